"""Indicators and counts to results."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from time import process_time
from typing import Any

import pytest
from attrs import evolve

from definitions import document
from iku_core import (
    CountsError,
    Document,
    Indicator,
    Result,
    Status,
    evaluate,
    evaluate_all,
    load_document,
)
from iku_core.comparison import parse_comparison
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"


def value(formula: str, counts: Mapping[str, Any], **keys: Any) -> Result:
    """Evaluate a direct value over decimal counts a and b."""
    more = "".join(f", {key}: {word}" for key, word in keys.items())
    return evaluate(
        document(
            f"      - {{id: i, name: Nama, value: '{formula}'{more}}}\n",
            counts="  a: {label: A1, kind: decimal}\n  b: {label: B, kind: decimal}\n",
        )["i"],
        counts,
    )


def told(result: Result) -> list[str]:
    return [issue.message for issue in result.reasons]


class TestExactness:
    """The figure is what arithmetic gives, rounded half up once."""

    def test_a_tenth_and_two_tenths_are_three_tenths(self) -> None:
        assert value("0.1 + 0.2", {}).exact == Fraction(3, 10)

    @pytest.mark.parametrize(
        ("formula", "figure"),
        [
            pytest.param("23 / 160 * 100", "14.38", id="a tie that floats round down"),
            pytest.param("1 / 32 * 100", "3.13", id="a tie that banks round down"),
            pytest.param("-1 / 32 * 100", "-3.13", id="a negative tie"),
            pytest.param("-1 / 8", "-0.13", id="a negative tie below one"),
            pytest.param("-0.001", "0.00", id="a negative nought"),
            pytest.param("2 / 3 * 100", "66.67", id="up"),
            pytest.param("1 / 3 * 100", "33.33", id="down"),
        ],
    )
    def test_ties_go_away_from_nought(self, formula: str, figure: str) -> None:
        assert str(value(formula, {}).value) == figure

    def test_counts_of_sixty_digits_are_exact(self) -> None:
        a, b = 10**60 - 1, 10**60 + 7

        result = value("a * b - b * a + a / b", {"a": a, "b": b})

        assert result.exact == Fraction(a, b)

    @pytest.mark.parametrize(
        ("formula", "exact"),
        [
            ("sum(a, b, 1)", 8),
            ("mean(a, b)", Fraction(7, 2)),
            ("min(a, b)", 2),
            ("max(a, b)", 5),
            ("abs(a - b)", 3),
            ("abs(b - a)", 3),
            ("-a + -(b)", -7),
            ("a - b - 1", -4),
            ("a / b / 2", Fraction(1, 5)),
        ],
    )
    def test_functions_and_signs_mean_what_they_say(self, formula: str, exact: Fraction) -> None:
        assert value(formula, {"a": 2, "b": 5}).exact == exact


class TestSupplied:
    """What a program supplies is an exact number of a declared count."""

    @pytest.mark.parametrize(
        "counts",
        [{"a": 45, "b": 50}, {"a": Decimal(45), "b": Decimal("50.00")}, {"a": 45.0, "b": 50}],
    )
    def test_equal_numbers_give_equal_results(self, counts: dict[str, Any]) -> None:
        assert value("a / b", counts) == value("a / b", {"a": Fraction(45), "b": 50})

    def test_all_faults_are_told_at_once(self) -> None:
        with pytest.raises(CountsError) as caught:
            value("a", {"aa": 1, "a": 0.1, "b": True, "A": 1})

        codes = [issue.code for issue in caught.value.issues]
        assert codes == ["IKU501", "IKU513", "IKU512", "IKU501"]
        assert caught.value.issues[0].hint == "did you mean a?"

    def test_a_name_that_is_no_text_is_told_by_its_type(self) -> None:
        counts: Any = {5: 1}

        with pytest.raises(CountsError) as caught:
            value("a", counts)

        assert caught.value.issues[0].message == "the count (int) is not in the document"

    @pytest.mark.parametrize("counts", [None, [("a", 1)], "a=1"])
    def test_what_is_no_mapping_is_refused(self, counts: Any) -> None:
        with pytest.raises(CountsError) as caught:
            value("a", counts)

        assert [issue.code for issue in caught.value.issues] == ["IKU514"]

    def test_faults_of_both_periods_are_told_at_once(self) -> None:
        with pytest.raises(CountsError) as caught:
            evaluate(document()["rasio"], {"zz": 1}, previous={"zz": 1, "a": 0.1})

        assert [issue.message for issue in caught.value.issues] == [
            "the count zz is not in the document",
            "the count prev(zz) is not in the document",
            "the count prev(a) is the float 0.1, which is not exact",
        ]

    def test_a_hundred_faults_are_enough(self) -> None:
        with pytest.raises(CountsError) as caught:
            value("a", {f"x{number}": 1 for number in range(150)})

        assert [issue.code for issue in caught.value.issues][99:] == ["IKU501", "IKU120"]

    def test_they_are_enough_for_the_previous_period_too(self) -> None:
        many = {f"x{number}": 1 for number in range(150)}

        with pytest.raises(CountsError) as caught:
            evaluate(document()["rasio"], many, previous=many)

        assert [issue.code for issue in caught.value.issues][99:] == ["IKU501", "IKU120"]


class TestStatuses:
    """Zero, missing and undefined are three things."""

    RATIO = (
        "      - {id: i, name: Nama, numerator: a, denominator: b - c, unit: '%',"
        " range: [0, 100]}\n"
    )
    COUNTS = (
        "  a: {label: A1, at_most: b}\n  b: {label: B, range: [0, 50]}\n"
        "  c: {label: C, kind: decimal, range: [null, 5]}\n"
    )

    @pytest.mark.parametrize(
        ("counts", "status", "reasons"),
        [
            pytest.param({"a": 0, "b": 4, "c": 0}, "ok", [], id="a true nought"),
            pytest.param(
                {"a": 0, "b": None, "c": 0}, "missing", ["the count b is missing"], id="None"
            ),
            pytest.param(
                {},
                "missing",
                ["the count a is missing", "the count b is missing", "the count c is missing"],
                id="nothing",
            ),
            pytest.param(
                {"a": 0, "b": 4, "c": 4},
                "zero-denominator",
                ["the divisor b - c is 0"],
                id="a divisor that is nought",
            ),
            pytest.param(
                {"a": -1, "b": 4, "c": 0},
                "invalid",
                ["the count a is -1, and a count is never negative"],
                id="negative",
            ),
            pytest.param(
                {"a": Decimal("1.5"), "b": 4, "c": 0},
                "invalid",
                ["the count a is 1.5, and a count is a whole number"],
                id="not whole",
            ),
            pytest.param(
                {"a": 1, "b": 51, "c": 6},
                "invalid",
                ["the count b is 51, outside 0 to 50", "the count c is 6, outside - to 5"],
                id="out of range",
            ),
            pytest.param(
                {"b": 51, "c": 0},
                "invalid",
                ["the count b is 51, outside 0 to 50", "the count a is missing"],
                id="the gravest first",
            ),
        ],
    )
    def test_each_is_named_with_its_reasons(
        self, counts: dict[str, Any], status: str, reasons: list[str]
    ) -> None:
        result = evaluate(document(self.RATIO, counts=self.COUNTS)["i"], counts)

        assert (result.status.value, told(result)) == (status, reasons)
        assert (result.value is None) == (result.exact is None) == (status != "ok")

    def test_doubts_about_a_figure_leave_it_as_it_is(self) -> None:
        result = evaluate(
            document(self.RATIO, counts=self.COUNTS)["i"], {"a": 9, "b": 8, "c": Decimal("0.5")}
        )

        assert (result.status, result.value) == (Status.OK, Decimal("120.00"))
        assert [issue.message for issue in result.warnings] == [
            "the count a is 9, more than b with 8",
            "the value 120 is outside 0 to 100",
        ]

    def test_only_a_figure_can_be_doubted(self) -> None:
        result = evaluate(document()["rasio"], {"a": -3, "b": 5})

        assert (result.status, result.warnings) == (Status.INVALID, ())

    def test_a_bound_of_the_previous_period_is_named_whole(self) -> None:
        read = document(
            "      - {id: i, name: Nama, value: prev(p)}\n",
            counts="  p: {label: P1, at_most: q}\n  q: {label: Q1}\n",
        )

        (warning,) = evaluate(read["i"], {}, previous={"p": 5, "q": 4}).warnings

        assert (warning.values["count"], warning.values["bound"]) == ("prev(p)", "prev(q)")

    def test_a_bound_that_is_missing_is_no_doubt(self) -> None:
        read = document("      - {id: i, name: Nama, value: b}\n")

        assert evaluate(read["i"], {"b": 5}).warnings == ()

    @pytest.mark.parametrize(
        ("formula", "divisor"),
        [
            ("a / (b / (a - a))", "(a - a)"),
            ("sum(1 / b, 1 / (b - 5))", "(b - 5)"),
            ("a / (b * 0)", "(b * 0)"),
        ],
    )
    def test_a_divisor_within_a_formula_is_named(self, formula: str, divisor: str) -> None:
        (reason,) = value(formula, {"a": 2, "b": 5}).reasons

        assert reason.values["divisor"] == divisor

    def test_the_parts_of_a_ratio_are_kept(self) -> None:
        result = evaluate(document(self.RATIO, counts=self.COUNTS)["i"], {"a": 3, "b": 4, "c": 4})

        assert (result.numerator, result.denominator) == (Fraction(3), Fraction(0))


class TestPrevious:
    """prev() takes the same count of the previous period."""

    GROWTH = document(
        "      - {id: i, name: Nama, numerator: b - prev(b), denominator: prev(b), unit: '%'}\n"
    )["i"]

    def test_growth_is_computed(self) -> None:
        result = evaluate(self.GROWTH, {"b": 60}, previous={"b": 50})

        assert result.value == Decimal("20.00")
        assert dict(result.inputs) == {"b": 60, "prev(b)": 50}

    @pytest.mark.parametrize("previous", [None, {}, {"b": None}])
    def test_without_it_the_figure_is_missing(self, previous: Any) -> None:
        result = evaluate(self.GROWTH, {"b": 60}, previous=previous)

        assert told(result) == ["the count b of the previous period is missing"]
        assert result.status is Status.MISSING

    def test_it_is_judged_by_the_same_declaration(self) -> None:
        result = evaluate(self.GROWTH, {"b": 60, "a": 70}, previous={"b": 50, "a": 40})

        assert [issue.message for issue in result.warnings] == [
            "the count prev(b) is 50, more than prev(a) with 40"
        ]
        invalid = evaluate(self.GROWTH, {"b": 60}, previous={"b": -5})
        assert told(invalid) == ["the count prev(b) is -5, and a count is never negative"]


class TestParts:
    """An indicator that rests on others takes their exact values, or their reasons."""

    TWO = document(
        "      - {id: satu, name: Satu, numerator: b, denominator: a, unit: '%', decimals: 0}\n"
        "      - {id: dua, name: Dua, value: satu / 3}\n"
        "      - {id: tiga, name: Tiga, value: satu + dua + b}\n"
    )

    def test_the_value_before_rounding_is_taken(self) -> None:
        results = evaluate_all(self.TWO, {"a": 3, "b": 2})

        assert results["satu"].value == Decimal(67)
        assert results["dua"].exact == Fraction(200, 9)
        assert dict(results["dua"].inputs) == {"satu": Fraction(200, 3)}

    def test_a_chain_of_reasons_is_told_once_for_each_cause(self) -> None:
        results = evaluate_all(self.TWO, {"b": 2})

        assert results["tiga"].status is Status.MISSING
        assert told(results["tiga"]) == [
            "the indicator satu has no value: the count a is missing",
        ]
        assert told(results["dua"]) == ["the indicator satu has no value: the count a is missing"]

    def test_the_chain_names_every_indicator_on_the_way(self) -> None:
        chain = document(
            "      - {id: i, name: Nama, value: a}\n      - {id: j, name: Nama, value: i}\n"
            "      - {id: k, name: Nama, value: j}\n"
        )

        (reason,) = evaluate(chain["k"], {}).reasons

        assert reason.message_in("id") == (
            "indikator j tidak memiliki nilai: indikator i tidak memiliki nilai: cacah a belum ada"
        )

    def test_a_doubt_about_a_part_is_handed_on_once(self) -> None:
        read = document(
            "      - {id: satu, name: Satu, value: b, range: [0, 1]}\n"
            "      - {id: dua, name: Dua, value: satu * 2}\n"
            "      - {id: tiga, name: Tiga, value: satu + dua + b}\n"
        )

        results = evaluate_all(read, {"a": 4, "b": 5})

        assert [issue.message for issue in results["dua"].warnings] == [
            "the indicator satu is doubtful: the count b is 5, more than a with 4",
            "the indicator satu is doubtful: the value 5 is outside 0 to 1",
        ]
        assert [issue.code for issue in results["tiga"].warnings] == ["IKU533", "IKU533"]

    def test_no_more_than_a_hundred_doubts_are_told(self) -> None:
        counts = "  top: {label: Top}\n" + "".join(
            f"  c{number}: {{label: C, at_most: top}}\n" for number in range(150)
        )
        formula = ", ".join(f"c{number}" for number in range(150))
        read = document(f"      - {{id: i, name: Nama, value: 'sum({formula})'}}\n", counts=counts)

        result = evaluate(read["i"], {"top": 0, **{f"c{number}": 1 for number in range(150)}})

        assert (result.status, len(result.warnings)) == (Status.OK, 100)

    def test_an_own_missing_count_is_told_beside_that_of_a_part(self) -> None:
        results = evaluate_all(self.TWO, {})

        assert told(results["tiga"]) == [
            "the indicator satu has no value: the count b is missing",
            "the indicator satu has no value: the count a is missing",
        ]

    @pytest.mark.parametrize(
        ("counts", "status"),
        [({"a": 0, "b": 2}, "zero-denominator"), ({"a": -1, "b": 2}, "invalid")],
    )
    def test_the_status_of_a_part_is_handed_on(self, counts: dict[str, int], status: str) -> None:
        results = evaluate_all(self.TWO, counts)

        assert {result.status.value for result in results.values()} == {status}

    def test_no_more_than_a_hundred_causes_are_told(self) -> None:
        counts = "".join(f"  c{number}: {{label: C}}\n" for number in range(150))
        formula = ", ".join(f"c{number}" for number in range(150))
        read = document(
            f"      - {{id: i, name: Nama, numerator: 'sum({formula})', denominator: c0}}\n",
            counts=counts,
        )
        supplied = {"c149": -1}

        result = evaluate(read["i"], supplied)

        assert result.status is Status.INVALID
        assert [issue.code for issue in result.reasons] == [*["IKU521"] * 100, "IKU120"]


class TestDocuments:
    """All indicators of a document come in its order."""

    def test_results_stand_by_id_in_the_order_of_the_document(self) -> None:
        read = load_document(SUMBERSUKO)

        results = evaluate_all(read, {"nilai_ikm": 82})

        assert list(results) == [indicator.id for indicator in read]
        assert results["nilai-ikm"] == evaluate(read["nilai-ikm"], {"nilai_ikm": 82})

    def test_results_travel_between_processes(self) -> None:
        results = evaluate_all(load_document(SUMBERSUKO), {"nilai_ikm": 82})

        assert pickle.loads(pickle.dumps(results)) == results


class TestThreads:
    """Any number of threads may evaluate at once."""

    def test_they_find_what_one_alone_finds(self) -> None:
        read = load_document(SUMBERSUKO)
        supplied = [
            {
                "nilai_ikm": number % 76 + 25,
                "fasilitasi_ditindaklanjuti": number % 7,
                "fasilitasi_dilakukan": number % 11,
                "rpkdesa_tepat_waktu": 7,
                "apbdesa_tepat_waktu": number % 8,
                "lppdesa_tepat_waktu": 6,
                "jumlah_desa": number % 9,
            }
            for number in range(400)
        ]
        alone = [evaluate_all(read, counts) for counts in supplied]
        barrier = threading.Barrier(8)

        def work(_: int) -> list[Mapping[str, Result]]:
            barrier.wait()
            return [evaluate_all(read, counts) for counts in supplied]

        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(work, range(8)))

        assert all(results == alone for results in together)

    def test_they_can_load_and_evaluate_at_once(self) -> None:
        text = "      - {id: i, name: Nama, numerator: 'b * 0.1', denominator: 'sum(a, 1)'}\n"

        def work(number: int) -> Fraction | None:
            read: Document = document(text)
            indicator: Indicator = read["i"]
            return evaluate(indicator, {"a": number, "b": 1}).exact

        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(work, range(200)))

        assert found == [Fraction(1, 10 * (number + 1)) for number in range(200)]


def test_a_count_on_both_sides_of_the_bar_is_one_input_and_one_reason() -> None:
    read = document("      - {id: i, name: Nama, numerator: a, denominator: a + b}\n")["i"]

    result = evaluate(read, {"a": 23, "b": 137})

    assert (result.value, dict(result.inputs)) == (Decimal("0.14"), {"a": 23, "b": 137})
    assert told(evaluate(read, {"b": 1})) == ["the count a is missing"]


class TestConstraints:
    """A constraint that the counts break is warned about, and the figure stands."""

    TWO = (
        "      - {id: i, name: Nama, value: a}\n"
        "      - {id: j, name: Lain, value: d}\n"
        "      - {id: k, name: Selisih, value: a - prev(a)}\n"
    )

    def doubts(self, counts: dict[str, Any], previous: dict[str, Any], *rules: str) -> list[str]:
        read = document(self.TWO, above=f"constraints: [{', '.join(rules)}]\n")
        results = evaluate_all(read, counts, previous=previous)
        return [
            f"{name}: {issue.message}"
            for name, result in results.items()
            for issue in result.warnings
        ]

    def test_it_is_told_with_both_sides(self) -> None:
        assert self.doubts({"a": 1, "b": 1, "d": 1}, {}, "b + 2 <= a") == [
            "i: b + 2 <= a is declared, but the left side is 3 and the right side is 1"
        ]

    def test_a_constraint_that_holds_is_not_told(self) -> None:
        assert self.doubts({"a": 3, "b": 1, "d": 1}, {}, "b + 2 <= a", "a = 3 * b") == []

    def test_a_constraint_of_a_missing_count_is_not_told(self) -> None:
        assert self.doubts({"a": 1, "d": 1}, {}, "b + 2 <= a") == []

    def test_a_constraint_of_other_counts_is_not_told(self) -> None:
        assert self.doubts({"a": 1, "b": 1, "d": 0}, {}, "b >= 2") == []

    def test_a_constraint_of_the_previous_period_is_told(self) -> None:
        found = self.doubts({"a": 1, "b": 1, "d": 1}, {"a": 2}, "prev(a) <= a")

        assert [line.partition(":")[0] for line in found] == ["i", "k"]

    def test_each_indicator_is_held_against_its_own_constraints(self) -> None:
        strict = document(above="constraints: a >= 5\n")["rasio"]
        free = evolve(document()["rasio"], id="lain")
        indicator = evolve(
            free,
            denominator=parse_formula("a + rasio"),
            constraints=(parse_comparison("a >= 6"), parse_comparison("d = d + 1")),
            parts=FrozenMapping({"rasio": strict}),
        )

        result = evaluate(indicator, {"a": 1, "b": 1, "d": 1})

        assert [issue.code for issue in result.warnings] == ["IKU533", "IKU534"]
        assert "a >= 5" in result.warnings[0].message
        assert "a >= 6" in result.warnings[1].message

    def test_a_doubt_is_told_once_where_a_part_has_it_too(self) -> None:
        read = document(
            "      - {id: p, name: Pa, value: a}\n      - {id: i, name: Nama, value: a + p}\n",
            above="constraints: a >= 5\n",
        )

        assert [issue.code for issue in evaluate(read["i"], {"a": 1}).warnings] == ["IKU533"]

    def test_without_a_figure_nothing_is_doubted(self) -> None:
        assert self.doubts({"a": -1, "b": 1, "d": 1}, {}, "a >= 5") == []

    def test_a_thousand_constraints_of_a_thousand_indicators_take_no_time(self) -> None:
        counts = "".join(f"  n{at}: {{label: Cacah}}\n" for at in range(1_000))
        read = document(
            "".join(f"      - {{id: i{at}, name: Nama, value: n{at}}}\n" for at in range(1_000)),
            counts=counts,
            above=f"constraints: [{', '.join(f'n{at} <= 0' for at in range(1_000))}]\n",
        )
        begin = process_time()

        results = evaluate_all(read, dict.fromkeys(read.counts, 1))

        assert {len(result.warnings) for result in results.values()} == {1}
        assert process_time() - begin < 1
