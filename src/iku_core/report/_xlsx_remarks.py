"""What the sheet of figures remarks: what a figure lacks, what is doubtful, why there is no value.

What follows from counts and targets is a formula, and follows them; what only the library can
tell stands there as it was when the report was made. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from iku_core._formula_printer import Printer
from iku_core._printed_formula import divisors_with_labels
from iku_core.achievement import Achievement, Achievements
from iku_core.achievement_rule import Target
from iku_core.declaration import Range
from iku_core.exact import MAX_PLACES, NumberStyle, format_exact
from iku_core.issues import Issue
from iku_core.messages import Language
from iku_core.report._report_rows import ReportRow, has_targets
from iku_core.report._xlsx_columns import FigureColumns
from iku_core.report._xlsx_counts import CountCells
from iku_core.report._xlsx_live import TargetCells, number_in_formula, used_names
from iku_core.report._xlsx_values import quoted
from iku_core.report._xlsx_words import BOOK_WORDS
from iku_core.result import STATUS_WORDS
from iku_core.status import Status

__all__ = ["RemarkCells"]

_END: Final = "CHAR(10)"
_WORDS_OF: Final = {
    "IKU551": "no_target",
    "IKU557": "no_target",
    "IKU552": "no_rule",
    "IKU554": "no_quotient",
    "IKU555": "below_nought",
    "IKU556": "no_class",
}
"""The words for what a message of the library says of an achievement without a value."""

_Line: TypeAlias = tuple[str, str]
"""A formula that gives a line or an empty text, and what it gives now."""


class _Part(NamedTuple):
    """Hold what stands in the row of another indicator that a formula uses."""

    name: str
    row: int
    status: Status


class RemarkCells:
    """Write the remarks of rows."""

    def __init__(
        self,
        columns: FigureColumns,
        achievements: Achievements,
        counts: CountCells,
        rows: Mapping[str, int],
        *,
        fixed: Mapping[str, str],
        language: Language,
        numbers: NumberStyle,
    ) -> None:
        """Take where things stand.

        Args:
            columns: The columns.
            achievements: What the report is of.
            counts: Where counts stand.
            rows: The row of each indicator, by its id.
            fixed: The words that tell why figures are not computed anew, by id; others left out.
            language: Language of the words.
            numbers: Style of the numbers within texts.
        """
        self._columns = columns
        self._items = achievements.indicators
        self._is_aimed = has_targets(achievements)
        self._counts = counts
        self._rows = rows
        self._words = BOOK_WORDS[language]
        self._status = STATUS_WORDS[language]
        self._language: Language = language
        self._numbers: NumberStyle = numbers
        self._fixed = fixed
        self._doubts: dict[str, list[_Line]] = {}

    def write(self, row: ReportRow, target: TargetCells | None) -> None:
        """Write what is to be remarked of a figure.

        Args:
            row: What the report tells of the indicator.
            target: Where its target stands; None where its achievement is not computed anew.
        """
        item, columns = row.item, self._columns
        at = self._rows[item.indicator.id]
        columns.text("noted", at, self._noted(item))
        columns.text("divisor", at, "; ".join(self._divisors(item)))
        doubts = self._found_in_data(item)
        self._write("doubts", at, doubts)
        place = columns.place("doubts", at)
        lines = [(f'IF(LEN({place})=0,"",{place})', "".join(text for _, text in doubts))]
        reason = self._fixed.get(item.indicator.id)
        if reason is not None:
            told = self._words[reason].format(counts=self._words["counts"])
            lines.insert(0, (f"{quoted(told)}&{_END}", f"{told}\n"))
        else:
            lines += self._without_figure(at, item)
        if target is not None and item.target is not None:
            lines.append(self._of_target(at, item, item.target, target))
        else:
            words = [self._words[word] for word in self._reasons(item)]
            if item.target is not None and reason is None:
                words.append(self._words["no_live_target"])
            lines += [(f"{quoted(text)}&{_END}", f"{text}\n") for text in words]
        self._write("remark", at, lines)

    def _write(self, key: str, at: int, lines: list[_Line]) -> None:
        formulas = [formula for formula, _ in lines] or ['""']
        self._columns.formula(key, at, "&".join(formulas), "".join(text for _, text in lines))

    def _found_in_data(self, item: Achievement) -> list[_Line]:
        """Return what a figure lacks and what is doubtful about it."""
        known = self._doubts.get(item.indicator.id)
        if known is None:
            known = self._doubts[item.indicator.id] = [*self._lines_of_data(item)]
        return known

    def _lines_of_data(self, item: Achievement) -> Iterator[_Line]:
        at = self._rows[item.indicator.id]
        if item.indicator.id not in self._fixed:
            yield from self._live_lines(item)
        if noted := self._noted(item):
            yield self._columns.place("noted", at), noted

    def _live_lines(self, item: Achievement) -> Iterator[_Line]:
        at, parts = self._rows[item.indicator.id], self._parts(item)
        ok = self._status[Status.OK]
        for name in used_names(item.indicator):
            if name in parts:
                yield self._of_part(parts[name], self._items[item.indicator.parts[name].id])
                continue
            label, check = self._counts.labels[name], self._counts.checks[name]
            text, status = self._counts.told[name]
            formula = f'IF({check}={quoted(ok)},"",{label}&": "&{check}&{_END})'
            yield formula, "" if status == ok else f"{text}: {status}\n"
        yield from self._outside(at, item)

    def _noted(self, item: Achievement) -> str:
        """Return what was to be told of a figure that no formula tells."""
        result = item.result
        told = [issue for issue in result.warnings if not self._is_live(issue)]
        if item.indicator.id in self._fixed:
            told = [*result.reasons, *result.warnings]
        line = self._words["noted_line"]
        return "".join(f"{line.format(text=issue.message_in(self._language))}\n" for issue in told)

    def _parts(self, item: Achievement) -> dict[str, _Part]:
        return {
            name: _Part(part.name, self._rows[part.id], self._items[part.id].result.status)
            for name, part in item.indicator.parts.items()
        }

    def _of_part(self, part: _Part, item: Achievement) -> _Line:
        """Return what another indicator lacks, or what is doubtful about it."""
        name, status, doubts = (
            self._columns.place(key, part.row) for key in ("indicator", "status", "doubts")
        )
        ok = quoted(self._status[Status.OK])
        doubtful = f'IF(LEN({doubts})=0,"",{name}&": "&{doubts})'
        formula = f'IF({status}={ok},{doubtful},{name}&": "&{status}&{_END})'
        if part.status is not Status.OK:
            return formula, f"{part.name}: {self._status[part.status]}\n"
        known = "".join(text for _, text in self._found_in_data(item))
        return formula, f"{part.name}: {known}" if known else ""

    def _outside(self, at: int, item: Achievement) -> Iterator[_Line]:
        """Iterate over the warning of a figure outside of its declared range."""
        limits, exact = item.indicator.range, self._columns.place("exact", at)
        if limits is None or (limits.low is None and limits.high is None):
            return
        ends = [("<", limits.low), (">", limits.high)]
        wrong = [f"{exact}{sign}{number_in_formula(end)}" for sign, end in ends if end is not None]
        word = "outside" if len(wrong) == 2 else "under" if limits.high is None else "over"
        low, high = (
            "" if end is None else format_exact(end, self._numbers, places=MAX_PLACES)
            for _, end in ends
        )
        text = self._words[word].format(low=low, high=high)
        asked = wrong[0] if len(wrong) == 1 else f"OR({','.join(wrong)})"
        formula = f'IF(ISNUMBER({exact}),IF({asked},{quoted(text)}&{_END},""),"")'
        value = item.result.exact
        yield formula, f"{text}\n" if value is not None and not limits.holds(value) else ""

    def _is_live(self, issue: Issue) -> bool:
        """Return whether a warning is told by a formula already."""
        if issue.code == "IKU531":
            return issue.values["count"] in self._counts.bounded
        return issue.code in ("IKU532", "IKU533")

    def _without_figure(self, at: int, item: Achievement) -> Iterator[_Line]:
        """Iterate over why there is no figure though no count is lacking."""
        exact = self._columns.place("exact", at)
        others = self._parts(item).values()
        statuses = [self._columns.place("status", part.row) for part in others]
        divisors, status = self._divisors(item), item.result.status
        if divisors:
            zero = Status.ZERO_DENOMINATOR
            words = self._words["divisor_of" if len(divisors) > 1 else "divisor_is"]
            formula = f"{quoted(words)}&{self._columns.place('divisor', at)}&{_END}"
            is_own = status is zero and zero not in [part.status for part in others]
            yield (
                self._where(exact, zero, statuses, formula),
                f"{words}{'; '.join(divisors)}\n" if is_own else "",
            )
        if item.indicator.is_inexact:
            invalid = Status.INVALID
            checks = [
                self._counts.checks[name]
                for name in used_names(item.indicator)
                if name in self._counts.checks
            ]
            text = self._words["undefined"]
            is_own = status is invalid and {reason.code for reason in item.result.reasons} == {
                "IKU528"
            }
            formula = f"{quoted(text)}&{_END}"
            yield (
                self._where(exact, invalid, [*checks, *statuses], formula),
                f"{text}\n" if is_own else "",
            )

    def _divisors(self, item: Achievement) -> list[str]:
        return divisors_with_labels(item.indicator, Printer(self._language, self._numbers))

    def _where(self, exact: str, status: Status, others: list[str], formula: str) -> str:
        """Return a formula where a figure has a status that nothing it uses has."""
        word = quoted(self._status[status])
        conditions = [f"{exact}={word}", *(f"{other}<>{word}" for other in others)]
        return f'IF(AND({",".join(conditions)}),{formula},"")'

    def _reasons(self, item: Achievement) -> Iterator[str]:
        """Iterate over the words for why there is no achievement; a figure that lacks is told."""
        for issue in item.reasons:
            word = _WORDS_OF.get(issue.code)
            if word is not None and (self._is_aimed or word != "no_target"):
                yield word

    def _of_target(self, at: int, item: Achievement, target: Target, cells: TargetCells) -> _Line:
        """Return what is wrong with a target that can be changed, or with what it gives."""
        full = self._columns.place("full", at)
        zero = quoted(self._status[Status.ZERO_DENOMINATOR])
        quotient, negative, no_class = (
            f"{quoted(self._words[word])}&{_END}"
            for word in ("no_quotient", "below_nought", "no_class")
        )
        formula = f"IF({full}={zero},{quotient},{negative})"
        wrong = "no_label" if isinstance(target, str) else "no_number"
        if isinstance(target, str):
            formula = f"IF(ISNUMBER({cells.score}),{formula},{no_class})"
        if isinstance(target, Range):
            wrong = "no_range"
        formula = f'IF(AND(ISNUMBER({cells.realisation}),NOT(ISNUMBER({full}))),{formula},"")'
        blank, other = (f"{quoted(self._words[word])}&{_END}" for word in ("no_target", wrong))
        formula = f"IF({cells.is_sound},{formula},IF({cells.is_blank},{blank},{other}))"
        told = [self._words[word] for word in self._reasons(item)]
        return formula, "".join(f"{text}\n" for text in told)
