"""What differs between databases: a class for each, with the few constructs that figures need.

Enters: expressions as text. Leaves: expressions as text. Layer 6.
Every number is a whole number, or in PostgreSQL a decimal of any length; no float is ever made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar, Final, Literal, TypeAlias

from iku_core.frozen import FrozenMapping
from iku_core.sql._names import Fault, fault_of, quoted

__all__ = ["DIALECTS", "Dialect", "DialectName", "in_parts"]

DialectName: TypeAlias = Literal["postgres", "mysql", "sqlite", "duckdb"]
"""A database: PostgreSQL, MySQL or MariaDB, SQLite, DuckDB."""

_MOST_OPERANDS: Final = 50


class Dialect:
    """Write what PostgreSQL, MySQL and DuckDB write alike.

    Attributes:
        quote: What stands around a name.
        text_type: The type of texts.
        number_type: The type of numbers.
        digits: How many digits a whole count may have.
        decimal_digits: How many a decimal one may have before its point.
        places: How many behind it.
        scale: How many units of a decimal count make one.
        largest: No number may be larger; None where numbers have any length.
        most_columns: How many columns a query may have.
        overflows: Whether a number that is too large becomes a float, and no fault.
        fence: What keeps it from computing a table anew wherever a column is used; empty where
            that costs little, for it keeps a condition from choosing rows first, too.
    """

    quote: ClassVar[str] = '"'
    longest_name: ClassVar[int | None] = None
    in_bytes: ClassVar[bool] = False
    greatest_character: ClassVar[int | None] = None
    text_type: ClassVar[str]
    number_type: ClassVar[str]
    digits: ClassVar[int]
    decimal_digits: ClassVar[int]
    places: ClassVar[int]
    largest: ClassVar[int | None]
    most_columns: ClassVar[int]
    overflows: ClassVar[bool] = False
    fence: ClassVar[str] = ""
    end: ClassVar[str] = "$"

    @cached_property
    def scale(self) -> int:
        """How many units of a decimal count make one."""
        return 1 if self.largest is None else int(10**self.places)

    def name(self, name: str) -> str:
        """Return a name as it stands in SQL."""
        return quoted(name, self.quote)

    def fault_of(self, name: str) -> Fault | None:
        """Return what is wrong with a name; None where it can be one."""
        return fault_of(
            name,
            longest=self.longest_name,
            in_bytes=self.in_bytes,
            plane=self.greatest_character,
        )

    def text(self, column: str) -> str:
        """Return what the value of a column is written as."""
        return f"CAST({column} AS {self.text_type})"

    def equals(self, column: str, text: str) -> str:
        """Return whether the text of a column is, letter for letter, that text."""
        return f"{self.text(column)} = {text}"

    def matches(self, text: str, pattern: str) -> str:
        """Return whether a text matches a pattern."""
        raise NotImplementedError

    def fits(self, text: str, *, whole: bool) -> str:
        """Return whether a text is a number that can be computed with, and may be valid."""
        if whole:
            pattern = f"(-0+|0*[0-9]{{1,{self.digits}}})([.]0+)?"
        else:
            pattern = f"-?0*[0-9]{{1,{self.decimal_digits}}}([.][0-9]{{1,{self.places}}}0*)?"
        return self.matches(text, f"^{pattern}{self.end}")

    def is_beyond(self, text: str, *, whole: bool) -> str:
        """Return whether a text that does not fit is a number nevertheless, and may be valid."""
        exponent = "[eE][-+]?[0-9]+"
        if whole:
            pattern = f"[0-9]+([.]0+|([.][0-9]+)?{exponent})?"
        else:
            pattern = f"-?[0-9]+([.][0-9]+)?({exponent})?"
        return self.matches(text, f"^{pattern}{self.end}")

    def number(self, text: str, *, whole: bool) -> str:
        """Return the number that a text is; of a decimal count, how many units it has."""
        raise NotImplementedError

    def constant(self, number: int) -> str:
        """Return a number of the type of numbers."""
        return f"CAST({number} AS {self.number_type})"

    def nothing(self) -> str:
        """Return a number that is not known."""
        return f"CAST(NULL AS {self.number_type})"

    def size(self, number: str) -> str:
        """Return a number without its sign."""
        return f"ABS({number})"

    def greatest(self, numbers: Sequence[str]) -> str:
        """Return the greatest of numbers; none of them is null."""
        return in_parts(numbers, lambda part: f"GREATEST({', '.join(part)})")

    def is_unknown(self, number: str) -> str:
        """Return whether a number that nobody misses is not known."""
        return f"{number} IS NULL"

    def quotient(self, above: str, below: str) -> str:
        """Return how often a positive number is in another; null where it is 0.

        Args:
            above: The other; may be a sum.
            below: The number; a call or a literal.
        """
        raise NotImplementedError

    def value(self, units: str, is_negative: str, decimals: int) -> str:
        """Return a number of units of the last decimal as the decimal.

        Args:
            units: How many; never negative.
            is_negative: What shows that the decimal is negative; empty where it never is.
            decimals: How many places the decimal has.
        """
        if is_negative:
            units = f"CASE WHEN {is_negative} THEN -{units} ELSE {units} END"
        return f"{units} * {decimal_unit(decimals)}" if decimals else units


class _Postgres(Dialect):
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


class _Mysql(Dialect):
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


class _DuckDB(Dialect):
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


class _Sqlite(Dialect):
    text_type = "TEXT"
    number_type = "INTEGER"
    digits = 18
    decimal_digits = 12
    places = 6
    largest = 10**18
    most_columns = 2_000
    overflows = True
    fence = "LIMIT -1"

    def text(self, column: str) -> str:
        # What is no number, or is not the decimal that it is written as, gets a mark behind it.
        return (
            f"CAST({column} AS TEXT) || CASE"
            f" WHEN typeof({column}) = 'blob' THEN '?'"
            f" WHEN typeof({column}) = 'real'"
            f" AND CAST(CAST({column} AS TEXT) AS REAL) <> {column} THEN 'e0'"
            " ELSE '' END"
        )

    def equals(self, column: str, text: str) -> str:
        return f"CAST({column} AS TEXT) = {text} COLLATE BINARY"

    def fits(self, text: str, *, whole: bool) -> str:
        # A number too large for 64 bits becomes the greatest of them.
        limit = 10**self.digits - 1
        parts = _plain(text)
        if whole:
            parts.append(f"{text} NOT GLOB '*.*[1-9]*'")
            parts.append(f"CAST({text} AS INTEGER) BETWEEN 0 AND {limit}")
        else:
            parts.append(f"trim({_behind(text, self.places)}, '0') = ''")
            parts.append(f"{self.number(text, whole=False)} BETWEEN -{limit} AND {limit}")
        return "\n  AND ".join(parts)

    def is_beyond(self, text: str, *, whole: bool) -> str:
        plain = _plain(text)
        exponent = f"{text} GLOB '[0-9]*[eE]*[0-9]'"
        if whole:
            plain += [f"{text} NOT GLOB '*.*[1-9]*'", f"{text} NOT GLOB '-*'"]
        else:
            exponent = f"({exponent} OR {text} GLOB '-[0-9]*[eE]*[0-9]')"
        together = "\n  AND ".join(plain)
        return f"{together}\n  OR {exponent}\n  AND {text} NOT GLOB '*[^-+.0-9eE]*'"

    def number(self, text: str, *, whole: bool) -> str:
        if whole:
            return f"CAST({text} AS INTEGER)"
        before = f"substr({text}, 1, instr({text} || '.', '.') - 1)"
        places = f"substr({_behind(text, 0)} || '{'0' * self.places}', 1, {self.places})"
        return f"CAST({before} || {places} AS INTEGER)"

    def constant(self, number: int) -> str:
        return str(number)

    def size(self, number: str) -> str:
        # abs() gives up at the least whole number; this becomes a float, which is noticed.
        return f"max({number}, -{number})"

    def greatest(self, numbers: Sequence[str]) -> str:
        return in_parts(numbers, lambda part: f"max({', '.join(part)})")

    def is_unknown(self, number: str) -> str:
        return f"typeof({number}) <> 'integer'"

    def quotient(self, above: str, below: str) -> str:
        return f"({above}) / {below}"

    def value(self, units: str, is_negative: str, decimals: int) -> str:
        one = 10**decimals
        text = f"CAST({units} AS TEXT)"
        if decimals:
            text = f"printf('%d.%0{decimals}d', {units} / {one}, {units} % {one})"
        if not is_negative:
            return text
        return f"CASE WHEN ({is_negative}) AND {units} > 0 THEN '-' ELSE '' END || {text}"


def in_parts(parts: Sequence[str], joined: Callable[[Sequence[str]], str]) -> str:
    """Join expressions, many of them in groups, for databases limit both width and depth.

    Args:
        parts: At least one expression; a single one stays as it is.
        joined: Makes one expression of several.

    Example:
        >>> in_parts(["a", "b"], lambda part: f"max({', '.join(part)})")
        'max(a, b)'
    """
    parts = list(parts)
    while len(parts) > 1:
        groups = (parts[at : at + _MOST_OPERANDS] for at in range(0, len(parts), _MOST_OPERANDS))
        parts = [joined(group) if len(group) > 1 else group[0] for group in groups]
    return parts[0]


def decimal_unit(decimals: int) -> str:
    """Return one unit of the last decimal.

    Example:
        >>> decimal_unit(2)
        '0.01'
    """
    return f"0.{'1'.rjust(decimals, '0')}"


def _plain(text: str) -> list[str]:
    """Return what holds of digits with perhaps a minus before, and a point and digits behind."""
    return [
        # A text may go on behind a NUL, where nothing else looks.
        f"length(CAST({text} AS BLOB)) = length({text})",
        f"{text} NOT GLOB '*[^-.0-9]*'",
        f"{text} NOT GLOB '?*-*'",
        f"{text} NOT GLOB '*.*.*'",
        f"{text} GLOB '*[0-9]'",
        f"({text} GLOB '[0-9]*' OR {text} GLOB '-[0-9]*')",
    ]


def _behind(text: str, places: int) -> str:
    """Return what stands behind the point of a text and that many digits."""
    return f"substr({text}, instr({text} || '.', '.') + {places + 1})"


DIALECTS: Final = FrozenMapping(
    {"postgres": _Postgres(), "mysql": _Mysql(), "sqlite": _Sqlite(), "duckdb": _DuckDB()}
)
"""The dialects by name."""
