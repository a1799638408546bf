"""Achievement as an indicator of its own, which a table computes like any other.

Enters: an indicator and its target. Leaves: an `Indicator` whose value is the achievement. Knows no
frame. Layer 6.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from iku_core.achievement_choice import rule_of
from iku_core.achievement_rule import AchievementOptions, Bound, Target, kind_of
from iku_core.declaration import Constant, Count, Range
from iku_core.definition import Indicator
from iku_core.exact import Exact
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, new_issue

__all__ = ["REALISATION", "achievement_of", "graded_of"]

REALISATION: Final = "_realisation"
"""The figure in the formula of its achievement; no count begins so."""

_DECIMALS: Final = 2
_NOT_NEGATIVE: Final = Range(0, None)


def achievement_of(indicator: Indicator, target: Target | None, column: str) -> Indicator | Issue:
    """Return the indicator whose value is the achievement of another.

    Args:
        indicator: The indicator.
        target: Its target in every row; None where each row has one of its own.
        column: The column of the targets of the rows; its name is one that formulas may use.

    Returns:
        The fault where a table cannot compute it.
    """
    options = indicator.achievement.over(indicator.achievement_defaults.options)
    rule = rule_of(indicator, kind_of(0 if target is None else target))
    refused = new_issue("IKU616", None, indicator=indicator.id)
    if rule is None or isinstance(target, str) or options.realisation == "displayed":
        return refused
    if any(
        option is not None
        for option in (options.both_zero, options.zero_target, options.zero_realisation)
    ):
        return refused
    numbers = _numbers(target)
    if numbers and min(numbers.values()) < 0 and not rule.negative_targets:
        return refused
    counts = dict(indicator.counts)
    words = {name: f"_{name}" for name in rule.formula.names}
    if target is None:
        limits = None if rule.negative_targets else _NOT_NEGATIVE
        own = Count(name=column, label=column, kind="decimal", range=limits)
        words["target"] = counts.setdefault(column, own).name
    text, numbers = _limited(rule.formula.replaced(words), numbers, options)
    return evolve(
        indicator,
        id=f"{indicator.id}_achievement",
        value=parse_formula(text),
        numerator=None,
        denominator=None,
        unit=None,
        multiplier=1,
        decimals=_DECIMALS if options.decimals is None else options.decimals,
        precision=None,
        range=None,
        rises_with=(),
        falls_with=(),
        defined_when=(),
        counts=FrozenMapping(counts),
        constants=FrozenMapping(
            {name: Constant(name=name, label=name, value=value) for name, value in numbers.items()}
        ),
        parts=FrozenMapping({REALISATION: indicator}),
    )


def _numbers(target: Target | None) -> dict[str, Exact]:
    """Return what the names of a rule stand for."""
    if isinstance(target, Bound):
        return {"_target": target.number}
    if isinstance(target, Range):
        ends = {"_low": target.low, "_high": target.high}
        return {name: number for name, number in ends.items() if number is not None}
    return {} if target is None or isinstance(target, str) else {"_target": target}


def _limited(
    text: str, numbers: dict[str, Exact], options: AchievementOptions
) -> tuple[str, dict[str, Exact]]:
    """Return a formula between floor and cap."""
    if options.cap is not None:
        text, numbers = f"min({text}, _cap)", {**numbers, "_cap": options.cap}
    if options.floor is not None:
        text, numbers = f"max({text}, _floor)", {**numbers, "_floor": options.floor}
    return text, numbers


def graded_of(indicator: Indicator, decimals: int) -> Indicator:
    """Return the indicator that is rounded as a scale wants it, under a name of its own."""
    return evolve(indicator, id=f"{indicator.id}_graded", decimals=decimals)
