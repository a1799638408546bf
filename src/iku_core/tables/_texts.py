"""Numbers that come as text, as in every CSV file.

Enters: a frame whose cells are text. Leaves: the same with numbers in the columns of the counts,
or the cells that are none, each at its line. Layer 6.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import narwhals.stable.v2 as nw
from attrs import frozen

from iku_core._formula_scan import PERHAPS_THOUSANDS
from iku_core._supplied_numbers import DecimalMark, Refusal, read_number
from iku_core.declaration import Count
from iku_core.files import path_of
from iku_core.issues import MAX_FAULTS, Issue, Location, new_issue
from iku_core.tables._frames import Frame
from iku_core.tables._stages import all_of, one_where

__all__ = ["MAX_FAULTS", "TextNumbers", "delimiter_of"]


_LONGEST: Final = 15
_MARKS: Final = (",", ";", "\t")
_THOUSANDS: Final = f"^-?{PERHAPS_THOUSANDS.pattern}$"
_WHOLE: Final = r"^-?(0|[1-9][0-9]*)(\.00?)?$"
_DECIMAL: Final = r"^-?(0|[1-9][0-9]*)(\.[0-9]{1,6})?$"
_COMMA_WHOLE: Final = r"^-?([1-9][0-9]{0,2}(\.[0-9]{3})+|0|[1-9][0-9]*)(,00?)?$"
_COMMA_DECIMAL: Final = r"^-?([1-9][0-9]{0,2}(\.[0-9]{3})+|0|[1-9][0-9]*)(,[0-9]{1,6})?$"


def delimiter_of(header: str) -> str:
    r"""Return what stands between the names of the first line.

    Example:
        >>> delimiter_of("kabupaten;jumlah_desa")
        ';'
    """
    return max(_MARKS, key=header.count)


@frozen
class TextNumbers:
    """Hold how the numbers of a file are written.

    Attributes:
        counts: The counts by column.
        decimal: `comma` for 1.234,5; `point` where 1234.500 is no thousands; None for neither.
    """

    counts: Mapping[str, Count]
    decimal: DecimalMark | None

    def faults(self, frame: Frame) -> Frame:
        """Return one row with the number of cells that are no numbers, by column."""
        flags = (one_where(~self._is_valid(name)).alias(name) for name in self.counts)
        return frame.select(*flags).select(*(nw.col(name).sum() for name in self.counts))

    def read(self, frame: Frame) -> Frame:
        """Return a frame with numbers, of which no cell is at fault."""
        numbers = [self._number(name).alias(name) for name in self.counts]
        return frame.with_columns(*numbers) if numbers else frame

    def locate(self, path: str) -> Iterator[Issue]:
        """Iterate over the cells that are no numbers, in the order of the file."""
        with path_of(path).open(encoding="utf-8-sig", newline="") as file:
            lines = [""]
            delimiter = delimiter_of(file.readline())
            file.seek(0)
            # The reader tells the number of a line, and forgets what it was.
            rows = csv.reader(_remembered(file, lines), delimiter=delimiter)
            header = next(rows)
            for cells in rows:
                line = lines[0].rstrip("\r\n")
                column = 0
                for name, cell in zip(header, cells, strict=False):
                    # Of a cell of several lines, the end alone is in this line.
                    found = line.find(cell, column)
                    column = max(found, column)
                    if name in self.counts and not self._accepts(cell.strip(), self.counts[name]):
                        place = Location(
                            file=path,
                            line=rows.line_num,
                            column=column + 1,
                            end_column=column + len(cell) + 1,
                            path=f"$.{name}",
                            source_line=line,
                        )
                        yield self._fault(name, cell.strip(), place)
                    column += len(cell) if found >= 0 else 0

    def _fault(self, name: str, text: str, place: Location) -> Issue:
        reading = read_number(text, self.counts[name], self.decimal, quoted=False)
        if isinstance(reading, Refusal):
            return new_issue(reading.code, place, count=name, **reading.words)
        return new_issue("IKU614", place, count=name, text=text)

    def _patterns(self, count: Count) -> tuple[str, bool]:
        """Return what a number looks like, and whether a separator of thousands is doubtful."""
        is_whole = count.kind == "count"
        if self.decimal == "comma":
            return (_COMMA_WHOLE if is_whole else _COMMA_DECIMAL), False
        return (_WHOLE if is_whole else _DECIMAL), self.decimal is None and not is_whole

    def _accepts(self, text: str, count: Count) -> bool:
        pattern, is_doubtful = self._patterns(count)
        digits = re.sub("[^0-9]", "", text)
        return not text or (
            len(digits) <= _LONGEST
            and re.match(pattern, text) is not None
            and not (is_doubtful and re.match(_THOUSANDS, text))
        )

    def _text(self, name: str) -> nw.Expr:
        """Return the text of a cell without blanks around it; null where there is none."""
        text = nw.col(name).str.strip_chars()
        return nw.when(text != "").then(text)

    def _is_valid(self, name: str) -> nw.Expr:
        text = self._text(name)
        pattern, is_doubtful = self._patterns(self.counts[name])
        digits = text.str.replace_all("[^0-9]", "").str.len_chars()
        right = [digits <= _LONGEST, text.str.contains(pattern)]
        if is_doubtful:
            right.append(~text.str.contains(_THOUSANDS))
        return text.is_null() | all_of(right)

    def _number(self, name: str) -> nw.Expr:
        text = self._text(name)
        if self.decimal == "comma":
            text = text.str.replace_all(".", "", literal=True)
            text = text.str.replace_all(",", ".", literal=True)
        if self.counts[name].kind == "count":
            return text.str.replace_all(r"\.0+$", "").cast(nw.Int64)
        return text.cast(nw.Float64)


def _remembered(lines: Iterable[str], last: list[str]) -> Iterator[str]:
    """Iterate over lines, and leave the last one read where it can be seen."""
    for line in lines:
        last[0] = line
        yield line
