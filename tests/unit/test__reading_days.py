"""Days that there are not."""

from __future__ import annotations

import pytest

from definitions import definition, faults


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2024-02-30", "choose a day from 01 to 29, for that month has 29 days"),
        ("2023-02-00", "choose a day from 01 to 28, for that month has 28 days"),
        ("2024-13-01", "write year-month-day, such as 2020-03-03"),
        ("0000-01-01", "write year-month-day, such as 2020-03-03"),
    ],
)
def test_the_hint_says_how_many_days_a_month_has(written: str, hint: str) -> None:
    (issue,) = faults(definition(above=f"valid_from: {written}\n"))

    assert (issue.code, issue.hint) == ("IKU130", hint)
