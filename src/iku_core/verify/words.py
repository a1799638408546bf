"""Numbers and counts as words of a message, in both languages. Layer 6."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from iku_core.definition import Indicator
from iku_core.exact import Exact, format_exact, format_number, round_half_up
from iku_core.messages import Language

__all__ = ["count_words", "figure", "in_both", "number_words"]


def in_both(name: str, write: Callable[[Language], str]) -> dict[str, str]:
    """Return the words of a message under a name, and those in Indonesian under `name_id`.

    Example:
        >>> in_both("side", lambda language: {"en": "above", "id": "di atas"}[language])
        {'side': 'above', 'side_id': 'di atas'}
    """
    return {name: write("en"), f"{name}_id": write("id")}


def number_words(**numbers: Exact) -> dict[str, str]:
    """Return the words of a message for exact numbers.

    Example:
        >>> number_words(low=Fraction(5, 2))
        {'low': '2.5', 'low_id': '2,5'}
    """
    words: dict[str, str] = {}
    for name, number in numbers.items():
        words |= in_both(name, lambda style, number=number: format_exact(number, style))  # type: ignore[misc]
    return words


def count_words(point: Mapping[str, Exact]) -> dict[str, str]:
    """Return the words of a message for counts.

    Example:
        >>> count_words({"a": 1000, "b": 2})["counts_id"]
        'a = 1.000, b = 2'
    """

    def written(style: Language) -> str:
        pairs = (f"{name} = {format_exact(number, style)}" for name, number in point.items())
        return ", ".join(pairs)

    return in_both("counts", written)


def figure(indicator: Indicator, exact: Exact, style: Language) -> str:
    """Return a value as it is published, and the exact one where that differs.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> figure(document["nilai-ikm"], Fraction(200, 3), "id")
        '66,67 (200/3)'
    """
    rounded = round_half_up(exact, indicator.decimals)
    written = format_number(rounded, style)
    return written if Fraction(rounded) == exact else f"{written} ({format_exact(exact, style)})"
