"""A workbook to bytes that are the same from run to run. Layer 6; needs the extra `xlsx`."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any, Final

from iku_core.report._office_files import without_clock

__all__ = ["workbook_bytes"]

_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - the earliest day of an archive, without a zone
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook_bytes(book: Any, *, title: str) -> bytes:
    """Return the bytes of a workbook of openpyxl, in which no clock has left a trace.

    Args:
        book: The workbook.
        title: Its title among the properties of the file.
    """
    book.properties.creator = "iku-core"
    book.properties.title = "".join(c if c.isprintable() else " " for c in title)
    book.properties.created = _DAY
    written = io.BytesIO()
    book.save(written)
    return without_clock(written.getvalue(), _without_modification)


def _without_modification(name: str, data: bytes) -> bytes:
    """Return a part without the time at which the library wrote it."""
    return (
        _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", data) if name == "docProps/core.xml" else data
    )
