"""Children added up to groups, and figures made of the sums.

Enters: a row for each child. Leaves: a row for each group. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

import narwhals.stable.v2 as nw
from attrs import frozen

from iku_core.definition import Indicator
from iku_core.errors import TableError
from iku_core.issues import Issue, new_issue
from iku_core.normal_form import count_of, used_counts
from iku_core.plan import Plan
from iku_core.tables._children import Cells, Grouping, accumulated, cells_of, flag, scale_of
from iku_core.tables._columns import EXACT, Column, columns_of, missing_columns
from iku_core.tables._frames import Frame, clips
from iku_core.tables._output import (
    Indicators,
    Names,
    Wanted,
    counts_of,
    indicators_of,
    plans_of,
    require,
)
from iku_core.tables._readings import Reading, reading_of
from iku_core.tables._stages import Stage, Stages, any_of

__all__ = ["CHILDREN", "RollUp", "children_columns", "roll_up_of"]

_ALL: Final = Fraction(1)

CHILDREN: Final = "children"


def children_columns(names: Names, indicator: Indicator) -> tuple[str, str]:
    """Return the names of the columns that say how many children of a group are complete."""
    key = names.value(indicator.id)
    return f"{key}_missing_children", f"{key}_coverage"


@frozen
class RollUp:
    """Hold how a frame is rolled up.

    Attributes:
        plans: How the indicators are computed.
        columns: How the counts come.
        grouping: What is rolled up over what.
        wanted: Which columns are made.
        coverage: The part of the children that must be complete.
        taken: The columns of the frame.
    """

    plans: tuple[Plan, ...]
    columns: Mapping[str, Column]
    grouping: Grouping
    wanted: Wanted
    coverage: Fraction
    taken: tuple[str, ...]

    def run(self, frame: Frame, register: Frame | None) -> Frame:
        """Return a row for each group."""
        cells = self._cells()
        children = accumulated(self._rows(frame, cells), self.columns, self.grouping, cells)
        mark, by = cells.mark, self.grouping.by
        least, sums = f"{mark}least", self._sums(cells)
        children = children.with_columns(
            nw.col(cells.rows).alias(least),
            *(expression.alias(name) for name, expression in sums.items()),
        ).select(*by, cells.rows, least, *sums)
        if register is not None:
            # An office of the register is a row of nothing, so that a group without any row is
            # there too, and one whose name is empty.
            none = (nw.lit(None, nw.Float64).alias(name) for name in (cells.rows, least))
            empty = (nw.lit(float(name == f"{mark}listed")).alias(name) for name in sums)
            listed = register.select(*by).with_columns(*none, *empty)
            children = nw.concat([children, listed.select(*by, cells.rows, least, *sums)])
        return self._figures(
            children.group_by(*by).agg(
                nw.col(cells.rows).max(),
                nw.col(least).min(),
                *(nw.col(name).sum() for name in sums),
            ),
            cells,
        )

    def _cells(self) -> Cells:
        mark = Stages(self.taken).mark
        positions = {name: at for at, name in enumerate(self.columns)}
        signed = (name for name, column in self.columns.items() if not column.is_nonnegative)
        return Cells(mark, positions, frozenset(signed))

    def _rows(self, frame: Frame, cells: Cells) -> Frame:
        """Return the rows with what is known of their counts."""
        stages, cut = Stages(self.taken), clips(frame)
        readings = [reading_of(column, stages, clips=cut) for column in self.columns.values()]
        return stages.run(frame).with_columns(*cells_of(readings, cells))

    def _sums(self, cells: Cells) -> dict[str, nw.Expr]:
        """Return what is added up of each child."""
        sums = {f"{cells.mark}children": nw.lit(1.0), f"{cells.mark}listed": nw.lit(0.0)}
        for at, plan in enumerate(self.plans):
            missing, invalid, inexact = (
                flag(any_of(nw.col(cell(name)) > 0.0 for name in plan.names))
                for cell in (cells.missing, cells.invalid, cells.inexact)
            )
            sums[f"{cells.mark}{at}_complete"] = 1.0 - missing
            sums[f"{cells.mark}{at}_invalid"] = invalid
            sums[f"{cells.mark}{at}_inexact"] = inexact
            share = 1.0 - missing if self.coverage < 1 else 1.0
            for name in plan.names:
                for cell in (cells.number(name), cells.size(name)):
                    sums[self._sum_of(at, cell)] = nw.col(cell) * share
        return sums

    def _sum_of(self, at: int, cell: str) -> str:
        """Return the column of a sum: of complete children alone where others may be missing."""
        return f"{cell}_of_{at}" if self.coverage < 1 else f"{cell}_of_all"

    def _figures(self, groups: Frame, cells: Cells) -> Frame:
        """Return the figures of each group."""
        mark = cells.mark
        stages = Stages((f"{mark}_",))
        children, listed = nw.col(f"{mark}children"), nw.col(f"{mark}listed")
        expected = nw.when(listed > children).then(listed).otherwise(children)
        groups = groups.with_columns(expected.alias(f"{mark}expected"))
        made = [children.cast(nw.Int64).alias(CHILDREN)]
        for at, plan in enumerate(self.plans):
            made += self._figure(at, plan, cells, stages)
        return stages.run(groups).select(*self.grouping.by, *made)

    def _figure(self, at: int, plan: Plan, cells: Cells, stages: Stages) -> Iterator[nw.Expr]:
        """Iterate over the columns of one indicator."""
        mark = cells.mark
        expected, complete = nw.col(f"{mark}expected"), nw.col(f"{mark}{at}_complete")
        numerator, denominator = self.coverage.as_integer_ratio()
        enough = complete * float(denominator) >= expected * float(numerator)
        if self.grouping.period is not None and self.grouping.periods is None:
            # An office with fewer periods than another of its group has not told all.
            enough = enough & (nw.col(cells.rows) <= nw.col(f"{mark}least"))
        # What is known of a group as a whole is told of its first count.
        invalid = (nw.col(f"{mark}{at}_invalid") > 0.0,)
        inexact = (nw.col(f"{mark}{at}_inexact") > 0.0,)
        readings: dict[str, Reading] = {}
        for name in plan.names:
            total = nw.when(enough).then(nw.col(self._sum_of(at, cells.number(name))))
            number = stages.put(Stage.READ, (at, name), total)
            size = nw.col(self._sum_of(at, cells.size(name)))
            readings[name] = Reading(
                name,
                number,
                self.columns[name].is_nonnegative,
                number.is_null(),
                () if readings else invalid,
                (size >= float(EXACT), *(() if readings else inexact)),
            )
        yield from self.wanted.expressions(plan, readings, stages, plan.indicator.id)
        missing, coverage = children_columns(self.wanted.names, plan.indicator)
        yield (expected - complete).cast(nw.Int64).alias(missing)
        yield (complete / expected).alias(coverage)


def roll_up_of(
    frame: Frame,
    indicators: Indicators,
    grouping: Grouping,
    wanted: Wanted,
    *,
    coverage: Fraction = _ALL,
    register: Frame | None = None,
) -> RollUp:
    """Return how a frame is rolled up; raises what `rollup_table` does, before any work."""
    if not 0 < coverage <= 1:
        raise ValueError(f"a coverage is above 0 and up to 1, not {coverage}")
    if grouping.period is not None and grouping.office is None:
        raise ValueError("to accumulate over periods, name the column of the office too")
    schema = frame.collect_schema()
    chosen = indicators_of(indicators)
    made = [CHILDREN]
    for item in chosen:
        made += [*wanted.names.columns(item.id, wanted), *children_columns(wanted.names, item)]
    issues = require(schema, grouping.row, made, grouping.by)
    if register is not None:
        issues += missing_columns(register.collect_schema(), dict.fromkeys(grouping.by))
    columns = columns_of(schema, counts_of(chosen), issues)
    issues += _refusals(chosen, grouping)
    if issues:
        raise TableError(tuple(dict.fromkeys(issues)))
    scales = {name: scale_of(column, grouping) for name, column in columns.items()}
    plans = plans_of(chosen, scales)
    return RollUp(tuple(plans), columns, grouping, wanted, coverage, tuple(schema.names()))


def _refusals(indicators: Iterable[Indicator], grouping: Grouping) -> Iterator[Issue]:
    """Iterate over the faults of counts that do not add up, or do not say how."""
    for indicator in indicators:
        for name in used_counts(indicator):
            count = count_of(indicator, name)
            words = {"indicator": indicator.id, "count": count.name}
            if grouping.adds_offices and count.rollup != "sum":
                yield new_issue("IKU607" if count.rollup else "IKU606", None, **words)
            if grouping.period is not None:
                if count.name != name:
                    yield new_issue("IKU610", None, **words)
                if count.accumulate in (None, "none"):
                    yield new_issue("IKU609" if count.accumulate else "IKU608", None, **words)
