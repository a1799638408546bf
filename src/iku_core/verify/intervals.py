"""Between which numbers a value lies, where it is no sum over a sum: by interval arithmetic.

Enters: an indicator. Leaves: an interval, and the proofs of the ranges of those parts that are
sums over sums; these are exact by the transformation of A. Charnes and W. W. Cooper (1962). The
interval holds every value, and may be wider than need be. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from iku_core._formula_scan import IRRATIONAL
from iku_core.definition import Indicator
from iku_core.exact import Exact, format_exact, simplest
from iku_core.formula import Formula, parse_formula
from iku_core.rational import Rational, rational_number, rational_pieces
from iku_core.verify.affine import Affine
from iku_core.verify.certificate import Certificate, Goal
from iku_core.verify.claims import Fractional, bound_claims, fractional_pieces, signs_of
from iku_core.verify.declarations import System
from iku_core.verify.prover import prove
from iku_core.verify.simplex import Infeasible, Minimum, TooHardError, minimise

__all__ = ["Interval", "interval_of"]

End: TypeAlias = tuple[int, Exact]
"""A bound that sorts: `(0, number)`, or `(-1, 0)` and `(1, 0)` where there is none."""

_NONE_BELOW: Final[End] = (-1, 0)
_NONE_ABOVE: Final[End] = (1, 0)
_SCALE: Final = "(scale)"


@frozen
class Interval:
    """Hold two bounds, each itself included.

    Attributes:
        low: No value is below it.
        high: No value is above it.

    Example:
        >>> str(Interval.of(0, 1).times(Interval.of(None, 100)))
        '... to 100'
    """

    low: End
    high: End

    @classmethod
    def of(cls, low: Exact | None, high: Exact | None) -> Interval:
        """Return the interval of two bounds; None where there is none."""
        return cls(
            _NONE_BELOW if low is None else (0, low), _NONE_ABOVE if high is None else (0, high)
        )

    def __str__(self) -> str:
        """Return both bounds."""
        low, high = (
            "..." if kind else format_exact(number, "plain")
            for kind, number in (self.low, self.high)
        )
        return f"{low} to {high}"

    def plus(self, other: Interval) -> Interval:
        """Return the interval of a sum."""
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def negated(self) -> Interval:
        """Return the interval of the negative."""
        return Interval(_times(self.high, (0, -1)), _times(self.low, (0, -1)))

    def times(self, other: Interval) -> Interval:
        """Return the interval of a product."""
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def reciprocal(self) -> Interval:
        """Return the interval of 1 over a number of this one that is not 0."""
        if self.low >= (0, 0):
            return Interval(_reciprocal(self.high), _reciprocal(self.low))
        if self.high <= (0, 0):
            return self.negated().reciprocal().negated()
        return Interval(_NONE_BELOW, _NONE_ABOVE)


def _sum(left: End, right: End) -> End:
    kind = left[0] or right[0]
    return (kind, 0 if kind else left[1] + right[1])


def _sign(end: End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _times(left: End, right: End) -> End:
    sign = _sign(left) * _sign(right)
    if sign and (left[0] or right[0]):
        return (sign, 0)
    return (0, left[1] * right[1])


def _reciprocal(end: End) -> End:
    """Return 1 over a bound that is 0 or more."""
    if end[0]:
        return (0, 0)
    return (0, simplest(Fraction(1) / end[1])) if end[1] else _NONE_ABOVE


def _joined(intervals: Sequence[Interval]) -> Interval:
    return Interval(min(item.low for item in intervals), max(item.high for item in intervals))


def _applied(sign: str, parts: list[Interval]) -> Interval:
    """Return the interval of an operation."""
    first, *others = parts
    if sign in _OPERATIONS:
        return _OPERATIONS[sign](*parts)
    if sign in ("min", "max"):
        choose = min if sign == "min" else max
        return Interval(choose(part.low for part in parts), choose(part.high for part in parts))
    for other in others:
        first = first.plus(other)
    if sign == "mean":
        share = Fraction(1, len(parts))
        first = first.times(Interval.of(share, share))
    return first


def _absolute(interval: Interval) -> Interval:
    negated = interval.negated()
    return Interval(max((0, 0), interval.low, negated.low), max(interval.high, negated.high))


_OPERATIONS: Final[dict[str, Callable[..., Interval]]] = {
    "neg": Interval.negated,
    "+": Interval.plus,
    "-": lambda left, right: left.plus(right.negated()),
    "*": Interval.times,
    "/": lambda left, right: left.times(right.reciprocal()),
    "abs": _absolute,
}


class _Part:
    """Hold a part of a formula: as sums over sums, or else as an interval."""

    def __init__(
        self, pieces: tuple[Rational, ...] | None, interval: Interval | None = None
    ) -> None:
        self.pieces = pieces
        self.interval = interval


class _Intervals:
    """Work from the names upwards; an interval is taken where sums over sums end."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.steps: dict[tuple[Goal, Certificate], None] = {}
        self._known: dict[str, _Part] = {}

    def interval(self, part: _Part) -> Interval:
        """Return where the values of a part lie; the proofs are kept."""
        if part.interval is None:
            pieces = fractional_pieces(part.pieces, self.system)
            assert pieces is not None, "a part without an interval is sums over sums"
            part.interval = _joined([_range(piece) for piece in pieces])
            for side, (kind, number) in (("low", part.interval.low), ("high", part.interval.high)):
                if not kind and any(piece.above.terms for piece in pieces):
                    proof = prove(bound_claims(pieces, side, number))  # type: ignore[arg-type]
                    assert proof is not None, "an optimum is a bound"
                    self.steps |= dict.fromkeys(proof.steps)
        return part.interval

    def whole(self, indicator: Indicator) -> _Part:
        """Return an indicator as one part, with those it refers to put in."""
        if indicator.id not in self._known:
            given = {name: _number(item.value) for name, item in indicator.constants.items()}
            given |= {name: self.whole(part) for name, part in indicator.parts.items()}
            parts = [self._formula(formula, given) for formula in indicator.formulas]
            whole = parts[0] if len(parts) == 1 else self._operation("/", parts)
            multiplied = self._operation("*", [whole, _number(indicator.multiplier)])
            self._known[indicator.id] = multiplied
        return self._known[indicator.id]

    def _formula(self, formula: Formula, given: dict[str, _Part]) -> _Part:
        def leaf(value: str | Exact, _: object) -> _Part:
            if not isinstance(value, str):
                return _number(value)
            if value not in given:
                given[value] = _Part(rational_pieces(parse_formula(value)))
            return given[value]

        return formula.fold(leaf, lambda sign, parts, _: self._operation(sign, parts))

    def _operation(self, sign: str, parts: list[_Part]) -> _Part:
        if sign in IRRATIONAL:
            return _Part(None, Interval.of(None, None))
        names = [f"a{at}" for at in range(len(parts))]
        found = {
            name: part.pieces
            for name, part in zip(names, parts, strict=True)
            if part.pieces is not None
        }
        if len(found) == len(parts):
            pieces = rational_pieces(parse_formula(_text(sign, names)), found)
            if fractional_pieces(pieces, self.system) is not None:
                return _Part(pieces)
        return _Part(None, _applied(sign, [self.interval(part) for part in parts]))


