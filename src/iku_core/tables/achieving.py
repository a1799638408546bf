"""Figures of a whole table set against their targets, with achievement and grades.

Enters: a native frame with a column for each count. Leaves: a frame of the same kind. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoDataFrameT, IntoFrameT

from iku_core.achievement_choice import require_about
from iku_core.agreement import Agreement
from iku_core.declaration import Count
from iku_core.definition import Document, Indicator
from iku_core.errors import TableError
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, new_issue
from iku_core.period import Period, require_period
from iku_core.suggestion import advice
from iku_core.tables._achieved import comparison_of
from iku_core.tables._achievement_columns import columns_of_achievement
from iku_core.tables._achievement_names import AchievementNames, Asked
from iku_core.tables._columns import Column, columns_of, missing_columns
from iku_core.tables._computations import Computations, Source
from iku_core.tables._exact_achievements import used_columns, with_exact_rows
from iku_core.tables._frames import clips, frame_of, run
from iku_core.tables._grades import columns_of_figure
from iku_core.tables._output import Indicators, Names, counts_of, indicators_of, require

__all__ = ["achieve_table", "resolve_achievements"]

_TOO_LONG: Final = (
    "with its rule and its scale it is too long when it is multiplied out",
    "bersama aturan dan skalanya, rumusnya terlalu panjang bila diuraikan",
)
_TOO_LARGE: Final = ("a number of it is above 10^308", "ada bilangan yang melebihi 10^308")


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
        targets: Columns with a number as the target of each row, by id of the indicator; read as
            decimal counts are, whatever the columns are called. An empty cell is no target.
        keep: As for `evaluate_table`; likewise `prefix` and `text`.
        prefix: What the names of the new columns begin with.
        text: Whether there are columns with the status in words too.

    Returns:
        A frame of the same kind; a lazy one stays lazy. For each indicator its id and `_status` as
        for `evaluate_table`, and `_grade` where it has a scale. Where it has a target, also its id
        and `_achievement` with the achievement that `achieve` gives, `_achievement_status` (of one
        without a rule: missing), `_achievement_uncapped`, `_reached` (null where that cannot be
        told), and `_achievement_grade` where there is a scale for it. Grades are labels: null
        without a figure, or outside the scale. Rows with the code `NEEDS_EXACT`, which only a frame
        that was lazy can have, are for `resolve_achievements`.

    Raises:
        TableError: As for `evaluate_table`; also where `targets` names an indicator that is not
            computed, or an achievement is too long for a table when it is multiplied out.
        ValueError: The agreement is about another document than the one that is given.

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
        >>> figures["fasilitasi-ditindaklanjuti_reached"].to_list()
        [True, None]
    """
    asked = _asked(indicators, period, agreement, targets)
    given = frame_of(frame)
    schema = given.collect_schema()
    names = AchievementNames(Names(prefix), text=text)
    kept = list(schema.names()) if keep is None else list(keep)
    counts = counts_of(item.indicator for item in asked)
    rows = _columns_of_targets(asked)
    made = [name for item in asked for name in names.columns(item)]
    issues = require(schema, kept, made, dict.fromkeys((*kept, *counts, *rows)))
    columns = columns_of(schema, counts, issues)
    limits = columns_of(schema, rows, issues)
    if issues:
        raise TableError(tuple(dict.fromkeys(issues)))
    work = Computations(schema.names(), columns, clips=clips(given))
    expressions = _expressions(work, asked, names, limits)
    is_eager = isinstance(given, nw.DataFrame)
    needed = [name for name in {**counts, **rows} if is_eager and name not in kept]
    computed = run(
        given,
        lambda frame: work.run(frame).with_columns(*expressions).select(*kept, *needed, *made),
    )
    if is_eager:
        computed = with_exact_rows(computed, asked, names)
        computed = computed.drop(*needed) if needed else computed
    result: IntoFrameT = computed.to_native()
    return result


