"""Located nodes: what a YAML text holds, and where.

Layer 1, below `document`, which makes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from iku_core.issues import Location, Source

__all__ = ["KIND_WORDS", "Locator", "Mapping", "Node", "Scalar", "Sequence", "node_at"]


class Scalar:
    """Hold one scalar as it was written.

    Attributes:
        value: The text; escapes of a quoted scalar are resolved, nothing else.
        style: `"`, `'`, `|`, `>` or empty for a plain scalar.
        line: First line, counted from 0; likewise the other three.
        refused: Whether the reader has reported this node already.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> root, _ = parse_yaml(Source("a.yaml", "'no'"))
        >>> root.value, root.style
        ('no', "'")
    """

    __slots__ = ("column", "end_column", "end_line", "line", "refused", "style", "value")

    value: str
    style: str
    line: int
    column: int
    end_line: int
    end_column: int
    refused: bool

    def __init__(  # noqa: PLR0917 - made for every value of every file
        self, value: str, style: str, line: int, column: int, end_line: int, end_column: int
    ) -> None:
        self.value = value
        self.style = style
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.refused = False


class Sequence:
    """Hold the items of a list.

    Attributes:
        line: First line, counted from 0; likewise the other three.
        items: The nodes of the items.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> root, _ = parse_yaml(Source("a.yaml", "[1, 2]"))
        >>> [item.value for item in root.items]
        ['1', '2']
    """

    __slots__ = ("column", "end_column", "end_line", "items", "line")

    line: int
    column: int
    end_line: int
    end_column: int
    items: list[Node]

    def __init__(self, line: int, column: int) -> None:
        self.line = self.end_line = line
        self.column = self.end_column = column
        self.items = []


class Mapping:
    """Hold the entries of a mapping: the text of the key to the key's node and the value.

    Attributes:
        line: First line, counted from 0; likewise the other three.
        entries: The node of each key and of its value.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> root, _ = parse_yaml(Source("a.yaml", "id: dinkes"))
        >>> key, value = root.entries["id"]
        >>> key.column, value.value
        (0, 'dinkes')
    """

    __slots__ = ("column", "end_column", "end_line", "entries", "line")

    line: int
    column: int
    end_line: int
    end_column: int
    entries: dict[str, tuple[Scalar, Node]]

    def __init__(self, line: int, column: int) -> None:
        self.line = self.end_line = line
        self.column = self.end_column = column
        self.entries = {}


Node: TypeAlias = Scalar | Sequence | Mapping

KIND_WORDS: Final[dict[type[Node], tuple[str, str]]] = {
    Scalar: ("a single value", "satu nilai"),
    Sequence: ("a list", "daftar"),
    Mapping: ("keys with values", "kunci dan nilai"),
}
"""What to call each kind of node, in English and in Indonesian."""


def node_at(node: Node, *path: str) -> Node | None:
    """Return the node under keys; None where one of them is not there.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> root, _ = parse_yaml(Source("a.yaml", "signed: {by: camat}"))
        >>> node_at(root, "signed", "by").value, node_at(root, "signed", "date")
        ('camat', None)
    """
    for key in path:
        if type(node) is not Mapping or key not in node.entries:
            return None
        node = node.entries[key][1]
    return node


class Locator:
    """Tell where nodes stand, in the file and below the root.

    Attributes:
        source: The file.
        root: The root of its nodes.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> source = Source("a.yaml", "id: dinkes")
        >>> root, _ = parse_yaml(source)
        >>> str(Locator(source, root).location(root))
        'a.yaml:1:1'
    """

    __slots__ = ("_steps", "root", "source")

    source: Source
    root: Node
    _steps: dict[int, _Step] | None

    def __init__(self, source: Source, root: Node) -> None:
        self.source = source
        self.root = root
        self._steps = None

    def path(self, node: Node) -> str:
        """Return the path of a node below the root; that of a key is the path of its value.

        Example:
            >>> from iku_core.document import parse_yaml
            >>> source = Source("a.yaml", "a: [1, 2]")
            >>> root, _ = parse_yaml(source)
            >>> Locator(source, root).path(root.entries["a"][1].items[1])
            '$.a[1]'
        """
        return "$" + "".join(reversed([step.text for step in self._steps_up_from(node)]))

    def anchor(self, node: Node) -> str:
        """Return the path of a node from the nearest item of a list with an id on.

        Example:
            >>> from iku_core.document import parse_yaml
            >>> source = Source("a.yaml", "a: [{id: mutu, unit: '%'}]")
            >>> root, _ = parse_yaml(source)
            >>> Locator(source, root).anchor(root.entries["a"][1].items[0].entries["unit"][1])
            'mutu.unit'
        """
        steps: list[str] = []
        for step in self._steps_up_from(node):
            if step.name:
                return step.name + "".join(reversed(steps))
            steps.append(step.text)
        return "$" + "".join(reversed(steps))

    def _steps_up_from(self, node: Node) -> Iterator[_Step]:
        if self._steps is None:
            self._steps = _steps_below(self.root)
        at = id(node)
        while at in self._steps:
            step = self._steps[at]
            yield step
            at = step.above

    def location(self, node: Node) -> Location:
        """Return the place of a node, as far as the end of its first line.

        Example:
            >>> from iku_core.document import parse_yaml
            >>> source = Source("a.yaml", "id: dinkes")
            >>> root, _ = parse_yaml(source)
            >>> place = Locator(source, root).location(root.entries["id"][1])
            >>> place.column, place.end_column, place.path
            (5, 11, '$.id')
        """
        end = node.column + 1
        if type(node) is Scalar:
            same_line = node.end_line == node.line
            end = node.end_column if same_line else len(self.source.lines[node.line])
        return self.at(node, node.line, node.column, end)

    def at(self, node: Node, line: int, column: int, end_column: int) -> Location:
        """Return a place within a node; lines and columns are counted from 0.

        Example:
            >>> from iku_core.document import parse_yaml
            >>> source = Source("a.yaml", "id: dinkes")
            >>> root, _ = parse_yaml(source)
            >>> Locator(source, root).at(root.entries["id"][1], 0, 4, 7).end_column
            8
        """
        path, anchor = self.path(node), self.anchor(node)
        return self.source.location(line, column, end_column=end_column, path=path, anchor=anchor)


class _Step(NamedTuple):
    """Say which node stands above another, and how one gets from there to it."""

    above: int
    text: str
    name: str = ""


def _steps_below(root: Node) -> dict[int, _Step]:
    """Return for each node the one above it and the step from there; full paths would be long."""
    steps: dict[int, _Step] = {}
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        above = id(node)
        if type(node) is Sequence:
            for index, item in enumerate(node.items):
                steps[id(item)] = _Step(above, f"[{index}]", _id_of(item))
            stack.extend(node.items)
        elif type(node) is Mapping:
            for name, (key, value) in node.entries.items():
                steps[id(key)] = steps[id(value)] = _Step(above, f".{name}")
                stack.append(value)
    return steps


def _id_of(item: Node) -> str:
    named = node_at(item, "id")
    return named.value if type(named) is Scalar else ""
