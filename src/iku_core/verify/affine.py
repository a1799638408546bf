"""Sums of names, each times an exact number, and a number: what declarations and proofs speak of.

Layer 6; knows no indicator.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import Final

from iku_core.exact import Exact, format_exact, simplest
from iku_core.rational import Polynomial

__all__ = ["Affine", "affine_of"]


class Affine:
    """Hold a sum such as `3 * jumlah_desa - rpkdesa + 2`; equal where the sums are.

    Attributes:
        terms: Coefficient by name; none is 0.
        constant: The number added.

    Example:
        >>> form = Affine({"a": 3, "b": -1}, 2)
        >>> form.value({"a": 1, "b": 5}), str(form)
        (0, '3 * a - b + 2')
    """

    __slots__ = ("constant", "terms")

    terms: Mapping[str, Exact]
    constant: Exact

    def __init__(self, terms: Mapping[str, Exact], constant: Exact = 0) -> None:
        self.terms = {name: factor for name, factor in terms.items() if factor}
        self.constant = constant

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same sum."""
        if not isinstance(other, Affine):
            return NotImplemented
        return self.terms == other.terms and self.constant == other.constant

    def __hash__(self) -> int:
        """Hash by content."""
        return hash((frozenset(self.terms.items()), self.constant))

    def __repr__(self) -> str:
        """Show the sum."""
        return f"Affine({str(self)!r})"

    def __str__(self) -> str:
        """Return the sum as a formula is written."""
        words: list[str] = []
        for name, factor in self.terms.items():
            times = "" if factor in (1, -1) else f"{_unsigned(factor)} * "
            words += ["-" if factor < 0 else "+", f"{times}{name}"]
        if self.constant or not words:
            words += ["-" if self.constant < 0 else "+", _unsigned(self.constant)]
        sign, first, *rest = words
        return " ".join((f"-{first}" if sign == "-" else first, *rest))

    def value(self, point: Mapping[str, Exact]) -> Exact:
        """Return the sum at a point."""
        return sum(
            (factor * point[name] for name, factor in self.terms.items()), start=self.constant
        )

    def plus(self, other: Affine, factor: Exact = 1) -> Affine:
        """Return this sum and `factor` times another one."""
        terms = dict(self.terms)
        for name, number in other.terms.items():
            terms[name] = terms.get(name, 0) + factor * number
        return Affine(terms, self.constant + factor * other.constant)

    def scaled(self, factor: Exact) -> Affine:
        """Return `factor` times the sum."""
        return _ZERO.plus(self, factor)

    def moved(self, step: Mapping[str, Exact]) -> Affine:
        """Return the sum at a point that lies `step` further.

        Example:
            >>> Affine({"a": 2}).moved({"a": 5}).constant
            10
        """
        return Affine(self.terms, self.value({name: step.get(name, 0) for name in self.terms}))

    def renamed(self, names: Mapping[str, str]) -> Affine:
        """Return the sum with other names."""
        terms = {names.get(name, name): factor for name, factor in self.terms.items()}
        return Affine(terms, self.constant)

    def in_units(self, scales: Mapping[str, int]) -> Affine:
        """Return a multiple of the sum in which a name counts parts of one: tenths for 10.

        Example:
            >>> str(Affine({"a": 1, "b": 1}, 2).in_units({"b": 10}))
            '10 * a + b + 20'
        """
        terms = {
            name: Fraction(factor) / scales.get(name, 1) for name, factor in self.terms.items()
        }
        return Affine(terms, self.constant).whole()

    def whole(self) -> Affine:
        """Return the least multiple of the sum that has whole coefficients.

        Example:
            >>> str(Affine({"a": 100, "b": 50}, Fraction(25, 2)).whole())
            '8 * a + 4 * b + 1'
        """
        numbers = (*self.terms.values(), self.constant)
        above = gcd(*(number.numerator for number in numbers))
        below = lcm(*(number.denominator for number in numbers))
        factor = Fraction(below, above or 1)
        terms = {name: simplest(number * factor) for name, number in self.terms.items()}
        return Affine(terms, simplest(self.constant * factor))


def _unsigned(number: Exact) -> str:
    return format_exact(-number if number < 0 else number, "plain")


_ZERO: Final = Affine({})


def affine_of(polynomial: Polynomial) -> Affine | None:
    """Return a polynomial as a sum; None where it holds a product of names.

    Example:
        >>> affine_of(Polynomial({("a", "b"): 1})) is None
        True
    """
    if polynomial.degree > 1:
        return None
    terms = {names[0]: factor for names, factor in polynomial.terms.items() if names}
    return Affine(terms, polynomial.terms.get((), 0))
