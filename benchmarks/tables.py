"""Tables against hand-written queries of the same engine, and against what else is at hand.

    python benchmarks/tables.py memory     10 million rows in memory, Polars and DuckDB
    python benchmarks/tables.py parquet    100 million rows from a file, streaming, with memory
    python benchmarks/tables.py flat       nanoseconds a row from 1 to 100 million
    python benchmarks/tables.py rivals     simpleeval, pandas.eval and OpenFisca-Core

Each contender gives the published figure, exact, and a status; all of a table are run in turns, so
that the ratios hold on any machine. `--rows` makes a table smaller.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

import numpy as np

import iku_core as iku
from iku_core.tables import evaluate_table

DEFINITION: Final = """\
schema: 1
id: benchmark
title: Benchmark
organisation: {name: Benchmark}
counts:
  a: {label: A}
  b: {label: B}
  c: {label: C}
  n: {label: N}
objectives:
  - statement: Speed
    indicators:
      - {id: ratio, name: Ratio, numerator: a, denominator: b, unit: "%"}
      - {id: composite, name: Composite, numerator: a + b + c, denominator: n * 3, unit: "%"}
      - {id: i2, name: I2, numerator: a + c, denominator: b, unit: "%"}
      - {id: i3, name: I3, numerator: b + c, denominator: n, unit: "%"}
      - {id: i4, name: I4, numerator: c, denominator: n, unit: "%"}
      - {id: i5, name: I5, numerator: a, denominator: n, unit: "%"}
      - {id: i6, name: I6, numerator: b, denominator: n, unit: "%"}
      - {id: i7, name: I7, numerator: a + b, denominator: n * 2, unit: "%"}
      - {id: i8, name: I8, numerator: a, denominator: b + c, unit: "%"}
      - {id: i9, name: I9, numerator: b, denominator: a + c, unit: "%"}
"""
DOCUMENT: Final = iku.parse_document(DEFINITION)
Contender = Callable[[], Any]


def columns(rows: int) -> dict[str, Any]:
    """Return counts as offices have them, of which 3 % of one are missing, as masks."""
    draw = np.random.default_rng(1)
    whole = draw.integers(0, 1_000, rows)
    found: dict[str, Any] = {"b": whole, "n": draw.integers(0, 1_000, rows)}
    found["a"] = (whole * draw.random(rows)).astype(np.int64)
    found["c"] = draw.integers(0, 500, rows)
    found["missing"] = draw.random(rows) < 0.03
    return found


def arrow(rows: int) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    given = columns(rows)
    missing = given.pop("missing")
    return pa.table(
        {name: pa.array(cells, mask=missing if name == "a" else None)
         for name, cells in sorted(given.items())}
    )  # fmt: skip


def in_turns(contenders: dict[str, Contender], rounds: int) -> dict[str, float]:
    """Return the median time of each, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, contender in contenders.items():
            start = perf_counter()
            contender()
            if turn:
                times[name].append(perf_counter() - start)
    return {name: median(found) for name, found in times.items()}


