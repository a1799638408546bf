"""Columns that are computed one after the other, each once however many indicators need it.

An engine without a query optimiser computes an expression anew wherever it stands, so every
intermediate is a column of its own, dropped at the end. Layer 6.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from enum import IntEnum
from functools import reduce
from operator import and_, or_
from typing import Any

import narwhals.stable.v2 as nw

__all__ = ["Stage", "Stages", "all_of", "any_of", "one_where"]


class Stage(IntEnum):
    """Name the stages; an expression uses columns of earlier ones alone."""

    READ = 0
    LIMITED = 1
    UNITS = 2
    SUM = 3
    CHOICE = 4
    RATIO = 5
    STATUS = 6
    QUOTIENT = 7


class Stages:
    """Gather columns by stage.

    Attributes:
        mark: What the names of all these columns begin with, and no name of the frame does.

    Example:
        >>> stages = Stages(["a"])
        >>> first = stages.put(Stage.READ, "a", nw.col("a").cast(nw.Float64))
        >>> stages.put(Stage.READ, "b", nw.col("b").cast(nw.Float64)) is first
        False
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self.mark = "iku_"
        taken = tuple(taken)
        while any(name.startswith(self.mark) for name in taken):
            self.mark += "_"
        self._stages: dict[Stage, dict[Hashable, tuple[str, nw.Expr]]] = {
            stage: {} for stage in Stage
        }

    def put(self, stage: Stage, key: Hashable, expression: nw.Expr) -> nw.Expr:
        """Return the column that holds `expression`; of one key there is one."""
        columns = self._stages[stage]
        if key not in columns:
            columns[key] = (f"{self.mark}{stage.name.lower()}_{len(columns)}", expression)
        return nw.col(columns[key][0])

    def run(self, frame: Any) -> Any:
        """Return the frame with all columns."""
        for columns in self._stages.values():
            if columns:
                frame = frame.with_columns(
                    *(expression.alias(name) for name, expression in columns.values())
                )
        return frame


def one_where(condition: nw.Expr) -> nw.Expr:
    """Return 1 where a condition holds, and 0 where it does not or nobody knows."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def any_of(conditions: Iterable[nw.Expr]) -> nw.Expr | None:
    """Return whether one of the conditions holds; None where there is none."""
    found = tuple(conditions)
    return reduce(or_, found) if found else None


def all_of(conditions: Iterable[nw.Expr]) -> nw.Expr:
    """Return whether all of the conditions hold; there is at least one."""
    return reduce(and_, conditions)
