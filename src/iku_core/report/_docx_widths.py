"""How wide the columns of a report in Word are, so that no figure is broken. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from iku_core.report._docx_page import Side
from iku_core.report._report_rows import ReportRow

__all__ = ["COLUMNS", "PAGE_WIDTH", "width_of", "widths_of"]

PAGE_WIDTH: Final = 267.0
"""Millimetres between the margins."""

COLUMNS: Final[dict[str, tuple[float, Side]]] = {
    "number": (10, "center"),
    "indicator": (74, "left"),
    "unit": (20, "center"),
    "target": (20, "right"),
    "realisation": (23, "right"),
    "achievement": (22, "right"),
    "grade": (20, "center"),
    "achievement_grade": (20, "center"),
    "source": (33, "left"),
    "officer": (33, "left"),
}
"""The columns, with their width; figures that need more take it from the texts."""

_TEXTS: Final = {"indicator": 36.0, "source": 30.0, "officer": 30.0}
"""How narrow the columns of texts may become, where figures are no longer than usual."""

_LEAST: Final = 14.0

_DIGIT: Final = 2.3
_LETTERS: Final = {**dict.fromkeys(".,", 1.2), **dict.fromkeys("≈<>=–", 3.0)}
"""Millimetres of letters as wide as those of the fonts that stand in where Arial is not there."""

_BESIDE: Final = 4.0
_WIDEST: Final = 62.0


def width_of(figure: str) -> float:
    """Return the millimetres that a column needs so that a figure in it is not broken.

    Args:
        figure: The figure, in letters of the size of the page.
    """
    letters = sum(_LETTERS.get(letter, _DIGIT) for letter in figure)
    return min(letters + _BESIDE, _WIDEST)


def widths_of(columns: Sequence[str], rows: Sequence[ReportRow]) -> list[float]:
    """Return the width of each column, so that no figure is broken.

    What figures need, and what is left, is shared by the columns of texts.
    """
    widths = {key: COLUMNS[key][0] for key in columns}
    for row in rows:
        figures = {"achievement": row.achievement}
        if not isinstance(row.item.target, str):
            figures |= {"target": row.target, "realisation": row.realisation}
        for key, text in figures.items():
            widths[key] = max(widths[key], width_of(text))
    left = PAGE_WIDTH - sum(widths.values())
    room = {key: max(widths[key] - least, 1.0) for key, least in _TEXTS.items()}
    for key, own in room.items():
        widths[key] = max(widths[key] + left * own / sum(room.values()), _LEAST)
    return [widths[key] for key in columns]
