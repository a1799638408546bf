"""Promises of the normal form."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from iku_core import Status, evaluate
from iku_core.comparison import Relation, difference, parse_comparison
from iku_core.formula import parse_formula
from iku_core.rational import rational_form, rational_pieces


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

        pieces = rational_pieces(parse_formula(oracle.text))

        assert (form is None) == (pieces is None or len(pieces) > 1)
        if not any(f"{name}(" in oracle.text for name in ("min", "max", "abs")):
            assert form is not None

    @given(st.integers(2, 6))
    def test_too_many_terms_give_none_without_delay(self, factors: int) -> None:
        factor = f"({' + '.join(f'n{number}' for number in range(30))})"

        form = rational_form(parse_formula(" * ".join([factor] * factors)))

        # 30 names squared have 465 products; cubed they have 4,960.
        assert (form is None) == (factors > 2)


class TestPieces:
    """At any numbers each piece that holds gives the value of the formula, and one does."""

    @given(own.formulas(), own.counts_and_previous)
    def test_every_piece_that_holds_agrees_with_evaluation(
        self, oracle: own.Oracle, values: dict[str, Fraction]
    ) -> None:
        numbers = own.exact(values)
        current, previous = own.both_periods(values)
        pieces = rational_pieces(parse_formula(oracle.text))

        result = evaluate(own.indicator_of((oracle,)), current, previous=previous)

        if pieces is not None:
            found = [piece.value(numbers) for piece in pieces if piece.holds(numbers)]
            assert found
            assert {*found} == {result.exact} == {oracle.value(numbers)}

    @given(own.formulas(max_leaves=5), own.formulas(max_leaves=5), own.counts_and_previous)
    def test_pieces_within_pieces_are_those_of_the_whole(
        self, inner: own.Oracle, outer: own.Oracle, values: dict[str, Fraction]
    ) -> None:
        numbers = own.exact(values)
        value = inner.value(numbers)
        parts = rational_pieces(parse_formula(inner.text))
        assert parts is not None
        pieces = rational_pieces(parse_formula(outer.text), {"a": parts})

        if pieces is not None and value is not None:
            expected = outer.value({**numbers, "a": value})
            found = {piece.value(numbers) for piece in pieces if piece.holds(numbers)}
            assert found == {expected}


_sums = own.formulas(names=("a", "b", "prev(a)"), functions=("sum", "mean"), max_leaves=5)


class TestDifferences:
    """The difference of a comparison is 0 or more exactly where the comparison holds."""

    @given(_sums, st.sampled_from(("<=", ">=", "=", "<", ">")), _sums, own.counts_and_previous)
    def test_it_agrees_with_both_sides(
        self,
        left: own.Oracle,
        relation: Relation,
        right: own.Oracle,
        values: dict[str, Fraction],
    ) -> None:
        numbers = own.exact(values)
        comparison = parse_comparison(f"{left.text} {relation} {right.text}")
        form = difference(comparison, {})
        sides = left.value(numbers), right.value(numbers)

        if form is not None:
            assert sides[0] is not None
            assert sides[1] is not None
            found = form.value(numbers)
            assert found is not None
            assert abs(found) == abs(sides[0] - sides[1])
            positive = (
                found == 0
                if relation == "="
                else found > 0 or (found == 0 and not comparison.is_strict)
            )
            assert comparison.holds(sides[0], sides[1]) == positive

    @given(
        st.dictionaries(st.sampled_from(own.LEAVES), st.integers(-5, 5), max_size=6),
        st.sampled_from(own.NAMES),
        own.counts_and_previous,
    )
    def test_every_sum_of_counts_has_one(
        self, factors: dict[str, int], right: str, values: dict[str, Fraction]
    ) -> None:
        numbers = own.exact(values)
        terms = [f"({factor}) * {name} / 3" for name, factor in factors.items()]
        total = sum(factor * numbers[name] for name, factor in factors.items())

        form = difference(parse_comparison(f"{' + '.join(terms) or '0'} <= {right}"), {})

        assert form is not None
        assert form.value(numbers) == numbers[right] - Fraction(total) / 3
