"""The notations of a formula besides that of an office: LaTeX, MathML, HTML and spreadsheets.

Each overrides the steps of `Printer` that it writes in another way. Layer 1.
"""

from __future__ import annotations

from functools import reduce
from html import escape
from typing import Final

from iku_core._formula_printer import (
    ATOM,
    FRACTION,
    PRODUCT,
    SIGN,
    Binding,
    Piece,
    Printer,
    atom,
)
from iku_core.exact import Exact

__all__ = ["HtmlPrinter", "LatexPrinter", "MathmlPrinter", "SpreadsheetPrinter"]

_LATEX: Final = str.maketrans(
    {
        **{character: f"\\{character}" for character in "{}%$&#_"},
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': "''",
    }
)
_LATEX_SIGNS: Final = {"*": r"\times"}
_LATEX_FUNCTIONS: Final = ("min", "max", "ln")


class LatexPrinter(Printer):
    """Write formulas for the mathematics mode of LaTeX, MathJax and KaTeX; words need `amsmath`."""

    def quotient(self, above: Piece, below: Piece) -> Piece:
        """Return a fraction with a bar."""
        return atom(rf"\frac{{{above.text}}}{{{below.text}}}")

    def call(self, function: str, parts: list[Piece]) -> Piece:
        """Return a function of pieces."""
        if function == "abs":
            return atom(rf"\left|{parts[0].text}\right|")
        if function in _LATEX_FUNCTIONS:
            return self._called(f"\\{function}", parts)
        return super().call(function, parts)

    def root(self, argument: Piece, degree: int) -> Piece:
        """Return a root of a piece."""
        index = "" if degree == 2 else f"[{degree}]"
        return atom(rf"\sqrt{index}{{{argument.text}}}")

    @property
    def separator(self) -> str:
        """What stands between arguments."""
        return r";\; " if self.numbers == "id" else r",\; "

    def words(self, text: str) -> str:
        """Return words, in which no character means anything."""
        return rf"\text{{{text.translate(_LATEX)}}}"

    def digits(self, written: str) -> str:
        """Return a number; a comma within it is no punctuation."""
        return written.replace(",", "{,}")

    def unit(self, unit: str) -> str:
        """Return the unit that follows a number."""
        return r"\,\%" if unit == "%" else super().unit(unit)

    def ratio(self, above: str, below: str) -> Piece:
        """Return a number that is a fraction."""
        return atom(rf"\frac{{{above}}}{{{below}}}")

    def about(self, text: str) -> str:
        """Return a number that is not all of it."""
        return rf"{{\approx}}{text}"

    def infix(self, left: str, sign: str, right: str) -> str:
        """Return two pieces with a sign between."""
        return f"{left} {_LATEX_SIGNS.get(sign, sign)} {right}"

    def parentheses(self, text: str) -> str:
        """Return a piece in parentheses as high as itself."""
        return rf"\left({text}\right)"

    def equation(self, *sides: str, is_inexact: bool = False) -> str:
        """Return sides with a relation between them."""
        return super().equation(*sides, is_inexact=is_inexact).replace("≈", r"\approx")


_MATHML_SIGNS: Final = {"*": "×", "-": "−"}
_MATHML: Final = "http://www.w3.org/1998/Math/MathML"


class MathmlPrinter(Printer):
    """Write formulas as elements of MathML Core."""

    def quotient(self, above: Piece, below: Piece) -> Piece:
        """Return a fraction with a bar."""
        return atom(f"<mfrac>{_row(above.text)}{_row(below.text)}</mfrac>")

    def call(self, function: str, parts: list[Piece]) -> Piece:
        """Return a function of pieces."""
        if function == "abs":
            return atom(_row(f"<mo>|</mo>{parts[0].text}<mo>|</mo>"))
        if function == "ln":
            return self._called("<mi>ln</mi>", parts)
        return super().call(function, parts)

    def root(self, argument: Piece, degree: int) -> Piece:
        """Return a root of a piece."""
        if degree == 2:
            return atom(f"<msqrt>{argument.text}</msqrt>")
        return atom(f"<mroot>{_row(argument.text)}<mn>{degree}</mn></mroot>")

    @property
    def separator(self) -> str:
        """What stands between arguments."""
        return f"<mo>{super().separator.strip()}</mo>"

    def words(self, text: str) -> str:
        """Return words; blanks at the ends of an element would be lost."""
        inner = text.strip(" ")
        before = "\N{NO-BREAK SPACE}" * text.startswith(" ")
        after = "\N{NO-BREAK SPACE}" * text.endswith(" ")
        return f"<mtext>{before}{escape(inner)}{after}</mtext>"

    def digits(self, written: str) -> str:
        """Return a number without a sign."""
        return f"<mn>{written}</mn>"

    def ratio(self, above: str, below: str) -> Piece:
        """Return a number that is a fraction."""
        return atom(f"<mfrac><mn>{above}</mn><mn>{below}</mn></mfrac>")

    def about(self, text: str) -> str:
        """Return a number that is not all of it."""
        return _row(f'<mo form="prefix">≈</mo>{text}')

    def minus(self, text: str) -> str:
        """Return a piece behind a minus."""
        return _row(f'<mo form="prefix">−</mo>{text}')

    def infix(self, left: str, sign: str, right: str) -> str:
        """Return two pieces with a sign between."""
        return f"{left}<mo>{_MATHML_SIGNS.get(sign, sign)}</mo>{right}"

    def parentheses(self, text: str) -> str:
        """Return a piece in parentheses as high as itself."""
        return _row(f"<mo>(</mo>{text}<mo>)</mo>")

    def equation(self, *sides: str, is_inexact: bool = False) -> str:
        """Return sides with a relation between them."""
        *before, last = sides
        return f"{'<mo>=</mo>'.join(before)}<mo>{'≈' if is_inexact else '='}</mo>{last}"

    def whole(self, text: str, plain: str) -> str:
        """Return a formula as a complete element, whose `alttext` is that of an office."""
        alternative = escape(plain)
        attributes = f'xmlns="{_MATHML}" displaystyle="true" alttext="{alternative}"'
        return f"<math {attributes}>{_row(text)}</math>"


