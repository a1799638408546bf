"""Rows of cells to lines of text, with columns as wide as what stands in them. Layer 6."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

__all__ = ["Group", "Row", "text_table"]

_WIDEST: Final = 56
_BETWEEN: Final = "  "


class Row(NamedTuple):
    """Hold the cells of a row, and what is remarked below it."""

    cells: tuple[str, ...]
    remarks: list[str]


class Group(NamedTuple):
    """Hold rows under a title, and what is said behind them."""

    title: str
    rows: list[Row]
    closing: list[str]


def text_table(columns: Sequence[str], groups: Iterable[Group], right: frozenset[int]) -> list[str]:
    """Return the lines of a table.

    Args:
        columns: The names of the columns; the first is a number, the second is wrapped.
        groups: The rows.
        right: The columns whose cells stand at the right.

    Example:
        >>> rows = [Row(("1", "Nilai IKM", "82.00"), ["a remark"])]
        >>> for line in text_table(("No", "Name", "Value"), [Group("A", rows, [])], frozenset({2})):
        ...     print(line)
        No  Name       Value
        --------------------
        A
        1   Nilai IKM  82.00
            a remark
    """
    groups = [group._replace(rows=[_in_one_line(row) for row in group.rows]) for group in groups]
    cells = [row.cells for group in groups for row in group.rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    widths[1] = min(widths[1], _WIDEST)

    def line(texts: Sequence[str]) -> str:
        padded = [
            text.rjust(width) if number in right else text.ljust(width)
            for number, (text, width) in enumerate(zip(texts, widths, strict=True))
        ]
        return _BETWEEN.join(padded).rstrip()

    whole = sum(widths) + len(_BETWEEN) * (len(widths) - 1)
    indent = " " * (widths[0] + len(_BETWEEN))
    lines = [line(columns), "-" * whole]
    for group in groups:
        lines.extend(textwrap.wrap(group.title, whole))
        for row in group.rows:
            first, name, *others = row.cells
            part, *rest = textwrap.wrap(name, widths[1])
            lines.append(line((first, part, *others)))
            lines.extend(line(("", part, *[""] * len(others))) for part in rest)
            lines.extend(f"{indent}{remark}" for remark in row.remarks)
        lines.extend(f"{indent}{remark}" for remark in group.closing)
    return lines


def _in_one_line(row: Row) -> Row:
    return row._replace(cells=tuple(" ".join(cell.split()) for cell in row.cells))
