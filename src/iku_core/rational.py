"""The normal form of a formula: one polynomial over another.

Enters: a checked `Formula`, and the forms of names that stand for something else. Leaves: a
`Rational` with integer polynomials above and below, and every divisor as a polynomial, so that
provers and table engines need no tree; one for each way in which its `min`, `max` and `abs` can
come out.
The value is defined exactly where no divisor is nought, also where terms would cancel.
Layer 1, above `formula`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import Final, NamedTuple, TypeAlias

from attrs import frozen

from iku_core._formula_scan import IRRATIONAL
from iku_core.exact import Exact
from iku_core.formula import Formula
from iku_core.frozen import FrozenMapping

__all__ = [
    "Monomial",
    "Polynomial",
    "Rational",
    "rational_form",
    "rational_number",
    "rational_pieces",
]

MAX_TERMS: Final = 1_000
MAX_PIECES: Final = 64

Monomial: TypeAlias = tuple[str, ...]
"""A product: its names in order, with repetition; the empty one is 1."""


@frozen
class Polynomial:
    """Hold a sum of products of names with whole coefficients.

    Attributes:
        terms: Coefficient by product; a product is its names in order, with repetition, and the
            empty product is the constant. No coefficient is 0.

    Example:
        >>> polynomial = Polynomial({("a", "b"): 2, (): 3})
        >>> polynomial.value({"a": 5, "b": 7}), polynomial.degree
        (73, 2)
    """

    terms: Mapping[Monomial, int]

    @property
    def degree(self) -> int:
        """The most names in one product; 0 for a number."""
        return max(map(len, self.terms), default=0)

    def value(self, values: Mapping[str, Exact]) -> Exact:
        """Return the exact value where every name has one; raises KeyError otherwise."""
        total: Exact = 0
        for names, coefficient in self.terms.items():
            result: Exact = coefficient
            for name in names:
                result *= values[name]
            total += result
        return total


@frozen(kw_only=True)
class Rational:
    """Hold a formula, or one piece of it, as numerator over denominator.

    Attributes:
        numerator: The polynomial above the bar.
        denominator: The polynomial below the bar; its sign may change with the counts.
        divisors: Polynomials that must not be 0, in the order in which evaluation meets them.
        conditions: Polynomials that are 0 or more where this piece is the value of the formula;
            empty where the formula is one piece.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> form = rational_form(parse_formula("(a + b) / (n * 3)"))
        >>> form.numerator.terms, form.denominator.terms
        ({('a',): 1, ('b',): 1}, {('n',): 3})
        >>> form.value({"a": 1, "b": 2, "n": 4})
        Fraction(1, 4)
    """

    numerator: Polynomial
    denominator: Polynomial
    divisors: tuple[Polynomial, ...]
    conditions: tuple[Polynomial, ...] = ()

    @property
    def is_linear(self) -> bool:
        """Whether this is a sum of names, each times a number, and a number; never undefined."""
        below = (self.denominator, *self.divisors)
        return self.numerator.degree <= 1 and all({*part.terms} == {()} for part in below)

    def holds(self, values: Mapping[str, Exact]) -> bool:
        """Return whether this piece is the value of the formula at these numbers."""
        return all(condition.value(values) >= 0 for condition in self.conditions)

    def value(self, values: Mapping[str, Exact]) -> Fraction | None:
        """Return the exact value, or None where a divisor is 0."""
        if any(divisor.value(values) == 0 for divisor in self.divisors):
            return None
        return Fraction(self.numerator.value(values)) / self.denominator.value(values)


def rational_number(number: Exact) -> Rational:
    """Return the normal form of a number.

    Example:
        >>> rational_number(Fraction(1, 4)).value({})
        Fraction(1, 4)
    """
    return _Piece(_constant(number.numerator), _constant(number.denominator)).rational()


def rational_form(formula: Formula) -> Rational | None:
    """Return the normal form of `formula`.

    Returns:
        None where there is none: the formula uses `min`, `max` or `abs`, or its polynomials
        would have more than 1,000 terms.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> rational_form(parse_formula("max(a, b)")) is None
        True
    """
    pieces = rational_pieces(formula)
    return pieces[0] if pieces is not None and len(pieces) == 1 else None


def rational_pieces(
    formula: Formula, given: Mapping[str, tuple[Rational, ...]] = FrozenMapping({})
) -> tuple[Rational, ...] | None:
    """Return the pieces of `formula`: one normal form for each way its choices can come out.

    Args:
        formula: The formula.
        given: The pieces that stand for a name; a name not given stands for itself.

    Returns:
        At least one piece; at any numbers each piece that holds gives the value of the formula,
        and one does. None where there would be more than 64 pieces or 1,000 terms, or
        the formula uses `root` or `ln`.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> [piece.conditions[0].terms for piece in rational_pieces(parse_formula("max(a, b)"))]
        [{('a',): 1, ('b',): -1}, {('b',): 1, ('a',): -1}]
    """

    def leaf(value: str | Exact, _: object) -> list[_Piece]:
        if not isinstance(value, str):
            return [_Piece(_constant(value.numerator), _constant(value.denominator))]
        if value in given:
            return [_piece_of(form) for form in given[value]]
        return [_Piece({(value,): 1}, _ONE)]

    def operation(sign: str, parts: list[list[_Piece]], _: object) -> list[_Piece]:
        if sign in IRRATIONAL or prod(map(len, parts)) > MAX_PIECES:
            raise _TooLongError
        found = [piece for chosen in product(*parts) for piece in _applied(sign, chosen)]
        if len(found) > MAX_PIECES or any(piece.is_too_long for piece in found):
            raise _TooLongError
        return found

    try:
        pieces = formula.fold(leaf, operation)
    except _TooLongError:
        return None
    return tuple(piece.rational() for piece in pieces)


class _TooLongError(Exception):
    """Stop multiplying; there would be too many terms or pieces."""


_Terms = dict[Monomial, int]
_ONE: Final[_Terms] = {(): 1}


class _Piece(NamedTuple):
    """Hold a piece while it is made."""

    above: _Terms
    below: _Terms
    divisors: tuple[Polynomial, ...] = ()
    conditions: tuple[Polynomial, ...] = ()

    @property
    def is_too_long(self) -> bool:
        return max(len(self.above), len(self.below)) > MAX_TERMS

    def rational(self) -> Rational:
        return Rational(
            numerator=Polynomial(self.above),
            denominator=Polynomial(self.below),
            divisors=self.divisors,
            conditions=self.conditions,
        )


def _piece_of(form: Rational) -> _Piece:
    above, below = dict(form.numerator.terms), dict(form.denominator.terms)
    return _Piece(above, below, form.divisors, form.conditions)


def _applied(sign: str, parts: tuple[_Piece, ...]) -> list[_Piece]:
    """Return the pieces of an operation on one piece of each of its parts."""
    divisors = tuple(divisor for part in parts for divisor in part.divisors)
    conditions = tuple(condition for part in parts for condition in part.conditions)
    if sign == "abs":
        parts = (parts[0], _negated(parts[0]))
    if sign in ("min", "max", "abs"):
        return [
            _Piece(part.above, part.below, divisors, conditions + _chosen(sign, part, parts))
            for part in parts
        ]
    above, below = _combined(sign, parts)
    if sign == "/":
        divisors += (Polynomial(parts[1].above),)
    return [_Piece(above, below, divisors, conditions)]


def _chosen(sign: str, part: _Piece, parts: tuple[_Piece, ...]) -> tuple[Polynomial, ...]:
    """Return what holds where `part` is the least or the greatest of `parts`."""
    others = (other for other in parts if other is not part)
    if sign == "min":
        return tuple(_not_negative(_sum(other, part, -1)) for other in others)
    return tuple(_not_negative(_sum(part, other, -1)) for other in others)


def _not_negative(fraction: tuple[_Terms, _Terms]) -> Polynomial:
    """Return a polynomial of the same sign as a fraction."""
    above, below = fraction
    return Polynomial(above if set(below) == {()} else _bounded_product(above, below))


def _combined(sign: str, parts: tuple[_Piece, ...]) -> tuple[_Terms, _Terms]:
    if sign == "*":
        left, right = parts
        return _bounded_product(left.above, right.above), _bounded_product(left.below, right.below)
    if sign == "/":
        left, right = parts
        above = _bounded_product(left.above, right.below)
        return _positive_below(above, _bounded_product(left.below, right.above))
    if sign == "-":
        return _sum(parts[0], parts[1], -1)
    if sign == "neg":
        negated = _negated(parts[0])
        return negated.above, negated.below
    total = parts[0]
    for part in parts[1:]:
        total = _Piece(*_sum(total, part, 1))
    if sign == "mean":
        return total.above, _scaled(total.below, len(parts))
    return total.above, total.below


def _negated(piece: _Piece) -> _Piece:
    return piece._replace(above=_scaled(piece.above, -1))


def _positive_below(above: _Terms, below: _Terms) -> tuple[_Terms, _Terms]:
    """Move the sign of a number below the bar to what stands above it."""
    if set(below) == {()} and below[()] < 0:
        return _scaled(above, -1), _scaled(below, -1)
    return above, below


def _constant(value: int) -> _Terms:
    return {(): value} if value else {}


def _scaled(terms: _Terms, factor: int) -> _Terms:
    return {names: coefficient * factor for names, coefficient in terms.items()}


def _sum(left: _Piece, right: _Piece, sign: int) -> tuple[_Terms, _Terms]:
    """Add two fractions; equal or constant denominators are not multiplied up."""
    if left.below == right.below:
        return _added(left.above, right.above, sign), left.below
    if set(left.below) == set(right.below) == {()}:
        common = lcm(left.below[()], right.below[()])
        above = _scaled(left.above, common // left.below[()])
        below = _scaled(right.above, common // right.below[()])
        return _added(above, below, sign), _constant(common)
    above = _bounded_product(left.above, right.below)
    below = _bounded_product(right.above, left.below)
    return _added(above, below, sign), _bounded_product(left.below, right.below)


def _added(left: _Terms, right: _Terms, sign: int) -> _Terms:
    total = dict(left)
    for names, coefficient in right.items():
        total[names] = total.get(names, 0) + sign * coefficient
    return {names: coefficient for names, coefficient in total.items() if coefficient}


def _bounded_product(left: _Terms, right: _Terms) -> _Terms:
    """Multiply out, as long as the product does not become too long."""
    result: _Terms = {}
    for names, coefficient in left.items():
        for more, factor in right.items():
            key = tuple(sorted(names + more))
            result[key] = result.get(key, 0) + coefficient * factor
        if len(result) > MAX_TERMS:
            raise _TooLongError
    return {names: coefficient for names, coefficient in result.items() if coefficient}
