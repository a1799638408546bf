"""An indicator as whole-number polynomials that a column engine can compute, engine unknown.

Enters: an indicator, and in which units its counts come. Leaves: a `Plan`.
The published figure, in units of its last decimal, is floor((top + bottom) / (2 * bottom)) of
whole numbers `top` and `bottom`. A float of 64 bits divides these without error as long as
top + bottom is below 2**53: the quotient of two whole numbers is either whole, or too far from
the next whole number to be rounded onto it.
Layer 3, above `normal_form`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import reduce
from math import gcd, lcm, prod
from typing import Final, TypeAlias

from attrs import frozen

from iku_core.definition import Indicator
from iku_core.errors import TableError
from iku_core.exact import Exact
from iku_core.issues import new_issue
from iku_core.normal_form import normal_form, used_counts
from iku_core.rational import Monomial, Polynomial, Rational

__all__ = ["Piece", "Plan", "Terms", "added", "plan_of"]

Terms: TypeAlias = Mapping[Monomial, int]
"""A polynomial: coefficient by product of names."""

_MOST_TERMS: Final = 1_000
_LARGEST: Final = 10**300
_LARGEST_COUNT: Final = 10**39


@frozen
class Piece:
    """Hold one way in which the choices of a formula can come out.

    Attributes:
        numerator: Whole number above the bar of the exact value.
        denominator: Whole number below it.
        top: What the rounding takes for the numerator.
        bottom: What the rounding takes for the denominator.
        divisors: What must not be 0.
        conditions: What is 0 or more where this piece is the value.

    Example:
        >>> terms = {("a",): 1}
        >>> piece = Piece(terms, {(): 4}, {("a",): 50}, {(): 1}, (), ())
        >>> len(piece.sums)
        4
    """

    numerator: Terms
    denominator: Terms
    top: Terms
    bottom: Terms
    divisors: tuple[Terms, ...]
    conditions: tuple[Terms, ...]

    @property
    def sums(self) -> tuple[Terms, ...]:
        """All polynomials."""
        exact = (self.numerator, self.denominator, self.top, self.bottom)
        return exact + self.divisors + self.conditions


@frozen
class Plan:
    """Hold how a table computes one indicator.

    Attributes:
        indicator: The indicator.
        names: The counts that it uses, those of the previous period as `prev(a)`.
        pieces: At least one; the first whose conditions hold gives the value.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> piece = plan_of(document["fasilitasi-ditindaklanjuti"]).pieces[0]
        >>> piece.top, piece.bottom
        ({('fasilitasi_ditindaklanjuti',): 20000}, {('fasilitasi_dilakukan',): 1})
    """

    indicator: Indicator
    names: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def units(self, values: Mapping[str, Exact]) -> int | None:
        """Return the published figure in units of its last decimal, as tables compute it.

        Args:
            values: The number of each count.

        Returns:
            None where a divisor is 0.

        Raises:
            KeyError: A count has no number.

        Example:
            >>> import iku_core as iku
            >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
            >>> plan_of(document["nilai-ikm"]).units({"nilai_ikm": Fraction(82375, 1000)})
            8238
        """
        piece = next(
            piece
            for piece in self.pieces
            if all(_value(terms, values) >= 0 for terms in piece.conditions)
        )
        if any(_value(terms, values) == 0 for terms in piece.divisors):
            return None
        top, bottom = Fraction(_value(piece.top, values)), Fraction(_value(piece.bottom, values))
        units: int = (abs(top) + abs(bottom)) // (2 * abs(bottom))
        return -units if top * bottom < 0 else units

    @property
    def has_products(self) -> bool:
        """Whether counts are multiplied with each other, so that numbers grow large."""
        return any(len(names) > 1 for piece in self.pieces for names in (*piece.top, *piece.bottom))


def plan_of(indicator: Indicator, scales: Mapping[str, int] | None = None) -> Plan:
    """Return how a table computes an indicator.

    Args:
        indicator: The indicator.
        scales: How many units of a count make one; a count that is not named comes as it is.

    Raises:
        TableError: The normal form is too long, or its numbers are, or it has roots.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> plan_of(document["nilai-ikm"], {"nilai_ikm": 100}).pieces[0].top
        {('nilai_ikm',): 2}
    """
    if indicator.is_inexact:
        raise TableError((new_issue("IKU615", None, indicator=indicator.id),))
    forms = normal_form(indicator)
    pieces = None if forms is None else [_piece(form, indicator, scales or {}) for form in forms]
    if pieces is None or _is_too_long([terms for piece in pieces for terms in piece.sums]):
        raise TableError((new_issue("IKU603", None, indicator=indicator.id),))
    return Plan(indicator, used_counts(indicator), tuple(pieces))


def added(*sums: Terms) -> Terms:
    """Return the sum of polynomials.

    Example:
        >>> added({("a",): 2}, {("a",): 1, (): 3})
        {('a',): 3, (): 3}
    """
    total: dict[Monomial, int] = {}
    for terms in sums:
        for names, number in terms.items():
            total[names] = total.get(names, 0) + number
    return total


def _value(terms: Terms, values: Mapping[str, Exact]) -> Exact:
    return Polynomial(terms).value(values)


def _is_too_long(sums: list[Terms]) -> bool:
    """Return whether there are too many terms, or one may be no float at all."""
    return sum(map(len, sums)) > _MOST_TERMS or any(
        abs(number) * _LARGEST_COUNT ** len(names) > _LARGEST
        for terms in sums
        for names, number in terms.items()
    )


def _piece(form: Rational, indicator: Indicator, scales: Mapping[str, int]) -> Piece:
    above, below = _whole((form.numerator.terms, form.denominator.terms), scales)
    common = _common_names((*above, *below))
    numerator, denominator = _reduced(_without(above, common), _without(below, common))
    units = 2 * 10**indicator.decimals
    top, bottom = _reduced({names: number * units for names, number in numerator.items()},
                           denominator)  # fmt: skip
    divisors = {
        tuple(part.items()): part
        for divisor in form.divisors
        for part in _factors(divisor.terms, scales)
    }
    conditions = (_whole((condition.terms,), scales) for condition in form.conditions)
    return Piece(
        numerator,
        denominator,
        top,
        bottom,
        tuple(divisors.values()),
        tuple(_reduced(*condition)[0] for condition in conditions),
    )


def _whole(sums: Iterable[Terms], scales: Mapping[str, int]) -> tuple[Terms, ...]:
    """Return sums over counts in units, all multiplied by one number that makes them whole."""
    sums = tuple(sums)
    scale = {
        names: prod(scales.get(name, 1) for name in names) for terms in sums for names in terms
    }
    common = lcm(*scale.values())
    return tuple(
        {names: number * (common // scale[names]) for names, number in terms.items()}
        for terms in sums
    )


def _common_names(products: tuple[Monomial, ...]) -> Monomial:
    """Return the names that all products share, each as often as all have it."""
    first = products[0] if products else ()
    common: list[str] = []
    for name in dict.fromkeys(first):
        common += [name] * min(product.count(name) for product in products)
    return tuple(common)


def _without(terms: Terms, common: Monomial) -> Terms:
    # A name in every product of the denominator is a divisor, so it is not 0 where there is a
    # value, and may be cancelled.
    rest: dict[Monomial, int] = {}
    for names, number in terms.items():
        left = list(names)
        for name in common:
            left.remove(name)
        rest[tuple(left)] = number
    return rest


def _reduced(*sums: Terms) -> tuple[Terms, ...]:
    """Divide sums by the greatest number that divides them all."""
    factor = reduce(gcd, (number for terms in sums for number in terms.values()), 0) or 1
    return tuple({names: number // factor for names, number in terms.items()} for terms in sums)


def _factors(divisor: Terms, scales: Mapping[str, int]) -> list[Terms]:
    """Return sums one of which is 0 exactly where `divisor` is; none for a number but 0."""
    if len(divisor) == 1:
        ((names, _),) = divisor.items()
        return [{(name,): 1} for name in dict.fromkeys(names)]
    (reduced,) = _reduced(*_whole((divisor,), scales))
    sign = 1 if next(iter(reduced.values()), 1) > 0 else -1
    return [{names: number * sign for names, number in reduced.items()}]
