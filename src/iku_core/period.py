"""Periods of reporting: years, semesters, quarters (triwulan) and months.

Enters: a text such as `2020-Q3`. Leaves: a frozen `Period`. Layer 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import total_ordering
from typing import Final, Literal, TypeAlias

from attrs import frozen

from iku_core.messages import Language

__all__ = [
    "PERIOD_EXAMPLES",
    "PERIOD_PATTERN",
    "Period",
    "PeriodKind",
    "date_label",
    "parse_period",
    "proposed_period",
    "require_period",
]

PeriodKind: TypeAlias = Literal["year", "semester", "quarter", "month"]

PERIOD_EXAMPLES: Final = "2020, 2020-S1, 2020-Q3, 2020-07"
"""A period of each kind, for messages."""

_MONTHS: Final[dict[PeriodKind, int]] = {"year": 12, "semester": 6, "quarter": 3, "month": 1}
"""How long each kind is, the longest first."""

_FORMS: Final = {"year": "{0:04}", "semester": "{0:04}-S{1}", "quarter": "{0:04}-Q{1}",
                 "month": "{0:04}-{1:02}"}  # fmt: skip
_TEXT: Final = re.compile(
    r"(?P<year>[1-9][0-9]{3})(?:-(?:S(?P<semester>[12])|Q(?P<quarter>[1-4])"
    r"|(?P<month>0[1-9]|1[0-2])))?",
    re.ASCII,
)
PERIOD_PATTERN: Final = f"^(?:{re.sub(r'[?]P<[a-z]+>', '', _TEXT.pattern)})$"
"""What every period matches, in the dialect of schemas."""

_LOOSE: Final = re.compile(
    r"(?:(?P<name>S|SM|SMT|SEM|SEMESTER|Q|T|TW|TRW|TRIWULAN|M|BULAN)[\s.-]*)?(?P<number>0?[1-9]|1[0-2]|[IV]+)",
    re.ASCII,
)
_LETTERS: Final = {"S": "S", "Q": "Q", "T": "Q"}
_ROMAN: Final = ("", "I", "II", "III", "IV")
_MONTH_NAMES: Final[dict[Language, Sequence[str]]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
           "Oktober", "November", "Desember"),
}  # fmt: skip
_WORDS: Final[dict[Language, dict[PeriodKind, str]]] = {
    "en": {"semester": "semester {0}", "quarter": "quarter {0}"},
    "id": {"semester": "semester {1}", "quarter": "triwulan {1}"},
}


@total_ordering
@frozen(order=False)
class Period:
    """Hold a year, or a semester, a quarter or a month of one.

    Periods are sorted by their first month; of two that begin together, the longer comes first.

    Attributes:
        year: The year, 1000 to 9999.
        kind: `year`, `semester`, `quarter` or `month`.
        number: Which one of its kind in the year, counted from 1; 1 for a year.

    Raises:
        ValueError: There is no such period, or year and number are no whole numbers.

    Example:
        >>> quarter = Period(2020, "quarter", 3)
        >>> str(quarter), str(quarter.previous), str(quarter.parent("year"))
        ('2020-Q3', '2020-Q2', '2020')
    """

    year: int
    kind: PeriodKind = "year"
    number: int = 1

    def __attrs_post_init__(self) -> None:
        """Refuse what no calendar has."""
        if type(self.year) is not int or type(self.number) is not int:
            raise ValueError(
                f"year and number are whole numbers, not {self.year!r} and {self.number!r};"
                " parse_period reads a text"
            )
        months = _MONTHS.get(self.kind)
        if months is None:
            kinds = ", ".join(_MONTHS)
            raise ValueError(f"there is no period of the kind {self.kind!r}, only {kinds}")
        if not (1000 <= self.year <= 9999 and 1 <= self.number <= 12 // months):
            raise ValueError(f"there is no {self.kind} {self.number} of the year {self.year}")

    def __str__(self) -> str:
        """Return the text as files have it, such as `2020-Q3`."""
        return _FORMS[self.kind].format(self.year, self.number)

    def __lt__(self, other: object) -> bool:
        """Return whether this one begins earlier, or together and is longer."""
        if not isinstance(other, Period):
            return NotImplemented
        return (self._first, -self._months) < (other._first, -other._months)

    @property
    def _months(self) -> int:
        return _MONTHS[self.kind]

    @property
    def _first(self) -> int:
        """The first month, counted from the year 0."""
        return self.year * 12 + (self.number - 1) * self._months

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self._first // 12, self._first % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        after = self._first + self._months
        if after == 120_000:
            return date.max
        return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)

    @property
    def previous(self) -> Period:
        """The period of the same kind before this one; raises ValueError before the year 1000."""
        return _period_at(self.kind, self._first - self._months)

    @property
    def next(self) -> Period:
        """The period of the same kind behind this one; raises ValueError after the year 9999."""
        return _period_at(self.kind, self._first + self._months)

    def parent(self, kind: PeriodKind) -> Period:
        """Return the period of a longer kind, or of the same, that holds this one.

        Raises:
            ValueError: The kind is shorter, or there is none of this name.

        Example:
            >>> str(Period(2020, "month", 7).parent("semester"))
            '2020-S2'
        """
        if _MONTHS.get(kind, 0) < self._months:
            raise ValueError(f"no {kind} holds a {self.kind}")
        return _period_at(kind, self._first)

    def children(self, kind: PeriodKind) -> tuple[Period, ...]:
        """Return the periods of a shorter kind, or of the same, that this one is made of.

        Raises:
            ValueError: The kind is longer, or there is none of this name.

        Example:
            >>> [str(period) for period in Period(2020, "semester", 2).children("quarter")]
            ['2020-Q3', '2020-Q4']
        """
        months = _MONTHS.get(kind, 13)
        if months > self._months:
            raise ValueError(f"a {self.kind} is made of no {kind}")
        end = self._first + self._months
        return tuple(_period_at(kind, first) for first in range(self._first, end, months))

    def holds(self, other: Period) -> bool:
        """Return whether another period lies within this one, or is the same.

        Example:
            >>> Period(2020).holds(Period(2020, "month", 12))
            True
        """
        end = other._first + other._months
        return self._first <= other._first and end <= self._first + self._months

    def label(self, language: Language = "en") -> str:
        """Return the period in words.

        Example:
            >>> Period(2020, "quarter", 3).label("id"), Period(2020, "month", 7).label("en")
            ('triwulan III 2020', 'July 2020')
        """
        if self.kind == "year":
            return str(self)
        if self.kind == "month":
            return f"{_MONTH_NAMES[language][self.number - 1]} {self.year}"
        words = _WORDS[language][self.kind].format(self.number, _ROMAN[self.number])
        return f"{words} {self.year}"


def _period_at(kind: PeriodKind, first: int) -> Period:
    """Return the period of a kind that holds a month."""
    return Period(first // 12, kind, first % 12 // _MONTHS[kind] + 1)


def date_label(day: date, language: Language = "en") -> str:
    """Return a day in words, as documents print it.

    Example:
        >>> date_label(date(2020, 3, 3), "id"), date_label(date(2020, 3, 3), "en")
        ('3 Maret 2020', '3 March 2020')
    """
    return f"{day.day} {_MONTH_NAMES[language][day.month - 1]} {day.year}"


def parse_period(text: str) -> Period:
    """Read a period.

    Args:
        text: A year `2020`, a semester `2020-S1`, a quarter `2020-Q3` or a month `2020-07`.

    Raises:
        ValueError: The text is none of these.

    Example:
        >>> parse_period("2020-S1").kind
        'semester'
    """
    match = _TEXT.fullmatch(text) if type(text) is str else None
    if match is None:
        raise ValueError(f"{text!r} is no period, such as 2020, 2020-S1, 2020-Q3 or 2020-07")
    year = int(match["year"])
    if match.lastgroup == "year":
        return Period(year)
    kind: PeriodKind = match.lastgroup  # type: ignore[assignment]
    return Period(year, kind, int(match[kind]))


def require_period(value: object) -> None:
    """Refuse what is no period, such as its text.

    Raises:
        TypeError: The value is no `Period`.

    Example:
        >>> require_period(Period(2020))
    """
    if not isinstance(value, Period):
        raise TypeError(f"a period is a Period, such as parse_period('2020-Q3'), not {value!r}")


def proposed_period(text: str) -> str | None:
    """Return how a text that is no period is written, as far as it can be told.

    Example:
        >>> proposed_period("TW III 2020"), proposed_period("2020-7"), proposed_period("kemarin")
        ('2020-Q3', '2020-07', None)
    """
    years: list[str] = re.findall(r"(?<![0-9])[1-9][0-9]{3}(?![0-9])", text, re.ASCII)
    if len(years) != 1:
        return None
    rest = text.replace(years[0], " ").upper().strip(" -/._'")
    if not rest:
        return years[0]
    match = _LOOSE.fullmatch(rest)
    if match is None or (match["name"] is None and not match["number"].isdigit()):
        return None
    written = match["number"].lstrip("0")
    number = str(_ROMAN.index(written)) if written in _ROMAN else written
    joint = _LETTERS.get((match["name"] or "M")[0], "")
    proposal = f"{years[0]}-{joint}{number if joint else number.rjust(2, '0')}"
    return proposal if _TEXT.fullmatch(proposal) else None
