"""The pages of the form in Word: head, table with row spans, signature. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docx.shared import Mm
from docx.table import _Row

from iku_core.definition import Document, Indicator, Objective
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.period import date_label
from iku_core.report._docx_page import (
    Cell,
    add_fraction,
    add_grid,
    add_heading,
    add_paragraph,
    add_text,
    bytes_of,
    join_across,
    join_down,
    keep_row_whole,
    new_page,
    repeat_row,
    rows_of,
    shade,
    write_cell,
    write_footer,
)
from iku_core.report._form_fraction import form_formula
from iku_core.report._office_files import dated
from iku_core.report._report_rows import NOTHING, function_letter
from iku_core.report._report_words import FORM_WORDS
from iku_core.report._sources import source_of
from iku_core.report.form import decisions_told, office_told

__all__ = ["FormPage"]

_WIDTHS: Final = (10.0, 48.0, 48.0, 99.0, 31.0, 31.0)
_FACTS: Final = (34.0, 5.0, 228.0)
_SIGNATURE: Final = (177.0, 90.0)
_HEAD: Final = 2
_LETTERS: Final = 19
_MOST_LINES: Final = 14
_UNDER: Final = (1, 2, 3)
_COLUMNS: Final = ("number", "objective", "indicator", "formula", "source", "officer")
_IN_FORCE: Final[dict[Language, str]] = {"id": "berlaku sejak", "en": "in force since"}
_OF: Final[dict[Language, str]] = {"id": "dari", "en": "of"}


class FormPage:
    """Write one document."""

    def __init__(self, document: Document, language: Language, numbers: NumberStyle) -> None:
        self.document = document
        self.language: Language = language
        self.numbers: NumberStyle = numbers
        self.words = FORM_WORDS[language]
        organisation = document.organisation
        self.page = new_page(document.title, organisation.name, dated(document), language)

    def bytes(self) -> bytes:
        """Return the bytes of the file."""
        self._heading()
        self._facts()
        self._table()
        self._signature()
        self._decisions()
        footer = self.document.id
        if self.document.valid_from is not None:
            since = date_label(self.document.valid_from, self.language)
            footer = f"{footer}, {_IN_FORCE[self.language]} {since}"
        write_footer(self.page, footer, _OF[self.language])
        return bytes_of(self.page)

    def _heading(self) -> None:
        first, *others = self.document.heading or (self.document.title,)
        heading = add_heading(self.page, first, side="center", size=13)
        heading.paragraph_format.space_before = heading.paragraph_format.space_after = None
        for line in others:
            add_paragraph(self.page, line, side="center", bold=True, size=13, with_next=True)

    def _facts(self) -> None:
        """Write what stands between the heading and the table, each with its label."""
        organisation, goal = self.document.organisation, self.document.goal
        facts = [(self.words["office"], office_told(self.document), True)]
        if organisation.mandate is not None:
            facts.append((self.words["mandate"], organisation.mandate, False))
        label = self.words["functions"]
        for position, function in enumerate(organisation.functions):
            facts.append((label, f"{function_letter(position)}. {function}", False))
            label = ""
        if goal is not None:
            facts.append((self.words["goal"], goal.statement, False))
            if goal.indicator is not None:
                facts.append((self.words["goal_indicator"], goal.indicator, False))
        add_paragraph(self.page)
        table = add_grid(self.page, len(facts), _FACTS, lines=False)
        written = zip(table.rows, rows_of(table), facts, strict=True)
        for row, (own, between, beside), (label, text, bold) in written:
            write_cell(own, label)
            write_cell(between, ":" if label else "")
            write_cell(beside, text, bold=bold)
            keep_row_whole(row, len(text))
        add_paragraph(self.page)

    def _table(self) -> None:
        table = add_grid(self.page, _HEAD + len(self.document), _WIDTHS)
        rows, cells = list(table.rows), rows_of(table)
        self._head(rows[:_HEAD], cells[:_HEAD])
        at = _HEAD
        for number, objective in enumerate(self.document.objectives, start=1):
            end = at + len(objective.indicators)
            self._objective(rows[at:end], cells[at:end], (number, at - _HEAD + 1), objective)
            at = end

    def _head(self, rows: Sequence[_Row], cells: Sequence[Sequence[Cell]]) -> None:
        """Write both rows of headings; three columns stand under one word."""
        for row in rows:
            repeat_row(row)
        above, below = cells
        for column, word in enumerate(_COLUMNS):
            is_under = column in _UNDER
            cell = below[column] if is_under else join_down([above[column], below[column]])
            shade(cell)
            write_cell(cell, self.words[word], side="center", bold=True, with_next=True)
        over = join_across([above[column] for column in _UNDER])
        shade(over)
        write_cell(over, self.words["targets"], side="center", bold=True, with_next=True)

    def _objective(
        self,
        rows: Sequence[_Row],
        cells: Sequence[Sequence[Cell]],
        numbers: tuple[int, int],
        objective: Objective,
    ) -> None:
        """Write an objective; its indicators are counted through the document."""
        number, first = numbers
        if len(rows) > 1:
            # A cell over several rows is broken where a page ends; this one is kept whole.
            lines = min(-(-len(objective.statement) // _LETTERS), _MOST_LINES)
            rows[0].height = Mm(4.4 * lines + 2)
        for column, text in enumerate((str(number), objective.statement)):
            cell = cells[0][column]
            if len(rows) > 1:
                cell = join_down([row[column] for row in cells])
            write_cell(cell, text, side="left" if column else "center")
        written = zip(rows, cells, objective.indicators, strict=True)
        for position, (row, own, indicator) in enumerate(written, start=first):
            officer = indicator.responsible
            write_cell(own[2], f"{position}. {indicator.name}")
            self._formula(own[3], indicator)
            write_cell(own[4], source_of(indicator) or NOTHING)
            write_cell(own[5], NOTHING if officer is None else officer.title)
            texts = (indicator.name, indicator.explanation or "", indicator.printed_formula or "")
            keep_row_whole(row, sum(map(len, texts)))

    def _formula(self, cell: Cell, indicator: Indicator) -> None:
        """Write the formula as it is printed, or from the labels of its counts."""
        formula = form_formula(indicator, self.language, self.numbers)
        if isinstance(formula, str):
            write_cell(cell, formula)
        else:
            add_fraction(cell, *formula, width=_WIDTHS[3] - 3)
        if indicator.explanation is not None:
            paragraph = add_paragraph(cell, before=4)
            add_text(paragraph, f"{self.words['explanation']}: ", italic=True)
            add_text(paragraph, indicator.explanation)

    def _signature(self) -> None:
        """Write place, day and signatory, all on one page."""
        signed = self.document.signed
        if signed is None:
            return
        add_paragraph(self.page, with_next=True)
        table = add_grid(self.page, 1, _SIGNATURE, lines=False)
        keep_row_whole(table.rows[0], 0)
        cell = table.cell(0, 1)
        officer = signed.by
        day = date_label(signed.date, self.language)
        write_cell(cell, f"{signed.place}, {day}", side="center", with_next=True)
        add_paragraph(cell, officer.title.upper(), side="center", bold=True, with_next=True)
        for _ in range(3):
            add_paragraph(cell, with_next=True)
        if officer.name is not None:
            add_paragraph(
                cell,
                officer.name,
                side="center",
                bold=True,
                underline=True,
                with_next=officer.nip is not None,
            )
        if officer.nip is not None:
            add_paragraph(cell, f"{self.words['nip']} {officer.nip}", side="center")

    def _decisions(self) -> None:
        """Write how the document was read where it disagrees with itself."""
        notes = list(decisions_told(self.document, self.words))
        for position, note in enumerate(notes):
            if position == 0:
                title = self.words["decisions"]
                add_paragraph(self.page, title, bold=True, size=8, before=12, with_next=True)
            add_paragraph(self.page, note, size=8)
