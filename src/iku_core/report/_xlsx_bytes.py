"""A workbook to bytes that are the same from run to run. Layer 6; needs the extra `xlsx`."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zipfile import ZipFile

from openpyxl.writer.excel import ExcelWriter

from iku_core.report._office_files import shown_in_xml, without_clock

__all__ = ["workbook_bytes"]


def workbook_bytes(
    book: Any,
    title: str,
    author: str,
    day: datetime,
    change: Callable[[str, bytes], bytes] | None = None,
) -> bytes:
    """Return the bytes of a workbook of openpyxl, in which no clock has left a trace.

    Args:
        book: The workbook.
        title: Its title among the properties of the file.
        author: Who it is of.
        day: The day that it is of.
        change: What to make of a part, by its name and its bytes; None for nothing.
    """
    properties = book.properties
    properties.title, properties.creator = shown_in_xml(title), shown_in_xml(author)
    properties.created = properties.modified = day
    buffer = io.BytesIO()
    # `Workbook.save` would write the time of the day into the properties.
    ExcelWriter(book, ZipFile(buffer, "w")).save()
    return without_clock(buffer.getvalue(), change)
