"""Realisation and achievement as a report prints them. Layer 6."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from iku_core._formula_printer import Printer
from iku_core.achievement import Achievement
from iku_core.achievement_choice import is_reached
from iku_core.exact import NumberStyle, format_number
from iku_core.messages import Language
from iku_core.report._cells import figure_of
from iku_core.report._report_words import REPORT_WORDS

__all__ = ["NOTHING", "achievement_text", "realisation_text", "remark_of_judgement"]

NOTHING: Final = "–"
"""What stands in a cell that has no value; the reason stands in the same row."""


def remark_of_judgement(item: Achievement, language: Language, style: NumberStyle) -> str | None:
    """Return that the exact figure was judged, where the printed one would be judged otherwise.

    Without it a page seems to contradict itself: 88,31 against >= 88,31, and not reached.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82})
        >>> remark_of_judgement(iku.achieve(result, iku.Period(2020)), "id", "id") is None
        True
    """
    if not _is_judged_otherwise_than_printed(item):
        return None
    result = item.result
    assert result.value is not None and result.exact is not None, "there is a value"  # noqa: PT018
    printer = Printer(language, style)
    exact = printer.number(result.exact).text
    if "/" in exact:
        exact = printer.about(printer.approximation(result.exact, item.indicator.decimals))
    told = {"exact": exact, "value": format_number(result.value, style)}
    return REPORT_WORDS[language]["judged_exactly"].format(**told)


def _is_judged_otherwise_than_printed(item: Achievement) -> bool:
    value, target = item.result.value, item.target
    if value is None or target is None or isinstance(target, str) or item.reached is None:
        return False
    return is_reached(target, Fraction(value), item.indicator.better) != item.reached


def realisation_text(item: Achievement, style: NumberStyle) -> str:
    """Return a realisation; where the target is a label, that of the realisation with its score.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82})
        >>> realisation_text(iku.achieve(result, iku.Period(2020)), "id")
        '82,00'
    """
    value, grade = item.result.value, item.result_grade
    if value is None:
        return NOTHING
    number = figure_of(value, style, inexact=item.result.is_inexact)
    if isinstance(item.target, str) and grade is not None:
        return f"{grade.label} ({number})"
    return number


def achievement_text(item: Achievement, style: NumberStyle) -> str:
    """Return an achievement, marked where it is inexact; one that a cap or a floor gave is exact.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82})
        >>> achievement_text(iku.achieve(result, iku.Period(2020)), "id")
        '–'
    """
    if item.value is None:
        return NOTHING
    is_inexact = item.result.is_inexact and item.exact == item.uncapped
    return figure_of(item.value, style, inexact=is_inexact)
