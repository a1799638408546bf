"""`evaluate_table` against `evaluate`, row by row, on every engine."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from math import inf, nan
from typing import Any, Final

import numpy as np
import polars as pl
import pyarrow as pa
import pytest

import iku_core as iku
from engines import EAGER, ENGINES, LAZY, frame, rows
from iku_core.declaration import Count
from iku_core.normal_form import count_of, divided, used_counts
from iku_core.tables import StatusCode, evaluate_table, resolve_exact

DEFINITION: Final = """\
schema: 1
id: uji
title: Uji
organisation: {name: Uji}
constants:
  tiga: {label: Tiga, value: 3}
counts:
  a: {label: A}
  b: {label: B}
  c: {label: C, range: [0, 100000]}
  d: {label: D, kind: decimal}
  e: {label: E, kind: decimal, range: [25, 100]}
  f: {label: F, range: [0, 20000000000000000]}
objectives:
  - statement: Semua bentuk
    indicators:
      - {id: persen, name: Persen, numerator: a, denominator: b, unit: "%"}
      - {id: jumlah, name: Jumlah, numerator: a + b + c, denominator: b * 3, unit: "%"}
      - {id: selisih, name: Selisih, numerator: a - b, denominator: b, unit: "%", decimals: 3}
      - {id: bobot, name: Bobot, value: 0.25 * a / b + 0.75 * c / b, decimals: 1}
      - {id: tetap, name: Tetap, value: (a + b) / 784}
      - {id: terbesar, name: Terbesar, numerator: "max(a, b)", denominator: c, unit: "%"}
      - {id: jarak, name: Jarak, value: "abs(a - b) / min(a, c)", decimals: 0}
      - {id: pilihan, name: Pilihan, value: "a / max(b, 2 * c)"}
      - {id: langsung, name: Langsung, value: e}
      - {id: desimal, name: Desimal, value: d / e, decimals: 4}
      - {id: rujukan, name: Rujukan, value: persen + selisih}
      - {id: berantai, name: Berantai, value: "a / b + b / c + c / a"}
      - {id: tumbuh, name: Tumbuh, value: "prev(a) / a - 1"}
      - {id: konstanta, name: Konstanta, value: tiga * 2.125}
      - {id: mustahil, name: Mustahil, value: tiga / (tiga - 3)}
      - {id: beda, name: Beda, value: "a / (b - c)"}
      - {id: hapus, name: Hapus, value: "a - a + 5 / c", decimals: 3}
      - {id: lawan, name: Lawan, value: "(a - b) / (b - a)"}
      - {id: rerata, name: Rerata, value: "mean(a, b, c)", decimals: 0}
      - {id: nol, name: Nol, value: "a / (b - b)"}
      - {id: ikm, name: IKM, value: "d - 100", decimals: 1}
      - {id: batas, name: Batas, value: "f / 4"}
