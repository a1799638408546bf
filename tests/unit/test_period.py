"""Periods: texts, order, neighbours, parents and children."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest

from iku_core import Period, parse_period
from iku_core.messages import Language
from iku_core.period import PeriodKind, proposed_period

YEAR = Period(2020)


class TestReading:
    """A period is read as it is written; every other text is refused."""

    @pytest.mark.parametrize(
        ("text", "kind", "number"),
        [
            ("2020", "year", 1),
            ("2020-S1", "semester", 1),
            ("2020-S2", "semester", 2),
            ("2020-Q4", "quarter", 4),
            ("2020-07", "month", 7),
            ("2020-12", "month", 12),
        ],
    )
    def test_a_period_is_read_and_written_alike(
        self, text: str, kind: PeriodKind, number: int
    ) -> None:
        period = parse_period(text)

        assert period == Period(2020, kind, number)
        assert str(period) == text

    @pytest.mark.parametrize(
        "text",
        ["", "20", "0999", "02020", "2020-", "2020-Q5", "2020-S3", "2020-00", "2020-13", "2020-7",
         "2020-q1", " 2020", "2020\n", "2020-W1", "٢٠٢٠"],
    )  # fmt: skip
    def test_any_other_text_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="is no period, such as 2020, 2020-S1"):
            parse_period(text)

    def test_a_number_is_no_text(self) -> None:
        with pytest.raises(ValueError, match="2020 is no period"):
            parse_period(2020)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("text", "proposal"),
        [
            ("TW III 2020", "2020-Q3"),
            ("triwulan 2 - 2021", "2021-Q2"),
            ("2020-q1", "2020-Q1"),
            ("Semester II/2020", "2020-S2"),
            ("2020/7", "2020-07"),
            ("bulan 11 2020", "2020-11"),
            ("'2020'", "2020"),
            ("2020-Q7", None),
            ("2020 III", None),
            ("kemarin", None),
            ("2020-2021", None),
            ("2020-Juli", None),
        ],
    )
    def test_what_was_meant_is_proposed(self, text: str, proposal: str | None) -> None:
        assert proposed_period(text) == proposal


@pytest.mark.parametrize(
    ("year", "kind", "number"),
    [
        (999, "year", 1),
        (10_000, "year", 1),
        (2020, "year", 2),
        (2020, "quarter", 0),
        (2020, "month", 13),
        (2020, "week", 1),
    ],
)
def test_what_no_calendar_has_is_refused(year: int, kind: PeriodKind, number: int) -> None:
    with pytest.raises(ValueError, match="there is no"):
        Period(year, kind, number)


@pytest.mark.parametrize(("year", "number"), [("2020", 1), (2020.0, 1), (2020, True), (None, 1)])
def test_a_period_is_made_of_whole_numbers(year: Any, number: Any) -> None:
    with pytest.raises(ValueError, match="are whole numbers, not"):
        Period(year, "month", number)


class TestOrder:
    """Periods are sorted by their first month, longer ones first."""

    def test_a_year_stands_before_its_parts(self) -> None:
        texts = ["2019-12", "2020", "2020-S1", "2020-Q1", "2020-01", "2020-02", "2020-Q2"]
        periods = [parse_period(text) for text in texts]
        mixed = periods[4:] + periods[:4]

        assert sorted(mixed) == periods
        assert periods[0] < periods[1] <= periods[1]

    def test_nothing_else_is_earlier_or_later(self) -> None:
        with pytest.raises(TypeError):
            _ = YEAR < "2020"


class TestNeighbours:
    """The previous and the next period are of the same kind."""

    @pytest.mark.parametrize(
        ("text", "previous", "following"),
        [
            ("2020", "2019", "2021"),
            ("2020-S1", "2019-S2", "2020-S2"),
            ("2020-Q4", "2020-Q3", "2021-Q1"),
            ("2020-01", "2019-12", "2020-02"),
        ],
    )
    def test_of_each_kind(self, text: str, previous: str, following: str) -> None:
        period = parse_period(text)

        assert str(period.previous) == previous
        assert str(period.next) == following

    def test_the_calendar_ends(self) -> None:
        with pytest.raises(ValueError, match="there is no year"):
            _ = Period(9999).next
        with pytest.raises(ValueError, match="there is no month"):
            _ = Period(1000, "month", 1).previous


class TestParts:
    """A longer period is made of shorter ones, and nothing is made of what is longer."""

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("year", ["2020"]),
            ("semester", ["2020-S1", "2020-S2"]),
            ("quarter", ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"]),
        ],
    )
    def test_children_of_a_year(self, kind: PeriodKind, expected: list[str]) -> None:
        children = YEAR.children(kind)

        assert [str(child) for child in children] == expected
        assert all(child.parent("year") == YEAR for child in children)

    def test_months_of_a_quarter(self) -> None:
        months = parse_period("2020-Q2").children("month")

        assert [str(month) for month in months] == ["2020-04", "2020-05", "2020-06"]

    def test_a_longer_kind_is_no_part(self) -> None:
        with pytest.raises(ValueError, match="a quarter is made of no year"):
            parse_period("2020-Q2").children("year")
        with pytest.raises(ValueError, match="a year is made of no week"):
            YEAR.children("week")  # type: ignore[arg-type]

    def test_a_shorter_kind_holds_nothing(self) -> None:
        with pytest.raises(ValueError, match="no month holds a quarter"):
            parse_period("2020-Q2").parent("month")

    @pytest.mark.parametrize(
        ("outer", "inner", "holds"),
        [
            ("2020", "2020-Q4", True),
            ("2020-S1", "2020-S1", True),
            ("2020-S1", "2020-07", False),
            ("2020-Q1", "2020", False),
        ],
    )
    def test_holds(self, outer: str, inner: str, *, holds: bool) -> None:
        assert parse_period(outer).holds(parse_period(inner)) is holds


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("9999-Q4", date(9999, 10, 1), date(9999, 12, 31)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    period = parse_period(text)

    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("2020", "id", "2020"),
        ("2020-S2", "id", "semester II 2020"),
        ("2020-S2", "en", "semester 2 2020"),
        ("2020-Q3", "id", "triwulan III 2020"),
        ("2020-Q3", "en", "quarter 3 2020"),
        ("2020-07", "id", "Juli 2020"),
        ("2020-07", "en", "July 2020"),
    ],
)
def test_labels(text: str, language: Language, label: str) -> None:
    assert parse_period(text).label(language) == label


def test_a_period_is_a_key_and_travels() -> None:
    assert pickle.loads(pickle.dumps(YEAR)) == YEAR
    assert {YEAR: 1}[parse_period("2020")] == 1
