"""The second look at a formula: its syntax tree against the white list, made exact.

Enters: the text of a formula and the tree that Python's parser made of it. Leaves: its faults, or
a tree of names and exact numbers, with the names and divisors met on the way.
Layer 1, part of `formula`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from iku_core._formula_scan import FUNCTIONS, IRRATIONAL, Fault
from iku_core._formula_tree import NODE_TYPES, OPERATOR_TYPES, parts_of, span
from iku_core.exact import number_from_text
from iku_core.irrational import MAX_DEGREE

__all__ = ["Divisor", "TreeReader", "current_name", "previous_name"]

MAX_NODES: Final = 400
MAX_DEPTH: Final = 100
_SIGNS: Final = frozenset(OPERATOR_TYPES.values())
_ARGUMENTS: Final = {"abs": 1, "prev": 1, "ln": 1, "root": 2}
_ARGUMENT_WORDS: Final = {1: ("one argument", "satu argumen"), 2: ("two arguments", "dua argumen")}
_DEGREES: Final = frozenset(str(degree) for degree in range(2, MAX_DEGREE + 1))


@frozen
class Divisor:
    """Hold one divisor of a formula.

    Attributes:
        text: Its own text, such as `jumlah_desa * 3`.
        tree: Its checked tree.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> parse_formula("a / (jumlah_desa * 3)").divisors[0].text
        '(jumlah_desa * 3)'
    """

    text: str
    tree: ast.expr = field(eq=False, repr=False)


def previous_name(name: str) -> str:
    """Return the name under which the previous period's `name` stands in a tree.

    Example:
        >>> previous_name("jumlah_desa")
        'prev(jumlah_desa)'
    """
    return f"prev({name})"


def current_name(name: str) -> str:
    """Return the count behind a name that may be that of its value in the previous period.

    Example:
        >>> current_name("prev(jumlah_desa)"), current_name("jumlah_desa")
        ('jumlah_desa', 'jumlah_desa')
    """
    return name.removeprefix("prev(").removesuffix(")")


class TreeReader:
    """Walk a fresh tree once: white list, limits, exact numbers, names, divisors."""

    def __init__(self, text: str, blanks: int) -> None:
        self.text = text
        self.blanks = blanks
        self.names: list[str] = []
        self.previous: list[str] = []
        self.divisors: list[Divisor] = []
        self.is_irrational = False

    def read(self, tree: ast.expr) -> list[Fault]:
        """Return the faults of `tree`, and make it exact where there are none."""
        order = self._collect(tree)
        if isinstance(order, Fault):
            return [order]
        faults = [fault for node in order for fault in self._check(node)]
        if faults:
            return faults
        self.tree = self._exact(tree, order)
        return []

    def _collect(self, tree: ast.expr) -> list[ast.expr] | Fault:
        order: list[ast.expr] = []
        stack = [(tree, 1)]
        while stack:
            node, depth = stack.pop()
            node.col_offset += self.blanks
            node.end_col_offset = (node.end_col_offset or 0) + self.blanks
            order.append(node)
            if not _is_allowed(node):
                return Fault("IKU229", *span(node), {})
            if len(order) > MAX_NODES:
                return Fault("IKU225", 0, len(self.text), {"limit": str(MAX_NODES)})
            if depth > MAX_DEPTH:
                return Fault("IKU218", 0, len(self.text), {"limit": str(MAX_DEPTH)})
            stack.extend((part, depth + 1) for part in parts_of(node))
        order.reverse()
        return order

    def _check(self, node: ast.expr) -> Iterator[Fault]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            if isinstance(node.right, ast.Constant) and node.right.value == 0:
                yield Fault("IKU231", *span(node.right), {})
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from self._check_call(node, node.func.id)

    def _check_call(self, node: ast.Call, name: str) -> Iterator[Fault]:
        found = len(node.args)
        if found != _ARGUMENTS.get(name, found):
            expected, expected_id = _ARGUMENT_WORDS[_ARGUMENTS[name]]
            words = {"name": name, "expected": expected, "expected_id": expected_id}
            words |= {"found": str(found), "example": FUNCTIONS[name]}
            yield Fault("IKU222", *span(node), words)
        elif name == "prev" and type(node.args[0]) is not ast.Name:
            yield Fault("IKU223", *span(node.args[0]), {})
        elif name == "root":
            start, end = span(node.args[1])
            if self.text[start:end] not in _DEGREES:
                words = {"text": self.text[start:end], "most": str(MAX_DEGREE)}
                yield Fault("IKU244", start, end, words)

    def _exact(self, tree: ast.expr, order: list[ast.expr]) -> ast.expr:
        """Put exact numbers for literals and one name for `prev(a)`; note names and divisors."""
        inside = {id(call.args[0]) for call in order if _is_prev(call)}  # type: ignore[attr-defined]
        for node in order:
            if isinstance(node, ast.Constant):
                start, end = span(node)
                node.value = number_from_text(self.text[start:end])  # type: ignore[assignment]
            elif isinstance(node, ast.Name) and id(node) not in inside:
                self.names.append(node.id)
            elif isinstance(node, ast.Call):
                self.is_irrational |= isinstance(node.func, ast.Name) and node.func.id in IRRATIONAL
                self._replace_previous(node)
            elif isinstance(node, ast.BinOp):
                node.left, node.right = _previous(node.left), _previous(node.right)
                if isinstance(node.op, ast.Div):
                    self.divisors.append(Divisor(self._divisor_text(node), node.right))
            elif isinstance(node, ast.UnaryOp):
                node.operand = _previous(node.operand)
        return _previous(tree)

    def _replace_previous(self, node: ast.Call) -> None:
        if _is_prev(node):
            self.previous.append(node.args[0].id)  # type: ignore[attr-defined]
        else:
            node.args = [_previous(argument) for argument in node.args]

    def _divisor_text(self, node: ast.BinOp) -> str:
        """Return the text between the sign and the end of the division."""
        start = span(node.left)[1]
        end = span(node)[1]
        return " ".join(self.text[start:end].partition("/")[2].split())


def _is_allowed(node: ast.expr) -> bool:
    """Return whether a node is of the language: its kind, its sign, the form of a call."""
    kind = type(node)
    if kind is ast.BinOp or kind is ast.UnaryOp:
        return type(node.op) in _SIGNS  # type: ignore[attr-defined]
    if isinstance(node, ast.Call):
        named = isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
        return named and bool(node.args) and not node.keywords
    return kind in NODE_TYPES


def _is_prev(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "prev"


def _previous(node: ast.expr) -> ast.expr:
    """Return the one name that stands for a call of `prev`, or the node itself."""
    if not _is_prev(node):
        return node
    name = previous_name(node.args[0].id)  # type: ignore[attr-defined]
    return ast.copy_location(ast.Name(id=name, ctx=ast.Load()), node)
