from __future__ import annotations

import polars as pl

import iku_core as iku
from iku_core.tables import evaluate_table

NAMES = "abcdef"
SUM = f"({' + '.join(NAMES)})"
DOCUMENT = f"""\
schema: 1
id: uji
title: Uji
organisation: {{name: Dinas Uji}}
counts:
{"".join(f"  {name}: {{label: Cacah {name}}}" + chr(10) for name in NAMES)}
objectives:
  - statement: Sasaran
    indicators:
      - {{id: panjang, name: Panjang, value: {" * ".join([SUM] * 9)}}}
"""


def run() -> None:
    frame = pl.DataFrame({name: [1] for name in NAMES})
    evaluate_table(frame, iku.parse_document(DOCUMENT))
