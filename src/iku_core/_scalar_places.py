"""Where the characters of a scalar stand in its file, whatever its style.

Layer 1, above `nodes`: for faults inside a formula.
"""

from __future__ import annotations

from collections.abc import Sequence

from iku_core.issues import Source
from iku_core.nodes import Scalar

__all__ = ["places_of", "span_in_file"]


def span_in_file(
    source: Source,
    node: Scalar,
    places: Sequence[tuple[int, int]] | None,
    start: int,
    end: int,
) -> tuple[int, int, int]:
    """Return line, column and end column of a part of a scalar, from 0.

    Args:
        source: The file.
        node: The scalar.
        places: What `places_of` returned for it.
        start: First character of the part in the value of the scalar.
        end: Character behind the part.
    """
    if places is None:
        return node.line, node.column, node.column + 1
    first = min(start, len(places) - 1)
    line, column = places[first]
    last = places[min(max(end - 1, first), len(places) - 1)]
    length = len(source.lines[line])
    return line, column, last[1] + 1 if last[0] == line else length


def places_of(source: Source, node: Scalar) -> list[tuple[int, int]] | None:
    """Return line and column of every character of a scalar.

    Folding and indentation change blanks alone, so the other characters of the value are
    found again one by one; None where an escape stands in between.
    """
    places: list[tuple[int, int]] = []
    visible = iter(_visible(source, node))
    line, column = node.line, node.column
    for character in node.value:
        if not character.isspace():
            found = next(visible, None)
            if found is None or found[2] != character:
                return None
            line, column, _ = found
        places.append((line, column))
        column += not character.isspace()
    return places


def _visible(source: Source, node: Scalar) -> list[tuple[int, int, str]]:
    """Return line, column and character of what is written of a scalar, without blanks."""
    lines = source.lines[node.line : node.end_line + 1]
    first = node.column + 1 if node.style else node.column
    if node.style in ("|", ">"):
        first = len(lines[0])
    else:
        # Many scalars of one long line would each be looked for to its end.
        lines[-1] = lines[-1][: node.end_column]
    found = []
    for line, text in enumerate(lines, start=node.line):
        start = first if line == node.line else 0
        found += [
            (line, column, character)
            for column, character in enumerate(text[start:], start=start)
            if not character.isspace()
        ]
    return found
