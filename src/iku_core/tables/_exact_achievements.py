"""Achievements of single rows, by exact numbers.

Enters: an eager frame with figures and achievements. Leaves: the same without the code
`NEEDS_EXACT`. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from iku_core.achievement import Achievement
from iku_core.declaration import Count
from iku_core.errors import CountsError
from iku_core.exact import Exact
from iku_core.normal_form import used_counts
from iku_core.tables._achieved import Comparison, class_of
from iku_core.tables._achievement_names import AchievementNames, Asked
from iku_core.tables._exact_rows import exact_result, figure_of, supplied_number, with_cells
from iku_core.tables.status_codes import StatusCode

__all__ = ["used_columns", "with_exact_rows"]


def used_columns(asked: Asked) -> tuple[str, ...]:
    """Return the columns from which the rows of an indicator are computed."""
    counts = used_counts(asked.indicator)
    column = None if asked.comparison is None else asked.comparison.column
    return counts if column is None or column in counts else (*counts, column)


def with_exact_rows(
    frame: nw.DataFrame[Any], asked: Iterable[Asked], names: AchievementNames
) -> nw.DataFrame[Any]:
    """Return a frame whose rows are all computed; the columns of the counts are among its own."""
    for item in asked:
        left = frame[names.names.status(item.indicator.id)] == int(StatusCode.NEEDS_EXACT)
        if item.comparison is not None:
            own = frame[names.achievement_status(item.indicator)]
            left = left | (own == int(StatusCode.NEEDS_EXACT))
        if left.any():
            at = left.arg_true()
            rows = frame[at.to_list(), list(used_columns(item))].iter_rows(named=True)
            cells = [_cells(item, row, names) for row in rows]
            frame = with_cells(frame, at, {name: [row[name] for row in cells] for name in cells[0]})
    return frame


def _cells(asked: Asked, row: Mapping[str, Any], names: AchievementNames) -> dict[str, Any]:
    """Return the cells of one row."""
    indicator = asked.indicator
    result = exact_result(indicator, row)
    code = StatusCode.INVALID if result is None else StatusCode.of(result.status)
    exact = None if result is None else result.exact
    figure = figure_of(code, exact, indicator)
    cells: dict[str, Any] = {
        names.names.value(indicator.id): figure.value,
        names.names.status(indicator.id): int(code),
        names.names.text(indicator.id): code.text,
        names.grade(indicator): None,
    }
    if exact is not None:
        cells[names.grade(indicator)] = class_of(indicator.scale, exact, indicator.decimals)
    if asked.comparison is not None:
        code, found = _achievement(asked.comparison, row, code)
        cells |= _achievement_cells(asked.comparison, code, found, names)
    return cells


def _achievement(
    comparison: Comparison, row: Mapping[str, Any], code: StatusCode
) -> tuple[StatusCode, Achievement | None]:
    """Return the status of the achievement of a row, and the achievement where there is one.

    Args:
        comparison: How the indicator is set against its target.
        row: The cells.
        code: The status of the figure.
    """
    indicator = comparison.indicator
    if comparison.column is not None:
        try:
            target = _target(row[comparison.column], comparison.column)
        except CountsError:
            # What no target can be is invalid, as a count is.
            return (StatusCode.INVALID if code is StatusCode.OK else code), None
        if target is None:
            return StatusCode.MISSING, None
        indicator = comparison.of_row(target)
    result = exact_result(indicator, row)
    if result is None:
        return code, None
    found = comparison.achievement(result)
    return StatusCode.of(found.status), found


def _target(cell: Any, column: str) -> Exact | None:
    return supplied_number(cell, Count(name=column, label=column, kind="decimal"))


def _achievement_cells(
    comparison: Comparison, code: StatusCode, found: Achievement | None, names: AchievementNames
) -> dict[str, Any]:
    indicator = comparison.indicator
    value = uncapped = grade = reached = None
    if found is not None:
        value, uncapped, reached = found.value, found.uncapped_value, found.reached
        grade = None if found.grade is None else found.grade.label
    return {
        names.value(indicator): None if value is None else float(value),
        names.achievement_status(indicator): int(code),
        names.achievement_text(indicator): code.text,
        names.uncapped(indicator): None if uncapped is None else float(uncapped),
        names.reached(indicator): reached,
        names.achievement_grade(indicator): grade,
    }
