"""Every engine that tables run on, for real: how a table of Arrow becomes its frame, and back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from iku_core.tables._exact_rows import is_missing

__all__ = ["EAGER", "ENGINES", "LAZY", "columns", "frame", "require_java", "rows"]


def _dask(table: pa.Table, types: Any = None) -> Any:
    import dask.dataframe as dd  # noqa: PLC0415 - half a second

    return dd.from_pandas(table.to_pandas(types_mapper=types), npartitions=2, sort=False)


def _ibis(table: pa.Table) -> Any:
    import ibis  # noqa: PLC0415

    return ibis.memtable(table)


def require_java() -> None:
    """Skip a test of Spark where there is no Java; where tests must be complete, fail."""
    if shutil.which("java") is None and "IKU_ALL_ENGINES" not in os.environ:
        pytest.skip("Spark needs Java")


@cache
def spark() -> Any:
    """Return the one session of Spark of this process."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - starts a machine of its own

    os.environ.setdefault("PYARROW_IGNORE_TIMEZONE", "1")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    builder = SparkSession.builder.master("local[2]").appName("iku-core tests")
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _spark(table: pa.Table) -> Any:
    require_java()
    return spark().createDataFrame(table)


NULLABLE: Final = {
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.string(): pd.StringDtype(),
}

EAGER: Final[dict[str, Callable[[pa.Table], Any]]] = {
    "polars": pl.from_arrow,
    "pyarrow": lambda table: table,
    "pandas": lambda table: table.to_pandas(),
    "pandas-nullable": lambda table: table.to_pandas(types_mapper=NULLABLE.get),
    "pandas-arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
}
LAZY: Final[dict[str, Callable[[pa.Table], Any]]] = {
    "polars-lazy": lambda table: pl.from_arrow(table).lazy(),  # type: ignore[union-attr]
    "duckdb": duckdb.from_arrow,
    "dask": _dask,
    "dask-arrow": lambda table: _dask(table, pd.ArrowDtype),
    "ibis": _ibis,
    "pyspark": _spark,
}
ENGINES: Final = {**EAGER, **LAZY}


def frame(engine: str, table: pa.Table) -> Any:
    """Return a table as a frame of an engine."""
    return ENGINES[engine](table)


def columns(native: Any) -> dict[str, list[Any]]:
    """Return what a frame holds, with None for what is missing in whatever way."""
    given = nw.from_native(native)
    eager = given.collect("pyarrow") if isinstance(given, nw.LazyFrame) else given
    return {
        name: [None if is_missing(cell) else cell for cell in eager[name].to_list()]
        for name in eager.columns
    }


def rows(native: Any) -> list[dict[str, Any]]:
    """Return the same row by row."""
    cells = columns(native)
    return [dict(zip(cells, line, strict=True)) for line in zip(*cells.values(), strict=True)]
