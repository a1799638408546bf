"""The databases that SQL is written for, each with what it writes in its own way.

Enters: expressions as text. Leaves: expressions as text. Layer 6.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Final

from iku_core.dialect_name import DialectName
from iku_core.frozen import FrozenMapping
from iku_core.sql._dialect import Dialect
from iku_core.sql._sqlite import Sqlite

__all__ = ["DIALECTS", "DialectName"]


class _WithPatterns(Dialect):
    """Write what databases with patterns write alike."""

    end: ClassVar[str] = "$"

    @abstractmethod
    def matches(self, text: str, pattern: str) -> str:
        """Return whether a text matches a pattern."""

    def fits(self, text: str, *, whole: bool) -> str:
        if whole:
            pattern = f"(-0+|0*[0-9]{{1,{self.digits}}})([.]0+)?"
        else:
            pattern = f"-?0*[0-9]{{1,{self.decimal_digits}}}([.][0-9]{{1,{self.places}}}0*)?"
        return self.matches(text, f"^{pattern}{self.end}")

    def is_beyond(self, text: str, *, whole: bool) -> str:
        exponent = "[eE][-+]?[0-9]+"
        if whole:
            pattern = f"[0-9]+([.]0+|([.][0-9]+)?{exponent})?"
        else:
            pattern = f"-?[0-9]+([.][0-9]+)?({exponent})?"
        return self.matches(text, f"^{pattern}{self.end}")


class _Postgres(_WithPatterns):
    longest_name = 63
    in_bytes = True
    text_type = "text"
    number_type = "numeric"
    digits = 100
    decimal_digits = 60
    places = 40
    largest = None
    most_columns = 1_600

    def matches(self, text: str, pattern: str) -> str:
        return f"{text} ~ '{pattern}'"

    def number(self, text: str, *, whole: bool) -> str:  # noqa: ARG002 - decimals are numbers too
        return f"CAST({text} AS numeric)"

    def quotient(self, above: str, below: str) -> str:
        return f"div({above}, {below})"


class _Mysql(_WithPatterns):
    quote = "`"
    longest_name = 64
    greatest_character = 0xFFFF
    text_type = "CHAR"
    number_type = "DECIMAL(65, 0)"
    digits = 36
    decimal_digits = 24
    places = 12
    # Nine words of nine digits hold a product, and the places of a value behind it.
    largest = 10**50
    most_columns = 1_000
    # Otherwise a line break may follow.
    end = "$(?![[:space:]])"

    def rounds(self, column: str) -> str:
        # A FLOAT is written with six digits, and read back from them it may be another number.
        # Only numbers and days have a coercibility of 5; no text is ever made a number here.
        return (
            f"COERCIBILITY({column}) = 5 AND CAST({column} AS BINARY) <> {column}"
            f" AND CAST({self.text(column)} AS FLOAT) <> {column}"
        )

    def equals(self, column: str, text: str) -> str:
        return f"CAST({column} AS BINARY) = {text}"

    def matches(self, text: str, pattern: str) -> str:
        return f"{text} REGEXP '{pattern}'"

    def number(self, text: str, *, whole: bool) -> str:
        if whole:
            return f"CAST({text} AS {self.number_type})"
        exact = f"CAST({text} AS DECIMAL(65, {self.places}))"
        return f"CAST({exact} * {self.scale} AS {self.number_type})"

    def quotient(self, above: str, below: str) -> str:
        # DIV would give a whole number of 64 bits, and / alone a rounded one.
        rest = f"({above}) - MOD({above}, {below})"
        return f"CAST(({rest}) / {below} AS {self.number_type})"


class _DuckDB(_WithPatterns):
    text_type = "VARCHAR"
    number_type = "HUGEINT"
    digits = 25
    decimal_digits = 19
    places = 6
    largest = 10**37
    most_columns = 10_000

    def matches(self, text: str, pattern: str) -> str:
        return f"regexp_full_match({text}, '{pattern}')"

    def number(self, text: str, *, whole: bool) -> str:
        digits = f"split_part({text}, '.', 1)"
        if not whole:
            places = f"left(split_part({text}, '.', 2), {self.places})"
            digits += f" || rpad({places}, {self.places}, '0')"
        return f"TRY_CAST({digits} AS HUGEINT)"

    def quotient(self, above: str, below: str) -> str:
        return f"({above}) // {below}"

    def value(self, units: str, is_negative: str, decimals: int) -> str:
        return super().value(f"CAST({units} AS DECIMAL(38, 0))", is_negative, decimals)


DIALECTS: Final = FrozenMapping(
    {"postgres": _Postgres(), "mysql": _Mysql(), "sqlite": Sqlite(), "duckdb": _DuckDB()}
)
"""The dialects by name."""
