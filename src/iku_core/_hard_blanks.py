"""Hard blanks of a word processor where YAML wants ordinary ones: around keys and dashes.

Enters: the text of a file. Leaves: a fault for each line that has one there, and the text with
ordinary blanks in their places. Within a text they stay. Layer 1, part of `document`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from iku_core.characters import MAX_REPEATED
from iku_core.issues import Issue, Source, new_issue

__all__ = ["hard_blanks", "with_ordinary_blanks"]

_HARD: Final = "\u00a0\u2007\u2009\u202f"
_ANY_HARD = re.compile(f"[{_HARD}]")
_HEAD = re.compile(
    rf"[ {_HARD}]*(?:(?:-[ {_HARD}]+)*[A-Za-z_][\w-]*:"
    rf"(?:[{_HARD}][ {_HARD}]*| |$)|(?:- +)+(?=\S)|(?=#))"
)


def with_ordinary_blanks(line: str) -> str:
    r"""Return a line with ordinary blanks before its key and behind the colon.

    Example:
        >>> with_ordinary_blanks("\u00a0 name:\u00a0Dinas\u00a0A")
        '  name: Dinas\xa0A'
    """
    head = _HEAD.match(line)
    if head is None:
        return line
    return _ANY_HARD.sub(" ", head[0]) + line[head.end() :]


def hard_blanks(source: Source, text: str) -> tuple[str, list[Issue]]:
    r"""Return a text with ordinary blanks, and a fault for each line that had others.

    Args:
        source: The file, for the places.
        text: Its text, in lines of the same length.

    Example:
        >>> text, issues = hard_blanks(Source("a.yaml", "id:\u00a0uji"), "id:\u00a0uji")
        >>> text, [str(issue.location) for issue in issues]
        ('id: uji', ['a.yaml:1:4'])
    """
    if _ANY_HARD.search(text) is None:
        return text, []
    issues: list[Issue] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        lines[number] = with_ordinary_blanks(line)
        if lines[number] == line or len(issues) > MAX_REPEATED:
            continue
        found = _ANY_HARD.search(line)
        assert found is not None, "one of them has gone"
        place = source.location(number, found.start())
        if len(issues) == MAX_REPEATED:
            issues.append(new_issue("IKU120", place, limit=str(MAX_REPEATED)))
        else:
            named = f"U+{ord(found[0]):04X} {unicodedata.name(found[0])}"
            issues.append(new_issue("IKU195", place, code_point=named))
    return "\n".join(lines), issues
