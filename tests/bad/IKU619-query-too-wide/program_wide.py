from __future__ import annotations

import iku_core as iku
from iku_core.sql import render_sql

DOCUMENT = f"""\
schema: 1
id: uji
title: Uji
organisation: {{name: Dinas Uji}}
counts:
{"".join(f"  c{at}: {{label: Cacah {at}}}" + chr(10) for at in range(900))}
objectives:
  - statement: Sasaran
    indicators:
{"".join(f"      - {{id: i{at}, name: I, value: c{at}}}" + chr(10) for at in range(900))}
"""


def run() -> None:
    render_sql(iku.parse_document(DOCUMENT), "postgres", table="realisasi")
