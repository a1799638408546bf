"""The formula of a form as the parts of a fraction. Layer 6."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import evolve

from iku_core.definition import Indicator
from iku_core.exact import NumberStyle, format_exact
from iku_core.formula import Formula
from iku_core.messages import Language
from iku_core.notation import display_formula

__all__ = ["FormFraction", "form_formula"]

_FACTOR: Final = re.compile(r"(?P<below>.+) (?P<factor>[x×*] ?[0-9][0-9.,]*(?: ?[%‰])?)", re.DOTALL)


class FormFraction(NamedTuple):
    """Hold what stands above a bar, below it and beside it.

    Attributes:
        above: The numerator in words.
        below: The denominator in words.
        factor: What the fraction is multiplied by, such as `x 100 %`; empty for nothing.
    """

    above: str
    below: str
    factor: str


def form_formula(
    indicator: Indicator, language: Language, numbers: NumberStyle
) -> str | FormFraction:
    """Return the formula that a form prints: a text, or a fraction where it is one.

    It is what the document prints in words; where it prints nothing, the labels of its counts. No
    letter is lost but the stroke of a fraction, whose place a bar takes.

    Args:
        indicator: The indicator.
        language: Language of the functions.
        numbers: Style of the numbers, where the document prints none.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> form_formula(document["nilai-ikm"], "id", "id")
        'Nilai IKM'
        >>> form_formula(document["fasilitasi-ditindaklanjuti"], "id", "id").factor
        'x 100 %'
    """
    printed = indicator.printed_formula
    if printed is not None:
        found = None if indicator.numerator is None else _fraction_in(printed)
        return printed if found is None else found
    if indicator.numerator is None or indicator.denominator is None:
        return display_formula(indicator, "text", language, numbers=numbers)

    def words(formula: Formula) -> str:
        alone = evolve(
            indicator, value=formula, numerator=None, denominator=None, unit=None, multiplier=1
        )
        return display_formula(alone, "text", language, numbers=numbers)

    factor = ""
    if indicator.multiplier != 1:
        unit = " %" if indicator.unit == "%" else ""
        factor = f"× {format_exact(indicator.multiplier, numbers)}{unit}"
    return FormFraction(words(indicator.numerator), words(indicator.denominator), factor)


def _fraction_in(text: str) -> FormFraction | None:
    """Return a printed formula as a fraction; None where it is not clearly one.

    It is one where a single stroke with blanks around it stands outside all parentheses.
    """
    strokes = [at for at in _outside(text) if text[max(at - 1, 0) : at + 2] == " / "]
    if len(strokes) != 1:
        return None
    above, rest = text[: strokes[0]].strip(), text[strokes[0] + 1 :].strip()
    found = _FACTOR.fullmatch(rest)
    if found is None:
        return FormFraction(above, rest, "") if above and rest else None
    if not above or found["below"].count("(") != found["below"].count(")"):
        return None
    return FormFraction(above, found["below"], found["factor"])


def _outside(text: str) -> list[int]:
    """Return the places outside all parentheses; none where these do not match."""
    depth, places = 0, []
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            places.append(at)
    return places if depth == 0 else []
