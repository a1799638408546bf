"""The sheets around the figures: summary, worked formulas, trend, notes. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from iku_core.achievement import Achievements, AchievementSummary
from iku_core.definition import Document
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.period import date_label
from iku_core.report._report_rows import (
    NOTHING,
    ReportGroup,
    facts_of,
    worked_lines,
)
from iku_core.report._report_words import FORM_WORDS, REPORT_WORDS
from iku_core.report._trend import periods_of_trend, trend_labels
from iku_core.report._xlsx_book import Book, Sheet
from iku_core.report._xlsx_figures import FigureSheet, Span
from iku_core.report._xlsx_scales import ScaleCells
from iku_core.report._xlsx_values import Known, form_of, quoted
from iku_core.report._xlsx_words import BOOK_WORDS

__all__ = ["write_notes", "write_summary", "write_trend", "write_worked"]

_Method: TypeAlias = Literal["mean", "weights", "objectives", "indicators"] | None

_PART, _STATEMENT, _VALUE, _FULL, _GRADE, _REACHED, _JUDGED, _INCLUDED, _LEFT_OUT = range(1, 10)
_HEADS: Final = (
    *("part", "statement", "achievement", "full", "grade"),
    *("reached_count", "judged", "included", "left_out"),
)
_HEAD: Final = 3


def write_summary(
    book: Book,
    achievements: Achievements,
    figures: FigureSheet,
    scales: ScaleCells,
    language: Language,
) -> None:
    """Write the achievements put together: of each objective, and of the document."""
    words = {**REPORT_WORDS[language], **BOOK_WORDS[language]}
    words["statement"] = words["label"]
    sheet = book.sheet(words["summary"], (16, 70, 13, 18, 18, 12, 12, 12, 14), head=_HEAD)
    sheet.text(1, 1, f"{words['summary']} {achievements.period.label(language)}", "title")
    for column, head in enumerate(_HEADS, start=1):
        sheet.text(_HEAD, column, words[head], "head")
    writer = _SummaryRows(sheet, achievements, figures, scales)
    defaults = achievements.document.achievement
    parts = zip(figures.groups, figures.spans, achievements.objectives, strict=True)
    row = _HEAD
    for group, span, summary in parts:
        row += 1
        sheet.text(row, _PART, f"{words['objective']} {group.number}")
        sheet.text(row, _STATEMENT, group.statement)
        writer.row(row, span, summary, defaults.objective)
    row += 1
    sheet.text(row, _PART, words["document"], "group")
    sheet.text(row, _STATEMENT, achievements.document.title, "group")
    everything = Span(figures.spans[0].first, figures.spans[-1].last)
    method: _Method = defaults.document
    writer.row(row, everything, achievements.total, method)


class _SummaryRows:
    """Write rows of the summary."""

    def __init__(
        self, sheet: Sheet, achievements: Achievements, figures: FigureSheet, scales: ScaleCells
    ) -> None:
        self.sheet = sheet
        self.options = achievements.document.achievement.options
        self.indicators = len(achievements.indicators)
        self.figures = figures
        self.scales = scales

    def row(self, row: int, span: Span, summary: AchievementSummary, method: _Method) -> None:
        """Write one row.

        Args:
            row: The row.
            span: The rows of the indicators that are put together.
            summary: What was put together exactly.
            method: How it is put together; None for not at all.
        """
        sheet, figures = self.sheet, self.figures
        achieved, verdict = self._cells("full", span), self._cells("verdict", span)
        full = sheet.address(row, _FULL, outside=False)
        formula = self._mean(row, span, achieved, method)
        if formula is None:
            for column in (_VALUE, _FULL, _GRADE):
                sheet.text(row, column, NOTHING, "live", side="right")
        else:
            known: Known = NOTHING if summary.exact is None else summary.exact
            sheet.formula(row, _FULL, formula, known)
            decimals = 2 if self.options.decimals is None else self.options.decimals
            rounded = f"IF(ISNUMBER({full}),ROUND({full},{decimals}),{quoted(NOTHING)})"
            value: Known = NOTHING if summary.value is None else summary.value
            sheet.formula(row, _VALUE, rounded, value, form=form_of(decimals))
            self._grade(row, full, decimals, summary)
        yes, no = (quoted(figures.words[word]) for word in ("reached", "not_reached"))
        reached = f"SUMPRODUCT(--({verdict}={yes}))"
        sheet.formula(row, _REACHED, reached, summary.reached, form="0")
        judged = f"{reached}+SUMPRODUCT(--({verdict}={no}))"
        sheet.formula(row, _JUDGED, judged, summary.judged, form="0")
        sheet.formula(row, _INCLUDED, f"COUNT({achieved})", summary.included, form="0")
        count = summary.included + summary.left_out
        sheet.formula(row, _LEFT_OUT, f"{count}-COUNT({achieved})", summary.left_out, form="0")

    def _cells(self, key: str, span: Span) -> str:
        figures = self.figures
        last = figures.columns.place(key, span.last)
        return f"{figures.columns.place(key, span.first, outside=True)}:{last}"

    def _mean(self, row: int, span: Span, achieved: str, method: _Method) -> str | None:
        """Return the formula of a mean; None where nothing says how it is made."""
        if method in ("mean", "indicators"):
            return f"IF(COUNT({achieved})=0,{quoted(NOTHING)},AVERAGE({achieved}))"
        if method == "objectives":
            first = self.sheet.address(_HEAD + 1, _FULL, outside=False)
            last = self.sheet.address(row - 1, _FULL, outside=False)
            above = f"{first}:{last}"
            return f"IF(COUNT({above})=0,{quoted(NOTHING)},AVERAGE({above}))"
        if method == "weights" and "weight" in self.figures.columns:
            weights = self._cells("weight", span)
            total = f"SUMPRODUCT(--ISNUMBER({achieved}),{weights})"
            mean = f"SUMPRODUCT({achieved},{weights})/{total}"
            return f"IF({total}=0,{quoted(NOTHING)},{mean})"
        return None

    def _grade(self, row: int, full: str, decimals: int, summary: AchievementSummary) -> None:
        scale = self.options.scale
        if scale is None:
            self.sheet.text(row, _GRADE, "", "live")
            return
        formula = f'IF(ISNUMBER({full}),{self.scales.label(scale, full, decimals)},"")'
        label = "" if summary.grade is None else summary.grade.label
        self.sheet.formula(row, _GRADE, formula, label, side="center")


def write_worked(
    book: Book, groups: tuple[ReportGroup, ...], language: Language, numbers: NumberStyle
) -> None:
    """Write how each figure was computed when the report was made."""
    words = {**REPORT_WORDS[language], **FORM_WORDS[language], **BOOK_WORDS[language]}
    sheet = book.sheet(words["worked"], (5, 46, 110), head=_HEAD)
    sheet.text(1, 1, REPORT_WORDS[language]["worked"], "title")
    for column, head in enumerate(("number", "indicator", "formula"), start=1):
        sheet.text(_HEAD, column, words[head], "head")
    row = _HEAD
    for item in (row for group in groups for row in group.rows):
        row += 1
        sheet.number(row, 1, int(item.number))
        sheet.text(row, 2, item.name)
        sheet.text(row, 3, "\n".join(worked_lines(item.item.result, language, numbers)))


def write_trend(
    book: Book,
    figures: FigureSheet,
    trend: Sequence[Achievements],
    language: Language,
    numbers: NumberStyle,
) -> None:
    """Write the figures over the periods, as they were computed exactly."""
    shown = periods_of_trend(figures.achievements, trend)
    if not shown:
        return
    words = figures.words
    sheet = book.sheet(BOOK_WORDS[language]["trend"], (5, 60, 12, *(16 for _ in shown)), head=_HEAD)
    sheet.text(1, 1, REPORT_WORDS[language]["trend"], "title")
    heads = (words["number"], words["indicator"], words["unit"], *trend_labels(shown, language))
    for column, head in enumerate(heads, start=1):
        sheet.text(_HEAD, column, head, "head")
    rows = [row for group in figures.groups for row in group.rows]
    for at, row in enumerate(rows, start=_HEAD + 1):
        sheet.number(at, 1, int(row.number))
        sheet.text(at, 2, row.name)
        sheet.text(at, 3, row.unit)
        for column, period in enumerate(shown, start=4):
            item = period.indicators.get(row.item.indicator.id)
            sheet.figure(at, column, None if item is None else item.result.value, numbers)


def write_notes(
    book: Book,
    achievements: Achievements,
    groups: tuple[ReportGroup, ...],
    audit: list[str],
    language: Language,
) -> None:
    """Write what the workbook rests on: document, edition, period, targets, remarks."""
    words = BOOK_WORDS[language]
    document = achievements.document
    sheet = book.sheet(words["notes"], (34, 120), head=_HEAD)
    sheet.text(1, 1, words["notes"], "title")
    for column, head in enumerate(("note", "text"), start=1):
        sheet.text(_HEAD, column, words[head], "head")
    notes = [
        (words["document_id"], document.id),
        (words["document_title"], document.title),
        (words["edition"], _edition(document, language)),
        *facts_of(achievements, language),
        (words["rounding"], words["rounding_text"].format(recorded=words["recorded"])),
    ]
    agreement = achievements.agreement
    if agreement is not None and agreement.note is not None:
        notes.append((agreement.id, agreement.note))
    notes += [(REPORT_WORDS[language]["audit"], line) for line in audit]
    row = _HEAD
    for label, text in notes:
        row += 1
        sheet.text(row, 1, label)
        sheet.text(row, 2, text)
    remarks = [
        (row.name, remark) for group in groups for row in group.rows for remark in row.remarks
    ]
    if remarks:
        row += 2
        sheet.text(row, 1, words["remarks"], "head")
        sheet.text(row, 2, "", "head")
    for name, remark in remarks:
        row += 1
        sheet.text(row, 1, name)
        sheet.text(row, 2, remark)


def _edition(document: Document, language: Language) -> str:
    words = BOOK_WORDS[language]
    days = (("since", document.valid_from), ("until", document.valid_to))
    told = [
        words[word].format(day=date_label(day, language)) for word, day in days if day is not None
    ]
    return " ".join(told) or NOTHING
