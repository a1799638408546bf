"""Writers of single values: texts, names, formulas, numbers, dates, ranges.

Enters: a value of a document. Leaves: a part of a tree; a value that no file can hold is refused.
Layer 3, part of `writing`, and the mirror of `_readers`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from iku_core._formula_scan import RESERVED
from iku_core._readers import _IDENTIFIER, _NAME, MAX_NAME
from iku_core._reading_achievement import _BOUND
from iku_core._yaml_text import Plain, Tree
from iku_core.achievement_rule import Bound, Target
from iku_core.characters import forbidden_in_escapes
from iku_core.declaration import Range
from iku_core.document import MAX_SCALAR
from iku_core.exact import format_exact, number_from_text, simplest
from iku_core.period import parse_period
from iku_core.status import Status

__all__ = [
    "date_of",
    "decimal_of",
    "formula_of",
    "fraction_of",
    "identifier_of",
    "name_of",
    "name_or_previous",
    "number_of",
    "number_or_null",
    "period_of",
    "places_of",
    "range_of",
    "status_of",
    "target_of",
    "text_of",
    "true_of",
    "word_of",
]

MAX_DIGITS: Final = 100
MAX_PLACES: Final = 40
_SHOWN: Final = 60
_REFUSED: Final = "\ue152"
"""What the reader keeps for itself."""
_PREVIOUS: Final = "prev("


def _shown(value: object) -> str:
    written = repr(value) if isinstance(value, str) else str(value)
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]}..."


def _characters(value: Any) -> str:
    """Return a text that a file can hold, with all its line ends."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is expected in place of {_shown(value)}")
    if len(value) > MAX_SCALAR:
        raise ValueError(f"the text {_shown(value)} is longer than {MAX_SCALAR:,} characters")
    character = _REFUSED if _REFUSED in value else forbidden_in_escapes(value)
    if character is not None:
        raise ValueError(f"no file may hold the character {character!a} of {_shown(value)}")
    return value


def text_of(value: Any) -> Tree:
    if _characters(value).endswith("\n"):
        raise ValueError(f"no file can hold the line end behind the text {_shown(value)}")
    return str(value)


def word_of(value: str) -> Tree:
    return value


def formula_of(value: Any) -> Tree:
    return _characters(value.text)


def identifier_of(value: Any) -> Tree:
    if len(_characters(value)) > MAX_NAME or not _IDENTIFIER.fullmatch(value):
        raise ValueError(f"{_shown(value)} cannot be an id")
    return str(value)


def name_of(value: Any) -> str:
    named = len(_characters(value)) <= MAX_NAME and _NAME.fullmatch(value)
    if not named or value in RESERVED:
        raise ValueError(f"{_shown(value)} cannot be a name")
    return str(value)


def name_or_previous(value: Any) -> Tree:
    if value.startswith(_PREVIOUS) and value.endswith(")"):
        return f"{_PREVIOUS}{name_of(value[len(_PREVIOUS) : -1])})"
    return name_of(value)


def number_of(value: Any) -> Tree:
    """Return an exact number as a decimal."""
    written = fraction_of(value)
    if "/" in written:
        raise ValueError(f"no file can hold the number {_shown(value)} as a decimal")
    return written


def fraction_of(value: Any) -> Plain:
    """Return an exact number as a decimal where that ends, else as a fraction."""
    number = simplest(Fraction(value))
    if max(abs(number.numerator), number.denominator) >= 10**MAX_DIGITS:
        raise ValueError(f"a number has more than {MAX_DIGITS} digits, and no file may hold it")
    written = format_exact(number, "plain", places=MAX_PLACES)
    return Plain(number if number_from_text(written) is None else written)


def decimal_of(value: Any) -> Tree:
    """Return a decimal number with all its places."""
    number = Decimal(value)
    near = number.is_finite() and abs(int(number.as_tuple().exponent)) <= MAX_DIGITS
    written = f"{number:f}" if near else ""
    if number_from_text(written) is None:
        raise ValueError(f"no file can hold the number {_shown(number)}")
    return Plain(written)


def places_of(value: Any) -> Tree:
    if type(value) is not int:
        raise ValueError(f"decimals are a whole number, not {_shown(value)}")
    return Plain(value)


def true_of(_: object) -> Tree:
    return Plain("true")


def date_of(value: Any) -> Tree:
    if type(value) is not date:
        raise ValueError(f"a date is expected in place of {_shown(value)}")
    return Plain(value.isoformat())


def status_of(value: Status) -> Tree:
    return value.value


def number_or_null(value: Any) -> Tree:
    return Plain("null") if value is None else number_of(value)


def period_of(value: str) -> Plain:
    return Plain(parse_period(value))


def target_of(value: Target) -> Tree:
    """Return a target as the reader takes it."""
    if isinstance(value, Range):
        return range_of(value)
    if isinstance(value, Bound):
        return f"{value.relation} {number_of(value.number)}"
    if not isinstance(value, str):
        return number_of(value)
    if _BOUND.fullmatch(value):
        raise ValueError(f"the label {_shown(value)} would be read as a number on one side")
    return text_of(value)


def range_of(value: Range) -> Tree:
    return (number_or_null(value.low), number_or_null(value.high))
