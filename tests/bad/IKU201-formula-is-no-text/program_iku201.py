from __future__ import annotations

from iku_core.formula import parse_formula


def run() -> None:
    parse_formula(100)  # type: ignore[arg-type]  # a program has taken a number for the formula
