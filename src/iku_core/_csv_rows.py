"""Rows and cells of a CSV text, each with its place.

Enters: the text of a file and its separator. Leaves: rows, or the fault of one that cannot be
read. Layer 5, part of `counts` and `survey`.

The reader of the standard library does not tell where a cell stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from iku_core.issues import Issue, Location, Source, new_issue

__all__ = ["Beginning", "Cell", "Row", "beginning_of", "csv_rows"]

_SEPARATOR_LINES: Final = {"sep=,": ",", "sep=;": ";"}
"""What Excel writes above the header."""


_REMARKS: Final = ("#", '"#')
"""How lines begin that are passed over; Excel puts quotes around some."""


class Cell(NamedTuple):
    """Hold a cell and where it stands, counted from 0.

    Attributes:
        text: What stands in it, without quotes and blanks around it; a line break is a blank.
        line: The line in which it begins.
        start: The column of its first character.
        end: The column behind the last; of several lines, the end of the first.
    """

    text: str
    line: int
    start: int
    end: int

    def location(self, source: Source) -> Location:
        r"""Return its place; that of an empty cell is the separator before it.

        Example:
            >>> source = Source("a.csv", "u1,u2\n4,")
            >>> row = list(csv_rows(source, ",", 1))[0]
            >>> [str(cell.location(source)) for cell in row.cells]
            ['a.csv:2:1', 'a.csv:2:2']
        """
        start = self.start if self.text else max(self.start - 1, 0)
        return source.location(self.line, start, end_column=self.end)


class Row(NamedTuple):
    """Hold the cells of a row, and the line in which it begins."""

    line: int
    cells: list[Cell]

    def location(self, source: Source) -> Location:
        """Return its place, as far as the end of its first line."""
        return _whole_line(source, self.line, 0)


class Beginning(NamedTuple):
    """Hold the first row of a text as it is written.

    Attributes:
        line: Its line, counted from 0; 0 where there is none.
        text: What stands there.
        separator: The separator that a line above it names; None where none does.
    """

    line: int
    text: str
    separator: str | None


def beginning_of(source: Source) -> Beginning:
    r"""Return the first row of a text: the header of a table.

    Example:
        >>> beginning_of(Source("a.csv", "sep=;\n# 2020\nu1;u2\n"))
        Beginning(line=2, text='u1;u2', separator=';')
    """
    separator = None
    for number, line in enumerate(source.lines):
        if line.strip() in _SEPARATOR_LINES:
            separator = separator or _SEPARATOR_LINES[line.strip()]
        elif not _is_passed_over(line):
            return Beginning(number, line, separator)
    return Beginning(0, "", None)


def _is_passed_over(line: str) -> bool:
    """Return whether a line is empty, a remark, or names the separator."""
    return not line.strip(" ,;") or line.startswith(_REMARKS) or line.strip() in _SEPARATOR_LINES


def csv_rows(source: Source, separator: str, first: int) -> Iterator[Row | Issue]:
    r"""Iterate over the rows of a text; of one that cannot be read, its fault is told.

    Args:
        source: The text.
        separator: What stands between the cells, `,` or `;`.
        first: The line to begin with, counted from 0.

    Example:
        >>> rows = csv_rows(Source("a.csv", '1;"baik; cepat"\n2;"\n'), ";", 0)
        >>> [cell.text for cell in next(rows).cells], str(next(rows))
        (['1', 'baik; cepat'], 'a.csv:2:3: IKU509 the line cannot be read as CSV')
    """
    lines = source.lines
    number = first
    while number < len(lines):
        if _is_passed_over(lines[number]):
            number += 1
            continue
        try:
            cells, last = _cells(lines, number, separator)
        except _QuoteError as error:
            yield new_issue("IKU509", _whole_line(source, error.line, error.column))
            # Only this line is lost: a quote that is left open would take all that follow.
            last = number
        else:
            yield Row(number, cells)
        number = last + 1


class _QuoteError(Exception):
    """Stop reading a row at a quote that is not closed, or closed before the cell ends."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line = line
        self.column = column


def _cells(lines: list[str], number: int, separator: str) -> tuple[list[Cell], int]:
    """Return the cells of the row that begins in a line, and the line in which it ends."""
    cells: list[Cell] = []
    at = 0
    while True:
        at = _behind_blanks(lines[number], at)
        if lines[number][at : at + 1] == '"':
            cell, number, end = _quoted(lines, number, at)
            end = _behind_blanks(lines[number], end)
            if lines[number][end : end + 1] not in ("", separator):
                raise _QuoteError(cell.line, at)
        else:
            end = lines[number].find(separator, at)
            end = len(lines[number]) if end < 0 else end
            text = lines[number][at:end].rstrip()
            cell = Cell(text, number, at, at + len(text))
        cells.append(cell)
        if end == len(lines[number]):
            return cells, number
        at = end + 1


def _behind_blanks(line: str, at: int) -> int:
    while line.startswith(" ", at):
        at += 1
    return at


def _quoted(lines: list[str], line: int, quote: int) -> tuple[Cell, int, int]:
    """Return a cell in quotes, and the line and the column behind its last quote."""
    parts: list[str] = []
    number, at = line, quote + 1
    while True:
        close = lines[number].find('"', at)
        if close < 0:
            parts += lines[number][at:], " "
            number, at = number + 1, 0
            if number == len(lines):
                raise _QuoteError(line, quote)
        elif lines[number][close + 1 : close + 2] == '"':
            parts.append(lines[number][at : close + 1])
            at = close + 2
        else:
            parts.append(lines[number][at:close])
            text = "".join(parts)
            start = _behind_blanks(lines[line], quote + 1)
            end = len(lines[line]) if number > line else close
            return Cell(text.strip(), line, start, end), number, close + 1


def _whole_line(source: Source, number: int, column: int) -> Location:
    return source.location(number, column, end_column=len(source.lines[number]))
