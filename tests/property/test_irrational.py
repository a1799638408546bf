"""Promises of roots and logarithms: no other number with as many decimals is nearer."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iku_core.irrational import logarithm, nth_root

POSITIVE = st.one_of(
    st.fractions(Fraction(1, 10**6), 10**9),
    st.integers(1, 10**60).map(Fraction),
    st.integers(1, 10**30).map(lambda number: 1 + Fraction(1, number)),
)


@given(POSITIVE, st.integers(2, 12), st.integers(1, 40))
def test_a_root_is_the_nearest(number: Fraction, degree: int, decimals: int) -> None:
    found = nth_root(number, degree, decimals)
    half = Fraction(1, 2 * 10**decimals)

    assert (found - half) ** degree <= number or found < half
    assert number < (found + half) ** degree
    assert (found * 10**decimals).denominator == 1


@given(POSITIVE, st.integers(1, 40))
def test_a_logarithm_is_the_nearest(number: Fraction, decimals: int) -> None:
    with localcontext() as context:
        context.prec = 200
        exact = Decimal(number.numerator).ln() - Decimal(number.denominator).ln()
    found = logarithm(number, decimals)

    assert abs(Fraction(exact) - found) * 2 * 10**decimals < 1 + Fraction(1, 10**50)
    assert (found * 10**decimals).denominator == 1


@given(POSITIVE, POSITIVE, st.integers(1, 20))
def test_both_rise(less: Fraction, more: Fraction, decimals: int) -> None:
    less, more = sorted((less, more))

    assert nth_root(less, 3, decimals) <= nth_root(more, 3, decimals)
    assert logarithm(less, decimals) <= logarithm(more, decimals)
