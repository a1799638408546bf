"""What a checked formula tree may hold, and walks over it without recursion: order and size.

Layer 1, part of `formula`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeAlias, TypeVar

from iku_core._formula_scan import IRRATIONAL
from iku_core.exact import DENOMINATOR_BITS, NUMERATOR_BITS, Exact
from iku_core.irrational import MAX_PRECISION

__all__ = [
    "NODE_TYPES",
    "OPERATOR_TYPES",
    "Size",
    "Span",
    "fold",
    "is_nought",
    "parts_of",
    "post_order",
    "size_of",
    "size_of_number",
    "span",
]

Size: TypeAlias = tuple[int, int]
"""Most bits of a numerator and of a denominator; a whole number has 0 below."""

NODE_TYPES: Final = (ast.BinOp, ast.UnaryOp, ast.Constant, ast.Name, ast.Call)
"""The kinds of node that a checked tree holds."""

OPERATOR_TYPES: Final[dict[str, type[ast.AST]]] = {
    "+": ast.Add,
    "-": ast.Sub,
    "*": ast.Mult,
    "/": ast.Div,
    "neg": ast.USub,
}
"""The kinds of operator by their sign."""

_SIGNS: Final = {kind: sign for sign, kind in OPERATOR_TYPES.items()}

T = TypeVar("T")

Span: TypeAlias = tuple[int, int]
"""First and last-plus-one character of a node in the text of its formula."""

_PRECISION_BITS: Final = (10**MAX_PRECISION).bit_length()

_ANY: Final[Size] = (NUMERATOR_BITS, DENOMINATOR_BITS)


def post_order(tree: ast.expr) -> Iterator[ast.expr]:
    """Return the nodes of a checked tree, parts before wholes, left before right.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> [type(node).__name__ for node in post_order(parse_formula("a / 2").tree)]
        ['Name', 'Constant', 'BinOp']
    """
    order: list[ast.expr] = []
    stack: list[ast.expr] = [tree]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(parts_of(node))
    return reversed(order)


def span(node: ast.expr) -> Span:
    """Return first and last-plus-one character of a node in the text of its formula."""
    return node.col_offset, node.end_col_offset or 0


def fold(
    tree: ast.expr,
    leaf: Callable[[str | Exact, Span], T],
    operation: Callable[[str, list[T], Span], T],
) -> T:
    """Compute something from the leaves of a tree upwards, without recursion.

    Args:
        tree: The tree.
        leaf: What a name or a number gives; it is told the span as well.
        operation: What an operation gives, from its sign (`+ - * /`, `neg`, or the name of a
            function), what its parts gave, and its span.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> tree = parse_formula("max(a, b * 2)").tree
        >>> fold(tree, lambda leaf, _: 1, lambda sign, parts, _: sum(parts))
        3
    """
    found: dict[int, T] = {}
    for node in post_order(tree):
        if isinstance(node, ast.Name):
            found[id(node)] = leaf(node.id, span(node))
        elif isinstance(node, ast.Constant):
            found[id(node)] = leaf(node.value, span(node))  # type: ignore[arg-type]
        else:
            parts = [found[id(part)] for part in parts_of(node)]
            found[id(node)] = operation(_sign_of(node), parts, span(node))
    return found[id(tree)]


def _sign_of(node: ast.expr) -> str:
    if isinstance(node, ast.BinOp | ast.UnaryOp):
        return _SIGNS[type(node.op)]
    assert isinstance(node, ast.Call), "a checked tree holds no other node"
    assert isinstance(node.func, ast.Name)
    return node.func.id


def parts_of(node: ast.expr) -> list[ast.expr]:
    """Return the nodes directly below one: operands or arguments."""
    kind = type(node)
    if kind is ast.BinOp:
        return [node.left, node.right]  # type: ignore[attr-defined]
    if kind is ast.UnaryOp:
        return [node.operand]  # type: ignore[attr-defined]
    if kind is ast.Call:
        return node.args  # type: ignore[attr-defined,no-any-return]
    return []


def is_nought(tree: ast.expr, noughts: Collection[str]) -> bool:
    """Return whether a tree is 0 or a name of `noughts`, whatever signs stand in front.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> is_nought(parse_formula("-nol").tree, {"nol"})
        True
    """
    while isinstance(tree, ast.UnaryOp):
        tree = tree.operand
    if isinstance(tree, ast.Name):
        return tree.id in noughts
    return isinstance(tree, ast.Constant) and tree.value == 0


def size_of_number(number: Exact) -> Size:
    """Return the bits of an exact number.

    Example:
        >>> from fractions import Fraction
        >>> size_of_number(5), size_of_number(Fraction(1, 4))
        ((3, 0), (1, 2))
    """
    return number.numerator.bit_length(), (number.denominator - 1).bit_length()


def size_of(tree: ast.expr, names: Mapping[str, Size]) -> Size:
    """Return the most bits that the value of a checked tree can have.

    Args:
        tree: The tree.
        names: The size of each name; a name not given is a supplied number of any kind.
    """
    sizes: dict[int, Size] = {}
    for node in post_order(tree):
        sizes[id(node)] = _size(node, sizes, names)
    return sizes[id(tree)]


def _size(node: ast.expr, sizes: Mapping[int, Size], names: Mapping[str, Size]) -> Size:
    if isinstance(node, ast.Constant):
        return size_of_number(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name):
        return names.get(node.id, _ANY)
    parts = [sizes[id(part)] for part in parts_of(node)]
    if isinstance(node, ast.BinOp):
        return _OPERATION_SIZES[type(node.op)](*parts)
    if isinstance(node, ast.Call) and _sign_of(node) in IRRATIONAL:
        return max(parts[0]) + _PRECISION_BITS, _PRECISION_BITS
    if len(parts) == 1:
        return parts[0]
    total = (0, 0)
    for part in parts:
        total = _sum_size(total, part)
    return total[0], total[1] + len(parts).bit_length()


def _sum_size(left: Size, right: Size) -> Size:
    return max(left[0] + right[1], right[0] + left[1]) + 1, left[1] + right[1]


def _product_size(left: Size, right: Size) -> Size:
    return left[0] + right[0], left[1] + right[1]


def _quotient_size(left: Size, right: Size) -> Size:
    return left[0] + right[1], left[1] + right[0]


_OPERATION_SIZES: Final = {
    ast.Add: _sum_size,
    ast.Sub: _sum_size,
    ast.Mult: _product_size,
    ast.Div: _quotient_size,
}
