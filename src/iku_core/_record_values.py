"""How the texts of a record are read, and what they should be. Layer 5, part of `records`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Generic, TypeVar

from attrs import frozen

from iku_core.characters import forbidden_in_escapes
from iku_core.exact import Exact, simplest
from iku_core.status import Status

__all__ = [
    "DAY",
    "DECIMAL",
    "DIGEST",
    "FRACTION",
    "INPUT",
    "LIST",
    "OBJECT",
    "PLAIN",
    "RECORDED",
    "STATUS",
    "Bare",
    "Kind",
    "shown",
]

_MAX_NAME: Final = 200
_MAX_SHOWN: Final = 60
_NUMBER: Final = re.compile(r"(-?(?:0|[1-9][0-9]{0,4299}))(?:/([1-9][0-9]{0,4299}))?", re.ASCII)
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,4299})(?:\.[0-9]{1,12})?", re.ASCII)
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_GREATEST: Final = 12 * 10**100
_FINEST: Final = 12 * 10**40
"""How far the sum and the mean of twelve supplied numbers go."""

T = TypeVar("T")


@frozen
class Bare:
    """Hold the text of a number without quotes; a record has none."""

    text: str


@frozen
class Kind(Generic[T]):
    """Hold how a text of a record is read, and what it should be, in both languages."""

    read: Callable[[str], T | None]
    words: tuple[str, str]


def _plain_text(text: str) -> str | None:
    short = 0 < len(text) <= _MAX_NAME
    return text if short and "\n" not in text and forbidden_in_escapes(text) is None else None


def _number(text: str) -> Fraction | None:
    match = _NUMBER.fullmatch(text)
    return None if match is None else Fraction(int(match[1]), int(match[2] or 1))


def _input_number(text: str) -> Exact | None:
    number = _number(text)
    if number is None or abs(number.numerator) > _GREATEST or number.denominator > _FINEST:
        return None
    return simplest(number)


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


_WHOLE: Final = ("an exact number, such as 45 or 115/8", "bilangan tepat, misalnya 45 atau 115/8")
OBJECT: Final = ("an object", "objek")
RECORDED: Final = ("what its record holds", "yang dimuat rekamannya")
LIST: Final = ("a list", "daftar")
_STATUSES: Final = {status.value: status for status in Status}
PLAIN: Final = Kind(
    _plain_text,
    (f"a text of 1 to {_MAX_NAME} visible characters", f"teks 1 s.d. {_MAX_NAME} karakter"),
)
FRACTION: Final = Kind(_number, _WHOLE)
INPUT: Final = Kind(_input_number, _WHOLE)
DECIMAL: Final = Kind[Decimal](
    lambda text: Decimal(text) if _DECIMAL.fullmatch(text) else None,
    ("a decimal number, such as 82.38", "bilangan desimal, misalnya 82.38"),
)
DIGEST: Final = Kind[str](
    lambda text: text if _HASH.fullmatch(text) else None,
    ("a hash of 64 digits from 0 to f", "hash 64 angka dari 0 s.d. f"),
)
DAY: Final = Kind(_day_of, ("a day such as 2021-01-15", "tanggal seperti 2021-01-15"))
STATUS: Final = Kind[Status](
    _STATUSES.get,
    (
        "a status: ok, missing, zero-denominator or invalid",
        "status: ok, missing, zero-denominator, atau invalid",
    ),
)


def shown(value: object) -> tuple[str, str]:
    """Return what stands in a record, in English and Indonesian, safe to be printed."""
    if isinstance(value, dict):
        return "an object", "objek"
    if isinstance(value, list):
        return "a list", "daftar"
    if value is None:
        return "null", "null"
    text = value.text if isinstance(value, Bare) else ascii(value)
    text = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}..."
    return text, text
