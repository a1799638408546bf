"""Where the values of a text stand, and what each of them is for.

Enters: a text, with faults in it as it may be. Leaves: for a place in it, the value that stands
there. Layer 1, for `fixing`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from iku_core.characters import without_forbidden
from iku_core.document import parse_yaml
from iku_core.issues import Source
from iku_core.nodes import Mapping, Node, Scalar, Sequence

__all__ = ["UNSEEN", "WrittenValue", "WrittenValues"]

UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"
"""Characters that have no width, or none within a line."""

_UNSEEN_IN_FRONT: Final = re.compile(rf"^( *(?:- +)*)([{UNSEEN}]+)(?=\S)", re.MULTILINE)


class WrittenValue(NamedTuple):
    """Hold one scalar, and what stands around it.

    Attributes:
        key: The key that it is the value of, or an item below it; empty for a key itself.
        unit: The unit that stands beside it, or nearest above; empty where there is none.
        scalar: The scalar.

    Example:
        >>> WrittenValues(Source("a.yaml", "unit: orang")).at(0, 6).key
        'unit'
    """

    key: str
    unit: str
    scalar: Scalar


class WrittenValues:
    r"""Tell what stands where in a text; it is read when that is asked for the first time.

    Example:
        >>> values = WrittenValues(Source("a.yaml", "unit: '%'\ntargets: {2020: 80%}"))
        >>> values.at(1, 16).unit, values.at(1, 8), values.begins_on(1)
        ('%', None, True)
    """

    __slots__ = ("_lines", "_source")

    def __init__(self, source: Source) -> None:
        """Keep the text."""
        self._source = source
        self._lines: dict[int, list[WrittenValue]] | None = None

    def at(self, line: int, column: int) -> WrittenValue | None:
        """Return the value at a line and a column, both counted from 0; None where none is."""
        for value in self._on(line):
            scalar = value.scalar
            begin, end = (scalar.line, scalar.column), (scalar.end_line, scalar.end_column)
            if begin <= (line, column) < end:
                return value
        return None

    def begins_on(self, line: int) -> bool:
        """Return whether a key or a value begins on a line."""
        return any(value.scalar.line == line for value in self._on(line))

    def _on(self, line: int) -> list[WrittenValue]:
        if self._lines is None:
            self._lines = _by_line(self._source)
        return self._lines.get(line, [])


def _by_line(source: Source) -> dict[int, list[WrittenValue]]:
    # A blank for what nobody sees would move a line to the right.
    text = _UNSEEN_IN_FRONT.sub(lambda match: match[1] + "_" * len(match[2]), source.text)
    root, _ = parse_yaml(Source(source.name, without_forbidden(text)))
    lines: dict[int, list[WrittenValue]] = {}
    waiting: list[tuple[Node | None, str, str]] = [(root, "", "")]
    while waiting:
        node, key, unit = waiting.pop()
        if type(node) is Scalar:
            for line in range(node.line, node.end_line + 1):
                lines.setdefault(line, []).append(WrittenValue(key, unit, node))
        elif type(node) is Sequence:
            waiting += [(item, key, unit) for item in node.items]
        elif type(node) is Mapping:
            beside = node.entries.get("unit", (None, None))[1]
            unit = beside.value if type(beside) is Scalar else unit
            for name, value in node.entries.values():
                waiting += [(name, "", unit), (value, name.value, unit)]
    return lines
