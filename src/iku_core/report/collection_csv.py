"""A collection sheet to CSV, which `load_counts` reads back when it is filled in. Layer 6."""

from __future__ import annotations

from typing import Final

from iku_core.characters import without_forbidden
from iku_core.collection import CollectionRow, CollectionSheet, decimal_text
from iku_core.messages import Language
from iku_core.report._cells import csv_text, harmless
from iku_core.report._collection_words import COLUMNS, WORDS, heading_block, row_texts

__all__ = ["render_collection_csv"]

_HOW: Final[dict[Language, str]] = {
    "id": "Isi kolom nilai saja. Desimal memakai koma. "
    "Kosongkan bila belum diketahui, jangan isi 0.",
    "en": "Fill in the column value alone. Decimals have a point. "
    "Leave it empty if it is not known. Do not write 0.",
}
_KEYS: Final[dict[Language, tuple[str, str, str]]] = {
    "id": ("periode", "cacah", "nilai"),
    "en": ("period", "count", "value"),
}


def render_collection_csv(sheet: CollectionSheet, language: Language = "id") -> str:
    r"""Return a sheet as CSV: remarks behind `#`, then a row for each count and period.

    In Indonesian, as spreadsheets there write it, cells are separated by `;` and decimals have a
    comma; in English by `,` with a point. A text that a spreadsheet would take for a formula gets
    an apostrophe in front.

    Args:
        sheet: What is asked for.
        language: Language of the words, `id` or `en`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> sheet = iku.collection_sheet(document, iku.Period(2020))
        >>> render_collection_csv(sheet).split("\n")[5]
        '# Kode lembar: iku-collection/1 2020 2020-03-03 kecamatan-sumbersuko'
    """
    title = (WORDS[language]["title"], sheet.document.title)
    remarks = [title, *heading_block(sheet, language, _HOW[language])]
    lines = [f"# {_in_one_line(word)}: {_in_one_line(text)}" for word, text in remarks]
    mark = ";" if language == "id" else ","
    columns = (*_KEYS[language], *(word.lower() for word in COLUMNS[language]))
    rows = [_cells(sheet, row, language) for row in sheet.rows]
    return "\n".join([*lines, csv_text([columns, *rows], mark)])


def _cells(sheet: CollectionSheet, row: CollectionRow, language: Language) -> tuple[str, ...]:
    value = "" if row.value is None else decimal_text(row.value) or ""
    if language == "id":
        value = value.replace(".", ",")
    texts = (harmless(_in_one_line(text)) for text in row_texts(sheet, row, language))
    return (str(row.period), row.count.name, value, *texts)


def _in_one_line(text: str) -> str:
    """Return a text that stands in one line, without characters that nobody sees."""
    return " ".join(without_forbidden(text).split())
