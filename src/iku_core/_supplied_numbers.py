"""The numbers of a file of counts: exact, or refused with the ways in which they could be meant.

Layer 5, part of `counts`.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, TypeAlias

from iku_core._formula_scan import PERHAPS_THOUSANDS
from iku_core.declaration import Count
from iku_core.exact import Exact, format_exact, is_too_long, number_from_text

__all__ = ["DecimalMark", "Refusal", "perhaps_decimal", "read_number"]

DecimalMark: TypeAlias = Literal["point", "comma"]

_GROUPED: Final = r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_DIGITS: Final = r"-?[0-9.,]+"
_COMMA: Final = r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?"


class Refusal(NamedTuple):
    """Say why a text is no number: a code and the words of its message."""

    code: str
    words: dict[str, str]


def read_number(
    text: str, count: Count, decimal: DecimalMark | None, *, quoted: bool
) -> Exact | Refusal | None:
    """Read a value; None where it is left empty."""
    if text in ("", "null") and not quoted:
        return None
    plain = _with_point(text) if decimal == "comma" else text
    number = None if quoted else number_from_text(plain)
    if number is not None and not _is_doubtful(text, count, decimal):
        return number
    refusal = Refusal("IKU503", {"text": f'"{text}"' if quoted else text})
    return refusal if quoted else _reading_of(text, plain, count, decimal) or refusal


def perhaps_decimal(text: str, count: Count) -> Refusal | None:
    """Return why a text is doubtful where commas are usual, and its one dot may be one by mistake.

    Example:
        >>> count = Count(name="nilai", label="Nilai", kind="decimal")
        >>> perhaps_decimal("82.375", count).words["comma"]
        '82,375'
    """
    if count.kind == "count" or not re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", text, re.ASCII):
        return None
    words = {"joined": text.replace(".", ""), "comma": text.replace(".", ",")}
    return Refusal("IKU776", {"text": text, **words})


def _is_doubtful(text: str, count: Count, decimal: DecimalMark | None) -> bool:
    """Return whether a number with a point may as well have a separator of thousands."""
    if decimal == "comma":
        return False
    if count.kind == "count":
        return re.fullmatch(_GROUPED, text) is not None
    return decimal is None and PERHAPS_THOUSANDS.fullmatch(text.removeprefix("-")) is not None


def _reading_of(text: str, plain: str, count: Count, decimal: DecimalMark | None) -> Refusal | None:
    """Return how a text that is no number could be meant: a code and the words of its message."""
    words = {"text": text}
    if is_too_long(plain) and re.fullmatch(_DIGITS, text):
        return Refusal("IKU506", words)
    if decimal == "comma":
        if number_from_text(text) is None:
            return None
        return Refusal("IKU516", words | {"comma": text.replace(".", ",")})
    whole = count.kind == "count" and re.fullmatch(_GROUPED, text.replace(",", "."))
    if whole or re.fullmatch(_GROUPED, text):
        return Refusal("IKU505", words | _joined(text, count))
    if "," in text and re.fullmatch(_COMMA, text):
        return Refusal("IKU504", words | {"point": _with_point(text)})
    return None


def _joined(text: str, count: Count) -> dict[str, str]:
    """Return a number without its separators; for a decimal one, also as the decimal it may be."""
    words = {"joined": re.sub("[.,]", "", text), "or_decimal": "", "or_decimal_id": ""}
    number = None if count.kind == "count" else number_from_text(text)
    if number is not None:
        short = format_exact(number, "plain")
        words["or_decimal"] = f", or {short} where the point is a decimal one"
        words["or_decimal_id"] = f", atau {short} bila titiknya tanda desimal"
    return words


def _with_point(text: str) -> str:
    """Return a number written with a decimal comma as one with a point; empty for others."""
    if not re.fullmatch(_COMMA, text):
        return ""
    return text.replace(".", "").replace(",", ".")
