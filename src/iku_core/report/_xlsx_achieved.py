"""Targets, achievements and grades in the sheet of figures. Layer 6."""

from __future__ import annotations

from typing import Final

from iku_core.achievement import Achievement
from iku_core.achievement_choice import limits_of, rule_of
from iku_core.achievement_rule import Bound, Target, kind_of
from iku_core.declaration import Range
from iku_core.exact import Exact
from iku_core.report._report_rows import NOTHING, ReportRow
from iku_core.report._xlsx_columns import FigureColumns
from iku_core.report._xlsx_live import (
    LiveFormulas,
    TargetCells,
    fits_in_a_cell,
    is_beside_a_tie,
    options_of,
)
from iku_core.report._xlsx_scales import ScaleCells
from iku_core.report._xlsx_values import MAX_DIGITS, Known, digits_of, form_of, quoted
from iku_core.scale import Scale

__all__ = ["AchievementCells", "shown"]

_DECIMALS: Final = 2


class AchievementCells:
    """Write what a row tells of its target."""

    def __init__(
        self,
        columns: FigureColumns,
        scales: ScaleCells,
        live: LiveFormulas,
        *,
        reached: tuple[str, str],
    ) -> None:
        """Take where things stand.

        Args:
            columns: The columns.
            scales: Where scales stand.
            live: What writes the formulas.
            reached: What to say where a target is reached, and where it is not.
        """
        self._columns = columns
        self._scales = scales
        self._live = live
        self._reached = reached

    def write(self, at: int, row: ReportRow, status: str) -> TargetCells | None:
        """Write target, achievement and grade; returns where the target of a live one stands.

        Args:
            at: The row of the sheet.
            row: What the report tells of the indicator.
            status: The status of the achievement in words.
        """
        item, columns = row.item, self._columns
        self._target(at, item.target, row.target)
        if item.target is not None:
            # A figure that has no value yet may come to be as long as its target.
            for number in limits_of(item.target).values():
                columns.widen("realisation", number, form_of(item.indicator.decimals))
        options = options_of(item.indicator)
        decimals = _DECIMALS if options.decimals is None else options.decimals
        cells = None
        if item.target is not None:
            cells = self._achievement(at, row, item.target, status)
        if cells is None:
            nothing = NOTHING if item.exact is None else None
            columns.value("uncapped", at, nothing or item.uncapped)
            columns.value("full", at, nothing or item.exact)
            value = shown(row.achievement, item.value)
            columns.value("achievement", at, value, form=form_of(decimals))
            columns.value("verdict", at, row.verdict)
        label = "" if item.grade is None else item.grade.label
        self.grade("grade", at, options.scale, (columns.place("full", at), decimals), label)
        return cells

    def grade(
        self, key: str, at: int, scale: Scale | None, number: tuple[str, int], label: str
    ) -> None:
        """Write the class of a number on a scale, where the sheet has a column for it.

        Args:
            key: The column.
            at: The row.
            scale: The scale; None for none.
            number: Where the number stands, and with how many decimals it is displayed.
            label: The class that it has.
        """
        if key not in self._columns:
            return
        formula = ""
        if scale is not None:
            found = self._scales.label(scale, *number)
            formula = f'IF(ISNUMBER({number[0]}),{found},"")'
        if formula and fits_in_a_cell(formula):
            self._columns.formula(key, at, formula, label)
        else:
            self._columns.text(key, at, label, side="center")

    def _target(self, at: int, target: Target | None, text: str) -> None:
        """Write a target; a number can be changed as a count can."""
        columns = self._columns
        if target is None or isinstance(target, str):
            columns.value("target", at, text)
        elif isinstance(target, Range):
            columns.value("target", at, text)
            for key, bound in (("low", target.low), ("high", target.high)):
                assert bound is not None, "a target that is a range has both ends"
                columns.value(key, at, bound, form=_places(bound), is_input=True)
        elif isinstance(target, Bound):
            form = f"{quoted(f'{target.relation} ')}{_places(target.number)}"
            columns.value("target", at, target.number, form=form, is_input=True)
        else:
            columns.value("target", at, target, form=_places(target), is_input=True)

    def _achievement(
        self, at: int, row: ReportRow, target: Target, status: str
    ) -> TargetCells | None:
        """Write a live achievement; returns where its target stands, None where it is not live."""
        item, columns = row.item, self._columns
        options = options_of(item.indicator)
        decimals = _DECIMALS if options.decimals is None else options.decimals
        rule = rule_of(item.indicator, kind_of(target))
        cells = self._cells(at, target, item)
        if rule is None or cells is None or _is_too_exact(item, decimals):
            return None
        uncapped = self._live.uncapped(rule, target, options, cells)
        if uncapped is None:
            return None
        if item.result.exact is None and options.realisation == "displayed":
            status = NOTHING
        known: Known = status if item.uncapped is None else item.uncapped
        columns.formula("uncapped", at, uncapped, known)
        limited = self._live.limited(columns.place("uncapped", at), options)
        known = status if item.exact is None else item.exact
        columns.formula("full", at, limited, known)
        full = columns.place("full", at)
        rounded = f"IF(ISNUMBER({full}),ROUND({full},{decimals}),{quoted(NOTHING)})"
        value: Known = NOTHING if item.value is None else item.value
        columns.formula("achievement", at, rounded, value, form=form_of(decimals))
        reached = self._live.reached(item.indicator.better, target, cells, self._reached)
        columns.formula("verdict", at, reached, row.verdict)
        return cells

    def _cells(self, at: int, target: Target, item: Achievement) -> TargetCells | None:
        """Return where target and realisation stand; None where they cannot be compared live."""
        displayed = options_of(item.indicator).realisation == "displayed"
        place = self._columns.place
        realisation = place("realisation" if displayed else "exact", at)
        if isinstance(target, str):
            return self._scores(at, target, item, realisation)
        if isinstance(target, Range):
            low, high = place("low", at), place("high", at)
            return TargetCells(realisation=realisation, low=low, high=high)
        given = place("target", at)
        return TargetCells(realisation=realisation, given=given, target=given)

    def _scores(
        self, at: int, target: str, item: Achievement, realisation: str
    ) -> TargetCells | None:
        """Write the scores of two labels, and return where they stand."""
        scale, columns = item.indicator.scale, self._columns
        if scale is None:
            return None
        label = self._scales.label(scale, realisation, item.indicator.decimals)
        own = self._scales.score(scale, f"({label})")
        wanted = self._scales.score(scale, columns.place("target", at))
        formula = f'IF(ISNUMBER({realisation}),{own},"")'
        if own is None or wanted is None or not fits_in_a_cell(formula + wanted):
            return None
        of_target = scale.labelled(target)
        known: Known = "" if of_target is None else scale.score_of(of_target)
        columns.formula("target_score", at, wanted, known)
        known = "" if item.result_grade is None else scale.score_of(item.result_grade)
        columns.formula("score", at, formula, known)
        return TargetCells(
            realisation=realisation,
            given=columns.place("target", at),
            target=columns.place("target_score", at),
            score=columns.place("score", at),
        )


def shown(text: str, value: Known | None) -> Known:
    """Return a number, or its text where a spreadsheet would lose digits of it."""
    if value is None or isinstance(value, str):
        return text
    return value if digits_of(value) <= MAX_DIGITS else text


def _is_too_exact(item: Achievement, decimals: int) -> bool:
    """Return whether a spreadsheet has too few digits for an achievement."""
    target = item.target
    numbers: list[Exact | None] = []
    if isinstance(target, Range):
        numbers += [target.low, target.high]
    elif isinstance(target, Bound):
        numbers.append(target.number)
    elif not isinstance(target, str):
        numbers.append(target)
    if any(digits_of(number) > MAX_DIGITS for number in numbers if number is not None):
        return True
    if item.value is None or item.exact is None:
        return False
    return digits_of(item.value) > MAX_DIGITS or is_beside_a_tie(item.exact, decimals)


def _places(number: Exact) -> str:
    """Return how a target is shown: with the decimals that it has."""
    for places in range(13):
        if 10**places % number.denominator == 0:
            return form_of(places)
    return "General"
