"""Figures of a whole table set against their targets, with achievement and grades.

Enters: a native frame with a column for each count. Leaves: a frame of the same kind. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from iku_core.agreement import Agreement
from iku_core.definition import Indicator
from iku_core.errors import TableError
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue
from iku_core.period import Period
from iku_core.scale import Scale
from iku_core.tables._achieved import REALISATION, achievement_of, graded_of
from iku_core.tables._frames import frame_of
from iku_core.tables._output import Indicators, Names, Wanted, indicators_of
from iku_core.tables.evaluating import evaluate_table

__all__ = ["achieve_table"]


def achieve_table(
    frame: IntoFrameT,
    indicators: Indicators,
    *,
    period: Period,
    agreement: Agreement | None = None,
    targets: Mapping[str, str] = FrozenMapping({}),
    keep: Iterable[str] | None = None,
    prefix: str = "",
    text: bool = False,
) -> IntoFrameT:
    """Set the figures of every row against their targets.

    Args:
        frame: As for `evaluate_table`; all its rows are of one period.
        indicators: Likewise; one that has no target is evaluated alone.
        period: The period whose targets are meant.
        agreement: Where the targets are taken from instead of the definition.
        targets: Columns with a target for each row, by id of the indicator; they are named as
            counts are, and hold decimals.
        keep: As for `evaluate_table`; likewise `prefix` and `text`.
        prefix: What the names of the new columns begin with.
        text: Whether there is a column with the status in words too.

    Returns:
        The columns of `evaluate_table` for each indicator, and for its achievement under its id and
        `_achievement`; then `_grade` behind either of these, a text, where it has a scale: null
        without a figure, or outside the scale.

    Raises:
        TableError: As for `evaluate_table`; also where an achievement cannot be computed by a
            table, for want of a rule, or for labels, zero options or the displayed realisation.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> offices = polars.DataFrame({"fasilitasi_ditindaklanjuti": [45, None],
        ...                             "fasilitasi_dilakukan": [50, 7], "target": [80, 80]})
        >>> figures = achieve_table(
        ...     offices, document["fasilitasi-ditindaklanjuti"], period=iku.Period(2020),
        ...     targets={"fasilitasi-ditindaklanjuti": "target"}, keep=[])
        >>> figures["fasilitasi-ditindaklanjuti_achievement"].to_list()
        [112.5, None]
    """
    chosen = indicators_of(indicators)
    derived, issues = _derived(chosen, period, agreement, targets)
    if issues:
        raise TableError(tuple(issues))
    everything = [item for pair in derived for item in pair]
    grades = [grade for item in everything for grade in _grades(item)]
    hidden = [grade.figure for grade in grades]
    computed = evaluate_table(frame, [*everything, *hidden], keep=keep, prefix=prefix, text=text)
    names = Names(prefix)
    asked: Any = frame_of(computed)
    asked = asked.with_columns(
        *(
            _labelled(grade, names).alias(f"{names.value(grade.indicator)}_grade")
            for grade in grades
        )
    )
    wanted = Wanted(names, text=text, parts=False, wide=None)
    dropped = [column for item in hidden for column in names.columns(item.id, wanted)]
    result: IntoFrameT = asked.drop(*dropped).to_native()
    return result


def _derived(
    chosen: tuple[Indicator, ...],
    period: Period,
    agreement: Agreement | None,
    targets: Mapping[str, str],
) -> tuple[list[tuple[Indicator, ...]], list[Issue]]:
    """Return each indicator, with its achievement where it has a target."""
    found: list[tuple[Indicator, ...]] = []
    issues: list[Issue] = []
    for indicator in chosen:
        given: Mapping[str, Any] = indicator.targets
        if agreement is not None:
            given = agreement.targets.get(indicator.id, {})
        column = targets.get(indicator.id)
        target = None if column is not None else given.get(str(period))
        if column is None and target is None:
            found.append((indicator,))
            continue
        achieved = achievement_of(indicator, target, column or "")
        if isinstance(achieved, Indicator):
            found.append((indicator, achieved))
        else:
            issues.append(achieved)
    return found, issues


class _Grade(NamedTuple):
    """Hold the figure by which a column is graded, and the scale."""

    indicator: str
    figure: Indicator
    scale: Scale


def _grades(item: Indicator) -> Iterator[_Grade]:
    """Iterate over the grade of a figure, or of an achievement, that has a scale."""
    scale = item.scale
    if REALISATION in item.parts:
        scale = item.achievement.over(item.achievement_defaults.options).scale
    if scale is not None and scale.is_bounded and scale.classify == "rounded":
        decimals = min(scale.decimals, item.decimals)
        yield _Grade(item.id, graded_of(item, decimals), scale)


def _labelled(grade: _Grade, names: Names) -> Any:
    """Return the expression of the label of a figure."""
    figure = nw.col(names.value(grade.figure.id))
    label: Any = nw.lit(None, dtype=nw.String)
    for item in grade.scale.classes:
        bounds = []
        if item.low is not None:
            bounds.append(figure >= float(item.low) if item.holds_low else figure > float(item.low))
        if item.high is not None:
            high = float(item.high)
            bounds.append(figure <= high if item.holds_high else figure < high)
        label = nw.when(*bounds).then(nw.lit(item.label)).otherwise(label)
    return label
