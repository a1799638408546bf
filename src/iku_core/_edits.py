"""Replacements in a text, by the offsets of its characters.

Layer 0, for `fixing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Edit", "apply_edits"]


class Edit(NamedTuple):
    """Say what is to stand in the place of a part of a text.

    Attributes:
        start: The first character that goes, counted from 0.
        end: The character behind the last one that goes.
        text: What comes in their place.

    Example:
        >>> Edit(2, 3, "*").text
        '*'
    """

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its parts replaced; all else stays as it is.

    Args:
        text: The text.
        edits: Replacements in any order; of two that overlap, the one that begins first is made.

    Example:
        >>> apply_edits("a × 2,5", [Edit(4, 7, "2.5"), Edit(2, 3, "*")])
        'a * 2.5'
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join(parts) + text[at:]
