"""Whether two indicators compute the same from the same counts, however their formulas are written.

Enters: two indicators. Leaves: yes, or that it cannot be told to be so. Layer 3, above
`normal_form`.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import gcd
from typing import Final, TypeAlias

from iku_core.canonical import formula_text
from iku_core.definition import Indicator
from iku_core.normal_form import normal_form, used_counts
from iku_core.rational import Monomial, Polynomial, Rational

__all__ = ["same_meaning", "same_wording"]

_MAX_PRODUCTS: Final = 100_000

_Primitive: TypeAlias = frozenset[tuple[Monomial, int]]


def same_wording(old: Indicator, new: Indicator) -> bool:
    """Return whether two indicators have one formula, blanks and needless parentheses aside.

    Constants, multiplier and other indicators that the formula rests on are compared as well.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> same_wording(document["nilai-ikm"], document["nilai-ikm"])
        True
    """
    if old is new:
        return True
    texts, others = ([formula_text(formula) for formula in item.formulas] for item in (old, new))
    return (
        texts == others
        and (old.multiplier, old.precision) == (new.multiplier, new.precision)
        and all(old.constants[name].value == new.constants[name].value for name in _constants(old))
        and _same_parts(old, new)
    )


def _constants(indicator: Indicator) -> Iterable[str]:
    names = (name for formula in indicator.formulas for name in formula.names)
    return (name for name in names if name in indicator.constants)


def _same_parts(old: Indicator, new: Indicator) -> bool:
    return old.parts.keys() == new.parts.keys() and all(
        same_wording(part, new.parts[name]) for name, part in old.parts.items()
    )


def same_meaning(old: Indicator, new: Indicator) -> bool:
    """Return whether two indicators give the same exact value, or none, for all counts.

    Formulas are compared by their normal form, so that `(a + b) / c` and `a / c + b / c` are the
    same; formulas without one, as they are written.

    Returns:
        False also where two formulas are too long to be compared.

    Example:
        >>> import iku_core as iku
        >>> from attrs import evolve
        >>> from iku_core.formula import parse_formula
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> indicator = document["nilai-ikm"]
        >>> same_meaning(indicator, evolve(indicator, value=parse_formula("2 * nilai_ikm / 2")))
        True
    """
    if {*used_counts(old)} != {*used_counts(new)}:
        return False
    if _same_kind(old, new) and same_wording(old, new):
        return True
    pieces, others = normal_form(old), normal_form(new)
    if pieces is None or others is None or len(pieces) != len(others):
        return False
    left = {_conditions(piece): piece for piece in pieces}
    right = {_conditions(piece): piece for piece in others}
    return left.keys() == right.keys() and all(
        _same_piece(piece, right[conditions]) for conditions, piece in left.items()
    )


def _same_kind(old: Indicator, new: Indicator) -> bool:
    return (old.value is None) is (new.value is None)


def _conditions(piece: Rational) -> frozenset[_Primitive]:
    return frozenset(_primitive(condition) for condition in piece.conditions)


def _same_piece(old: Rational, new: Rational) -> bool:
    """Return whether two pieces are equal as fractions and undefined at the same points."""
    divisors, others = ({_unsigned(item) for item in piece.divisors} for piece in (old, new))
    if divisors - {_ONE} != others - {_ONE}:
        return False
    left = _product(old.numerator, new.denominator)
    return left is not None and left == _product(new.numerator, old.denominator)


def _primitive(polynomial: Polynomial) -> _Primitive:
    """Return a polynomial divided by the positive number that divides all of it."""
    content = gcd(*polynomial.terms.values()) or 1
    return frozenset((names, factor // content) for names, factor in polynomial.terms.items())


_ONE: Final[_Primitive] = frozenset({((), 1)})


def _unsigned(polynomial: Polynomial) -> _Primitive:
    """Return the same, with the sign that does not matter to where it is 0."""
    found = _primitive(polynomial)
    if found and min(found)[1] < 0:
        return frozenset((names, -factor) for names, factor in found)
    return found


def _product(left: Polynomial, right: Polynomial) -> dict[Monomial, int] | None:
    """Multiply out; None where that would take too long."""
    if len(left.terms) * len(right.terms) > _MAX_PRODUCTS:
        return None
    result: dict[Monomial, int] = {}
    for names, coefficient in left.terms.items():
        for more, factor in right.terms.items():
            key = tuple(sorted(names + more))
            result[key] = result.get(key, 0) + coefficient * factor
    return {names: coefficient for names, coefficient in result.items() if coefficient}
