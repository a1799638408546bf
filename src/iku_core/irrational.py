"""Roots and logarithms, rounded half up to a number of decimals, and rounded correctly.

Enters: exact numbers. Leaves: exact numbers with so many decimals. Real indices need them, such as
the geometric mean of the human development index; everything else is exact. Layer 1.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from math import isqrt
from typing import Final

from iku_core.exact import Exact

__all__ = ["MAX_DEGREE", "MAX_PRECISION", "UndefinedError", "logarithm", "nth_root"]

MAX_DEGREE: Final = 12
MAX_PRECISION: Final = 40


class UndefinedError(ArithmeticError):
    """Say that a function has no value at a number.

    Attributes:
        function: `root` or `ln`.
        number: The number.

    Example:
        >>> UndefinedError("ln", 0).function
        'ln'
    """

    function: str
    number: Exact

    def __init__(self, function: str, number: Exact) -> None:
        super().__init__(function, number)
        self.function = function
        self.number = number


def nth_root(number: Exact, degree: int, decimals: int) -> Fraction:
    """Return the root of a number, rounded half up.

    Whole numbers alone are compared, so that the last decimal is right.

    Args:
        number: The number; not negative where the degree is even.
        degree: From 2 to 12.
        decimals: From 1 to 40.

    Raises:
        UndefinedError: The number is negative and the degree even.

    Example:
        >>> nth_root(2, 2, 3), nth_root(Fraction(-27, 8), 3, 2)
        (Fraction(707, 500), Fraction(-3, 2))
    """
    if number < 0:
        if degree % 2 == 0:
            raise UndefinedError("root", number)
        return -nth_root(-number, degree, decimals)
    above, below = number.numerator * 10 ** (degree * decimals), number.denominator
    found = _whole_root(above // below, degree)
    # Half a unit more is not above the root where its power is not above the number.
    if (2 * found + 1) ** degree * below <= above * 2**degree:
        found += 1
    return Fraction(found, 10**decimals)


def _whole_root(number: int, degree: int) -> int:
    """Return the greatest whole number whose power is not above a number, by I. Newton."""
    if degree == 2:
        return isqrt(number)
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        closer = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if closer >= guess:
            return guess
        guess = closer


def logarithm(number: Exact, decimals: int) -> Fraction:
    """Return the natural logarithm of a number, rounded half up.

    The logarithm of no fraction but 1 is one itself, so that it never lies half between two
    decimals; digits are added until both ends of what is known round alike (A. Ziv, 1991).

    Args:
        number: Above 0.
        decimals: From 1 to 40.

    Raises:
        UndefinedError: The number is not above 0.

    Example:
        >>> logarithm(1, 5), logarithm(10, 5)
        (Fraction(0, 1), Fraction(230259, 100000))
    """
    if number <= 0:
        raise UndefinedError("ln", number)
    if number == 1:
        return Fraction(0)
    digits = decimals + 10
    while True:
        low, high = (_rounded(bound, decimals) for bound in _bounds(number, digits))
        if low == high:
            return low
        digits *= 2


def _bounds(number: Exact, digits: int) -> tuple[Fraction, Fraction]:
    """Return two numbers between which a logarithm lies."""
    context = Context(prec=digits + 10, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
    above, below = (context.ln(Decimal(part)) for part in (number.numerator, number.denominator))
    middle = Fraction(above) - Fraction(below)
    # Each of the two is right to half of its last digit, and neither is above a million.
    error = Fraction(1, 10**digits)
    return middle - error, middle + error


def _rounded(number: Fraction, decimals: int) -> Fraction:
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if number >= 0 else -whole, 10**decimals)