def _number(number: Exact) -> _Part:
    return _Part((rational_number(number),))


def _text(sign: str, names: list[str]) -> str:
    if sign == "neg":
        return f"-{names[0]}"
    if sign in "+-*/":
        return f"{names[0]} {sign} {names[1]}"
    return f"{sign}({', '.join(names)})"


def _range(piece: Fractional) -> Interval:
    """Return the least and the greatest value of a sum over a sum."""
    found = [
        Interval(
            _least(piece.above.scaled(sign), piece.below.scaled(sign), piece.system),
            _times(
                (0, -1), _least(piece.above.scaled(-sign), piece.below.scaled(sign), piece.system)
            ),
        )
        for sign in signs_of(piece)
    ]
    sound = [item for item in found if item.low <= item.high]
    return _joined(sound) if sound else Interval.of(0, 0)


def _least(above: Affine, below: Affine, system: System) -> End:
    """Return the least value of `above / below` where `below` is positive."""
    forms = [_lifted(form) for form in system.forms]
    divisor = _lifted(below)
    one = Affine({}, 1)
    limits = [Affine({_SCALE: 1}), divisor.plus(one, -1), one.plus(divisor, -1)]
    found = minimise(_lifted(above), [*forms, *limits])
    if isinstance(found, Minimum):
        return (0, found.value)
    return _NONE_ABOVE if isinstance(found, Infeasible) else _NONE_BELOW


def _lifted(form: Affine) -> Affine:
    """Return a sum whose number is multiplied by the scale, so that it can be divided by it."""
    return Affine({**form.terms, _SCALE: form.constant})


def interval_of(
    indicator: Indicator, system: System
) -> tuple[Interval, tuple[tuple[Goal, Certificate], ...]] | None:
    """Return between which bounds an indicator lies, and what proves it.

    Args:
        indicator: The indicator.
        system: What is declared of its counts, without contradiction.

    Returns:
        None where the search gives up.

    Example:
        >>> from iku_core.verify.declarations import system_of
        >>> from iku_core.declaration import Count
        >>> from iku_core.frozen import FrozenMapping
        >>> counts = FrozenMapping({name: Count(name=name, label=name) for name in ("a", "b")})
        >>> value = parse_formula("a * b")
        >>> indicator = Indicator(id="luas", name="Luas", value=value, counts=counts)
        >>> str(interval_of(indicator, system_of(indicator))[0])
        '0 to ...'
    """
    intervals = _Intervals(system)
    try:
        interval = intervals.interval(intervals.whole(indicator))
    except TooHardError:
        return None
    return interval, tuple(intervals.steps)
