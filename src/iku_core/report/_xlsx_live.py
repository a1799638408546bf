"""Which figures a spreadsheet can compute anew, and the formulas by which it does. Layer 6.

A figure is live where a spreadsheet comes to what was computed exactly: where it follows from the
counts of the workbook alone, and no number of it is longer than what a spreadsheet keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from iku_core._formula_notations import SpreadsheetPrinter
from iku_core.achievement import Achievements
from iku_core.achievement_rule import AchievementOptions, AchievementRule, Bound, Target, kind_of
from iku_core.declaration import Range
from iku_core.definition import Indicator
from iku_core.evaluation import evaluate_all
from iku_core.exact import MAX_PLACES, Exact
from iku_core.formula import previous_name
from iku_core.messages import Language
from iku_core.notation import spreadsheet_formula
from iku_core.report._binary_error import LAST_DIGIT, error_of
from iku_core.report._xlsx_counts import CountCells, SuppliedCounts
from iku_core.report._xlsx_values import MAX_DIGITS, MAX_FORMULA, digits_of, quoted
from iku_core.result import STATUS_WORDS, Result
from iku_core.status import Status

__all__ = [
    "LiveFormulas",
    "TargetCells",
    "is_beside_a_tie",
    "live_results",
    "number_in_formula",
    "options_of",
    "used_names",
]


_MAX_DEPTH: Final = 60


@frozen(kw_only=True)
class TargetCells:
    """Hold where a target and what is set against it stand.

    Attributes:
        realisation: The realisation, exact or displayed, as the options wish.
        given: Where the target was written; empty for a range.
        target: The target as a number; of a label, its score.
        low: The lower end of a target that is a range; empty for another.
        high: Likewise the upper end.
        score: The score of the realisation, where the target is a label; empty for another.
    """

    realisation: str
    given: str = ""
    target: str = ""
    low: str = ""
    high: str = ""
    score: str = ""

    @property
    def is_sound(self) -> str:
        """The condition that there is a target to set a realisation against."""
        if self.low:
            return f"AND(ISNUMBER({self.low}),ISNUMBER({self.high}),{self.low}<={self.high})"
        return f"ISNUMBER({self.target})"

    @property
    def is_blank(self) -> str:
        """The condition that nobody has written a target."""
        if self.low:
            return f"OR(ISBLANK({self.low}),ISBLANK({self.high}))"
        return f"ISBLANK({self.given})"


def options_of(indicator: Indicator) -> AchievementOptions:
    """Return how the achievement of an indicator is computed."""
    return indicator.achievement.over(indicator.achievement_defaults.options)


def live_results(achievements: Achievements, supplied: SuppliedCounts) -> dict[str, str]:
    """Return why a figure is not computed anew, by id of its indicator; those that are, left out.

    The value is the name of a word of the workbook.
    """
    again = evaluate_all(achievements.document, supplied.current, previous=supplied.previous)
    found: dict[str, str] = {}
    for key, item in achievements.indicators.items():
        result, other = item.result, again.get(key)
        if other is None or (other.status, other.exact) != (result.status, result.exact):
            found[key] = "not_from_counts"
        elif _is_too_exact(result):
            found[key] = "too_exact"
    return found


def _is_too_exact(result: Result) -> bool:
    """Return whether a spreadsheet has too few digits for a result."""
    numbers: list[Exact] = [
        number for name, number in result.inputs.items() if name not in result.indicator.parts
    ]
    if any(digits_of(number) > MAX_DIGITS for number in numbers):
        return True
    if result.value is None or result.exact is None:
        return False
    if digits_of(result.value) > MAX_DIGITS:
        return True
    return is_beside_a_tie(result.exact, result.indicator.decimals) or _may_be_off(result)


def _may_be_off(result: Result) -> bool:
    """Return whether binary numbers may bring a value onto the other side of a rounding.

    Where a number lies in the middle between two decimals, a spreadsheet rounds it as written, if
    no more than the last step of computing it was rounded.
    """
    assert result.exact is not None, "the result has a value"
    error = error_of(result)
    scale = 10**result.indicator.decimals
    distance = abs(abs(result.exact) * scale % 1 - Fraction(1, 2))
    if distance == 0:
        return bool(error > 2 * abs(result.exact) * LAST_DIGIT)
    return bool(distance <= error * scale)


def is_beside_a_tie(number: Fraction, decimals: int) -> bool:
    """Return whether a spreadsheet may round a number to the wrong side.

    Where a number lies very near to the middle between two decimals, but not in it, what a
    spreadsheet drops behind its 15 digits decides on which side it comes to lie. A number that
    has no further decimals is as far from that middle as can be, if it is not too long.

    Example:
        >>> is_beside_a_tie(Fraction(1, 8), 2), is_beside_a_tie(Fraction(10**15 + 1, 8 * 10**15), 2)
        (False, True)
    """
    scaled = abs(number) * 10**decimals
    distance: Fraction = abs(scaled % 1 - Fraction(1, 2))
    reach = scaled / 10**13
    if scaled < 10**MAX_DIGITS:
        reach = min(reach, Fraction(1, 2))
    return bool(0 < distance < reach)


def fits_in_a_cell(formula: str) -> bool:
    """Return whether a formula is neither too long nor too deep; Excel takes 64 levels.

    Example:
        >>> fits_in_a_cell("A1/B1"), fits_in_a_cell("(" * 70 + "A1" + ")" * 70)
        (True, False)
    """
    depth = deepest = 0
    for character in formula:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    return len(formula) <= MAX_FORMULA and deepest <= _MAX_DEPTH


class LiveFormulas:
    """Write the formulas of figures and achievements."""

    def __init__(self, language: Language, cells: CountCells) -> None:
        """Take the words of statuses and the places of counts."""
        self._words = STATUS_WORDS[language]
        self._cells = cells

    def figure(self, indicator: Indicator, parts: Mapping[str, str]) -> str | None:
        """Return the formula of a figure before rounding, or of the status of one that has none.

        Args:
            indicator: The indicator.
            parts: Where other indicators stand, by their name in a formula.

        Returns:
            None where it is longer or deeper than a cell can hold.
        """
        used = used_names(indicator)
        checks = [self._cells.checks[name] for name in used if name in self._cells.checks]
        others = [parts[name] for name in indicator.parts if name in used]
        try:
            cells = {name: self._cells.values[name] for name in used if name not in parts}
            formula = spreadsheet_formula(indicator, {**cells, **parts})
        except ValueError:
            return None
        invalid, zero = (
            quoted(self._words[Status.INVALID]),
            quoted(self._words[Status.ZERO_DENOMINATOR]),
        )
        if indicator.is_inexact:
            # A root or a logarithm that has no value is another error than a division by zero.
            undefined = f"IF(IFERROR(ERROR.TYPE({formula}),0)=2,{zero},{invalid})"
            formula = f"IF(ISERROR({formula}),{undefined},{formula})"
        else:
            formula = f"IFERROR({formula},{zero})"
        for status in (Status.ZERO_DENOMINATOR, Status.MISSING, Status.INVALID):
            word = quoted(self._words[status])
            asked = others if status is Status.ZERO_DENOMINATOR else [*checks, *others]
            if asked:
                formula = f"IF({_any_of(asked, word)},{word},{formula})"
        return formula if fits_in_a_cell(formula) else None

    def uncapped(
        self, rule: AchievementRule, target: Target, options: AchievementOptions, at: TargetCells
    ) -> str | None:
        """Return the formula of an achievement before cap and floor, or of its status.

        Args:
            rule: The rule.
            target: The target.
            options: How the achievement is computed.
            at: Where numbers stand.

        Returns:
            None where it is longer or deeper than a cell can hold.
        """
        kind = kind_of(target)
        found = at.score if kind == "label" else at.realisation
        printer = SpreadsheetPrinter(None)
        names = {"realisation": found, "target": at.target, "low": at.low, "high": at.high}
        pieces = {name: printer.cell(cell) for name, cell in names.items()}
        formula = printer.formula(rule.formula, pieces).text
        without = quoted(self._words[Status.ZERO_DENOMINATOR])
        if options.zero_realisation is not None:
            without = f"IF({found}=0,{number_in_formula(options.zero_realisation)},{without})"
        formula = f"IFERROR({formula},{without})"
        if kind != "range":
            if options.zero_target is not None:
                given = number_in_formula(options.zero_target)
                formula = f"IF(AND({at.target}=0,{found}<>0),{given},{formula})"
            if options.both_zero is not None:
                given = number_in_formula(options.both_zero)
                formula = f"IF(AND({at.target}=0,{found}=0),{given},{formula})"
        if not rule.negative_targets:
            least = f"MIN({at.low},{at.high})" if kind == "range" else at.target
            formula = f"IF({least}<0,{quoted(self._words[Status.INVALID])},{formula})"
        missing, invalid = (
            quoted(self._words[status]) for status in (Status.MISSING, Status.INVALID)
        )
        if kind == "label":
            formula = f"IF(ISNUMBER({found}),{formula},{invalid})"
        formula = f"IF({at.is_sound},{formula},IF({at.is_blank},{missing},{invalid}))"
        formula = f"IF(ISNUMBER({at.realisation}),{formula},{at.realisation})"
        return formula if fits_in_a_cell(formula) else None

    def limited(self, cell: str, options: AchievementOptions) -> str:
        """Return the formula of an achievement with cap and floor."""
        formula = cell
        if options.cap is not None:
            formula = f"MIN({formula},{number_in_formula(options.cap)})"
        if options.floor is not None:
            formula = f"MAX({formula},{number_in_formula(options.floor)})"
        return f"IF(ISNUMBER({cell}),{formula},{cell})"

    def reached(
        self, better: str | None, target: Target, at: TargetCells, words: tuple[str, str]
    ) -> str:
        """Return the formula of whether a target is reached.

        Args:
            better: Whether `higher` or `lower` is better; None where not given.
            target: The target.
            at: Where numbers stand.
            words: What to say where it is reached, and where it is not.
        """
        found = at.realisation
        if isinstance(target, Range):
            condition = f"AND({found}>={at.low},{found}<={at.high})"
        elif isinstance(target, Bound):
            condition = f"{found}{target.relation}{at.target}"
        elif better is None:
            return '""'
        else:
            found = at.score if isinstance(target, str) else found
            condition = f"{found}{'>=' if better == 'higher' else '<='}{at.target}"
        yes, no = map(quoted, words)
        formula = f"IF({condition},{yes},{no})"
        if isinstance(target, str):
            formula = f'IF(ISNUMBER({at.score}),{formula},"")'
        return f'IF(AND(ISNUMBER({at.realisation}),{at.is_sound}),{formula},"")'


def _any_of(cells: list[str], word: str) -> str:
    asked = [f"{cell}={word}" for cell in cells]
    return asked[0] if len(asked) == 1 else f"OR({','.join(asked)})"


def number_in_formula(number: Exact) -> str:
    """Return a number as formulas hold it.

    Example:
        >>> number_in_formula(Fraction(5, 2))
        '2.5'
    """
    return SpreadsheetPrinter(None).number(number, places=MAX_PLACES).text


def used_names(indicator: Indicator) -> list[str]:
    """Return the names of the formulas, each once, without constants."""
    found: dict[str, None] = {}
    for formula in indicator.formulas:
        found |= dict.fromkeys((*formula.names, *map(previous_name, formula.previous)))
    return [name for name in found if name not in indicator.constants]
