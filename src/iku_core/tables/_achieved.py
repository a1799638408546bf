"""What an achievement rests on, as indicators of its own that a table computes like any other.

Enters: an indicator, and where its target is from. Leaves: a `Comparison`, and indicators whose
values are the achievement, the sign of a difference, or a number rounded otherwise. Each has the
other indicators among its parts, so that no formula is written anew. Knows no frame. Layer 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import evolve, frozen

from iku_core.achievement import Achievement
from iku_core.achievement_choice import USUAL_DECIMALS, limits_of, options_of, rule_of, target_of
from iku_core.achievement_rule import AchievementOptions, AchievementRule, Target, kind_of
from iku_core.achieving import achieve
from iku_core.agreement import Agreement
from iku_core.declaration import Constant, Count
from iku_core.definition import Indicator
from iku_core.evaluation import evaluate
from iku_core.exact import Exact, round_half_up, simplest
from iku_core.formula import Formula, parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.period import Period
from iku_core.result import Result
from iku_core.scale import Scale, ScaleClass
from iku_core.status import Status

__all__ = [
    "Comparison",
    "class_of",
    "comparison_of",
    "fixed_of",
    "limited",
    "number_of_rows",
    "outcomes_by_class",
    "rounded_of",
    "sign_of",
    "uncapped_of",
    "units_of",
]

Operand: TypeAlias = Exact | Indicator

_APART: Final = "\0"
"""Stands in the ids of what is made here, and in none that is declared."""

_SAME: Final = parse_formula("one")
_UNITS: Final = parse_formula("one * other")
_SIGN: Final = parse_formula("(one - other) / abs(one - other)")


@frozen(kw_only=True)
class Comparison:
    """Hold how one indicator is set against its target.

    Attributes:
        indicator: The indicator; its only target is that of the period, if every row has that.
        period: The period.
        target: The target of every row; None where each row has its own.
        column: The column of the targets of the rows; None where all rows have one target.
        options: The options of the achievement, those of the document included.
        rule: The rule; None where none is named.
    """

    indicator: Indicator
    period: Period
    target: Target | None
    column: str | None
    options: AchievementOptions
    rule: AchievementRule | None

    @property
    def decimals(self) -> int:
        """Places of the achievement."""
        return USUAL_DECIMALS if self.options.decimals is None else self.options.decimals

    @property
    def is_displayed(self) -> bool:
        """Whether the realisation is taken as it is displayed."""
        return self.options.realisation == "displayed"

    @property
    def limits(self) -> dict[str, Exact]:
        """The numbers of the target of every row, by their names in a rule."""
        return {} if self.target is None else limits_of(self.target)

    def achievement(self, result: Result) -> Achievement:
        """Return the achievement of one result of its indicator."""
        return achieve(result, self.period)

    def of_row(self, target: Exact | None) -> Indicator:
        """Return the indicator with the target of a row; None where that has none."""
        return _with_target(self.indicator, self.period, target)


def comparison_of(
    indicator: Indicator, period: Period, agreement: Agreement | None, column: str | None
) -> Comparison | None:
    """Return how an indicator is set against its target; None where it has none.

    Args:
        indicator: The indicator.
        period: The period whose target is meant.
        agreement: Where the target is taken from instead of the definition.
        column: The column of the targets of the rows; None for the target of the period.
    """
    target = None if column is not None else target_of(indicator, period, agreement)
    if column is None and target is None:
        return None
    return Comparison(
        indicator=_with_target(indicator, period, target),
        period=period,
        target=target,
        column=column,
        options=options_of(indicator),
        rule=rule_of(indicator, kind_of(0 if target is None else target)),
    )


def _with_target(indicator: Indicator, period: Period, target: Target | None) -> Indicator:
    targets: dict[str, Target] = {} if target is None else {str(period): target}
    return evolve(indicator, targets=FrozenMapping(targets))


def _derived(word: str, formula: Formula, decimals: int, **operands: Operand) -> Indicator:
    """Return an indicator over others."""
    parts = {name: item for name, item in operands.items() if isinstance(item, Indicator)}
    return Indicator(
        id=_APART.join((word, *(part.id for part in parts.values()))),
        name=word,
        value=formula,
        decimals=decimals,
        parts=FrozenMapping(parts),
        constants=FrozenMapping(
            {
                name: Constant(name=name, label=name, value=number)
                for name, number in operands.items()
                if not isinstance(number, Indicator)
            }
        ),
    )


def uncapped_of(
    realisation: Indicator, rule: AchievementRule, limits: Mapping[str, Operand], decimals: int
) -> Indicator:
    """Return the indicator whose value is what a rule gives, before cap and floor."""
    return _derived("uncapped", rule.formula, decimals, realisation=realisation, **limits)


def sign_of(one: Indicator, other: Operand) -> Indicator:
    """Return the indicator that is 1 above a number and -1 below; at the number it divides by 0.

    Example:
        >>> import iku_core as iku
        >>> seven = Indicator(id="a", name="A", value=parse_formula("7"))
        >>> [iku.evaluate(sign_of(seven, other), {}).value for other in (5, 7, 9)]
        [Decimal('1'), None, Decimal('-1')]
    """
    word = "sign" if isinstance(other, Indicator) else f"sign {other}"
    return _derived(word, _SIGN, 0, one=one, other=other)


def rounded_of(one: Indicator, decimals: int) -> Indicator:
    """Return the same indicator, rounded to other decimals."""
    return _derived(f"rounded {decimals}", _SAME, decimals, one=one)


def units_of(one: Indicator) -> Indicator:
    """Return the indicator that counts the units of the last decimal of another."""
    return _derived("units", _UNITS, 0, one=one, other=10**one.decimals)


def fixed_of(one: Indicator) -> Indicator:
    """Return the indicator whose value is the one figure of another, which uses no count.

    Example:
        >>> import iku_core as iku
        >>> third = Indicator(id="a", name="A", value=parse_formula("1 / 3"))
        >>> iku.evaluate(fixed_of(third), {}).exact
        Fraction(33, 100)
    """
    figure = evaluate(one, {}).value
    if figure is None:
        return one
    return _derived(f"fixed {one.id}", _SAME, one.decimals, one=simplest(Fraction(figure)))


def number_of_rows(name: str, decimals: int = 0) -> Indicator:
    """Return the indicator whose value is a number of each row, under a name for formulas."""
    return Indicator(
        id=f"number{_APART}{name}",
        name=name,
        value=parse_formula(name),
        decimals=decimals,
        counts=FrozenMapping({name: Count(name=name, label=name, kind="decimal")}),
    )


def limited(number: Exact, options: AchievementOptions) -> Exact:
    """Return an achievement between floor and cap.

    Example:
        >>> limited(130, AchievementOptions(cap=120))
        120
    """
    if options.cap is not None:
        number = min(number, options.cap)
    return number if options.floor is None else max(number, options.floor)


def class_of(scale: Scale | None, number: Exact, decimals: int) -> str | None:
    """Return the label of a number; None outside the scale, or without one."""
    found = None if scale is None else scale.class_of(number, decimals=decimals)
    return None if found is None else found.label


def outcomes_by_class(comparison: Comparison) -> dict[str, Achievement]:
    """Return the achievement of a realisation of each class, by label, where the target is one.

    An achievement by labels rests on the class alone, so that any number of it will do; a class
    that no displayed number reaches is left out.
    """
    indicator = evolve(
        comparison.indicator, achievement=evolve(comparison.options, realisation="exact")
    )
    scale = indicator.scale
    if scale is None or scale.labelled(str(comparison.target)) is None:
        return {}
    found: dict[str, Achievement] = {}
    for item in scale.classes:
        for number in _members(scale, item, indicator.decimals):
            if scale.class_of(number, decimals=indicator.decimals) is item:
                found[item.label] = comparison.achievement(_result(indicator, number))
                break
    return found


def _members(scale: Scale, item: ScaleClass, decimals: int) -> list[Exact]:
    """Return numbers one of which belongs to a class, if any number does."""
    if not item.is_bounded:
        return [] if item.score is None else [item.score]
    places = min(scale.decimals, decimals)
    bounds = [bound for bound in (item.low, item.high) if bound is not None]
    step = Fraction(1, 10**places)
    if scale.classify == "rounded":
        grid = [bound * 10**places // 1 * step for bound in bounds]
        return [number + step * more for number in grid for more in (0, 1, -1)]
    middle = Fraction(sum(bounds)) / len(bounds)
    return [middle, *bounds, *(number + step for number in bounds), *(n - step for n in bounds)]


def _result(indicator: Indicator, exact: Exact) -> Result:
    return Result(
        indicator=indicator,
        status=Status.OK,
        value=round_half_up(exact, indicator.decimals),
        exact=Fraction(exact),
        numerator=None,
        denominator=None,
        inputs=FrozenMapping({}),
    )
