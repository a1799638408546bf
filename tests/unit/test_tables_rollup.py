"""`rollup_table` against sums of exact numbers, on every engine."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import polars as pl
import pyarrow as pa
import pytest

import iku_core as iku
from engines import EAGER, ENGINES, LAZY, frame, rows
from iku_core.exact import round_half_up
from iku_core.tables import StatusCode, rollup_table

DOCUMENT: Final = iku.parse_document("""\
schema: 1
id: uji
title: Uji
organisation: {name: Uji}
counts:
  a: {label: A, rollup: sum, accumulate: sum}
  b: {label: B, rollup: sum, accumulate: last}
  c: {label: C, rollup: sum, accumulate: mean}
  d: {label: D, kind: decimal, rollup: sum, accumulate: sum}
objectives:
  - statement: Semua bentuk
    indicators:
      - {id: persen, name: Persen, numerator: a, denominator: b, unit: "%"}
      - {id: beda, name: Beda, numerator: a - b, denominator: a + b, unit: "%", decimals: 1}
      - {id: rerata, name: Rerata, value: "max(a, b) / c"}
      - {id: luas, name: Luas, value: d / a}
      - {id: jumlah, name: Jumlah, value: d}
""")
USED: Final = {"persen": "ab", "beda": "ab", "rerata": "abc", "luas": "da", "jumlah": "d"}
FORMULAS: Final[dict[str, Callable[[dict[str, Any]], Fraction]]] = {
    "persen": lambda of: Fraction(100 * of["a"]) / of["b"],
    "beda": lambda of: Fraction(100 * (of["a"] - of["b"])) / (of["a"] + of["b"]),
    "rerata": lambda of: Fraction(max(of["a"], of["b"])) / of["c"],
    "luas": lambda of: Fraction(of["d"]) / of["a"],
    "jumlah": lambda of: Fraction(of["d"]),
}
SCHEMA: Final = pa.schema(
    [
        *(("kabupaten", pa.string()), ("kecamatan", pa.string()), ("bulan", pa.int64())),
        *((name, pa.int64()) for name in "abc"),
        ("d", pa.float64()),
    ]
)

each_engine = pytest.mark.parametrize("engine", ENGINES)


def handed_in(seed: int) -> list[dict[str, Any]]:
    """Return the rows of districts, some whole and some with gaps, in no order."""
    draw = random.Random(seed)
    clean = seed % 2 == 0

    def number() -> int | None:
        chance = draw.random()
        if not clean and chance < 0.04:
            return None if chance < 0.03 else -5
        if chance < 0.1:
            return 0
        return draw.randint(10**13, 10**15) if chance < 0.12 else draw.randint(0, 1000)

    found = []
    for district in ("Lumajang", "Jember", "Malang"):
        for office in range(draw.randint(1, 5)):
            for month in range(draw.choice([4, 4, 4, 4, 1, 3, 12])):
                whole = {name: number() for name in "abc"}
                area = number()
                found.append(
                    {
                        "kabupaten": district,
                        "kecamatan": f"{district} {office}",
                        "bulan": month + 1,
                        **whole,
                        "d": None
                        if area is None
                        else draw.choice([area + 0.25, float(area), 0.1, -12.34, 0.0000001]),
                    }
                )
    draw.shuffle(found)
    return found


def total(name: str, months: list[dict[str, Any]], *, by_period: bool) -> Any:
    """Return the number of one office, or None where it is missing."""
    numbers = [
        month[name] if name != "d" or month[name] is None else Fraction(Decimal(repr(month[name])))
        for month in sorted(months, key=lambda month: int(month["bulan"]))
    ]
    how = {"a": "sum", "b": "last", "c": "mean", "d": "sum"}[name] if by_period else "last"
    if how == "last":
        return numbers[-1]
    if None in numbers:
        return None
    added = sum(number for number in numbers if number is not None)
    return Fraction(added) / len(numbers) if how == "mean" else added


def expected(
    members: list[dict[str, Any]],
    key: str,
    *,
    by_period: bool,
    coverage: Fraction,
    periods: int | None,
) -> tuple[int, float | None, int, float]:
    """Return status code, figure, missing children and coverage of a district."""
    offices: dict[Any, list[dict[str, Any]]] = {}
    for at, row in enumerate(members):
        offices.setdefault(row["kecamatan"] if by_period else at, []).append(row)
    sums: dict[str, Any] = dict.fromkeys(USED[key], 0)
    complete = 0
    for months in offices.values():
        numbers = {name: total(name, months, by_period=by_period) for name in USED[key]}
        if None not in numbers.values() and periods in (None, len(months)):
            complete += 1
            sums = {name: sums[name] + numbers[name] for name in sums}
    missing, part = len(offices) - complete, complete / len(offices)
    if any((row[name] or 0) < 0 for row in members for name in USED[key] if name != "d"):
        return StatusCode.INVALID, None, missing, part
    uneven = by_period and periods is None and len({*map(len, offices.values())}) > 1
    if uneven or complete < coverage * len(offices):
        return StatusCode.MISSING, None, missing, part
    try:
        exact = FORMULAS[key](sums)
    except ZeroDivisionError:
        return StatusCode.ZERO_DENOMINATOR, None, missing, part
    figure = float(round_half_up(exact, DOCUMENT[key].decimals))
    return StatusCode.OK, figure, missing, part


@pytest.mark.filterwarnings("ignore")
@each_engine
@pytest.mark.parametrize(
    ("by_period", "coverage", "periods"),
    [(False, Fraction(1), None), (True, Fraction(1), None), (True, Fraction(1, 2), 4),
     (False, Fraction(3, 4), None)],
    ids=["rows", "periods", "half of four periods", "three quarters"],
)  # fmt: skip
def test_a_district_is_the_ratio_of_exact_sums(
    engine: str, *, by_period: bool, coverage: Fraction, periods: int | None
) -> None:
    """Status, figure and what is missing, with numbers on both sides of 2**53."""
    for seed in range(8 if engine in EAGER else 2):
        given = handed_in(seed)
        native = frame(engine, pa.Table.from_pylist(given, schema=SCHEMA))
        named: Any = {"office": "kecamatan", "period": "bulan", "periods": periods}

        computed = rollup_table(
            native, DOCUMENT, by=["kabupaten"], coverage=coverage, **(named if by_period else {})
        )

        assert type(computed) is type(native)
        districts = rows(computed)
        assert {row["kabupaten"] for row in districts} == {row["kabupaten"] for row in given}
        for row in districts:
            members = [item for item in given if item["kabupaten"] == row["kabupaten"]]
            for key in USED:
                code, figure, missing, part = expected(
                    members, key, by_period=by_period, coverage=coverage, periods=periods
                )
                assert row[f"{key}_missing_children"] == missing
                assert row[f"{key}_coverage"] == part
                if row[f"{key}_status"] == StatusCode.NEEDS_EXACT:
                    assert engine in LAZY
                else:
                    assert (row[f"{key}_status"], row[key]) == (code, figure), (seed, row)


def offices(**columns: list[Any]) -> pl.DataFrame:
    number = len(next(iter(columns.values())))
    return pl.DataFrame({"kabupaten": ["Lumajang"] * number, **columns})


def test_an_accumulation_over_periods_needs_no_rollup() -> None:
    """Where each office is shown by itself, nothing is added up over offices."""
    document = iku.parse_document("""\
