from __future__ import annotations

from pathlib import Path
from typing import Any

from sheets import edited, write


def change(sheet: Any) -> None:
    sheet["B7"] = "iku-collection/1 2020 - dinas-pendidikan"


def make(folder: Path) -> None:
    write(folder, edited(change))
