from __future__ import annotations

import pytest

from iku_core.formula import parse_formula
from iku_core.rational import rational_pieces
from iku_core.verify import analysis


def patch(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = rational_pieces(parse_formula("desa_siaga / jumlah_desa * 100 + 1"))
    monkeypatch.setattr(analysis, "normal_form", lambda _: wrong)
