"""The benchmarks of tables still run; what they tell is told by `python benchmarks/tables.py`."""

from __future__ import annotations

import pytest
from benchmarks.tables import from_parquet, in_memory, rivals


def test_tables_in_memory() -> None:
    """They compare the figures of both ways before they time them."""
    groups = in_memory(1_000, 1)

    assert "Polars, ten indicators" in groups
    assert all(seconds > 0 for times in groups.values() for seconds in times.values())


def test_tables_from_parquet() -> None:
    assert all(peak > 0 for _, peak in from_parquet(1_000, 1).values())


@pytest.mark.filterwarnings("ignore")
def test_rivals() -> None:
    assert "simpleeval, a row at a time" in rivals(2_000, 1)
