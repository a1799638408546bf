"""The normal form of a whole indicator: constants, multiplier and other indicators put in.

Enters: an indicator. Leaves: its value as `Rational` pieces over counts alone, and the counts that
it uses. Layer 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iku_core.declaration import Count
from iku_core.definition import Indicator
from iku_core.exact import Exact
from iku_core.formula import Formula, current_name, parse_formula, previous_name
from iku_core.rational import Rational, rational_number, rational_pieces

__all__ = ["count_of", "divided", "normal_form", "used_counts"]

_RATIO: Final = parse_formula("above * multiplier / below")
_DIRECT: Final = parse_formula("value * multiplier")


def used_counts(indicator: Indicator) -> tuple[str, ...]:
    """Return the counts that an indicator uses, also through those it refers to.

    Returns:
        Names in the order of first use; those of the previous period as `prev(a)`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> used_counts(document["fasilitasi-ditindaklanjuti"])
        ('fasilitasi_ditindaklanjuti', 'fasilitasi_dilakukan')
    """
    found: dict[str, None] = {}
    waiting = [indicator]
    seen = {indicator.id}
    for item in waiting:
        for formula in item.formulas:
            found |= dict.fromkeys(name for name in formula.names if name in item.counts)
            found |= dict.fromkeys(map(previous_name, formula.previous))
        parts = [part for part in item.parts.values() if part.id not in seen]
        seen.update(part.id for part in parts)
        waiting += parts
    return tuple(found)


def count_of(indicator: Indicator, name: str) -> Count:
    """Return the declaration of a count by its name, which may be `prev(a)`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> count_of(document["nilai-ikm"], "prev(jumlah_desa)").unit
        'desa'
    """
    return indicator.counts[current_name(name)]


def divided(point: Mapping[str, Exact]) -> tuple[dict[str, Exact], dict[str, Exact]]:
    """Return the numbers of a point for this period and for the previous one.

    Example:
        >>> divided({"a": 1, "prev(a)": 2})
        ({'a': 1}, {'a': 2})
    """
    counts: dict[str, Exact] = {}
    previous: dict[str, Exact] = {}
    for name, number in point.items():
        count = current_name(name)
        (counts if count == name else previous)[count] = number
    return counts, previous


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