def resolve_achievements(
    frame: IntoDataFrameT,
    indicators: Indicators,
    *,
    period: Period,
    agreement: Agreement | None = None,
    targets: Mapping[str, str] = FrozenMapping({}),
    prefix: str = "",
) -> IntoDataFrameT:
    """Compute the rows that `achieve_table` left to exact numbers.

    Args:
        frame: An eager frame: what a lazy one became, with the columns of the counts and of the
            targets kept.
        indicators: As for `achieve_table`; likewise the others.
        period: The period whose targets are meant.
        agreement: Where the targets are taken from instead of the definition.
        targets: Columns with the target of each row.
        prefix: What the names of the columns begin with.

    Returns:
        The frame with a figure and an achievement, or a reason, in each row.

    Raises:
        TableError: Columns are missing, or it is no eager frame.
        ValueError: As for `achieve_table`.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> asked = {"indicators": document["fasilitasi-ditindaklanjuti"],
        ...          "period": iku.Period(2020),
        ...          "targets": {"fasilitasi-ditindaklanjuti": "target"}}
        >>> rows = polars.LazyFrame({"fasilitasi_ditindaklanjuti": [3 * 10**15],
        ...                          "fasilitasi_dilakukan": [7 * 10**15], "target": [50]})
        >>> frame = achieve_table(rows, **asked).collect()
        >>> resolve_achievements(frame, **asked)["fasilitasi-ditindaklanjuti_achievement"].item()
        85.71
    """
    asked = _asked(indicators, period, agreement, targets)
    given = frame_of(frame, eager=True)
    names = AchievementNames(Names(prefix), text=False)
    wanted = [name for item in asked for name in (*names.columns(item), *used_columns(item))]
    if issues := missing_columns(given.schema, dict.fromkeys(wanted)):
        raise TableError(tuple(issues))
    result: IntoDataFrameT = with_exact_rows(given, asked, names).to_native()
    return result


def _asked(
    indicators: Indicators,
    period: Period,
    agreement: Agreement | None,
    targets: Mapping[str, str],
) -> list[Asked]:
    """Return what is asked of each indicator; refuse targets that belong to none of them."""
    require_period(period)
    document = indicators if isinstance(indicators, Document) else None
    if agreement is not None and document is not None:
        require_about(agreement, document.id)
    chosen = indicators_of(indicators)
    known = [item.id for item in chosen]
    unknown = [name for name in targets if name not in known]
    if unknown:
        raise TableError(
            tuple(
                new_issue("IKU620", None, indicator=name, **advice(name, known)) for name in unknown
            )
        )
    return [
        Asked(item, comparison_of(item, period, agreement, targets.get(item.id))) for item in chosen
    ]


def _columns_of_targets(asked: Iterable[Asked]) -> dict[str, Count]:
    """Return the columns of the targets of rows, as counts that may hold any decimal."""
    found = (item.comparison.column for item in asked if item.comparison is not None)
    return {
        column: Count(name=column, label=column, kind="decimal")
        for column in found
        if column is not None
    }


def _expressions(
    work: Computations,
    asked: Iterable[Asked],
    names: AchievementNames,
    limits: Mapping[str, Column],
) -> list[nw.Expr]:
    """Return all columns; raises TableError naming each indicator that cannot be computed."""
    made: list[nw.Expr] = []
    issues: list[Issue] = []
    for item in asked:
        try:
            work.of(Source(item.indicator))
        except TableError as error:
            issues += error.issues
            continue
        try:
            made += _of_indicator(work, item, names, limits)
        except TableError:
            issues.append(_refused(item.indicator, *_TOO_LONG))
        except OverflowError:
            issues.append(_refused(item.indicator, *_TOO_LARGE))
    if issues:
        raise TableError(tuple(issues))
    return made


def _of_indicator(
    work: Computations, asked: Asked, names: AchievementNames, limits: Mapping[str, Column]
) -> list[nw.Expr]:
    figure, made = columns_of_figure(work, asked.indicator, names)
    comparison = asked.comparison
    if comparison is not None:
        target = None if comparison.column is None else work.numbers(limits[comparison.column])
        made += columns_of_achievement(work, comparison, figure, names, target)
    return made


def _refused(indicator: Indicator, reason: str, reason_id: str) -> Issue:
    return new_issue("IKU616", None, indicator=indicator.id, reason=reason, reason_id=reason_id)
