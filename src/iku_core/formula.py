"""Formula text to a checked, exact tree.

Enters: the text of a formula. Leaves: a frozen `Formula` whose tree holds names, exact numbers,
the four operations and the functions of the language, and nothing else.
Knows no count and no file; evaluates nothing. Layer 1; with `rational` the only place for `ast`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from attrs import field, frozen

from iku_core._formula_reader import Divisor, TreeReader, current_name, previous_name
from iku_core._formula_scan import Fault, scan
from iku_core._formula_tree import Size, Span, fold, post_order, size_of, span
from iku_core.errors import FormulaError
from iku_core.exact import Exact
from iku_core.frozen import FrozenMapping
from iku_core.issues import new_issue

__all__ = [
    "MAX_RESULT_BITS",
    "Divisor",
    "Formula",
    "check_formula",
    "current_name",
    "parse_formula",
    "previous_name",
]

T = TypeVar("T")

MAX_RESULT_BITS: Final = 14_000
"""Most bits of a numerator or denominator; below the 4,300 digits that `str` accepts."""


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
    is_irrational: bool = field(default=False, eq=False, repr=False)

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
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                stack.append(node.left)
            elif isinstance(node, ast.UnaryOp):
                stack.append(node.operand)
            elif isinstance(node, ast.Constant):
                found.append(span(node))
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
            start, end = span(node)
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
        return span(next(leaf for leaf in _leaves(self.tree) if getattr(leaf, "id", "") == name))

    def fold(
        self,
        leaf: Callable[[str | Exact, Span], T],
        operation: Callable[[str, list[T], Span], T],
    ) -> T:
        """Compute something from the names and numbers upwards.

        Args:
            leaf: What a name or a number gives; it is told its span in the text as well.
            operation: What an operation gives, from its sign (`+ - * /`, `neg`, or the name of a
                function), what its parts gave, and its span.

        Example:
            >>> formula = parse_formula("max(a, b * 2)")
            >>> formula.fold(lambda leaf, _: 1, lambda sign, parts, _: sum(parts))
            3
        """
        return fold(self.tree, leaf, operation)

    def size(self, sizes: Mapping[str, Size]) -> Size:
        """Return the most bits that numerator and denominator of the value can have.

        Args:
            sizes: The same for each name; a name not given is a count of any kind.

        Example:
            >>> parse_formula("a * 4").size({"a": (10, 0)})
            (13, 0)
        """
        return size_of(self.tree, sizes)


def _leaves(tree: ast.expr) -> Iterator[ast.Name | ast.Constant]:
    return (node for node in post_order(tree) if isinstance(node, ast.Name | ast.Constant))


def _signs_replaced(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(character, character) for character in text)


def parse_formula(text: str) -> Formula:
    """Read a formula.

    Args:
        text: At most 2,000 characters of the language: plain decimal numbers, names, `+ - * /`,
            parentheses, `sum mean min max abs prev root ln`. Newlines count as blanks.

    Raises:
        FormulaError: The text is outside the language; the first fault is told.

    Example:
        >>> parse_formula("rpkdesa + apbdesa").names
        ('rpkdesa', 'apbdesa')
    """
    formula, faults = check_formula(text)
    if formula is None:
        code, start, end, values = next(fault for fault in faults if fault.is_error)
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
    if any(fault.is_error for fault in faults):
        return None, faults
    blanks = len(text) - len(text.lstrip())
    line = "".join(" " if character.isspace() else character for character in text)
    try:
        tree = ast.parse(line[blanks:], mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None, [*faults, Fault("IKU229", 0, len(text), {})]
    reader = TreeReader(text, blanks)
    faults.extend(reader.read(tree))
    if any(fault.is_error for fault in faults):
        return None, faults
    formula = Formula(
        text=text,
        tree=reader.tree,
        names=tuple(dict.fromkeys(reader.names)),
        previous=tuple(dict.fromkeys(reader.previous)),
        divisors=tuple(reader.divisors),
        is_irrational=reader.is_irrational,
    )
    return formula, faults
