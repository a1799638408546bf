"""Promises of accumulation: counts first, then the formula."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import iku_core as iku
from definitions import document

COUNTS = "".join(
    f"  {name}: {{label: A, kind: decimal, accumulate: {how}}}\n"
    for name, how in (("a", "sum"), ("b", "last"), ("c", "mean"))
)
INDICATORS = (
    "      - {id: satu, name: I, value: (a - 2 * prev(a)) * c + b}\n"
    "      - {id: dua, name: I, numerator: a + c, denominator: b + prev(c)}\n"
)
DOCUMENT = document(INDICATORS, counts=COUNTS)
YEAR = iku.Period(2020)
KINDS = st.sampled_from(("semester", "quarter", "month"))
NUMBERS = st.fractions(-1000, 1000, max_denominator=100)


def parts_of(kind: Any) -> list[iku.Period]:
    return [*YEAR.previous.children(kind), *YEAR.children(kind)]


def summed(counts: list[dict[str, Fraction]]) -> dict[str, Fraction]:
    """Put counts together by arithmetic alone."""
    return {
        "a": sum((part["a"] for part in counts), Fraction(0)),
        "b": counts[-1]["b"],
        "c": sum((part["c"] for part in counts), Fraction(0)) / len(counts),
    }


@given(KINDS, st.data())
def test_accumulating_then_evaluating_is_evaluating_on_accumulated_counts(
    kind: str, data: st.DataObject
) -> None:
    parts = parts_of(kind)
    drawn = st.fixed_dictionaries(dict.fromkeys("abc", NUMBERS))
    counts = {part: data.draw(drawn) for part in parts}
    half = len(parts) // 2
    before, now = (summed([counts[part] for part in some]) for some in (parts[:half], parts[half:]))

    found = iku.evaluate_period(DOCUMENT, counts, YEAR)

    expected = iku.evaluate_all(DOCUMENT, now, previous=before)
    for name, result in expected.items():
        assert (found[name].exact, found[name].status) == (result.exact, result.status)


@given(KINDS, st.data())
def test_a_part_that_is_missing_is_never_a_figure(kind: str, data: st.DataObject) -> None:
    parts = parts_of(kind)
    drawn = st.fixed_dictionaries(dict.fromkeys("abc", NUMBERS))
    counts: dict[iku.Period, Any] = {part: data.draw(drawn) for part in parts}
    lost = data.draw(st.sampled_from(parts))
    counts[lost] = {**counts[lost], "a": None}

    found = iku.evaluate_period(DOCUMENT, counts, YEAR)["satu"]

    assert found.status is iku.Status.MISSING
    assert any(str(lost) in issue.message for issue in found.reasons)
