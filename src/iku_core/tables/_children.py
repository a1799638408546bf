"""The counts of each child of a roll-up: from rows to one row for each office.

Enters: rows with counts. Leaves: for each child and count its number in units, and whether it is
missing, invalid or inexact, as numbers that can be added up. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import narwhals.stable.v2 as nw
from attrs import frozen

from iku_core.tables._columns import Column
from iku_core.tables._frames import Frame
from iku_core.tables._readings import Reading
from iku_core.tables._stages import any_of

__all__ = ["MEAN_UNITS", "Cells", "Grouping", "accumulated", "cells_of", "flag", "scale_of"]

MEAN_UNITS: Final = 27_720
"""The least number that all numbers of periods from 1 to 12 divide: a mean of so many whole counts
is a whole number of these parts."""

_MOST_PERIODS: Final = 12


@frozen
class Grouping:
    """Hold what is rolled up over what.

    Attributes:
        by: Columns that name a group.
        office: Column of the office; None where each row is a child by itself.
        period: Column of the period; None where nothing is accumulated over periods.
        periods: Of how many periods each office must have a row; None for as many as the others.
    """

    by: tuple[str, ...]
    office: str | None
    period: str | None
    periods: int | None

    @property
    def adds_offices(self) -> bool:
        """Whether offices are added up, and not each shown by itself."""
        return self.office is None or self.office not in self.by

    @property
    def child(self) -> tuple[str, ...]:
        """Columns that name a child: those of the group, and the office."""
        return tuple(dict.fromkeys((*self.by, *(() if self.office is None else (self.office,)))))

    @property
    def row(self) -> tuple[str, ...]:
        """Columns that name a row."""
        return (*self.child, *(() if self.period is None else (self.period,)))


@frozen
class Cells:
    """Name the columns of a child.

    Attributes:
        mark: What each begins with.
        positions: The place of each count.
        signed: The counts that may be negative, so that a sum does not show how large they were.
    """

    mark: str
    positions: Mapping[str, int]
    signed: frozenset[str]

    def number(self, name: str) -> str:
        """Return the column of the number of a count, in units; 0 where there is none."""
        return f"{self.mark}number_{self.positions[name]}"

    def size(self, name: str) -> str:
        """Return the column of its absolute value."""
        if name not in self.signed:
            return self.number(name)
        return f"{self.mark}size_{self.positions[name]}"

    def missing(self, name: str) -> str:
        """Return the column that is more than 0 where it is missing."""
        return f"{self.mark}missing_{self.positions[name]}"

    def invalid(self, name: str) -> str:
        """Return the column that is more than 0 where it is invalid."""
        return f"{self.mark}invalid_{self.positions[name]}"

    def inexact(self, name: str) -> str:
        """Return the column that is more than 0 where it is not known exactly."""
        return f"{self.mark}inexact_{self.positions[name]}"

    @property
    def rows(self) -> str:
        """The column of how many rows, and later periods, there are."""
        return f"{self.mark}rows"

    def of(self, name: str) -> tuple[str, ...]:
        """Return all columns of a count."""
        cells = (self.number, self.size, self.missing, self.invalid, self.inexact)
        return tuple(dict.fromkeys(cell(name) for cell in cells))

    def all(self) -> list[str]:
        """Return all columns."""
        return [self.rows, *(cell for name in self.positions for cell in self.of(name))]


def flag(condition: nw.Expr | None) -> nw.Expr:
    """Return 1 where a condition holds, and 0 where it does not or nobody knows."""
    if condition is None:
        return nw.lit(0.0)
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))


def cells_of(readings: Iterable[Reading], cells: Cells) -> Iterator[nw.Expr]:
    """Iterate over the cells of a row, made of the readings of its counts."""
    yield nw.lit(1.0).alias(cells.rows)
    for reading in readings:
        number = nw.when(reading.number.is_null()).then(nw.lit(0.0)).otherwise(reading.number)
        yield number.alias(cells.number(reading.name))
        if reading.name in cells.signed:
            yield number.abs().alias(cells.size(reading.name))
        yield flag(reading.missing).alias(cells.missing(reading.name))
        yield flag(any_of(reading.invalid)).alias(cells.invalid(reading.name))
        yield flag(any_of(reading.inexact)).alias(cells.inexact(reading.name))


def scale_of(column: Column, grouping: Grouping) -> int:
    """Return how many units of an accumulated count make one."""
    is_mean = grouping.period is not None and column.count.accumulate == "mean"
    return column.scale * (MEAN_UNITS if is_mean else 1)


def accumulated(
    frame: Frame, columns: Mapping[str, Column], grouping: Grouping, cells: Cells
) -> Frame:
    """Return one row for each child.

    Of an office that has two rows where there may be one, every count is missing.
    """
    if grouping.office is None:
        return frame.select(*grouping.by, *cells.all())
    frame = _summed(frame, grouping.row, cells)
    repeated = nw.col(cells.rows) > 1.0
    frame = frame.with_columns(
        nw.lit(1.0).alias(cells.rows),
        *(
            flag((nw.col(cells.missing(name)) > 0.0) | repeated).alias(cells.missing(name))
            for name in columns
        ),
    )
    if grouping.period is None:
        return frame
    last = [name for name, column in columns.items() if column.count.accumulate == "last"]
    latest = f"{cells.mark}latest"
    if last:
        frame = _only_the_last(frame, last, grouping, cells, latest)
    frame = _summed(frame, grouping.child, cells, *([latest] if last else []))
    return frame.with_columns(*_finished(columns, grouping, cells, latest))


def _summed(frame: Frame, keys: Sequence[str], cells: Cells, *more: str) -> Frame:
    sums = (nw.col(cell).sum() for cell in (*cells.all(), *more))
    return frame.group_by(*keys).agg(*sums)


def _only_the_last(
    frame: Frame, names: Sequence[str], grouping: Grouping, cells: Cells, latest: str
) -> Frame:
    """Set counts to 0 in all periods but the last one of each office, and mark that.

    A number that is invalid stays so: nothing that was handed in may break its declaration.
    """
    keys = list(grouping.child)
    assert grouping.period is not None, "counts are accumulated"
    greatest = f"{cells.mark}greatest"
    ends = frame.group_by(*keys).agg(nw.col(grouping.period).max().alias(greatest))
    joined = frame.join(ends, on=keys, how="left")
    is_last = flag(nw.col(grouping.period) == nw.col(greatest)).alias(latest)
    return joined.with_columns(is_last).with_columns(
        *(
            (nw.col(cell) * nw.col(latest)).alias(cell)
            for name in names
            for cell in cells.of(name)
            if cell != cells.invalid(name)
        )
    )


def _finished(
    columns: Mapping[str, Column], grouping: Grouping, cells: Cells, latest: str
) -> Iterator[nw.Expr]:
    """Iterate over the cells that a sum over periods does not give."""
    periods = nw.col(cells.rows)
    uneven = None if grouping.periods is None else periods != float(grouping.periods)
    for name, column in columns.items():
        absent = [nw.col(cells.missing(name)) > 0.0] + ([] if uneven is None else [uneven])
        if column.count.accumulate == "last":
            # An office whose own name is empty meets no end.
            absent.append(nw.col(latest) < 1.0)
        yield flag(any_of(absent)).alias(cells.missing(name))
        if column.count.accumulate == "mean":
            share = float(MEAN_UNITS) / periods
            for cell in dict.fromkeys((cells.number(name), cells.size(name))):
                yield (nw.col(cell) * share).alias(cell)
            unknown = (nw.col(cells.inexact(name)) > 0.0) | (periods > float(_MOST_PERIODS))
            yield flag(unknown).alias(cells.inexact(name))
