"""Issues to text: with the source line and a caret for people, as JSON lines for machines.

Layer 6.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

from iku_core.issues import Issue, Location, visible
from iku_core.messages import Language

__all__ = [
    "issue_record",
    "other_place_words",
    "plain_lines",
    "render_issue",
    "render_issues",
    "render_issues_json",
    "render_summary",
]

MAX_WIDTH: Final = 120
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BLANK_OF_WIDTH: Final = ("", " ", "\u3000")

_WORDS: Final = {
    "en": {
        "error": "error",
        "warning": "warning",
        "notice": "notice",
        "hint": "hint",
        "first": "the other one stands here",
        "none": "no faults found",
        "counted": "errors: {errors}, warnings: {warnings}",
        "notices": "notices: {notices}",
    },
    "id": {
        "error": "galat",
        "warning": "peringatan",
        "notice": "catatan",
        "hint": "saran",
        "first": "yang satu lagi ada di sini",
        "none": "tidak ditemukan kesalahan",
        "counted": "galat: {errors}, peringatan: {warnings}",
        "notices": "catatan: {notices}",
    },
}


def render_issue(issue: Issue, language: Language = "en") -> str:
    """Return an issue as lines: place, code and sentence; source line and caret; hint.

    Example:
        >>> from iku_core.frozen import FrozenMapping
        >>> from iku_core.issues import Source
        >>> place = Source("a.yaml", "nama: x").location(0, 0, end_column=4)
        >>> words = FrozenMapping({"key": "nama", "advice": "did you mean name?"})
        >>> print(render_issue(Issue(code="IKU121", values=words, location=place)))
        a.yaml:1:1: error IKU121: the key nama is not known here
            nama: x
            ^^^^
          hint: did you mean name?
    """
    words = _WORDS[language]
    place = f"{issue.location}: " if issue.location else ""
    sentence = issue.message_in(language)
    lines = [f"{place}{words[issue.severity]} {issue.code}: {sentence}"]
    if issue.location is not None:
        lines.extend(_excerpt(issue.location))
    if issue.related is not None:
        lines.append(f"  {issue.related}: {words['first']}")
        lines.extend(_excerpt(issue.related))
    lines.append(f"  {words['hint']}: {issue.hint_in(language)}")
    return "\n".join(lines)


def plain_lines(issue: Issue, language: Language = "en") -> list[str]:
    """Return the sentence of an issue, its second place where there is one, and the hint.

    Example:
        >>> plain_lines(Issue(code="IKU203"))
        ['the formula is empty', 'hint: write a formula, such as: jumlah_a / jumlah_b']
    """
    words = _WORDS[language]
    lines = [issue.message_in(language)]
    if issue.related is not None:
        lines.append(f"{issue.related}: {words['first']}")
    return [*lines, f"{words['hint']}: {issue.hint_in(language)}"]


def other_place_words(language: Language = "en") -> str:
    """Return what is said of the second place of an issue.

    Example:
        >>> other_place_words()
        'the other one stands here'
    """
    return _WORDS[language]["first"]


def render_issues(issues: Iterable[Issue], language: Language = "en") -> str:
    """Return issues one below the other, with an empty line in between.

    Example:
        >>> print(render_issues([Issue(code="IKU203"), Issue(code="IKU203")]).count("IKU203"))
        2
    """
    return "\n\n".join(render_issue(issue, language) for issue in issues)


def render_summary(issues: Iterable[Issue], language: Language = "en") -> str:
    """Return one line that counts the issues; notices apart, where there are any.

    Example:
        >>> render_summary([])
        'no faults found'
        >>> render_summary([Issue(code="IKU203"), Issue(code="IKU565")])
        'errors: 1, warnings: 0, notices: 1'
    """
    severities = [issue.severity for issue in issues]
    words = _WORDS[language]
    if not severities:
        return words["none"]
    counted = words["counted"].format(
        errors=severities.count("error"), warnings=severities.count("warning")
    )
    notices = severities.count("notice")
    return f"{counted}, {words['notices'].format(notices=notices)}" if notices else counted


def render_issues_json(issues: Iterable[Issue], language: Language = "en") -> str:
    """Return issues as JSON lines: one object a line.

    Each has `code`, `name`, `severity`, `message`, `hint`, and where there is a place `file`,
    `line`, `column`, `end_column` (from 1, in characters) and `path`; in a workbook also `cell`,
    and `line` and `column` are its row and column; `related` holds a second place. By its
    `fingerprint` an issue is known again in the next run.

    Example:
        >>> from iku_core.frozen import FrozenMapping
        >>> issue = Issue(code="IKU203")
        >>> render_issues_json([issue])[:50]
        '{"code": "IKU203", "name": "empty-formula", "sever'
    """
    # Imported here, for it is slow to load and text needs none.
    from iku_core.report.fingerprint import fingerprints  # noqa: PLC0415

    found = [*issues]
    return "\n".join(
        json.dumps({**issue_record(issue, language), "fingerprint": known}, ensure_ascii=False)
        for issue, known in zip(found, fingerprints(found), strict=True)
    )


def issue_record(issue: Issue, language: Language = "en") -> dict[str, Any]:
    """Return an issue as a mapping that JSON can hold; the keys are those of `render_issues_json`.

    Example:
        >>> issue_record(Issue(code="IKU203"))["name"]
        'empty-formula'
    """
    record: dict[str, Any] = {
        "code": issue.code,
        "name": issue.name,
        "severity": issue.severity,
        "message": issue.message_in(language),
        "hint": issue.hint_in(language),
    }
    if issue.location is not None:
        record |= _place(issue.location)
    if issue.related is not None:
        record["related"] = _place(issue.related)
    return record


def _place(place: Location) -> dict[str, Any]:
    return {
        "file": _encodable(place.file),
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column,
        "path": _encodable(place.path),
        **({"cell": place.cell} if place.cell else {}),
    }


def _encodable(name: str) -> str:
    """Return a name with an escape for what no UTF-8 holds, as of a file named in other bytes."""
    return _SURROGATE.sub(lambda match: visible(match[0]), name)


def _excerpt(place: Location) -> list[str]:
    """Return the source line, cut around the place where it is long, and the caret below."""
    if not place.source_line:
        return []
    start, end = place.column - 1, place.end_column - 1
    left = max(0, start - MAX_WIDTH // 2)
    line = place.source_line[left : left + MAX_WIDTH]
    end = min(end, left + len(line) + 1)
    before = line[: start - left]
    marked = line[start - left : end - left]
    blank = "".join(_BLANK_OF_WIDTH[_width(character)] for character in before)
    caret = "^" * max(1, sum(_width(character) for character in marked))
    shown = "".join(c if c.isprintable() else " " for c in line)
    # A run on GitHub takes a line for a command that begins so behind its blanks.
    margin = "   |" if shown.lstrip().startswith("::") else "    "
    return [f"{margin}{shown.rstrip()}", f"    {blank}{caret}"]


def _width(character: str) -> int:
    """Return how many columns a character takes; an accent stands on the letter before it."""
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
