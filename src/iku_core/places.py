"""Where the parts of a document stand in its file, found when somebody asks.

Layer 1, above `document`.
"""

from __future__ import annotations

from iku_core._scalar_places import places_of, span_in_file
from iku_core.document import parse_yaml
from iku_core.issues import Location, Source
from iku_core.nodes import Locator, Mapping, Scalar, Sequence

__all__ = ["Places"]


class Places:
    """Answer where a part of a document stands in its file.

    The text is read anew for the first question, so that a catalogue without faults keeps no
    nodes in memory.

    Attributes:
        source: The file.

    Example:
        >>> places = Places(Source("a.yaml", "id: dinkes"))
        >>> str(places.find("id")), places.find("title")
        ('a.yaml:1:5', None)
    """

    __slots__ = ("_locator", "source")

    source: Source
    _locator: Locator | None

    def __init__(self, source: Source) -> None:
        """Keep the file."""
        self.source = source
        self._locator = None

    def find(self, *path: str | int, span: tuple[int, int] | None = None) -> Location | None:
        """Return the place of a node by the keys and positions that lead to it.

        Args:
            path: The keys and positions.
            span: First and last-plus-one character of a part of the value; None for all of it.

        Returns:
            The place of the value; None where the file has no such node. A single value stands
            for a list of one as well.

        Example:
            >>> places = Places(Source("a.yaml", "a: [1, x + y]"))
            >>> str(places.find("a", 1)), str(places.find("a", 1, span=(4, 5)))
            ('a.yaml:1:8', 'a.yaml:1:12')
        """
        if self._locator is None:
            root, _ = parse_yaml(self.source)
            assert root is not None, "a document was made of this text"
            self._locator = Locator(self.source, root)
        node = self._locator.root
        for step in path:
            if type(node) is Mapping and step in node.entries:
                node = node.entries[str(step)][1]
            elif type(node) is Sequence and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            elif type(node) is not Scalar or step != 0:
                return None
        if span is None or type(node) is not Scalar:
            return self._locator.location(node)
        line, column, end = span_in_file(self.source, places_of(self.source, node), *span)
        return self._locator.at(node, line, column, end)
