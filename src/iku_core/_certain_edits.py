"""For each fault that can be mended in one way alone: what to write, and where.

Enters: an issue, with the text it was found in. Leaves: an edit of that line, or nothing where an
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
from iku_core._written_values import UNSEEN, WrittenValue, WrittenValues
from iku_core.issues import Issue
from iku_core.suggestion import certain

__all__ = ["certain_edit"]

_Spelling: TypeAlias = "Callable[[Issue, str], str | None]"
"""What to write for the marked characters; None where that is not certain."""

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_COMMA = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+\s*%?", re.ASCII)
_PERHAPS_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}\s*%?", re.ASCII)
_UNSEEN = re.compile(f"[{UNSEEN}]+")
"""Characters that change nothing of what a reader sees: soft hyphens and blanks of no width."""

_SOFT_HYPHEN: Final = "\u00ad"
_BLANKS: Final = "\u00a0\u2007\u2009\u202f"
_OF_WORDS: Final = frozenset("_.,")
_TEXT_BEGINS = re.compile(r"(?P<item> *(?:- +)*)(?:(?P<key>[A-Za-z_][\w-]*): +)?", re.ASCII)
_TEXT = re.compile(r"""(?![\s"'\[\]{}|>&*!#,?])(?:(?!\s#).)*?(?=\s*$|\s+#)""")
_QUOTES = re.compile(r"""["`]|(?<!\w)'|'(?!\w)""")
"""Quotes; an apostrophe within a word is none."""

_PERHAPS_KEY = re.compile(r"([\w-]+)\s*:(?=\s|$)")
_COMMENT_OR_TEXT = re.compile(r"\s+#[^\s#]")
_PERCENT = re.compile(r"[%\uff05]|persen|prosen|percent", re.IGNORECASE)
_PERCENT_UNITS: Final = frozenset({"%", "persen", "prosen", "percent"})

_TERM = r"(?:[A-Za-z_]\w*|[0-9][0-9.,]*|(?:[A-Za-z_]\w*)?\([^():]*\))"
_RATIO = re.compile(rf"{_TERM}(?: *[*×·•] *{_TERM})* *: *{_TERM}", re.ASCII)
"""One division of single terms; a product in front of it is the same read in either way."""

_FORMULAS: Final = ("numerator", "denominator", "value")
_TEXTS: Final = frozenset(
    {
        *("explanation", "functions", "goal", "government", "label", "mandate", "name"),
        *("note", "reason", "source", "statement", "title", "unit"),
    }
)
"""Keys with a text that a reader sees, and nobody calculates with."""

KEYS: Final = frozenset(
    {
        *("about", "above", "accumulate", "achievement", "adopts", "agreement", "at_most"),
        *("below", "better", "both_zero", "by", "cap", "cases", "classes", "classify"),
        *("colour", "confidence", "constants", "constraints", "counts", "date", "decided"),
        *("decimals", "decisions", "defined_when", "denominator", "different_units"),
        *("document", "exact", "explanation", "falls_with", "floor", "formula", "from"),
        *("functions", "goal", "government", "heading", "higher", "id", "indicator"),
        *("indicators", "kind", "label", "lower", "mandate", "meaning", "multiplier", "name"),
        *("negative_targets", "nip", "note", "numerator", "objective", "objectives"),
        *("officers", "organisation", "overrides", "place", "precision", "previous"),
        *("printed", "printed_formula", "published", "range", "realisation", "reason"),
        *("responsible", "rises_with", "rollup", "rule", "rules", "scale", "scales", "schema"),
        *("score", "signed", "source", "statement", "status", "target", "targets", "title"),
        *("to", "unchanged_by_scale", "unit", "valid_from", "valid_to", "value", "version"),
        *("weight", "within", "zero_realisation", "zero_target"),
    }
)
"""The keys of definitions and agreements."""


def certain_edit(issue: Issue, values: WrittenValues) -> Edit | None:
    """Return the one way to mend a fault; None where there is none, or more than one.

    Args:
        issue: The fault, at its place.
        values: What stands where in the text.

    Returns:
        An edit whose offsets count from the beginning of the line.

    Example:
        >>> from iku_core.issues import Source, new_issue
        >>> source = Source("a.yaml", "value: a × b")
        >>> issue = new_issue("IKU205", source.location(0, 9), text="×")
        >>> certain_edit(issue, WrittenValues(source))
        Edit(start=9, end=10, text='*')
    """
    place = issue.location
    if place is None:
        return None
    line, start, end = place.source_line, place.column - 1, place.end_column - 1
    if issue.code in _CHARACTERS:
        return _of_character(line, start, place.line - 1, values)
    if (of_line := _OF_LINES.get(issue.code)) is not None:
        return of_line(line, start)
    marks = issue.code in _OF_VALUES
    if marks and not _OF_VALUES[issue.code](line[start:end], values.at(place.line - 1, start)):
        return None
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


def _is_percent(marked: str, value: WrittenValue | None) -> bool:
    """Return whether a target may lose its unit: a part of one is a hundred times less."""
    unit = "" if value is None else value.unit.strip().lower()
    return unit in _PERCENT_UNITS or not _PERCENT.search(marked)


def _is_division(marked: str, value: WrittenValue | None) -> bool:
    """Return whether a sign divides; what a colon divides shows in simple formulas alone."""
    return marked not in ":\u2236" or (value is not None and _is_ratio(value.scalar.value))


def _is_ratio(formula: str) -> bool:
    return _RATIO.fullmatch(formula.replace("\u2236", ":")) is not None and not _has_key(formula)


def _has_key(text: str) -> bool:
    """Return whether a word in front of a colon is a key, or like one: a line may be missing."""
    return any(_is_like_a_key(word) for word in _PERHAPS_KEY.findall(text))


def _is_like_a_key(word: str) -> bool:
    return _key_meant(word) in KEYS


def _key_meant(word: str) -> str:
    """Return the key that a word is, or stands for; any other word as it is."""
    return word if word in KEYS else certain(word, KEYS).get("meant", word)


_OF_VALUES: Final[dict[str, Callable[[str, WrittenValue | None], bool]]] = {
    "IKU158": _is_percent,
    "IKU206": _is_division,
}
"""What must be true of the value around the marked characters, by code."""


def _of_character(line: str, column: int, number: int, values: WrittenValues) -> Edit | None:
    """Leave out what a reader cannot see, and write a blank for a tab within a line."""
    value = values.at(number, column)
    if value is None:
        # Between values, and in no comment.
        if "#" in line[:column] or not values.begins_on(number):
            return None
    elif value.scalar.style in ("|", ">") or line[:column].endswith("\\"):
        return None
    if line[column] == "\t":
        return _blank_for_tabs(line, column)
    return _seen_alone(line, column, value)


def _blank_for_tabs(line: str, column: int) -> Edit | None:
    """Write a blank for tabs; how deep a line is indented by them nobody can tell."""
    end = column + len(line[column:]) - len(line[column:].lstrip("\t"))
    if not line[:column].strip():
        return None
    return Edit(column, end, " " if line[end:] else "")


def _seen_alone(line: str, column: int, value: WrittenValue | None) -> Edit | None:
    """Leave out what nobody sees, unless it may part two words, or stand for a sign."""
    unseen = _UNSEEN.match(line, column)
    if unseen is None:
        return None
    before, behind = line[:column][-1:], line[unseen.end() :][:1]
    in_word = before.isalpha() and behind.isalpha()
    in_text = value is not None and _key_meant(value.key) in _TEXTS
    if _SOFT_HYPHEN in unseen[0] or (_is_of_word(before) and _is_of_word(behind)):
        return Edit(column, unseen.end(), "") if in_word and in_text else None
    return Edit(column, unseen.end(), "")


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in _OF_WORDS


def _whole_text_in_quotes(line: str, column: int) -> Edit | None:
    """Put the text around a colon, or behind a sign, in quotes; in a formula `:` becomes `/`."""
    begins = _TEXT_BEGINS.match(line)
    assert begins is not None, "it matches nothing as well"
    is_colon = line[column : column + 1] == ":"
    key, start = begins["key"], begins.end()
    if is_colon and key and "-" in begins["item"] and not _is_like_a_key(key):
        # The item is a text, and its first words only look like a key.
        start = begins.end("item")
    text = _TEXT.match(line, start)
    if text is None or not text.start() <= column < text.end() or (is_colon and not key):
        return None
    if is_colon and key in _FORMULAS:
        if not _is_ratio(text[0]):
            return None
        return Edit(column, column + 1, "/" if line[column - 1] == " " else " /")
    if is_colon and text[0].endswith(":"):
        # More may belong to it on the lines below.
        return None
    behind = line[text.end() :]
    is_commented = "#" in behind if is_colon else _COMMENT_OR_TEXT.match(behind)
    if is_commented or _QUOTES.search(text[0]) or _has_key(text[0]):
        return None
    return Edit(text.start(), text.end(), _quoted(text[0]))


def _ordinary_blanks(line: str, column: int) -> Edit | None:
    """Write ordinary blanks around a key; they are as wide, so that no depth changes."""
    del column
    return Edit(0, len(line), with_ordinary_blanks(line))


_CHARACTERS: Final = frozenset({"IKU104", "IKU105"})

_OF_LINES: Final[dict[str, Callable[[str, int], Edit | None]]] = {
    "IKU152": _whole_text_in_quotes,
    "IKU153": _whole_text_in_quotes,
    "IKU195": _ordinary_blanks,
}
"""What to write for a part of the line around a place, by code."""
