"""Databases and the evaluator give the same figures, on numbers made to differ."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import Phase, given, settings

import iku_core as iku
import strategies as own
from databases import NAMES, Database, Databases
from iku_core.exact import Exact
from iku_core.formula import current_name, previous_name
from iku_core.plan import plan_of
from iku_core.sql import DialectName, render_sql

ROWS: Final = 400
CATALOGUE: Final = sorted(Path("indicators").rglob("*.yaml"))

EDGES: Final = (
    *("0", "1", "2", "3", "7", "40", "160", "8000", "-1", "-0", "0.0", "45.00", "0.5", "2.5"),
    *("82.375", "-0.005", "0.125", "12.3456789", "0.1", "25", "100", "100.000001", "24.999999"),
    *(str(2**power + step) for power in (31, 53, 63, 64) for step in (-1, 0, 1)),
    *(str(10**power) for power in (12, 17, 18, 20, 25, 30, 36, 37, 50)),
    *("0." + "1" * 30, "12345678901234567890.123456789012", "9" * 38, "0000045", "-7.25"),
)
"""Numbers at which one database or another would change its mind."""

each_database = pytest.mark.parametrize("name", NAMES)
each_document = pytest.mark.parametrize("path", CATALOGUE, ids=lambda path: path.stem)


def number_of(text: str | None) -> Exact | None:
    """Return the number that a cell holds."""
    return None if text is None else Fraction(text)


def expected(
    indicators: Sequence[iku.Indicator], rows: Sequence[Mapping[str, str | None]]
) -> list[dict[str, Any]]:
    """Return the rows that a query has, by the evaluator."""
    found = []
    for row in rows:
        current: dict[str, Exact | None] = {}
        previous: dict[str, Exact | None] = {}
        for name, text in row.items():
            count = current_name(name)
            (current if count == name else previous)[count] = number_of(text)
        line: dict[str, Any] = {}
        for item in indicators:
            own_counts = {name: current.get(name) for name in item.counts}
            before = {name: previous.get(name) for name in item.counts}
            result = iku.evaluate(item, own_counts, previous=before)
            line |= {item.id: result.value, f"{item.id}_status": result.status.value}
        found.append(line)
    return found


def computed(
    database: Database, indicators: Any, rows: Sequence[Mapping[str, str | None]]
) -> list[dict[str, Any]]:
    """Return the rows of the query over a table of texts, in the order of `rows`."""
    types = {"baris": "INTEGER", **dict.fromkeys(rows[0], database.text)}
    database.fill("bilangan", types, [{"baris": at, **row} for at, row in enumerate(rows)])
    text = render_sql(indicators, database.name, table="bilangan", keys=["baris"])
    found = sorted(database.rows(text), key=lambda row: row["baris"])
    assert [row.pop("baris") for row in found] == list(range(len(rows)))
    return found


def written(value: str | Decimal | int | None) -> str | None:
    return (
        format(value, "f") if isinstance(value, Decimal) else value if value is None else str(value)
    )


def left_over(found: Sequence[dict[str, Any]], wanted: Sequence[dict[str, Any]]) -> int:
    """Compare figure by figure; return how many are left to exact numbers."""
    left = 0
    for computed_row, row in zip(found, wanted, strict=True):
        assert computed_row.keys() == row.keys()
        for name in row:
            if name.endswith("_status") or computed_row[f"{name}_status"] != row[f"{name}_status"]:
                continue
            value = computed_row[name]
            assert type(value) in (str, Decimal, int, type(None))
            assert written(value) == written(row[name])
        for name in row:
            if not name.endswith("_status") or computed_row[name] == row[name]:
                continue
            assert computed_row[name] == "needs-exact", (name, computed_row, row)
            assert computed_row[name.removesuffix("_status")] is None
            left += 1
    return left


def is_refused(indicator: iku.Indicator) -> bool:
    """Return whether no table computes an indicator: it has roots, or is too long."""
    try:
        plan_of(indicator)
    except iku.TableError:
        return True
    return False


@cache
def catalogue_case(
    path: Path, seed: str, cells: tuple[str, ...]
) -> tuple[tuple[iku.Indicator, ...], list[dict[str, str | None]], list[dict[str, Any]]]:
    """Return the indicators of a document, rows of counts, and what they give."""
    whole = iku.load_document(path)
    indicators = tuple(item for item in whole if not is_refused(item))
    names = [*whole.counts, *map(previous_name, whole.counts)]
    draw = random.Random(f"{path.name} {seed}")
    rows: list[dict[str, str | None]] = []
    for _ in range(ROWS):
        pool = draw.choice((EDGES, cells, cells, tuple(map(str, range(12)))))
        odd = draw.random() < 0.3
        rows.append(
            {name: None if odd and draw.random() < 0.1 else draw.choice(pool) for name in names}
        )
    return indicators, rows, expected(indicators, rows)


HALVES: Final = (
    *(str(size * factor) for factor in (1, 7, 1201) for size in (20_000, 8, 201)),
    *("23", "160", "5378", "8000", "13635"),
)
"""Counts whose quotients often end half-way between two decimals."""


@each_document
@each_database
def test_every_shipped_indicator_gives_the_figures_of_the_evaluator(
    name: DialectName, path: Path, databases: Databases
) -> None:
    indicators, rows, wanted = catalogue_case(path, "edges", HALVES)
    if not indicators:
        pytest.skip("an office that adopts all its indicators, or a document of roots")

    left = left_over(computed(databases[name], indicators, rows), wanted)

    assert left == 0 or name != "postgres"
    assert left < len(rows) * len(indicators) // 3


@given(case=own.indicators(), rows=own.tables)
@settings(max_examples=60, phases=[Phase.generate])
def test_any_formula_over_any_rows_gives_the_figures_of_the_evaluator(
    databases: Databases,
    case: tuple[iku.Indicator, tuple[own.Oracle, ...]],
    rows: list[dict[str, float | None]],
) -> None:
    indicator, _ = case
    cells = [
        {name: None if cell is None else format(Decimal(repr(cell)), "f")
         for name, cell in row.items()}
        for row in rows
    ]  # fmt: skip
    wanted = expected([indicator], cells)

    for name in NAMES:
        try:
            found = computed(databases[name], indicator, cells)
        except iku.TableError as error:
            assert [issue.code for issue in error.issues] == ["IKU603"]
            continue
        assert left_over(found, wanted) == 0 or name != "postgres"
