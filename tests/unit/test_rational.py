"""The normal form of a formula."""

from __future__ import annotations

from fractions import Fraction

import pytest

from iku_core.formula import parse_formula
from iku_core.rational import Polynomial, Rational, rational_form


def form_of(text: str) -> Rational:
    form = rational_form(parse_formula(text))
    assert form is not None
    return form


class TestForm:
    """A formula is one polynomial over another, both with whole coefficients."""

    @pytest.mark.parametrize(
        ("text", "above", "below"),
        [
            pytest.param("a", {("a",): 1}, {(): 1}, id="a name"),
            pytest.param("0", {}, {(): 1}, id="nought"),
            pytest.param("0.25", {(): 1}, {(): 4}, id="a decimal"),
            pytest.param("-a", {("a",): -1}, {(): 1}, id="minus"),
            pytest.param("a - a", {}, {(): 1}, id="a sum that cancels"),
            pytest.param("b * a * b", {("a", "b", "b"): 1}, {(): 1}, id="a product"),
            pytest.param("(a + b) * (a - b)", {("a", "a"): 1, ("b", "b"): -1}, {(): 1}, id="terms"),
            pytest.param("0.5 + 0.25", {(): 3}, {(): 4}, id="constants with one denominator"),
            pytest.param("a / 2 + b / 3", {("a",): 3, ("b",): 2}, {(): 6}, id="a common multiple"),
            pytest.param("a / n + b / n", {("a",): 1, ("b",): 1}, {("n",): 1}, id="one divisor"),
            pytest.param("a / n - 1", {("a",): 1, ("n",): -1}, {("n",): 1}, id="another divisor"),
            pytest.param("mean(a, b)", {("a",): 1, ("b",): 1}, {(): 2}, id="mean"),
            pytest.param("sum(a, b, a)", {("a",): 2, ("b",): 1}, {(): 1}, id="sum"),
            pytest.param("prev(a)", {("prev(a)",): 1}, {(): 1}, id="previous period"),
        ],
    )
    def test_it_is_as_written_out_by_hand(
        self,
        text: str,
        above: dict[tuple[str, ...], int],
        below: dict[tuple[str, ...], int],
    ) -> None:
        form = form_of(text)

        assert (form.numerator, form.denominator) == (Polynomial(above), Polynomial(below))

    def test_every_divisor_is_kept_also_where_it_cancels(self) -> None:
        form = form_of("a / (a - b) * (a - b) / 2")

        assert form.divisors == (
            Polynomial({("a",): 1, ("b",): -1}),
            Polynomial({(): 2}),
        )
        assert form.value({"a": 3, "b": 3}) is None
        assert form.value({"a": 3, "b": 1}) == Fraction(3, 2)

    @pytest.mark.parametrize("text", ["min(a, b)", "max(a)", "abs(a)", "1 + a / abs(b)"])
    def test_min_max_and_abs_have_no_form(self, text: str) -> None:
        assert rational_form(parse_formula(text)) is None

    def test_a_product_of_too_many_terms_has_no_form(self) -> None:
        wide = f"({' + '.join(f'n{number}' for number in range(90))})"

        assert rational_form(parse_formula(f"{wide} * {wide}")) is None


class TestPolynomials:
    """A polynomial has an exact value where every name has one."""

    def test_the_value_is_exact(self) -> None:
        polynomial = Polynomial({("a", "a"): 2, ("b",): -1, (): 3})

        assert polynomial.value({"a": Fraction(1, 2), "b": 10**60}) == Fraction(7, 2) - 10**60

    def test_a_product_that_is_cut_short_is_no_form(self) -> None:
        """Terms that cancel may not hide that others were left out."""
        many = "*".join(f"(1 + c{number} + d{number} + e{number})" for number in range(5))

        assert rational_form(parse_formula(f"(a + b + z) * ((a - b) * {many})")) is None

    def test_a_name_without_a_value_is_a_key_error(self) -> None:
        with pytest.raises(KeyError, match=r"^'a'$"):
            Polynomial({("a",): 1}).value({})
