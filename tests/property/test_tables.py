"""Tables and the evaluator of single rows give the same figures, on numbers made to differ."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import iku_core as iku
import strategies as own
from definitions import document
from engines import ENGINES, LAZY, columns, frame
from iku_core.plan import plan_of
from iku_core.tables import StatusCode, evaluate_table

DOCUMENT: Final = document(
    "      - {id: rasio, name: Rasio, numerator: b, denominator: a, unit: '%'}\n",
    counts="  a: {label: A}\n  b: {label: B}\n",
)
PAIRS: Final = 300_000


def pairs() -> pa.Table:
    """Return 300,000 pairs: exact ties, one below a tie, near 2**53, negative, nought, null.

    A tie has (2 k + 1) / 2 hundredths of a percent; the divisors are such that it is whole.
    """
    draw = np.random.default_rng(20201123)
    third = PAIRS // 3
    factor = draw.integers(1, 18_000_000, third)
    below = 20_000 * factor
    odd = 2 * draw.integers(0, 12_000, third) + 1
    tie = odd * factor
    near = draw.integers(2**53 // 20_000 - 2_000, 2**53 // 20_000 + 3, third)
    small = draw.integers(1, 40_000, third)
    above = np.concatenate([tie, tie - 1, near])
    divisor = np.concatenate([below, below, small])
    special = draw.random(PAIRS)
    divisor[special < 0.02] = 0
    above[special > 0.98] *= -1
    return pa.table(
        {
            "row": np.arange(PAIRS),
            "b": pa.array(above, mask=(special > 0.49) & (special < 0.5)),
            "a": pa.array(divisor, mask=(special > 0.5) & (special < 0.51)),
        }
    )


def expected(table: pa.Table) -> tuple[list[int], list[float | None]]:
    """Return status codes and figures by whole numbers of any size, and the evaluator's rules."""
    codes: list[int] = []
    figures: list[float | None] = []
    for above, below in zip(table["b"].to_pylist(), table["a"].to_pylist(), strict=True):
        code = StatusCode.OK
        if min(above or 0, below or 0) < 0:
            code = StatusCode.INVALID
        elif above is None or below is None:
            code = StatusCode.MISSING
        elif below == 0:
            code = StatusCode.ZERO_DENOMINATOR
        codes.append(code)
        units = None if code else (20_000 * above + below) // (2 * below)
        figures.append(None if units is None else units / 100)
    return codes, figures


@pytest.fixture(scope="module")
def adversaries() -> tuple[pa.Table, list[int], list[float | None]]:
    table = pairs()
    return table, *expected(table)


def test_the_adversaries_are_judged_as_the_evaluator_judges(
    adversaries: tuple[pa.Table, list[int], list[float | None]],
) -> None:
    """What the engines are compared with is itself compared, on every fiftieth row."""
    table, codes, figures = adversaries
    for at in range(0, PAIRS, 50):
        row = table.slice(at, 1).to_pylist()[0]
        result = iku.evaluate(DOCUMENT["rasio"], {"a": row["a"], "b": row["b"]})
        assert StatusCode.of(result.status) == codes[at]
        assert (None if result.value is None else float(result.value)) == figures[at]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES)
def test_no_figure_of_300_000_differs(
    engine: str, adversaries: tuple[pa.Table, list[int], list[float | None]]
) -> None:
    table, codes, figures = adversaries

    computed = evaluate_table(frame(engine, table), DOCUMENT, keep=["row"])
    found = pl.DataFrame(columns(computed), strict=False).sort("row")

    assert found["row"].to_list() == list(range(PAIRS))
    wanted = pl.DataFrame({"code": codes, "figure": figures}, strict=False)
    status = found["rasio_status"].cast(pl.Int64)
    left = status == StatusCode.NEEDS_EXACT
    value = found["rasio"]
    assert ((status != wanted["code"]) & ~left).sum() == 0
    assert (value.ne_missing(wanted["figure"]) & ~left).sum() == 0
    assert left.sum() < PAIRS // 1_000 if engine in LAZY else not left.any()


@given(own.indicators(), own.tables, st.sampled_from([None, True, False]))
def test_any_formula_over_any_rows_gives_the_figures_of_the_evaluator(
    case: tuple[iku.Indicator, tuple[own.Oracle, ...]],
    cells: list[dict[str, float | None]],
    wide: bool | None,  # noqa: FBT001 - Hypothesis gives it
) -> None:
    """Undefined, missing and resolved rows included; a lazy frame leaves some, and no more."""
    indicator, _ = case
    table = pl.DataFrame(cells, schema=dict.fromkeys(own.LEAVES, pl.Float64))
    if plan_is_refused(indicator):
        with pytest.raises(iku.TableError, match="IKU603"):
            evaluate_table(table, indicator)
        return

    eager = evaluate_table(table, indicator, wide=wide)
    lazy = evaluate_table(table.lazy(), indicator, wide=wide).collect()

    for row, found, left in zip(cells, eager.rows(named=True), lazy.rows(named=True), strict=True):
        supplied = {name: None if cell is None else Decimal(repr(cell))
                    for name, cell in row.items()}  # fmt: skip
        current, previous = own.both_periods(supplied)
        result = iku.evaluate(indicator, current, previous=previous)
        figure = None if result.value is None else float(result.value)
        assert (found["uji_status"], found["uji"]) == (StatusCode.of(result.status), figure)
        if left["uji_status"] != StatusCode.NEEDS_EXACT:
            assert (left["uji_status"], left["uji"]) == (found["uji_status"], figure)


def plan_is_refused(indicator: iku.Indicator) -> bool:
    try:
        plan_of(indicator, dict.fromkeys(own.LEAVES, 10**6))
    except iku.TableError:
        return True
    return False
