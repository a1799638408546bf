"""A collection sheet to XLSX, which `load_counts` reads back when it is filled in.

Officers edit the cells of values and notes; the others are locked, without a password. There is
no macro and no formula, and the same sheet gives the same bytes. Layer 6; needs the extra `xlsx`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from textwrap import wrap
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

from iku_core.collection import HEADINGS, CollectionRow, CollectionSheet, decimal_text
from iku_core.exact import Exact
from iku_core.messages import Language
from iku_core.notation import display_formula
from iku_core.report._collection_words import (
    COLUMNS,
    WORDS,
    heading_block,
    row_texts,
    rule_in_words,
)
from iku_core.report._xlsx_bytes import workbook_bytes

__all__ = ["render_collection_xlsx"]

_MOST_DIGITS: Final = 15
_FURTHEST: Final = 10**_MOST_DIGITS - 1
_LONGEST_TEXT: Final = 32_767
_LONGEST_PROMPT: Final = 250
_LINE: Final = 13.5
_TALLEST: Final = 400
_WIDTHS: Final = (20, 9, 30, 14, 10, 20, 18, 18, 28, 14)
_LAST: Final = len(_WIDTHS)
_VALUE: Final = 4

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "id": {
        "sheet": "Cacah",
        "notes": "Catatan",
        "how": "Isi sel kuning saja: bilangan tanpa satuan dan tanpa titik ribuan. Kosongkan bila "
        "belum diketahui, jangan isi 0. Catatan boleh diisi bebas.",
        "refused": "Bilangan tidak sesuai aturan",
        "definitions": "Indikator",
        "formula": "Formula",
        "page": "Halaman &P dari &N",
    },
    "en": {
        "sheet": "Counts",
        "notes": "Notes",
        "how": "Fill in the yellow cells alone: numbers without unit and without separators of "
        "thousands. Leave a cell empty if the number is not known, do not write 0. Notes are free.",
        "refused": "The number breaks the rule",
        "definitions": "Indicators",
        "formula": "Formula",
        "page": "Page &P of &N",
    },
}
_DEFINITIONS: Final[dict[Language, tuple[str, ...]]] = {
    "id": ("Indikator", "Satuan", "Formula", "Penjelasan", "Sumber data", "Penanggung jawab"),
    "en": ("Indicator", "Unit", "Formula", "Explanation", "Source", "Responsible"),
}
_DEFINITION_WIDTHS: Final = (30, 10, 50, 50, 21, 21)

_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - the earliest day of an archive, without a zone
_EDGE: Final = Side(style="thin", color="FF9AA5B1")
_BORDER: Final = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEAD_FILL: Final = PatternFill("solid", fgColor="FF1F4E78")
_VALUE_FILL: Final = PatternFill("solid", fgColor="FFFFF8D6")
_TOP: Final = Alignment(vertical="top", wrap_text=True)
_PLAIN: Final = Font(name="Calibri", size=10)
_BOLD: Final = Font(name="Calibri", size=10, bold=True)
_TITLE: Final = Font(name="Calibri", size=14, bold=True)
_HEAD: Final = Font(name="Calibri", size=10, bold=True, color="FFFFFFFF")
_SMALL: Final = Font(name="Consolas", size=8, color="FF5F6B76")


def render_collection_xlsx(sheet: CollectionSheet, language: Language = "id") -> bytes:
    """Return a sheet as the bytes of an XLSX file.

    A number of more than 15 digits, which spreadsheets do not keep, stands there as a text.

    Args:
        sheet: What is asked for.
        language: Language of the words, `id` or `en`.

    Raises:
        ModuleNotFoundError: The extra `xlsx` is not installed; raised by the import of the module.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> sheet = iku.collection_sheet(document, iku.Period(2020))
        >>> render_collection_xlsx(sheet) == render_collection_xlsx(sheet)
        True
    """
    words = _WORDS[language]
    book: Any = Workbook()
    table = book.active
    table.title = words["sheet"]
    head = _heading(table, sheet, language)
    _table(table, sheet, language, head)
    _validate(table, sheet, language, head)
    table.freeze_panes = table.cell(head + 1, _VALUE)
    table.print_title_rows = f"{head}:{head}"
    table.print_area = f"A1:J{head + max(1, len(sheet.rows))}"
    _page(table, words["page"])
    explained = book.create_sheet(words["definitions"])
    _definitions(explained, sheet, language)
    _page(explained, words["page"])
    return workbook_bytes(book, f"{WORDS[language]['title']} {sheet.code}", "iku-core", _DAY)


def _put(table: Any, row: int, column: int, text: str, font: Font = _PLAIN) -> Any:
    """Write a text that stays one, whatever it begins with."""
    cell = table.cell(row, column)
    shown = "".join(c if c.isprintable() or c == "\n" else " " for c in text)[:_LONGEST_TEXT]
    if shown:
        cell.value = shown
        cell.data_type = "s"
        # The apostrophe of spreadsheets: the text stays a text also when somebody edits the cell.
        cell.quotePrefix = shown.lstrip().startswith(("=", "+", "-", "@"))
    cell.font = font
    cell.alignment = _TOP
    return cell


def _heading(table: Any, sheet: CollectionSheet, language: Language) -> int:
    """Write what stands above the table, and return the row of its headings."""
    _put(table, 1, 1, WORDS[language]["title"], _TITLE).alignment = Alignment(vertical="center")
    table.row_dimensions[1].height = 24
    _across(table, 2, 1, sheet.document.title, _BOLD)
    block = heading_block(sheet, language, _WORDS[language]["how"])
    for row, (word, text) in enumerate(block, start=3):
        _put(table, row, 1, word, _BOLD)
        _across(table, row, 2, text, _SMALL if row == len(block) + 2 else _PLAIN)
    return len(block) + 4


def _across(table: Any, row: int, column: int, text: str, font: Font) -> None:
    """Write a text over the whole width; merged cells find no height by themselves."""
    _put(table, row, column, text, font)
    table.merge_cells(start_row=row, start_column=column, end_row=row, end_column=_LAST)
    _fit(table, row, [text], [sum(_WIDTHS[column - 1 :])])


def _fit(table: Any, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its longest text; programs do not all do so when they open a file."""
    lines = max(
        len(wrap(text[: 100 * width], width)) for text, width in zip(texts, widths, strict=True)
    )
    table.row_dimensions[row].height = min(_TALLEST, _LINE * max(1, lines) + 2)


