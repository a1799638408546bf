"""Text of a definition to the same text with more in it: no line of it is lost, moved or changed.

Enters: the text of a file without errors, its nodes, and what is to be added. Leaves: the text
with lines in between, in the indentation of the lines around them; or where that cannot be done.
Layer 3, above `_yaml_text`; what the added lines mean is judged by reading the whole once more.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from typing import Final, NamedTuple

from iku_core._yaml_text import Tree, yaml_text
from iku_core.issues import Issue, Source, new_issue
from iku_core.nodes import Locator, Mapping, Node, Scalar, Sequence, node_at

__all__ = ["insert_indicator"]

_STEP: Final = 2
"""Blanks of one level, where a file shows no other."""


def insert_indicator(
    source: Source,
    root: Node,
    indicator: MappingType[str, Tree],
    *,
    objective: int | str,
    counts: MappingType[str, Tree],
) -> tuple[str, list[Issue]]:
    r"""Return a text with an indicator at the end of an objective, and counts behind the others.

    Args:
        source: A definition without errors.
        root: Its nodes.
        indicator: The keys of the indicator and their values.
        objective: Which objective of the file, from 0; or the statement of a new one.
        counts: New counts by name.

    Returns:
        The text; and a fault for each place that stands between brackets, where no line can be
        added. With a fault the text is as it was.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> source = Source("a.yaml", "counts:\n  a: {label: A}  # desa\nobjectives: []\n")
        >>> root, _ = parse_yaml(source)
        >>> insert_indicator(source, root, {"id": "b"}, objective="S", counts={})[1][0].code
        'IKU780'
    """
    editor = _Editor(source, root)
    if editor.refuses(root, "{...}"):
        return source.text, editor.issues
    if counts:
        editor.add_counts(counts)
    if isinstance(objective, int):
        editor.add_item(("objectives", objective, "indicators"), [*_lines(indicator)])
    else:
        editor.add_objective(objective, indicator)
    if editor.issues:
        return source.text, editor.issues
    return editor.text(), []


class _Piece(NamedTuple):
    """Hold lines to be added, and the line behind which they stand."""

    behind: int
    lines: list[str]


class _Editor:
    """Gather what is added to a text, by the places of its nodes."""

    def __init__(self, source: Source, root: Node) -> None:
        self.source = source
        self.root = root
        self.issues: list[Issue] = []
        self._pieces: list[_Piece] = []

    def refuses(self, node: Node, name: str) -> bool:
        """Return whether nothing can be added to a node, which is noted."""
        if not self._is_flow(node):
            return False
        place = Locator(self.source, self.root).location(node)
        self.issues.append(new_issue("IKU780", place, name=name))
        return True

    def add_counts(self, counts: MappingType[str, Tree]) -> None:
        """Add counts behind the last one, or a section of them where there is none."""
        node = node_at(self.root, "counts")
        if type(node) is not Mapping:
            self._add_section({"counts": counts})
        elif not self.refuses(node, "counts"):
            values = [value for _, value in node.entries.values()]
            steps = [
                value.column - node.column
                for value in values
                if type(value) is Mapping and not self._is_flow(value)
            ]
            step = steps[-1] if steps else _STEP
            keys = [key for key, _ in node.entries.values()]
            blank = self._separates(keys)
            lines: list[str] = []
            for name, count in counts.items():
                first, *rest = _lines({name: count})
                lines += [*blank, first, *(_deeper(line, step - _STEP) for line in rest)]
            self._put(node, [_deeper(line, node.column) for line in lines])

    def add_objective(self, statement: str, indicator: MappingType[str, Tree]) -> None:
        """Add an objective with its first indicator behind the last one."""
        node = node_at(self.root, "objectives")
        if type(node) is not Sequence:
            tree: Tree = {"objectives": [{"statement": statement, "indicators": [indicator]}]}
            self._add_section(tree)
            return
        inner, dash = 0, _STEP
        last = node.items[-1] if node.items else None
        if type(last) is Mapping:
            listed = node_at(last, "indicators")
            if type(listed) is Sequence and not self._is_flow(listed):
                inner = listed.column - last.column
                dash = self._dash(listed)
        lines = [*_lines({"statement": statement}), "indicators:"]
        lines += [_deeper(line, inner) for line in _item(_lines(indicator), dash)]
        self.add_item(("objectives",), lines)

    def add_item(self, path: tuple[str | int, ...], lines: list[str]) -> None:
        """Add an item to a list, its lines without indentation."""
        node = self.root
        for step in path:
            if isinstance(step, int):
                assert type(node) is Sequence, "the objectives are a list"
                node = node.items[step]
            else:
                node = node_at(node, step) or node
        assert type(node) is Sequence, "the rules have seen a list"
        if not self.refuses(node, ".".join(str(step) for step in path if isinstance(step, str))):
            item = [*self._separates(node.items), *_item(lines, self._dash(node))]
            self._put(node, [_deeper(line, node.column) for line in item])

    def text(self) -> str:
        """Return the text with all that was added."""
        lines = self.source.text.split("\n")
        ending = "\r" if lines[0].endswith("\r") else ""
        for behind, added in sorted(self._pieces, key=lambda piece: -piece.behind):
            new = [f"{line}{ending}" for line in added]
            if behind == len(lines) - 1:
                # The last line has no end; it gets one, and the new last line has none.
                lines[behind] += ending
                new[-1] = added[-1]
            lines[behind + 1 : behind + 1] = new
        return "\n".join(lines)

    def _add_section(self, tree: Tree) -> None:
        self._put(self.root, [_deeper(line, self.root.column) for line in ("", *_lines(tree))])

    def _put(self, node: Node, lines: list[str]) -> None:
        """Add lines behind a node and the comments that belong to it."""
        behind = self._last_line(node)
        least = node.column + (type(node) is Sequence)
        for number in range(behind + 1, len(self.source.lines)):
            line = self.source.lines[number]
            text = line.lstrip(" ")
            if text and (not text.startswith("#") or len(line) - len(text) < max(least, 1)):
                break
            if text:
                behind = number
        self._pieces.append(_Piece(behind, lines))

    def _last_line(self, node: Node) -> int:
        """Return the last line that something of a node stands on."""
        while not self._is_flow(node):
            if type(node) is Sequence:
                node = node.items[-1]
            elif type(node) is Mapping:
                node = next(reversed(node.entries.values()))[1]
            else:
                break
        if type(node) is Scalar and node.style in ("|", ">"):
            return self._last_of_block(node)
        return node.end_line

    def _last_of_block(self, node: Scalar) -> int:
        """Return the last line of a block with something on it; what is behind it is layout."""
        end = node.end_line + (node.end_column > 0)
        block = self.source.lines[node.line + 1 : end]
        depths = [len(line) - len(line.lstrip(" ")) for line in block if line.strip()]
        depth = min(depths, default=0)
        while block and len(block[-1]) <= depth:
            block.pop()
        return node.line + len(block)

    def _is_flow(self, node: Node) -> bool:
        """Return whether a list or a mapping stands between brackets."""
        if type(node) is Scalar:
            return False
        return self.source.lines[node.line][node.column] in "[{"

    def _dash(self, node: Sequence) -> int:
        """Return how far behind its sign the text of an item begins."""
        item = node.items[-1]
        at = self.source.lines[item.line][: item.column].rstrip(" ")
        return item.column - node.column if at == " " * node.column + "-" else _STEP

    def _separates(self, nodes: list[Node] | list[Scalar]) -> list[str]:
        """Return an empty line where one stands above the last of several nodes."""
        number = nodes[-1].line - 1
        while number >= 0 and self.source.lines[number].lstrip(" ").startswith("#"):
            number -= 1
        return [""] if len(nodes) > 1 and not self.source.lines[number].strip() else []


def _lines(tree: Tree) -> list[str]:
    return yaml_text(tree).removesuffix("\n").split("\n")


def _item(lines: list[str], dash: int) -> list[str]:
    """Return lines as an item of a list, whose text begins so far behind its sign."""
    first, *rest = lines
    return ["-" + " " * (dash - 1) + first, *(_deeper(line, dash) for line in rest)]


def _deeper(line: str, blanks: int) -> str:
    return f"{' ' * blanks}{line}" if line else line
