"""Classes of a scale as conditions on columns, and figures with their class.

Enters: an indicator that is computed, and a scale. Leaves: `Classes`, and columns. Rounded numbers
are compared on their grid; exact ones by the signs of their differences from the bounds. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

import narwhals.stable.v2 as nw

from iku_core.achievement_rule import AchievementOptions
from iku_core.definition import Indicator
from iku_core.exact import Exact, round_half_up
from iku_core.scale import Scale, ScaleClass
from iku_core.tables._achieved import class_of, rounded_of
from iku_core.tables._achievement_names import AchievementNames
from iku_core.tables._computations import Computations, Computed, Source, is_left_to_exact
from iku_core.tables._output import status_words
from iku_core.tables._stages import all_of
from iku_core.tables.status_codes import StatusCode

__all__ = ["Classes", "classes_of", "columns_of_figure", "limited_column", "literal"]

_OK: Final = int(StatusCode.OK)

_UNLIMITED = AchievementOptions()


class Classes(NamedTuple):
    """Hold where a number that is known belongs to which class.

    Attributes:
        conditions: A condition for each label; where none holds, the number has no class.
        judged: What it rests on; where one of these is left to exact numbers, nobody knows.
    """

    conditions: tuple[tuple[str, nw.Expr], ...]
    judged: tuple[Computed, ...]

    def label(self) -> nw.Expr:
        """Return the label; null without a class."""
        found: nw.Expr = nw.lit(None, dtype=nw.String)
        for label, holds in self.conditions:
            found = nw.when(holds).then(nw.lit(label)).otherwise(found)
        return found


def classes_of(
    work: Computations, source: Source, scale: Scale, options: AchievementOptions = _UNLIMITED
) -> Classes:
    """Return where a number belongs to which class of a scale.

    Args:
        work: Computes what it rests on.
        source: The number.
        scale: The scale.
        options: Floor and cap between which the number is graded.

    Raises:
        TableError: A table cannot compute what it rests on.
        OverflowError: A bound is no float.
    """
    if scale.is_bounded and scale.classify == "rounded":
        return _of_rounded(work, source, scale, options)
    return _of_exact(work, source, scale, options)


def _of_rounded(
    work: Computations, source: Source, scale: Scale, options: AchievementOptions
) -> Classes:
    own = source.indicator.decimals
    places = min(scale.decimals, own)
    if places == own:
        computed = work.of(source)
    else:
        computed = work.of(Source(rounded_of(source.indicator, places), source.is_displayed))
    number = limited_column(computed.value, options, places)
    conditions = ((item.label, _on_grid(number, item, 10**places)) for item in scale.classes)
    return Classes(tuple(conditions), (computed,))


def _on_grid(number: nw.Expr, item: ScaleClass, units: int) -> nw.Expr:
    """Return whether a rounded number belongs to a class: the float of each step is another."""
    bounds: list[nw.Expr] = []
    if item.low is not None:
        low = -(-item.low * units // 1) if item.holds_low else item.low * units // 1 + 1
        bounds.append(number >= float(Fraction(low, units)))
    if item.high is not None:
        high = item.high * units // 1 if item.holds_high else -(-item.high * units // 1) - 1
        bounds.append(number <= float(Fraction(high, units)))
    return all_of(bounds)


def _of_exact(
    work: Computations, source: Source, scale: Scale, options: AchievementOptions
) -> Classes:
    judged: list[Computed] = []

    def sign(bound: Exact) -> nw.Expr:
        judged.append(work.sign(source, bound))
        return judged[-1].value

    conditions = [(item.label, all_of(_against(item, sign))) for item in scale.classes]
    for limit, is_cap in ((options.cap, True), (options.floor, False)):
        if limit is not None:
            beyond, within = (sign(limit) >= 0.0, sign(limit) < 0.0)
            if not is_cap:
                beyond, within = (sign(limit) <= 0.0, sign(limit) > 0.0)
            own = class_of(scale, limit, source.indicator.decimals)
            conditions = [
                (label, (within & holds) | beyond if label == own else within & holds)
                for label, holds in conditions
            ]
    return Classes(tuple(conditions), tuple(judged))


def _against(item: ScaleClass, sign: Callable[[Exact], nw.Expr]) -> Iterable[nw.Expr]:
    """Iterate over what must hold of the signs of an exact number in a class."""
    if item.low is not None:
        above = sign(item.low)
        yield above >= 0.0 if item.holds_low else above > 0.0
    if item.high is not None:
        below = sign(item.high)
        yield below <= 0.0 if item.holds_high else below < 0.0
    if not item.is_bounded and item.score is not None:
        yield sign(item.score) == 0.0


def columns_of_figure(
    work: Computations, indicator: Indicator, names: AchievementNames
) -> tuple[Computed, list[nw.Expr]]:
    """Return the figure of an indicator, and its columns.

    Raises:
        TableError: A table cannot compute its grade.
        OverflowError: A bound of its scale is no float.
    """
    figure = work.of(Source(indicator))
    value, status = figure
    classes = None
    if indicator.scale is not None:
        classes = classes_of(work, Source(indicator), indicator.scale)
        unsure = is_left_to_exact(item for item in classes.judged if item is not figure)
        if unsure is not None:
            # A figure without its grade is left as a whole, so that no grade is wanting unseen.
            left = nw.when((status == _OK) & unsure).then(
                nw.lit(int(StatusCode.NEEDS_EXACT), nw.Int8)
            )
            status = work.status(left.otherwise(status))
            value = nw.when(status == _OK).then(value)
    made = [
        value.alias(names.names.value(indicator.id)),
        status.alias(names.names.status(indicator.id)),
    ]
    if names.text:
        made.append(status_words(status).alias(names.names.text(indicator.id)))
    if classes is not None:
        grade = nw.when(status == _OK).then(classes.label())
        made.append(grade.alias(names.grade(indicator)))
    return Computed(value, status), made


def limited_column(value: nw.Expr, options: AchievementOptions, decimals: int) -> nw.Expr:
    """Return rounded numbers between floor and cap, for rounding keeps their order."""
    if options.cap is not None:
        cap = literal(round_half_up(options.cap, decimals))
        value = nw.when(value > cap).then(nw.lit(cap)).otherwise(value)
    if options.floor is not None:
        floor = literal(round_half_up(options.floor, decimals))
        value = nw.when(value < floor).then(nw.lit(floor)).otherwise(value)
    return value


def literal(number: Decimal) -> float:
    """Return the float nearest to a number; raises OverflowError where it is infinite."""
    return float(Fraction(number))
