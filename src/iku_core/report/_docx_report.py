"""The pages of the performance report in Word. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docx.shared import Mm
from docx.table import Table

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._docx_page import (
    add_grid,
    add_heading,
    add_paragraph,
    add_row,
    bytes_of,
    join_across,
    keep_row_whole,
    new_page,
    repeat_row,
    rows_of,
    shade,
    write_cell,
    write_footer,
)
from iku_core.report._docx_widths import COLUMNS, PAGE_WIDTH, width_of, widths_of
from iku_core.report._office_files import dated
from iku_core.report._report_rows import (
    ReportGroup,
    ReportRow,
    facts_of,
    grade_columns,
    has_targets,
    report_groups,
    summary_text,
    worked_lines,
)
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._trend import in_blocks, periods_of_trend, trend_cell, trend_labels

__all__ = ["ReportPage"]

_FACTS: Final = (50.0, 5.0, 212.0)
_OBJECTIVE: Final = "EDEDED"
_PERIOD: Final = 25.0
_BESIDE_PERIODS: Final = 82.0
_OF: Final[dict[Language, str]] = {"id": "dari", "en": "of"}


class ReportPage:
    """Write one report."""

    def __init__(
        self,
        achievements: Achievements,
        language: Language,
        numbers: NumberStyle,
        trend: tuple[Achievements, ...],
        audit: list[str],
    ) -> None:
        self.audit = audit
        self.achievements = achievements
        self.language: Language = language
        self.numbers: NumberStyle = numbers
        self.trend = trend
        self.words = REPORT_WORDS[language]
        document, agreement = achievements.document, achievements.agreement
        day = dated(document, None if agreement is None else agreement.date)
        self.title = f"{self.words['title']} {achievements.period.label(language)}"
        self.page = new_page(
            f"{self.title}: {document.title}", document.organisation.name, day, language
        )

    def bytes(self) -> bytes:
        """Return the bytes of the file."""
        document = self.achievements.document
        add_heading(self.page, self.title.upper(), side="center", size=14)
        add_paragraph(self.page, document.title, side="center", bold=True, size=12, after=8)
        self._facts()
        groups = report_groups(self.achievements, self.language, self.numbers)
        self._figures(groups)
        if has_targets(self.achievements):
            self._summary(groups)
        self._trend(groups)
        self._worked(groups)
        add_heading(self.page, self.words["audit"])
        for position, line in enumerate(self.audit, start=1):
            add_paragraph(self.page, line, with_next=position < len(self.audit))
        write_footer(self.page, f"{document.id}, {self.achievements.period}", _OF[self.language])
        return bytes_of(self.page)

    def _facts(self) -> None:
        facts = facts_of(self.achievements, self.language)
        table = add_grid(self.page, len(facts), _FACTS, lines=False)
        for row, (label, text) in zip(table.rows, facts, strict=True):
            for cell, written in zip(row.cells, (label, ":", text), strict=True):
                write_cell(cell, written)
        add_paragraph(self.page)

    def _figures(self, groups: tuple[ReportGroup, ...]) -> None:
        rows = [row for group in groups for row in group.rows]
        grades = grade_columns(groups)
        columns = [key for key in COLUMNS if key in grades or not key.endswith("grade")]
        table = add_grid(self.page, 1, widths_of(columns, rows))
        repeat_row(table.rows[0])
        for cell, word in zip(table.rows[0].cells, columns, strict=True):
            shade(cell)
            write_cell(cell, self.words[word], side="center", bold=True, with_next=True)
        for group in groups:
            title = f"{self.words['objective']} {group.number}: {group.statement}"
            self._across(table, title, bold=True, colour=_OBJECTIVE, with_next=True)
            for row in group.rows:
                self._row(table, row, columns)
            if group.summary:
                self._across(table, group.summary, first=1)

    def _row(self, table: Table, row: ReportRow, columns: Sequence[str]) -> None:
        """Write an indicator, and below it why it has no value and what is doubtful."""
        below = {"realisation": row.status, "achievement": row.verdict}
        texts = []
        for key in columns:
            text = row.name if key == "indicator" else str(getattr(row, key))
            texts.append(f"{text}\n{below[key]}" if below.get(key) else text)
        added = add_row(table)
        remarks = row.remarks
        for cell, text, key in zip(added.cells, texts, columns, strict=True):
            write_cell(cell, text, side=COLUMNS[key][1], with_next=bool(remarks))
        keep_row_whole(added, max(map(len, texts)))
        if remarks:
            self._across(table, "\n".join(remarks), first=1, size=9)

    def _across(
        self,
        table: Table,
        text: str,
        *,
        first: int = 0,
        bold: bool = False,
        size: float | None = None,
        colour: str | None = None,
        with_next: bool = False,
    ) -> None:
        """Add a row with one text over all columns from the `first`."""
        row = add_row(table)
        cell = join_across(row.cells[first:])
        if colour is not None:
            shade(cell, colour)
        write_cell(cell, text, bold=bold, size=size, with_next=with_next)
        keep_row_whole(row, len(text))

    def _summary(self, groups: tuple[ReportGroup, ...]) -> None:
        """Write the achievements put together, for each objective and for the document."""
        add_heading(self.page, self.words["summary"])
        told = [(f"{self.words['objective']} {group.number}", group.summary) for group in groups]
        total = summary_text(self.achievements.total, self.language, self.numbers)
        told.append((self.words["document"], total))
        table = add_grid(self.page, len(told), (50.0, 217.0))
        for row, (label, text) in zip(table.rows, told, strict=True):
            write_cell(row.cells[0], label, bold=label == self.words["document"])
            write_cell(row.cells[1], text, bold=label == self.words["document"])
            keep_row_whole(row, len(text))

    def _trend(self, groups: tuple[ReportGroup, ...]) -> None:
        """Write the figures over the periods; of many periods, in several tables."""
        shown = periods_of_trend(self.achievements, self.trend)
        if shown:
            add_heading(self.page, self.words["trend"])
        rows = [row for group in groups for row in group.rows]
        cells = [
            trend_cell(item, self.language, self.numbers)
            for period in shown
            for item in period.indicators.values()
        ]
        figures = (cell.value for cell in cells if not cell.is_label)
        width = max([_PERIOD, *map(width_of, figures)])
        most = max(int((PAGE_WIDTH - _BESIDE_PERIODS) / width), 1)
        for position, block in enumerate(in_blocks(shown, most)):
            if position:
                add_paragraph(self.page)
            self._figures_of_periods(rows, block, width)

    def _figures_of_periods(
        self, rows: Sequence[ReportRow], shown: Sequence[Achievements], width: float
    ) -> None:
        widths = [10.0, PAGE_WIDTH - 32.0 - width * len(shown), 22.0, *[width] * len(shown)]
        table = add_grid(self.page, 1 + len(rows), widths)
        repeat_row(table.rows[0])
        headings = (self.words["number"], self.words["indicator"], self.words["unit"])
        labels = trend_labels(shown, self.language)
        for cell, heading in zip(table.rows[0].cells, (*headings, *labels), strict=True):
            shade(cell)
            write_cell(cell, heading, side="center", bold=True, with_next=True)
        written = zip(table.rows[1:], rows_of(table)[1:], rows, strict=True)
        for line, cells, row in written:
            for position, text in enumerate((row.number, row.name, row.unit)):
                write_cell(cells[position], text, side="left" if position == 1 else "center")
            for cell, period in zip(cells[3:], shown, strict=True):
                item = period.indicators.get(row.item.indicator.id)
                told = trend_cell(item, self.language, self.numbers)
                write_cell(cell, told.value, side="right")
                if told.remark:
                    add_paragraph(cell, told.remark, side="right", size=8)
            keep_row_whole(line, len(row.name))

    def _worked(self, groups: tuple[ReportGroup, ...]) -> None:
        """Write how each figure was computed, with labels, with numbers, with the result."""
        add_heading(self.page, self.words["worked"])
        for group in groups:
            for row in group.rows:
                name = f"{row.number}. {row.name}"
                add_paragraph(self.page, name, bold=True, before=6, with_next=True)
                lines = worked_lines(row.item.result, self.language, self.numbers)
                for position, line in enumerate(lines, start=1):
                    paragraph = add_paragraph(self.page, line, with_next=position < len(lines))
                    paragraph.paragraph_format.left_indent = Mm(6)
