"""What files for Word and Excel have in common: the extra they need, and bytes without a clock.

Enters: a package that a library wrote. Leaves: the same bytes from run to run. Layer 6.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from iku_core.definition import Document
from iku_core.issues import new_issue

__all__ = ["dated", "require_writer", "shown_in_xml", "without_clock"]

_WRITERS: Final = {"docx": ("python-docx", "docx"), "xlsx": ("openpyxl", "openpyxl")}
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def require_writer(extra: str) -> None:
    """Refuse a format whose library is not installed.

    Args:
        extra: `docx` or `xlsx`.

    Raises:
        ModuleNotFoundError: It is not installed; the message says how to install it.

    Example:
        >>> require_writer("docx")
    """
    library, module = _WRITERS[extra]
    if find_spec(module) is None:
        issue = new_issue("IKU632", None, library=library, format=extra)
        raise ModuleNotFoundError(f"{issue}; {issue.hint_in('en')}", name=library)


def dated(document: Document, *days: date | None) -> datetime:
    """Return the day that the properties of a file tell: the first known one of a document.

    Args:
        document: The document; it is dated by its signature, or by its first day in force.
        days: Days that come before those, such as that of an agreement.

    Returns:
        That day at midnight; the first of January 2000 where the document has no day at all.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> dated(document).isoformat()
        '2020-03-03T00:00:00'
    """
    signed = None if document.signed is None else document.signed.date
    known = [day for day in (*days, signed, document.valid_from) if day is not None]
    day = known[0] if known else date(2000, 1, 1)
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone


def without_clock(package: bytes, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Return a zip package with the time of each part set to one and the same.

    Args:
        package: The package.
        change: What to make of a part, by its name and its bytes; None for nothing.

    Example:
        >>> buffer = io.BytesIO()
        >>> with ZipFile(buffer, "w") as archive:
        ...     archive.writestr("a.xml", "<a/>")
        >>> ZipFile(io.BytesIO(without_clock(buffer.getvalue()))).infolist()[0].date_time
        (1980, 1, 1, 0, 0, 0)
    """
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as written, ZipFile(buffer, "w") as archive:
        for part in written.infolist():
            info = ZipInfo(part.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            data = written.read(part)
            archive.writestr(info, data if change is None else change(part.filename, data))
    return buffer.getvalue()


def shown_in_xml(text: str) -> str:
    r"""Return a text with what XML cannot hold made visible: `␇` for the bell, `�` for the rest.

    Example:
        >>> shown_in_xml("a\x07b")
        'a␇b'
    """
    return _NOT_IN_XML.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
