"""The formula of a form as the parts of a fraction. Layer 6."""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from iku_core.definition import Indicator
from iku_core.exact import NumberStyle, format_exact
from iku_core.formula import Formula
from iku_core.messages import Language
from iku_core.notation import display_formula
from iku_core.report._printed_fraction import printed_fraction

__all__ = ["FormFraction", "form_formula"]


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
        found = printed_fraction(printed)
        if found is None:
            return printed
        return FormFraction(found.above, found.below, found.factor.strip())
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
