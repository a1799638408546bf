from __future__ import annotations

from unittest.mock import patch

from iku_core.formula import parse_formula


def run() -> None:
    """Read what the first look at a formula would never let through."""
    with patch("iku_core.formula.scan", return_value=[]):
        parse_formula("[desa_siaga for _ in jumlah_desa]")
