"""Counts, constants and ranges."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from iku_core import Case, Constant, Count, Range
from iku_core.comparison import parse_comparison
from iku_core.declaration import require_linear
from iku_core.frozen import FrozenMapping


class TestRange:
    """A range holds its bounds, and an open side has none."""

    @pytest.mark.parametrize(
        ("low", "high", "number", "held"),
        [
            *((0, 5, 0, True), (0, 5, 5, True), (0, 5, 6, False), (0, 5, -1, False)),
            *((None, 5, -9, True), (0, None, 9**9, True), (None, None, 0, True)),
        ],
    )
    def test_numbers_within_are_held(
        self, low: int | None, high: int | None, number: int, *, held: bool
    ) -> None:
        assert Range(low, high).holds(number) is held

    def test_one_that_holds_nothing_is_refused(self) -> None:
        with pytest.raises(ValueError, match="begins at 5 and ends below it, at 4"):
            Range(5, 4)


class TestExactness:
    """No float and no Decimal is kept where exact numbers belong."""

    @pytest.mark.parametrize("number", [0.1, True, "5"])
    @pytest.mark.parametrize(
        "make",
        [
            lambda number: Range(number, None),
            lambda number: Range(None, number),
            lambda number: Constant(name="k", label="K", value=number),
            lambda number: Case(name="k", counts=FrozenMapping({}), value=number),
            lambda number: Case(name="k", counts=FrozenMapping({}), exact=number),
            lambda number: Case(name="k", counts=FrozenMapping({"a": number})),
        ],
    )
    def test_it_is_refused(self, make: Callable[[Any], object], number: Any) -> None:
        with pytest.raises(ValueError, match="is an int or a Fraction, not"):
            make(number)

    def test_fractions_are_kept(self) -> None:
        assert Constant(name="k", label="K", value=Fraction(1, 3)).value == Fraction(1, 3)


class TestWords:
    """Words that the format does not know are refused."""

    @pytest.mark.parametrize("word", ["kind", "rollup", "accumulate"])
    def test_they_are_refused(self, word: str) -> None:
        values: dict[str, Any] = {word: "banana"}

        with pytest.raises(ValueError, match=f"{word} is 'banana', and not one of"):
            Count(name="a", label="A", **values)


class TestComparisons:
    """A constraint or a condition adds declared counts and constants, each times a number."""

    COUNTS = {"a": Count(name="a", label="A")}  # noqa: RUF012
    CONSTANTS = {"k": Constant(name="k", label="K", value=3)}  # noqa: RUF012

    @pytest.mark.parametrize(
        "text", ["k * a <= 5", "a / k > prev(a)", "k >= 1", "a * a - a * a = a"]
    )
    def test_a_sound_one_is_taken(self, text: str) -> None:
        require_linear("condition", (parse_comparison(text),), self.COUNTS, self.CONSTANTS)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a * a <= 5", r"^the condition a \* a <= 5 is not linear$"),
            ("1 / (1 / a) <= 5", "is not linear$"),
            ("zz + yy <= a", "^not declared: yy, zz$"),
            ("prev(k) <= a", "^not declared: k$"),
        ],
    )
    def test_another_is_refused(self, text: str, message: str) -> None:
        comparisons = (parse_comparison("a >= 0"), parse_comparison(text))

        with pytest.raises(ValueError, match=message):
            require_linear("condition", comparisons, self.COUNTS, self.CONSTANTS)
