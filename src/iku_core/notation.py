"""The formula of an indicator as people read it: in words, LaTeX, MathML, HTML, a spreadsheet.

Enters: an indicator or a result. Leaves: text of one notation, in which no label, however it is
written, is anything but text. Layer 5.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias, get_args

from iku_core._formula_notations import (
    HtmlPrinter,
    LatexPrinter,
    MathmlPrinter,
    SpreadsheetPrinter,
)
from iku_core._formula_printer import Printer
from iku_core._printed_formula import outcome, with_labels, with_numbers
from iku_core.definition import Indicator
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.result import Result

__all__ = [
    "FORMULA_CSS",
    "Notation",
    "display_formula",
    "display_worked",
    "spreadsheet_formula",
]

Notation: TypeAlias = Literal["text", "latex", "mathml", "html"]
"""`text` as an office writes it, `latex`, `mathml` or `html`."""

FORMULA_CSS: Final = """\
.iku-formula { line-height: 1.35; overflow-wrap: anywhere; position: relative; }
.iku-number, math { white-space: nowrap; }
.iku-fraction { box-sizing: border-box; display: inline-flex; flex-direction: column;
  max-width: 100%; padding: 0 .15em; text-align: center; vertical-align: middle; }
.iku-numerator { border-bottom: 1px solid currentColor; padding: 0 .25em .1em; }
.iku-denominator { padding: .1em .25em 0; }
.iku-unseen { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute;
  white-space: pre; width: 1px; }
"""
"""The style sheet of `html` and `mathml`; without it, `html` reads as one line."""

_PRINTERS: Final[dict[str, Callable[[Language, NumberStyle], Printer]]] = {
    "text": Printer,
    "latex": LatexPrinter,
    "mathml": MathmlPrinter,
    "html": HtmlPrinter,
}


def display_formula(
    indicator: Indicator,
    notation: Notation = "text",
    language: Language = "en",
    *,
    numbers: NumberStyle | None = None,
) -> str:
    r"""Return the formula of an indicator with the labels of its counts.

    Args:
        indicator: The indicator.
        notation: `text` for one line as an office writes it; `latex` for the mathematics mode of
            LaTeX with `amsmath`, MathJax or KaTeX, without dollar signs around; `mathml` for a
            complete element `math`; `html` for spans whose fractions wrap, for `FORMULA_CSS`.
        language: Language of the functions, `en` or `id`.
        numbers: Style of the numbers, `en`, `id` or `plain`; None for that of the language.

    Raises:
        ValueError: The notation, the language or the style is none of those above.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> display_formula(document["nilai-ikm"])
        'Nilai IKM'
        >>> display_formula(document["nilai-ikm"], "latex")
        '\\text{Nilai IKM}'
    """
    printer, plain = _printers(notation, language, numbers)
    return printer.whole(with_labels(indicator, printer), with_labels(indicator, plain))


def display_worked(
    result: Result,
    notation: Notation = "text",
    language: Language = "en",
    *,
    numbers: NumberStyle | None = None,
) -> str | None:
    """Return the formula with the numbers of a result, and with the value where there is one.

    Args:
        result: The result.
        notation: As for `display_formula`.
        language: Language of the words, `en` or `id`.
        numbers: As for `display_formula`.

    Returns:
        One line: the numbers, and the value with its unit; where it was rounded, the exact value
        before it; ≈ in place of = where roots or logarithms were rounded on the way, or where
        the exact value has so many digits that eight decimals stand for it. Without a value the
        numbers alone; None where one of them is not known.

    Raises:
        ValueError: As for `display_formula`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> counts = {"fasilitasi_ditindaklanjuti": 2, "fasilitasi_dilakukan": 3}
        >>> result = iku.evaluate(document["fasilitasi-ditindaklanjuti"], counts)
        >>> display_worked(result, "text", "id")
        '2 / 3 × 100 % = 200/3, dibulatkan ke 2 desimal (setengah ke atas): 66,67 %'
    """
    printer, plain = _printers(notation, language, numbers)
    text, words = _worked(result, printer), _worked(result, plain)
    return None if text is None or words is None else printer.whole(text, words)


def spreadsheet_formula(indicator: Indicator, cells: Mapping[str, str]) -> str:
    """Return the formula for a cell of a spreadsheet, without = before it.

    Functions have their English names, as files of Excel and LibreOffice hold them. The value is
    multiplied and not rounded, but roots and logarithms are, to their precision or to 15 decimals.
    A spreadsheet computes with about 15 digits. A division by zero, and a root or logarithm that
    has no value, are errors there, and so is computing with a text; an empty cell counts as 0, so
    whoever fills the sheet sees to it that a missing count is told.

    Args:
        indicator: The indicator.
        cells: The address of a cell for each name of its formulas, such as `Cacah!$C$5`: for
            counts, for `prev(a)` under that very key, and for other indicators by their name in a
            formula. A constant without a cell is written as its number.

    Raises:
        KeyError: A name that is no constant has no cell.
        ValueError: The formula is longer than the 8,192 characters that a cell can hold.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> cells = {"fasilitasi_ditindaklanjuti": "C5", "fasilitasi_dilakukan": "C6"}
        >>> spreadsheet_formula(document["fasilitasi-ditindaklanjuti"], cells)
        'C5*100/C6'
    """
    printer = SpreadsheetPrinter(indicator.precision)
    names = {name: printer.number(item.value) for name, item in indicator.constants.items()}
    names |= {name: printer.cell(address) for name, address in cells.items()}
    pieces = [printer.formula(formula, names) for formula in indicator.formulas]
    if indicator.multiplier != 1:
        # Multiplied first, a quotient is rounded but once.
        factor = printer.number(indicator.multiplier)
        pieces[0] = printer.operation("*", [pieces[0], factor])
    return (pieces[0] if len(pieces) == 1 else printer.operation("/", pieces)).text


def _printers(
    notation: Notation, language: Language, numbers: NumberStyle | None
) -> tuple[Printer, Printer]:
    """Return the printer of a notation, and that of the words of an office."""
    if notation not in _PRINTERS:
        raise ValueError(f"there is no notation {notation!r}")
    if language not in get_args(Language) or numbers not in (None, *get_args(NumberStyle)):
        raise ValueError(f"there is no language {language!r} or no style {numbers!r}")
    style = numbers or language
    return _PRINTERS[notation](language, style), Printer(language, style)


def _worked(result: Result, printer: Printer) -> str | None:
    text = with_numbers(result.indicator, result.inputs, printer)
    if text is None or result.value is None or result.exact is None:
        return text
    found = outcome(result.indicator, result.exact, result.value, printer)
    if found.exact == text:
        # A number that stands by itself is the exact value, which is told there once.
        return found.text if not found.is_approximate else printer.about(found.text)
    is_inexact = result.is_inexact or found.is_approximate
    return printer.equation(text, found.text, is_inexact=is_inexact)
