"""Collection sheets for tests: made, filled in, broken on purpose, saved by a real program."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

import iku_core as iku
from iku_core.report.collection_xlsx import render_collection_xlsx

__all__ = [
    "CODE",
    "DOCUMENT",
    "SHEET",
    "VALUES",
    "edited",
    "rendered",
    "replaced",
    "saved_by_libreoffice",
    "with_parts",
    "write",
]

BAD: Final = Path(__file__).parent / "bad"
DOCUMENT: Final = BAD / "document.yaml"
"""Needs `desa_siaga` and `jumlah_desa`."""

SHEET: Final = "xl/worksheets/sheet1.xml"
CODE: Final = "B7"
VALUES: Final = ("D10", "D11")
"""Where the sheets of `rendered` have their code and their values."""


def rendered(counts: Mapping[str, Any] | None = None, period: str = "2020") -> bytes:
    """Return a sheet of the document of `tests/bad`."""
    document = iku.load_document(DOCUMENT)
    known = {period: counts or {}}
    sheet = iku.collection_sheet(document, iku.parse_period(period), counts=known)
    return render_collection_xlsx(sheet)


def edited(change: Callable[[Any], None], data: bytes | None = None) -> bytes:
    """Return a sheet after something was done to its first page with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(data or rendered()))
    change(book.worksheets[0])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def with_parts(parts: Mapping[str, bytes | None], data: bytes | None = None) -> bytes:
    """Return a sheet with other parts in its archive; None leaves a part out."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or rendered())) as source:
        held: dict[str, bytes | None] = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in {**held, **parts}.items():
            if part is not None:
                target.writestr(name, part)
    return changed.getvalue()


def replaced(old: str, new: str, part: str = SHEET, data: bytes | None = None) -> bytes:
    """Return a sheet with other words in one of its parts."""
    data = data or rendered()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        text = source.read(part).decode()
    assert old in text
    return with_parts({part: text.replace(old, new).encode()}, data)


def write(folder: Path, data: bytes) -> None:
    """Write a workbook of counts, and the definition that it belongs to."""
    shutil.copy(DOCUMENT, folder / "document.yaml")
    (folder / "counts.xlsx").write_bytes(data)


@cache
def _office() -> str | None:
    return shutil.which("soffice")


def saved_by_libreoffice(path: Path, ending: str, folder: Path) -> Path:
    """Return a file that LibreOffice has opened and saved again in another folder.

    Where it is not installed the test is skipped; where tests must be complete, it fails.
    """
    program = _office()
    if program is None and "IKU_ALL_ENGINES" not in os.environ:
        pytest.skip("needs LibreOffice")
    assert program is not None, "LibreOffice is not installed"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
    subprocess.run([*words, str(path)], check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{ending}"
