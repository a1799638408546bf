from __future__ import annotations

from iku_core.formula import parse_formula


def run() -> None:
    parse_formula("")
