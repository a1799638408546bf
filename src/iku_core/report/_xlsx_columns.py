"""The columns of the sheet of figures, by what stands in them. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iku_core.achievement import Achievements
from iku_core.declaration import Range
from iku_core.exact import Exact
from iku_core.report._xlsx_book import Look, Sheet
from iku_core.report._xlsx_live import options_of
from iku_core.report._xlsx_values import Known

__all__ = ["WIDTHS", "FigureColumns", "needed_columns"]

WIDTHS: Final = {
    "number": 5,
    "indicator": 38,
    "unit": 9,
    "target": 10,
    "realisation": 11,
    "status": 14,
    "achievement": 10,
    "verdict": 12,
    "result_grade": 12,
    "grade": 14,
    "remark": 34,
    "source": 20,
    "officer": 18,
    "weight": 8,
    "exact": 20,
    "uncapped": 18,
    "full": 18,
    "low": 12,
    "high": 12,
    "target_score": 12,
    "score": 12,
    "recorded": 16,
    "doubts": 40,
    "noted": 40,
    "divisor": 30,
}
"""The columns in their order, and how many letters wide they are."""

_WHERE_NEEDED: Final = ("result_grade", "grade", "weight", "low", "high", "target_score", "score")
_CENTRED: Final = ("status", "verdict", "result_grade", "grade")
_TOLD: Final = ("remark", "doubts")


class FigureColumns:
    """Write cells of a row by the names of their columns."""

    def __init__(self, sheet: Sheet, keys: tuple[str, ...]) -> None:
        """Take the sheet, and its columns in their order."""
        self.sheet = sheet
        self._columns = {key: number for number, key in enumerate(keys, start=1)}

    def __contains__(self, key: str) -> bool:
        """Return whether the sheet has a column."""
        return key in self._columns

    def number_of(self, key: str) -> int:
        """Return the number of a column, counted from 1."""
        return self._columns[key]

    def place(self, key: str, row: int, *, outside: bool = False) -> str:
        """Return the address of a cell, for formulas of its own sheet or of others."""
        return self.sheet.address(row, self._columns[key], outside=outside)

    def widen(self, key: str, number: Exact, form: str) -> None:
        """Make a column wide enough for a number that may come to stand there."""
        self.sheet.widen(self._columns[key], number, form)

    def text(self, key: str, row: int, text: str, *, side: str = "left") -> None:
        """Write a text."""
        self.sheet.text(row, self._columns[key], text, side=side)

    def value(
        self,
        key: str,
        row: int,
        known: Known | None,
        *,
        form: str = "General",
        is_input: bool = False,
    ) -> None:
        """Write a number or a text that is not computed anew; an input takes numbers alone."""
        if isinstance(known, str) or known is None:
            self.text(key, row, known or "", side="right")
        else:
            look: Look = "input" if is_input else "cell"
            self.sheet.number(row, self._columns[key], known, form=form, look=look)
            if is_input:
                self.sheet.take_numbers_alone(row, self._columns[key])

    def formula(
        self, key: str, row: int, formula: str, known: Known, *, form: str = "General"
    ) -> None:
        """Write a formula with its value."""
        side = "center" if key in _CENTRED else "left" if key in _TOLD else "right"
        self.sheet.formula(row, self._columns[key], formula, known, form=form, side=side)


def needed_columns(achievements: Achievements) -> tuple[str, ...]:
    """Return the columns of a report; some are there only where an indicator needs them."""
    needed = set(_needed(achievements))
    return tuple(key for key in WIDTHS if key not in _WHERE_NEEDED or key in needed)


def _needed(achievements: Achievements) -> Iterator[str]:
    for item in achievements.indicators.values():
        if item.indicator.scale is not None:
            yield "result_grade"
        if options_of(item.indicator).scale is not None:
            yield "grade"
        if item.indicator.weight is not None:
            yield "weight"
        if isinstance(item.target, Range):
            yield from ("low", "high")
        if isinstance(item.target, str):
            yield from ("target_score", "score")
