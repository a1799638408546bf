"""The formula of an indicator in the words of its counts, where it is not printed. Layer 6."""

from __future__ import annotations

from iku_core.definition import Indicator
from iku_core.exact import NumberStyle, format_exact
from iku_core.formula import Formula, previous_name
from iku_core.messages import Language
from iku_core.report._printed_formula import Fraction

__all__ = ["formula_words"]


def formula_words(
    indicator: Indicator, language: Language, numbers: NumberStyle
) -> tuple[str, Fraction | None]:
    """Return the words; as a fraction besides where there are numerator and denominator."""
    labels = {n: p.name for n, p in indicator.parts.items()}
    labels |= {n: c.label for n, c in indicator.constants.items()}
    for n, c in indicator.counts.items():
        labels[n] = c.label
        labels[previous_name(n)] = c.label
    w = [f.replaced(labels, signs={"*": "×"}, number=lambda x: format_exact(x, numbers)) for f in indicator.formulas]
    if len(w) == 1:
        return w[0], None
    return " / ".join(w), Fraction(*w, f"× {format_exact(indicator.multiplier, numbers)}" + (" %" if indicator.unit == "%" else ""))
