"""How far a spreadsheet, which computes with binary numbers of 53 digits, may be off a figure.

Enters: a result. Leaves: a bound of the error of its value, before it is rounded. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from iku_core._formula_tree import Span
from iku_core.definition import Indicator
from iku_core.exact import Exact
from iku_core.formula import Formula
from iku_core.irrational import logarithm, nth_root
from iku_core.result import Result

__all__ = ["LAST_DIGIT", "error_of"]

LAST_DIGIT: Final = Fraction(1, 2**53)
"""What one rounding to a binary number may change, as a part of that number."""

_DIGITS: Final = 53
_BEHIND_A_PART: Final = 8
"""How many such roundings are reckoned with where another indicator is computed first."""


class _Number(NamedTuple):
    """Hold an exact number, and by how much a spreadsheet may miss it."""

    exact: Fraction
    error: Fraction


def error_of(result: Result) -> Fraction:
    """Return by how much the value of a spreadsheet may differ from an exact value.

    Args:
        result: A result with a value.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> counts = {"fasilitasi_ditindaklanjuti": 45, "fasilitasi_dilakukan": 50}
        >>> error_of(iku.evaluate(document["fasilitasi-ditindaklanjuti"], counts))
        Fraction(0, 1)
    """
    indicator = result.indicator
    first, *others = (
        _computed(indicator, result.inputs, formula) for formula in indicator.formulas
    )
    if indicator.multiplier != 1:
        first = _product(first, _leaf(indicator.multiplier))
    for other in others:
        first = _quotient(first, other)
    return first.error


def _computed(indicator: Indicator, inputs: Mapping[str, Exact], formula: Formula) -> _Number:
    constants = {name: item.value for name, item in indicator.constants.items()}

    def leaf(word: str | Exact, _: Span) -> _Number:
        if not isinstance(word, str):
            return _leaf(word)
        if word in indicator.parts:
            exact = Fraction(inputs[word])
            return _Number(exact, _BEHIND_A_PART * abs(exact) * LAST_DIGIT)
        return _leaf(inputs[word] if word in inputs else constants[word])

    def operation(sign: str, parts: list[_Number], _: Span) -> _Number:
        return _operation(sign, parts, indicator.precision)

    return formula.fold(leaf, operation)


def _operation(sign: str, parts: list[_Number], precision: int | None) -> _Number:
    if sign in ("root", "ln"):
        return _rounded_function(sign, parts, precision or 0)
    if sign in ("min", "max"):
        pick = min if sign == "min" else max
        return _Number(pick(part.exact for part in parts), max(part.error for part in parts))
    return _STEPS[sign](*parts)


def _rounded_function(sign: str, parts: Sequence[_Number], precision: int) -> _Number:
    """Return a root or a logarithm, whose own digits are all that is reckoned with."""
    number = parts[0].exact
    exact = (
        logarithm(number, precision)
        if sign == "ln"
        else nth_root(number, int(parts[1].exact), precision)
    )
    return _Number(exact, _BEHIND_A_PART * abs(exact) * LAST_DIGIT)


def _leaf(number: Exact) -> _Number:
    return _rounded(Fraction(number), Fraction(0))


def _total(parts: Sequence[_Number]) -> _Number:
    total = parts[0]
    for part in parts[1:]:
        total = _rounded(total.exact + part.exact, total.error + part.error)
    return total


def _product(left: _Number, right: _Number) -> _Number:
    error = abs(left.exact) * right.error + abs(right.exact) * left.error
    return _rounded(left.exact * right.exact, error + left.error * right.error)


def _quotient(left: _Number, right: _Number) -> _Number:
    least = abs(right.exact) - right.error
    if least <= 0:
        return _Number(Fraction(0), Fraction(2**60))
    error = (left.error + abs(left.exact / right.exact) * right.error) / least
    return _rounded(left.exact / right.exact, error)


def _rounded(exact: Fraction, error: Fraction) -> _Number:
    """Return a number with the error of one rounding more, where it is no binary number itself."""
    if error == 0 and _is_binary(exact):
        return _Number(exact, error)
    return _Number(exact, error + (abs(exact) + error) * LAST_DIGIT)


def _is_binary(number: Fraction) -> bool:
    """Return whether a number is exactly one of 53 binary digits."""
    below = number.denominator
    above = abs(number.numerator)
    while above and above % 2 == 0:
        above //= 2
    return below & (below - 1) == 0 and above.bit_length() <= _DIGITS


def _negative(number: _Number) -> _Number:
    return _Number(-number.exact, number.error)


_STEPS: Final[dict[str, Callable[..., _Number]]] = {
    "neg": _negative,
    "abs": lambda number: _Number(abs(number.exact), number.error),
    "+": lambda *parts: _total(parts),
    "-": lambda left, right: _total((left, _negative(right))),
    "*": _product,
    "/": _quotient,
    "sum": lambda *parts: _total(parts),
    "mean": lambda *parts: _quotient(_total(parts), _leaf(len(parts))),
}
