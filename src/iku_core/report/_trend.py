"""Achievements of several periods to the line of each indicator over them. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from iku_core.achievement import Achievement, Achievements
from iku_core.achievement_rule import Bound, Target, target_text
from iku_core.exact import Exact, NumberStyle, format_number
from iku_core.messages import Language
from iku_core.report._report_rows import NOTHING
from iku_core.report._report_words import REPORT_WORDS
from iku_core.result import STATUS_WORDS

__all__ = ["TrendCell", "aim_of", "periods_of_trend", "trend_cell", "trend_labels"]


class TrendCell(NamedTuple):
    """Hold one period of one indicator, as texts.

    Attributes:
        value: The realisation; `NOTHING` without one.
        remark: Why there is none, or the target; empty where there is nothing to tell.
    """

    value: str
    remark: str


def periods_of_trend(
    achievements: Achievements, trend: Sequence[Achievements]
) -> tuple[Achievements, ...]:
    """Return the periods that a trend shows, in order; nothing where there is no trend.

    The period of the report is among them where it is of the same kind.

    Raises:
        ValueError: The periods are of several kinds or not in order, one is there twice, or one is
            of another document.
    """
    if not trend:
        return ()
    kinds = {item.period.kind for item in trend}
    if len(kinds) > 1:
        raise ValueError("the periods of a trend are of one kind")
    if any(item.document.id != achievements.document.id for item in trend):
        raise ValueError("a trend is of one document")
    shown = [*trend]
    if achievements.period.kind in kinds:
        shown.append(achievements)
    periods = [item.period for item in shown]
    if len({*periods}) < len(periods) or [*trend] != sorted(trend, key=_period):
        raise ValueError("the periods of a trend are in order, and each is there once")
    return tuple(sorted(shown, key=_period))


def _period(item: Achievements) -> tuple[int, int]:
    return item.period.year, item.period.number


def trend_labels(shown: Sequence[Achievements], language: Language) -> tuple[str, ...]:
    """Return the names of the periods; a part that figures are through stands behind them."""
    words = REPORT_WORDS[language]
    return tuple(
        item.period.label(language)
        if item.through is None
        else f"{item.period.label(language)} ({words['through'].lower()} "
        f"{item.through.label(language)})"
        for item in shown
    )


def trend_cell(item: Achievement, language: Language, style: NumberStyle) -> TrendCell:
    """Return what a trend tells of one period of one indicator."""
    value, told = item.result.value, []
    if value is None:
        told.append(STATUS_WORDS[language][item.result.status])
    if item.target is not None:
        word = REPORT_WORDS[language]["target"].lower()
        told.append(f"{word} {target_text(item.target, style)}")
    return TrendCell(NOTHING if value is None else format_number(value, style), ", ".join(told))


def aim_of(target: Target | None) -> Exact | None:
    """Return the number that a target is at; None for ranges, labels and none."""
    if isinstance(target, Bound):
        return target.number
    return target if isinstance(target, int | Fraction) else None
