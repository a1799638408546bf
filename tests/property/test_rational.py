"""Promises of the normal form."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from iku_core import Status, evaluate
from iku_core.formula import parse_formula
from iku_core.rational import rational_form


class TestAgreement:
    """The normal form gives what evaluation gives, and no value exactly where that gives none."""

    @given(own.formulas(functions=("sum", "mean")), own.counts_and_previous)
    def test_the_normal_form_agrees_with_evaluation(
        self, oracle: own.Oracle, values: dict[str, Fraction]
    ) -> None:
        indicator = own.indicator_of((oracle,))
        current, previous = own.both_periods(values)
        form = rational_form(parse_formula(oracle.text))

        result = evaluate(indicator, current, previous=previous)

        assert form is not None
        assert form.value(own.exact(values)) == result.exact == oracle.value(own.exact(values))
        assert (result.exact is None) == (result.status is Status.ZERO_DENOMINATOR)


class TestExistence:
    """Only min, max and abs, or too many terms, leave a formula without a normal form."""

    @given(own.formulas())
    def test_a_form_is_missing_where_min_max_or_abs_is_used_alone(self, oracle: own.Oracle) -> None:
        form = rational_form(parse_formula(oracle.text))

        without_form = any(f"{name}(" in oracle.text for name in ("min", "max", "abs"))

        assert (form is None) == without_form

    @given(st.integers(2, 6))
    def test_too_many_terms_give_none_without_delay(self, factors: int) -> None:
        factor = f"({' + '.join(f'n{number}' for number in range(30))})"

        form = rational_form(parse_formula(" * ".join([factor] * factors)))

        # 30 names squared have 465 products; cubed they have 4,960.
        assert (form is None) == (factors > 2)
