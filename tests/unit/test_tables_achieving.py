"""Achievement over tables is that of `achieve`, on every engine."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve

import iku_core as iku
from achieved import differences
from definitions import document
from engines import ENGINES, LAZY, frame, rows
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.normal_form import count_of, used_counts
from iku_core.tables import StatusCode, achieve_table, resolve_achievements, resolve_exact
from iku_core.tables.conformance import conformance_rows

YEAR = iku.Period(2020)
LINES = {
    "rasio": "numerator: b, denominator: a, unit: '%', better: higher, scale: permenpanrb-12-2015,"
    " targets: {2020: 82.5},"
    " achievement: {cap: 105, floor: 20, scale: permendagri-86-2017-printed}",
    "kontinu": "numerator: b, denominator: a, unit: '%', better: higher,"
    " scale: permendagri-86-2017-continuous, targets: {2020: 82.5},"
    " achievement: {cap: 105, floor: 20, scale: permendagri-86-2017-continuous}",
    "tampil": "numerator: b, denominator: a, unit: '%', decimals: 0, better: higher,"
    " targets: {2020: 66.7}, achievement: {realisation: displayed, decimals: 3}",
    "turun": "value: b, better: lower, achievement: mirror, targets: {2020: '< 7'}",
    "naik": "value: b, targets: {2020: '>= 7'}, achievement: ratio",
    "sampai": "value: b, targets: {2020: '<= 7'}, better: lower, achievement: inverse",
    "lebih": "value: b, targets: {2020: '> 7'}, better: higher",
    "tanpa": "value: b, better: lower, targets: {2020: 7}",
    "rentang": "value: a, achievement: range, targets: {2020: [4, 9]}",
    "rentang-nol": "value: a, achievement: range-within, targets: {2020: [0, 9]}",
    "polos": "value: a",
    "nol": "value: a - b, better: lower, targets: {2020: 0},"
    " achievement: {rule: inverse, both_zero: 100, zero_target: 0, zero_realisation: 7}",
    "nol-realisasi": "value: a - b, better: lower, targets: {2020: 3},"
    " achievement: {rule: inverse, zero_realisation: 150, cap: 120, scale: traffic-light}",
    "opini": "value: d, scale: opini-bpk, achievement: label, targets: {2020: WTP}",
    "predikat": "numerator: b, denominator: a, unit: '%', scale: permenpanrb-12-2015,"
    " achievement: label, better: higher, targets: {2020: BB}",
    "predikat-tampil": "numerator: b, denominator: a, unit: '%', scale: permenpanrb-12-2015,"
    " achievement: {rule: label, realisation: displayed}, decimals: 0, targets: {2020: BB}",
    "tanpa-aturan": "value: d, scale: opini-bpk, better: higher, targets: {2020: WTP}",
    "negatif": "value: a, better: higher, targets: {2020: -5}",
    "baris": "numerator: b, denominator: a, unit: '%', better: higher,"
    " achievement: {both_zero: 100, zero_target: 90}",
    "baris-tampil": "numerator: b, denominator: a, unit: '%', better: lower,"
    " achievement: {rule: mirror, realisation: displayed}",
    "baris-terbalik": "value: a - b, better: lower,"
    " achievement: {rule: inverse, zero_target: 0, zero_realisation: 120}",
    "tetap": "value: 7 / 3, targets: {2020: 2.33}, better: higher,"
    " achievement: {realisation: displayed}",
}
FOUND = document(
    "".join(f"      - {{id: {key}, name: Nama, {line}}}\n" for key, line in LINES.items())
)
UNDEFINED = evolve(
    FOUND["tetap"],
    id="tak-ada",
    value=parse_formula("7 / nol"),
    constants=FrozenMapping({"nol": iku.Constant(name="nol", label="Nol", value=0)}),
)
ROWS: list[dict[str, Any]] = [
    dict(zip(("a", "b", "d", "target of a row"), cells, strict=True))
    for cells in (
        (8, 7, 4.0, 80.0),
        (9, 1, 1.0, None),
        (0, 0, 2.5, 0.0),
        (None, 3, None, 0.0),
        (7, 0, 3.0, 0.0),
        (12, 11, 2.0, 91.67),
        (3, 3, 1.0, 100.0),
        (200, 139, 4.0, -3.0),
        (0, 5, 3.5, 5.0),
        (1, 1, 0.0, None),
        (-1, 2, 4.0, 100.0),
        (200, 165, 3.0, 82.5),
        (10_000, 9_995, 3.0, 99.9500001),
        (10**15, 10**15 + 3, 3.0, 43.0),
        (10**15, 10**15 + 3, 3.0, None),
        (3 * 10**15, 7 * 10**15, 3.0, 1e30),
        (2**53, 2**53, 2.0, 5e-9),
    )
]
TYPES = {"a": pa.int64(), "b": pa.int64()}
OF_ROWS = dict.fromkeys(("baris", "baris-tampil", "baris-terbalik"), "target of a row")
ON_DASK = ("rasio", "predikat-tampil", "baris", "tanpa")
"""Its optimiser takes seconds for each indicator, however few the rows are."""


def table(given: list[dict[str, Any]], types: dict[str, Any] = TYPES) -> pa.Table:
    """Return rows as a table, each with its number."""
    columns = {
        name: pa.array([row[name] for row in given], types.get(name, pa.float64()))
        for name in given[0]
    }
    return pa.table(columns | {"row": list(range(len(given)))})


def in_order(native: Any) -> list[dict[str, Any]]:
    return sorted(rows(native), key=lambda row: int(row["row"]))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES)
def test_it_is_what_achieve_gives(engine: str) -> None:
    names = ON_DASK if engine.startswith("dask") else tuple(LINES)
    chosen = [UNDEFINED, *(FOUND[name] for name in names)]
    targets = {name: column for name, column in OF_ROWS.items() if name in names}

    found = achieve_table(frame(engine, table(ROWS)), chosen, period=YEAR, targets=targets)

    lazy = engine in LAZY
    wrong, left = differences(chosen, ROWS, in_order(found), YEAR, targets=targets, lazy=lazy)
    assert wrong == []
    assert (left > 0) is lazy


@pytest.fixture(scope="module")
def lazy_rows() -> pa.Table:
    given = frame("duckdb", table(ROWS))
    return pa.table(achieve_table(given, FOUND, period=YEAR, targets=OF_ROWS, text=True).arrow())


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "pandas", "pandas-nullable"])
def test_what_is_left_is_resolved(engine: str, lazy_rows: pa.Table) -> None:
    left = frame(engine, lazy_rows)

    found = resolve_achievements(left, FOUND, period=YEAR, targets=OF_ROWS)

    assert differences(FOUND, ROWS, in_order(found), YEAR, targets=OF_ROWS) == ([], 0)
    for row in in_order(found):
        for name in ("rasio", "baris_achievement"):
            code = StatusCode(int(row[f"{name}_status"]))
            assert row[f"{name}_status_text"] == code.text


def test_resolving_the_figures_alone_leaves_the_achievements() -> None:
    given = [{"a": 144071367499.000001, "b": 522284.859646}]
    found = document(
        "      - {id: i, name: I, value: a / b, better: higher, targets: {2020: 5},"
        " scale: permenpanrb-12-2015}\n",
        counts="  a: {label: A, kind: decimal}\n  b: {label: B, kind: decimal}\n",
    )
    lazy = achieve_table(frame("duckdb", table(given, {})), found, period=YEAR).pl()
    assert lazy["i_achievement_status"].to_list() == [StatusCode.NEEDS_EXACT]

    half = resolve_exact(lazy, found)
    whole = resolve_achievements(half, found, period=YEAR)

    assert half["i_status"].to_list() == [StatusCode.OK]
    assert half["i_achievement_status"].to_list() == [StatusCode.NEEDS_EXACT]
    assert differences(found, given, whole.rows(named=True), YEAR) == ([], 0)


def test_a_frame_without_its_counts_cannot_be_resolved() -> None:
    figures = achieve_table(frame("polars", table(ROWS)), FOUND, period=YEAR, keep=[])

    with pytest.raises(iku.TableError, match="IKU601 the table has no column b"):
        resolve_achievements(figures, FOUND["rasio"], period=YEAR)


def test_every_shipped_document_over_made_up_rows() -> None:
    draw = random.Random(20201123)
    for whole in iku.load_catalogue("indicators"):
        # Roots, and the means of a survey, no table computes, with achievement or without.
        if whole.id == "skm-14-2017":
            continue
        found = [item for item in whole if not item.is_inexact]
        counts = {name: count_of(item, name) for item in found for name in used_counts(item)}
        given = [
            {
                name: draw.choice(
                    (None, 0, draw.randint(0, 120), draw.randint(0, 10**6))
                    if count.kind == "count"
                    else (None, 0.0, 4.0, draw.randint(0, 10_000) / 100)
                )
                for name, count in counts.items()
            }
            for _ in range(40)
        ]
        types = {name: pa.int64() for name, count in counts.items() if count.kind == "count"}
        periods = {period for item in found for period in item.targets} or {"2020"}
        for period in map(iku.parse_period, sorted(periods)):
            eager = achieve_table(frame("polars", table(given, types)), found, period=period)
            lazy = achieve_table(frame("duckdb", table(given, types)), found, period=period)

            assert differences(found, given, in_order(eager), period) == ([], 0)
            assert differences(found, given, in_order(lazy), period, lazy=True)[0] == []


def test_no_engine_is_wrong_on_what_engines_have_been_wrong_on() -> None:
    """The rows of `check_engine`, against two targets on their ties."""
    found = document(
        "      - {id: i, name: I, numerator: a, denominator: b, unit: '%', better: higher,"
        " targets: {2020: 14.375}, achievement: {scale: permendagri-86-2017-continuous}}\n"
        "      - {id: j, name: J, numerator: a, denominator: b, unit: '%', better: lower,"
        " targets: {2020: 0.005}, achievement: {rule: mirror, realisation: displayed}}\n",
    )
    columns = next(iter(conformance_rows()))
    given = [
        {"a": above, "b": below} for above, below in zip(columns["a"], columns["b"], strict=True)
    ]
    for engine in ("polars", "duckdb"):
        figures = achieve_table(frame(engine, table(given)), found, period=YEAR)

        wrong, _ = differences(found, given, in_order(figures), YEAR, lazy=engine in LAZY)
        assert wrong == []


def test_a_number_that_is_too_long_is_invalid() -> None:
    for engine in ("polars", "duckdb"):
        given = frame(engine, pa.table({"d": [1e300]}))
        found = document("      - {id: i, name: I, value: d, better: higher, targets: {2020: 5}}\n")

        figures = pl.DataFrame(rows(achieve_table(given, found, period=YEAR)))
        whole = resolve_achievements(figures, found, period=YEAR)

        assert whole.select("i_status", "i_achievement_status").row(0) == (3, 3)


class TestTargets:
    """Where the target of a row is from."""

    def table(self, name: str) -> pa.Table:
        cells = [Decimal("62.5"), Decimal(0), None, Decimal(-1)]
        return pa.table({"a": [8] * 4, "b": [4] * 4, name: pa.array(cells, pa.decimal128(5, 1))})

    @pytest.mark.parametrize("name", ["t", "a b", "min", "prev(a)", "target", "iku_", "1"])
    def test_a_column_may_have_any_name(self, name: str) -> None:
        indicator = evolve(FOUND["rasio"], achievement=iku.AchievementOptions())

        found = rows(
            achieve_table(
                frame("polars", self.table(name)), indicator, period=YEAR,
                targets={"rasio": name}, keep=[],
            )
        )  # fmt: skip

        assert [row["rasio_achievement"] for row in found] == [80.0, None, None, None]
        assert [row["rasio_achievement_status"] for row in found] == [0, 2, 1, 3]
        assert [row["rasio_reached"] for row in found] == [False, True, None, True]

    def test_a_count_may_be_the_target(self) -> None:
        given = [{"a": 8, "b": 4, "d": 0.0}, {"a": 3, "b": 9, "d": 1.0}]

        found = rows(
            achieve_table(
                frame("polars", table(given, {"a": pa.float64(), "b": pa.float64()})),
                evolve(FOUND["naik"], better="higher"), period=YEAR, targets={"naik": "a"},
            )
        )  # fmt: skip

        assert [row["naik_achievement"] for row in found] == [50.0, 300.0]

    def test_what_is_no_number_is_no_target(self) -> None:
        """Infinite is invalid, where there is a figure; not a number is missing."""
        given = pa.table(
            {
                "a": pa.array([8, 0, 8, 8 * 10**15], pa.int64()),
                "b": pa.array([4, 4, 4, 4 * 10**15], pa.int64()),
                "t": [float("inf"), float("-inf"), float("nan"), float("inf")],
            }
        )
        for engine in ("polars", "duckdb"):
            lazy = achieve_table(
                frame(engine, given), FOUND["baris"], period=YEAR, targets={"baris": "t"}
            )
            left = pl.DataFrame(rows(lazy))

            found = resolve_achievements(left, FOUND["baris"], period=YEAR, targets={"baris": "t"})

            assert found["baris_achievement_status"].to_list() == [3, 2, 1, 3]
            assert found["baris_reached"].to_list() == [None] * 4

    def test_a_column_that_is_not_there_or_of_another_type_is_told(self) -> None:
        given = pl.DataFrame({"a": [1], "b": [1], "teks": ["80"]})
        for column, code in (("zzz", "IKU601"), ("teks", "IKU602")):
            with pytest.raises(iku.TableError, match=code):
                achieve_table(given, FOUND["rasio"], period=YEAR, targets={"rasio": column})

    def test_targets_of_an_unknown_indicator_are_refused(self) -> None:
        with pytest.raises(iku.TableError) as caught:
            achieve_table(
                frame("polars", table(ROWS)), FOUND, period=YEAR, targets={"rasioo": "a", "z": "a"}
            )

        assert [issue.code for issue in caught.value.issues] == ["IKU620", "IKU620"]
        assert caught.value.issues[0].hint == "did you mean rasio?"

    def test_those_of_an_agreement(self) -> None:
        found = rows(
            achieve_table(
                frame("polars", table(ROWS[:1])),
                FOUND,
                period=YEAR,
                agreement=self.agreement("uji"),
            )
        )

        assert found[0]["turun_achievement"] == 130.0
        assert "rasio_achievement" not in found[0]

    def test_those_of_another_document_are_refused(self) -> None:
        other = self.agreement("dinas-lain")
        given = frame("polars", table(ROWS[:1]))

        with pytest.raises(ValueError, match="the agreement is about dinas-lain, and not uji"):
            achieve_table(given, FOUND, period=YEAR, agreement=other)
        alone = achieve_table(given, FOUND["turun"], period=YEAR, agreement=other)
        assert alone["turun_achievement"].to_list() == [130.0]

    def agreement(self, document_id: str) -> iku.Agreement:
        return iku.Agreement(
            id="pk",
            document=document_id,
            title="PK",
            date=date(2020, 1, 1),
            targets=FrozenMapping({"turun": FrozenMapping[Any]({"2020": 10})}),
        )

    def test_a_text_is_no_period(self) -> None:
        with pytest.raises(TypeError, match="a period is a Period"):
            achieve_table(frame("polars", table(ROWS)), FOUND, period="2020")  # type: ignore[arg-type]


class TestColumns:
    """What they are called, and that no column is lost to them."""

    def test_their_order(self) -> None:
        given, chosen = frame("polars", table(ROWS)), [FOUND["rasio"], FOUND["polos"]]

        found = achieve_table(given, chosen, period=YEAR, keep=["row"], text=True, prefix="x.")

        assert found.columns == [
            "row",
            *("x.rasio", "x.rasio_status", "x.rasio_status_text", "x.rasio_grade"),
            *("x.rasio_achievement", "x.rasio_achievement_status"),
            "x.rasio_achievement_status_text",
            *("x.rasio_achievement_uncapped", "x.rasio_reached", "x.rasio_achievement_grade"),
            *("x.polos", "x.polos_status", "x.polos_status_text"),
        ]
        assert found.schema["x.rasio_reached"] == pl.Boolean
        assert found.schema["x.rasio_achievement_status"] == pl.Int8

    @pytest.mark.parametrize("name", ["rasio_grade", "rasio_reached", "rasio_achievement_uncapped"])
    def test_one_that_is_there_is_not_overwritten(self, name: str) -> None:
        given = pl.DataFrame({"a": [1], "b": [1], name: ["mine"]})

        with pytest.raises(iku.TableError, match=f"IKU604 a column {name} is already there"):
            achieve_table(given, FOUND["rasio"], period=YEAR)

    def test_names_that_are_made_for_nobody_are_free(self) -> None:
        names = ["rasio_graded", "rasio_achievement_graded", "iku_sign_0", "iku_later_0_0"]
        given = pl.DataFrame({"a": [1], "b": [1]} | {name: ["mine"] for name in names})

        found = achieve_table(given, FOUND["rasio"], period=YEAR)

        assert found.select(names).row(0) == ("mine",) * 4

    def test_an_indicator_may_be_called_like_what_is_made(self) -> None:
        other = evolve(FOUND["polos"], id="rasio_reached")
        given = frame("polars", table(ROWS))

        with pytest.raises(iku.TableError, match="IKU604 a column rasio_reached is already"):
            achieve_table(given, [FOUND["rasio"], other], period=YEAR)

    def test_a_lazy_frame_stays_lazy(self) -> None:
        found = achieve_table(frame("duckdb", table(ROWS)), FOUND["rasio"], period=YEAR)

        assert isinstance(found, duckdb.DuckDBPyRelation)


class TestRules:
    """Whatever `achieve` takes for a rule."""

    def test_the_longest_formula(self) -> None:
        text = f"mean({', '.join(['realisation'] * 148)}) / target * 100"
        rule = iku.AchievementRule(id="panjang", title="P", formula=parse_formula(text))
        indicator = evolve(FOUND["naik"], achievement=iku.AchievementOptions(rule=rule))

        found = achieve_table(frame("polars", table(ROWS)), indicator, period=YEAR)

        assert len(text) > 1900
        assert differences([indicator], ROWS, in_order(found), YEAR) == ([], 0)

    def test_a_count_may_be_called_like_what_is_made_for_formulas(self) -> None:
        name = "_target_1"
        count = iku.Count(name=name, label="T")
        indicator = evolve(
            FOUND["naik"], value=parse_formula(name), counts=FrozenMapping({name: count})
        )
        given = [{name: 4, "t": 2.0}]

        found = achieve_table(
            frame("polars", table(given, {name: pa.int64()})),
            indicator,
            period=YEAR,
            targets={"naik": "t"},
        )

        assert found["naik_achievement"].to_list() == [200.0]

    @pytest.mark.parametrize("name", ["target", "realisation", "low"])
    def test_a_count_may_be_called_like_a_name_of_a_rule(self, name: str) -> None:
        found = document(
            f"      - {{id: i, name: I, value: {name} / 3, better: higher,"
            " targets: {2020: 4}}\n",
            counts=f"  {name}: {{label: T}}\n",
        )
        given = [{name: 2}, {name: 12}]

        figures = achieve_table(
            frame("polars", table(given, {name: pa.int64()})), found, period=YEAR
        )

        assert differences(found, given, in_order(figures), YEAR) == ([], 0)

    def test_what_is_too_long_multiplied_out_is_refused_by_name(self) -> None:
        found = document(
            "      - {id: i, name: I, value: 'min(a, b) / abs(d)', achievement:"
            " {rule: range-within, scale: permendagri-86-2017-continuous},"
            " targets: {2020: [4, 9]}}\n"
        )

        with pytest.raises(iku.TableError) as caught:
            achieve_table(frame("polars", table(ROWS)), found, period=YEAR)

        assert [str(issue) for issue in caught.value.issues] == [
            "IKU616 a table cannot compute the achievement or the grade of i: with its rule and"
            " its scale it is too long when it is multiplied out"
        ]

    def test_a_number_that_is_no_float_is_refused_by_name(self) -> None:
        indicator = evolve(
            FOUND["naik"], achievement=iku.AchievementOptions(cap=10**400), better="higher"
        )

        with pytest.raises(iku.TableError, match="of naik: a number of it is above"):
            achieve_table(frame("polars", table(ROWS)), indicator, period=YEAR)

    def test_a_root_is_told_once(self) -> None:
        found = document(
            "      - {id: i, name: I, value: 'root(a, 2)', precision: 4, better: higher,"
            " targets: {2020: 4}}\n"
        )

        with pytest.raises(iku.TableError) as caught:
            achieve_table(frame("polars", table(ROWS)), found, period=YEAR)

        assert [issue.code for issue in caught.value.issues] == ["IKU615"]


class TestScales:
    """Grades on scales of every kind."""

    thirds = iku.Scale(
        id="s",
        title="S",
        classify="exact",
        classes=(
            iku.ScaleClass(label="rendah", high=Fraction(1, 3), holds_high=False),
            iku.ScaleClass(label="sedang", low=Fraction(1, 3), high=Fraction(2, 3)),
            iku.ScaleClass(label="tinggi", low=Fraction(2, 3), holds_low=False),
        ),
    )
    scores = iku.Scale(
        id="s",
        title="S",
        classes=(
            iku.ScaleClass(label="WTP", score=4),
            iku.ScaleClass(label="WDP", score=Fraction(1, 3)),
        ),
    )

    @pytest.mark.parametrize("scale", [thirds, scores])
    @pytest.mark.parametrize("target", [1, "WTP", "sedang", "rendah", "tinggi"])
    @pytest.mark.parametrize("realisation", ["exact", "displayed"])
    def test_exact_numbers_are_graded_exactly(
        self, scale: iku.Scale, target: Any, realisation: Any
    ) -> None:
        """A label that is not on the scale makes every achievement invalid, as `achieve` does."""
        (plain,) = document("      - {id: i, name: I, value: a / b, better: higher}\n")
        rule = iku.AchievementRule(
            id="r", title="R", formula=parse_formula("realisation / target"),
            target="label" if isinstance(target, str) else "number",
        )  # fmt: skip
        options = iku.AchievementOptions(
            rule=rule, scale=scale, realisation=realisation, cap=2, floor=Fraction(1, 3)
        )
        indicator = evolve(
            plain, scale=scale, targets=FrozenMapping({"2020": target}), achievement=options
        )
        given = [{"a": a, "b": b} for a in (0, 1, 2, 4, 33, 67, 333333) for b in (1, 3, 100, 10**6)]

        for engine in ("polars", "duckdb"):
            found = in_order(achieve_table(frame(engine, table(given)), indicator, period=YEAR))

            assert differences([indicator], given, found, YEAR) == ([], 0)

    def test_a_class_between_what_is_displayed_is_nobodys(self) -> None:
        scale = iku.Scale(
            id="s",
            title="S",
            classes=(
                iku.ScaleClass(label="nol", low=0, high=0),
                iku.ScaleClass(label="antara", low=Fraction(1, 100), high=Fraction(99, 100)),
                iku.ScaleClass(label="satu", low=1),
            ),
        )
        options = iku.AchievementOptions(
            rule=iku.AchievementRule(
                id="r", title="R", formula=parse_formula("realisation / target"), target="label"
            )
        )
        indicator = evolve(
            FOUND["tampil"], scale=scale, achievement=options,
            targets=FrozenMapping({"2020": "antara"}),
        )  # fmt: skip
        given = [{"a": 200, "b": b} for b in (0, 1, 2, 3)]

        found = achieve_table(frame("polars", table(given)), indicator, period=YEAR)

        assert found["tampil_grade"].to_list() == ["nol", "satu", "satu", "satu"]
        assert differences([indicator], given, in_order(found), YEAR) == ([], 0)

    def test_a_figure_is_left_where_its_grade_is_not_known(self) -> None:
        (plain,) = document("      - {id: i, name: I, value: a * a / b, decimals: 0}\n")
        indicator = evolve(plain, scale=evolve(self.thirds, classes=(
            iku.ScaleClass(label="rendah", high=Fraction(10**17 + 1, 3), holds_high=False),
            iku.ScaleClass(label="tinggi", low=Fraction(10**17 + 1, 3)),
        )))  # fmt: skip
        given = [{"a": 316227766, "b": 3}]

        lazy = achieve_table(frame("duckdb", table(given)), indicator, period=YEAR).pl()
        found = resolve_achievements(lazy, indicator, period=YEAR)

        assert lazy.select("i", "i_status", "i_grade").row(0) == (None, 4, None)
        assert differences([indicator], given, found.rows(named=True), YEAR) == ([], 0)
