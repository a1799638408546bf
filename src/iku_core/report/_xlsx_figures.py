"""The sheet of figures: each is a formula over the sheet of counts. Layer 6."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._report_rows import NOTHING, ReportRow, facts_of, report_groups
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._xlsx_achieved import AchievementCells, shown
from iku_core.report._xlsx_book import Book
from iku_core.report._xlsx_columns import WIDTHS, FigureColumns, needed_columns
from iku_core.report._xlsx_counts import CountCells
from iku_core.report._xlsx_live import LiveFormulas, TargetCells
from iku_core.report._xlsx_remarks import RemarkCells
from iku_core.report._xlsx_scales import ScaleCells
from iku_core.report._xlsx_values import Known, form_of, quoted
from iku_core.report._xlsx_words import BOOK_WORDS
from iku_core.result import STATUS_WORDS
from iku_core.status import Status

__all__ = ["FigureSheet", "Span"]


class Span(NamedTuple):
    """Hold the rows of one objective, the first and the last."""

    first: int
    last: int


class FigureSheet:
    """Write the sheet.

    Attributes:
        achievements: What the report is of.
        groups: Its cells as texts.
        words: The words of reports and workbooks.
        columns: The columns of the sheet.
        spans: The rows of each objective.
    """

    def __init__(
        self, book: Book, achievements: Achievements, language: Language, numbers: NumberStyle
    ) -> None:
        """Begin the sheet; its rows follow when the places of counts and scales are known."""
        self.achievements = achievements
        self.words = {**REPORT_WORDS[language], **BOOK_WORDS[language]}
        self.groups = report_groups(achievements, language, numbers)
        self._language: Language = language
        self._numbers: NumberStyle = numbers
        self._status = STATUS_WORDS[language]
        keys = needed_columns(achievements)
        facts = facts_of(achievements, language)
        head = len(facts) + 4
        sheet = book.sheet(self.words["figures"], [WIDTHS[key] for key in keys], head=head)
        self.columns = FigureColumns(sheet, keys)
        title = f"{self.words['title']} {achievements.period.label(language)}"
        sheet.text(1, 1, title, "title")
        for row, (label, text) in enumerate(facts, start=2):
            sheet.text(row, 1, f"{label}: {text}", "plain")
        how = self.words["how_figures"].format(counts=self.words["counts"])
        sheet.text(head - 1, 1, how, "plain")
        for column, key in enumerate(keys, start=1):
            sheet.text(head, column, self.words[key], "head")
        self.spans: list[Span] = []
        self._rows: dict[str, int] = {}
        row = head
        for group in self.groups:
            row += 1
            self.spans.append(Span(row + 1, row + len(group.rows)))
            for item in group.rows:
                row += 1
                self._rows[item.item.indicator.id] = row

    def write(
        self,
        counts: CountCells,
        scales: ScaleCells,
        live: LiveFormulas,
        fixed: Mapping[str, str],
    ) -> None:
        """Write the rows.

        Args:
            counts: Where counts stand.
            scales: Where scales stand.
            live: What writes the formulas.
            fixed: Why figures are not computed anew, by id of the indicator.
        """
        reached = self.words["reached"], self.words["not_reached"]
        achieved = AchievementCells(self.columns, scales, live, reached=reached)
        reasons: dict[str, str] = {}
        targets: list[tuple[ReportRow, TargetCells | None]] = []
        sheet, last = self.columns.sheet, self.columns.number_of("officer")
        for group, span in zip(self.groups, self.spans, strict=True):
            title = f"{self.words['objective']} {group.number}: {group.statement}"
            sheet.across(span.first - 1, 1, last, title, "group")
            sheet.print_only(last, span.last)
            for row in group.rows:
                at, item = self._rows[row.item.indicator.id], row.item
                self._texts(at, row)
                reason = self._figure(at, row, live, fixed.get(item.indicator.id))
                if reason is not None:
                    reasons[item.indicator.id] = reason
                number = self.columns.place("exact", at), item.indicator.decimals
                label = "" if item.result_grade is None else item.result_grade.label
                achieved.grade("result_grade", at, item.indicator.scale, number, label)
                targets.append((row, achieved.write(at, row, self._status[item.status])))
        remarks = RemarkCells(
            *(self.columns, self.achievements, counts, self._rows),
            fixed=reasons,
            language=self._language,
            numbers=self._numbers,
        )
        for row, target in targets:
            remarks.write(row, target)

    def _texts(self, at: int, row: ReportRow) -> None:
        columns = self.columns
        columns.value("number", at, int(row.number))
        columns.text("indicator", at, row.name)
        columns.text("unit", at, row.unit)
        columns.text("source", at, row.source)
        columns.text("officer", at, row.officer)
        if row.item.indicator.weight is not None:
            columns.value("weight", at, row.item.indicator.weight)
        form = form_of(row.item.indicator.decimals)
        columns.value("recorded", at, shown(row.realisation, row.item.result.value), form=form)

    def _figure(
        self, at: int, row: ReportRow, live: LiveFormulas, reason: str | None
    ) -> str | None:
        """Write the figure and its status; returns the word that tells why it is not live."""
        indicator, result, columns = row.item.indicator, row.item.result, self.columns
        parts = {
            name: columns.place("exact", self._rows[part.id])
            for name, part in indicator.parts.items()
        }
        formula = None if reason else live.figure(indicator, parts)
        status, form = self._status[result.status], form_of(indicator.decimals)
        known: Known = status if result.exact is None else result.exact
        if formula is None:
            columns.value("exact", at, known)
            columns.value("status", at, status)
            columns.value("realisation", at, shown(row.realisation, result.value), form=form)
            return reason or "too_long"
        exact = columns.place("exact", at)
        columns.formula("exact", at, formula, known)
        ok, nothing = quoted(self._status[Status.OK]), quoted(NOTHING)
        columns.formula("status", at, f"IF(ISNUMBER({exact}),{ok},{exact})", status)
        rounded = f"IF(ISNUMBER({exact}),ROUND({exact},{indicator.decimals}),{nothing})"
        value: Known = NOTHING if result.value is None else result.value
        columns.formula("realisation", at, rounded, value, form=form)
        return None
