"""Achievements over tables are those of single rows, of any target, by any rule and option."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings

import iku_core as iku
import strategies as own
from achieved import differences
from engines import LAZY, frame, rows
from iku_core.tables import achieve_table, resolve_achievements

YEAR = iku.Period(2020)
TYPES = {
    "a": pa.int64(),
    "b": pa.int64(),
    **dict.fromkeys(("d", "target", "target of the row"), pa.float64()),
    "row": pa.int64(),
}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@given(own.achieved_tables())
@settings(max_examples=45)  # of fifty rows at least: each makes a plan of its own
def test_any_achievement_of_any_row_is_that_of_achieve(
    engine: str, made: own.AchievedTable
) -> None:
    """What a lazy frame leaves to exact numbers is right once it is resolved."""
    columns = {name: [row[name] for row in made.rows] for name in made.rows[0]}
    table = pa.table(
        {name: pa.array(cells, TYPES[name]) for name, cells in columns.items()}
        | {"row": pa.array(range(len(made.rows)), pa.int64())}
    )
    asked: dict[str, Any] = {"indicators": made.indicators, "period": YEAR, "targets": made.columns}

    computed = achieve_table(frame(engine, table), **asked)

    found = sorted(rows(computed), key=lambda row: row["row"])
    lazy = engine in LAZY
    wrong, left = differences(
        made.indicators, made.rows, found, YEAR, targets=made.columns, lazy=lazy
    )
    assert wrong == []
    assert lazy or not left
    if lazy:
        resolved = rows(resolve_achievements(computed.pl(), **asked))
        resolved.sort(key=lambda row: row["row"])
        wrong, left = differences(made.indicators, made.rows, resolved, YEAR, targets=made.columns)
        assert (wrong, left) == ([], 0)
