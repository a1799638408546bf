"""Results against targets: every rule, every option, and what is put together of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import iku_core as iku
from definitions import document
from iku_core.frozen import FrozenMapping
from iku_core.result import Result

YEAR = iku.Period(2020)
OWN = (
    "rules:\n"
    "  halves: {title: H, formula: 50 * realisation / target, negative_targets: true}\n"
    "  steps: {title: S, target: label, formula: realisation - target + 100}\n"
)


def achieved(
    line: str, realisation: str | int, *, above: str = OWN, period: iku.Period = YEAR
) -> iku.Achievement:
    """Return the achievement of an indicator that is the decimal count `d` itself."""
    indicator = document(f"      - {{id: i, name: I, value: d, {line}}}\n", above=above)["i"]
    number = realisation if isinstance(realisation, int) else Decimal(realisation)
    return iku.achieve(iku.evaluate(indicator, {"d": number}), period)


class TestRules:
    """The rules differ widely: of T 10 and R 5 come 50, 150 and 200."""

    @pytest.mark.parametrize(
        ("line", "realisation", "value"),
        [
            ("better: higher, targets: {2020: 10}", 5, "50.00"),
            ("better: lower, achievement: mirror, targets: {2020: 10}", 5, "150.00"),
            ("better: lower, achievement: inverse, targets: {2020: 10}", 5, "200.00"),
            ("better: lower, achievement: mirror, targets: {2020: 10}", 25, "-50.00"),
            ("achievement: halves, targets: {2020: 10}", 5, "25.00"),
            ('better: higher, targets: {2020: "> 90"}', 45, "50.00"),
            ("achievement: range, targets: {2020: [20, 50]}", 10, "50.00"),
            ("achievement: range, targets: {2020: [20, 50]}", 30, "100.00"),
            ("achievement: range, targets: {2020: [20, 50]}", 75, "150.00"),
            ("achievement: range-mirror, targets: {2020: [20, 50]}", 10, "150.00"),
            ("achievement: range-mirror, targets: {2020: [20, 50]}", 75, "50.00"),
            ("achievement: range-within, targets: {2020: [20, 50]}", 10, "50.00"),
            ("achievement: range-within, targets: {2020: [20, 50]}", 75, "50.00"),
            ("scale: opini-bpk, achievement: label, targets: {2020: WTP}", 3, "75.00"),
            ("scale: opini-bpk, achievement: steps, targets: {2020: WTP}", 3, "99.00"),
            ("scale: skm-2017, achievement: label, targets: {2020: B}", "90.5", "133.33"),
        ],
    )
    def test_the_value(self, line: str, realisation: str | int, value: str) -> None:
        found = achieved(line, realisation)

        assert (found.status, found.value) == (iku.Status.OK, Decimal(value))
        assert found.reasons == ()

    @pytest.mark.parametrize(
        ("line", "target", "rule"),
        [
            ("better: higher", "80", "ratio"),
            ("better: lower", "80", "inverse"),
            ("better: lower, achievement: mirror", "80", "mirror"),
            ("better: lower, achievement: mirror", "[70, 80]", "range"),
        ],
    )
    def test_that_of_the_document_stands_in(self, line: str, target: str, rule: str) -> None:
        above = "achievement: {lower: inverse, range: range}\n"
        lines = f"{line}, targets: {{2020: {target}, 2021: 5}}"

        found = achieved(lines, 75, above=above)

        assert found.rule is not None
        assert found.rule.id == rule

    def test_the_higher_rule_of_the_document(self) -> None:
        above = f"{OWN}achievement: {{higher: halves}}\n"

        assert achieved("better: higher, targets: {2020: 10}", 10, above=above).value == 50


class TestWithoutValue:
    """There is no value without a target, a realisation, a rule, or by a division by zero."""

    @pytest.mark.parametrize(
        ("line", "realisation", "status", "code"),
        [
            ("better: higher", 5, "missing", "IKU551"),
            ("better: higher, targets: {2021: 5, 2020-Q1: 5}", 5, "missing", "IKU551"),
            ("targets: {2020: 5}", 5, "missing", "IKU552"),
            ("better: lower, targets: {2020: 5}", 5, "missing", "IKU552"),
            ("better: higher, targets: {2020: [1, 5]}", 5, "missing", "IKU552"),
            ("better: higher, targets: {2020: 0}", 5, "zero-denominator", "IKU554"),
            ("better: higher, targets: {2020: 0}", 0, "zero-denominator", "IKU554"),
            ("achievement: inverse, targets: {2020: 5}", 0, "zero-denominator", "IKU554"),
            ("better: higher, targets: {2020: -5}", 5, "invalid", "IKU555"),
            ("achievement: range, targets: {2020: [-5, 5]}", 5, "invalid", "IKU555"),
            ("achievement: label, scale: opini-bpk, targets: {2020: WTP}", 7, "invalid", "IKU556"),
        ],
    )
    def test_the_reason(self, line: str, realisation: int, status: str, code: str) -> None:
        found = achieved(line, realisation)

        assert (found.status.value, found.value, found.exact) == (status, None, None)
        assert [issue.code for issue in found.reasons] == [code]
        assert found.uncapped_value is None

    def test_a_realisation_without_value_gives_its_status(self) -> None:
        indicator = document()["rasio"]
        for counts, status in (({}, "missing"), ({"a": 0, "b": 0}, "zero-denominator")):
            result = iku.evaluate(indicator, counts)
            agreement = agreed({"rasio": 80})

            found = iku.achieve(result, YEAR, agreement=agreement)

            assert found.status.value == status
            assert {issue.code for issue in found.reasons} == {"IKU553"}
            assert len(found.reasons) == len(result.reasons)

    def test_a_label_without_a_scale_is_none(self) -> None:
        """A file cannot say so; a program can."""
        indicator = document("      - {id: i, name: I, value: d}\n")["i"]
        result = iku.evaluate(indicator, {"d": 4})

        found = iku.achieve(result, YEAR, agreement=agreed({"i": "WTP"}))

        assert [str(issue) for issue in found.reasons] == [
            "IKU556 the realisation 4 has no class on the scale -"
        ]


class TestReached:
    """Whether a target is reached is known without a rule."""

    @pytest.mark.parametrize(
        ("line", "realisation", "reached"),
        [
            ("better: higher, targets: {2020: 80}", 80, True),
            ("better: higher, targets: {2020: 80}", 79, False),
            ("better: lower, targets: {2020: 80}", 80, True),
            ("better: lower, targets: {2020: 80}", 81, False),
            ("targets: {2020: 80}", 81, None),
            ('targets: {2020: "< 20"}', 20, False),
            ('targets: {2020: "<= 20"}', 20, True),
            ("targets: {2020: [60, 85]}", 85, True),
            ("targets: {2020: [60, 85]}", 86, False),
            ("better: higher, scale: skm-2017, targets: {2020: B}", 80, True),
            ("better: higher, scale: skm-2017, targets: {2020: B}", 65, False),
            ("better: higher", 80, None),
        ],
    )
    def test_it(self, line: str, realisation: int, *, reached: bool | None) -> None:
        assert achieved(line, realisation).reached is reached


class TestOptions:
    """Caps and floors, what zero means, and which realisation is used."""

    def test_a_cap_keeps_what_it_cut_off(self) -> None:
        found = achieved(
            "better: higher, achievement: {cap: 120, decimals: 1}, targets: {2020: 40}", 50
        )

        assert (found.value, found.exact) == (Decimal("120.0"), Fraction(120))
        assert (found.uncapped, found.uncapped_value) == (Fraction(125), Decimal("125.0"))

    def test_a_floor(self) -> None:
        line = "achievement: {rule: mirror, floor: 0}, targets: {2020: 10}"

        found = achieved(line, 25)

        assert (found.exact, found.uncapped) == (Fraction(0), Fraction(-50))

    @pytest.mark.parametrize(
        ("options", "target", "realisation", "value"),
        [
            ("both_zero: 100", 0, 0, 100),
            ("both_zero: 100", 0, 1, None),
            ("zero_target: 0", 0, 1, 0),
            ("zero_target: 0", 0, 0, None),
            ("rule: inverse, zero_realisation: 200", 5, 0, 200),
            ("rule: mirror, zero_realisation: 150", 5, 0, 200),
            ("rule: inverse, both_zero: 100, zero_realisation: 200", 0, 0, 100),
        ],
    )
    def test_zero_is_what_the_file_says(
        self, options: str, target: int, realisation: int, value: int | None
    ) -> None:
        line = f"better: higher, achievement: {{{options}}}, targets: {{2020: {target}}}"

        assert achieved(line, realisation).value == value

    @pytest.mark.parametrize(
        ("options", "value"),
        [("{cap: 200}", "66.60"), ("{realisation: displayed}", "67.00")],
    )
    def test_the_exact_or_the_displayed_realisation(self, options: str, value: str) -> None:
        line = f"better: higher, decimals: 0, achievement: {options}, targets: {{2020: 100}}"

        assert achieved(line, "66.6").value == Decimal(value)

    def test_grades_of_the_result_and_of_its_achievement(self) -> None:
        line = (
            "better: higher, scale: skm-2017, achievement: {scale: three-states},"
            " targets: {2020: 80}"
        )
        found = achieved(line, 82)

        assert found.result_grade is not None
        assert found.grade is not None
        assert (found.result_grade.label, found.grade.label) == ("B", "Melebihi Target")

    def test_there_is_no_grade_outside_a_scale(self) -> None:
        found = achieved("better: higher, scale: skm-2017, targets: {2020: 80}", 10)

        assert (found.result_grade, found.grade) == (None, None)


def agreed(targets: dict[str, Any], document_id: str = "uji") -> iku.Agreement:
    """Return an agreement about the year 2020."""
    return iku.Agreement(
        id="pk",
        document=document_id,
        title="PK",
        date=date(2020, 1, 15),
        targets=FrozenMapping({name: FrozenMapping({"2020": t}) for name, t in targets.items()}),
    )


class TestAgreement:
    """An agreement stands in the place of the targets of the definition."""

    def test_it_alone_counts(self) -> None:
        indicator = document(
            "      - {id: i, name: I, value: d, better: higher, targets: {2020: 50}}\n"
        )["i"]
        result = iku.evaluate(indicator, {"d": 40})
        agreement = agreed({"i": 80})

        found = iku.achieve(result, YEAR, agreement=agreement)

        assert (found.value, found.agreement) == (Decimal(50), agreement)
        assert iku.achieve(result, YEAR).value == 80
        assert iku.achieve(result, YEAR, agreement=agreed({})).target is None

    def test_one_of_another_document_is_refused(self) -> None:
        found = document()

        with pytest.raises(ValueError, match="about lain, and not uji"):
            iku.achieve_all(found, evaluated(found), YEAR, agreement=agreed({}, "lain"))


def evaluated(found: iku.Document, **counts: int) -> FrozenMapping[Result]:
    return iku.evaluate_all(found, counts)


THREE = "".join(
    f"      - {{id: {name}, name: I, value: {name}, better: higher, weight: {weight},"
    f" targets: {{2020: 100}}}}\n"
    for name, weight in (("a1", 1), ("a2", 3), ("a3", "0.5"))
)
COUNTS = "".join(f"  a{number}: {{label: A}}\n" for number in (1, 2, 3))
SECOND = (
    "  - statement: Kedua\n    indicators:\n"
    "      - {id: a4, name: I, value: a1, better: higher, weight: 2, targets: {2020: 25}}\n"
)


def summed(options: str, **counts: int) -> iku.Achievements:
    found = document(THREE, counts=COUNTS, above=f"achievement: {{{options}}}\n", below=SECOND)
    return iku.achieve_all(found, evaluated(found, **counts), YEAR)


class TestTogether:
    """Achievements are put together as the document says; what is missing is counted."""

    def test_without_a_word_they_are_not(self) -> None:
        found = summed("cap: 150", a1=50, a2=100, a3=20)

        assert found.total.value is None
        assert (found.total.included, found.total.left_out) == (4, 0)
        assert (found.total.reached, found.total.judged) == (2, 4)
        assert found.total.reached_share == Fraction(1, 2)

    def test_the_mean_of_an_objective(self) -> None:
        found = summed("objective: mean", a1=50, a2=100)

        first, second = found.objectives
        assert (first.value, first.included, first.left_out) == (Decimal(75), 2, 1)
        assert (second.value, second.included) == (Decimal(200), 1)

    def test_by_weights(self) -> None:
        found = summed("objective: weights, document: weights", a1=50, a2=100, a3=20)

        assert found.objectives[0].exact == Fraction(50 + 300 + 10) / Fraction(9, 2)
        assert found.total.exact == Fraction(50 + 300 + 10 + 400) / Fraction(13, 2)

    def test_of_indicators(self) -> None:
        assert summed("document: indicators", a1=50, a2=100, a3=20).total.exact == Fraction(370, 4)

    def test_of_objectives(self) -> None:
        found = summed("objective: mean, document: objectives", a1=50, a2=100)

        assert (found.total.value, found.total.included, found.total.left_out) == (
            Decimal("137.50"),
            3,
            1,
        )

    @pytest.mark.parametrize("method", ["objectives", "indicators", "weights"])
    def test_of_nothing_there_is_no_mean(self, method: str) -> None:
        total = summed(f"objective: mean, document: {method}").total

        assert (total.value, total.grade, total.left_out) == (None, None, 4)
        assert total.reached_share is None

    def test_a_mean_has_a_grade(self) -> None:
        found = summed("objective: mean, scale: traffic-light, decimals: 0", a1=50, a2=100)

        grade = found.objectives[0].grade
        assert grade is not None
        assert (found.objectives[0].value, grade.label) == (Decimal(75), "Kuning")

    def test_a_weight_that_a_program_left_out_is_none(self) -> None:
        found = document(
            "      - {id: i, name: I, value: d, better: higher, targets: {2020: 50}}\n"
        )
        weighed = evolve(found, achievement=iku.AchievementDefaults(document="weights"))
        results = iku.evaluate_all(weighed, {"d": 40})

        total = iku.achieve_all(weighed, results, YEAR).total

        assert (total.value, total.included, total.left_out) == (None, 0, 1)


class TestRangesFromZero:
    """What lies within a range is 100 by the rules for ranges, wherever it begins."""

    @pytest.mark.parametrize("rule", ["range", "range-mirror", "range-within"])
    @pytest.mark.parametrize("realisation", [0, 3, 5])
    def test_within(self, rule: str, realisation: int) -> None:
        found = achieved(f"achievement: {rule}, targets: {{2020: [0, 5]}}", realisation)

        assert found.value == Decimal("100.00")
        assert found.reached is True

    def test_outside_nothing_is_divided_by_zero(self) -> None:
        found = achieved("achievement: range, targets: {2020: [0, 5]}", 6)

        assert (found.status, found.value) == (iku.Status.ZERO_DENOMINATOR, None)

    def test_an_own_rule_says_for_itself(self) -> None:
        above = "rules: {r: {title: R, target: range, formula: 50 * realisation / high}}\n"
        found = achieved("achievement: r, targets: {2020: [20, 50]}", 30, above=above)

        assert found.value == 30

    def test_a_program_cannot_give_other_rules_an_inside(self) -> None:
        with pytest.raises(ValueError, match="has an inside"):
            evolve(iku.shipped_rules()["ratio"], within=100)


@pytest.mark.parametrize("rule", ["ratio", "mirror", "inverse"])
def test_zero_realisation_says_nothing_of_a_target_that_is_zero_too(rule: str) -> None:
    """Zero of zero is what `both_zero` says, or nothing."""
    line = f"achievement: {{rule: {rule}, zero_realisation: 200}}, targets: {{2020: 0}}"

    assert achieved(line, 0).value is None


def test_the_text_of_a_period_is_no_period() -> None:
    """It would never meet a target."""
    result = iku.evaluate(document()["rasio"], {"a": 2, "b": 1})

    with pytest.raises(TypeError, match="a period is a Period"):
        iku.achieve(result, "2020")  # type: ignore[arg-type]


def test_an_agreement_without_a_target_says_so() -> None:
    """The target of the definition is not taken instead."""
    agreement = iku.Agreement(
        id="pk",
        document="uji",
        title="PK",
        version=1,
        date=date(2020, 1, 20),
        targets=FrozenMapping({}),
    )
    line = "      - {id: i, name: I, value: a, better: higher, targets: {2020: 3}}\n"
    result = iku.evaluate(document(line)["i"], {"a": 2})

    found = iku.achieve(result, YEAR, agreement=agreement)

    assert (found.target, [issue.code for issue in found.reasons]) == (None, ["IKU557"])


def test_the_agreement_of_another_office_is_refused() -> None:
    """Its targets mean other things, even under the same id."""
    agreement = iku.Agreement(
        id="pk",
        document="lain",
        title="PK",
        date=date(2020, 1, 20),
        targets=FrozenMapping({"rasio": FrozenMapping[Any]({"2020": 50})}),
    )
    result = iku.evaluate(document()["rasio"], {"a": 2, "b": 1})

    with pytest.raises(ValueError, match="the agreement is about lain, and not uji"):
        iku.achieve(result, YEAR, agreement=agreement)
