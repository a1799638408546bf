"""The entries of a file of counts to exact numbers, or to all faults at once.

Layer 5, part of `counts`.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from attrs import evolve

from iku_core._count_entries import Entries, Entry
from iku_core._declared import broken_declaration
from iku_core._filled_sheets import asked_for, code_of
from iku_core._supplied_numbers import DecimalMark, Refusal, perhaps_decimal, read_number
from iku_core.declaration import Count
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.exact import Exact
from iku_core.frozen import FrozenMapping
from iku_core.issues import MAX_FAULTS, Issue, new_issue, sort_issues
from iku_core.period import PERIOD_EXAMPLES, Period, parse_period, proposed_period
from iku_core.suggestion import advice

__all__ = ["sound_counts"]


Numbers: TypeAlias = FrozenMapping[Exact | None]

_RENAMED: Final = frozenset(
    {"IKU157", "IKU501", "IKU508", "IKU509", "IKU767", "IKU768", "IKU778", "IKU120"}
)
"""Faults of a row that is there, but cannot be read or has another name or period."""


def sound_counts(
    entries: Entries,
    document: Document,
    decimal: DecimalMark | None,
    period: Period | None = None,
) -> dict[str, Numbers]:
    """Return numbers by period and count; raises CountsError with all faults of the entries.

    Args:
        entries: What a file holds.
        document: The document whose counts it supplies.
        decimal: How decimals are written, where the user says it.
        period: The period that a collection sheet must be of; None for any.
    """
    return _Reading(entries, document, decimal).numbers(period)


class _Reading:
    """Read entries one by one, and keep all that is wrong with them."""

    def __init__(self, entries: Entries, document: Document, decimal: DecimalMark | None) -> None:
        self.entries = entries
        self.document = document
        # JSON says how its decimals are written; a sheet says it where the user does not.
        self.decimal: DecimalMark | None = decimal
        if decimal is None or entries.sheet is None:
            self.decimal = entries.decimal or decimal
        self.is_told = decimal is not None
        self.asked: list[tuple[str, str]] = []
        self.periods: dict[str, None] = {}
        self.read: dict[str, dict[str, Exact | None]] = {}
        self.first: dict[tuple[str, str], Entry] = {}
        self.wrong: set[str] = set()
        self.issues: list[Issue] = []

    def numbers(self, period: Period | None) -> dict[str, Numbers]:
        sheet = self.entries.sheet
        if sheet is not None:
            code, self.issues = code_of(sheet, self.document, period)
            if code is None:
                raise CountsError(tuple(self.issues))
            self.asked = asked_for(self.document, code.period)
            self.periods = dict.fromkeys([str(code.period), *(of for of, _ in self.asked)])
        self._read_all()
        if sheet is not None and _RENAMED.isdisjoint(issue.code for issue in self.issues):
            self.issues.extend(
                new_issue("IKU766", sheet.table_place(), period=of, count=name)
                for of, name in self.asked
                if (of, name) not in self.first
            )
        if self.issues:
            raise CountsError(sort_issues(self.issues))
        return {of: FrozenMapping(numbers) for of, numbers in self.read.items()}

    def _read_all(self) -> None:
        for entry in self.entries.found:
            if len(self.issues) >= MAX_FAULTS:
                place = entry.location if isinstance(entry, Issue) else entry.name_place()
                self.issues.append(new_issue("IKU120", place, limit=str(MAX_FAULTS)))
                break
            if isinstance(entry, Issue):
                self.issues.append(entry)
            elif entry.period not in self.wrong:
                self._read_entry(entry)

    def _read_entry(self, entry: Entry) -> None:
        if entry.period_place is not None and entry.period not in self.read:
            issue = self._period_fault(entry)
            if issue is not None:
                self.wrong.add(entry.period)
                self.issues.append(issue)
                return
        issue = self._number(entry, self.read.setdefault(entry.period, {}))
        if issue is not None:
            self.issues.append(issue)

    def _period_fault(self, entry: Entry) -> Issue | None:
        """Return what is wrong with the period of an entry; None where it is as it must be."""
        assert entry.period_place is not None, "the entry has a period"
        try:
            parse_period(entry.period)
        except ValueError:
            proposal = proposed_period(entry.period) or PERIOD_EXAMPLES
            words = {"text": entry.period or '""', "proposal": proposal}
            return new_issue("IKU157", entry.period_place(), **words)
        if self.entries.sheet is None or entry.period in self.periods:
            return None
        words = {"found": entry.period, "wanted": ", ".join(self.periods)}
        return new_issue("IKU768", entry.period_place(), **words)

    def _number(self, entry: Entry, numbers: dict[str, Exact | None]) -> Issue | None:
        """Put the number of an entry among the others; return why that cannot be."""
        name = entry.name
        count = self.document.counts.get(name)
        if count is None:
            words = {"count": name or "''", **advice(name, self.document.counts)}
            return new_issue("IKU501", entry.name_place(), **words)
        earlier = self.first.setdefault((entry.period, name), entry)
        if earlier is not entry:
            issue = new_issue("IKU502", entry.name_place(), count=name)
            return evolve(issue, related=earlier.name_place())
        number = self._value(entry, count)
        if isinstance(number, Refusal):
            return new_issue(number.code, entry.text_place(), count=name, **number.words)
        numbers[name] = number
        if number is not None and self.entries.sheet is not None:
            for issue in broken_declaration(count, name, number):
                return evolve(issue, location=entry.text_place())
        return None

    def _value(self, entry: Entry, count: Count) -> Exact | Refusal | None:
        """Return the number of an entry; None where it is left empty."""
        if entry.number is not None:
            return entry.number
        if not self.is_told and self.decimal == "comma":
            doubt = perhaps_decimal(entry.text, count)
            if doubt is not None:
                return doubt
        number = read_number(entry.text, count, self.decimal, quoted=entry.quoted)
        if entry.in_cell and isinstance(number, Refusal):
            return Refusal("IKU772", {"text": f'"{entry.text}"'})
        return number
