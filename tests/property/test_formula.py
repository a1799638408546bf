"""Promises of the formula language: everything is read or refused, and bounds hold."""

from __future__ import annotations

import ast
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

import strategies as own
from iku_core import FormulaError, Indicator, evaluate
from iku_core.formula import Formula, check_formula, parse_formula, previous_name
from iku_core.messages import MESSAGES


def identity(formula: Formula) -> dict[str, str]:
    names = {*formula.names, *map(previous_name, formula.previous)}
    return {name: name for name in names}


class TestReading:
    """Any text at all gives a formula or a FormulaError, and nothing else."""

    @given(own.formula_like)
    @example("")
    @example("((((((((((")
    @example("\x00")
    @example("a\ud800")
    def test_any_text_gives_a_formula_or_a_formula_error(self, text: str) -> None:
        try:
            formula = parse_formula(text)
        except FormulaError as error:
            start, end = error.span
            assert error.text == text
            assert 0 <= start <= end <= len(text)
            assert error.issue.message_in("id")
            assert error.issue.hint_in("id")
        else:
            assert formula.text == text

    @given(own.formula_like)
    def test_a_formula_is_refused_exactly_where_an_error_is_told(self, text: str) -> None:
        formula, faults = check_formula(text)

        severities = {MESSAGES[fault.code].severity for fault in faults}

        assert (formula is None) == ("error" in severities)

    @given(own.formulas())
    def test_every_sentence_of_the_language_is_read(self, oracle: own.Oracle) -> None:
        formula = parse_formula(oracle.text)

        leaves = oracle.tree.leaves()
        assert {*formula.names} == {name for name in leaves if "(" not in name}
        assert {*map(previous_name, formula.previous)} == {name for name in leaves if "(" in name}


class TestReplacing:
    """A formula with its own names put in for its names is the same formula."""

    @given(own.formulas())
    def test_names_put_in_for_themselves_give_an_equal_tree(self, oracle: own.Oracle) -> None:
        formula = parse_formula(oracle.text)

        again = parse_formula(formula.replaced(identity(formula)))

        assert ast.dump(again.tree) == ast.dump(formula.tree)


class TestSpans:
    """The place told for a name is where that name stands."""

    @given(own.formulas())
    def test_the_span_of_a_name_holds_that_name(self, oracle: own.Oracle) -> None:
        formula = parse_formula(oracle.text)

        for name in identity(formula):
            start, end = formula.span_of(name)
            assert oracle.text[start:end] == name


class TestDivisors:
    """The text of a divisor is a formula that gives the divisor's value."""

    @given(own.formulas())
    def test_the_text_of_a_divisor_reads_as_its_tree(self, oracle: own.Oracle) -> None:
        formula = parse_formula(oracle.text)

        for divisor in formula.divisors:
            assert ast.dump(parse_formula(divisor.text).tree) == ast.dump(divisor.tree)


class TestSize:
    """No value has more bits than the size told before any count was known."""

    @given(own.formulas(), own.counts_and_previous)
    def test_the_size_bounds_the_value(
        self, oracle: own.Oracle, values: dict[str, Fraction]
    ) -> None:
        formula = parse_formula(oracle.text)
        exact = own.exact(values)
        sizes = {
            name: (number.numerator.bit_length(), (number.denominator - 1).bit_length())
            for name, number in exact.items()
        }

        above, below = formula.size(sizes)

        value = oracle.value(exact)
        if value is not None:
            assert value.numerator.bit_length() <= above
            assert (value.denominator - 1).bit_length() <= below

    @given(own.formulas(), own.counts_and_previous)
    def test_the_size_for_unknown_counts_bounds_the_value(
        self, oracle: own.Oracle, values: dict[str, Fraction]
    ) -> None:
        formula = parse_formula(oracle.text)
        indicator = Indicator(id="uji", name="Uji", value=formula, counts=own.DECIMALS)
        current, previous = own.both_periods(values)

        result = evaluate(indicator, current, previous=previous)

        above, below = formula.size({})
        if result.exact is not None:
            assert result.exact.numerator.bit_length() <= above
            assert (result.exact.denominator - 1).bit_length() <= below

    @given(st.integers(1, 12))
    def test_a_product_of_the_longest_counts_fills_its_bound_nearly(self, factors: int) -> None:
        formula = parse_formula(" * ".join(["a"] * factors))

        above, _ = formula.size({"a": (333, 0)})

        assert ((2**333 - 1) ** factors).bit_length() <= above == 333 * factors
