"""What databases write alike: the few constructs that figures need.

Enters: expressions as text. Leaves: expressions as text. Layer 6.
Every number is a whole number, or in PostgreSQL a decimal of any length; no float is ever made.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar, Final

from iku_core.sql._names import Fault, fault_of, quoted

__all__ = ["Dialect", "decimal_unit", "in_parts"]

_MOST_OPERANDS: Final = 50


class Dialect(ABC):
    """Write what most databases write alike; a class below this writes the rest.

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

    def rounds(self, column: str) -> str:  # noqa: ARG002 - most write any number as it is
        """Return whether a number is written as another one; empty where `text` tells that."""
        return ""

    def equals(self, column: str, text: str) -> str:
        """Return whether the text of a column is, letter for letter, that text."""
        return f"{self.text(column)} = {text}"

    @abstractmethod
    def fits(self, text: str, *, whole: bool) -> str:
        """Return whether a text is a number that can be computed with, and may be valid."""

    @abstractmethod
    def is_beyond(self, text: str, *, whole: bool) -> str:
        """Return whether a text that does not fit is a number nevertheless, and may be valid."""

    @abstractmethod
    def number(self, text: str, *, whole: bool) -> str:
        """Return the number that a text is; of a decimal count, how many units it has."""

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

    @abstractmethod
    def quotient(self, above: str, below: str) -> str:
        """Return how often a positive number is in another; null where it is 0.

        Args:
            above: The other; may be a sum.
            below: The number; a call or a literal.
        """

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