"""
DOCUMENT: Final = iku.parse_document(DEFINITION)
WHOLE: Final = ("a", "b", "f", "prev(a)")
FLOATS: Final = ("c", "d", "e")
ROWS: Final = 220

each_engine = pytest.mark.parametrize("engine", ENGINES)
each_eager = pytest.mark.parametrize("engine", EAGER)
each_lazy = pytest.mark.parametrize("engine", LAZY)


def whole(draw: random.Random) -> int | None:
    """Return a count: ordinary, a divisor that engines were wrong on, or at an edge."""
    known = [0, 8, 16, 23, 32, 49, 116, 160, 392, 784, 800, 5378, 8000, 20781, 36000]
    edge = 2**53 // draw.choice([1, 1, 2, 3, 20_000, 20_001]) + draw.randint(-2, 2)
    return draw.choice(
        [
            *(draw.randint(1, 100) for _ in range(4)),
            draw.randint(1, 10**6),
            draw.choice(known),
            draw.choice(known),
            draw.randint(10**10, 10**13),
            edge,
            draw.choice([None, -draw.randint(1, 50), 0]),
        ]
    )


def floating(draw: random.Random) -> float | None:
    number = whole(draw)
    odd = draw.choice([nan, inf, -inf, 2.5, 1e300, None])
    return odd if number is None or draw.random() < 0.1 else float(number)


def decimal(draw: random.Random) -> float | None:
    odd = draw.choice([None, nan, inf, 1e12, 100.00001, 24.99, -3.125, 1 / 3, 87.12345678, 0.1])
    return odd if draw.random() < 0.3 else round(draw.uniform(20, 105), draw.randint(0, 4))


def table() -> pa.Table:
    """Return rows of every kind; the same ones each time."""
    draw = random.Random(20201123)
    columns: dict[str, list[Any]] = {"row": list(range(ROWS))}
    columns |= {name: [whole(draw) for _ in range(ROWS)] for name in WHOLE}
    columns["c"] = [floating(draw) for _ in range(ROWS)]
    columns |= {name: [decimal(draw) for _ in range(ROWS)] for name in ("d", "e")}
    kinds = {name: pa.float64() for name in FLOATS}
    return pa.table(
        {
            name: pa.array(cells, kinds.get(name, pa.int64()), from_pandas=False)
            for name, cells in columns.items()
        }
    )


def exact(cell: Any, count: Count) -> Any:
    """Return what an officer would type for a cell; raises where nobody could."""
    if isinstance(cell, float) and (count.kind == "decimal" or not cell.is_integer()):
        return Decimal(float.__repr__(cell))
    return int(cell)


def expected(
    row: dict[str, Any], indicator: iku.Indicator
) -> tuple[int, float | None, Fraction | None]:
    """Return status code, figure and exact value of the evaluator of single rows."""
    numbers: dict[str, Any] = {}
    for name in used_counts(indicator):
        count, cell = count_of(indicator, name), row[name]
        if cell is None:
            continue
        if isinstance(cell, float) and (
            abs(cell) == inf or (abs(cell) > 2**53 and count.kind == "count")
        ):
            return StatusCode.INVALID, None, None
        numbers[name] = exact(cell, count)
    counts, previous = divided(numbers)
    result = iku.evaluate(indicator, counts, previous=previous)
    value = None if result.value is None else float(result.value)
    return StatusCode.of(result.status), value, result.exact


@pytest.mark.filterwarnings("ignore")
@each_engine
@pytest.mark.parametrize("wide", [None, True, False])
def test_every_figure_is_that_of_the_evaluator(engine: str, *, wide: bool | None) -> None:
    """Value, status, words, numerator and denominator, on all indicators in one plan."""
    native = frame(engine, table())

    computed = evaluate_table(native, DOCUMENT, text=True, parts=True, wide=wide)

    assert type(computed) is type(native)
    left = 0
    for row in rows(computed):
        for indicator in DOCUMENT:
            key = indicator.id
            status, value = row[f"{key}_status"], row[key]
            if status == StatusCode.NEEDS_EXACT:
                left += 1
                assert value is None
                continue
            code, figure, exact_value = expected(row, indicator)
            assert (status, value) == (code, figure), (key, row)
            assert type(value) in (float, type(None), np.float64)
            assert row[f"{key}_status_text"] == StatusCode(status).text
            above, below = row[f"{key}_numerator"], row[f"{key}_denominator"]
            if above is not None:
                assert Fraction(int(above), int(below)) == exact_value
    assert (left > 0) == (engine in LAZY)


@pytest.mark.filterwarnings("ignore")
@each_lazy
def test_rows_left_over_are_resolved_once_they_are_collected(engine: str) -> None:
    """What a lazy engine leaves is computed exactly, with all its columns."""
    lazy = evaluate_table(frame(engine, table()), DOCUMENT, text=True, parts=True)
    collected = pl.from_dicts(rows(lazy), infer_schema_length=None)

    resolved = resolve_exact(collected, DOCUMENT)

    for row in rows(resolved):
        for indicator in DOCUMENT:
            key = indicator.id
            assert (row[f"{key}_status"], row[key]) == expected(row, indicator)[:2]
            assert row[f"{key}_status_text"] == StatusCode(row[f"{key}_status"]).text


@pytest.mark.parametrize(
    "type_",
    [pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.Int128, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64,
     pl.Float64, pl.Decimal(10, 2), pl.Decimal(38, 9)],
    ids=str,
)  # fmt: skip
def test_each_type_of_number_gives_the_same_figure(type_: Any) -> None:
    columns = {name: pl.Series([value], dtype=pl.Int64) for name, value in (("a", 23), ("b", 80))}
    given = pl.DataFrame(columns).cast(type_)

    computed = evaluate_table(given, DOCUMENT["persen"])

    assert computed["persen"].to_list() == [28.75]


def test_decimals_are_themselves_and_broken_ones_invalid() -> None:
    given = pl.DataFrame({"a": [Decimal("1.50"), Decimal("2.00"), None, Decimal("-1.00")],
                          "b": [Decimal(8)] * 4})  # fmt: skip

    computed = evaluate_table(given, DOCUMENT["persen"])

    assert computed["persen"].to_list() == [None, 25.0, None, None]
    assert computed["persen_status"].to_list() == [3, 0, 1, 3]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", sorted({*ENGINES} - {"pandas", "pandas-nullable", "dask"}))
@pytest.mark.parametrize(("precision", "scale"), [(10, 0), (12, 2), (38, 0), (38, 9)])
def test_decimals_of_every_engine(engine: str, precision: int, scale: int) -> None:
    """Those of 38 digits too, which no float holds."""
    kind = pa.decimal128(precision, scale)
    large = Decimal(10) ** (precision - scale - 1)
    cells: dict[str, list[Any]] = {
        "a": [1, 23, None, -1, large],
        "b": [8, 160, 1, 5, 7],
        "d": [8, 87, 1, 5, large],
    }
    table = pa.table(
        {name: pa.array([None if cell is None else Decimal(cell) for cell in column], kind)
         for name, column in cells.items()}
    )  # fmt: skip

    computed = rows(evaluate_table(frame(engine, table), [DOCUMENT["persen"], DOCUMENT["ikm"]]))

    assert [row["persen"] for row in computed[:4]] == [12.5, 14.38, None, None]
    assert [row["persen_status"] for row in computed[:4]] == [0, 0, 1, 3]
    assert [row["ikm"] for row in computed[:4]] == [-92.0, -13.0, -99.0, -95.0]
    assert computed[4]["ikm_status"] in ((0,) if engine in EAGER or precision < 38 else (4,))
    if engine in EAGER:
        assert computed[4]["ikm"] == float(large - 100)


@pytest.mark.parametrize("type_", [pl.Boolean, pl.String, pl.Float32, pl.Null, pl.Decimal(38, 10)])
def test_other_types_are_refused(type_: Any) -> None:
    given = pl.DataFrame({"a": pl.Series([None], dtype=type_), "b": [1]})

    with pytest.raises(iku.TableError) as caught:
        evaluate_table(given, DOCUMENT["persen"])

    assert [issue.code for issue in caught.value.issues] == ["IKU602"]


def test_all_faults_of_the_columns_are_told_at_once() -> None:
    given = pl.DataFrame({"aa": [1], "b": ["satu"], "persen": [1]})

    with pytest.raises(iku.TableError) as caught:
        evaluate_table(given, DOCUMENT["persen"], keep=["bb", "persen"])

    told = [(issue.code, issue.values.get("column")) for issue in caught.value.issues]
    assert told == [
        ("IKU601", "bb"),
        ("IKU604", "persen"),
        ("IKU601", "a"),
        ("IKU602", "b"),
    ]


def test_one_indicator_twice_needs_another_prefix() -> None:
    persen = DOCUMENT["persen"]
    given = pl.DataFrame({"a": [1], "b": [2]})

    with pytest.raises(iku.TableError, match="IKU604"):
        evaluate_table(given, [persen, persen])
    again = evaluate_table(evaluate_table(given, persen), persen, prefix="lagi_")

    assert again.columns == ["a", "b", "persen", "persen_status", "lagi_persen",
                             "lagi_persen_status"]  # fmt: skip


def test_every_formula_that_is_too_long_is_named() -> None:
    long = " * ".join(["(a + b + c + f + prev(a))"] * 12)
    text = DEFINITION + f"      - {{id: panjang, name: P, value: '{long}'}}\n"
    text += f"      - {{id: lebih, name: L, value: 'panjang + {long}'}}\n"
    document = iku.parse_document(text)
    given = pl.DataFrame({name: [1] for name in ("a", "b", "c", "f", "prev(a)")})

    with pytest.raises(iku.TableError) as caught:
        evaluate_table(given, [document["panjang"], document["lebih"]])

    assert [issue.values["indicator"] for issue in caught.value.issues] == ["panjang", "lebih"]


def test_numbers_that_no_float_holds_are_refused_by_name() -> None:
    many = " * ".join(["a"] * 8)
    document = iku.parse_document(
        DEFINITION + f"      - {{id: pangkat, name: P, value: '{many}'}}\n"
    )

    with pytest.raises(iku.TableError, match="IKU603 the formula of pangkat"):
        evaluate_table(pl.DataFrame({"a": [1]}), document["pangkat"])


def test_columns_of_our_own_do_not_meet_those_of_the_frame() -> None:
    given = pl.DataFrame({"a": [1], "b": [8], "iku_read_0": ["x"], "iku__": [1.5]})

    computed = evaluate_table(given, DOCUMENT["persen"])

    assert computed.row(0) == (1, 8, "x", 1.5, 12.5, 0)


@each_eager
def test_an_eager_frame_without_rows_stays_one(engine: str) -> None:
    empty = table().slice(0, 0)

    computed = evaluate_table(frame(engine, empty), DOCUMENT, parts=True)

    assert rows(computed) == []


def test_pandas_keeps_its_index_even_where_labels_repeat() -> None:
    import pandas as pd  # noqa: PLC0415

    given = pd.DataFrame({"a": [1, 3 * 10**15], "b": [8, 7 * 10**15]}, index=["x", "x"])

    computed = evaluate_table(given, DOCUMENT["persen"])

    assert list(computed.index) == ["x", "x"]
    assert list(computed["persen"]) == [12.5, 42.86]


@pytest.mark.filterwarnings("ignore")
@each_engine
def test_a_figure_without_counts_stands_in_every_row(engine: str) -> None:
    given = frame(engine, pa.table({"a": [1, 2, 3]}))

    computed = evaluate_table(given, [DOCUMENT["konstanta"], DOCUMENT["mustahil"]], keep=[])

    assert [tuple(row.values()) for row in rows(computed)] == [(6.38, 0, None, 2)] * 3


def test_an_indicator_named_as_a_count_needs_a_prefix() -> None:
    document = iku.parse_document(
        DEFINITION.replace("id: persen,", "id: a,").replace("persen +", "b +")
    )
    given = pl.DataFrame({"a": [3 * 10**15], "b": [7 * 10**15]})

    with pytest.raises(iku.TableError, match="IKU604 a column a is already there"):
        evaluate_table(given, document["a"], keep=[])

    assert evaluate_table(given, document["a"], keep=[], prefix="p_").row(0) == (42.86, 0)


def test_what_is_kept_is_said() -> None:
    given = pl.DataFrame({"kecamatan": ["Tekung"], "a": [3 * 10**15], "b": [7 * 10**15]})

    computed = evaluate_table(given, DOCUMENT["persen"], keep=["kecamatan"])

    assert computed.row(0) == ("Tekung", 42.86, 0)


def test_a_lazy_frame_is_not_computed() -> None:
    def fail(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("computed")

    given = pl.LazyFrame({"a": [1], "b": [2]}).map_batches(
        fail, schema={"a": pl.Int64, "b": pl.Int64}
    )

    assert isinstance(evaluate_table(given, DOCUMENT["persen"]), pl.LazyFrame)


def test_rows_are_resolved_in_the_frame_of_figures_alone() -> None:
    """A lazy frame, and a frame without the counts, are told."""
    lazy = pl.LazyFrame({"a": [1], "b": [2]})

    with pytest.raises(iku.TableError, match="IKU605"):
        resolve_exact(lazy, DOCUMENT["persen"])  # type: ignore[type-var]
    with pytest.raises(iku.TableError, match="IKU601 the table has no column b"):
        resolve_exact(
            pl.DataFrame({"a": [1], "persen": [1.0], "persen_status": [0]}), DOCUMENT["persen"]
        )


@pytest.mark.parametrize(
    ("above", "below", "figure"),
    [(1, 32, 3.13), (23, 160, 14.38), (5378, 8000, 67.23), (20781, 36000, 57.73),
     (116, 128, 90.63), (1418, 8000, 17.73), (13635, 20000, 68.18), (49, 392, 12.5)],
)  # fmt: skip
@each_eager
def test_published_counter_examples(engine: str, above: int, below: int, figure: float) -> None:
    """Figures that other ways of rounding publish one hundredth off."""
    given = frame(engine, pa.table({"a": [above], "b": [below]}))

    assert rows(evaluate_table(given, DOCUMENT["persen"]))[0]["persen"] == figure


@pytest.mark.parametrize("engine", ["pyarrow", "pandas-arrow", "dask-arrow", "duckdb"])
def test_numbers_that_an_engine_cuts_off_make_no_figure(engine: str) -> None:
    """Products are judged by their greatest error, which knows nothing of what was cut off."""
    found = iku.parse_document(
        DEFINITION + "      - {id: kuadrat, name: Kuadrat, numerator: a * a, denominator: b * b}\n"
    )
    large, small = [10**17, -(10**17), 7], [3 * 10**16, 5, 7]
    table = pa.table({"a": pa.array(large, pa.int64()), "b": pa.array(small, pa.uint64())})

    cells = evaluate_table(frame(engine, table), found["kuadrat"], keep=["a"])
    statuses = {row["a"]: (row["kuadrat"], row["kuadrat_status"]) for row in rows(cells)}

    assert statuses.pop(10**17) in {(11.11, StatusCode.OK), (None, StatusCode.NEEDS_EXACT)}
    assert statuses == {-(10**17): (None, StatusCode.INVALID), 7: (1.0, StatusCode.OK)}
