"""What an indicator promises, as goals about sums of counts.

Enters: an indicator, its normal form and what is declared. Leaves: `Claim` values; a promise
holds where each of its claims does. A ratio of two sums stays within a bound where their
difference, multiplied up, keeps its sign; that is all the mathematics there is. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from iku_core.exact import Exact, format_exact
from iku_core.rational import Polynomial, Rational
from iku_core.verify.affine import Affine, affine_of
from iku_core.verify.certificate import Goal
from iku_core.verify.declarations import Declared, System

__all__ = [
    "Claim",
    "Fractional",
    "Side",
    "bound_claims",
    "definedness_claims",
    "direction_claim",
    "divisor_forms",
    "fractional_pieces",
    "growth",
    "is_homogeneous",
    "signs_of",
]

Side = Literal["low", "high"]

_NEVER = Affine({}, -1)
_SLACK = "(slack)"


@frozen
class Claim:
    """Hold alternatives; one is enough, and all goals of it are needed.

    Attributes:
        alternatives: Each a list of goals.

    Example:
        >>> goal = Goal("1 >= 0", System((), frozenset(), ()), Affine({}, 1))
        >>> len(Claim(((goal,),)).alternatives)
        1
    """

    alternatives: tuple[tuple[Goal, ...], ...]


@frozen
class Fractional:
    """Hold one piece of a value as a sum over a sum.

    Attributes:
        above: The sum above the bar.
        below: The sum below the bar.
        system: What is declared, and what holds in this piece.

    Example:
        >>> piece = Fractional(Affine({"a": 1}), Affine({"b": 1}), System((), frozenset(), ()))
        >>> signs_of(piece)
        (1, -1)
    """

    above: Affine
    below: Affine
    system: System


def fractional_pieces(
    pieces: Iterable[Rational] | None, system: System
) -> tuple[Fractional, ...] | None:
    """Return the pieces of a value as sums over sums.

    Returns:
        None where one of them is none. What a piece says that is no sum is left out, so that more
        counts belong to it: what is proved for these is proved for fewer.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> from iku_core.rational import rational_pieces
        >>> pieces = rational_pieces(parse_formula("max(a, b) / n"))
        >>> [str(p.above) for p in fractional_pieces(pieces, System((), frozenset(), ()))]
        ['a', 'b']
    """
    if pieces is None:
        return None
    found: list[Fractional] = []
    for piece in pieces:
        above, below = affine_of(piece.numerator), affine_of(piece.denominator)
        if above is None or below is None:
            return None
        forms = [affine_of(condition) for condition in piece.conditions]
        declared = tuple(Declared(f"{form} >= 0", form) for form in forms if form is not None)
        own = System(system.names, system.whole, system.declared + declared)
        found.append(Fractional(above, below, own))
    return tuple(found)


def signs_of(piece: Fractional) -> tuple[int, ...]:
    """Return the signs that the sum below the bar can have, as far as they can be seen.

    Example:
        >>> signs_of(Fractional(Affine({"a": 1}), Affine({}, -2), System((), frozenset(), ())))
        (-1,)
    """
    if piece.below.terms:
        return (1, -1)
    return tuple(sign for sign in (1, -1) if sign * piece.below.constant > 0)


def bound_claims(pieces: tuple[Fractional, ...], side: Side, bound: Exact) -> list[Claim]:
    """Return what must hold so that a value is at most (`high`) or at least (`low`) a bound.

    Example:
        >>> piece = Fractional(Affine({"a": 1}), Affine({}, 2), System((), frozenset(), ()))
        >>> (claim,) = bound_claims((piece,), "high", 10)
        >>> str(claim.alternatives[0][0].target)
        '-a + 20'
    """
    relation = "<=" if side == "high" else ">="
    direction = 1 if side == "high" else -1
    claims: list[Claim] = []
    for piece in pieces:
        excess = piece.below.scaled(bound).plus(piece.above, -1).scaled(direction)
        for sign in signs_of(piece):
            divisor = piece.below.scaled(sign)
            where = f" where {divisor} > 0" if divisor.terms else ""
            words = f"{_fraction(piece)} {relation} {format_exact(bound, 'plain')}{where}"
            positive = piece.system.also(divisor, text=f"{divisor} >= 0")
            goals = [(Goal(words, positive, excess.scaled(sign)),)]
            if divisor.terms:
                never = Goal(f"never {divisor} > 0", piece.system, divisor.scaled(-1))
                goals.insert(0 if sign < 0 else 1, (never,))
            claims.append(Claim(tuple(goals)))
    return claims


def _fraction(piece: Fractional) -> str:
    if piece.below == Affine({}, 1):
        return str(piece.above)
    return f"({piece.above}) / ({piece.below})"


def growth(piece: Fractional, name: str) -> Affine:
    """Return a sum of the sign with which a piece grows where one count does.

    Example:
        >>> piece = Fractional(Affine({"a": 100}), Affine({"b": 1}), System((), frozenset(), ()))
        >>> str(growth(piece, "a")), str(growth(piece, "b"))
        ('100 * b', '-100 * a')
    """
    above, below = piece.above.terms.get(name, 0), piece.below.terms.get(name, 0)
    return piece.below.scaled(above).plus(piece.above, -below)


def direction_claim(
    pieces: tuple[Fractional, ...], system: System, name: str, direction: Literal[1, -1]
) -> Claim | None:
    """Return what must hold so that a value never falls (1) or never rises (-1) with a count.

    Between two allowed points that differ in that count alone all points are allowed, and the sum
    below the bar is not 0 where it has one sign at both: so the sign of the growth is enough.

    Returns:
        None where that cannot be seen from sums: pieces over different divisors.

    Example:
        >>> system = System((), frozenset(), ())
        >>> piece = Fractional(Affine({"a": 1}), Affine({}, 1), system)
        >>> direction_claim((piece,), system, "a", 1).alternatives[0][0].text
        'rising with a: 1 >= 0'
    """
    if len({piece.below for piece in pieces}) > 1:
        return None
    word = "rising" if direction == 1 else "falling"
    alternatives: list[tuple[Goal, ...]] = []
    for sign in signs_of(pieces[0]):
        divisor = pieces[0].below.scaled(sign)
        goals = [Goal(f"{divisor} >= 0", system, divisor)] if divisor.terms else []
        for piece in pieces:
            target = growth(piece, name).scaled(direction)
            positive = piece.system.also(divisor, text=f"{divisor} >= 0")
            goals.append(Goal(f"{word} with {name}: {target} >= 0", positive, target))
        alternatives.append(tuple(goals))
    return Claim(tuple(alternatives))


def definedness_claims(
    pieces: Iterable[Rational], system: System, strict: list[Affine]
) -> list[Claim] | None:
    """Return what must hold so that no divisor is 0.

    Args:
        pieces: The pieces of the value.
        system: What is declared, and the conditions.
        strict: Sums that are more than 0 besides.

    Returns:
        None where a divisor is neither a sum nor a product of counts.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> from iku_core.rational import rational_pieces
        >>> pieces = rational_pieces(parse_formula("a / (b + 1)"))
        >>> (claim,) = definedness_claims(pieces, System((), frozenset(), ()), [])
        >>> claim.alternatives[0][0].text
        'never b + 1 = 0'
    """
    slack = Affine({_SLACK: 1})
    where = system.also(*(form.plus(slack, -1) for form in strict), text="more than 0")
    target = slack.scaled(-1) if strict else _NEVER
    divisors = divisor_forms(pieces)
    if divisors is None:
        return None
    claims: list[Claim] = []
    for form in divisors:
        zero = where.also(form, form.scaled(-1), text=f"{form} = 0")
        claims.append(Claim(((Goal(f"never {form} = 0", zero, target),),)))
    return claims


def divisor_forms(pieces: Iterable[Rational]) -> tuple[Affine, ...] | None:
    """Return sums that are all different from 0 exactly where every divisor is.

    Returns:
        None where a divisor is neither a sum nor a product of counts; numbers other than 0 are left
        out.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> from iku_core.rational import rational_pieces
        >>> list(map(str, divisor_forms(rational_pieces(parse_formula("a / (b * c)")))))
        ['b', 'c']
    """
    found: dict[Affine, None] = {}
    for piece in pieces:
        for divisor in piece.divisors:
            factors = _factors(divisor)
            if factors is None:
                return None
            found |= dict.fromkeys(form for form in factors if form.terms or not form.constant)
    return tuple(found)


def _factors(divisor: Polynomial) -> list[Affine] | None:
    """Return sums that are all different from 0 where a divisor is; None where none are known."""
    form = affine_of(divisor)
    if form is not None:
        return [form]
    if len(divisor.terms) == 1:
        (names,) = divisor.terms
        return [Affine({name: 1}) for name in dict.fromkeys(names)]
    return None


def is_homogeneous(pieces: Iterable[Rational]) -> bool:
    """Return whether a value stays where all counts are multiplied by one positive number.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> from iku_core.rational import rational_pieces
        >>> [is_homogeneous(rational_pieces(parse_formula(text))) for text in ("a / b", "a + 1")]
        [True, False]
    """
    for piece in pieces:
        degrees = [_degrees(part) for part in (piece.numerator, piece.denominator)]
        if any(len(found) > 1 for found in (*degrees, *map(_degrees, piece.conditions))):
            return False
        if degrees[0] and degrees[0] != degrees[1]:
            return False
    return True


def _degrees(polynomial: Polynomial) -> set[int]:
    return {len(names) for names in polynomial.terms}