def polars_by_hand(frame: Any, above: str = "a", divisor: int = 1, below: str = "b") -> Any:
    """Return what an expert writes: exact in integers, with a status, overflow included."""
    import polars as pl  # noqa: PLC0415

    def code(number: int) -> Any:
        return pl.lit(number, pl.Int8)

    names = [*above, below]
    top = pl.sum_horizontal([pl.col(name) for name in above], ignore_nulls=False)
    bottom = pl.col(below) * divisor
    fits = (top < 2**63 // 20_000 - 2**40) & (bottom < 2**40)
    status = (
        pl.when(pl.any_horizontal(pl.col(name) < 0 for name in names)).then(code(3))
        .when(pl.any_horizontal(pl.col(name).is_null() for name in names)).then(code(1))
        .when(pl.col(below) == 0).then(code(2))
        .when(fits).then(code(0)).otherwise(code(4))
    )  # fmt: skip
    units = (top * 20_000 + bottom) // pl.when(pl.col("status") == 0).then(bottom * 2)
    return (
        frame.with_columns(status=status)
        .with_columns(units=units)
        .with_columns(figure=pl.col("units") / (pl.col("units") * 0.0 + 100.0))
        .drop("units")
    )


def duckdb_by_hand(above: str = "a", divisor: int = 1, below: str = "b") -> str:
    top, bottom = " + ".join(above), f"({below} * {divisor})"
    names = [*above, below]
    return f"""
        select *, units / 100.0::double as figure from (
          select *, case when status = 0
            then ((({top}) * 20000 + {bottom}) // ({bottom} * 2)) end as units from (
            select *, (case when {" or ".join(f"{name} < 0" for name in names)} then 3
              when {" or ".join(f"{name} is null" for name in names)} then 1
              when {below} = 0 then 2
              when ({top}) < 400000000000000 and {bottom} < 1000000000000 then 0
              else 4 end)::tinyint as status from source))"""


def in_memory(rows: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return times by group: Polars, DuckDB, and ten indicators in one plan."""
    import duckdb  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    table = arrow(rows)
    frame: Any = pl.from_arrow(table)
    found: dict[str, dict[str, float]] = {}
    for key, hand in (("ratio", ("a", 1, "b")), ("composite", ("abc", 3, "n"))):
        indicator = DOCUMENT[key]
        first = evaluate_table(frame, indicator)
        second = polars_by_hand(frame.lazy(), *hand).collect()
        assert first[key].equals(second["figure"])
        assert first[f"{key}_status"].equals(second["status"])
        found[f"Polars, {key}"] = in_turns(
            {
                "ours": partial(evaluate_table, frame, indicator),
                "ours, wide": partial(evaluate_table, frame, indicator, wide=True),
                "by hand": partial(_collected_by_hand, frame, hand),
            },
            rounds,
        )
        connection = duckdb.connect()
        connection.register("arrow", table)
        connection.execute("create table source as select * from arrow")
        found[f"DuckDB, {key}"] = in_turns(
            {
                "ours": partial(_stored, connection, indicator),
                "by hand": partial(_stored_by_hand, connection, hand),
            },
            max(rounds // 2, 3),
        )
    found["Polars, ten indicators"] = in_turns(
        {
            "one plan": lambda: evaluate_table(frame, DOCUMENT, keep=[]),
            "ten plans": lambda: [evaluate_table(frame, item, keep=[]) for item in DOCUMENT],
        },
        max(rounds // 2, 3),
    )
    return found


def _collected_by_hand(frame: Any, hand: tuple[str, int, str]) -> None:
    polars_by_hand(frame.lazy(), *hand).collect()


def _stored(connection: Any, indicator: iku.Indicator) -> None:
    """Compute figures into a table of DuckDB."""
    evaluate_table(connection.table("source"), indicator).create("computed")
    connection.execute("drop table computed")


def _stored_by_hand(connection: Any, hand: tuple[str, int, str]) -> None:
    connection.sql(duckdb_by_hand(*hand)).create("computed")
    connection.execute("drop table computed")


QUERIES: Final = ("read only", "by hand", "ours")


def one_query(kind: str, path: str) -> None:
    """Compute the composite indicator of a file, streaming, and count the statuses."""
    import polars as pl  # noqa: PLC0415

    source = pl.scan_parquet(path)
    if kind == "read only":
        query = source.select(pl.col("a", "b", "c", "n").sum())
    else:
        if kind == "by hand":
            figures = polars_by_hand(source, "abc", 3, "n").select("status", "figure")
        else:
            figures = evaluate_table(source, DOCUMENT["composite"], keep=[]).rename(
                {"composite_status": "status", "composite": "figure"}
            )
        query = figures.group_by("status").agg(pl.len(), pl.col("figure").sum())
    start = perf_counter()
    query.collect(engine="streaming")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{perf_counter() - start:.3f} {peak:.3f}")


def write_parquet(rows: int, path: Path) -> None:
    """Write a file in pieces, so that making it needs no more memory than reading it."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    piece = arrow(min(rows, 10_000_000))
    with pq.ParquetWriter(path, piece.schema) as writer:
        for _ in range(max(rows // piece.num_rows, 1)):
            writer.write_table(piece, row_group_size=1_000_000)


def from_parquet(rows: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Return seconds and gigabytes of memory of each query, each a process of its own."""
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in QUERIES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "counts.parquet"
        write_parquet(rows, path)
        for _ in range(rounds):
            for kind in QUERIES:
                command = [sys.executable, __file__, "query", "--kind", kind, "--path", str(path)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                seconds, peak = map(float, done.stdout.split())
                found[kind].append((seconds, peak))
    return {
        kind: (median(time for time, _ in runs), max(peak for _, peak in runs))
        for kind, runs in found.items()
    }


def rivals(rows: int, rounds: int) -> dict[str, float]:
    """Return millions of rows a second of what a user would otherwise pick."""
    import pandas as pd  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415
    from simpleeval import simple_eval  # noqa: PLC0415

    given = columns(rows)
    missing = given.pop("missing")
    table = pd.DataFrame(given)
    floats = table.assign(a=table["a"].where(~missing))
    frame: Any = pl.from_arrow(arrow(rows))
    lines = zip(*(cells[:2_000].tolist() for cells in given.values()), strict=True)
    few = [dict(zip(given, line, strict=True)) for line in lines]
    formula = "(a + b + c) / (n * 3) * 100"

    def row_by_row() -> None:
        for row in few:
            if row["n"]:
                simple_eval(formula, names=row)

    def evaluated() -> None:
        for row in few:
            iku.evaluate(DOCUMENT["composite"], row)

    contenders = {
        "ours, Polars": (lambda: evaluate_table(frame, DOCUMENT["composite"]), rows),
        "ours, pandas": (lambda: evaluate_table(floats, DOCUMENT["composite"]), rows),
        "pandas.eval": (lambda: floats.eval(formula), rows),
        "simpleeval, a row at a time": (row_by_row, len(few)),
        "iku_core.evaluate, a row at a time": (evaluated, len(few)),
        **_openfisca(given, rows),
    }
    times = in_turns({name: run for name, (run, _) in contenders.items()}, rounds)
    return {name: contenders[name][1] / seconds / 1e6 for name, seconds in times.items()}


def _openfisca(given: dict[str, Any], rows: int) -> dict[str, tuple[Contender, int]]:
    """Return a calculation of OpenFisca-Core, in its floats of 32 bits; nothing without it."""
    try:
        core: Any = import_module("openfisca_core")
    except ModuleNotFoundError:
        return {}
    parts = ("entities", "periods", "simulations", "taxbenefitsystems", "variables")
    entities, periods, simulations, systems, variables = (
        import_module(f"{core.__name__}.{part}") for part in parts
    )
    office = entities.Entity("office", "offices", "", "")
    system = systems.TaxBenefitSystem([office])
    shared = {"entity": office, "definition_period": periods.DateUnit.MONTH, "value_type": float}
    for name in given:
        system.add_variable(type(name, (variables.Variable,), shared))

    def formula(offices: Any, period: Any) -> Any:
        a, b, c, n = (offices(name, period) for name in "abcn")
        return (a + b + c) / (n * 3) * 100

    system.add_variable(type("composite", (variables.Variable,), {**shared, "formula": formula}))

    def calculate() -> None:
        simulation = simulations.SimulationBuilder().build_default_simulation(system, rows)
        for name, cells in given.items():
            simulation.set_input(name, "2020-01", cells.astype(np.float32))
        with np.errstate(all="ignore"):
            simulation.calculate("composite", "2020-01")

    return {"OpenFisca-Core, 32 bits": (calculate, rows)}


def main() -> None:
    """Print the table that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", choices=("memory", "parquet", "flat", "rivals", "query"))
    parser.add_argument("--rows", type=int)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--kind", choices=QUERIES)
    parser.add_argument("--path")
    options = parser.parse_args()
    if options.table == "query":
        one_query(options.kind, options.path)
    elif options.table == "memory":
        for group, times in in_memory(options.rows or 10_000_000, options.rounds).items():
            last = list(times.values())[-1]
            told = (f"{name} {1000 * time:.0f} ms ({time / last:.2f})"
                    for name, time in times.items())  # fmt: skip
            print(f"| {group} | {' | '.join(told)} |")
    elif options.table == "parquet":
        found = from_parquet(options.rows or 100_000_000, min(options.rounds, 3))
        hand = found["by hand"][0]
        for kind, (seconds, peak) in found.items():
            print(f"| {kind} | {seconds:.2f} s | {seconds / hand:.2f} | {peak:.2f} GB |")
    elif options.table == "flat":
        for rows in (1_000_000, 10_000_000, 100_000_000):
            seconds, peak = from_parquet(rows, min(options.rounds, 3))["ours"]
            print(f"| {rows:,} | {1e9 * seconds / rows:.1f} ns a row | {peak:.2f} GB |")
    else:
        for name, speed in rivals(options.rows or 10_000_000, min(options.rounds, 5)).items():
            print(f"| {name} | {speed:.3f} million rows a second |")


if __name__ == "__main__":
    main()
