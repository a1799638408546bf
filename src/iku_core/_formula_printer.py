"""A checked formula as text, with no parenthesis too many and none too few.

Enters: a formula, and a piece of text for each of its names. Leaves: one piece for the whole.
`Printer` writes what an office writes; the other notations override single steps of it.
Layer 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from iku_core.characters import without_forbidden
from iku_core.exact import (
    MAX_PLACES,
    Exact,
    NumberStyle,
    format_exact,
    format_number,
    round_half_up,
)
from iku_core.formula import Formula
from iku_core.messages import Language

__all__ = [
    "ATOM",
    "FRACTION",
    "FUNCTION_WORDS",
    "PRODUCT",
    "ROOT_WORDS",
    "SIGN",
    "SUM",
    "Binding",
    "Piece",
    "Printer",
    "atom",
    "in_one_line",
]

SUM, FRACTION, PRODUCT, SIGN, ATOM = range(1, 6)
"""How firmly a piece holds together: `a + b`, `1/3`, `a × b`, `-a`, `a`."""

_LEVELS: Final = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}
_SIGNS: Final = {"*": "×"}
_LONGEST_FRACTION: Final = 12
_SIGNIFICANT: Final = 8

FUNCTION_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "sum": "sum",
        "mean": "mean",
        "min": "minimum",
        "max": "maximum",
        "abs": "absolute value",
        "ln": "natural logarithm",
    },
    "id": {
        "sum": "jumlah",
        "mean": "rata-rata",
        "min": "minimum",
        "max": "maksimum",
        "abs": "nilai mutlak",
        "ln": "logaritma natural",
    },
}
"""What a reader calls a function."""

ROOT_WORDS: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        *("square root", "cube root", "fourth root", "fifth root", "sixth root", "seventh root"),
        *("eighth root", "ninth root", "tenth root", "eleventh root", "twelfth root"),
    ),
    "id": (
        *("akar kuadrat", "akar pangkat tiga", "akar pangkat empat", "akar pangkat lima"),
        *("akar pangkat enam", "akar pangkat tujuh", "akar pangkat delapan"),
        *("akar pangkat sembilan", "akar pangkat sepuluh", "akar pangkat sebelas"),
        "akar pangkat dua belas",
    ),
}
"""What a reader calls a root, from the second to the twelfth."""

_LIKE_A_FORMULA: Final = re.compile(r"^[-+−–]|\s[-+*/:×÷·−–]\s")


class Binding(NamedTuple):
    """Tell when a piece needs parentheses.

    Attributes:
        level: How firmly it holds together, from `SUM` to `ATOM`.
        signed: Whether it begins with a sign, so that it cannot stand behind another.

    Example:
        >>> Binding(SUM).needs_parentheses(PRODUCT)
        True
    """

    level: int
    signed: bool = False

    def needs_parentheses(self, level: int, *, first: bool = False) -> bool:
        """Return whether it does where a `level` is asked for; `first` where nothing precedes."""
        return self.level < level or (self.signed and not first)


class Piece(NamedTuple):
    """Hold a part of a formula as it is written.

    Attributes:
        text: The text.
        drawn: How it holds together as it is seen; a fraction with a bar needs no parentheses.
        linear: The same where it is read as one line.
        number: The number that it is; None where it is none.

    Example:
        >>> Piece("a + b", Binding(SUM), Binding(SUM)).text
        'a + b'
    """

    text: str
    drawn: Binding
    linear: Binding
    number: Exact | None = None


def in_one_line(text: str) -> str:
    r"""Return a text on one line, without characters that cannot be seen.

    Example:
        >>> in_one_line("Jumlah\n desa\x00")
        'Jumlah desa'
    """
    return " ".join(without_forbidden(text).split())


def atom(text: str) -> Piece:
    """Return a piece that never needs parentheses.

    Example:
        >>> atom("a").drawn.needs_parentheses(PRODUCT)
        False
    """
    return Piece(text, Binding(ATOM), Binding(ATOM))


class Printer:
    """Write formulas as an office does: `Jumlah bayi / (Jumlah desa × 3)`.

    Two signs never stand side by side: `a - (-b)`.

    Attributes:
        language: Language of the functions.
        numbers: Style of the numbers.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> printer = Printer("id", "id")
        >>> names = {name: printer.label(name.upper()) for name in "ab"}
        >>> printer.formula(parse_formula("(mean(a, 2.5) - (b)) * (3)"), names).text
        '(rata-rata(A; 2,5) - B) × 3'
    """

    def __init__(self, language: Language, numbers: NumberStyle) -> None:
        self.language: Language = language
        self.numbers: NumberStyle = numbers

    def formula(self, formula: Formula, names: Mapping[str, Piece]) -> Piece:
        """Return a formula with a piece put in for each name, for `prev(a)` under that very key."""
        return formula.fold(
            lambda leaf, _: (
                names[leaf] if isinstance(leaf, str) else self.number(leaf, places=MAX_PLACES)
            ),
            lambda sign, parts, _: self.operation(sign, parts),
        )

    def label(self, text: str) -> Piece:
        """Return a label; one that could be taken for a formula holds together as loosely."""
        line = in_one_line(text)
        binding = Binding(SUM if _LIKE_A_FORMULA.search(line) else ATOM)
        return Piece(self.words(line), binding, binding)

    def number(self, number: Exact, *, places: int = 12) -> Piece:
        """Return a number: a decimal where it ends within `places`, else a fraction."""
        size = -number if number < 0 else number
        above, _, below = format_exact(size, self.numbers, places=places).partition("/")
        piece = self.ratio(above, below) if below else atom(self.digits(above))
        if number >= 0:
            return piece._replace(number=number)
        return Piece(self.minus(piece.text), _negative(piece.drawn), _negative(piece.linear))

    def is_approximate(self, number: Exact) -> bool:
        """Return whether a result has more digits than anybody checks by hand."""
        above, _, below = format_exact(number, "plain", places=MAX_PLACES).partition("/")
        return bool(below) and len(above.removeprefix("-")) + len(below) > _LONGEST_FRACTION

    def approximation(self, number: Exact, decimals: int = 0) -> str:
        """Return a number of many digits as a decimal of about eight digits behind the point.

        It has more where it is so small that these would tell nothing, or where it would be rounded
        to other `decimals` than the number itself.
        """
        places = _SIGNIFICANT
        while abs(number) * 10 ** (places - _SIGNIFICANT + 1) < 1:
            places += 1
        wanted = round_half_up(number, decimals)
        while round_half_up(Fraction(round_half_up(number, places)), decimals) != wanted:
            places += 1
        return format_number(round_half_up(number, places), self.numbers)

    def about(self, text: str) -> str:
        """Return a number that is not all of it."""
        return f"≈{text}"

    def figure(self, written: str) -> str:
        """Return a decimal number that is written already."""
        digits = self.digits(written.removeprefix("-"))
        return self.minus(digits) if written.startswith("-") else digits

    def operation(self, sign: str, parts: list[Piece]) -> Piece:
        """Return an operation: `+ - * /`, `neg` or the name of a function."""
        if sign == "neg":
            binding = Binding(SIGN, signed=True)
            return Piece(self.minus(self._operand(parts[0], ATOM)), binding, binding)
        if sign == "/":
            return self.quotient(*parts)
        if sign == "root":
            argument, degree = parts
            assert isinstance(degree.number, int), "a degree is a whole number from 2 to 12"
            return self.root(argument, degree.number)
        return self._joined(sign, *parts) if sign in _LEVELS else self.call(sign, parts)

    def quotient(self, above: Piece, below: Piece) -> Piece:
        """Return one piece divided by another."""
        return self._joined("/", above, below)

    def call(self, function: str, parts: list[Piece]) -> Piece:
        """Return a function of pieces."""
        return self._called(self.words(FUNCTION_WORDS[self.language][function]), parts)

    def root(self, argument: Piece, degree: int) -> Piece:
        """Return a root of a piece."""
        return self._called(self.words(ROOT_WORDS[self.language][degree - 2]), [argument])

    def _called(self, name: str, parts: Iterable[Piece]) -> Piece:
        arguments = self.separator.join(part.text for part in parts)
        return atom(name + self.parentheses(arguments))

    def _joined(self, sign: str, first: Piece, second: Piece) -> Piece:
        level = _LEVELS[sign]
        left = self._operand(first, level, first=True)
        text = self.infix(left, sign, self._operand(second, level + 1))
        return Piece(text, _led(level, first.drawn), _led(level, first.linear))

    def _operand(self, piece: Piece, level: int, *, first: bool = False) -> str:
        """Return a piece as a part of another, in parentheses where it needs them."""
        if piece.drawn.needs_parentheses(level, first=first):
            return self.parentheses(piece.text)
        return self._set_off(piece, level, first=first)

    def _set_off(self, piece: Piece, level: int, *, first: bool = False) -> str:
        """Return a piece that needs no parentheses as it is seen."""
        del level, first
        return piece.text

    @property
    def separator(self) -> str:
        """What stands between arguments; a comma would be read as that of a decimal."""
        return "; " if self.numbers == "id" else ", "

    def words(self, text: str) -> str:
        """Return words."""
        return text

    def digits(self, written: str) -> str:
        """Return a number without a sign."""
        return written

    def unit(self, unit: str) -> str:
        """Return the unit that follows a number."""
        return self.words(f" {in_one_line(unit)}")

    def ratio(self, above: str, below: str) -> Piece:
        """Return a number that is a fraction."""
        return Piece(f"{above}/{below}", Binding(FRACTION), Binding(FRACTION))

    def minus(self, text: str) -> str:
        """Return a piece behind a minus."""
        return f"-{text}"

    def infix(self, left: str, sign: str, right: str) -> str:
        """Return two pieces with a sign between."""
        return f"{left} {_SIGNS.get(sign, sign)} {right}"

    def parentheses(self, text: str) -> str:
        """Return a piece in parentheses."""
        return f"({text})"

    def equation(self, *sides: str, is_inexact: bool = False) -> str:
        """Return sides with = between them; ≈ before the last where it is inexact."""
        *before, last = sides
        return f"{' = '.join(before)} {'≈' if is_inexact else '='} {last}"

    def whole(self, text: str, plain: str) -> str:
        """Return a formula that stands by itself; `plain` is the same in the words of an office."""
        del plain
        return text


def _led(level: int, first: Binding) -> Binding:
    """Return how an operation holds together, which begins as its first part does."""
    return Binding(level, signed=first.signed and not first.needs_parentheses(level, first=True))


def _negative(binding: Binding) -> Binding:
    return Binding(min(binding.level, SIGN), signed=True)
