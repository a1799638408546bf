"""Answers of respondents to the counts of a satisfaction survey (SKM).

Enters: a CSV file with a row for each respondent. Leaves: the sum of scores and the number of
respondents for each element (unsur), or all faults at once. Layer 5, beside `counts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from os import PathLike, fspath
from typing import Final, NamedTuple

from attrs import evolve, field, frozen

from iku_core.errors import CountsError
from iku_core.exact import Exact, round_half_up
from iku_core.files import read_source
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Source, new_issue

__all__ = ["Survey", "load_survey", "read_survey", "sample_size"]

MAX_FAULTS: Final = 100
_ELEMENT: Final = re.compile(r"(?:u|unsur)[ _]?([1-9][0-9]?)", re.ASCII | re.IGNORECASE)
_SCORES: Final = frozenset("1234")

_CHI_SQUARE: Final = Fraction("3.841")
_ERROR: Final = Fraction("0.05")
_SHARE: Final = Fraction("0.5")


@frozen(kw_only=True)
class Survey:
    r"""Hold what the answers of a survey add up to.

    Attributes:
        respondents: How many respondents answered at least one element.
        counts: For each element `u1` and on, `skor_u1`, the sum of its scores, and
            `responden_u1`, the number of respondents who answered it.

    Example:
        >>> survey = read_survey(Source("-", "u1,u2\n4,3\n3,\n"))
        >>> survey.respondents, dict(survey.counts)
        (2, {'skor_u1': 7, 'responden_u1': 2, 'skor_u2': 3, 'responden_u2': 1})
    """

    respondents: int
    counts: FrozenMapping[Exact | None] = field(repr=False)


def sample_size(population: int) -> int:
    """Return how many respondents a survey needs, by R. V. Krejcie and D. W. Morgan (1970).

    The formula is exact and rounded half up. The printed table has 384 for 100,000 people, where
    the formula gives 383.

    Args:
        population: How many people were served, 1 or more.

    Raises:
        ValueError: The population is below 1.

    Example:
        >>> [sample_size(number) for number in (10, 100, 1_000, 100_000)]
        [10, 80, 278, 383]
    """
    if population < 1:
        raise ValueError(f"a population is 1 or more, not {population}")
    spread = _CHI_SQUARE * _SHARE * (1 - _SHARE)
    return int(round_half_up(spread * population / (_ERROR**2 * (population - 1) + spread), 0))


def load_survey(path: str | PathLike[str]) -> Survey:
    """Read the answers of respondents from a CSV file.

    Args:
        path: A file in UTF-8, at most 1 MB. Its first line names the columns; those of elements are
            `u1`, `U1` or `unsur 1`, and others are left alone. A score is 1, 2, 3 or 4; an element
            that was not answered is left blank.

    Raises:
        CountsError: The file has faults; all of them are told, with their places.

    Example:
        >>> load_survey("docs/examples/responden.csv").counts["responden_u9"]
        9
    """
    source, issues = read_source(path, fspath(path))
    if issues:
        raise CountsError(tuple(issues))
    return read_survey(source)


def read_survey(source: Source) -> Survey:
    r"""Read the answers of respondents from a text; as `load_survey`.

    Example:
        >>> read_survey(Source("-", "no;u1\n1;4\n2;5")).counts
        Traceback (most recent call last):
            ...
        iku_core.errors.CountsError: faults in the counts: 1
        -:3:3: IKU563 5 is no score
    """
    reading = _Reading(source)
    sums: dict[str, list[int]] = {}
    respondents = 0
    for answers in reading.answers():
        respondents += any(answers.values())
        for element, score in answers.items():
            total = sums.setdefault(element, [0, 0])
            total[0] += score
            total[1] += score > 0
    if reading.issues:
        raise CountsError(tuple(reading.issues))
    counts: dict[str, Exact | None] = {}
    for element, (score, answered) in sums.items():
        counts[f"skor_{element}"] = score
        counts[f"responden_{element}"] = answered
    return Survey(respondents=respondents, counts=FrozenMapping(counts))


class _Cell(NamedTuple):
    """Hold a cell and where it begins in its line."""

    text: str
    start: int


class _Reading:
    """Read rows of answers, and note their faults."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.issues: list[Issue] = []
        self.mark = ","

    def answers(self) -> Iterator[dict[str, int]]:
        """Iterate over the scores of each respondent by element; 0 where there is none."""
        lines = [(number, line) for number, line in enumerate(self.source.lines) if line.strip()]
        first, title = lines[0] if lines else (0, "")
        self.mark = ";" if title.count(";") > title.count(",") else ","
        names = self._cells(title)
        columns = self._elements(first, names)
        if not columns:
            return
        if len(lines) == 1:
            self._note("IKU564", first, _Cell(title, 0))
        for number, line in lines[1:]:
            cells = self._cells(line)
            if len(self.issues) == MAX_FAULTS:
                self._note("IKU120", number, _Cell(line, 0), limit=str(MAX_FAULTS))
                return
            if len(cells) != len(names):
                words = {"found": str(len(cells)), "wanted": str(len(names))}
                self._note("IKU562", number, _Cell(line, 0), **words)
            else:
                yield {
                    element: self._score(number, cells[column])
                    for column, element in columns.items()
                }

    def _cells(self, line: str) -> list[_Cell]:
        cells: list[_Cell] = []
        start = 0
        for part in line.split(self.mark):
            text = part.strip().strip('"').strip()
            cells.append(_Cell(text, start + (part.find(text) if text else 0)))
            start += len(part) + 1
        return cells

    def _elements(self, number: int, names: list[_Cell]) -> dict[int, str]:
        """Return the elements by their column; a fault where there is none, or one twice."""
        found: dict[int, str] = {}
        first: dict[str, _Cell] = {}
        for column, cell in enumerate(names):
            match = _ELEMENT.fullmatch(cell.text)
            if match is not None:
                element = f"u{match[1]}"
                if first.setdefault(element, cell) is cell:
                    found[column] = element
                else:
                    issue = self._issue("IKU502", number, cell, count=cell.text)
                    place = self._issue("IKU502", number, first[element], count="").location
                    self.issues.append(evolve(issue, related=place))
        if not found:
            self._note("IKU561", number, _Cell(names[0].text, 0), text=names[0].text or '""')
        return found

    def _score(self, number: int, cell: _Cell) -> int:
        if not cell.text:
            return 0
        if cell.text not in _SCORES:
            self._note("IKU563", number, cell, text=cell.text)
            return 0
        return int(cell.text)

    def _note(self, code: str, number: int, cell: _Cell, **words: str) -> None:
        self.issues.append(self._issue(code, number, cell, **words))

    def _issue(self, code: str, number: int, cell: _Cell, **words: str) -> Issue:
        end = cell.start + max(len(cell.text), 1)
        place = self.source.location(number, cell.start, end_column=end)
        return new_issue(code, place, **words)
