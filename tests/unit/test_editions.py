"""What differs between two editions of an indicator."""

from __future__ import annotations

import pytest

import iku_core as iku
from definitions import document
from iku_core.editions import changed_parts, edition_issues
from iku_core.location import place_of

LINE = "      - {{id: i, name: I, {}}}\n"


def indicator(line: str) -> iku.Indicator:
    constants = "constants: {k: {label: K, value: 2}, l: {label: L, value: 3}}\n"
    return document(LINE.format(line), above=constants)["i"]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("value: a + b", "value: b + a", ()),
        ("value: a * k", "value: 2 * a", ()),
        ("value: a * k", "value: a * l", ("formula",)),
        ("value: a", "value: b", ("formula",)),
        ("value: a", "value: prev(a)", ("formula",)),
        ("value: a", "value: a, decimals: 0, targets: {2020: 1}", ()),
        ("numerator: b, denominator: a", "value: b / a", ()),
        ("value: a, unit: orang", "value: a, unit: desa", ("unit",)),
        ("value: a, better: higher", "value: b", ("formula", "better")),
    ],
)
def test_what_makes_figures_unlike(old: str, new: str, changed: tuple[str, ...]) -> None:
    assert changed_parts(indicator(old), indicator(new)) == changed


def test_indicators_of_one_edition_alone_are_not_compared() -> None:
    old, new = document(), document(LINE.format("value: a"))

    assert [issue.code for issue in edition_issues([old, new])] == ["IKU301"]


def test_an_indicator_of_no_objective_stands_where_its_document_does() -> None:
    stranger = document(LINE.format("value: a"))["i"]
    place = place_of(document(), stranger)

    assert place is not None
    assert place.path == "$"
