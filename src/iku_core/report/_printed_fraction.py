"""A formula printed in one line, to a fraction of the same words in the same order. Layer 6."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["PrintedFraction", "printed_fraction"]

_FACTOR: Final = re.compile(r"\s+[x×*]\s+[0-9][0-9.,]*\s*(?:%|persen)?\s*$", re.IGNORECASE)
_SIGN: Final = re.compile(r"(?<=\s)[-+x×*:÷/–](?=\s)|[()]")


class PrintedFraction(NamedTuple):
    """Hold the parts of a fraction, which put behind each other are the printed words.

    Attributes:
        above: What stands above the bar.
        bar: The sign that is drawn as a bar.
        below: What stands below it.
        factor: What stands beside the fraction, such as `x 100 %`; empty for nothing.
    """

    above: str
    bar: str
    below: str
    factor: str


def printed_fraction(text: str) -> PrintedFraction | None:
    """Return the fraction that a printed formula is.

    Args:
        text: The formula in words, with signs that have blanks around them.

    Returns:
        None where it is none, or where it is not plain what stands above and below the bar.

    Example:
        >>> printed_fraction("(desa a + desa b) / desa x 100 %")
        PrintedFraction(above='(desa a + desa b)', bar=' / ', below='desa', factor=' x 100 %')
        >>> printed_fraction("desa a + desa b / desa") is None
        True
    """
    factor = _FACTOR.search(text)
    whole = text if factor is None else text[: factor.start()]
    signs = _outer_signs(whole)
    if len(signs) != 1 or whole[signs[0]] not in "/:÷":
        return None
    at = signs[0]
    above, below = whole[:at].rstrip(), whole[at + 1 :].lstrip()
    if not above or not below:
        return None
    bar = whole[len(above) : len(whole) - len(below)]
    return PrintedFraction(above, bar, below, "" if factor is None else factor[0])


def _outer_signs(text: str) -> list[int]:
    """Return the places of the signs outside of all parentheses; none where these do not match."""
    places: list[int] = []
    depth = 0
    for match in _SIGN.finditer(text):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
            if depth < 0:
                return []
        elif depth == 0:
            places.append(match.start())
    return places if depth == 0 else []
