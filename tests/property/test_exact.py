"""Promises about numbers: read, rounded and written without any error."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from iku_core.exact import (
    exact_number,
    format_exact,
    format_number,
    number_from_text,
    round_half_up,
)


def rounded_by_hand(number: Fraction, decimals: int) -> Decimal:
    """Round with divmod on the shifted number, then let Decimal place the point."""
    shifted = abs(number) * 10**decimals
    whole, rest = divmod(shifted.numerator, shifted.denominator)
    if rest * 2 >= shifted.denominator:
        whole += 1
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((int(number < 0 and whole > 0), digits, -decimals))


class TestRounding:
    """A number is rounded once, half away from zero, with integers alone."""

    @given(own.fractions, st.integers(0, 12))
    def test_rounding_agrees_with_a_division_by_hand(self, number: Fraction, decimals: int) -> None:
        rounded = round_half_up(number, decimals)

        assert rounded.as_tuple() == rounded_by_hand(number, decimals).as_tuple()

    @given(st.decimals(-(10**20), 10**20, places=14), st.integers(0, 12))
    def test_rounding_agrees_with_decimal_at_400_digits(
        self, number: Decimal, decimals: int
    ) -> None:
        context = Context(prec=400, rounding=ROUND_HALF_UP)

        rounded = round_half_up(Fraction(number), decimals)

        assert rounded == number.quantize(Decimal(1).scaleb(-decimals), context=context)

    @given(own.fractions, st.integers(0, 12))
    def test_rounding_is_symmetric_about_nought(self, number: Fraction, decimals: int) -> None:
        assert round_half_up(-number, decimals) == -round_half_up(number, decimals)

    @given(own.fractions, st.integers(0, 12))
    def test_what_is_rounded_lies_within_half_a_step(self, number: Fraction, decimals: int) -> None:
        rounded = Fraction(round_half_up(number, decimals))

        assert abs(rounded - number) <= Fraction(1, 2 * 10**decimals)

    @given(st.integers(-(10**60), 10**60), st.integers(0, 12))
    def test_a_tie_goes_away_from_nought(self, whole: int, decimals: int) -> None:
        step = Fraction(1, 10**decimals)
        tie = (whole + Fraction(1, 2)) * step

        rounded = Fraction(round_half_up(tie, decimals))

        assert rounded == (whole + 1 if whole >= 0 else whole) * step

    @pytest.mark.parametrize(
        ("number", "decimals", "rounded"),
        [
            pytest.param(Fraction("0.1") + Fraction("0.2"), 1, "0.3", id="0.1 + 0.2"),
            pytest.param(Fraction(23, 160) * 100, 2, "14.38", id="23 of 160 in percent"),
            pytest.param(Fraction(1, 32) * 100, 2, "3.13", id="1 of 32 in percent"),
            pytest.param(Fraction(-1, 8), 2, "-0.13", id="a negative tie"),
            pytest.param(Fraction(-1, 1000), 2, "0.00", id="no negative nought"),
            pytest.param(Fraction(5, 2), 0, "3", id="a tie without places"),
            pytest.param(Fraction(-5, 2), 0, "-3", id="a negative tie without places"),
            pytest.param(10**60 - 1, 2, f"{'9' * 60}.00", id="sixty digits"),
            pytest.param(
                Fraction(2 * 10**60 + 1, 2), 0, f"1{'0' * 59}1", id="a tie behind sixty digits"
            ),
        ],
    )
    def test_known_figures_are_rounded_as_officers_round_them(
        self, number: Fraction, decimals: int, rounded: str
    ) -> None:
        assert str(round_half_up(number, decimals)) == rounded


class TestReading:
    """A plain decimal text is read exactly, and what is written is read back."""

    @given(own.plain_decimals)
    def test_a_number_is_read_as_fraction_reads_it(self, text: str) -> None:
        number = number_from_text(text)

        assert number == Fraction(text)
        assert type(number) is (int if Fraction(text).denominator == 1 else Fraction)

    @given(own.plain_decimals)
    def test_what_is_written_plainly_is_read_back(self, text: str) -> None:
        number = number_from_text(format_number(Decimal(text), "plain"))

        assert number == number_from_text(text)

    @given(st.text(max_size=30))
    def test_any_text_gives_an_exact_number_or_none(self, text: str) -> None:
        number = number_from_text(text)

        assert number is None or number == Fraction(text)

    @given(own.supplied)
    def test_a_value_of_a_program_is_taken_exactly(self, value: int | Fraction | Decimal) -> None:
        number = exact_number(value, count="a")

        assert number == Fraction(value)


class TestWriting:
    """Indonesian and English write the same digits with the separators exchanged."""

    @given(st.one_of(own.whole_counts, own.plain_decimals.map(Decimal)))
    def test_indonesian_exchanges_the_separators_of_english(self, number: Decimal | int) -> None:
        english = format_number(number, "en")
        indonesian = format_number(number, "id")

        exchanged = english.replace(",", "\0").replace(".", ",").replace("\0", ".")
        assert indonesian == exchanged
        assert english.replace(",", "") == format_number(number, "plain")

    @given(own.fractions)
    def test_an_exact_number_is_written_without_loss(self, number: Fraction) -> None:
        assert Fraction(format_exact(number, "plain")) == number
