"""Achievement over tables is that of `achieve`, on every engine."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from attrs import evolve

import iku_core as iku
from definitions import document
from engines import ENGINES, columns, frame
from iku_core.frozen import FrozenMapping
from iku_core.tables import achieve_table

YEAR = iku.Period(2020)
LINES = (
    "      - {id: rasio, name: R, numerator: b, denominator: a, unit: '%', better: higher,"
    " scale: permenpanrb-12-2015, targets: {2020: 82.5},"
    " achievement: {cap: 105, floor: 20, scale: permendagri-86-2017-printed}}\n"
    "      - {id: turun, name: T, value: b, better: lower, achievement: mirror,"
    " targets: {2020: '< 7'}}\n"
    "      - {id: rentang, name: X, value: a, achievement: range, targets: {2020: [4, 9]}}\n"
    "      - {id: polos, name: P, value: a}\n"
)
FOUND = document(LINES)
A = [8, 9, 0, None, 7, 12, 3]
B = [7, 1, 0, 3, 0, 11, 3]
TABLE = pa.table({"a": pa.array(A, pa.int64()), "b": pa.array(B, pa.int64())})


def expected(name: str, a: int | None, b: int | None) -> iku.Achievement:
    return iku.achieve(iku.evaluate(FOUND[name], {"a": a, "b": b}), YEAR)


def label(grade: iku.ScaleClass | None) -> str | None:
    return None if grade is None else grade.label


@pytest.mark.parametrize("engine", ENGINES)
def test_it_is_what_achieve_gives(engine: str) -> None:
    given = frame(engine, TABLE)

    found = columns(achieve_table(given, FOUND, period=YEAR, text=True))

    rows = {
        (row["a"], row["b"]): row
        for row in (
            dict(zip(found, values, strict=True)) for values in zip(*found.values(), strict=True)
        )
    }
    assert len(rows) == len(A)
    assert "polos_achievement" not in found
    assert not [name for name in found if "graded" in name]
    for a, b in zip(A, B, strict=True):
        row = rows[a, b]
        for name in ("rasio", "turun", "rentang"):
            wanted = expected(name, a, b)
            value = row[f"{name}_achievement"]
            shown = None if value is None else Decimal(repr(float(value)))
            assert shown == wanted.value, (name, a, b)
            assert row[f"{name}_achievement_status_text"] == wanted.status.value
        wanted = expected("rasio", a, b)
        assert row["rasio_grade"] == label(wanted.result_grade)
        assert row["rasio_achievement_grade"] == label(wanted.grade)


def test_targets_of_each_row() -> None:
    table = pa.table(
        {
            "a": pa.array([8, 8, 8, 8], pa.int64()),
            "b": pa.array([4, 4, 4, 4], pa.int64()),
            "t": pa.array([Decimal("62.5"), Decimal(0), None, Decimal(-1)], pa.decimal128(5, 1)),
        }
    )

    found = columns(
        achieve_table(
            frame("polars", table),
            evolve(FOUND["rasio"], scale=None, achievement=iku.AchievementOptions()),
            period=YEAR,
            targets={"rasio": "t"},
            keep=[],
        )
    )

    assert found["rasio_achievement"] == [80.0, None, None, None]
    assert found["rasio_achievement_status"] == [0, 2, 1, 3]


def test_targets_of_an_agreement() -> None:
    from datetime import date  # noqa: PLC0415

    agreement = iku.Agreement(
        id="pk",
        document="uji",
        title="PK",
        date=date(2020, 1, 1),
        targets=FrozenMapping({"turun": FrozenMapping[Any]({"2020": 10})}),
    )

    found = columns(achieve_table(frame("polars", TABLE), FOUND, period=YEAR, agreement=agreement))

    assert found["turun_achievement"][0] == 130.0
    assert "rasio_achievement" not in found


@pytest.mark.parametrize(
    "line",
    [
        "better: lower, targets: {2020: 5}",
        "scale: opini-bpk, achievement: label, targets: {2020: WTP}",
        "better: higher, achievement: {realisation: displayed}, targets: {2020: 5}",
        "better: higher, achievement: {both_zero: 100}, targets: {2020: 0}",
        "better: higher, targets: {2020: -5}",
    ],
)
def test_what_a_table_cannot_is_refused_by_name(line: str) -> None:
    found = document(f"      - {{id: i, name: I, value: a, {line}}}\n")

    with pytest.raises(iku.TableError, match="IKU616 a table cannot compute the achievement of i"):
        achieve_table(frame("polars", TABLE), found, period=YEAR)


def test_a_scale_of_exact_numbers_is_left_to_evaluate() -> None:
    scale = iku.Scale(
        id="s",
        title="S",
        classify="exact",
        classes=(
            iku.ScaleClass(label="r", high=Fraction(1), holds_high=False),
            iku.ScaleClass(label="t", low=1),
        ),
    )

    found = columns(
        achieve_table(frame("polars", TABLE), evolve(FOUND["polos"], scale=scale), period=YEAR)
    )

    assert "polos_grade" not in found
