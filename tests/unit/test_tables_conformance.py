"""The conformance vector agrees on every engine, and finds those that do not."""

from __future__ import annotations

from typing import Any

import polars as pl
import pyarrow as pa
import pytest

from engines import ENGINES, frame
from iku_core.tables import StatusCode, check_engine
from iku_core.tables.conformance import conformance_rows


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_agrees(engine: str) -> None:
    assert check_engine(lambda columns: frame(engine, pa.table(columns))) == ()


def test_there_are_about_a_thousand_rows() -> None:
    assert 1_000 <= sum(len(columns["row"]) for columns in conformance_rows()) <= 1_500


def test_an_engine_that_changes_a_number_is_found() -> None:
    def wrong(columns: dict[str, list[Any]]) -> pl.DataFrame:
        return pl.DataFrame(columns).with_columns(b=pl.col("b") + (pl.col("row") == 1))

    differences = check_engine(wrong)

    percent = next(item for item in differences if item.indicator == "percent")
    assert (percent.expected.value, percent.value, percent.code) == (14.38, 14.29, StatusCode.OK)


def test_an_engine_that_leaves_small_numbers_is_found() -> None:
    """A frame that says `needs-exact` where floats are sure is not taken for right."""

    def large(columns: dict[str, list[Any]]) -> pl.LazyFrame:
        return pl.LazyFrame(columns).with_columns(a=pl.col("a") + pl.lit(2**60).cast(pl.Int64))

    differences = check_engine(large)

    assert any(item.code == StatusCode.NEEDS_EXACT for item in differences)
