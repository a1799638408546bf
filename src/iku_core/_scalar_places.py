"""Where the characters of a scalar stand in its file, whatever its style.

Layer 1, above `nodes`: for faults inside a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from iku_core.characters import without_forbidden
from iku_core.issues import Source
from iku_core.nodes import Scalar

__all__ = ["ScalarPlace", "places_of", "span_in_file"]

ScalarPlace: TypeAlias = tuple[int, int, int]
"""Line, column and end column of one character; an escape such as `\\x7a` is wider than one."""

_BLANKS: Final = " \n"
"""What folding and indentation change, and nothing else."""

_SIGN: Final = re.compile(r"(?P<blank> )|.")
_SIGNS: Final = {
    "'": re.compile(r"(?P<blank> )|''|."),
    '"': re.compile(
        r"(?P<blank> |\\(?:[ n]|$|(?:x|u00|U000000)(?:20|0[aA])))"
        r"|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|."
    ),
}
"""How one character is written within quotes; a backslash at the end of a line joins two lines."""


def span_in_file(
    source: Source, places: Sequence[ScalarPlace], start: int, end: int
) -> tuple[int, int, int]:
    """Return line, column and end column of a part of a scalar, from 0.

    Args:
        source: The file.
        places: What `places_of` returned for the scalar, which is not empty.
        start: First character of the part in the value of the scalar.
        end: Character behind the part.
    """
    first = min(start, len(places) - 1)
    line, column, _ = places[first]
    last_line, _, last_end = places[min(max(end - 1, first), len(places) - 1)]
    return line, column, last_end if last_line == line else len(source.lines[line])


def places_of(source: Source, node: Scalar) -> list[ScalarPlace]:
    """Return line, column and end column of every character of a scalar.

    Folding and indentation change blanks alone, so the other characters of the value are those
    of the file in their order; a blank stands behind the one before it.
    """
    places: list[ScalarPlace] = []
    written = iter(_written(source, node))
    line, end = node.line, node.column
    for character in node.value:
        if character in _BLANKS:
            places.append((line, end, end + 1))
        else:
            line, column, end = next(written, (line, end, end + 1))
            places.append((line, column, end))
    return places


def _written(source: Source, node: Scalar) -> list[ScalarPlace]:
    """Return where each character of a scalar is written that is no blank."""
    is_block = node.style in ("|", ">")
    signs = _SIGNS.get(node.style, _SIGN)
    places: list[ScalarPlace] = []
    for number in range(node.line + is_block, node.end_line + 1):
        text = source.lines[number]
        start = node.column + bool(node.style) if number == node.line else 0
        if not is_block and number == node.end_line:
            # Many scalars of one long line would each be looked for to its end.
            text = text[: node.end_column]
        if not text.isprintable():
            # What is not allowed was reported, and read as blanks.
            text = without_forbidden(text)
        places += [
            (number, match.start(), match.end())
            for match in signs.finditer(text, start)
            if match.lastgroup != "blank"
        ]
    return places
