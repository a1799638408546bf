"""Exact numbers."""

from __future__ import annotations

from decimal import Decimal, localcontext
from enum import IntEnum
from fractions import Fraction

import numpy as np
import pytest

from iku_core import CountsError
from iku_core.exact import (
    DENOMINATOR_BITS,
    NUMERATOR_BITS,
    NumberStyle,
    exact_number,
    format_exact,
    format_number,
    is_too_long,
    number_from_text,
    round_half_up,
)


class Level(IntEnum):
    LOW = 1


class TestReading:
    """A plain decimal number is read exactly; every other text is refused."""

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            pytest.param("0", 0, id="nought"),
            pytest.param("-0", 0, id="minus nought"),
            pytest.param("45", 45, id="whole"),
            pytest.param("45.00", 45, id="whole with places"),
            pytest.param("0.10", Fraction(1, 10), id="a tenth"),
            pytest.param("-87.31", Fraction(-8731, 100), id="negative"),
            pytest.param("9" * 100, 10**100 - 1, id="a hundred digits"),
            pytest.param("0." + "0" * 39 + "1", Fraction(1, 10**40), id="forty places"),
        ],
    )
    def test_a_plain_number_is_read_exactly(self, text: str, number: int | Fraction) -> None:
        read = number_from_text(text)

        assert read == number
        assert type(read) is type(number)

    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "1 ", "+1", "01", "1.", ".5", "1e3", "1_000", "1,5", "0x1", "NaN", "inf",
            "--1", "1.2.3", "1\n", "\u0661", "1" * 101, "0." + "0" * 40 + "1",
        ],
    )  # fmt: skip
    def test_any_other_text_is_no_number(self, text: str) -> None:
        assert number_from_text(text) is None

    @pytest.mark.parametrize(
        ("text", "too_long"),
        [
            pytest.param("-" + "9" * 100, False, id="a hundred digits and a sign"),
            pytest.param("9" * 101, True, id="a digit more"),
            pytest.param("1." + "0" * 40, False, id="forty places"),
            pytest.param("1." + "0" * 41, True, id="a place more"),
            pytest.param("9" * 61 + "." + "0" * 40, True, id="too many together"),
        ],
    )
    def test_length_is_counted_in_digits(self, text: str, too_long: bool) -> None:  # noqa: FBT001
        assert is_too_long(text) is too_long


