"""Answers of respondents to the counts of a satisfaction survey (SKM).

Enters: a CSV file with a row for each respondent. Leaves: the sum of scores and the number of
respondents for each element (unsur), or all faults at once. Layer 5, beside `counts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from os import PathLike, fspath
from typing import Final

from attrs import evolve, field, frozen

from iku_core._csv_rows import Cell, Row, beginning_of, csv_rows
from iku_core.characters import forbidden_characters
from iku_core.errors import CountsError
from iku_core.exact import Exact, round_half_up
from iku_core.files import read_source
from iku_core.frozen import FrozenMapping
from iku_core.issues import MAX_FAULTS, Issue, Source, new_issue, sort_issues

__all__ = ["Survey", "load_survey", "read_survey", "sample_size"]

_ELEMENT: Final = re.compile(r"(?:u|unsur)[ _]?([1-9][0-9]?)", re.ASCII | re.IGNORECASE)
_SCORES: Final = frozenset("1234")

_NINE: Final = (
    "Persyaratan",
    "Sistem, mekanisme dan prosedur",
    "Waktu penyelesaian",
    "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Penanganan pengaduan, saran dan masukan",
    "Sarana dan prasarana",
)
"""The elements of PermenPANRB 14/2017."""

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
        warnings: What is doubtful: an element is left out among the others, or there are other
            than the nine of PermenPANRB 14/2017.

    Example:
        >>> survey = read_survey(Source("-", "u1,u2\n4,3\n3,\n"))
        >>> survey.respondents, dict(survey.counts)
        (2, {'skor_u1': 7, 'responden_u1': 2, 'skor_u2': 3, 'responden_u2': 1})
    """

    respondents: int
    counts: FrozenMapping[Exact | None] = field(repr=False)
    warnings: tuple[Issue, ...] = ()


def sample_size(population: int) -> int:
    """Return how many respondents a survey needs, by R. V. Krejcie and D. W. Morgan (1970).

    The formula is exact and rounded half up. The printed table has 384 for 100,000 people, where
    the formula gives 383.

    Args:
        population: How many people were served, 1 or more.

    Raises:
        TypeError: The population is no whole number.
        ValueError: The population is below 1.

    Example:
        >>> [sample_size(number) for number in (10, 100, 1_000, 100_000)]
        [10, 80, 278, 383]
    """
    if type(population) is not int:
        raise TypeError(f"a population is a whole number, not {population!r}")
    if population < 1:
        raise ValueError(f"a population is 1 or more, not {population}")
    spread = _CHI_SQUARE * _SHARE * (1 - _SHARE)
    return int(round_half_up(spread * population / (_ERROR**2 * (population - 1) + spread), 0))


def load_survey(path: str | PathLike[str]) -> Survey:
    """Read the answers of respondents from a CSV file.

    Args:
        path: A file in UTF-8, at most 1 MB, separated by commas or semicolons. Its first row names
            the columns; those of elements are `u1`, `U1` or `unsur 1`, and others are left alone.
            A score is 1, 2, 3 or 4; an element that was not answered is left blank. A text with
            the separator or a line break in it stands in double quotes; empty rows, lines that
            begin with `#` and the line `sep=;` are passed over.

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
        raise CountsError(sort_issues(reading.issues))
    counts: dict[str, Exact | None] = {}
    for element, (score, answered) in sums.items():
        counts[f"skor_{element}"] = score
        counts[f"responden_{element}"] = answered
    return Survey(
        respondents=respondents, counts=FrozenMapping(counts), warnings=tuple(reading.warnings)
    )


class _Reading:
    """Read rows of answers, and note their faults and doubts."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.issues: list[Issue] = []
        self.warnings: list[Issue] = []

    def answers(self) -> Iterator[dict[str, int]]:
        """Iterate over the scores of each respondent by element; 0 where there is none."""
        self.issues += forbidden_characters(self.source)
        first, title, separator = beginning_of(self.source)
        mark = separator or (";" if title.count(";") > title.count(",") else ",")
        rows = csv_rows(self.source, mark, first)
        header = next(rows, Row(0, [Cell("", 0, 0, 0)]))
        if isinstance(header, Issue):
            self.issues.append(header)
            return
        columns = self._elements(header)
        if not columns:
            return
        row: Row | Issue | None = None
        for row in rows:
            if len(self.issues) >= MAX_FAULTS:
                place = row.location if isinstance(row, Issue) else row.location(self.source)
                self.issues.append(new_issue("IKU120", place, limit=str(MAX_FAULTS)))
                return
            if isinstance(row, Issue):
                self.issues.append(row)
            elif len(row.cells) != len(header.cells):
                words = {"found": str(len(row.cells)), "wanted": str(len(header.cells))}
                place = row.location(self.source)
                self.issues.append(new_issue("IKU562", place, mark=mark, **words))
            else:
                yield {element: self._score(row.cells[at]) for at, element in columns.items()}
        if row is None:
            self.issues.append(new_issue("IKU564", header.location(self.source)))

    def _elements(self, header: Row) -> dict[int, str]:
        """Return the elements by their column; a fault where there is none, or one twice."""
        found: dict[int, str] = {}
        first: dict[str, Cell] = {}
        for column, cell in enumerate(header.cells):
            match = _ELEMENT.fullmatch(cell.text)
            if match is not None:
                element = f"u{match[1]}"
                if first.setdefault(element, cell) is cell:
                    found[column] = element
                else:
                    issue = new_issue("IKU502", cell.location(self.source), count=cell.text)
                    place = first[element].location(self.source)
                    self.issues.append(evolve(issue, related=place))
        if found:
            self._compare([int(element[1:]) for element in found.values()], header)
        else:
            name = header.cells[0]
            place = name.location(self.source)
            self.issues.append(new_issue("IKU561", place, text=name.text or '""'))
        return found

    def _compare(self, numbers: list[int], header: Row) -> None:
        """Note elements that are left out among the others, or other than nine of them."""
        place = header.location(self.source)
        last = max(numbers)
        left_out = [number for number in range(1, last) if number not in numbers]
        if left_out:
            words = {"missing": ", ".join(map(_name_of, left_out)), "last": f"u{last}"}
            self.warnings.append(new_issue("IKU566", place, **words))
        elif last != len(_NINE):
            words = {"found": str(last), **_difference(last)}
            self.warnings.append(new_issue("IKU567", place, **words))

    def _score(self, cell: Cell) -> int:
        if not cell.text:
            return 0
        if cell.text not in _SCORES:
            self.issues.append(new_issue("IKU563", cell.location(self.source), text=cell.text))
            return 0
        return int(cell.text)


def _name_of(number: int) -> str:
    """Return an element with what it is of, where it is one of the nine."""
    return f"u{number} ({_NINE[number - 1]})" if number <= len(_NINE) else f"u{number}"


def _difference(last: int) -> dict[str, str]:
    """Return what elements up to one are short of, or more than the nine, in words."""
    start, end = sorted((last, len(_NINE)))
    named = named_id = _name_of(end)
    verb = "is"
    if start + 1 < end:
        named, named_id, verb = f"u{start + 1} to u{end}", f"u{start + 1} sampai u{end}", "are"
    if last > len(_NINE):
        return {
            "other": f"{named} {verb} none of them",
            "other_id": f"{named_id} tidak termasuk di dalamnya",
        }
    return {"other": f"{named} {verb} not asked", "other_id": f"{named_id} tidak ditanyakan"}
