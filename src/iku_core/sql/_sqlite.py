"""What SQLite writes otherwise: it has no decimals and no patterns, and counts on with floats.

Enters: expressions as text. Leaves: expressions as text. Layer 6.
"""

from __future__ import annotations

from collections.abc import Sequence

from iku_core.sql._dialect import Dialect, in_parts

__all__ = ["Sqlite"]


class Sqlite(Dialect):
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
