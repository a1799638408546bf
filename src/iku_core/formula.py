"""Formula text to a checked, exact tree.

Enters: the text of a formula. Leaves: a frozen `Formula` whose tree holds names, exact numbers,
the four operations and the functions of the language, and nothing else.
Knows no count and no file; evaluates nothing. Layer 1; with `rational` the only place for `ast`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from iku_core._formula_scan import FUNCTIONS, Fault, scan
from iku_core._formula_tree import Size, parts_of, post_order, size_of
from iku_core.errors import FormulaError
from iku_core.exact import Exact, number_from_text
from iku_core.frozen import FrozenMapping
from iku_core.issues import new_issue
from iku_core.messages import message_for

__all__ = [
    "MAX_RESULT_BITS",
    "NODE_TYPES",
    "OPERATOR_TYPES",
    "Divisor",
    "Formula",
    "check_formula",
    "parse_formula",
    "previous_name",
]

MAX_NODES: Final = 400
MAX_DEPTH: Final = 100
MAX_RESULT_BITS: Final = 14_000
"""Most bits of a numerator or denominator; below the 4,300 digits that `str` accepts."""

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


@frozen
class Divisor:
    """Hold one divisor of a formula.

    Attributes:
        text: Its own text, such as `jumlah_desa * 3`.
        tree: Its checked tree.

    Example:
        >>> parse_formula("a / (jumlah_desa * 3)").divisors[0].text
        '(jumlah_desa * 3)'
    """

    text: str
    tree: ast.expr = field(eq=False, repr=False)


@frozen(kw_only=True)
class Formula:
    """Hold a checked formula; equal where the text is equal.

    Attributes:
        text: The text as it was written.
        tree: The checked tree; every number in it is an `int` or a `Fraction`, and `prev(a)` is
            one name.
        names: Names used for the current period, in the order of first use.
        previous: Names used inside `prev()`.
        divisors: Every divisor, in the order in which they are met in evaluation.

    Example:
        >>> formula = parse_formula("(a + prev(b)) / (n * 3)")
        >>> formula.names, formula.previous, formula.divisors[0].text
        (('a', 'n'), ('b',), '(n * 3)')
    """

    text: str
    tree: ast.expr = field(eq=False, repr=False)
    names: tuple[str, ...] = field(eq=False)
    previous: tuple[str, ...] = field(eq=False)
    divisors: tuple[Divisor, ...] = field(eq=False, repr=False)

    @property
    def is_single(self) -> bool:
        """Whether the formula is one name, one number or one call of a function."""
        return not isinstance(self.tree, ast.BinOp | ast.UnaryOp)

    @property
    def literal_factors(self) -> tuple[tuple[int, int], ...]:
        """Spans of the numbers that the whole formula is multiplied by.

        Example:
            >>> parse_formula("(a + 2) * 100").literal_factors
            ((10, 13),)
        """
        found: list[tuple[int, int]] = []
        stack = [self.tree]
        while stack:
            node = stack.pop()
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
                stack.extend((node.left, node.right))
            elif isinstance(node, ast.Constant):
                found.append(_span(node))
        return tuple(found)

    def replaced(
        self,
        names: Mapping[str, str],
        *,
        signs: Mapping[str, str] = FrozenMapping({}),
        number: Callable[[Exact], str] | None = None,
    ) -> str:
        """Return the text with other words for its names, signs and numbers; parentheses stay.

        Args:
            names: A word for each name, and for `prev(a)` under that very key.
            signs: What to write for `*` and for others; a sign not given stays.
            number: How a number is written; None for as it stands.

        Example:
            >>> parse_formula("a / prev(b)").replaced({"a": "45", "prev(b)": "50"})
            '45 / 50'
        """
        words: list[str] = []
        at = 0
        for node in sorted(_leaves(self.tree), key=lambda leaf: leaf.col_offset):
            start, end = _span(node)
            words.append(_signs_replaced(self.text[at:start], signs))
            if isinstance(node, ast.Name):
                words.append(names[node.id])
            else:
                words.append(number(node.value) if number else self.text[start:end])  # type: ignore[arg-type]
            at = end
        words.append(_signs_replaced(self.text[at:], signs))
        return " ".join("".join(words).split())

    def span_of(self, name: str) -> tuple[int, int]:
        """Return first and last-plus-one character of the first use of `name` in a tree.

        Example:
            >>> parse_formula("a + prev(b)").span_of("prev(b)")
            (4, 11)
        """
        return _span(next(leaf for leaf in _leaves(self.tree) if getattr(leaf, "id", "") == name))

    def size(self, sizes: Mapping[str, Size]) -> Size:
        """Return the most bits that numerator and denominator of the value can have.

        Args:
            sizes: The same for each name; a name not given is a count of any kind.

        Example:
            >>> parse_formula("a * 4").size({"a": (10, 0)})
            (13, 0)
        """
        return size_of(self.tree, sizes)


def _span(node: ast.expr) -> tuple[int, int]:
    return node.col_offset, node.end_col_offset or 0


def _leaves(tree: ast.expr) -> Iterator[ast.Name | ast.Constant]:
    return (node for node in post_order(tree) if isinstance(node, ast.Name | ast.Constant))


def _signs_replaced(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(character, character) for character in text)


def previous_name(name: str) -> str:
    """Return the name under which the previous period's `name` stands in a tree.

    Example:
        >>> previous_name("jumlah_desa")
        'prev(jumlah_desa)'
    """
    return f"prev({name})"


def parse_formula(text: str) -> Formula:
    """Read a formula.

    Args:
        text: At most 2,000 characters of the language: plain decimal numbers, names, `+ - * /`,
            parentheses, `sum mean min max abs prev`. Newlines count as blanks.

    Raises:
        FormulaError: The text is outside the language; the first fault is told.

    Example:
        >>> parse_formula("rpkdesa + apbdesa").names
        ('rpkdesa', 'apbdesa')
    """
    formula, faults = check_formula(text)
    if formula is None:
        code, start, end, values = faults[0]
        raise FormulaError(text, (start, end), new_issue(code, None, **values))
    return formula


def check_formula(text: str) -> tuple[Formula | None, list[Fault]]:
    """Read a formula and return it together with every fault and warning.

    Returns:
        The formula, or None where a fault is an error; and the faults by their place.

    Example:
        >>> formula, faults = check_formula("a : b")
        >>> formula, [fault.code for fault in faults]
        (None, ['IKU206'])
    """
    if type(text) is not str:
        return None, [Fault("IKU201", 0, 0, {"found": type(text).__name__})]
    faults = scan(text)
    if _has_errors(faults):
        return None, faults
    blanks = len(text) - len(text.lstrip())
    line = "".join(" " if character.isspace() else character for character in text)
    try:
        tree = ast.parse(line[blanks:], mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None, [*faults, Fault("IKU229", 0, len(text), {})]
    reader = _TreeReader(text, blanks)
    faults.extend(reader.read(tree))
    if _has_errors(faults):
        return None, faults
    formula = Formula(
        text=text,
        tree=reader.tree,
        names=tuple(dict.fromkeys(reader.names)),
        previous=tuple(dict.fromkeys(reader.previous)),
        divisors=tuple(reader.divisors),
    )
    return formula, faults


def _has_errors(faults: list[Fault]) -> bool:
    return any(message_for(fault.code).severity == "error" for fault in faults)


class _TreeReader:
    """Walk a fresh tree once: white list, limits, exact numbers, names, divisors."""

    def __init__(self, text: str, blanks: int) -> None:
        self.text = text
        self.blanks = blanks
        self.names: list[str] = []
        self.previous: list[str] = []
        self.divisors: list[Divisor] = []

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
            if type(node) not in NODE_TYPES:
                return Fault("IKU229", *_span(node), {})
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
                yield Fault("IKU231", *_span(node.right), {})
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name, found = node.func.id, len(node.args)
            if name in ("abs", "prev") and found != 1:
                yield Fault(
                    "IKU222",
                    *_span(node),
                    {
                        "name": name,
                        "expected": "one argument",
                        "expected_id": "satu argumen",
                        "found": str(found),
                        "example": FUNCTIONS[name],
                    },
                )
            elif name == "prev" and type(node.args[0]) is not ast.Name:
                yield Fault("IKU223", *_span(node.args[0]), {})

    def _exact(self, tree: ast.expr, order: list[ast.expr]) -> ast.expr:
        """Put exact numbers for literals and one name for `prev(a)`; note names and divisors."""
        inside = {id(call.args[0]) for call in order if _is_prev(call)}  # type: ignore[attr-defined]
        for node in order:
            if isinstance(node, ast.Constant):
                start, end = _span(node)
                node.value = number_from_text(self.text[start:end])  # type: ignore[assignment]
            elif isinstance(node, ast.Name) and id(node) not in inside:
                self.names.append(node.id)
            elif isinstance(node, ast.Call):
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
        start = _span(node.left)[1]
        end = _span(node)[1]
        return " ".join(self.text[start:end].partition("/")[2].split())


def _is_prev(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "prev"


def _previous(node: ast.expr) -> ast.expr:
    """Return the one name that stands for a call of `prev`, or the node itself."""
    if not _is_prev(node):
        return node
    name = previous_name(node.args[0].id)  # type: ignore[attr-defined]
    return ast.copy_location(ast.Name(id=name, ctx=ast.Load()), node)
