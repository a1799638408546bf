"""Comparisons of two formulas, as constraints and conditions hold them."""

from __future__ import annotations

import pytest

from iku_core import FormulaError
from iku_core.comparison import check_comparison, difference, parse_comparison


def told(text: str) -> list[tuple[str, int, int]]:
    comparison, faults = check_comparison(text)
    assert (comparison is None) == any(fault.is_error for fault in faults)
    return [(fault.code, fault.start, fault.end) for fault in faults]


class TestReading:
    """Two formulas with one sign in between are read; everything else is told at its place."""

    @pytest.mark.parametrize("sign", ["<=", ">=", "=", "<", ">"])
    def test_every_sign_is_read(self, sign: str) -> None:
        comparison = parse_comparison(f"a + prev(b) {sign} 2 * c + a")

        assert comparison.relation == sign
        assert comparison.names == ("a", "c")
        assert comparison.previous == ("b",)
        assert comparison.is_strict == (sign in "<>")

    def test_it_is_written_with_single_blanks_and_equal_by_text(self) -> None:
        comparison = parse_comparison("a\n  <=  b")

        assert str(comparison) == "a <= b"
        assert comparison == parse_comparison("a\n  <=  b") != parse_comparison("a <= b")

    @pytest.mark.parametrize(
        ("text", "faults"),
        [
            ("a + b", [("IKU237", 0, 5)]),
            ("", [("IKU237", 0, 0)]),
            ("a <= b <= c", [("IKU238", 7, 9)]),
            ("a < = b", [("IKU240", 2, 5)]),
            ("a <= b, b <= c", [("IKU238", 10, 12)]),
            ("a \u2264 b", [("IKU240", 2, 3)]),
            ("a =< b", [("IKU240", 2, 4)]),
            ("a != b", [("IKU240", 2, 4)]),
            ("a <=", [("IKU237", 0, 4)]),
            ("<= a", [("IKU237", 0, 4)]),
            ("<=", [("IKU237", 0, 2)]),
            ("a + <= 1.500.000", [("IKU219", 2, 3), ("IKU236", 7, 16)]),
            (f"{'(' * 70}a{')' * 70} <= b", [("IKU218", 60, 61)]),
            (f"a <= {'b' * 2_001}", [("IKU204", 5, 2_006)]),
            ("a \u00d7 2 <= b : 3", [("IKU205", 2, 3), ("IKU206", 11, 12)]),
            ("a <= 1,5 * b", [("IKU210", 5, 8)]),
            ("1.500 * a <= b", [("IKU227", 0, 5)]),
        ],
    )
    def test_faults_are_told_at_their_place(
        self, text: str, faults: list[tuple[str, int, int]]
    ) -> None:
        assert told(text) == faults

    @pytest.mark.parametrize(
        ("sign", "meant"),
        [
            ("\u2264", "<="),
            ("=<", "<="),
            ("\u2265", ">="),
            ("=>", ">="),
            ("==", "="),
            ("< =", "<="),
            (">\n=", ">="),
            ("= <", "<="),
            ("\u2a7d", "<="),
            ("\uff1e", ">"),
            ("\u2260", "one of <=, >=, =, < and >"),
            ("<>", "one of <=, >=, =, < and >"),
        ],
    )
    def test_another_spelling_is_told_the_right_one(self, sign: str, meant: str) -> None:
        _, faults = check_comparison(f"a {sign} b")

        assert faults[0].values["sign"] == meant

    def test_what_is_no_text_is_refused(self) -> None:
        with pytest.raises(FormulaError, match="a formula is a text"):
            parse_comparison(5)  # type: ignore[arg-type]

    def test_the_first_error_is_raised(self) -> None:
        with pytest.raises(FormulaError) as raised:
            parse_comparison("1.500 * a <= b : c")

        assert raised.value.issue.code == "IKU206"


class TestMeaning:
    """A comparison holds between numbers, and is a sum that is not negative where it holds."""

    @pytest.mark.parametrize(
        ("sign", "holding"),
        [
            ("<=", {(1, 2), (2, 2)}),
            (">=", {(2, 1), (2, 2)}),
            ("=", {(2, 2)}),
            ("<", {(1, 2)}),
            (">", {(2, 1)}),
        ],
    )
    def test_it_holds(self, sign: str, holding: set[tuple[int, int]]) -> None:
        comparison = parse_comparison(f"a {sign} b")

        pairs = {(1, 2), (2, 1), (2, 2)}
        assert {pair for pair in pairs if comparison.holds(*pair)} == holding

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("a <= b", 3),
            ("a >= b", -3),
            ("a = b", -3),
            ("a < b", 3),
            ("a > b", -3),
            ("k * a / 2 <= b + 1", 3),
            ("-a >= -b", 3),
            ("sum(a, b) <= mean(a, b) * 2", 0),
        ],
    )
    def test_the_difference_is_the_greater_side_less_the_other(self, text: str, value: int) -> None:
        form = difference(parse_comparison(text), {"k": 3})

        assert form is not None
        assert form.value({"a": 2, "b": 5}) == value

    @pytest.mark.parametrize(
        "text",
        [
            *("a * b <= 1", "1 / a <= 1", "max(a, b) <= 1", "abs(a) = 1", "a <= max(2, 2)"),
            *("a / (1 - 1) <= b", "1 / (2 / (1 - 1)) <= b", "1 / (1 / a) <= b", "a / nol <= b"),
        ],
    )
    def test_what_is_not_linear_or_not_always_defined_has_none(self, text: str) -> None:
        assert difference(parse_comparison(text), {"nol": 0}) is None

    @pytest.mark.parametrize("factor", ["max(a, {0})", "({0} + a{0} + b{0} + c{0} + d{0})"])
    def test_what_is_too_long_has_none(self, factor: str) -> None:
        terms = " * ".join(factor.format(at) for at in range(7))

        assert difference(parse_comparison(f"{terms} <= 1"), {}) is None
        assert difference(parse_comparison(f"1 <= {terms}"), {}) is None

    def test_two_sides_that_are_too_long_together_have_none(self) -> None:
        left, right = (
            " * ".join(f"({' + '.join(f'{name}{at}' for at in range(25))})" for name in names)
            for names in ("ab", "cd")
        )

        assert difference(parse_comparison(f"{left} <= {right}"), {}) is None
