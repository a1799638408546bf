from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile


def make(folder: Path) -> None:
    """Save a workbook under the name of a definition; every workbook of Excel is a zip file."""
    with ZipFile(folder / "definition.yaml", "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
