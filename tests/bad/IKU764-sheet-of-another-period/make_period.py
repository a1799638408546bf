from __future__ import annotations

from pathlib import Path

from sheets import rendered, write


def make(folder: Path) -> None:
    write(folder, rendered(period="2020-Q3"))
