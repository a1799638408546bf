from __future__ import annotations

import polars as pl

import iku_core as iku
from definitions import document
from iku_core.tables import achieve_table


def run() -> None:
    # Two choices in the figure and two in the rule, which an exact scale then tells apart.
    line = (
        "      - {id: kematian, name: I, value: 'min(a, b) / abs(d)', targets: {2020: [4, 9]},"
        " achievement: {rule: range-within, scale: permendagri-86-2017-continuous}}\n"
    )
    frame = pl.DataFrame({"a": [1], "b": [2], "d": [3]})
    achieve_table(frame, document(line), period=iku.Period(2020))
