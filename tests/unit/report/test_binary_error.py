"""A bound of what binary numbers may miss, held against computing with them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iku_core as iku
from definitions import document
from iku_core.report._binary_error import LAST_DIGIT, error_of
from iku_core.report._xlsx_live import _may_be_off

COUNTS = "  a: {label: A, kind: decimal}\n  b: {label: B, kind: decimal}\n"
NUMBERS = st.integers(-(10**15), 10**15) | st.decimals(-1000, 1000, places=3).map(Fraction)


def result(formula: str, a: object, b: object, rest: str = "") -> iku.Result:
    found = document(
        f"      - {{id: i, name: I, value: {formula}{rest}}}\n"
        "      - {id: j, name: J, value: a / 3}\n",
        counts=COUNTS,
    )
    return iku.evaluate(found["i"], {"a": a, "b": b})


@given(
    st.sampled_from(("a + b", "a - b", "a * b", "a / b", "a / 3 - b / 3", "'mean(a, b, 1)'",
                     "'max(a / 3, b / 3) - min(a, b)'", "'abs(-a) * 0.1'", "'sum(a, b, 0.1)'")),
    NUMBERS,
    NUMBERS,
)  # fmt: skip
def test_floats_are_never_further_off(formula: str, a: Fraction, b: Fraction) -> None:
    found = result(formula, a, b)
    if found.exact is None:
        return
    text = formula.strip("'").replace("mean(a, b, 1)", "(a + b + 1) / 3")
    text = text.replace("sum(a, b, 0.1)", "(a + b + 0.1)")

    computed = Fraction(
        eval(text, {"a": float(a), "b": float(b), "abs": abs, "max": max, "min": min})
    )

    assert abs(computed - found.exact) <= error_of(found)


@pytest.mark.parametrize(
    ("formula", "a", "b", "rest", "expected"),
    [
        ("a / 3 - b / 3", 100_000_000_000_001, 100_000_000_000_000, "", True),
        ("a + 0.01 - a", 100_000_000_000_001, 1, ", decimals: 4", True),
        ("a / b", 2, 3, "", False),
        ("a / b", 1, 8, "", False),
        ("a / b * 100", 23, 40, ", decimals: 0", True),
        ("100 * a / b", 23, 40, ", decimals: 0", False),
        ("j - b", 7, 2, "", False),
        ("a / (b - 0.1)", 1, Fraction(1, 10) + Fraction(1, 10**15), "", True),
        ("a / (b - 0.1)", 1, Fraction(1, 10) + Fraction(1, 10**19), "", True),
    ],
)
def test_what_may_fall_on_the_other_side_is_not_live(
    formula: str, a: object, b: object, rest: str, *, expected: bool
) -> None:
    assert _may_be_off(result(formula, a, b, rest)) is expected


@pytest.mark.parametrize("formula", ["'root(a, 2)'", "ln(a)", "'root(a - b, 2) * ln(b)'"])
def test_roots_are_reckoned_with_their_own_digits(formula: str) -> None:
    found = result(formula, 3, 2, ", precision: 10")

    assert found.exact is not None
    assert 0 < error_of(found) < abs(found.exact) * LAST_DIGIT * 40


def test_a_ratio_is_multiplied_first() -> None:
    """23 of 40 are 57.5 %, which is 58, and a quotient times 100 would be less."""
    found = document("      - {id: i, name: I, numerator: b, denominator: a, unit: '%'}\n")["i"]

    assert error_of(iku.evaluate(found, {"a": 40, "b": 23})) == 0
    assert 0 < error_of(iku.evaluate(found, {"a": 3, "b": 2})) < Fraction(1, 10**13)
