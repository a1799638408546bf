"""A day as an office writes it, where it can be read in one way alone.

Enters: a text such as `3 Maret 2020`. Leaves: the day, or nothing where day and month could
change places. Layer 1.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

__all__ = ["written_day"]

_MONTHS: Final = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "aug"),
    ("september", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov"),
    ("desember", "december", "des", "dec"),
)
_NUMBER_OF: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_IN_WORDS = re.compile(r"([0-9]{1,2})[ -]([a-z]{3,9})\.?[ -]([0-9]{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})", re.ASCII)


def written_day(text: str) -> date | None:
    """Return the day that a text names; None where it is none, or could be one of two.

    Example:
        >>> [str(written_day(text)) for text in ("3 Maret 2020", "31/12/2020", "03/04/2020")]
        ['2020-03-03', '2020-12-31', 'None']
    """
    text = " ".join(text.lower().split())
    if match := _IN_WORDS.fullmatch(text):
        return _day(int(match[3]), _NUMBER_OF.get(match[2], 0), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
