from __future__ import annotations

from attrs import evolve

import iku_core as iku
from definitions import document
from iku_core.frozen import FrozenMapping
from iku_core.verify import verify


def run() -> tuple[iku.Issue, ...]:
    made = document()
    case = iku.Case(name="salah nama", counts=FrozenMapping({"desa_siaga": 5}), value=5)
    indicator = evolve(made["rasio"], cases=(case,))
    objective = iku.Objective(statement="Sasaran", indicators=(indicator,))
    return verify(evolve(made, objectives=(objective,), places=None)).checks[0].issues
