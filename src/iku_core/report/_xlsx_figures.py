"""The sheet of figures: each is a formula over the sheet of counts. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from iku_core.achievement import Achievement, Achievements
from iku_core.achievement_rule import Bound, Target, kind_of
from iku_core.achieving import rule_of
from iku_core.declaration import Range
from iku_core.definition import Indicator
from iku_core.exact import Exact, NumberStyle
from iku_core.messages import Language
from iku_core.report._report_rows import NOTHING, ReportRow, facts_of, report_groups
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._xlsx_book import MAX_DIGITS, Book, Known, digits_of, form_of
from iku_core.report._xlsx_counts import CountCells
from iku_core.report._xlsx_live import LiveFormulas, TargetCells, options_of, used_names
from iku_core.report._xlsx_scales import ScaleCells
from iku_core.report._xlsx_words import BOOK_WORDS
from iku_core.result import STATUS_WORDS
from iku_core.scale import Scale
from iku_core.status import Status

__all__ = ["FigureSheet", "Span"]

_WIDTHS: Final = {
    "number": 5,
    "indicator": 38,
    "unit": 9,
    "target": 10,
    "realisation": 11,
    "status": 14,
    "achievement": 10,
    "verdict": 12,
    "result_grade": 12,
    "grade": 14,
    "remark": 34,
    "source": 20,
    "officer": 18,
    "weight": 8,
    "exact": 20,
    "uncapped": 18,
    "full": 18,
    "low": 12,
    "high": 12,
    "target_score": 12,
    "score": 12,
    "recorded": 16,
}
"""The columns in their order, and how many letters wide they are."""

_WHERE_NEEDED: Final = ("result_grade", "grade", "weight", "low", "high", "target_score", "score")


class Span(NamedTuple):
    """Hold the rows of one objective, the first and the last."""

    first: int
    last: int


class FigureSheet:
    """Write the sheet.

    Attributes:
        spans: The rows of each objective.
        sheet: The sheet.
    """

    def __init__(
        self,
        book: Book,
        achievements: Achievements,
        language: Language,
        numbers: NumberStyle,
    ) -> None:
        """Begin the sheet; its rows follow when the places of counts and scales are known."""
        self.words = {**REPORT_WORDS[language], **BOOK_WORDS[language]}
        self.status = STATUS_WORDS[language]
        self.achievements = achievements
        self.groups = report_groups(achievements, language, numbers)
        needed = set(_needed(achievements))
        keys = [key for key in _WIDTHS if key not in _WHERE_NEEDED or key in needed]
        self.columns = {key: number for number, key in enumerate(keys, start=1)}
        facts = facts_of(achievements, language)
        self.head = len(facts) + 4
        widths = [_WIDTHS[key] for key in keys]
        self.sheet = book.sheet(self.words["figures"], widths, head=self.head)
        title = f"{self.words['title']} {achievements.period.label(language)}"
        self.sheet.text(1, 1, title, "title")
        for row, (label, text) in enumerate(facts, start=2):
            self.sheet.text(row, 1, f"{label}: {text}", "plain")
        how = self.words["how_figures"].format(counts=self.words["counts"])
        self.sheet.text(self.head - 1, 1, how, "plain")
        for key, column in self.columns.items():
            self.sheet.text(self.head, column, self.words[key], "head")
        self.rows: dict[str, int] = {}
        self.spans: list[Span] = []
        row = self.head
        for group in self.groups:
            row += 1
            self.spans.append(Span(row + 1, row + len(group.rows)))
            for item in group.rows:
                row += 1
                self.rows[item.item.indicator.id] = row

    def write(
        self, counts: CountCells, scales: ScaleCells, live: LiveFormulas, fixed: Mapping[str, str]
    ) -> None:
        """Write the rows.

        Args:
            counts: Where counts stand.
            scales: Where scales stand.
            live: What writes the formulas.
            fixed: Why figures are not computed anew, by id of the indicator.
        """
        self.counts, self.scales, self.live = counts, scales, live
        for group, span in zip(self.groups, self.spans, strict=True):
            title = f"{self.words['objective']} {group.number}: {group.statement}"
            last = self.columns["officer"]
            self.sheet.across(span.first - 1, 1, last, title, "group")
            self.sheet.print_only(last, span.last)
            for row in group.rows:
                self._row(row, fixed.get(row.item.indicator.id))

    def place(self, key: str, row: int, *, outside: bool = False) -> str:
        """Return the address of a cell by the key of its column."""
        return self.sheet.address(row, self.columns[key], outside=outside)

    def _row(self, row: ReportRow, fixed: str | None) -> None:
        at, item = self.rows[row.item.indicator.id], row.item
        texts = {
            "indicator": row.name,
            "unit": row.unit,
            "source": row.source,
            "officer": row.officer,
        }
        self.sheet.number(at, self.columns["number"], int(row.number))
        for key, text in texts.items():
            self.sheet.text(at, self.columns[key], text)
        if "weight" in self.columns and item.indicator.weight is not None:
            self.sheet.number(at, self.columns["weight"], item.indicator.weight)
        remark = self._figure(at, row, fixed)
        self._target(at, item.target, row.target)
        if not self._achievement(at, row) and item.target is not None:
            remark = "no_live_target" if remark is None else remark
        self._remark(at, item.indicator, remark)
        self._recorded(at, row)

    def _figure(self, at: int, row: ReportRow, fixed: str | None) -> str | None:
        """Write the figure and its status; returns the word that tells why it is not live."""
        item, result = row.item, row.item.result
        parts = {
            name: self.place("exact", self.rows[part.id])
            for name, part in item.indicator.parts.items()
            if part.id in self.rows
        }
        formula = None if fixed else self.live.figure(item.indicator, parts)
        known: Known = self.status[result.status] if result.exact is None else result.exact
        exact, form = self.place("exact", at), form_of(item.indicator.decimals)
        if formula is None:
            fixed = fixed or "too_long"
            self._put("exact", at, known)
            self._put("status", at, self.status[result.status])
            self._put("realisation", at, _shown(row.realisation, result.value), form)
        else:
            self.sheet.formula(at, self.columns["exact"], formula, known)
            self._formula(
                "status", at, f'IF(ISNUMBER({exact}),"{self.status[Status.OK]}",{exact})',
                self.status[result.status],
            )  # fmt: skip
            rounded = f'IF(ISNUMBER({exact}),ROUND({exact},{item.indicator.decimals}),"{NOTHING}")'
            value: Known = NOTHING if result.value is None else result.value
            self._formula("realisation", at, rounded, value, form)
        self._grade("result_grade", at, exact, item.indicator.scale, item.indicator.decimals,
                    None if item.result_grade is None else item.result_grade.label)  # fmt: skip
        return fixed

    def _target(self, at: int, target: Target | None, text: str) -> None:
        """Write a target; a number can be changed like a count."""
        column = self.columns["target"]
        if isinstance(target, Bound):
            self.sheet.number(
                at, column, target.number, f'"{target.relation} "{_places(target.number)}', "input"
            )
        elif isinstance(target, int) or (
            target is not None and not isinstance(target, Range | str)
        ):
            self.sheet.number(at, column, target, _places(target), "input")
        else:
            self.sheet.text(at, column, text, side="right")
        if isinstance(target, Range):
            for key, bound in (("low", target.low), ("high", target.high)):
                assert bound is not None, "a target that is a range has both ends"
                self.sheet.number(at, self.columns[key], bound, _places(bound), "input")

    def _achievement(self, at: int, row: ReportRow) -> bool:
        """Write the achievement; returns whether it is live."""
        item, options = row.item, options_of(row.item.indicator)
        target, word = item.target, self.status[item.status]
        decimals = 2 if options.decimals is None else options.decimals
        rule = None if target is None else rule_of(item.indicator, kind_of(target))
        cells = None if target is None else self._cells(at, target, item)
        uncapped = None
        if target is not None and rule is not None and cells is not None:
            uncapped = self.live.uncapped(rule, target, options, cells)
        form, full = form_of(decimals), self.place("full", at)
        if uncapped is None or cells is None or target is None:
            nothing = NOTHING if item.exact is None else None
            self._put("uncapped", at, nothing or item.uncapped)
            self._put("full", at, nothing or item.exact)
            self._put("achievement", at, _shown(row.achievement, item.value), form)
            self._put("verdict", at, row.verdict)
        else:
            without = word
            if item.result.exact is None and options.realisation == "displayed":
                without = NOTHING
            self._formula("uncapped", at, uncapped, _known(item.uncapped, without))
            limited = self.live.limited(self.place("uncapped", at), options)
            self._formula("full", at, limited, _known(item.exact, without))
            rounded = f'IF(ISNUMBER({full}),ROUND({full},{decimals}),"{NOTHING}")'
            value: Known = NOTHING if item.value is None else item.value
            self._formula("achievement", at, rounded, value, form)
            words = self.words["reached"], self.words["not_reached"]
            reached = self.live.reached(item.indicator.better, target, cells, words)
            self._formula("verdict", at, reached, row.verdict)
        label = None if item.grade is None else item.grade.label
        self._grade("grade", at, full, options.scale, decimals, label)
        return uncapped is not None

    def _cells(self, at: int, target: Target, item: Achievement) -> TargetCells | None:
        """Return where target and realisation stand; None where they cannot be compared live."""
        displayed = options_of(item.indicator).realisation == "displayed"
        realisation = self.place("realisation" if displayed else "exact", at)
        bounds = [target.low, target.high] if isinstance(target, Range) else []
        number = target.number if isinstance(target, Bound) else target
        numbers = bounds or ([] if isinstance(number, str | Range) else [number])
        if any((digits_of(each) or 0) > MAX_DIGITS for each in numbers if each is not None):
            return None
        if isinstance(target, Range):
            low, high = self.place("low", at), self.place("high", at)
            return TargetCells(realisation=realisation, low=low, high=high)
        if not isinstance(target, str):
            return TargetCells(realisation=realisation, target=self.place("target", at))
        scale = item.indicator.scale
        if scale is None:
            return None
        label = self.scales.label(scale, realisation, item.indicator.decimals)
        score = self.scales.score(scale, f"({label})")
        wanted = self.scales.score(scale, self.place("target", at))
        if score is None or wanted is None or len(score) > 8000:
            return None
        of_target = scale.labelled(target)
        known = "" if of_target is None else scale.score_of(of_target)
        self._formula("target_score", at, wanted, known)
        own = "" if item.result_grade is None else scale.score_of(item.result_grade)
        formula = f'IF(ISNUMBER({realisation}),{score},"")'
        self._formula("score", at, formula, own)
        place = self.place
        return TargetCells(
            realisation=realisation, target=place("target_score", at), score=place("score", at)
        )

    def _grade(
        self, key: str, at: int, number: str, scale: Scale | None, decimals: int, label: str | None
    ) -> None:
        """Write the class of a number on a scale."""
        if key not in self.columns:
            return
        formula = None
        if scale is not None:
            formula = f'IF(ISNUMBER({number}),{self.scales.label(scale, number, decimals)},"")'
        if formula is None or len(formula) > 8000:
            self._put(key, at, label or "")
        else:
            self._formula(key, at, formula, label or "")

    def _remark(self, at: int, indicator: Indicator, fixed: str | None) -> None:
        """Write what a figure lacks, or why it is not computed anew."""
        if fixed is not None:
            told = self.words[fixed].format(counts=self.words["counts"])
            self.sheet.text(at, self.columns["remark"], told)
            return
        parts = {
            name: (self.place("indicator", row), self.place("status", row))
            for name, part in indicator.parts.items()
            if (row := self.rows.get(part.id)) is not None
        }
        formula = self.live.remark(indicator, parts)
        if formula is None:
            self.sheet.text(at, self.columns["remark"], "")
            return
        known = []
        for name in used_names(indicator):
            if name in self.counts.told:
                known.append(self.counts.told[name])
            elif name in indicator.parts:
                part = self.achievements.indicators[indicator.parts[name].id]
                known.append((part.indicator.name, self.status[part.result.status]))
        ok = self.status[Status.OK]
        text = "".join(f"{label}: {status}\n" for label, status in known if status != ok)
        self.sheet.formula(at, self.columns["remark"], formula, text, side="left")

    def _recorded(self, at: int, row: ReportRow) -> None:
        """Write the figure as it was computed exactly, which no change of a count moves."""
        value = row.item.result.value
        form = form_of(row.item.indicator.decimals)
        self._put("recorded", at, _shown(row.realisation, value), form)

    def _put(self, key: str, at: int, known: Known, form: str = "General") -> None:
        """Write what is not computed anew."""
        if isinstance(known, str) or known is None:
            self.sheet.text(at, self.columns[key], known or "", side="right")
        else:
            self.sheet.number(at, self.columns[key], known, form)

    def _formula(
        self, key: str, at: int, formula: str, known: Known, form: str = "General"
    ) -> None:
        side = "center" if key in ("status", "verdict", "result_grade", "grade") else "right"
        self.sheet.formula(at, self.columns[key], formula, known, form, side=side)


def _known(exact: Exact | None, word: str) -> Known:
    return word if exact is None else exact


def _shown(text: str, value: Known) -> Known:
    """Return a number, or its text where a spreadsheet would lose digits of it."""
    if value is None or isinstance(value, str):
        return text
    digits = digits_of(value)
    return value if digits is not None and digits <= MAX_DIGITS else text


def _places(number: Exact) -> str:
    """Return how a target is shown: with the decimals that it has."""
    for places in range(13):
        if 10**places % number.denominator == 0:
            return form_of(places)
    return "General"


def _needed(achievements: Achievements) -> Iterator[str]:
    """Iterate over the columns that are there only where an indicator needs them."""
    for item in achievements.indicators.values():
        if item.indicator.scale is not None:
            yield "result_grade"
        if options_of(item.indicator).scale is not None:
            yield "grade"
        if item.indicator.weight is not None:
            yield "weight"
        if isinstance(item.target, Range):
            yield from ("low", "high")
        if isinstance(item.target, str):
            yield from ("target_score", "score")
