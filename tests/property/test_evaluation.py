"""Promises of evaluation."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from iku_core import Indicator, Status, evaluate
from iku_core.exact import format_exact, round_half_up
from iku_core.formula import parse_formula

Case = tuple[Indicator, tuple[own.Oracle, ...]]


def expected(case: Case, values: dict[str, Any]) -> Fraction | None:
    """Return what the oracles give for an indicator; None where a divisor is nought."""
    indicator, oracles = case
    parts = [oracle.value(own.exact(values)) for oracle in oracles]
    value = parts[0]
    if len(parts) == 2:
        above, below = parts
        value = None if above is None or not below else above / below
    return None if value is None else value * indicator.multiplier


FUNCTIONS: dict[str, Callable[..., Fraction]] = {
    "sum": lambda *numbers: sum(numbers, Fraction(0)),
    "mean": lambda *numbers: sum(numbers, Fraction(0)) / len(numbers),
    "min": lambda *numbers: min(numbers),
    "max": lambda *numbers: max(numbers),
}
"""What the functions of a worked form mean, in the words of Python."""

WORDS = {"absolute value": "abs", "minimum": "min", "maximum": "max"}
"""What a reader calls those of them that the language calls otherwise."""


class TestExactness:
    """A figure is exactly what arithmetic on fractions gives, undefined cases included."""

    @given(own.indicators(), own.counts_and_previous)
    def test_evaluation_agrees_with_the_oracle(self, case: Case, values: dict[str, Any]) -> None:
        indicator, _ = case
        current, previous = own.both_periods(values)

        result = evaluate(indicator, current, previous=previous)

        exact = expected(case, values)
        assert result.exact == exact
        if exact is None:
            assert (result.status, result.value) == (Status.ZERO_DENOMINATOR, None)
            assert [reason.code for reason in result.reasons] == ["IKU523"]
        else:
            assert (result.status, result.reasons) == (Status.OK, ())
            assert result.value == round_half_up(exact, indicator.decimals)

    @given(own.formulas(max_leaves=6), own.formulas(max_leaves=6), own.counts_and_previous)
    def test_numerator_and_denominator_are_those_of_the_oracle(
        self, numerator: own.Oracle, denominator: own.Oracle, values: dict[str, Any]
    ) -> None:
        indicator = own.indicator_of((numerator, denominator))
        current, previous = own.both_periods(values)

        result = evaluate(indicator, current, previous=previous)

        above = numerator.value(own.exact(values))
        below = denominator.value(own.exact(values))
        assert result.numerator == above
        assert result.denominator == (None if above is None else below)

    @given(own.formulas(names=("a", "b")), st.tuples(own.whole_counts, own.whole_counts))
    def test_a_zero_divisor_is_told_by_its_words(
        self, oracle: own.Oracle, counts: tuple[int, int]
    ) -> None:
        values = {"a": counts[0], "b": counts[1]}
        result = evaluate(own.indicator_of((oracle,)), values)

        if result.status is Status.ZERO_DENOMINATOR:
            (reason,) = result.reasons
            texts = [divisor.text for divisor in parse_formula(oracle.text).divisors]
            assert reason.values["divisor"] in texts


class TestScaling:
    """Multiplying numerator and denominator by the same number changes nothing."""

    @given(
        own.formulas(max_leaves=6),
        own.formulas(max_leaves=6),
        own.counts_and_previous,
        st.integers(1, 10**12),
    )
    def test_a_common_factor_changes_no_figure(
        self,
        numerator: own.Oracle,
        denominator: own.Oracle,
        values: dict[str, Any],
        factor: int,
    ) -> None:
        current, previous = own.both_periods(values)
        scaled = Indicator(
            id="uji",
            name="Uji",
            numerator=parse_formula(f"({numerator.text}) * {factor}"),
            denominator=parse_formula(f"{factor} * ({denominator.text})"),
            counts=own.DECIMALS,
        )

        plain = evaluate(own.indicator_of((numerator, denominator)), current, previous=previous)
        result = evaluate(scaled, current, previous=previous)

        assert (result.status, result.value, result.exact) == (
            plain.status,
            plain.value,
            plain.exact,
        )


class TestOrder:
    """The order in which counts are supplied changes nothing."""

    @given(own.indicators(), own.counts_and_previous, st.permutations(own.NAMES))
    def test_the_order_of_counts_changes_nothing(
        self, case: Case, values: dict[str, Any], order: list[str]
    ) -> None:
        indicator, _ = case
        current, previous = own.both_periods(values)

        result = evaluate(
            indicator,
            {name: current[name] for name in order},
            previous={name: previous[name] for name in reversed(order)},
        )

        assert result == evaluate(indicator, current, previous=previous)


class TestMissing:
    """A figure with a count missing is missing, and names exactly the counts that are needed."""

    @given(own.indicators(), own.counts_and_previous, st.sets(st.sampled_from(own.NAMES)))
    def test_the_missing_counts_are_named(
        self, case: Case, values: dict[str, Any], absent: set[str]
    ) -> None:
        indicator, oracles = case
        current, previous = own.both_periods(values)
        known = {name: number for name, number in current.items() if name not in absent}

        result = evaluate(indicator, known, previous=previous)

        needed = {leaf for oracle in oracles for leaf in oracle.tree.leaves()} & absent
        assert {reason.values["count"] for reason in result.reasons if needed} == needed
        assert (result.status is Status.MISSING) == bool(needed)


class TestExplaining:
    """The worked form can always be written, and its numbers are those of the inputs."""

    @given(own.indicators(), own.counts_and_previous, st.sampled_from(("en", "id", "plain")))
    def test_the_numbers_of_the_worked_form_are_those_of_the_inputs(
        self, case: Case, values: dict[str, Any], style: Any
    ) -> None:
        indicator, oracles = case
        current, previous = own.both_periods(values)
        result = evaluate(indicator, current, previous=previous)

        lines = result.explain("id", numbers=style).split("\n")

        worked = lines[2]
        for leaf in {leaf for oracle in oracles for leaf in oracle.tree.leaves()}:
            assert format_exact(result.inputs[leaf], style) in worked
        assert lines[0] == "Uji"

    @given(own.indicators(), own.counts_and_previous)
    def test_the_worked_form_can_be_computed_again(
        self, case: Case, values: dict[str, Any]
    ) -> None:
        indicator, _ = case
        current, previous = own.both_periods(values)
        result = evaluate(indicator, current, previous=previous)

        worked = result.explain("en", numbers="plain").split("\n")[2].removeprefix("  = ")

        for word, name in WORDS.items():
            worked = worked.replace(word, name)
        if result.exact is not None:
            # Every number becomes a fraction, so that Python itself computes exactly.
            program = re.sub(r"[0-9]+(?:\.[0-9]+)?", r"F('\g<0>')", worked.replace("×", "*"))
            again = eval(program, {"F": Fraction, **FUNCTIONS})
            assert again == result.exact
