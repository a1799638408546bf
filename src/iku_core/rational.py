"""The normal form of a formula: one polynomial over another.

Enters: a checked `Formula`. Leaves: a `Rational` with integer polynomials above and below, and
every divisor as a polynomial, so that provers and table engines need no tree.
The value is defined exactly where no divisor is nought, also where terms would cancel.
`min`, `max` and `abs` have no such form. Layer 1, above `formula`.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Final

from attrs import frozen

from iku_core._formula_tree import post_order
from iku_core.exact import Exact
from iku_core.formula import Formula

__all__ = ["Polynomial", "Rational", "rational_form"]

MAX_TERMS: Final = 1_000

Monomial = tuple[str, ...]


@frozen
class Polynomial:
    """Hold a sum of products of names with whole coefficients.

    Attributes:
        terms: Coefficient by product; a product is its names in order, with repetition, and the
            empty product is the constant. No coefficient is 0.

    Example:
        >>> polynomial = Polynomial({("a", "b"): 2, (): 3})
        >>> polynomial.value({"a": 5, "b": 7})
        73
    """

    terms: Mapping[Monomial, int]

    def value(self, values: Mapping[str, Exact]) -> Exact:
        """Return the exact value where every name has one; raises KeyError otherwise."""
        total: Exact = 0
        for names, coefficient in self.terms.items():
            product: Exact = coefficient
            for name in names:
                product *= values[name]
            total += product
        return total


@frozen(kw_only=True)
class Rational:
    """Hold a formula as numerator over denominator.

    Attributes:
        numerator: The polynomial above the bar.
        denominator: The polynomial below the bar; its sign may change with the counts.
        divisors: Polynomials that must not be 0, in the order in which evaluation meets them.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> form = rational_form(parse_formula("(a + b) / (n * 3)"))
        >>> form.numerator.terms, form.denominator.terms
        ({('a',): 1, ('b',): 1}, {('n',): 3})
        >>> form.value({"a": 1, "b": 2, "n": 4})
        Fraction(1, 4)
    """

    numerator: Polynomial
    denominator: Polynomial
    divisors: tuple[Polynomial, ...]

    def value(self, values: Mapping[str, Exact]) -> Fraction | None:
        """Return the exact value, or None where a divisor is 0."""
        if any(divisor.value(values) == 0 for divisor in self.divisors):
            return None
        return Fraction(self.numerator.value(values)) / self.denominator.value(values)


def rational_form(formula: Formula) -> Rational | None:
    """Return the normal form of `formula`.

    Returns:
        None where there is none: the formula uses `min`, `max` or `abs`, or its polynomials
        would have more than 1,000 terms.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> rational_form(parse_formula("max(a, b)")) is None
        True
    """
    forms: dict[int, _Pair] = {}
    divisors: list[Polynomial] = []
    for node in post_order(formula.tree):
        try:
            pair = _form(node, forms, divisors)
        except _TooManyTermsError:
            return None
        if pair is None or max(len(part) for part in pair) > MAX_TERMS:
            return None
        forms[id(node)] = pair
    numerator, denominator = forms[id(formula.tree)]
    return Rational(
        numerator=Polynomial(numerator),
        denominator=Polynomial(denominator),
        divisors=tuple(divisors),
    )


class _TooManyTermsError(Exception):
    """Stop multiplying; the product would be too long."""


_Terms = dict[Monomial, int]
_Pair = tuple[_Terms, _Terms]
_ONE: Final[_Terms] = {(): 1}


def _form(node: ast.expr, forms: Mapping[int, _Pair], divisors: list[Polynomial]) -> _Pair | None:
    if isinstance(node, ast.Name):
        return {(node.id,): 1}, _ONE
    if isinstance(node, ast.Constant):
        value = Fraction(node.value)  # type: ignore[arg-type]
        return _constant(value.numerator), _constant(value.denominator)
    if isinstance(node, ast.UnaryOp):
        numerator, denominator = forms[id(node.operand)]
        return _scaled(numerator, -1), denominator
    if isinstance(node, ast.Call):
        return _call(node, forms)
    assert isinstance(node, ast.BinOp), "a checked tree holds no other node"
    return _operation(node, forms[id(node.left)], forms[id(node.right)], divisors)


def _operation(node: ast.BinOp, left: _Pair, right: _Pair, divisors: list[Polynomial]) -> _Pair:
    if isinstance(node.op, ast.Mult):
        return _bounded_product(left[0], right[0]), _bounded_product(left[1], right[1])
    if isinstance(node.op, ast.Div):
        divisors.append(Polynomial(right[0]))
        return _bounded_product(left[0], right[1]), _bounded_product(left[1], right[0])
    return _sum(left, right, 1 if isinstance(node.op, ast.Add) else -1)


def _call(node: ast.Call, forms: Mapping[int, _Pair]) -> _Pair | None:
    assert isinstance(node.func, ast.Name)
    if node.func.id not in ("sum", "mean"):
        return None
    total: _Pair = {}, _ONE
    for argument in node.args:
        total = _sum(total, forms[id(argument)], 1)
    if node.func.id == "mean":
        total = total[0], _scaled(total[1], len(node.args))
    return total


def _constant(value: int) -> _Terms:
    return {(): value} if value else {}


def _scaled(terms: _Terms, factor: int) -> _Terms:
    return {names: coefficient * factor for names, coefficient in terms.items()}


def _sum(left: _Pair, right: _Pair, sign: int) -> _Pair:
    """Add two fractions; equal or constant denominators are not multiplied up."""
    if left[1] == right[1]:
        return _added(left[0], right[0], sign), left[1]
    if set(left[1]) == set(right[1]) == {()}:
        common = lcm(left[1][()], right[1][()])
        above = _scaled(left[0], common // left[1][()])
        below = _scaled(right[0], common // right[1][()])
        return _added(above, below, sign), _constant(common)
    above = _bounded_product(left[0], right[1])
    below = _bounded_product(right[0], left[1])
    return _added(above, below, sign), _bounded_product(left[1], right[1])


def _added(left: _Terms, right: _Terms, sign: int) -> _Terms:
    total = dict(left)
    for names, coefficient in right.items():
        total[names] = total.get(names, 0) + sign * coefficient
    return {names: coefficient for names, coefficient in total.items() if coefficient}


def _bounded_product(left: _Terms, right: _Terms) -> _Terms:
    """Multiply out, as long as the product does not become too long."""
    product: _Terms = {}
    for names, coefficient in left.items():
        for more, factor in right.items():
            key = tuple(sorted(names + more))
            product[key] = product.get(key, 0) + coefficient * factor
        if len(product) > MAX_TERMS:
            raise _TooManyTermsError
    return {names: coefficient for names, coefficient in product.items() if coefficient}
