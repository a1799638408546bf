"""What was meant by targets that are written in other ways."""

from __future__ import annotations

import pytest

from iku_core._proposed_target import proposed_target, target_advice


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        *((">= 90 %", '">= 90"'), (">90%", '"> 90"'), ("=< 20,5", '"<= 20.5"'), ("20 <", '"< 20"')),
        *(("\u2264 20", '"<= 20"'), ("Minimal 90", '">= 90"'), ("maks. 5 persen", '"<= 5"')),
        *(("90%", "90"), ("+5", "5"), ("-2,5", "-2.5"), ("1.234.567", "1234567")),
        *(("1.234,5", "1234.5"), ("60-85", "[60, 85]"), ("60 % s.d. 85 %", "[60, 85]")),
        ("  60 \u2013 85,5 ", "[60, 85.5]"),
    ],
)
def test_the_own_number_is_kept(text: str, proposal: str) -> None:
    assert proposed_target(text) == proposal


@pytest.mark.parametrize(
    "text",
    [
        *("", "WTP", "Level 3", "1:32", "1.500", "1,500", "85-60", "60-1.500", "80,5,5", "82,"),
        *("< 20-30", "< 20 <", "> 1.500", "20 - 30 <", " " * 20_000 + "1 x"),
    ],
)
def test_what_has_two_readings_is_not_guessed(text: str) -> None:
    assert proposed_target(text) is None
    assert target_advice(text, quoted=True)["advice"].startswith("write a number, a range")


def test_quotes_are_for_relations() -> None:
    assert target_advice("80 %", quoted=True)["advice_id"] == "tulis 80 tanpa tanda petik"
    assert target_advice("80 %", quoted=False)["advice"] == "write 80"
    assert target_advice("> 80 %", quoted=True)["advice"] == 'write "> 80"'
