"""The normal form of a whole indicator: constants, multiplier and other indicators put in.

Enters: an indicator. Leaves: its value as `Rational` pieces over counts alone. Layer 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iku_core.definition import Indicator
from iku_core.formula import Formula, parse_formula
from iku_core.rational import Rational, rational_number, rational_pieces

__all__ = ["normal_form"]

_RATIO: Final = parse_formula("above * multiplier / below")
_DIRECT: Final = parse_formula("value * multiplier")


def normal_form(indicator: Indicator) -> tuple[Rational, ...] | None:
    """Return the exact value of an indicator over counts, in pieces.

    Returns:
        The pieces, as `rational_pieces` returns them; a count of the previous period has the name
        `prev(a)`. None where they would be too many or too long.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> (piece,) = normal_form(document["fasilitasi-ditindaklanjuti"])
        >>> piece.numerator.terms, piece.denominator.terms
        ({('fasilitasi_ditindaklanjuti',): 100}, {('fasilitasi_dilakukan',): 1})
    """
    return _form(indicator, {})


def _form(
    indicator: Indicator, known: dict[str, tuple[Rational, ...] | None]
) -> tuple[Rational, ...] | None:
    if indicator.id in known:
        return known[indicator.id]
    given: dict[str, tuple[Rational, ...]] = {
        name: (rational_number(item.value),) for name, item in indicator.constants.items()
    }
    for name, part in indicator.parts.items():
        pieces = _form(part, known)
        if pieces is None:
            known[indicator.id] = None
            return None
        given[name] = pieces
    known[indicator.id] = _whole(indicator, given)
    return known[indicator.id]


def _whole(
    indicator: Indicator, given: Mapping[str, tuple[Rational, ...]]
) -> tuple[Rational, ...] | None:
    named: dict[str, tuple[Rational, ...]] = {
        "multiplier": (rational_number(indicator.multiplier),)
    }
    formulas = {
        "value": indicator.value,
        "above": indicator.numerator,
        "below": indicator.denominator,
    }
    for name, formula in formulas.items():
        if isinstance(formula, Formula):
            pieces = rational_pieces(formula, given)
            if pieces is None:
                return None
            named[name] = pieces
    return rational_pieces(_DIRECT if indicator.value is not None else _RATIO, named)
