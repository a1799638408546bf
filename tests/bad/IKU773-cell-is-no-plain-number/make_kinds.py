from __future__ import annotations

from pathlib import Path
from typing import Any

from sheets import edited, write


def change(sheet: Any) -> None:
    sheet["D10"] = True
    sheet["D11"] = 0.9
    sheet["D11"].number_format = "0%"


def make(folder: Path) -> None:
    write(folder, edited(change))
