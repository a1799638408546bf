"""Collection sheets that come back filled in: what they hold, and what they are of.

Enters: a workbook, or the code that stands in a sheet. Leaves: entries for `counts`, or issues at
the cells that are at fault. Layer 5, part of `counts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Final

from iku_core._count_entries import Entries, Entry, FoundSheet
from iku_core._supplied_numbers import Refusal
from iku_core._workbook import Cell, Sheet, Workbook
from iku_core.collection import CODE_START, HEADINGS, SheetCode, collection_sheet, parse_sheet_code
from iku_core.definition import Document
from iku_core.exact import MAX_PLACES, Exact, simplest
from iku_core.issues import Issue, Source, new_issue
from iku_core.period import Period

__all__ = ["asked_for", "code_of", "workbook_entries"]

MAX_DIGITS: Final = 15
"""How many digits of a number a spreadsheet keeps."""

_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?", re.ASCII)
_FOUND: Final = {
    "boolean": ("a logical value (TRUE or FALSE)", "nilai logika (TRUE atau FALSE)"),
    "date": ("a date or a time", "tanggal atau waktu"),
    "percent": ("a percentage", "persentase"),
}


def code_of(
    found: FoundSheet, document: Document, period: Period | None
) -> tuple[SheetCode | None, list[Issue]]:
    """Return the code of a sheet, and in what it differs from what is computed.

    There is no code where nothing else of the sheet can be judged by the document.
    """
    code = parse_sheet_code(found.code)
    wanted = None if code is None else _code_for(document, code.period)
    if code is None or wanted is None:
        return None, [new_issue("IKU761", found.place(), text=found.code)]
    if code.document != wanted.document:
        words = {"found": code.document, "wanted": wanted.document}
        return None, [new_issue("IKU762", found.place(), **words)]
    issues: list[Issue] = []
    if code.edition != wanted.edition:
        words = _edition("found", code.edition) | _edition("wanted", wanted.edition)
        issues.append(new_issue("IKU763", found.place(), **words))
    if period is not None and code.period != period:
        words = {"found": str(code.period), "wanted": str(period)}
        issues.append(new_issue("IKU764", found.place(), **words))
    return code, issues


def _code_for(document: Document, period: Period) -> SheetCode | None:
    try:
        return collection_sheet(document, period).code
    except ValueError:
        return None


def _edition(name: str, edition: str) -> dict[str, str]:
    if edition == "-":
        return {name: "without a date", f"{name}_id": "tanpa tanggal"}
    return {name: edition, f"{name}_id": edition}


def asked_for(document: Document, period: Period) -> list[tuple[str, str]]:
    """Return period and count of each row that a sheet must have."""
    rows = collection_sheet(document, period).rows
    return [(str(row.period), row.count.name) for row in rows]


def workbook_entries(workbook: Workbook) -> Entries:
    """Return the entries of the one sheet of a workbook that has a sheet code."""
    codes = [
        (sheet, at)
        for sheet in workbook.sheets
        for at, cell in sorted(sheet.cells.items())
        if cell.text.startswith(CODE_START)
    ]
    if not codes:
        nowhere = Source(workbook.name, "").location(0, 0)
        return Entries([new_issue("IKU759", nowhere)], by_period=True)
    if len(codes) > 1:
        sheet, at = codes[1]
        return Entries([new_issue("IKU760", sheet.place(*at))], by_period=True)
    sheet, at = codes[0]
    table = _Table.below(sheet, at[0])
    if table is None:
        words = {"headings": _listed("en"), "headings_id": _listed("id")}
        return Entries([new_issue("IKU765", sheet.place(*at), **words)], by_period=True)
    found = FoundSheet(sheet.text(*at), partial(sheet.place, *at), table.place)
    return Entries(table.entries(), by_period=True, sheet=found)


def _listed(language: str) -> str:
    return ", ".join(HEADINGS["id" if language == "id" else "en"])


class _Table:
    """Read the rows below the headings, wherever these stand."""

    def __init__(self, sheet: Sheet, row: int, columns: tuple[int, int, int]) -> None:
        self.sheet = sheet
        self.row = row
        self.name, self.period, self.value = columns
        self.place = partial(sheet.place, row, self.name)

    @classmethod
    def below(cls, sheet: Sheet, top: int) -> _Table | None:
        """Return the first table below a row; None where no row has each heading once."""
        rows: dict[int, dict[str, list[int]]] = {}
        for (row, column), cell in sorted(sheet.cells.items()):
            if row > top:
                rows.setdefault(row, {}).setdefault(cell.text.lower(), []).append(column)
        for row, words in rows.items():
            for headings in HEADINGS.values():
                columns = [words.get(heading.lower(), []) for heading in headings]
                if [len(found) for found in columns] == [1, 1, 1]:
                    return cls(sheet, row, (columns[0][0], columns[1][0], columns[2][0]))
        return None

    def entries(self) -> Iterator[Entry | Issue]:
        rows = {row for row, column in self.sheet.cells if row > self.row and self._is_own(column)}
        for row in sorted(rows):
            name = self.sheet.text(row, self.name)
            value = self.sheet.cells.get((row, self.value))
            if name:
                yield from self._faults_of_row(row, name)
                yield self._entry(row, name, value)
            elif value is not None:
                yield new_issue("IKU767", self.sheet.place(row, self.value), text=_shown(value))

    def _is_own(self, column: int) -> bool:
        return column in (self.name, self.period, self.value)

    def _faults_of_row(self, row: int, name: str) -> Iterator[Issue]:
        place = self.sheet.place(row, self.value)
        if row in self.sheet.hidden:
            yield new_issue("IKU769", place, count=name)
        for area in self.sheet.merged:
            if any(area.holds(row, column) for column in (self.name, self.period, self.value)):
                yield new_issue("IKU770", place, area=str(area))
                return

    def _entry(self, row: int, name: str, cell: Cell | None) -> Entry:
        place = self.sheet.place
        entry = Entry(
            name,
            partial(place, row, self.name),
            "" if cell is None or cell.kind != "text" else cell.text,
            partial(place, row, self.value),
            period=self.sheet.text(row, self.period),
            period_place=partial(place, row, self.period),
            in_cell=True,
        )
        if cell is None or cell.kind == "text":
            return entry
        return entry._replace(number=_number(cell))


def _shown(cell: Cell) -> str:
    return cell.text or "="


def _number(cell: Cell) -> Exact | Refusal:
    """Return the number of a cell that is no text, or why it is none that can be used."""
    if cell.kind == "formula":
        return Refusal("IKU771", {})
    word = cell.style if cell.kind == "number" else cell.kind
    if word in _FOUND:
        found, found_id = _FOUND[word]
        return Refusal("IKU773", {"found": found, "found_id": found_id})
    if cell.kind == "error" or not _NUMBER.fullmatch(cell.text):
        return Refusal("IKU773", {"found": cell.text, "found_id": cell.text})
    # Programs write 0.1 also as 0.10000000000000001; the shortest text of the same double is meant.
    text = repr(float(cell.text))
    digits = text.partition("e")[0].replace(".", "").strip("-0")
    number = Fraction(text) if len(digits) <= MAX_DIGITS and digits != "inf" else None
    if number is None or abs(number) >= 10**MAX_DIGITS:
        return Refusal("IKU774", {"text": cell.text})
    return simplest(number) if 10**MAX_PLACES % number.denominator == 0 else Refusal("IKU506", {})
