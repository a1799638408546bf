"""Achievements of several periods to the line of each indicator over them. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from iku_core.achievement import Achievement, Achievements
from iku_core.achievement_rule import target_text
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._printed_figures import NOTHING, realisation_text
from iku_core.report._report_words import REPORT_WORDS
from iku_core.result import STATUS_WORDS

__all__ = ["TrendCell", "in_blocks", "periods_of_trend", "trend_cell", "trend_labels"]

T = TypeVar("T")


class TrendCell(NamedTuple):
    """Hold one period of one indicator, as texts.

    Attributes:
        value: The realisation; `NOTHING` without one.
        remark: Why there is none, or the target; empty where there is nothing to tell.
        is_label: Whether the realisation is a label, which may be broken between its words.
    """

    value: str
    remark: str
    is_label: bool = False


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


def trend_cell(item: Achievement | None, language: Language, style: NumberStyle) -> TrendCell:
    """Return what a trend tells of one period of one indicator; None where it was not there yet."""
    if item is None:
        return TrendCell(NOTHING, "")
    told = []
    if item.result.value is None:
        told.append(STATUS_WORDS[language][item.result.status])
    if item.target is not None:
        word = REPORT_WORDS[language]["target"].lower()
        told.append(f"{word} {target_text(item.target, style)}")
    is_label = isinstance(item.target, str)
    return TrendCell(realisation_text(item, style), ", ".join(told), is_label)


def in_blocks(shown: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Iterate over periods in blocks that fit beside each other, of about the same size.

    Args:
        shown: The periods, or what stands for them.
        most: How many fit.

    Example:
        >>> [len(block) for block in in_blocks(range(12), 8)]
        [6, 6]
    """
    blocks = -(-len(shown) // most)
    size = -(-len(shown) // max(blocks, 1))
    for at in range(0, len(shown), max(size, 1)):
        yield shown[at : at + size]
