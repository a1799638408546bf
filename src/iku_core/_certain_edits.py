"""For each fault that can be mended in one way alone: what to write, and where.

Enters: an issue, with the line it was found in. Leaves: an edit of that line, or nothing where an
officer must decide. How a number, a sign or a key is spelled changes by it, and how a text is
marked as one; no number, no name in a formula and no text that a reader sees. Layer 1, for
`fixing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from iku_core._edits import Edit
from iku_core._hard_blanks import with_ordinary_blanks
from iku_core.issues import Issue

__all__ = ["certain_edit"]

_Spelling: TypeAlias = "Callable[[Issue, str], str | None]"
"""What to write for the marked characters; None where that is not certain."""

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_COMMA = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+\s*%?", re.ASCII)
_PERHAPS_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}\s*%?", re.ASCII)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""Characters that change nothing of what a reader sees: soft hyphens and blanks of no width."""

_BLANKS: Final = "\u00a0\u2007\u2009\u202f"
_TEXT_BEGINS = re.compile(r" *(?:- +)*(?:(?P<key>[A-Za-z_][\w-]*): +)?", re.ASCII)
_TEXT = re.compile(r"""(?![\s"'\[\]{}|>&*!#,?])(?:(?!\s#).)*?(?=\s*$|\s+#)""")
_FORMULAS: Final = ("numerator", "denominator", "value")


def certain_edit(issue: Issue) -> Edit | None:
    """Return the one way to mend a fault; None where there is none, or more than one.

    Args:
        issue: The fault, at its place.

    Returns:
        An edit whose offsets count from the beginning of the line.

    Example:
        >>> from iku_core.issues import Source, new_issue
        >>> place = Source("a.yaml", "value: a × b").location(0, 9)
        >>> certain_edit(new_issue("IKU205", place, text="×"))
        Edit(start=9, end=10, text='*')
    """
    place = issue.location
    if place is None:
        return None
    line, start, end = place.source_line, place.column - 1, place.end_column - 1
    if (of_line := _OF_LINES.get(issue.code)) is not None:
        return of_line(line, start)
    spell = _SPELLINGS.get(issue.code)
    text = None if spell is None else spell(issue, line[start:end])
    return None if text is None else Edit(start, end, text)


def _unquoted(text: str) -> str:
    """Return what stands in quotes; a text without a pair of them as it is."""
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else text


def _quoted(text: str) -> str:
    """Return a text in double quotes; in single ones where it has a sign that these would read."""
    if '"' in text or "\\" in text:
        return f"'{text.replace(chr(39), chr(39) * 2)}'"
    return f'"{text}"'


def _always(sign: str) -> _Spelling:
    return lambda issue, marked: sign if marked == issue.values["text"] else None


def _word_of(name: str) -> _Spelling:
    """Write a word of the message, where the marked characters are those it tells of."""

    def spell(issue: Issue, marked: str) -> str | None:
        told = issue.values["key" if issue.code == "IKU121" else "text"]
        return issue.values.get(name) if _unquoted(marked) == _unquoted(told) else None

    return spell


def _decimal_point(issue: Issue, marked: str) -> str | None:
    """Write a point for a comma, unless the three digits behind it may be thousands."""
    written = _unquoted(marked)
    if _PERHAPS_THOUSANDS.fullmatch(written) or not _COMMA.fullmatch(written):
        return None
    return issue.values.get("point" if issue.code == "IKU126" else "meant")


def _without_quotes(issue: Issue, marked: str) -> str | None:
    del issue
    bare = _unquoted(marked)
    is_clear = _PLAIN_NUMBER.fullmatch(bare) and not _PERHAPS_THOUSANDS.fullmatch(bare)
    return bare if is_clear else None


def _in_quotes(issue: Issue, marked: str) -> str | None:
    return _quoted(marked) if marked == issue.values["text"] else None


def _blank_behind(issue: Issue, marked: str) -> str | None:
    return f"{marked} " if marked == f"{issue.values['key']}:" else None


def _schema(issue: Issue, marked: str) -> str | None:
    del issue
    return "1" if _unquoted(marked) == "1" else None


def _blank(issue: Issue, marked: str) -> str | None:
    del issue
    return " " if marked in _BLANKS else None


_SPELLINGS: Final[dict[str, _Spelling]] = {
    "IKU121": _word_of("meant"),
    "IKU125": _without_quotes,
    "IKU126": _decimal_point,
    "IKU129": _word_of("meant"),
    "IKU130": _word_of("meant"),
    "IKU133": _in_quotes,
    "IKU134": _schema,
    "IKU150": _word_of("joined"),
    "IKU158": _word_of("meant"),
    "IKU185": _word_of("meant"),
    "IKU196": _blank_behind,
    "IKU205": _always("*"),
    "IKU206": _always("/"),
    "IKU208": _always("-"),
    "IKU210": _decimal_point,
    "IKU214": _blank,
    "IKU236": _word_of("joined"),
    "IKU240": _word_of("meant"),
}
"""What to write for the marked characters, by code."""


def _seen_alone(line: str, column: int) -> Edit | None:
    """Leave out what a reader cannot see, from a place to the end of the line."""
    if not _UNSEEN.match(line, column):
        return None
    return Edit(column, len(line), _UNSEEN.sub("", line[column:]))


def _blanks_for_tabs(line: str, column: int) -> Edit | None:
    """Write a blank for each tab within a line; how deep it is indented nobody can tell."""
    if not line[:column].strip():
        return None
    return Edit(column, len(line), re.sub("\t+", " ", line[column:]).rstrip())


def _whole_text_in_quotes(line: str, column: int) -> Edit | None:
    """Put the text around a colon, or behind a sign, in quotes; in a formula `:` becomes `/`."""
    begins = _TEXT_BEGINS.match(line)
    assert begins is not None, "it matches nothing as well"
    text = _TEXT.match(line, begins.end())
    if text is None or not text.start() <= column < text.end():
        return None
    if line[column] == ":" and not begins["key"]:
        return None
    if line[column] == ":" and begins["key"] in _FORMULAS:
        # With nothing behind it the sign divides by nothing.
        if column + 1 == text.end():
            return None
        return Edit(column, column + 1, "/" if line[column - 1] == " " else " /")
    return Edit(text.start(), text.end(), _quoted(text[0]))


def _ordinary_blanks(line: str, column: int) -> Edit | None:
    """Write ordinary blanks around a key; they are as wide, so that no depth changes."""
    del column
    return Edit(0, len(line), with_ordinary_blanks(line))


_OF_LINES: Final[dict[str, Callable[[str, int], Edit | None]]] = {
    "IKU104": _seen_alone,
    "IKU105": _blanks_for_tabs,
    "IKU152": _whole_text_in_quotes,
    "IKU153": _whole_text_in_quotes,
    "IKU195": _ordinary_blanks,
}
"""What to write for a part of the line around a place, by code."""
