"""Shipped rules and scales: what stands under an id never changes."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from iku_core.profiles import shipped_rules, shipped_scales

DIGESTS: dict[str, str] = {
    "ratio": "ef81d28e2c8b",
    "mirror": "88153058e4ba",
    "inverse": "4c543e1a3d1f",
    "range": "d9c4a778a3ac",
    "range-mirror": "24a25b771dba",
    "range-within": "18fa492bf6e3",
    "label": "29f5306a462e",
    "permendagri-86-2017-printed": "dbd5c431e3ff",
    "permendagri-86-2017-continuous": "17f137c748aa",
    "permenpanrb-12-2015": "620a786d720e",
    "permenpanrb-88-2021": "14c07de7d64a",
    "skm-2017": "ddecb0807ac8",
    "skm-2004": "3067ae41cd66",
    "three-states": "a9f1621ad9ab",
    "traffic-light": "bd5b31c57f7e",
    "traffic-light-pringsewu": "614ae52723ee",
    "opini-bpk": "47bacb1d75b2",
}
"""The first letters of the digest of each; a new meaning needs a new id."""


def digest(thing: object) -> str:
    values = {name: getattr(thing, name) for name in ("id", "version")}
    formula = getattr(thing, "formula", None)
    classes = getattr(thing, "classes", None)
    rest = [getattr(thing, name, None) for name in ("decimals", "classify", "target")]
    text = f"{values} {formula and formula.text} {classes} {rest}"
    return sha256(text.encode()).hexdigest()[:12]


THINGS: dict[str, Any] = {**shipped_rules(), **shipped_scales()}


@pytest.mark.parametrize("name", THINGS)
def test_it_is_what_it_was(name: str) -> None:
    assert digest(THINGS[name]) == DIGESTS[name]


def test_nothing_has_gone() -> None:
    assert DIGESTS.keys() == THINGS.keys()


@pytest.mark.parametrize("name", THINGS)
def test_it_says_where_it_is_from_and_how_well_that_is_known(name: str) -> None:
    thing = THINGS[name]

    assert thing.id == name
    assert thing.source
    assert thing.confidence


def test_they_are_read_once() -> None:
    assert shipped_rules() is shipped_rules()
