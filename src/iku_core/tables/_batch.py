"""A file of counts to a file of figures, in memory that does not grow with the file.

Enters: a `TableTask`. Leaves: the file, written to a temporary name and moved into its place, and a
`TableSummary`. Nothing is written before all columns are known to be there. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from typing import Any

import narwhals.stable.v2 as nw

from iku_core.declaration import Count
from iku_core.errors import TableError
from iku_core.files import path_of
from iku_core.tables._children import Grouping
from iku_core.tables._engines import Engine, engine_named
from iku_core.tables._exact_rollup import flagged_keys, resolved_groups
from iku_core.tables._exact_rows import is_left, resolve_exact
from iku_core.tables._frames import Frame, refuse_repeated
from iku_core.tables._groups import RollUp, roll_up_of
from iku_core.tables._output import Names, Wanted, counts_of
from iku_core.tables._stages import all_of, one_where
from iku_core.tables._tasks import (
    PARTIAL,
    LongColumns,
    TableSummary,
    TableTask,
    is_csv,
    is_remote,
    refuse_names,
    unusable,
)
from iku_core.tables._texts import MAX_FAULTS, TextNumbers, delimiter_of
from iku_core.tables.evaluating import evaluate_table
from iku_core.tables.long_form import FAULTS, from_long, unknown_counts
from iku_core.tables.status_codes import StatusCode

__all__ = ["run_table"]


def run_table(task: TableTask) -> TableSummary:
    """Compute a file of figures.

    Raises:
        TableError: The engine is not installed, a file cannot be used, a cell is no number, or as
            for `evaluate_table` and `rollup_table`. Nothing is written then.
    """
    engine = engine_named(task.engine, task.master)
    with _told(engine, task.data):
        return _Run(task, engine).summary()


@contextmanager
def _told(engine: Engine, file: str) -> Iterator[None]:
    """Tell what an engine says of a file in our own words."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise unusable(file, "it is not UTF-8", "bukan UTF-8") from error
    except engine.faults as error:
        reason = str(error).strip().split("\n")[0]
        raise unusable(file, reason, reason) from error


