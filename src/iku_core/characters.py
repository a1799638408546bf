"""Bytes to text, and the characters that no text of ours may hold.

Layer 1, below `document`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from iku_core.issues import Issue, Source, new_issue
from iku_core.messages import limit_words

__all__ = [
    "MAX_BYTES",
    "decode",
    "encode_as",
    "forbidden_characters",
    "forbidden_in_escapes",
    "forbidden_issue",
    "without_forbidden",
]

MAX_BYTES: Final = 1_000_000
MAX_REPEATED: Final = 50
_MARK: Final = "\ufeff"
"""The byte order mark with which Windows may begin a file."""

_ARCHIVE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks and Word documents begin, those of today and those of before 2007."""

_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_FORBIDDEN = rf"[\t{_INVISIBLE}]|\r(?!\n)"


def decode(data: bytes, name: str, *, limit: int = MAX_BYTES) -> tuple[Source, list[Issue]]:
    """Decode a file, strictly as UTF-8 with or without a byte order mark.

    Args:
        data: Its content.
        name: Its name in messages.
        limit: The most bytes that it may have.

    Returns:
        The source, empty where the text could not be decoded, and the faults.

    Example:
        >>> source, issues = decode(b"id: dinkes", "a.yaml")
        >>> source.text, issues
        ('id: dinkes', [])
    """
    if len(data) > limit:
        source = Source(name, "")
        return source, [new_issue("IKU102", source.location(0, 0), **limit_words(limit))]
    if data.startswith(_ARCHIVE):
        source = Source(name, "")
        return source, [new_issue("IKU151", source.location(0, 0))]
    try:
        return Source(name, data.decode("utf-8").removeprefix(_MARK)), []
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        source = Source(name, readable.removeprefix(_MARK))
        line = len(source.lines) - 1
        issue = new_issue(
            "IKU103",
            source.location(line, len(source.lines[-1])),
            byte=f"0x{data[error.start]:02X}",
        )
        return Source(name, ""), [issue]


def encode_as(before: bytes, text: str) -> bytes:
    r"""Encode a text, with a byte order mark where the file had one before.

    Args:
        before: What the file held.
        text: What it is to hold.

    Example:
        >>> encode_as(b"\xef\xbb\xbfid: a", "id: b")
        b'\xef\xbb\xbfid: b'
    """
    mark = _MARK if before.startswith(_MARK.encode()) else ""
    return f"{mark}{text}".encode()


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
    lines = source.text.split("\n")
    for number, line in enumerate(lines, start=1):
        match = re.search(_FORBIDDEN, line + "\n" * (number < len(lines)))
        if match is None:
            continue
        if len(issues) == MAX_REPEATED:
            place = source.location(number - 1, 0)
            issues.append(new_issue("IKU120", place, limit=str(MAX_REPEATED)))
            break
        issues.append(forbidden_issue(source, number - 1, match.start(), match.group()))
    return issues


def without_forbidden(text: str) -> str:
    r"""Return `text` with a blank for every character that is not allowed.

    Example:
        >>> without_forbidden("a:\tb")
        'a: b'
    """
    return re.sub(_FORBIDDEN, " ", text)


def forbidden_in_escapes(value: str) -> str | None:
    r"""Return the first character that an escape has brought in and that is not allowed.

    Example:
        >>> forbidden_in_escapes("a\0b"), forbidden_in_escapes("a\nb")
        ('\x00', None)
    """
    if value.replace("\n", "").isprintable():
        return None
    match = re.search(rf"[\t\r{_INVISIBLE}]", value)
    return match.group() if match else None


def forbidden_issue(source: Source, line: int, column: int, character: str) -> Issue:
    r"""Return the fault of one character that is not allowed.

    Example:
        >>> forbidden_issue(Source("a.yaml", "a\u200bb"), 0, 1, "\u200b").values["code_point"]
        'U+200B ZERO WIDTH SPACE'
    """
    if character == "\t":
        return new_issue("IKU105", source.location(line, column))
    return new_issue("IKU104", source.location(line, column), code_point=_code_point(character))


def _code_point(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()