def _table(table: Any, sheet: CollectionSheet, language: Language, head: int) -> None:
    name, period, value = HEADINGS[language]
    meaning, *others = COLUMNS[language]
    headings = (name, period, meaning, value, *others, _WORDS[language]["notes"])
    _head(table, head, headings, _WIDTHS)
    for number, row in enumerate(sheet.rows, start=head + 1):
        label, *texts = row_texts(sheet, row, language)
        shown = (row.count.name, str(row.period), label, "", *texts, "")
        for column, text in enumerate(shown, start=1):
            _put(table, number, column, text).border = _BORDER
        _fit(table, number, shown, _WIDTHS)
        _value_cell(table.cell(number, _VALUE), row)
        for column in (_VALUE, _LAST):
            table.cell(number, column).protection = Protection(locked=False)


def _head(table: Any, row: int, headings: Sequence[str], widths: Sequence[int]) -> None:
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = _put(table, row, column, heading, _HEAD)
        cell.fill = _HEAD_FILL
        cell.border = _BORDER
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        table.column_dimensions[cell.column_letter].width = width
    table.row_dimensions[row].height = 20


def _value_cell(cell: Any, row: CollectionRow) -> None:
    cell.fill = _VALUE_FILL
    cell.font = _BOLD
    cell.alignment = Alignment(horizontal="right", vertical="top")
    cell.number_format = "#,##0" if row.count.kind == "count" else "General"
    if row.value is None:
        return
    text = decimal_text(row.value)
    assert text is not None, "a sheet takes no other numbers"
    if _is_kept(row.value, text):
        cell.value = int(row.value) if row.value.denominator == 1 else float(row.value)
    else:
        cell.number_format = "@"
        cell.value = text
        cell.data_type = "s"


def _is_kept(number: Exact, text: str) -> bool:
    """Return whether a spreadsheet keeps a number as it is."""
    digits = text.replace(".", "").strip("-0")
    return len(digits) <= _MOST_DIGITS and -_FURTHEST <= number <= _FURTHEST


def _validate(table: Any, sheet: CollectionSheet, language: Language, head: int) -> None:
    """Let the spreadsheet refuse what the reader would refuse."""
    validations: dict[Any, Any] = {}
    for number, row in enumerate(sheet.rows, start=head + 1):
        limits = row.count.range
        low = None if limits is None else limits.low
        high = None if limits is None else limits.high
        key = (row.count.kind, low, high)
        if key not in validations:
            validations[key] = _validation(row, low, high, language)
            table.add_data_validation(validations[key])
        validations[key].add(table.cell(number, _VALUE))


def _validation(
    row: CollectionRow, low: Exact | None, high: Exact | None, language: Language
) -> Any:
    rule = rule_in_words(row, language)[:_LONGEST_PROMPT]
    is_whole = row.count.kind == "count"
    least = low
    if is_whole:
        least = 0 if low is None else max(0, ceil(low))
    return DataValidation(
        type="whole" if is_whole else "decimal",
        operator="between",
        formula1=_bound(least, -_FURTHEST),
        formula2=_bound(high, _FURTHEST),
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle=_WORDS[language]["refused"],
        error=rule,
        promptTitle=HEADINGS[language][2],
        prompt=rule,
    )


def _bound(bound: Exact | None, otherwise: int) -> str:
    if bound is None:
        return str(otherwise)
    text = decimal_text(bound)
    return repr(float(bound)) if text is None else text


def _definitions(table: Any, sheet: CollectionSheet, language: Language) -> None:
    """Write what each indicator is, for which the counts are needed."""
    _head(table, 1, _DEFINITIONS[language], _DEFINITION_WIDTHS)
    needed = {id(item): item for row in sheet.rows for item in row.indicators}
    for row, indicator in enumerate(needed.values(), start=2):
        officer = indicator.responsible
        texts = (
            indicator.name,
            indicator.unit or "",
            indicator.printed_formula or display_formula(indicator, "text", language),
            indicator.explanation or "",
            indicator.source or "",
            "" if officer is None else officer.title,
        )
        for column, text in enumerate(texts, start=1):
            _put(table, row, column, text).border = _BORDER
        _fit(table, row, texts, _DEFINITION_WIDTHS)
    table.freeze_panes = "A2"
    table.print_title_rows = "1:1"


def _page(table: Any, page: str) -> None:
    """Set up printing on A4 across, and protect the cells without a password."""
    table.page_setup.orientation = "landscape"
    table.page_setup.paperSize = table.PAPERSIZE_A4
    table.page_setup.fitToWidth = 1
    table.page_setup.fitToHeight = 0
    table.sheet_properties.pageSetUpPr.fitToPage = True
    table.print_options.horizontalCentered = True
    margins = table.page_margins
    margins.left = margins.right = 0.4
    margins.top = 0.5
    margins.bottom = 0.75
    margins.footer = 0.3
    table.oddFooter.right.text = page
    table.protection.sheet = True
    # What is False here is allowed; a format that was pasted with a number must be changeable.
    table.protection.formatCells = False
    table.protection.formatColumns = False
    table.protection.formatRows = False
