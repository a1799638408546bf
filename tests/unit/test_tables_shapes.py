"""Long tables and previous periods, on every engine."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
import pyarrow as pa
import pytest

import iku_core as iku
from definitions import document
from engines import ENGINES, frame, rows
from iku_core.tables import evaluate_table, from_long, with_previous

DOCUMENT: Final = document()
GROWTH: Final = document(
    "      - {id: tumbuh, name: T, value: 'a / prev(a) + prev(a) - prev(a)'}\n"
)

each_engine = pytest.mark.parametrize("engine", ENGINES)

LONG: Final = pa.table(
    {
        "kabupaten": ["L", "L", "L", "J", "J"],
        "kecamatan": ["Tekung", "Tekung", "Tekung", "Ajung", "Ajung"],
        "bulan": [1, 1, 2, 1, 1],
        "cacah": ["a", "b", "a", "b", "d"],
        "nilai": [8, 1, 9, None, 3],
    }
)
NAMED: Final[dict[str, Any]] = {
    "unit": "kecamatan",
    "period": "bulan",
    "count": "cacah",
    "value": "nilai",
}


@pytest.mark.filterwarnings("ignore")
@each_engine
def test_a_row_for_each_count_becomes_a_column_for_each(engine: str) -> None:
    """A count that was not handed in is null, as one that was left empty."""
    native = frame(engine, LONG)

    wide = from_long(native, DOCUMENT, **NAMED, keep=["kabupaten"])

    assert type(wide) is type(native)
    found = sorted(tuple(row[name] for name in ("kabupaten", "kecamatan", "bulan", "b", "a"))
                   for row in rows(wide))  # fmt: skip
    assert found == [("J", "Ajung", 1, None, None), ("L", "Tekung", 1, 1, 8),
                     ("L", "Tekung", 2, None, 9)]  # fmt: skip
    figures = {row["bulan"]: row["rasio"] for row in rows(evaluate_table(wide, DOCUMENT))
               if row["kabupaten"] == "L"}  # fmt: skip
    assert figures == {1: 12.5, 2: None}


def test_names_that_are_no_counts_are_told_with_the_nearest() -> None:
    given = pl.DataFrame({"kecamatan": ["T"] * 3, "cacah": ["aa", None, "a"], "nilai": [1, 2, 3]})

    with pytest.raises(iku.TableError) as caught:
        from_long(given, DOCUMENT, unit="kecamatan", count="cacah", value="nilai")

    told = [(issue.code, issue.values["count"]) for issue in caught.value.issues]
    assert told == [("IKU501", "None"), ("IKU501", "aa")]


def test_a_count_that_is_handed_in_twice_is_refused_or_null() -> None:
    """An eager table is refused; a lazy one leaves it out, and counts the faults."""
    given = pl.DataFrame(
        {"kecamatan": ["T"] * 4, "cacah": ["a", "a", "b", "x"], "nilai": [1, 2, 3, 4]}
    )
    named: Any = {"unit": "kecamatan", "count": "cacah", "value": "nilai"}

    with pytest.raises(iku.TableError, match="IKU611 2 rows are given for kecamatan T, cacah a"):
        from_long(given.head(3), DOCUMENT, **named)
    lazy = from_long(given.lazy(), DOCUMENT, **named).collect()

    assert lazy.rows(named=True) == [{"kecamatan": "T", "b": 3, "a": None, "faults": 2}]


def test_a_long_table_without_its_columns_is_refused() -> None:
    given = pl.DataFrame({"kecamatan": ["T"], "count": ["a"], "value": ["satu"]})

    with pytest.raises(iku.TableError, match="IKU602 the column value holds String"):
        from_long(given, DOCUMENT, unit="kecamatan")
    with pytest.raises(iku.TableError) as caught:
        from_long(given.drop("value"), DOCUMENT, unit="kecamatn", period="bulan")

    told = [issue.values["column"] for issue in caught.value.issues]
    assert told == ["kecamatn", "bulan", "value"]


@pytest.mark.filterwarnings("ignore")
@each_engine
def test_the_counts_of_the_previous_period_stand_beside(engine: str) -> None:
    """Null where there is no previous row; the rows themselves stay as they are."""
    table = pa.table({"kecamatan": ["T", "T", "A", "T"], "tahun": [2024, 2025, 2025, 2027],
                      "a": [8, 10, 7, 20]})  # fmt: skip
    native = frame(engine, table)

    computed = with_previous(native, GROWTH, office="kecamatan", period="tahun")

    assert type(computed) is type(native)
    found = sorted((row["kecamatan"], row["tahun"], row["a"], row["prev(a)"] or 0)
                   for row in rows(computed))  # fmt: skip
    assert found == [("A", 2025, 7, 0), ("T", 2024, 8, 0), ("T", 2025, 10, 8), ("T", 2027, 20, 0)]
    figures = [row["tumbuh"] for row in rows(evaluate_table(computed, GROWTH)) if row["tumbuh"]]
    assert figures == [1.25]


def test_indicators_may_come_one_by_one() -> None:
    """What can be walked through but once, such as a generator, is enough."""
    years = pl.DataFrame({"kecamatan": ["T", "T"], "tahun": [2024, 2025], "a": [8, 10]})
    handed_in = pl.DataFrame({"kecamatan": ["T", "T"], "count": ["a", "b"], "value": [8, 1]})

    before = with_previous(years, iter(GROWTH), office="kecamatan", period="tahun")
    wide = from_long(handed_in, iter(DOCUMENT), unit="kecamatan")

    assert before["prev(a)"].to_list() == [None, 8]
    assert wide.rows(named=True) == [{"kecamatan": "T", "a": 8, "b": 1}]


@pytest.mark.parametrize("engine", ["pandas", "polars", "pyarrow"])
def test_an_eager_frame_keeps_the_order_of_its_rows(engine: str) -> None:
    years = [2000 + at * 7 % 100 for at in range(100)]
    given = pa.table({"kecamatan": ["T"] * 100, "tahun": years, "a": years})

    computed = with_previous(frame(engine, given), GROWTH, office="kecamatan", period="tahun")

    assert [row["tahun"] for row in rows(computed)] == years


@pytest.mark.filterwarnings("ignore")
@each_engine
def test_periods_that_are_no_numbers_come_in_their_order(engine: str) -> None:
    table = pa.table({"kecamatan": ["T", "T", "T"], "bulan": ["2024-11", "2024-12", "2025-01"],
                      "a": [8, 10, 20]})  # fmt: skip

    computed = with_previous(
        frame(engine, table),
        GROWTH,
        office="kecamatan",
        period="bulan",
        periods=["2024-11", "2024-12", "2025-01"],
    )

    assert {row["bulan"]: row["prev(a)"] for row in rows(computed)} == {
        "2024-11": None,
        "2024-12": 8,
        "2025-01": 10,
    }


def test_an_office_with_two_rows_in_a_period_has_no_previous_one() -> None:
    given = pl.DataFrame({"kecamatan": ["T"] * 3, "tahun": [1, 1, 2], "a": [8, 9, 10]})
    named: Any = {"office": "kecamatan", "period": "tahun"}

    with pytest.raises(iku.TableError, match="IKU611"):
        with_previous(given, GROWTH, **named)
    lazy = with_previous(given.lazy(), GROWTH, **named).collect()

    assert lazy["prev(a)"].to_list() == [None, None, None]


def test_previous_columns_that_are_there_already_are_refused() -> None:
    given = pl.DataFrame({"kecamatan": ["T"], "a": [8], "prev(a)": [8]})

    with pytest.raises(iku.TableError) as caught:
        with_previous(given, GROWTH, office="kecamatan", period="tahun")

    told = [(issue.code, issue.values["column"]) for issue in caught.value.issues]
    assert told == [("IKU601", "tahun"), ("IKU604", "prev(a)")]
