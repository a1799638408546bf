"""Replacements by offsets."""

from __future__ import annotations

from iku_core._edits import Edit, apply_edits


def test_edits_are_made_in_any_order() -> None:
    assert apply_edits("abcdef", [Edit(4, 6, ""), Edit(0, 1, "xy"), Edit(2, 2, "-")]) == "xyb-cd"


def test_of_two_that_overlap_the_first_is_made() -> None:
    assert apply_edits("abcdef", [Edit(2, 4, "y"), Edit(0, 3, "x")]) == "xdef"


def test_without_edits_the_text_stays() -> None:
    assert apply_edits("a\r\n", []) == "a\r\n"
