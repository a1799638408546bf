"""The numbers of a column as whole numbers in floats of 64 bits, and what is wrong with them.

Enters: a `Column`. Leaves: a `Reading`, expressions over staged columns. Layer 6.
"""

from __future__ import annotations

from typing import Final

import narwhals.stable.v2 as nw
from attrs import frozen

from iku_core.tables._columns import EXACT, Column
from iku_core.tables._stages import Stage, Stages, any_of

__all__ = ["Reading", "reading_of"]

_SURE_UNITS: Final = 10**15
"""Up to this number of units of the last decimal, no two decimals are one float."""

_INFINITE: Final = 1e308
"""Beyond this a float is taken for infinite; SQL has no portable literal for infinity."""


@frozen(eq=False)
class Reading:
    """Hold the numbers of one count.

    Attributes:
        name: The count; `prev(a)` for the previous period.
        number: Whole number of units; null where there is none, or none that can be computed with.
        is_nonnegative: Whether a valid number is 0 or more.
        missing: Whether there is no number.
        invalid: What shows, each for itself, that a number breaks its declaration.
        inexact: What shows, each for itself, that a number is not known exactly.
    """

    name: str
    number: nw.Expr
    is_nonnegative: bool
    missing: nw.Expr
    invalid: tuple[nw.Expr, ...]
    inexact: tuple[nw.Expr, ...]


def reading_of(column: Column, stages: Stages, *, clips: bool) -> Reading:
    """Return the numbers of a column.

    Args:
        column: How they come.
        stages: Takes the columns computed.
        clips: Whether the engine refuses to make a float of a whole number beyond 2**53, so that
            it must be cut off first; it is then left to exact numbers.
    """
    raw = nw.col(column.name)
    if clips and column.is_large:
        raw = raw.clip(-EXACT if column.is_signed else None, EXACT)
    number = raw.cast(nw.Float64)
    if column.is_float:
        number = nw.when(~number.is_nan()).then(number)
    number = stages.put(Stage.READ, column.name, number)
    missing = number.is_null()
    invalid: list[nw.Expr] = []
    inexact: list[nw.Expr] = []
    if clips and column.is_large:
        inexact.append(number.abs() >= float(EXACT))
    if column.scale > 1:
        number = _units(column, number, stages, invalid, inexact)
    elif column.is_float:
        invalid.append(number.abs() > float(EXACT))
        within = nw.when(number.abs() <= float(EXACT)).then(number)
        number = stages.put(Stage.LIMITED, column.name, within)
        invalid.append(number - number.floor() > 0.0)
    _keep_to_range(column, number, invalid, inexact)
    broken = any_of(invalid)
    if broken is not None:
        broken = stages.put(Stage.SUM, ("invalid", column.name), broken)
    return Reading(
        column.name,
        number,
        column.is_nonnegative,
        missing,
        () if broken is None else (broken,),
        tuple(inexact),
    )


def _units(
    column: Column,
    number: nw.Expr,
    stages: Stages,
    invalid: list[nw.Expr],
    inexact: list[nw.Expr],
) -> nw.Expr:
    """Return decimals as whole numbers of units.

    A float is the decimal that it is written as. Where that has no more decimals than the units,
    the units divided by their scale give the float back; where it has more, they do not.
    """
    scale = float(column.scale)
    largest = float(_SURE_UNITS // column.scale)
    size = number.abs()
    inexact.append((size > largest) & (size <= _INFINITE))
    invalid.append(size > _INFINITE)
    number = stages.put(Stage.LIMITED, column.name, nw.when(size <= largest).then(number))
    if column.count.kind == "count":
        invalid.append(number - number.floor() > 0.0)
    units = stages.put(Stage.UNITS, column.name, (number * scale + 0.5).floor())
    # A divisor that is a literal may be made a factor, which rounds otherwise.
    again = units / (units * 0.0 + scale)
    inexact.append((again - number).abs() > 0.0)
    return units


def _keep_to_range(
    column: Column, number: nw.Expr, invalid: list[nw.Expr], inexact: list[nw.Expr]
) -> None:
    """Add what shows that a number is out of its range; beyond 2**53 nobody knows."""
    for bound, is_low in ((column.low, True), (column.high, False)):
        if bound is not None:
            limit = float(max(-EXACT, min(bound, EXACT)))
            invalid.append(number < limit if is_low else number > limit)
            if abs(bound) >= EXACT:
                inexact.append(number >= limit if bound > 0 else number <= limit)
