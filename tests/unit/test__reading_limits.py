"""Ranges and bounds of counts in the words of an officer."""

from __future__ import annotations

import pytest

from definitions import definition, faults


@pytest.mark.parametrize("written", ["0-100", "0 - 100", "0 s.d. 100", "'0,100'", "(0; 100)"])
def test_a_range_in_other_words_is_told_with_its_form(written: str) -> None:
    (issue,) = faults(
        definition(counts=f"  a: {{label: A}}\n  b:\n    range: {written}\n    label: B\n")
    )

    assert (issue.code, issue.hint) == ("IKU123", "write [0, 100]")


def test_a_range_that_nobody_understands_keeps_the_general_hint() -> None:
    (issue,) = faults(definition(counts="  a: {label: A}\n  b: {label: B, range: luas}\n"))

    assert "write each item on a line of its own" in issue.hint


def test_a_range_that_is_a_mapping_keeps_the_general_hint() -> None:
    (issue,) = faults(definition(counts="  a: {label: A}\n  b: {label: B, range: {x: 1}}\n"))

    assert issue.code == "IKU123"


def test_a_count_that_is_at_most_a_number_has_a_range() -> None:
    (issue,) = faults(definition(counts="  a: {label: A}\n  b: {label: B, at_most: 100}\n"))

    assert issue.code == "IKU142"
    assert issue.hint == "write the name of another count; for a number, write range: [0, 100]"
