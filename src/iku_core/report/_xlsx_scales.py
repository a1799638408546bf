"""The sheet of scales, and the formulas that look a number up on one. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iku_core.achievement import Achievements
from iku_core.messages import Language
from iku_core.report._xlsx_book import Book, Sheet
from iku_core.report._xlsx_values import form_of
from iku_core.report._xlsx_words import BOOK_WORDS
from iku_core.scale import Scale, ScaleClass

__all__ = ["ScaleCells", "write_scales"]

_MAX_CLASSES: Final = 50
_WIDTHS: Final = (40, 14, 16, 14, 16, 12, 40)


class ScaleCells:
    """Hold where the classes of scales stand in the workbook."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Sheet, int]] = {}

    def put(self, scale: Scale, sheet: Sheet, first: int) -> None:
        """Note where the classes of a scale begin."""
        self._rows[scale.id] = sheet, first

    def label(self, scale: Scale, cell: str, decimals: int) -> str:
        """Return the formula of the label of a number; an empty text outside the scale.

        Args:
            scale: The scale.
            cell: Where the number stands.
            decimals: Places to which it is displayed.
        """
        number = cell
        if scale.is_bounded and scale.classify == "rounded":
            number = f"ROUND({cell},{min(scale.decimals, decimals)})"
        return "&".join(
            f'IF({self._holds(scale, item, number, position)},{self._cell(scale, position, 1)},"")'
            for position, item in enumerate(scale.classes)
        )

    def score(self, scale: Scale, label: str) -> str | None:
        """Return the formula of the score of a label; an empty text where it is not on the scale.

        Args:
            scale: The scale.
            label: A formula that gives the label.

        Returns:
            None where the scale has more classes than a spreadsheet can go through.
        """
        if len(scale.classes) > _MAX_CLASSES:
            return None
        formula = '""'
        for position, _ in enumerate(scale.classes):
            name, score = self._cell(scale, position, 1), self._cell(scale, position, 6)
            formula = f"IF(EXACT({name},{label}),{score},{formula})"
        return formula

    def _cell(self, scale: Scale, position: int, column: int) -> str:
        sheet, first = self._rows[scale.id]
        return sheet.address(first + position, column)

    def _holds(self, scale: Scale, item: ScaleClass, number: str, position: int) -> str:
        """Return the condition that a number belongs to a class."""
        if not scale.is_bounded:
            return f"{number}={self._cell(scale, position, 6)}"
        ends = []
        if item.low is not None:
            sign = ">=" if item.holds_low else ">"
            ends.append(f"{number}{sign}{self._cell(scale, position, 2)}")
        if item.high is not None:
            sign = "<=" if item.holds_high else "<"
            ends.append(f"{number}{sign}{self._cell(scale, position, 4)}")
        return ends[0] if len(ends) == 1 else f"AND({','.join(ends)})"


def write_scales(book: Book, achievements: Achievements, language: Language) -> ScaleCells:
    """Write the scales that a report grades on; there is no sheet where there are none."""
    cells = ScaleCells()
    scales = {scale.id: scale for scale in _scales(achievements)}
    if not scales:
        return cells
    words = BOOK_WORDS[language]
    sheet = book.sheet(words["scales"], _WIDTHS)
    sheet.text(1, 1, words["scales"], "title")
    row = 2
    for scale in scales.values():
        row += 1
        source = "" if scale.source is None else f" ({scale.source})"
        sheet.text(row, 1, f"{scale.title}{source}", "plain")
        row += 1
        heads = ("class", "class_from", "", "class_to", "", "class_score", "class_meaning")
        for column, head in enumerate(heads, start=1):
            sheet.text(row, column, words[head] if head else "", "head")
        cells.put(scale, sheet, row + 1)
        for item in scale.classes:
            row += 1
            _class(sheet, row, scale, item, words)
        row += 1
    return cells


def _class(sheet: Sheet, row: int, scale: Scale, item: ScaleClass, words: dict[str, str]) -> None:
    sheet.text(row, 1, item.label)
    ends = ((2, item.low, item.holds_low), (4, item.high, item.holds_high))
    for column, bound, holds in ends:
        if bound is None:
            sheet.text(row, column, "")
            sheet.text(row, column + 1, "")
        else:
            sheet.number(row, column, bound, form=form_of(scale.decimals))
            sheet.text(row, column + 1, words["included_bound" if holds else "excluded_bound"])
    sheet.number(row, 6, scale.score_of(item))
    sheet.text(row, 7, item.meaning or "")


def _scales(achievements: Achievements) -> Iterator[Scale]:
    for item in achievements.indicators.values():
        indicator = item.indicator
        options = indicator.achievement.over(indicator.achievement_defaults.options)
        yield from (scale for scale in (indicator.scale, options.scale) if scale is not None)
    of_all = achievements.document.achievement.options.scale
    if of_all is not None:
        yield of_all
