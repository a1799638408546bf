from __future__ import annotations

from pathlib import Path
from typing import Any

from sheets import edited, write


def change(sheet: Any) -> None:
    sheet["B11"] = "2019"


def make(folder: Path) -> None:
    write(folder, edited(change))