schema: 1
id: uji
title: Uji
organisation: {name: Uji}
counts: {nilai: {label: Nilai, kind: decimal, rollup: none, accumulate: mean}}
objectives:
  - statement: S
    indicators: [{id: ikm, name: IKM, value: nilai}]
""")
    given = pl.DataFrame(
        {"kecamatan": ["Tekung"] * 3, "bulan": [1, 2, 3], "nilai": [80.0, 81.5, 82.0]}
    )

    computed = rollup_table(given, document, by=["kecamatan"], office="kecamatan", period="bulan")

    assert computed.row(0)[:4] == ("Tekung", 1, 81.17, 0)


def test_a_mean_of_more_than_twelve_periods_is_computed_exactly() -> None:
    weeks = offices(kecamatan=["Tekung"] * 13, minggu=[*range(13)], a=[1] * 13, b=[1] * 13,
                    c=[1] * 12 + [2])  # fmt: skip
    named: Any = {"by": ["kabupaten"], "office": "kecamatan", "period": "minggu"}

    computed = rollup_table(weeks, DOCUMENT["rerata"], **named)
    left = rollup_table(weeks.lazy(), DOCUMENT["rerata"], **named).collect()

    assert computed.row(0)[2:4] == (12.07, StatusCode.OK)
    assert left.row(0)[2:4] == (None, StatusCode.NEEDS_EXACT)


def test_sums_that_no_float_holds_are_added_exactly() -> None:
    large = offices(kecamatan=["Tekung", "Kunir"], a=[2**53 + 1, 2], b=[2**54, 6])

    computed = rollup_table(large, DOCUMENT["persen"], by=["kabupaten"], parts=True, text=True)
    by_office = rollup_table(large, DOCUMENT["persen"], by=["kabupaten"], office="kecamatan")

    assert computed.row(0)[2:5] == (50.0, 0, "ok")
    assert by_office.row(0)[2:4] == (50.0, 0)


def test_groups_left_over_can_have_any_status() -> None:
    """What exact arithmetic finds may be no figure at all."""
    given = pl.DataFrame(
        {
            "kabupaten": ["L", "L", "J", "M", "M", "K"],
            "kecamatan": ["1", "2", "3", "4", "5", "6"],
            "a": [1, 1, 2**60, 5, 2**60, 2**60],
            "d": [1e12, 1e12, 0.1234567, 1e200, 0.5, 1e12],
        }
    )

    computed = rollup_table(given, DOCUMENT["luas"], by=["kabupaten"]).sort("kabupaten")

    assert [row[2:4] for row in computed.rows()] == [
        (0.0, 0),
        (0.0, 0),
        (10.0**12, 0),
        (None, 3),
    ]


def test_a_number_that_is_out_of_range_by_less_than_a_float_tells_is_invalid() -> None:
    document = iku.parse_document(
        "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Uji}\n"
        "counts: {s: {label: S, kind: decimal, range: [0, 100], rollup: sum}}\n"
        "objectives:\n  - statement: S\n    indicators: [{id: skor, name: T, value: s}]\n"
    )

    computed = rollup_table(offices(s=[1.5, 100.00000001]), document, by=["kabupaten"])

    assert computed.row(0)[2:4] == (None, StatusCode.INVALID)


def test_an_office_that_has_no_row_is_missed_by_the_register() -> None:
    given = offices(kecamatan=["Tekung"], a=[1], b=[8])
    register = pl.DataFrame({"kabupaten": ["Lumajang", "Lumajang", "Jember", None]})
    known: Any = {"by": ["kabupaten"], "register": register}

    computed = rollup_table(given, DOCUMENT["persen"], **known).sort("kabupaten")
    half = rollup_table(given, DOCUMENT["persen"], **known, coverage=Fraction(1, 2))

    assert computed.rows() == [
        (None, 0, None, 1, 1, 0.0),
        ("Jember", 0, None, 1, 1, 0.0),
        ("Lumajang", 1, None, 1, 1, 0.5),
    ]
    assert (12.5, 0) in [row[2:4] for row in half.rows()]


@pytest.mark.filterwarnings("ignore")
@each_engine
def test_a_register_is_of_the_kind_of_the_frame(engine: str) -> None:
    given = offices(kecamatan=["Tekung"], a=[1], b=[8]).to_arrow()
    register = pl.DataFrame({"kabupaten": ["Lumajang", "Jember"]}).to_arrow()
    plain = {name: column.cast(pa.string()) if pa.types.is_large_string(column.type) else column
             for name, column in zip(given.column_names, given.columns, strict=True)}  # fmt: skip
    listed = {"kabupaten": register.column(0).cast(pa.string())}

    computed = rollup_table(
        frame(engine, pa.table(plain)),
        DOCUMENT["persen"],
        by=["kabupaten"],
        register=frame(engine, pa.table(listed)),
    )

    found = sorted(tuple(row.values()) for row in rows(computed))
    assert found == [("Jember", 0, None, 1, 1, 0.0), ("Lumajang", 1, 12.5, 0, 0, 1.0)]


def test_an_office_that_is_there_twice_is_refused_or_missing() -> None:
    """An eager frame is refused; in a lazy one such an office has no number."""
    twice = offices(kecamatan=["Tekung", "Tekung", "Kunir"], a=[1, 1, 1], b=[8, 8, 8])

    with pytest.raises(iku.TableError, match="IKU611 2 rows are given for kabupaten Lumajang"):
        rollup_table(twice, DOCUMENT["persen"], by=["kabupaten"], office="kecamatan")
    lazy = rollup_table(twice.lazy(), DOCUMENT["persen"], by=["kabupaten"], office="kecamatan")

    assert lazy.collect().row(0)[1:6] == (2, None, 1, 1, 0.5)


@pytest.mark.parametrize("bulan", [[1, None], [None, None]])
def test_an_empty_period_is_no_last_one(bulan: list[int | None]) -> None:
    given = offices(kecamatan=["Tekung", "Tekung"], a=[2, 2], b=[8, 16]).with_columns(
        bulan=pl.Series(bulan, dtype=pl.Int64)
    )
    named: Any = {"by": ["kabupaten"], "office": "kecamatan", "period": "bulan"}

    if bulan == [None, None]:
        with pytest.raises(iku.TableError, match="IKU611"):
            rollup_table(given, DOCUMENT["persen"], **named)
    else:
        assert rollup_table(given, DOCUMENT["persen"], **named).row(0)[2:4] == (50.0, 0)


def test_a_figure_without_counts_is_that_of_each_group() -> None:
    document = iku.parse_document(
        "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Uji}\ncounts: {a: {label: A}}\n"
        "objectives:\n  - statement: S\n    indicators: [{id: tetap, name: T, value: 2.125}]\n"
    )

    computed = rollup_table(offices(a=[1, 2]), document, by=["kabupaten"], parts=True)

    assert computed.row(0) == ("Lumajang", 2, 2.13, 0, 17.0, 8.0, 0, 1.0)


def test_wrong_wishes_are_refused_before_any_work() -> None:
    given = offices(kecamatan=["Tekung"], a=[1], b=[8])
    persen = DOCUMENT["persen"]

    with pytest.raises(ValueError, match="above 0 and up to 1"):
        rollup_table(given, persen, by=["kabupaten"], coverage=0)
    with pytest.raises(ValueError, match="name the column of the office too"):
        rollup_table(given, persen, by=["kabupaten"], period="bulan")
    with pytest.raises(iku.TableError) as caught:
        rollup_table(given, DOCUMENT["luas"], by=["provinsi"], register=pl.DataFrame({"x": [1]}))

    told = [(issue.code, issue.values["column"]) for issue in caught.value.issues]
    assert told == [("IKU601", "provinsi"), ("IKU601", "provinsi"), ("IKU601", "d")]
