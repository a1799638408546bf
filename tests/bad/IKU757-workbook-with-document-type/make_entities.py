from __future__ import annotations

from pathlib import Path

from sheets import replaced, write


def make(folder: Path) -> None:
    write(folder, replaced("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet'))
