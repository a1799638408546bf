"""LibreOffice, for real: files of Word and Excel to PDF, and workbooks computed anew."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

__all__ = ["Office", "cells", "changed", "words_of_pdf"]

_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""Compute everything anew when a workbook is opened, whatever values it brings."""


class Office:
    """Run LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("soffice") is None and "IKU_ALL_ENGINES" not in os.environ:
            pytest.skip("LibreOffice is not installed")
        self.folder = folder
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        self._number = 0

    def converted(self, files: Iterable[bytes], ending: str, to: str) -> list[Path]:
        """Return files converted, such as from `docx` to `pdf`, in their order."""
        self._number += 1
        source, target = (self.folder / f"{name}{self._number}" for name in ("in", "out"))
        source.mkdir()
        paths = []
        for number, data in enumerate(files):
            paths.append(source / f"{number}.{ending}")
            paths[-1].write_bytes(data)
        profile = (self.folder / "profile").as_uri()
        command = ["soffice", "--headless", f"-env:UserInstallation={profile}"]
        command += ["--convert-to", to, "--outdir", str(target), *map(str, paths)]
        ran = subprocess.run(command, capture_output=True, timeout=300, check=False)
        assert ran.returncode == 0, ran.stderr
        return [target / path.with_suffix(f".{to}").name for path in paths]

    def computed(self, books: Iterable[bytes]) -> list[dict[str, dict[str, Any]]]:
        """Return the cells of workbooks by sheet and address, computed by LibreOffice."""
        return [cells(path.read_bytes()) for path in self.converted(books, "xlsx", "xlsx")]


def cells(book: bytes) -> dict[str, dict[str, Any]]:
    """Return the values of a workbook by sheet and address, as they stand in the file."""
    loaded = openpyxl.load_workbook(io.BytesIO(book), data_only=True)
    found = {
        sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
        for sheet in loaded
    }
    loaded.close()
    return found


def changed(book: bytes, values: Mapping[tuple[str, str], Any]) -> bytes:
    """Return a workbook with other values in some cells, and without those of its formulas."""
    loaded = openpyxl.load_workbook(io.BytesIO(book))
    for (sheet, address), value in values.items():
        loaded[sheet][address].value = value
    buffer = io.BytesIO()
    loaded.save(buffer)
    return buffer.getvalue()


def words_of_pdf(path: Path) -> list[str]:
    """Return the words of a PDF, in the order in which they stand on the page."""
    command = ["pdftotext", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode().split()
