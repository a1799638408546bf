from __future__ import annotations

import polars as pl

import iku_core as iku
from definitions import document
from iku_core.tables import achieve_table


def run() -> None:
    frame = pl.DataFrame({"a": [1], "b": [1], "sasaran": [80]})
    achieve_table(frame, document(), period=iku.Period(2020), targets={"rasioo": "sasaran"})
