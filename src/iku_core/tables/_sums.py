"""Polynomials as expressions over columns of numbers, with a bound on what was rounded.

Enters: polynomials of a plan, and the readings of their counts. Leaves: staged columns. Layer 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import reduce
from operator import mul

import narwhals.stable.v2 as nw

from iku_core.plan import Terms
from iku_core.rational import Monomial
from iku_core.tables._columns import EXACT
from iku_core.tables._readings import Reading
from iku_core.tables._stages import Stage, Stages

__all__ = ["Sums"]

_UNIT: float = 2.0**-53


class _Kind(Enum):
    """Say what a column holds of a polynomial."""

    SUM = "sum"
    HALF = "half"
    BOUND = "bound"

    def coefficient(self, number: int) -> float:
        """Return the coefficient of a term."""
        if self is _Kind.HALF:
            return number / 2
        return float(abs(number) if self is _Kind.BOUND else number)


class Sums:
    """Make columns of polynomials.

    Attributes:
        readings: The counts that are used, by name; at least one.
        stages: Takes the columns.
        scope: What else tells its columns from those of other readings with the same names.
    """

    def __init__(self, readings: Mapping[str, Reading], stages: Stages, scope: str = "") -> None:
        self.readings = readings
        self.stages = stages
        self.scope = scope

    def value(self, terms: Terms) -> nw.Expr:
        """Return the column of a polynomial."""
        return self._column(_Kind.SUM, terms)

    def half(self, terms: Terms) -> nw.Expr:
        """Return the column of half a polynomial, which a float holds as well as the whole."""
        return self._column(_Kind.HALF, terms)

    def constant(self, number: float) -> nw.Expr:
        """Return a column of one number, null where the first count is.

        Some engines make a factor of a divisor that is a literal, and round otherwise by that.
        """
        anything = next(iter(self.readings.values()))
        key = (self.scope, anything.name, number)
        return self.stages.put(Stage.SUM, key, anything.number * 0.0 + number)

    def is_zero(self, terms: Terms) -> nw.Expr:
        """Return the column of whether a polynomial is 0."""
        key = (self.scope, "zero", tuple(sorted(terms.items())))
        return self.stages.put(Stage.CHOICE, key, self.value(terms) == 0.0)

    def bound(self, terms: Terms) -> nw.Expr:
        """Return the column of what the absolute values of its terms add up to.

        Below 2**53 every intermediate number is whole and exact, in whatever order they are added.
        """
        if self.is_nonnegative(terms):
            return self.value(terms)
        return self._column(_Kind.BOUND, terms)

    def is_nonnegative(self, terms: Terms) -> bool:
        """Return whether no term is ever negative where the counts are valid."""
        return all(
            number >= 0 and all(self.readings[name].is_nonnegative for name in names)
            for names, number in terms.items()
        )

    def error(self, terms: Terms) -> float:
        """Return the greatest error of its column, as a part of its bound.

        Each reading, product, coefficient and addition rounds once; twice as much is allowed for
        the errors of the errors, and as much again for the bound itself.
        """
        degree = max(map(len, terms), default=0)
        return 4.0 * (2 * degree + 2 + len(terms)) * _UNIT

    def is_unsure(self, terms: Terms) -> nw.Expr | None:
        """Return whether the sign of a polynomial is not known; None where it always is."""
        if len(terms) == 1 or self.is_nonnegative(terms):
            return None
        bound = self.bound(terms)
        return (bound >= float(EXACT)) & (self.value(terms).abs() <= bound * self.error(terms))

    def _column(self, kind: _Kind, terms: Terms) -> nw.Expr:
        if kind is _Kind.SUM and list(terms.values()) == [1] and len(next(iter(terms))) == 1:
            return self.readings[next(iter(terms))[0]].number
        if set(terms) <= {()}:
            return self.constant(kind.coefficient(terms.get((), 0)))
        key = (self.scope, kind, tuple(sorted(terms.items())))
        return self.stages.put(
            Stage.SUM,
            key,
            _balanced([self._term(kind, names, number) for names, number in terms.items()]),
        )

    def _term(self, kind: _Kind, names: Monomial, number: int) -> nw.Expr:
        readings = [self.readings[name] for name in names]
        absolute = kind is _Kind.BOUND
        numbers = [
            item.number.abs() if absolute and not item.is_nonnegative else item.number
            for item in readings
        ]
        return _product(numbers, kind.coefficient(number))


def _product(numbers: list[nw.Expr], factor: float) -> nw.Expr:
    if not numbers:
        return nw.lit(float(factor))
    product = reduce(mul, numbers)
    return product if factor == 1 else product * float(factor)


def _balanced(parts: list[nw.Expr]) -> nw.Expr:
    """Add up in pairs, for engines go as deep into an expression as it is nested."""
    while len(parts) > 1:
        pairs = [first + second for first, second in zip(parts[::2], parts[1::2], strict=False)]
        parts = pairs + parts[len(parts) // 2 * 2 :]
    return parts[0]