class TestTaking:
    """A value of a program is taken exactly or refused; nothing is guessed."""

    @pytest.mark.parametrize(
        ("value", "number"),
        [
            pytest.param(45, 45, id="int"),
            pytest.param(Fraction(1, 3), Fraction(1, 3), id="Fraction"),
            pytest.param(Decimal("87.31"), Fraction(8731, 100), id="Decimal"),
            pytest.param(Decimal("1E+3"), 1000, id="Decimal with exponent"),
            pytest.param(Decimal("45.00"), 45, id="whole Decimal"),
            pytest.param(Decimal("-0"), 0, id="negative nought"),
            pytest.param(45.0, 45, id="whole float"),
            pytest.param(-(2.0**53), -(2**53), id="the longest whole float"),
        ],
    )
    def test_exact_values_are_taken(self, value: object, number: int | Fraction) -> None:
        taken = exact_number(value, count="a")

        assert taken == number
        assert type(taken) is type(number)

    def test_integers_of_numpy_are_taken(self) -> None:
        assert exact_number(np.int64(45), count="a") == 45
        assert exact_number(np.uint8(45), count="a") == 45
        assert exact_number(np.float64(45.0), count="a") == 45

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            pytest.param(True, "the count a has a value of type bool", id="bool"),
            pytest.param("45", "the count a has a value of type str", id="text"),
            pytest.param(None, "the count a has a value of type NoneType", id="None"),
            pytest.param(1j, "the count a has a value of type complex", id="complex"),
            pytest.param(Level.LOW, "the count a has a value of type Level", id="enum"),
            pytest.param(0.1, "the count a is the float 0.1, which is not exact", id="float"),
            pytest.param(
                2.0**54,
                "the count a is the float 1.8014398509481984e+16, which is not exact",
                id="long float",
            ),
            pytest.param(float("nan"), "the count a is nan, which is no number", id="NaN"),
            pytest.param(float("-inf"), "the count a is -inf, which is no number", id="infinity"),
        ],
    )
    def test_values_without_exact_meaning_are_refused(self, value: object, message: str) -> None:
        with pytest.raises(CountsError) as caught:
            exact_number(value, count="a")

        assert [issue.message for issue in caught.value.issues] == [message]

    @pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
    def test_a_decimal_that_is_no_number_is_refused(self, text: str) -> None:
        with pytest.raises(CountsError) as caught:
            exact_number(Decimal(text), count="a")

        (issue,) = caught.value.issues
        assert (issue.code, issue.values["value"]) == ("IKU515", text)

    @pytest.mark.parametrize(
        "value",
        [
            pytest.param(10**101, id="int"),
            pytest.param(-(10**101), id="negative int"),
            pytest.param(Fraction(1, 10**40 + 1), id="long denominator"),
            pytest.param(Decimal("1E+999999"), id="large exponent"),
            pytest.param(Decimal("1E-999999"), id="small exponent"),
            pytest.param(Decimal("1E-41"), id="too many places"),
        ],
    )
    def test_a_number_that_is_too_long_is_refused_at_once(self, value: object) -> None:
        with pytest.raises(CountsError) as caught:
            exact_number(value, count="a")

        assert [issue.code for issue in caught.value.issues] == ["IKU506"]

    def test_the_bounds_hold_for_the_longest_numbers(self) -> None:
        longest = exact_number(Fraction(10**100 - 1, 10**40), count="a")

        assert longest.numerator.bit_length() <= NUMERATOR_BITS
        assert (longest.denominator - 1).bit_length() <= DENOMINATOR_BITS


class TestRounding:
    """A figure has as many places as its indicator says, whatever the decimal context."""

    @pytest.mark.parametrize(
        ("number", "decimals", "rounded"),
        [
            pytest.param(90, 2, "90.00", id="whole"),
            pytest.param(0, 2, "0.00", id="nought"),
            pytest.param(Fraction(1, 3), 12, "0.333333333333", id="twelve places"),
            pytest.param(Fraction(-1, 3), 0, "0", id="a negative that rounds to nought"),
            pytest.param(Fraction(2, 3), 0, "1", id="no places"),
            pytest.param(Fraction(1, 200), 2, "0.01", id="a small tie"),
        ],
    )
    def test_the_places_are_those_declared(
        self, number: int | Fraction, decimals: int, rounded: str
    ) -> None:
        assert str(round_half_up(number, decimals)) == rounded

    def test_the_decimal_context_of_a_program_changes_nothing(self) -> None:
        with localcontext(prec=2):
            rounded = round_half_up(Fraction(1234567, 8), 2)
            written = format_number(rounded, "en")

        assert (str(rounded), written) == ("154320.88", "154,320.88")


class TestWriting:
    """Numbers are written as the reader of the language expects."""

    @pytest.mark.parametrize(
        ("style", "written"),
        [("id", "-1.234.567,50"), ("en", "-1,234,567.50"), ("plain", "-1234567.50")],
    )
    def test_a_decimal_is_written_in_its_style(self, style: NumberStyle, written: str) -> None:
        assert format_number(Decimal("-1234567.50"), style) == written

    @pytest.mark.parametrize(
        ("number", "written"),
        [
            pytest.param(1234, "1.234", id="whole"),
            pytest.param(Fraction(115, 8), "14,375", id="a decimal that ends"),
            pytest.param(Fraction(-1, 10**12), "-0,000000000001", id="twelve places"),
            pytest.param(Fraction(1, 10**13), "1/10000000000000", id="thirteen places"),
            pytest.param(Fraction(-200, 3), "-200/3", id="a decimal without end"),
        ],
    )
    def test_an_exact_number_is_a_decimal_or_a_fraction(
        self, number: int | Fraction, written: str
    ) -> None:
        assert format_exact(number, "id") == written
