"""The trend of a report as tables of HTML, each as wide as a sheet of paper. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._charts import Point, limits_of_target, sparkline
from iku_core.report._markup import Markup, element, figure, joined, label
from iku_core.report._report_rows import ReportGroup, ReportRow
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._trend import TrendCell, in_blocks, trend_cell, trend_labels

__all__ = ["trend_tables"]

_ROOM: Final = 96
_LEAST: Final = 11
_BETWEEN: Final = 3
_ROWS_ON_A_SHEET: Final = 12


def trend_tables(
    groups: Sequence[ReportGroup],
    shown: Sequence[Achievements],
    language: Language,
    style: NumberStyle,
) -> Markup:
    """Return the figures over the periods, in tables of as many periods as fit beside each other.

    Args:
        groups: The rows of the report.
        shown: The periods of the trend, at least one.
        language: Language of the words.
        style: Style of the numbers.
    """
    rows = [_Row(row, shown, language, style) for group in groups for row in group.rows]
    labels = trend_labels(shown, language)
    widths = [_width(period, row.cells[at]) for row in rows for at, period in enumerate(labels)]
    blocks = list(in_blocks(range(len(shown)), max(_ROOM // max(widths), 1)))
    words = REPORT_WORDS[language]
    kind = "region whole" if len(rows) <= _ROWS_ON_A_SHEET else "region"
    tables = []
    for block in blocks:
        is_first = block is blocks[0]
        head = [
            element("th", words["indicator"], scope="col", class_="wi"),
            *(element("th", labels[at], scope="col", class_="num") for at in block),
            element("th", words["chart"], scope="col", class_="wc") if is_first else None,
        ]
        name = f"{words['trend']}: {labels[block[0]]} – {labels[block[-1]]}"
        table = element(
            "table",
            element("caption", element("span", name, class_="aside")),
            element("thead", element("tr", *head)),
            element("tbody", *(row.of(block, labels, is_first=is_first) for row in rows)),
            class_="trend",
        )
        tables.append(element("div", table, class_=kind, role="group", tabindex=0, aria_label=name))
    return joined((element("p", words["gap_note"], class_="soft"), *tables))


def _width(period: str, cell: TrendCell) -> int:
    """Return how many letters a period needs beside others: its figure, or its longest word."""
    words = f"{period} {cell.remark} {cell.value if cell.is_label else ''}".split()
    figure_and_room = 0 if cell.is_label else len(cell.value) + _BETWEEN
    return max(_LEAST, figure_and_room, *(len(word) + 1 for word in words))


class _Row:
    """Write the figures of one indicator."""

    def __init__(
        self, row: ReportRow, shown: Sequence[Achievements], language: Language, style: NumberStyle
    ) -> None:
        self.row = row
        self.found = [item.indicators.get(row.item.indicator.id) for item in shown]
        self.cells = [trend_cell(item, language, style) for item in self.found]
        self.title = REPORT_WORDS[language]["spark"]

    def of(self, block: Sequence[int], labels: Sequence[str], *, is_first: bool) -> Markup:
        """Return the row in a table of some periods; the chart of all stands in the first."""
        row = self.row
        unit = element("span", row.unit, class_="small") if row.unit else None
        return element(
            "tr",
            element("th", f"{row.number} {row.name}", unit, scope="row"),
            *(self._cell(self.cells[at]) for at in block),
            element("td", self._chart(labels)) if is_first else None,
        )

    def _cell(self, cell: TrendCell) -> Markup:
        value = label(cell.value) if cell.is_label else figure(cell.value)
        remark = element("span", cell.remark, class_="small") if cell.remark else None
        return element("td", value, remark, class_="num")

    def _chart(self, labels: Sequence[str]) -> Markup:
        told = (
            f"{period}: {cell.value} {cell.remark}".strip()
            for period, cell in zip(labels, self.cells, strict=True)
        )
        return sparkline(
            [
                Point(None, ())
                if item is None
                else Point(item.result.exact, limits_of_target(item.target))
                for item in self.found
            ],
            f"s{self.row.number}",
            title=self.title,
            description=f"{self.row.name}: {'; '.join(told)}",
        )
