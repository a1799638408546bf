"""A formula as it is printed in words to the parts of a fraction. Layer 6."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Fraction", "fraction_in"]

_FACTOR: Final = re.compile(r"(?P<below>.+) (?P<factor>[x×*] ?[0-9][0-9.,]*(?: ?[%‰])?)", re.DOTALL)


class Fraction(NamedTuple):
    """Hold what stands above a bar, below it and beside it.

    Attributes:
        above: The numerator in words.
        below: The denominator in words.
        factor: What the fraction is multiplied by, such as `x 100 %`; empty for nothing.
    """

    above: str
    below: str
    factor: str


def fraction_in(text: str) -> Fraction | None:
    """Return a printed formula as a fraction; None where it is not clearly one.

    It is one where a single stroke with blanks around it stands outside all parentheses. No letter
    is lost but that stroke, whose place the bar takes.

    Example:
        >>> fraction_in("Jumlah desa tepat waktu / (jumlah desa x 3) x 100 %")
        Fraction(above='Jumlah desa tepat waktu', below='(jumlah desa x 3)', factor='x 100 %')
        >>> fraction_in("Nilai IKM") is None
        True
    """
    strokes = [at for at in _outside(text) if text[at - 1 : at + 2] == " / "]
    if len(strokes) != 1:
        return None
    above, rest = text[: strokes[0]].strip(), text[strokes[0] + 1 :].strip()
    if not (above and rest):
        return None
    found = _FACTOR.fullmatch(rest)
    if found is None or not _is_balanced(found["below"]):
        return Fraction(above, rest, "")
    return Fraction(above, found["below"].strip(), found["factor"])


def _outside(text: str) -> list[int]:
    """Return the places outside all parentheses; none where these do not match."""
    depth, places = 0, []
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            places.append(at)
    return places if depth == 0 else []


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")")
