"""Plans as expressions: status, value, numerator, denominator.

Enters: a `Plan` and the readings of its counts. Leaves: `Figures`. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import narwhals.stable.v2 as nw
from attrs import frozen

from iku_core.evaluation import evaluate
from iku_core.plan import Piece, Plan, added
from iku_core.tables._columns import EXACT
from iku_core.tables._readings import Reading
from iku_core.tables._stages import Stage, Stages, all_of, any_of
from iku_core.tables._sums import Sums
from iku_core.tables.status_codes import StatusCode

__all__ = ["Figures", "figures_of"]

_MOST_UNITS: Final = 2.0**50
_FALSE: Final = nw.lit(0) > 0


@frozen(eq=False)
class Figures:
    """Hold the columns of one indicator.

    Attributes:
        value: The published figure; null where there is none.
        status: The code of its status.
        numerator: Whole number above the bar of the exact value; null without a value, or where
            a float may not hold it.
        denominator: Whole number below it.
    """

    value: nw.Expr
    status: nw.Expr
    numerator: nw.Expr
    denominator: nw.Expr


@frozen(eq=False)
class _Ratio:
    """Hold what is divided: the published units are floor(above / below).

    Attributes:
        above: Half of |top| + |bottom|.
        below: |bottom|.
        above_bound: Half of what the absolute values of the terms above add up to.
        below_bound: Likewise below.
        error: The greatest error of each sum, as a part of its bound.
        top: The signed numerator; None where nothing can be negative.
        bottom: The signed denominator.
    """

    above: nw.Expr
    below: nw.Expr
    above_bound: nw.Expr
    below_bound: nw.Expr
    error: float
    top: nw.Expr | None = None
    bottom: nw.Expr | None = None


def figures_of(
    plan: Plan,
    readings: Mapping[str, Reading],
    stages: Stages,
    *,
    wide: bool,
    parts: bool,
    scope: str = "",
) -> Figures:
    """Return the columns of one indicator.

    Args:
        plan: How it is computed.
        readings: Its counts, by name.
        stages: Takes the columns computed.
        wide: Whether numbers that are too large to be exact are judged by the greatest error that
            they can have.
        parts: Whether numerator and denominator are wanted.
        scope: As for `Sums`.
    """
    if not plan.names:
        return _fixed(plan)
    return _Work(plan, readings, stages, scope).figures(wide=wide, parts=parts)


def _code(code: StatusCode) -> nw.Expr:
    return nw.lit(int(code), nw.Int8)


def _fixed(plan: Plan) -> Figures:
    """Return the figures of a formula without counts: the same in every row."""
    result = evaluate(plan.indicator, {})
    status = _code(StatusCode.of(result.status))
    if result.value is None or result.exact is None:
        nothing = nw.lit(None, nw.Float64)
        return Figures(nothing, status, nothing, nothing)
    numbers = (result.value, result.exact.numerator, result.exact.denominator)
    value, numerator, denominator = (nw.lit(float(number)) for number in numbers)
    return Figures(value, status, numerator, denominator)


class _Work:
    """Make the columns of one indicator that uses counts."""

    def __init__(
        self, plan: Plan, readings: Mapping[str, Reading], stages: Stages, scope: str
    ) -> None:
        self.plan = plan
        self.stages = stages
        self.readings = {name: readings[name] for name in plan.names}
        self.sums = Sums(self.readings, stages, scope)

    def figures(self, *, wide: bool, parts: bool) -> Figures:
        ratio = self._ratio()
        sure = self._sure(ratio) if wide else None
        status = self.put(Stage.STATUS, "status", self._status(ratio, sure))
        is_ok = status == int(StatusCode.OK)
        quotient = (ratio.above / nw.when(is_ok).then(ratio.below)).floor()
        quotient = self.put(Stage.QUOTIENT, "quotient", quotient)
        units = self.sums.constant(float(10**self.plan.indicator.decimals))
        # Some engines give the floor of a float as a whole number.
        value = quotient.cast(nw.Float64) / units
        if ratio.top is not None:
            # What rounds to nought has no sign.
            negative = (ratio.top * ratio.bottom < 0.0) & (quotient > 0.0)
            value = nw.when(negative).then(-value).otherwise(value)
        numerator, denominator = self._exact_parts(is_ok) if parts else (value, value)
        return Figures(value, status, numerator, denominator)

    def put(self, stage: Stage, name: str, expression: nw.Expr) -> nw.Expr:
        return self.stages.put(stage, (self.plan.indicator.id, name), expression)

    def _choice(self, of: Callable[[Piece], nw.Expr]) -> nw.Expr:
        """Return what the first piece has whose conditions hold."""
        *others, last = self.plan.pieces
        chosen = of(last)
        for piece in reversed(others):
            holds = all_of(self.sums.value(terms) >= 0.0 for terms in piece.conditions)
            chosen = nw.when(holds).then(of(piece)).otherwise(chosen)
        return chosen

    def _chosen(self, name: str, of: Callable[[Piece], nw.Expr]) -> nw.Expr:
        """Return the column of a choice; where there is none, a column that is there already."""
        choice = self._choice(of)
        return choice if len(self.plan.pieces) == 1 else self.put(Stage.CHOICE, name, choice)

    def _ratio(self) -> _Ratio:
        sums, pieces = self.sums, self.plan.pieces
        error = max(sums.error(added(piece.top, piece.bottom)) for piece in pieces)
        piece = pieces[0]
        if len(pieces) == 1 and all(map(sums.is_nonnegative, (piece.top, piece.bottom))):
            above = sums.half(added(piece.top, piece.bottom))
            below = sums.value(piece.bottom)
            return _Ratio(above, below, above, below, error)
        top = self._chosen("top", lambda piece: sums.value(piece.top))
        bottom = self._chosen("bottom", lambda piece: sums.value(piece.bottom))
        top_bound = self._chosen("top bound", lambda piece: sums.bound(piece.top))
        bottom_bound = self._chosen("bottom bound", lambda piece: sums.bound(piece.bottom))
        return _Ratio(
            (top.abs() + bottom.abs()) * 0.5,
            bottom.abs(),
            (top_bound + bottom_bound) * 0.5,
            bottom_bound,
            error,
            top,
            bottom,
        )

    def _sure(self, ratio: _Ratio) -> nw.Expr:
        """Return whether the last decimal is known however wrong the floats may be."""
        quotient = ratio.above / nw.when(ratio.below > 0.0).then(ratio.below)
        spread: nw.Expr | float = 4.0 * ratio.error
        sure: nw.Expr | None = None
        if ratio.top is not None:
            relative: nw.Expr = ratio.above_bound / nw.when(ratio.above > 0.0).then(ratio.above)
            relative += ratio.below_bound / nw.when(ratio.below > 0.0).then(ratio.below)
            spread = relative * (2.0 * ratio.error)
            sign = ratio.top.abs() > ratio.above_bound * (2.0 * ratio.error)
            sure = (spread < 0.25) & (sign | (quotient < 0.5))
        few = nw.when(quotient < _MOST_UNITS).then(quotient)
        within = self.put(Stage.RATIO, "within", few)
        low, high = (within - within * spread).floor(), (within + within * spread).floor()
        same = low == high
        return same if sure is None else sure & same

    def _status(self, ratio: _Ratio, sure: nw.Expr | None) -> nw.Expr:
        readings = [self.readings[name] for name in self.plan.names]
        steps = (
            (any_of(shown for item in readings for shown in item.invalid), StatusCode.INVALID),
            (any_of(shown for item in readings for shown in item.inexact), StatusCode.NEEDS_EXACT),
            (self._missing(ratio, readings), StatusCode.MISSING),
            (self._unsure(), StatusCode.NEEDS_EXACT),
            (self._zero(), StatusCode.ZERO_DENOMINATOR),
            (ratio.above_bound < float(EXACT // 2), StatusCode.OK),
            (sure, StatusCode.OK),
        )
        found: nw.Expr = _code(StatusCode.NEEDS_EXACT)
        for condition, code in reversed(steps):
            if condition is not None:
                found = nw.when(condition).then(_code(code)).otherwise(found)
        return found

    def _missing(self, ratio: _Ratio, readings: Sequence[Reading]) -> nw.Expr | None:
        """Return whether a count is missing; the sum of what is there shows most."""
        if ratio.top is not None:
            return any_of(item.missing for item in readings)
        (piece,) = self.plan.pieces
        summed = {name for names in (*piece.top, *piece.bottom) for name in names}
        others = (item.missing for item in readings if item.name not in summed)
        return any_of([*([ratio.above.is_null()] if summed else ()), *others])

    def _unsure(self) -> nw.Expr | None:
        """Return whether it is not known which piece it is, or whether a divisor is 0."""
        judged = {
            tuple(terms.items()): terms
            for piece in self.plan.pieces
            for terms in piece.divisors + piece.conditions
        }
        found = map(self.sums.is_unsure, judged.values())
        return any_of(unsure for unsure in found if unsure is not None)

    def _zero(self) -> nw.Expr | None:
        """Return whether a divisor of the chosen piece is 0."""
        *others, last = self.plan.pieces
        if all(piece.divisors == last.divisors for piece in others):
            return self._zero_of(last)
        return self._choice(
            lambda piece: _FALSE if (zero := self._zero_of(piece)) is None else zero
        )

    def _zero_of(self, piece: Piece) -> nw.Expr | None:
        return any_of(self.sums.is_zero(terms) for terms in piece.divisors)

    def _exact_parts(self, is_ok: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
        """Return numerator and denominator, the latter positive; null where one is too large."""
        sums = self.sums
        numerator = self._chosen("numerator", lambda piece: sums.value(piece.numerator))
        denominator = self._chosen("denominator", lambda piece: sums.value(piece.denominator))
        bound = self._chosen("bound", lambda piece: sums.bound(piece.numerator))
        bound_below = self._chosen("bound below", lambda piece: sums.bound(piece.denominator))
        known = is_ok & (bound < float(EXACT)) & (bound_below < float(EXACT))
        signed = nw.when(denominator < 0.0).then(-numerator).otherwise(numerator)
        return nw.when(known).then(signed), nw.when(known).then(denominator.abs())
