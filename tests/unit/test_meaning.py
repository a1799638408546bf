"""Whether two indicators compute the same."""

from __future__ import annotations

import pytest

import iku_core as iku
from definitions import document
from iku_core import meaning
from iku_core.meaning import same_meaning, same_wording

COUNTS = "".join(f"  {name}: {{label: {name.upper()}, kind: decimal}}\n" for name in "abcd")


def of(value: str, rest: str = "") -> iku.Indicator:
    line = f"      - {{id: i, name: I, value: '{value}'{rest}}}\n"
    return document(line, counts=COUNTS)["i"]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("(a + b) / c", "a / c + b / c", True),
        ("a / c", "2 * a / (2 * c)", True),
        ("a / c", "-a / -c", True),
        ("a / b / c", "a / (b * c)", False),
        ("a / 4", "0.25 * a", True),
        ("a - a", "b - b", False),
        ("a * c / c", "a + 0 * c", False),
        ("a / c", "a / (c + 1)", False),
        ("a + b", "a - b", False),
        ("max(a, b)", "max(b, a)", True),
        ("max(a, b)", "min(a, b)", False),
        ("max(a, b)", "(a + b) / 2 + abs(a - b) / 2", True),
        ("max(a, b, 1)", "max(a, b)", False),
        ("max(a, b) + c", "max(a, b) + 2 * c", False),
        ("0 * a", "a - a", True),
        ("prev(a)", "a", False),
    ],
)
def test_formulas_are_compared_by_what_they_compute(old: str, new: str, *, same: bool) -> None:
    assert same_meaning(of(old), of(new)) is same
    assert not same_wording(of(old), of(new))


def test_a_ratio_and_a_value_may_be_the_same() -> None:
    line = "      - {id: i, name: I, numerator: a, denominator: c, unit: '%'}\n"
    ratio = document(line, counts=COUNTS)["i"]

    assert same_meaning(ratio, of("a / c", ", multiplier: 100"))
    assert not same_meaning(ratio, of("a / c"))


def test_roots_are_compared_as_they_are_written() -> None:
    """They have no normal form, and their precision belongs to them."""
    root = of("root(a, 2)", ", precision: 6")

    assert same_meaning(root, of("root( (a),2 )", ", precision: 6"))
    assert not same_meaning(root, of("root(a, 2)", ", precision: 7"))
    assert not same_meaning(root, of("root(a + 0, 2)", ", precision: 6"))


def test_formulas_too_long_to_be_compared_count_as_unlike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_MAX_PRODUCTS", 1)

    assert not same_meaning(of("(a + b) / (c + d)"), of("a / (c + d) + b / (c + d)"))


def test_wording_reaches_constants_and_other_indicators() -> None:
    def chained(value: str, part: str) -> iku.Indicator:
        lines = f"      - {{id: p, name: P, value: {part}}}\n      - {{id: i, name: I, value: p}}\n"
        above = f"constants:\n  k: {{label: K, value: {value}}}\n"
        return document(lines, counts=COUNTS, above=above)["i"]

    one = chained("2", "a * k")

    assert same_wording(one, one)
    assert same_wording(one, chained("2.0", "(a*k)"))
    assert not same_wording(one, chained("3", "a * k"))
    assert not same_wording(one, chained("2", "k * a"))
    assert same_meaning(one, chained("2", "k * a"))
    assert not same_meaning(one, chained("3", "k * a"))
