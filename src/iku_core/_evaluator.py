"""The value of a checked formula tree, by simpleeval over `int` and `Fraction`.

Enters: a tree of `formula` and a number for every name. Leaves: the exact value.
Layer 5, part of `evaluation`, and the only place for `simpleeval`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from simpleeval import SimpleEval

from iku_core._formula_tree import NODE_TYPES, OPERATOR_TYPES
from iku_core.exact import Exact
from iku_core.irrational import logarithm, nth_root

__all__ = ["Evaluator"]


def _divide(left: Exact, right: Exact) -> Fraction:
    return Fraction(left) / Fraction(right)


def _mean(*numbers: Exact) -> Fraction:
    return Fraction(sum(numbers)) / len(numbers)


def _absolute(number: Exact) -> Exact:
    return -number if number < 0 else number


_OPERATIONS: Final[dict[str, Callable[..., Exact]]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _divide,
    "neg": lambda number: -number,
}
_OPERATORS: Final[Mapping[type, Callable[..., Exact]]] = {
    kind: _OPERATIONS[sign] for sign, kind in OPERATOR_TYPES.items()
}
_FUNCTIONS: Final[dict[str, Callable[..., Exact]]] = {
    "sum": lambda *numbers: sum(numbers),
    "mean": _mean,
    "min": lambda *numbers: min(numbers),
    "max": lambda *numbers: max(numbers),
    "abs": _absolute,
}


def _rounding_functions(precision: int) -> dict[str, Callable[..., Exact]]:
    """Return the functions with those besides whose values are rounded."""
    return {
        **_FUNCTIONS,
        "root": lambda number, degree: nth_root(number, degree, precision),
        "ln": lambda number: logarithm(number, precision),
    }


_HANDLERS: Final = tuple((kind, f"_eval_{kind.__name__.lower()}") for kind in NODE_TYPES)


class Evaluator(SimpleEval):
    """Run simpleeval on a checked tree, with nothing in reach but five operations.

    The inherited `__init__` is not called: it sets up handlers for attributes and subscripts
    that have no place here, and changes the warning filters of the process, which is not safe
    between threads.
    """

    def __init__(self, names: Mapping[str, Exact], precision: int | None = None) -> None:
        self.names = names
        self.operators = _OPERATORS
        self.functions = _FUNCTIONS if precision is None else _rounding_functions(precision)
        self.nodes = {kind: getattr(self, handler) for kind, handler in _HANDLERS}

    def value(self, tree: Any) -> Exact:
        """Return the value of `tree`; raises ZeroDivisionError, UndefinedError."""
        found: Exact = self.eval("", previously_parsed=tree)
        return found

    def close(self) -> None:
        """Break the circle of references to the bound handlers."""
        self.nodes.clear()
