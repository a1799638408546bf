from __future__ import annotations

import polars as pl

import iku_core as iku
from definitions import document
from iku_core.tables import achieve_table


def run() -> None:
    line = "      - {id: kematian, name: I, value: a, better: lower, targets: {2020: 5}}\n"
    frame = pl.DataFrame({"a": [1]})
    achieve_table(frame, document(line), period=iku.Period(2020))
