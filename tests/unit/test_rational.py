"""The normal form of a formula."""

from __future__ import annotations

from fractions import Fraction

import pytest

from iku_core.formula import parse_formula
from iku_core.rational import (
    Polynomial,
    Rational,
    rational_form,
    rational_number,
    rational_pieces,
)


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

    @pytest.mark.parametrize("text", ["min(a, b)", "max(a, 1)", "abs(a)", "1 + a / abs(b)"])
    def test_min_max_and_abs_have_no_form(self, text: str) -> None:
        assert rational_form(parse_formula(text)) is None

    def test_a_product_of_too_many_terms_has_no_form(self) -> None:
        wide = f"({' + '.join(f'n{number}' for number in range(90))})"

        assert rational_form(parse_formula(f"{wide} * {wide}")) is None


class TestPieces:
    """There is one piece for each way in which `min`, `max` and `abs` can come out."""

    @pytest.mark.parametrize(
        ("text", "pieces"),
        [
            ("a + 1", [({("a",): 1, (): 1}, [])]),
            (
                "min(a, b)",
                [
                    ({("a",): 1}, [{("b",): 1, ("a",): -1}]),
                    ({("b",): 1}, [{("a",): 1, ("b",): -1}]),
                ],
            ),
            ("abs(-a)", [({("a",): -1}, [{("a",): -2}]), ({("a",): 1}, [{("a",): 2}])]),
            ("max(a)", [({("a",): 1}, [])]),
        ],
    )
    def test_they_are_as_written_out_by_hand(
        self, text: str, pieces: list[tuple[dict[tuple[str, ...], int], list[object]]]
    ) -> None:
        found = rational_pieces(parse_formula(text))

        assert found is not None
        assert [
            (piece.numerator.terms, [condition.terms for condition in piece.conditions])
            for piece in found
        ] == pieces

    def test_a_condition_over_a_divisor_of_either_sign_is_multiplied_up(self) -> None:
        found = rational_pieces(parse_formula("max(a / b, 1)"))

        assert found is not None
        assert [found[0].holds({"a": 1, "b": b}) for b in (2, -2)] == [False, False]
        assert [found[0].holds({"a": -3, "b": b}) for b in (2, -2)] == [False, True]
        assert [piece.value({"a": -3, "b": -2}) for piece in found] == [Fraction(3, 2), 1]
        assert [piece.value({"a": -3, "b": 0}) for piece in found] == [None, None]

    def test_a_name_can_stand_for_pieces_of_its_own(self) -> None:
        whole = rational_pieces(parse_formula("abs(a)"))
        assert whole is not None

        found = rational_pieces(parse_formula("x + k"), {"x": whole, "k": (rational_number(3),)})

        assert found is not None
        assert [(piece.value({"a": -5}), piece.holds({"a": -5})) for piece in found] == [
            (Fraction(-2), False),
            (Fraction(8), True),
        ]

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            (" + ".join(["abs(a)"] * 6), 64),
            (" + ".join(["abs(a)"] * 7), None),
            (f"sum({', '.join(['abs(a)'] * 90)})", None),
            (f"max({', '.join('a' * 64)})", 64),
            (f"max({', '.join('a' * 65)})", None),
            (f"max(abs(a), {', '.join('a' * 32)})", None),
        ],
    )
    def test_more_than_64_are_given_up_without_delay(self, text: str, number: int | None) -> None:
        found = rational_pieces(parse_formula(text))

        assert (None if found is None else len(found)) == number


class TestLinear:
    """A linear form is a sum of names, each times a number, and is defined everywhere."""

    @pytest.mark.parametrize(
        ("text", "linear"),
        [
            *(("5", True), ("a / -4 + 2 * b", True), ("a * b - a * b + a", True)),
            *(("a * b", False), ("1 / a", False), ("a / a", False), ("1 / (1 / a)", False)),
            *(("a / (1 - 1)", False), ("1 / (2 / (b - b))", False)),
        ],
    )
    def test_it_is_told_from_others(self, text: str, *, linear: bool) -> None:
        assert form_of(text).is_linear is linear


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
