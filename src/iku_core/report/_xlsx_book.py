"""A workbook: cells of text, of numbers and of formulas whose value is known already.

Enters: texts, exact numbers, formulas. Leaves: the bytes of a workbook. A text is never taken for
a formula, whatever it begins with. openpyxl writes no values of formulas; they are put in
afterwards, so that a reader that does not compute shows them as well. Layer 6; the only place for
`openpyxl`, which is an extra.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from html import escape
from math import ceil
from typing import Any, Final, Literal, TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from iku_core.exact import MAX_PLACES, Exact, NumberStyle, format_exact, format_number
from iku_core.messages import Language
from iku_core.report._report_rows import NOTHING
from iku_core.report._xlsx_bytes import workbook_bytes
from iku_core.report._xlsx_values import (
    MAX_DIGITS,
    Known,
    as_written,
    decimal_of,
    digits_of,
    form_of,
    shown_number,
)
from iku_core.report._xlsx_words import BOOK_WORDS

__all__ = ["Book", "Look", "Sheet"]

Look: TypeAlias = Literal["title", "plain", "head", "group", "cell", "input", "live"]
"""How a cell looks: `input` is to be filled in, `live` is computed."""

_MAX_HEIGHT: Final = 409
_TOO_LARGE: Final = 10**300
_PADDING, _LETTER = 1.5, 1.1
_LARGEST: Final = "1E+300"
_FORMULA_CELL: Final = re.compile(
    r'<c r="(?P<place>[A-Z]+[0-9]+)"(?P<style>[^>]*)><f>(?P<formula>[^<]*)</f>'
    r"<v(?: ?/>|></v>)</c>"
)
_THIN: Final = Side(style="thin", color="808080")
_BORDER: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_GROUNDS: Final[dict[Look, str]] = {
    "head": "D9E2F3",
    "group": "EDEDED",
    "input": "FFF9D6",
    "live": "F2F2F2",
}
_FONTS: Final[dict[Look, Any]] = {
    "title": Font(name="Arial", size=14, bold=True),
    "head": Font(name="Arial", size=10, bold=True),
    "group": Font(name="Arial", size=10, bold=True),
}
_FONT: Final = Font(name="Arial", size=10)
_FILLS: Final = {look: PatternFill("solid", fgColor=ground) for look, ground in _GROUNDS.items()}


class Book:
    """Write a workbook."""

    def __init__(self, title: str, author: str, day: datetime, language: Language) -> None:
        """Begin one without sheets; what is told of it is given, and not read from a clock."""
        self._book: Any = Workbook()
        self._book.remove(self._book.active)
        self._book.calculation.fullCalcOnLoad = True
        self._title, self._author, self._day = title, author, day
        properties = self._book.properties
        properties.lastModifiedBy = "iku-core"
        properties.language = {"id": "id-ID", "en": "en-GB"}[language]
        self._language: Language = language
        self._sheets: list[Sheet] = []

    def sheet(self, name: str, widths: Sequence[float], *, head: int | None = None) -> Sheet:
        """Add a sheet.

        Args:
            name: Its name.
            widths: Widths of its columns, in letters.
            head: The row of headings, which stays in sight and is printed on each page; None for
                none.
        """
        page: Any = self._book.create_sheet(name)
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.page_margins.left = page.page_margins.right = 0.4
        page.page_margins.top, page.page_margins.bottom = 0.6, 0.8
        page.oddFooter.right.text = "&A, &P/&N"
        if head is not None:
            page.freeze_panes = f"A{head + 1}"
            page.print_title_rows = f"{head}:{head}"
        page.row_dimensions[1].height = 22
        sheet = Sheet(page, name, widths, self._language)
        self._sheets.append(sheet)
        return sheet

    def bytes(self) -> bytes:
        """Return the bytes, the same from run to run."""
        for sheet in self._sheets:
            sheet.finish()
        known = {
            f"xl/worksheets/sheet{number}.xml": sheet.known
            for number, sheet in enumerate(self._sheets, start=1)
        }
        return workbook_bytes(
            *(self._book, self._title, self._author, self._day),
            lambda part, data: _with_known(data, known.get(part, {})),
        )


class Sheet:
    """Write one sheet; rows and columns are counted from 1."""

    def __init__(self, page: Any, name: str, widths: Sequence[float], language: Language) -> None:
        """Take a sheet of openpyxl, how many letters wide its columns are, and a language."""
        self._page = page
        self._widths = [*widths]
        self._texts: list[tuple[int, int, int, str]] = []
        self._numbers_alone: list[str] = []
        self._refusal = BOOK_WORDS[language]["only_numbers"]
        self._looks: dict[tuple[Look, str, str, bool], Any] = {}
        self.name = name
        self.known: dict[str, Known] = {}

    def text(
        self, row: int, column: int, text: str, look: Look = "cell", *, side: str = "left"
    ) -> None:
        """Write a text; one that is longer than a cell can hold ends in `…`."""
        written = self._write_text(row, column, text, look, side)
        if look not in ("title", "plain"):
            self._needs(row, column, written)

    def _write_text(self, row: int, column: int, text: str, look: Look, side: str) -> str:
        """Write a text, and return it as the file holds it."""
        written = as_written(text)
        is_quoted = written.lstrip().startswith(("=", "+", "-", "@"))
        cell = self._cell(row, column, look, side, is_quoted=is_quoted)
        if written:
            cell.value, cell.data_type = written, "s"
        return written

    def number(
        self,
        row: int,
        column: int,
        number: Exact | Decimal,
        *,
        form: str = "General",
        look: Look = "cell",
    ) -> None:
        """Write a number; one that has no end as a decimal is written as a division.

        Args:
            row: The row.
            column: The column.
            number: The number; of more than 15 digits, the first 15 or so are kept.
            form: How it is shown, in the words of Excel.
            look: How the cell looks.
        """
        exact = Fraction(number)
        written = format_exact(exact, "plain", places=MAX_PLACES)
        if abs(exact) >= _TOO_LARGE:
            self.text(row, column, written, look, side="right")
        elif "/" in written:
            self.formula(row, column, written, exact, form=form, look=look)
        else:
            self._cell(row, column, look, "right", form=form).value = decimal_of(exact)
            self.widen(column, exact, form)

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        known: Known,
        *,
        form: str = "General",
        look: Look = "live",
        side: str = "right",
    ) -> None:
        """Write a formula.

        Args:
            row: The row.
            column: The column.
            formula: Its text in the language of files, without = before it.
            known: Its value.
            form: How it is shown, in the words of Excel.
            look: How the cell looks.
            side: Where its text begins.
        """
        cell = self._cell(row, column, look, side, form=form)
        cell.value = f"={formula}"
        if isinstance(known, str):
            known = as_written(known)
            self._needs(row, column, known)
        else:
            self.widen(column, known, form)
        self.known[cell.coordinate] = known

    def figure(self, row: int, column: int, value: Decimal | None, style: NumberStyle) -> None:
        """Write a published figure with its decimals; one without a value is a dash.

        A figure of more digits than a spreadsheet keeps is written as a text.
        """
        if value is None:
            self.text(row, column, NOTHING, side="right")
        elif digits_of(value) > MAX_DIGITS:
            self.text(row, column, format_number(value, style), side="right")
        else:
            form = form_of(-int(value.as_tuple().exponent))
            self.number(row, column, value, form=form)

    def take_numbers_alone(self, row: int, column: int) -> None:
        """Let the spreadsheet refuse whatever is no number in a cell."""
        self._numbers_alone.append(self.address(row, column, outside=False))

    def across(self, row: int, first: int, last: int, text: str, look: Look = "plain") -> None:
        """Write a text over several columns."""
        for column in range(first + 1, last + 1):
            self._cell(row, column, look, "left")
        self._write_text(row, first, text, look, "left")
        self._needs(row, first, text, last - first + 1)
        place = f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
        self._page.merge_cells(place)

    def address(self, row: int, column: int, *, outside: bool = True) -> str:
        """Return the address of a cell, for formulas of other sheets or of its own."""
        place = f"{get_column_letter(column)}{row}"
        return f"{self.name}!{place}" if outside else place

    def print_only(self, columns: int, rows: int) -> None:
        """Leave what stands right of some columns out of what is printed."""
        self._page.print_area = f"A1:{get_column_letter(columns)}{rows}"

    def widen(self, column: int, number: Exact | Decimal, form: str) -> None:
        """Make a column wide enough for a number, which would be shown as `###` otherwise.

        Args:
            column: The column.
            number: The number.
            form: How it is shown, in the words of Excel; what has no form of its own is shortened
                by the spreadsheet.
        """
        if form != "General":
            needed = _PADDING + _LETTER * len(shown_number(number, form))
            self._widths[column - 1] = max(self._widths[column - 1], needed)

    def finish(self) -> None:
        """Set what all cells together decide: what is refused, widths, and heights of rows.

        Not every program finds the height of a row with several lines by itself.
        """
        if self._numbers_alone:
            # Cells that are added one after another take time by the square of their number.
            rule = DataValidation(
                type="decimal",
                operator="between",
                formula1=f"-{_LARGEST}",
                formula2=_LARGEST,
                allow_blank=True,
                showErrorMessage=True,
                error=self._refusal,
                sqref=" ".join(self._numbers_alone),
            )
            self._page.add_data_validation(rule)
        for column, width in enumerate(self._widths, start=1):
            self._page.column_dimensions[get_column_letter(column)].width = width
        lines: dict[int, int] = {}
        for row, column, columns, text in self._texts:
            width = sum(self._widths[column - 1 : column - 1 + columns]) * 0.92
            found = sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
            lines[row] = max(found, lines.get(row, 1))
        for row, found in lines.items():
            if found > 1:
                self._page.row_dimensions[row].height = min(2 + 13 * found, _MAX_HEIGHT)

    def _needs(self, row: int, column: int, text: str, columns: int = 1) -> None:
        """Note that a text is to be seen as a whole."""
        self._texts.append((row, column, columns, text.rstrip("\n")))

    def _cell(
        self,
        row: int,
        column: int,
        look: Look,
        side: str,
        *,
        form: str = "General",
        is_quoted: bool = False,
    ) -> Any:
        """Return a cell as it looks; each look is made once, for making one is slow."""
        cell = self._page.cell(row, column)
        key = look, side, form, is_quoted
        made = self._looks.get(key)
        if made is None:
            _dress(cell, look, side, form)
            # Otherwise Excel would take some texts for formulas as soon as somebody edits them.
            cell.quotePrefix = is_quoted
            self._looks[key] = copy(cell._style)  # noqa: SLF001
        else:
            cell._style = copy(made)  # noqa: SLF001
        return cell


def _dress(cell: Any, look: Look, side: str, form: str) -> None:
    """Give a cell its look."""
    wraps = look not in ("title", "plain")
    cell.font = _FONTS.get(look, _FONT)
    horizontal = "center" if look == "head" else side
    cell.alignment = Alignment(horizontal=horizontal, vertical="top", wrap_text=wraps)
    cell.number_format = form
    if look in _GROUNDS:
        cell.fill = _FILLS[look]
    if wraps:
        cell.border = _BORDER


def _with_known(data: bytes, known: Mapping[str, Known]) -> bytes:
    """Return the XML of a sheet with the values of its formulas."""
    if not known:
        return data

    def put_in(match: re.Match[str]) -> str:
        value = known[match["place"]]
        kind = ' t="str"' if isinstance(value, str) else ""
        shown = escape(value, quote=False) if isinstance(value, str) else f"{decimal_of(value)}"
        cell = f'<c r="{match["place"]}"{match["style"]}{kind}>'
        return f"{cell}<f>{match['formula']}</f><v>{shown}</v></c>"

    return _FORMULA_CELL.sub(put_in, data.decode()).encode()
