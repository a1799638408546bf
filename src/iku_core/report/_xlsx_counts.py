"""The sheet of counts, which every figure of the workbook rests on. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from iku_core.achievement import Achievements
from iku_core.declaration import Count
from iku_core.definition import Document
from iku_core.exact import MAX_PLACES, Exact, NumberStyle, format_exact
from iku_core.formula import current_name, previous_name
from iku_core.messages import Language
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._xlsx_book import Book
from iku_core.report._xlsx_values import MAX_DIGITS, digits_of, quoted
from iku_core.report._xlsx_words import BOOK_WORDS
from iku_core.result import STATUS_WORDS
from iku_core.status import Status

__all__ = ["CountCells", "SuppliedCounts", "supplied_counts", "write_counts"]

_WIDTHS: Final = (30, 50, 14, 30, 32, 16, 30)
_WIDTHS_BEFORE: Final = (16, 30)
_HEAD: Final = 4
_VALUE, _BEFORE = 6, 8


@frozen(kw_only=True)
class SuppliedCounts:
    """Hold the numbers that results rest on.

    Attributes:
        current: Numbers of the period by count.
        previous: The same of the previous period.
        used: The counts that formulas use.
        used_before: The counts whose previous period they use.
    """

    current: dict[str, Exact]
    previous: dict[str, Exact]
    used: frozenset[str]
    used_before: frozenset[str]


def supplied_counts(achievements: Achievements) -> SuppliedCounts:
    """Return the numbers that the results of a report rest on."""
    current: dict[str, Exact] = {}
    previous: dict[str, Exact] = {}
    used: set[str] = set()
    used_before: set[str] = set()
    for item in achievements.indicators.values():
        for formula in item.indicator.formulas:
            used.update(name for name in formula.names if name in item.indicator.counts)
            used_before.update(formula.previous)
        for key, number in item.result.inputs.items():
            name = current_name(key)
            if name in item.indicator.counts:
                (current if name == key else previous)[name] = number
    return SuppliedCounts(
        current=current,
        previous=previous,
        used=frozenset(used),
        used_before=frozenset(used_before),
    )


@frozen(kw_only=True)
class CountCells:
    """Hold where numbers stand in the workbook.

    Attributes:
        values: The address of each number, by its name in a formula: `a`, `prev(a)`, a constant.
        checks: The address of what tells whether the number of a count is accepted.
        labels: The address of the label of a count, by the same names.
        told: What label and check of a count say, by the same names.
        bounded: The names of counts whose check sets them against the count of `at_most`.
    """

    values: dict[str, str] = field(factory=dict)
    checks: dict[str, str] = field(factory=dict)
    labels: dict[str, str] = field(factory=dict)
    told: dict[str, tuple[str, str]] = field(factory=dict)
    bounded: set[str] = field(factory=set)


def write_counts(
    book: Book, achievements: Achievements, supplied: SuppliedCounts, language: Language
) -> CountCells:
    """Write the sheet, and return where each number stands."""
    return _CountSheet(book, achievements, supplied, language).cells


class _CountSheet:
    """Write the sheet."""

    def __init__(
        self, book: Book, achievements: Achievements, supplied: SuppliedCounts, language: Language
    ) -> None:
        self.language: Language = language
        self.words = BOOK_WORDS[language]
        self.status = STATUS_WORDS[language]
        self.supplied = supplied
        self.cells = CountCells()
        before = bool(supplied.used_before)
        widths = (*_WIDTHS, *(_WIDTHS_BEFORE if before else ()), 36)
        self.sheet = book.sheet(self.words["counts"], widths, head=_HEAD)
        period = achievements.period.label(language)
        self.sheet.text(1, 1, f"{self.words['counts']} {period}", "title")
        self.sheet.text(2, 1, self.words["how_counts"], "plain")
        words = REPORT_WORDS[language]
        heads = [self.words["count"], self.words["label"], words["unit"], words["source"]]
        heads += [self.words["rule"], period, self.words["check"]]
        if before:
            heads += [self.words["before"], self.words["check"]]
        self.last = len(heads) + 1
        for column, head in enumerate((*heads, self.words["remark"]), start=1):
            self.sheet.text(_HEAD, column, head, "head")
        self.counts = achievements.document.counts
        shown = _counts(achievements.document, supplied)
        self.rows = {count.name: row for row, count in enumerate(shown, start=_HEAD + 1)}
        for name, row in self.rows.items():
            self._count(row, self.counts[name])
        self._constants(_HEAD + len(self.rows) + 2, achievements.document)

    def _count(self, row: int, count: Count) -> None:
        sheet = self.sheet
        told = (count.name, count.label, count.unit or "", count.source or "")
        for column, text in enumerate((*told, self._rule(count)), start=1):
            sheet.text(row, column, text)
        supplied, remarks = self.supplied, ""
        if count.name in supplied.used:
            remarks += self._value(row, _VALUE, count, supplied.current.get(count.name))
        else:
            self._nothing(row, _VALUE)
        if count.name in supplied.used_before:
            remarks += self._value(row, _BEFORE, count, supplied.previous.get(count.name))
        elif supplied.used_before:
            self._nothing(row, _BEFORE)
        sheet.text(row, self.last, remarks)

    def _nothing(self, row: int, column: int) -> None:
        """Leave a place empty whose number no formula uses."""
        for place in (column, column + 1):
            self.sheet.text(row, place, "", "live")

    def _value(self, row: int, column: int, count: Count, number: Exact | None) -> str:
        """Write a number and what tells whether it is accepted; returns what is to be remarked."""
        key, remark = count.name if column == _VALUE else previous_name(count.name), ""
        form = "#,##0" if count.kind == "count" and _is_whole(number) else "General"
        if number is None:
            self.sheet.text(row, column, "", "input")
        else:
            self.sheet.number(row, column, number, form=form, look="input")
            if digits_of(number) > MAX_DIGITS:
                written = format_exact(number, self.language, places=MAX_PLACES)
                remark = self.words["exact_count"].format(number=written) + "\n"
        own = self.sheet.address(row, column, outside=False)
        known = self._told(column, count, number)
        check = self._check(column, count, own)
        self.sheet.formula(row, column + 1, check, known, side="left")
        self.cells.values[key] = self.sheet.address(row, column)
        self.cells.checks[key] = self.sheet.address(row, column + 1)
        self.cells.labels[key] = self.sheet.address(row, 2)
        self.cells.told[key] = count.label, known
        if self._bound(column, count) is not None:
            self.cells.bounded.add(key)
        return remark

    def _check(self, column: int, count: Count, cell: str) -> str:
        """Return the formula that tells whether a number is accepted."""
        wrong = [f"NOT(ISNUMBER({cell}))"]
        if count.kind == "count":
            wrong.append(f"OR({cell}<0,{cell}<>INT({cell}))")
        if count.range is not None:
            ends = []
            if count.range.low is not None:
                ends.append(f"{cell}<{format_exact(count.range.low, 'plain', places=MAX_PLACES)}")
            if count.range.high is not None:
                ends.append(f"{cell}>{format_exact(count.range.high, 'plain', places=MAX_PLACES)}")
            if ends:
                wrong.append(f"OR({','.join(ends)})")
        formula = quoted(self.status[Status.OK])
        bound = self._bound(column, count)
        if bound is not None:
            place, label = (
                self.sheet.address(self.rows[bound.name], at, outside=False) for at in (column, 2)
            )
            told = f"{quoted(self.words['more_than'])}&{label}"
            formula = f"IF(AND(ISNUMBER({place}),{cell}>{place}),{told},{formula})"
        for condition in reversed(wrong):
            formula = f"IF({condition},{quoted(self.status[Status.INVALID])},{formula})"
        return f"IF(ISBLANK({cell}),{quoted(self.status[Status.MISSING])},{formula})"

    def _bound(self, column: int, count: Count) -> Count | None:
        """Return the count that another does not exceed, where its number stands on the sheet."""
        used = self.supplied.used if column == _VALUE else self.supplied.used_before
        return self.counts[count.at_most] if count.at_most in used else None

    def _told(self, column: int, count: Count, number: Exact | None) -> str:
        """Return what the check of a number says."""
        status, bound = _status_of(count, number), self._bound(column, count)
        if bound is not None and number is not None and status is Status.OK:
            supplied = self.supplied.current if column == _VALUE else self.supplied.previous
            limit = supplied.get(bound.name)
            if limit is not None and number > limit:
                return f"{self.words['more_than']}{bound.label}"
        return self.status[status]

    def _rule(self, count: Count) -> str:
        """Return which numbers are accepted, in words."""
        rules = [self.words["whole" if count.kind == "count" else "any"]]
        if count.range is not None:
            style: NumberStyle = self.language
            low, high = count.range.low, count.range.high
            ends = {
                "low": "" if low is None else format_exact(low, style),
                "high": "" if high is None else format_exact(high, style),
            }
            word = "between" if low is not None and high is not None else "from"
            if low is not None or high is not None:
                rules.append(self.words[word if low is not None else "to"].format(**ends))
        if count.at_most is not None:
            label = self.counts[count.at_most].label
            rules.append(self.words["at_most"].format(label=label))
        return ", ".join(rules)

    def _constants(self, row: int, document: Document) -> None:
        """Write the constants below the counts."""
        if not document.constants:
            return
        words = REPORT_WORDS[self.language]
        heads = (self.words["constants"], self.words["label"], "", words["source"], "")
        for column, head in enumerate((*heads, self.words["value"]), start=1):
            self.sheet.text(row, column, head, "head")
        for name, constant in document.constants.items():
            row += 1
            told = (name, constant.label, "", constant.source or "", "")
            for column, text in enumerate(told, start=1):
                self.sheet.text(row, column, text)
            self.sheet.number(row, 6, constant.value)
            self.cells.values[name] = self.sheet.address(row, 6)


def _counts(document: Document, supplied: SuppliedCounts) -> Iterator[Count]:
    used = supplied.used | supplied.used_before
    return (count for name, count in document.counts.items() if name in used)


def _is_whole(number: Exact | None) -> bool:
    return number is None or number.denominator == 1


def _status_of(count: Count, number: Exact | None) -> Status:
    """Return what the check of a number tells."""
    if number is None:
        return Status.MISSING
    if count.kind == "count" and (number < 0 or not _is_whole(number)):
        return Status.INVALID
    holds = count.range is None or count.range.holds(number)
    return Status.OK if holds else Status.INVALID
