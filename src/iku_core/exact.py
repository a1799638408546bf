"""Exact numbers: from text, from Python values, to rounded decimals, to print.

Enters: the source text of a number or a value that a program supplies.
Leaves: `int` and `Fraction` for computing, `Decimal` for the one rounding at the edge.
Knows no indicator and no file. No float leaves this module. Layer 0.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Integral
from typing import Literal, TypeAlias

from iku_core.errors import CountsError
from iku_core.issues import new_issue

__all__ = [
    "DENOMINATOR_BITS",
    "MAX_PLACES",
    "NUMERATOR_BITS",
    "Exact",
    "NumberStyle",
    "exact_number",
    "format_exact",
    "format_number",
    "is_too_long",
    "number_from_text",
    "round_half_up",
    "simplest",
    "type_name",
]

Exact: TypeAlias = int | Fraction
"""A number without any error: an `int` or a `Fraction`."""

NumberStyle: TypeAlias = Literal["en", "id", "plain"]
"""`id` writes 1.234,56, `en` writes 1,234.56, and `plain` 1234.56 as in a definition file."""

_MAX_DIGITS = 100
MAX_PLACES = 40
"""Digits that an exact decimal may have behind its point."""
_MAX_NUMERATOR = 10**_MAX_DIGITS
_MAX_DENOMINATOR = 10**MAX_PLACES
NUMERATOR_BITS = _MAX_NUMERATOR.bit_length()
DENOMINATOR_BITS = (_MAX_DENOMINATOR - 1).bit_length()
_MAX_WHOLE_FLOAT = 2**53

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)


def number_from_text(text: str) -> Exact | None:
    """Read a plain decimal number exactly.

    Args:
        text: Digits with an optional minus and an optional decimal point; no exponent, no
            leading nought, no separator of thousands; at most 100 digits in all, 40 of them
            behind the point.

    Returns:
        An `int` for a whole number, else a `Fraction`; None for any other text.

    Example:
        >>> number_from_text("87.31"), number_from_text("90.00"), number_from_text("1e3")
        (Fraction(8731, 100), 90, None)
    """
    if is_too_long(text) or not _PLAIN.fullmatch(text):
        return None
    whole, _, places = text.partition(".")
    if not places.rstrip("0"):
        return int(whole)
    return Fraction(int(whole + places), 10 ** len(places))


def is_too_long(text: str) -> bool:
    """Return whether a number has more than 100 digits, or more than 40 behind its point.

    Example:
        >>> is_too_long("9" * 100), is_too_long("9" * 101)
        (False, True)
    """
    whole, _, places = text.removeprefix("-").partition(".")
    return len(whole) + len(places) > _MAX_DIGITS or len(places) > MAX_PLACES


def exact_number(value: object, *, count: str) -> Exact:
    """Take a value that a program supplies as an exact number.

    Args:
        value: An `int`, a `Fraction`, a finite `Decimal`, a numpy integer, or a `float` that
            is whole and at most 2**53; at most 10**100 above and 10**40 below the fraction bar.
        count: Name of the count, for the message.

    Raises:
        CountsError: The type is refused (bool, text, any other float, NaN, infinity) or the
            number is too long.

    Example:
        >>> from decimal import Decimal
        >>> exact_number(Decimal("87.31"), count="nilai_ikm"), exact_number(45.0, count="desa")
        (Fraction(8731, 100), 45)
    """
    kind = type(value)
    number: Exact
    if kind is int:
        number = value  # type: ignore[assignment]
    elif kind is Fraction:
        # A fraction made of integers of numpy keeps them, and they overflow in silence.
        number = simplest(Fraction(int(value.numerator), int(value.denominator)))  # type: ignore[attr-defined]
    elif kind is Decimal:
        number = _from_decimal(value, count)  # type: ignore[arg-type]
    elif issubclass(kind, float):
        number = _from_float(float.__float__(value), count)  # type: ignore[arg-type]
    elif _is_integer_of_numpy(value):
        number = int(value)  # type: ignore[call-overload]
    else:
        raise _refusal("IKU512", count=count, type=type_name(value))
    if abs(number.numerator) > _MAX_NUMERATOR or number.denominator > _MAX_DENOMINATOR:
        raise _refusal("IKU506", count=count)
    return number


def _from_decimal(value: Decimal, count: str) -> Exact:
    if not value.is_finite():
        raise _refusal("IKU515", count=count, value=str(value))
    exponent = int(value.as_tuple().exponent)
    if value.adjusted() > _MAX_DIGITS or exponent < -_MAX_DIGITS:
        raise _refusal("IKU506", count=count)
    return simplest(Fraction(value))


def _from_float(value: float, count: str) -> int:
    if not isfinite(value):
        raise _refusal("IKU515", count=count, value=str(value))
    if not (abs(value) <= _MAX_WHOLE_FLOAT and value.is_integer()):
        raise _refusal("IKU513", count=count, value=str(value))
    return int(value)


def _is_integer_of_numpy(value: object) -> bool:
    """Return whether a value is a signed or unsigned integer; a span of time is none."""
    kind = type(value)
    return (
        kind.__module__ == "numpy" and issubclass(kind, Integral) and value.dtype.kind in "iu"  # type: ignore[attr-defined]
    )


def type_name(value: object) -> str:
    """Return the name of a value's type, whatever the type itself claims.

    Example:
        >>> type_name("a")
        'str'
    """
    name: str = type.__dict__["__name__"].__get__(type(value))
    return name


def simplest(number: Fraction) -> Exact:
    """Return a whole number as an int, and any other as it is.

    Example:
        >>> simplest(Fraction(5)), simplest(Fraction(1, 2))
        (5, Fraction(1, 2))
    """
    return number.numerator if number.denominator == 1 else number


def _refusal(code: str, **values: str) -> CountsError:
    return CountsError((new_issue(code, None, **values),))


def round_half_up(number: Exact, decimals: int) -> Decimal:
    """Round once, half away from zero, with integers alone.

    Args:
        number: The exact number.
        decimals: Places behind the point, 0 to 12.

    Returns:
        A `Decimal` with exactly that many places; a negative number that rounds to nought
        loses its sign.

    Example:
        >>> round_half_up(Fraction(2300, 160), 2), round_half_up(Fraction(-1, 8), 2)
        (Decimal('14.38'), Decimal('-0.13'))
    """
    denominator = 2 * number.denominator
    scaled = (abs(number.numerator) * 2 * 10**decimals + number.denominator) // denominator
    digits = str(scaled)
    if decimals:
        digits = digits.rjust(decimals + 1, "0")
        digits = f"{digits[:-decimals]}.{digits[-decimals:]}"
    return Decimal(f"-{digits}" if number < 0 and scaled else digits)


def format_number(number: Decimal | int, style: NumberStyle) -> str:
    """Write a decimal number, with as many places as it has.

    Example:
        >>> format_number(Decimal("1234.50"), "id"), format_number(Decimal("1234.50"), "en")
        ('1.234,50', '1,234.50')
    """
    if style == "plain":
        return f"{number:f}"
    written = f"{number:,f}"
    return written.translate(_SWAP) if style == "id" else written


_SWAP = str.maketrans(",.", ".,")


def format_exact(number: Exact, style: NumberStyle, *, places: int = 12) -> str:
    """Write an exact number: as a decimal where that ends within `places`, else as a fraction.

    Example:
        >>> format_exact(Fraction(115, 8), "id"), format_exact(Fraction(200, 3), "id")
        ('14,375', '200/3')
    """
    for needed in range(places + 1):
        if 10**needed % number.denominator == 0:
            return format_number(round_half_up(number, needed), style)
    return f"{number.numerator}/{number.denominator}"
