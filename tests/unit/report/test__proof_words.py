"""Names of checks and lines of proofs, which are English data, in Indonesian."""

from __future__ import annotations

import re
from typing import Final

import pytest

import iku_core as iku
from iku_core.report._proof_words import proof_words
from iku_core.report.verification import render_verification
from iku_core.verify import verify

ENGLISH: Final = re.compile(
    r"\b(?:at (?:least|most)|where|never|rising|falling|with|met|equal|all|allowed|tried|value|lies"
    r"|more|than|declarations|written|two|nothing|products?|to)\b"
)


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("range: at least 0.5", "range: paling rendah 0.5"),
        ("rises_with: balita", "rises_with: balita"),
        ("a / (b) >= 0 where b > 0: 2 * (a >= 0)", "a / (b) >= 0 bila b > 0: 2 * (a >= 0)"),
        ("falling with a: 3 >= 0", "turun bersama a: 3 >= 0"),
        ("never a = 0: 0.5 * (more than 0)", "tidak pernah a = 0: 0.5 * (lebih dari 0)"),
        ("met by a = 1008, prev(a) = 0.5", "dipenuhi oleh a = 1008, prev(a) = 0.5"),
        ("all 3 allowed counts were tried", "semua 3 cacah yang sah sudah dicoba"),
        ("the value lies in 0 to ...", "nilainya antara 0 dan ..."),
        ("it is equal", "hasilnya sama"),
    ],
)
def test_what_is_known_is_said_in_indonesian_around_its_formulas(
    english: str, indonesian: str
) -> None:
    assert proof_words(english, "id") == indonesian
    assert proof_words(english, "en") == english


def test_no_proof_of_what_comes_with_the_package_holds_english() -> None:
    for document in iku.load_catalogue("indicators"):
        text = render_verification(verify(document), "id", proofs=True)
        proofs = re.findall(r"^ {7}.+", text, re.MULTILINE)

        assert proofs
        assert [line for line in proofs if ENGLISH.search(line)] == []


def test_what_a_program_reads_stays_as_it_is() -> None:
    """The names of JSON and JUnit are the same in both languages."""
    document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")

    names = {check.name for check in verify(document).checks}

    assert {"declarations can be met", "range: at most 100", "written and read again"} <= names
