"""Days as offices write them."""

from __future__ import annotations

import pytest

from iku_core._written_day import written_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 Maret 2020", "2020-03-03"),
        ("03 maret 2020", "2020-03-03"),
        ("17  Agustus  1945", "1945-08-17"),
        ("1 Nopember 2020", "2020-11-01"),
        ("5-Des-2021", "2021-12-05"),
        ("5 Okt. 2021", "2021-10-05"),
        ("3 March 2020", "2020-03-03"),
        ("2020/3/4", "2020-03-04"),
        ("2020-3-4", "2020-03-04"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020", "2020-12-31"),
        ("31.12.2020", "2020-12-31"),
        ("03/03/2020", "2020-03-03"),
    ],
)
def test_a_day_with_one_reading_is_read(text: str, day: str) -> None:
    assert str(written_day(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("03/04/2020", id="day and month could change places"),
        pytest.param("31/31/2020", id="no month"),
        pytest.param("30 Februari 2020", id="no such day"),
        pytest.param("3 Marret 2020", id="no such month"),
        pytest.param("3/4/20", id="a year of two digits"),
        pytest.param("2020-13-01", id="month 13"),
        pytest.param("31-12/2020", id="two separators"),
        pytest.param("0000-00-00", id="no year"),
        pytest.param("awal tahun", id="words"),
    ],
)
def test_of_anything_else_no_day_is_made(text: str) -> None:
    assert written_day(text) is None
