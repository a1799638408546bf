"""The whole formula of an indicator: with its labels, with numbers, and what comes out.

Enters: an indicator and the printer of a notation. Leaves: text of that notation, which is not a
whole yet. Layer 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from iku_core._formula_printer import Piece, Printer
from iku_core.definition import Indicator
from iku_core.exact import Exact, format_number
from iku_core.formula import previous_name
from iku_core.messages import Language

__all__ = ["multiplied", "outcome", "with_labels", "with_numbers"]

_PREVIOUS: Final[dict[Language, str]] = {
    "en": "{label} in the previous period",
    "id": "{label} pada periode sebelumnya",
}
_ROUNDED: Final[dict[Language, str]] = {
    "en": ", rounded half up to {decimals} decimals: ",
    "id": ", dibulatkan ke {decimals} desimal (setengah ke atas): ",
}


def with_labels(indicator: Indicator, printer: Printer) -> str:
    """Return the formula with a label for each name."""
    labels = {name: part.name for name, part in indicator.parts.items()}
    labels |= {name: constant.label for name, constant in indicator.constants.items()}
    for name, count in indicator.counts.items():
        labels[name] = count.label
        before = _PREVIOUS[printer.language].format(label=count.label)
        labels[previous_name(name)] = before
    names = _used(indicator)
    return _written(indicator, {name: printer.label(labels[name]) for name in names}, printer)


def with_numbers(indicator: Indicator, inputs: Mapping[str, Exact], printer: Printer) -> str | None:
    """Return the formula with a number for each name; None where one is not known."""
    known = {name: constant.value for name, constant in indicator.constants.items()}
    known |= inputs
    names = _used(indicator)
    if any(name not in known for name in names):
        return None
    return _written(indicator, {name: printer.number(known[name]) for name in names}, printer)


def outcome(indicator: Indicator, exact: Fraction, value: Decimal, printer: Printer) -> str:
    """Return the value with its unit, and before it the exact one where it was rounded."""
    figure = printer.figure(format_number(value, printer.numbers))
    if indicator.unit:
        figure += printer.unit(indicator.unit)
    if exact == Fraction(value):
        return figure
    rounded = _ROUNDED[printer.language].format(decimals=indicator.decimals)
    return f"{printer.number(exact).text}{printer.words(rounded)}{figure}"


def multiplied(indicator: Indicator, names: Mapping[str, Piece], printer: Printer) -> Piece:
    """Return numerator, denominator and multiplier as one piece."""
    pieces = [printer.formula(formula, names) for formula in indicator.formulas]
    piece = pieces[0] if len(pieces) == 1 else printer.operation("/", pieces)
    if indicator.multiplier == 1:
        return piece
    return printer.operation("*", [piece, printer.number(indicator.multiplier)])


def _written(indicator: Indicator, names: Mapping[str, Piece], printer: Printer) -> str:
    text = multiplied(indicator, names, printer).text
    if indicator.unit == "%" and indicator.multiplier != 1:
        return text + printer.unit("%")
    return text


def _used(indicator: Indicator) -> list[str]:
    """Return the names of the formulas, each once."""
    found: dict[str, None] = {}
    for formula in indicator.formulas:
        found |= dict.fromkeys((*formula.names, *map(previous_name, formula.previous)))
    return list(found)
