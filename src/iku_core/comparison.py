"""Texts such as `a + b <= c` to checked comparisons of two formulas.

Enters: the text of a constraint or of a condition. Leaves: a frozen `Comparison`, or its faults.
Layer 1, above `formula`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias, cast

from attrs import field, frozen

from iku_core._formula_scan import Fault
from iku_core.errors import FormulaError
from iku_core.exact import Exact
from iku_core.formula import Formula, check_formula, parse_formula
from iku_core.issues import new_issue
from iku_core.rational import Rational, rational_number, rational_pieces

__all__ = ["Comparison", "Relation", "check_comparison", "difference", "parse_comparison"]

Relation: TypeAlias = Literal["<=", ">=", "=", "<", ">"]

_SIGN: Final = r"[<>=!\u2260\u2264-\u2267\u2a7d\u2a7e\uff1c-\uff1e]"
_RELATION: Final = re.compile(rf"{_SIGN}(?:\s*{_SIGN})*")
_SPELLINGS: Final = {
    **dict.fromkeys(("\u2264", "\u2266", "\u2a7d", "=<", "\uff1c\uff1d"), "<="),
    **dict.fromkeys(("\u2265", "\u2267", "\u2a7e", "=>", "\uff1e\uff1d"), ">="),
    **dict.fromkeys(("==", "\uff1d"), "="),
    "\uff1c": "<",
    "\uff1e": ">",
}
_HOLDS: Final[dict[str, Callable[[Exact, Exact], bool]]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
}


@frozen(kw_only=True)
class Comparison:
    """Hold a comparison of two formulas; equal where the text is equal.

    Attributes:
        text: The text as it was written.
        left: The formula on the left.
        relation: The sign between the two: `<=`, `>=`, `=`, `<` or `>`.
        right: The formula on the right.

    Example:
        >>> comparison = parse_comparison("tepat_waktu + terlambat <= jumlah_desa")
        >>> comparison.names, comparison.relation
        (('tepat_waktu', 'terlambat', 'jumlah_desa'), '<=')
    """

    text: str
    left: Formula = field(eq=False, repr=False)
    relation: Relation = field(eq=False, repr=False)
    right: Formula = field(eq=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Names used for the current period, in the order of first use."""
        return tuple(dict.fromkeys((*self.left.names, *self.right.names)))

    @property
    def previous(self) -> tuple[str, ...]:
        """Names used inside `prev()`."""
        return tuple(dict.fromkeys((*self.left.previous, *self.right.previous)))

    @property
    def is_strict(self) -> bool:
        """Whether both sides may not be equal."""
        return self.relation in ("<", ">")

    def __str__(self) -> str:
        """Return the text with single blanks."""
        return " ".join(self.text.split())

    def holds(self, left: Exact, right: Exact) -> bool:
        """Return whether the relation holds between two numbers.

        Example:
            >>> parse_comparison("a <= b").holds(2, 1)
            False
        """
        return _HOLDS[self.relation](left, right)


def parse_comparison(text: str) -> Comparison:
    """Read a comparison.

    Args:
        text: Two formulas with `<=`, `>=`, `=`, `<` or `>` in between.

    Raises:
        FormulaError: The text is no such comparison; the first fault is told.

    Example:
        >>> parse_comparison("jumlah_desa > 0").left.names
        ('jumlah_desa',)
    """
    comparison, faults = check_comparison(text)
    if comparison is None:
        code, start, end, values = next(fault for fault in faults if fault.is_error)
        raise FormulaError(text, (start, end), new_issue(code, None, **values))
    return comparison


def check_comparison(text: str) -> tuple[Comparison | None, list[Fault]]:
    """Read a comparison and return it together with its faults.

    Returns:
        The comparison, or None where there is a fault; and the faults by their place.

    Example:
        >>> [fault.code for fault in check_comparison("a <= b <= c")[1]]
        ['IKU238']
    """
    if type(text) is not str:
        return None, [Fault("IKU201", 0, 0, {"found": type(text).__name__})]
    signs = list(_RELATION.finditer(text))
    if not signs:
        return None, [Fault("IKU237", 0, len(text), {})]
    if len(signs) > 1:
        return None, [Fault("IKU238", *signs[1].span(), {})]
    sign = signs[0]
    sides = text[: sign.start()], text[sign.end() :].lstrip()
    if not all(side.strip() for side in sides):
        return None, [Fault("IKU237", 0, len(text), {})]
    faults: list[Fault] = []
    left = _side(sides[0], 0, faults)
    if sign[0] not in _HOLDS:
        faults.append(Fault("IKU240", *sign.span(), {"text": sign[0], **_meant(sign[0])}))
    right = _side(sides[1], len(text) - len(sides[1]), faults)
    if left is None or right is None or any(fault.is_error for fault in faults):
        return None, faults
    relation = cast("Relation", sign[0])
    return Comparison(text=text, left=left, relation=relation, right=right), faults


def _meant(sign: str) -> dict[str, str]:
    joined = "".join(sign.split())
    meant = joined if joined in _HOLDS else _SPELLINGS.get(joined)
    if meant is not None:
        return {"sign": meant, "sign_id": meant, "meant": meant}
    return {
        "sign": "one of <=, >=, =, < and >",
        "sign_id": "salah satu dari <=, >=, =, < dan >",
    }


def _side(text: str, start: int, faults: list[Fault]) -> Formula | None:
    """Read one side; its faults are moved to their place in the whole text."""
    formula, found = check_formula(text)
    faults.extend(
        fault._replace(start=fault.start + start, end=fault.end + start) for fault in found
    )
    return formula


_DIFFERENCE: Final = parse_formula("a - b")


def difference(comparison: Comparison, constants: Mapping[str, Exact]) -> Rational | None:
    """Return the greater side minus the lesser one as a normal form; left minus right for `=`.

    Args:
        comparison: The comparison.
        constants: Numbers that names stand for; all other names are counts.

    Returns:
        A linear form that is 0 or more where the comparison holds; None where it is not linear.

    Example:
        >>> form = difference(parse_comparison("a + 2 <= k * b"), {"k": 3})
        >>> form.numerator.terms
        {('b',): 3, ('a',): -1, (): -2}
    """
    given = {name: (rational_number(value),) for name, value in constants.items()}
    sides = [rational_pieces(formula, given) for formula in (comparison.left, comparison.right)]
    if comparison.relation in ("<=", "<"):
        sides.reverse()
    greater, lesser = sides
    if greater is None or lesser is None or len(greater) + len(lesser) > 2:
        return None
    pieces = rational_pieces(_DIFFERENCE, {"a": greater, "b": lesser})
    return pieces[0] if pieces is not None and pieces[0].is_linear else None