def _row(text: str) -> str:
    return f"<mrow>{text}</mrow>"


class HtmlPrinter(Printer):
    """Write formulas as spans whose fractions wrap; without a style sheet they read as one line."""

    def label(self, text: str) -> Piece:
        """Return a label, which no direction of writing can leave."""
        piece = super().label(text)
        return piece._replace(text=f"<bdi>{piece.text}</bdi>")

    def number(self, number: Exact, *, places: int = 12) -> Piece:
        """Return a number; one with a sign is not parted from it."""
        piece = super().number(number, places=places)
        if number >= 0:
            return piece
        return piece._replace(text=f'<span class="iku-number">{piece.text}</span>')

    def quotient(self, above: Piece, below: Piece) -> Piece:
        """Return a fraction with a bar."""
        linear = super().quotient(above, below).linear
        first, second = self._set_off(above, PRODUCT, first=True), self._set_off(below, SIGN)
        return Piece(_fraction(first, " / ", second), Binding(ATOM), linear)

    def words(self, text: str) -> str:
        """Return words, in which no character means anything."""
        return escape(text)

    def ratio(self, above: str, below: str) -> Piece:
        """Return a number that is a fraction."""
        return Piece(_fraction(above, "/", below), Binding(ATOM), Binding(FRACTION))

    def _set_off(self, piece: Piece, level: int, *, first: bool = False) -> str:
        """Return a piece with the parentheses that it needs in one line, which are not seen."""
        if piece.linear.needs_parentheses(level, first=first):
            return f"{_unseen('(')}{piece.text}{_unseen(')')}"
        return piece.text

    def whole(self, text: str, plain: str) -> str:
        """Return a formula as one element, with its words for those who cannot see it."""
        label = escape(plain)
        return f'<span class="iku-formula" role="math" aria-label="{label}">{text}</span>'


def _fraction(above: str, sign: str, below: str) -> str:
    return (
        f'<span class="iku-fraction"><span class="iku-numerator">{above}</span>'
        f'{_unseen(sign)}<span class="iku-denominator">{below}</span></span>'
    )


def _unseen(text: str) -> str:
    return f'<span class="iku-unseen">{text}</span>'


_MAX_CELL: Final = 8_192
_MAX_SHEET_PLACES: Final = 15


class SpreadsheetPrinter(Printer):
    """Write formulas for a cell of a spreadsheet, with English names of functions.

    Nothing is left to what spreadsheets do with cells that hold no number: `SUM` and `AVERAGE`
    would pass over them in silence, and signs give an error.

    Attributes:
        precision: Decimals to which `root` and `ln` are rounded; None where there are none.
    """

    def __init__(self, precision: int | None) -> None:
        super().__init__("en", "plain")
        self.precision = precision
        self._addresses: set[str] = set()

    def cell(self, address: str) -> Piece:
        """Return the address of a cell."""
        self._addresses.add(address)
        return atom(address)

    def operation(self, sign: str, parts: list[Piece]) -> Piece:
        """Return an operation; raises ValueError where it is longer than a cell can hold."""
        piece = super().operation(sign, parts)
        if len(piece.text) > _MAX_CELL:
            raise ValueError(f"a cell holds at most {_MAX_CELL:,} characters of a formula")
        return piece

    def call(self, function: str, parts: list[Piece]) -> Piece:
        """Return a function of pieces."""
        if function in ("sum", "mean"):
            total = reduce(lambda left, right: self._joined("+", left, right), parts)
            return total if function == "sum" else self.quotient(total, self.number(len(parts)))
        if function == "ln":
            return self._rounded(f"LN({parts[0].text})")
        return self._called(function.upper(), map(self._computed, parts))

    def root(self, argument: Piece, degree: int) -> Piece:
        """Return a root; one of an odd degree has the sign of its argument."""
        inner = argument.text
        if degree == 2:
            return self._rounded(f"SQRT({inner})")
        if degree % 2 == 0:
            return self._rounded(f"({inner})^(1/{degree})")
        return self._rounded(f"SIGN({inner})*ABS({inner})^(1/{degree})")

    def _computed(self, part: Piece) -> Piece:
        """Return an argument that is computed with, and not a cell that may be passed over."""
        return self._joined("+", part, self.number(0)) if part.text in self._addresses else part

    def _rounded(self, text: str) -> Piece:
        """Return a number rounded half up, as far as a spreadsheet has digits."""
        assert self.precision is not None, "root and ln have a precision"
        return atom(f"ROUND({text},{min(self.precision, _MAX_SHEET_PLACES)})")

    @property
    def separator(self) -> str:
        """What stands between arguments."""
        return ","

    def infix(self, left: str, sign: str, right: str) -> str:
        """Return two pieces with a sign between."""
        return f"{left}{sign}{right}"
