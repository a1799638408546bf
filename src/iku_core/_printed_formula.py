"""The whole formula of an indicator: with its labels, with numbers, and what comes out.

Enters: an indicator and the printer of a notation. Leaves: text of that notation, which is not a
whole yet. Layer 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from iku_core._formula_printer import Piece, Printer
from iku_core.definition import Indicator
from iku_core.exact import Exact, format_number
from iku_core.formula import Formula, current_name, parse_formula, previous_name
from iku_core.messages import Language

__all__ = [
    "Outcome",
    "divisors_with_labels",
    "formula_with_labels",
    "multiplied",
    "outcome",
    "with_labels",
    "with_numbers",
]

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
    return _written(indicator, _labels(indicator, indicator.formulas, printer), printer)


def divisors_with_labels(indicator: Indicator, printer: Printer) -> list[str]:
    """Return each divisor with a label for each name, in the order in which they are met."""
    texts = [divisor.text for formula in indicator.formulas for divisor in formula.divisors]
    divisors = [parse_formula(text) for text in texts]
    if indicator.denominator is not None:
        divisors.append(indicator.denominator)
    found = [formula_with_labels(indicator, divisor, printer) for divisor in divisors]
    return list(dict.fromkeys(found))


def formula_with_labels(indicator: Indicator, formula: Formula, printer: Printer) -> str:
    """Return a formula over the names that an indicator knows, with a label for each."""
    return printer.formula(formula, _labels(indicator, (formula,), printer)).text


def _labels(
    indicator: Indicator, formulas: Iterable[Formula], printer: Printer
) -> dict[str, Piece]:
    return {
        name: printer.label(_label(indicator, name, printer.language)) for name in _used(formulas)
    }


def _label(indicator: Indicator, name: str, language: Language) -> str:
    """Return the label of a name in a formula."""
    if name in indicator.counts:
        return indicator.counts[name].label
    if name in indicator.constants:
        return indicator.constants[name].label
    if name in indicator.parts:
        return indicator.parts[name].name
    return _PREVIOUS[language].format(label=indicator.counts[current_name(name)].label)


def with_numbers(indicator: Indicator, inputs: Mapping[str, Exact], printer: Printer) -> str | None:
    """Return the formula with a number for each name; None where one is not known."""
    known = {name: constant.value for name, constant in indicator.constants.items()}
    known |= inputs
    names = _used(indicator.formulas)
    if any(name not in known for name in names):
        return None
    return _written(indicator, {name: printer.number(known[name]) for name in names}, printer)


class Outcome(NamedTuple):
    """Hold what comes out of a formula.

    Attributes:
        text: The value with its unit, and before it the exact one where it was rounded.
        exact: The exact one by itself, as a formula would write it; empty where it is the value.
        is_approximate: Whether the exact one has so many digits that `text` has not all of them.
    """

    text: str
    exact: str
    is_approximate: bool


def outcome(indicator: Indicator, exact: Fraction, value: Decimal, printer: Printer) -> Outcome:
    """Return the value with its unit, and before it the exact one where it was rounded."""
    figure = printer.figure(format_number(value, printer.numbers))
    if indicator.unit:
        figure += printer.unit(indicator.unit)
    if exact == Fraction(value):
        return Outcome(figure, "", is_approximate=False)
    rounded = _ROUNDED[printer.language].format(decimals=indicator.decimals)
    alone = before = printer.number(exact).text
    is_approximate = printer.is_approximate(exact)
    if is_approximate:
        before = printer.figure(printer.approximation(exact, indicator.decimals))
    return Outcome(f"{before}{printer.words(rounded)}{figure}", alone, is_approximate)


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


def _used(formulas: Iterable[Formula]) -> list[str]:
    """Return the names of the formulas, each once."""
    found: dict[str, None] = {}
    for formula in formulas:
        found |= dict.fromkeys((*formula.names, *map(previous_name, formula.previous)))
    return list(found)
