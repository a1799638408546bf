from __future__ import annotations

from pathlib import Path

from sheets import SHEET, with_parts, write


def make(folder: Path) -> None:
    write(folder, with_parts({SHEET: None}))
