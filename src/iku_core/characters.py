"""Bytes to text, and the characters that no text of ours may hold.

Layer 1, below `document`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Source

__all__ = [
    "FORBIDDEN",
    "FORBIDDEN_IN_ESCAPES",
    "MAX_BYTES",
    "decode",
    "forbidden_characters",
    "forbidden_issue",
    "issue_at",
]

MAX_BYTES: Final = 1_000_000
MAX_REPEATED: Final = 50

_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
FORBIDDEN = re.compile(rf"[\t{_INVISIBLE}]|\r(?!\n)")
FORBIDDEN_IN_ESCAPES = re.compile(rf"[\t\r{_INVISIBLE}]")


def decode(data: bytes, name: str) -> tuple[Source, list[Issue]]:
    """Decode a file, strictly as UTF-8 with or without a byte order mark.

    Returns:
        The source, empty where the text could not be decoded, and the faults.

    Example:
        >>> source, issues = decode(b"id: dinkes", "a.yaml")
        >>> source.text, issues
        ('id: dinkes', [])
    """
    if len(data) > MAX_BYTES:
        source = Source(name, "")
        return source, [issue_at("IKU102", source, 0, 0, limit=f"{MAX_BYTES:,}")]
    try:
        return Source(name, data.decode("utf-8").removeprefix("\ufeff")), []
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        source = Source(name, readable.removeprefix("\ufeff"))
        line = len(source.lines) - 1
        issue = issue_at(
            "IKU103", source, line, len(source.lines[-1]), byte=f"0x{data[error.start]:02X}"
        )
        return Source(name, ""), [issue]


def forbidden_characters(source: Source) -> list[Issue]:
    r"""Report tabs, control, bidirectional and zero-width characters, one a line.

    Example:
        >>> [issue.name for issue in forbidden_characters(Source("a.yaml", "a:\tb"))]
        ['tab']
    """
    # No forbidden character is printable, and this look is many times faster than the pattern.
    if source.text.replace("\r\n", "").replace("\n", "").isprintable():
        return []
    issues: list[Issue] = []
    for number, line in enumerate(source.text.split("\n")):
        match = FORBIDDEN.search(line + "\n")
        if match is None:
            continue
        if len(issues) == MAX_REPEATED:
            issues.append(issue_at("IKU120", source, number, 0, limit=str(MAX_REPEATED)))
            break
        issues.append(forbidden_issue(source, number, match.start(), match.group()))
    return issues


def forbidden_issue(source: Source, line: int, column: int, character: str) -> Issue:
    """Return the fault of one character that is not allowed."""
    if character == "\t":
        return issue_at("IKU105", source, line, column)
    return issue_at("IKU104", source, line, column, code_point=_code_point(character))


def _code_point(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def shortened(text: str) -> str:
    """Return `text`, cut where it is longer than 60 characters."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def issue_at(code: str, source: Source, line: int, column: int, **values: str) -> Issue:
    """Return the fault at a line and column counted from 0; long words are shortened."""
    shown = FrozenMapping({name: shortened(value) for name, value in values.items()})
    return Issue(code=code, values=shown, location=source.location(line, column))