class _Run:
    """Carry out a task."""

    def __init__(self, task: TableTask, engine: Engine) -> None:
        refuse_names(task.data, task.out)
        self.task = task
        self.engine = engine
        self.wanted = Wanted(Names(""), text=task.text, parts=task.parts, wide=True)
        self.statuses = [self.wanted.names.status(item.id) for item in task.indicators]

    def summary(self) -> TableSummary:
        """Write the file, and return what it holds."""
        rough, whole = (f"{self.task.out}{ending}" for ending in PARTIAL)
        as_csv = is_csv(self.task.out)
        rows = self._rows()
        try:
            if self.task.grouping is None:
                self.engine.write(self._figures(rows), rough, as_csv=False)
                figures = self.engine.scan(rough, "")
                summary = self._counted(figures)
                if summary.needs_exact:
                    figures = self._resolved(figures)
                    summary = self._counted(figures)
                elif not as_csv:
                    self.engine.move(rough, self.task.out)
                    return summary
            else:
                figures = self._groups(rows, self.task.grouping)
                summary = self._counted(figures)
            self.engine.write(figures, whole, as_csv=as_csv)
            self.engine.move(whole, self.task.out)
        finally:
            self.engine.remove(rough)
            self.engine.remove(whole)
        return summary

    def _rows(self) -> Frame:
        """Return the rows of the file, wide and with numbers, after a look at all that is text."""
        task = self.task
        delimiter = _delimiter(task.data)
        rows = self.engine.scan(task.data, delimiter)
        texts = rows
        columns = counts_of(task.indicators)
        if task.long is not None:
            columns = {task.long.value: self._any_count(task.long.value)}
        there = rows.collect_schema().names()
        written = {name: count for name, count in columns.items() if name in there}
        numbers = TextNumbers(written, task.decimal)
        if is_csv(task.data):
            rows = numbers.read(rows)
        wide = rows if task.long is None else self._wide(rows, task.long)
        # Whatever is wrong with the columns is told before any cell is looked at.
        self._planned(wide)
        if is_csv(task.data):
            self._refuse_texts(texts, numbers)
        if task.long is not None:
            self._refuse_long(rows, task.long)
            wide = wide.drop(FAULTS)
        elif task.grouping is not None and task.grouping.office is not None:
            refuse_repeated(wide, task.grouping.row, self.engine.collect)
        return wide

    def _any_count(self, column: str) -> Count:
        """Return a count as which the values of a long table can be read."""
        counts = counts_of(self.task.indicators).values()
        decimal = any(item.kind == "decimal" for item in counts)
        return Count(name=column, label=column, kind="decimal" if decimal else "count")

    def _wide(self, rows: Frame, long: LongColumns) -> Frame:
        """Return a long table with a column for each count."""
        grouping = self.task.grouping
        own = (long.unit, long.period)
        keep = () if grouping is None else [name for name in grouping.row if name not in own]
        return nw.from_native(
            from_long(
                rows.to_native(),
                self.task.indicators,
                unit=long.unit,
                period=long.period or None,
                count=long.count,
                value=long.value,
                keep=keep,
            )
        )

    def _planned(self, wide: Frame) -> None:
        """Raise what is wrong with the columns; nothing is computed by that."""
        if self.task.grouping is None:
            self._figures(wide)
        else:
            self._roll_up(wide, self.task.grouping)

    def _refuse_texts(self, texts: Frame, numbers: TextNumbers) -> None:
        if not numbers.counts:
            return
        faults = self.engine.collect(numbers.faults(texts)).row(0)
        if not any(faults):
            return
        if is_remote(self.task.data):
            columns = ", ".join(
                name for name, number in zip(numbers.counts, faults, strict=True) if number
            )
            raise unusable(
                self.task.data,
                f"there are cells that are no numbers in {columns}",
                f"ada sel yang bukan bilangan pada {columns}",
            )
        raise TableError(tuple(islice(numbers.locate(self.task.data), MAX_FAULTS)))

    def _refuse_long(self, rows: Frame, long: LongColumns) -> None:
        issues = unknown_counts(self.engine.collect(rows.select(long.count).unique()), long.count,
                                self.task.indicators)  # fmt: skip
        if issues:
            raise TableError(tuple(issues))
        keys = [name for name in (long.unit, long.period, long.count) if name]
        refuse_repeated(rows, keys, self.engine.collect)

    def _figures(self, rows: Frame) -> Frame:
        """Return the rows with their figures."""
        native = evaluate_table(
            rows.to_native(),
            self.task.indicators,
            text=self.task.text,
            parts=self.task.parts,
            wide=True,
        )
        return nw.from_native(native)

    def _groups(self, rows: Frame, grouping: Grouping) -> Frame:
        """Return the groups, which are few, with all their figures, in order."""
        roll_up = self._roll_up(rows, grouping)
        groups = self.engine.collect(roll_up.run(rows, self._register))
        children: list[dict[str, Any]] = []
        for key in flagged_keys(groups, roll_up):
            children += self.engine.collect(rows.filter(_is_key(grouping.by, key))).rows(named=True)
        return self.engine.lazy(resolved_groups(groups, children, roll_up).sort(*grouping.by))

    def _roll_up(self, rows: Frame, grouping: Grouping) -> RollUp:
        return roll_up_of(
            rows,
            self.task.indicators,
            grouping,
            self.wanted,
            coverage=self.task.coverage,
            register=self._register,
        )

    @cached_property
    def _register(self) -> Frame | None:
        path = self.task.register
        return None if path is None else self.engine.scan(path, _delimiter(path))

    def _resolved(self, figures: Frame) -> Frame:
        """Return the rows with those at the end that were left to exact numbers."""
        flagged = is_left(self.task.indicators, self.wanted.names)
        rest = self.engine.collect(figures.filter(flagged))
        resolved = nw.from_native(resolve_exact(rest.to_native(), self.task.indicators))
        return nw.concat([figures.filter(~flagged), self.engine.lazy(resolved)])

    def _counted(self, figures: Frame) -> TableSummary:
        """Return how many rows have each status."""
        cells = {
            f"{at}_{code.value}": (name, code)
            for at, name in enumerate(self.statuses)
            for code in StatusCode
        }
        flags = (
            one_where(nw.col(name) == code.value).alias(cell)
            for cell, (name, code) in cells.items()
        )
        sums = figures.select(nw.lit(1).alias("rows"), *flags).select(nw.col("rows", *cells).sum())
        row = self.engine.collect(sums).rows(named=True)[0]
        return TableSummary(
            int(row["rows"] or 0),
            {
                item.id: {code: int(row[f"{at}_{code.value}"] or 0) for code in StatusCode}
                for at, item in enumerate(self.task.indicators)
            },
        )


def _delimiter(path: str) -> str:
    """Return what stands between the cells of a CSV file; a comma where Python cannot read it."""
    if not is_csv(path) or is_remote(path):
        return ","
    with path_of(path).open(encoding="utf-8-sig") as file:
        return delimiter_of(file.readline())


def _is_key(names: tuple[str, ...], key: tuple[Any, ...]) -> nw.Expr:
    """Return whether a row is of a group."""
    return all_of(
        nw.col(name).is_null() if cell is None else nw.col(name) == cell
        for name, cell in zip(names, key, strict=True)
    )
