"""Achievements put together: their mean, by weights or without, and its class.

Enters: achievements of indicators. Leaves: summaries. Layer 5, part of `achieving`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from iku_core.achievement import Achievement, AchievementSummary
from iku_core.achievement_choice import USUAL_DECIMALS
from iku_core.achievement_rule import AchievementDefaults, AchievementOptions
from iku_core.exact import Exact, round_half_up
from iku_core.scale import ScaleClass

__all__ = ["graded", "summary_of", "total_of"]


def graded(exact: Fraction, options: AchievementOptions) -> tuple[Decimal, ScaleClass | None]:
    """Return an achievement as it is displayed, and its class."""
    decimals = USUAL_DECIMALS if options.decimals is None else options.decimals
    scale = options.scale
    grade = None if scale is None else scale.class_of(exact, decimals=decimals)
    return round_half_up(exact, decimals), grade


def summary_of(
    items: Sequence[Achievement], options: AchievementOptions, method: str | None
) -> AchievementSummary:
    """Put achievements together: by their mean, by their weights, or not at all.

    One without a value is left out and counted; by weights, so is one without a weight.
    """
    weights: list[Exact | None] = [1] * len(items)
    if method == "weights":
        weights = [item.indicator.weight for item in items]
    pairs = [
        (item.exact, weight)
        for item, weight in zip(items, weights, strict=True)
        if item.exact is not None and weight is not None
    ]
    judged = [item.reached for item in items if item.reached is not None]
    summary = AchievementSummary(
        included=len(pairs),
        left_out=len(items) - len(pairs),
        reached=sum(judged),
        judged=len(judged),
    )
    return summary if method is None else _with_mean(summary, pairs, options)


def total_of(
    items: Sequence[Achievement],
    objectives: Iterable[AchievementSummary],
    defaults: AchievementDefaults,
) -> AchievementSummary:
    """Put the achievements of a document together, or those of its objectives."""
    if defaults.document != "objectives":
        return summary_of(items, defaults.options, defaults.document)
    pairs = [(item.exact, 1) for item in objectives if item.exact is not None]
    return _with_mean(summary_of(items, defaults.options, None), pairs, defaults.options)


def _with_mean(
    summary: AchievementSummary,
    pairs: Sequence[tuple[Fraction, Exact]],
    options: AchievementOptions,
) -> AchievementSummary:
    """Return a summary with the mean of numbers by their weights."""
    if not pairs:
        return summary
    total = sum(number * weight for number, weight in pairs)
    exact = Fraction(total) / sum(weight for _, weight in pairs)
    value, grade = graded(exact, options)
    return evolve(summary, value=value, exact=exact, grade=grade)
