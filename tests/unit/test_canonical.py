"""The canonical form: what it holds, byte by byte, and what it does not."""

from __future__ import annotations

import gc
import hashlib
from typing import Any

import pytest
from attrs import evolve

import iku_core as iku
from definitions import definition, document
from iku_core import canonical
from iku_core.canonical import canonical_bytes, definition_form, definition_hash, formula_text
from iku_core.formula import parse_formula

CHAIN = """\
      - {id: dasar, name: Dasar, value: a + k, better: higher}
      - {id: rasio, name: Rasio, numerator: dasar, denominator: prev(b), unit: '%', range: [0, 90]}
"""
ABOVE = "constants:\n  k: {label: Tetapan, value: 2.50}\n  z: {label: Lain, value: 1}\n"


def chained(**changes: str) -> iku.Indicator:
    text = definition(CHAIN, above=ABOVE)
    for old, new in changes.items():
        text = text.replace(old, new)
    return iku.parse_document(text)["rasio"]


def hash_of(indicators: str, old: str = "", new: str = "", **blocks: str) -> str:
    text = definition(indicators, **blocks)
    changed = text.replace(old, new, 1) if old else text
    assert (changed == text) is (old == "")
    (*_, indicator) = iku.parse_document(changed)
    return definition_hash(indicator)


def test_the_bytes_are_those_of_the_reference() -> None:
    """The whole form of a small indicator, so that no byte changes unnoticed."""
    indicator = document("      - {id: nilai, name: Nilai é, value: 'd*0.50', range: [0, null]}\n")[
        "nilai"
    ]

    assert canonical_bytes(definition_form(indicator)).decode() == (
        '{"better":null,"constants":{},"constraints":[],'
        '"counts":{"d":{"accumulate":null,"at_most":null,"kind":"decimal","label":"Cacah D",'
        '"range":null,"unit":null}},"decimals":2,"document":"uji","form":1,'
        '"formulas":{"value":"(d * 1/2)"},"indicator":"nilai","multiplier":"1",'
        '"name":"Nilai é","parts":{},"precision":null,"range":["0",null],"unit":null,'
        '"valid_from":null}'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a", "a"),
        ("((a))", "a"),
        ("-a*-2", "((-a) * (-2))"),
        ("a-b-d", "((a - b) - d)"),
        ("a - (b-d)", "(a - (b - d))"),
        ("mean( a,prev(b) )/0.25", "(mean(a, prev(b)) / 1/4)"),
    ],
)
def test_a_formula_is_written_in_one_way(text: str, written: str) -> None:
    """Blanks and needless parentheses are gone, and no needed one is."""
    assert formula_text(parse_formula(text)) == written


RATIO = "      - {id: r, name: R, numerator: b, denominator: a, unit: '%', range: [0, 100]}\n"
RICH = "constraints: b + d <= a\nconstants:\n  k: {label: K, value: 1}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("numerator: b", "numerator: b + 0"),
        ("name: R", "name: S"),
        ("id: r", "id: s"),
        ("unit: '%'", "unit: indeks, multiplier: 100"),
        ("range: [0, 100]", "range: [0, 99]"),
        ("'%'", "'%', decimals: 3"),
        ("'%'", "'%', better: lower"),
        ("label: Cacah A", "label: Jumlah A"),
        ("label: Cacah A", "label: Cacah A, unit: desa"),
        ("label: Cacah A", "label: Cacah A, range: [0, 9]"),
        ("label: Cacah A", "label: Cacah A, kind: decimal"),
        ("label: Cacah A", "label: Cacah A, accumulate: last"),
        (", at_most: a", ""),
        ("b + d <= a", "b + d <= 2 * a"),
        ("id: uji", "id: lain"),
        ("title: Uji", "title: Uji\nvalid_from: 2020-01-01"),
    ],
)
def test_what_bears_on_a_figure_changes_the_hash(old: str, new: str) -> None:
    assert hash_of(RATIO, old, new, above=RICH) != hash_of(RATIO, above=RICH)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("numerator: b", "numerator:   (b)"),
        ("title: Uji", "title: Judul lain"),
        ("title: Uji", "title: Uji\nvalid_to: 2030-01-01"),
        ("label: Cacah D", "label: Jumlah D, unit: desa"),
        ("label: Cacah A", "label: Cacah A, source: Seksi, rollup: sum"),
        ("'%'", "'%', source: Seksi, explanation: Penjelasan, rises_with: b"),
        ("label: K, value: 1", "label: L, value: 2"),
        ("id: r, name: R", "name: R, id: r"),
        ("statement: Sasaran", "statement: Sasaran lain"),
    ],
)
def test_what_does_not_bear_on_it_leaves_the_hash(old: str, new: str) -> None:
    above = RICH.replace("b + d", "b")
    assert hash_of(RATIO, old, new, above=above) == hash_of(RATIO, above=above)


def test_other_indicators_and_constants_are_in_the_form_of_what_rests_on_them() -> None:
    """A change far down reaches every hash above it."""
    one = chained()

    assert definition_form(one)["parts"] == {"dasar": definition_hash(one.parts["dasar"])}
    assert definition_form(one.parts["dasar"])["constants"] == {
        "k": {"label": "Tetapan", "value": "5/2"}
    }
    assert definition_hash(one) != definition_hash(chained(**{"2.50": "2.51"}))
    assert definition_hash(one) == definition_hash(chained(**{"2.50": "2.5"}))


def test_an_indicator_of_no_document_has_a_hash_as_well() -> None:
    assert definition_form(evolve(chained(), edition=None))["document"] is None


def test_a_hash_is_computed_once_and_leaves_with_its_indicator(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The cache does not grow for ever."""
    indicator = evolve(chained(), decimals=5)
    asked: list[Any] = []

    def counted(form: object) -> str:
        asked.append(form)
        return hashlib.sha256(canonical_bytes(form)).hexdigest()

    monkeypatch.setattr(canonical, "_hash", counted)
    first = definition_hash(indicator)
    times = len(asked)

    assert definition_hash(indicator) == first
    assert len(asked) == times > 0
    key = id(indicator)
    assert key in canonical._KNOWN
    del indicator
    asked.clear()
    gc.collect()
    assert key not in canonical._KNOWN


def test_a_lone_surrogate_of_a_program_has_bytes() -> None:
    assert canonical_bytes("\ud800") == b'"\xed\xa0\x80"'
