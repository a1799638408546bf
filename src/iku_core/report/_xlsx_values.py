"""What a cell of a workbook can hold: texts, numbers, formulas. Layer 6."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from iku_core.exact import MAX_PLACES, Exact, format_exact
from iku_core.report._office_files import shown_in_xml

__all__ = [
    "MAX_DIGITS",
    "MAX_FORMULA",
    "Known",
    "as_written",
    "decimal_of",
    "digits_of",
    "form_of",
    "quoted",
    "shown_number",
]

Known: TypeAlias = Exact | Decimal | str
"""The value of a formula."""

MAX_DIGITS: Final = 15
"""Digits to which a spreadsheet keeps a number."""

MAX_FORMULA: Final = 8_000
"""Most characters of a formula; a spreadsheet takes 8,192."""

_MAX_UNITS: Final = 32_767
_CUT: Final = " …"
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CACHED: Final = Context(prec=17)


def form_of(decimals: int) -> str:
    """Return how a number with a fixed number of decimals is shown, in the words of Excel.

    Example:
        >>> form_of(2), form_of(0)
        ('#,##0.00', '#,##0')
    """
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def shown_number(number: Exact | Decimal, form: str) -> str:
    """Return a number as a spreadsheet shows it, with marks of another language perhaps.

    Args:
        number: The number.
        form: How it is shown: that of `form_of`, or `0`, with a quoted text before it or without.

    Example:
        >>> shown_number(1_500_000, '">= "#,##0.00'), shown_number(12, "0")
        ('>= 1,500,000.00', '12')
    """
    _, before, digits = form.rpartition('"')
    text = form[: -len(digits)].strip('"') if before else ""
    places = len(digits.partition(".")[2])
    grouping = "," if "," in digits else ""
    return f"{text}{decimal_of(number):{grouping}.{places}f}"


def quoted(text: str) -> str:
    """Return a text as a part of a formula.

    Example:
        >>> quoted("data")
        '"data"'
    """
    return '"' + text.replace('"', '""') + '"'


def digits_of(number: Exact | Decimal) -> int:
    """Return how many digits a number has, without noughts at its ends.

    Of one that has no end as a decimal, those of its numerator or denominator.

    Example:
        >>> digits_of(1200), digits_of(Fraction(33, 8)), digits_of(Fraction(1000, 37))
        (2, 4, 2)
    """
    text = format_exact(Fraction(number), "plain", places=MAX_PLACES)
    if "/" in text:
        above, _, below = text.partition("/")
        return max(digits_of(int(above)), digits_of(int(below)))
    whole, _, places = text.lstrip("-").partition(".")
    return len((whole + places.rstrip("0")).strip("0"))


def decimal_of(number: Exact | Decimal) -> Decimal:
    """Return a number as a decimal, to 17 digits where it has more."""
    if isinstance(number, Decimal):
        return number
    return _CACHED.divide(Decimal(number.numerator), Decimal(number.denominator))


def as_written(text: str) -> str:
    """Return a text as a file holds it, in which `_x0041_` would stand for a letter."""
    return _ESCAPE.sub("_x005F_", _cut(shown_in_xml(text)))


def _cut(text: str) -> str:
    """Return a text that fits into a cell, which counts the units of UTF-16."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * _MAX_UNITS:
        return text
    kept = encoded[: 2 * (_MAX_UNITS - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT
