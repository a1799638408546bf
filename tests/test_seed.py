"""The founding document, Kecamatan Sumbersuko 2020: nothing of it is lost.

The text below is the printed document in reading order. Every phrase must be found in the
definition file; what remains is furniture of the form, listed one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

import iku_core as iku
from iku_core.frozen import FrozenMapping
from iku_core.report.form import render_form_html, render_form_markdown
from printing import read_html

ROOT = Path(__file__).parents[1]
FILE = ROOT / "indicators" / "lumajang" / "kecamatan-sumbersuko.yaml"
PRINTED = Path(__file__).parent / "seed" / "iku-kecamatan-sumbersuko-2020.txt"

FURNITURE = """
    Instansi : Tugas : Fungsi a b c d e f g h i Tujuan : Indikator Tujuan :
    No Sasaran Sumber Data Penanggungjawab Sasaran Startegis Indikator Kinerja Utama Formula
    1 1 2
    No Sasaran Sumber Data Penanggungjawab Sasaran Startegis Indikator Kinerja Utama Formula
    Penjelasan : 3 Penjelasan : , NIP.
"""
"""Headings of the form, numbers of rows and letters of functions, in their order."""

MARKUP = {
    r"$\frac{\text{": "",
    r"}}{\text{": " / ",
    r"}} \times 100 \%$": " x 100 % ",
    " ----- ": " / ",
    "**": "",
}
"""How the copy writes a fraction, against how the definition quotes it."""


@pytest.fixture(scope="module")
def document() -> iku.Document:
    return iku.load_document(FILE)


def words(text: str) -> list[str]:
    return text.split()


def printed_words() -> list[str]:
    text = PRINTED.read_text("utf-8")
    for written, quoted in MARKUP.items():
        text = text.replace(written, quoted)
    return words(re.sub(r"^- ", "", text, flags=re.MULTILINE))


def phrases(document: iku.Document, *, explained_at_once: bool = False) -> Iterator[str]:
    """Yield what the form prints, in the order in which it prints it.

    Ours has each explanation behind its formula.
    """
    yield from document.heading
    yield document.organisation.name
    yield document.organisation.mandate or ""
    yield from document.organisation.functions
    assert document.goal is not None
    yield document.goal.statement
    yield document.goal.indicator or ""
    for objective in document.objectives:
        yield objective.statement
        for indicator in objective.indicators:
            assert indicator.responsible is not None
            assert indicator.source is not None
            yield indicator.name
            yield indicator.printed_formula or ""
            columns = [indicator.source, indicator.responsible.title]
            explanation = [indicator.explanation] if indicator.explanation else []
            # The third row of the sheet holds its explanation within the formula's cell.
            third = indicator.id == "administrasi-desa-tepat-waktu"
            at_once = third or explained_at_once
            yield from explanation + columns if at_once else columns + explanation
    assert document.signed is not None
    yield document.signed.place
    yield "3 Maret 2020"
    yield document.signed.by.title.upper()
    yield document.signed.by.name or ""
    yield document.signed.by.nip or ""


def test_every_printed_phrase_stands_in_the_file_in_its_order(document: iku.Document) -> None:
    """Each phrase of the definition is found in the printed text, and nothing else is left."""
    left = printed_words()
    furniture: list[str] = []
    for phrase in phrases(document):
        wanted = words(phrase)
        while left[: len(wanted)] != wanted:
            # A comma printed directly behind the place belongs to the form.
            if left[0] == f"{phrase},":
                left[0:1] = [phrase, ","]
                continue
            furniture.append(left.pop(0))
            assert left, f"not printed: {phrase}"
        del left[: len(wanted)]

    assert left == []
    assert furniture == words(FURNITURE)


FORM_FURNITURE = """
    Instansi Tugas Fungsi Tujuan Indikator Tujuan
    Indikator Kinerja Utama menurut sasaran strategis
    No Sasaran Sumber Data Penanggung Jawab Sasaran Strategis Indikator Kinerja Utama Formula
    1 1 2 Penjelasan : 3 Penjelasan : , NIP.
"""
"""What the printed form adds to the words of the document, in their order; the printed document
writes "Startegis" and "Penanggungjawab"."""


def remaining(document: iku.Document, text: str) -> tuple[list[str], list[str]]:
    """Return the words that stand between the phrases of a document, and behind the last."""
    left = words(text)
    furniture: list[str] = []
    for phrase in phrases(document, explained_at_once=True):
        wanted = words(phrase)
        while left[: len(wanted)] != wanted:
            if left[0] == f"{phrase},":
                left[0:1] = [phrase, ","]
                continue
            furniture.append(left.pop(0))
            assert left, f"not printed: {phrase}"
        del left[: len(wanted)]
    return furniture, left


def test_the_form_prints_every_word_in_its_order(document: iku.Document) -> None:
    """From the definition file comes the founding document, word for word."""
    text = read_html(render_form_html(document)).text
    body = text.split(document.title, 1)[1]

    furniture, notes = remaining(document, body)

    assert furniture == words(FORM_FURNITURE)
    assert " ".join(notes).startswith("Catatan pembacaan")
    assert "".join(notes).count("tercetak") == 1


def test_the_form_in_markdown_has_every_word(document: iku.Document) -> None:
    """So does the Markdown, whose table repeats the objective."""
    text = render_form_markdown(document)
    for mark in ("<br>", "**", "|"):
        text = text.replace(mark, " ")

    found = " ".join(text.split())

    for phrase in phrases(document):
        assert " ".join(words(phrase)) in found


def test_the_place_and_date_are_those_printed(document: iku.Document) -> None:
    """The document was signed in Sumbersuko on 3 Maret 2020 and is in force since."""
    assert document.signed is not None

    assert document.signed.date == document.valid_from == date(2020, 3, 3)
    assert document.organisation.government == "Pemerintah Kabupaten Lumajang"


def test_a_word_changed_in_the_file_is_noticed(document: iku.Document) -> None:
    """The comparison is no formality: a single changed word fails."""
    goal = iku.Goal(statement="Meningkatnya Kepuasan Warga", indicator="IKM")

    changed = attrs.evolve(document, goal=goal)

    with pytest.raises(AssertionError, match="not printed"):
        test_every_printed_phrase_stands_in_the_file_in_its_order(changed)


def test_the_slip_of_the_third_formula_is_decided_in_the_file(document: iku.Document) -> None:
    """The formula omits "tepat waktu" behind APBDesa; the decision quotes both readings."""
    indicator = document["administrasi-desa-tepat-waktu"]

    (decision,) = indicator.decisions

    assert decision.printed in " ".join(printed_words())
    assert decision.printed == "Jumlah desa yang menyusun APBDesa"
    assert decision.decided == document.counts["apbdesa_tepat_waktu"].label
    assert "tepat waktu" in decision.decided


def test_the_labels_are_the_words_of_the_printed_formulas(document: iku.Document) -> None:
    """Put together, the labels of the counts read as the printed formula, but for the slip."""
    for indicator in document:
        printed = (indicator.printed_formula or "").replace(
            "menyusun APBDesa +", "menyusun APBDesa tepat waktu +"
        )
        names = {name for formula in indicator.formulas for name in formula.names}

        assert all(document.counts[name].label in printed for name in names)


@pytest.mark.parametrize("indicator_id", [
    "nilai-ikm", "fasilitasi-ditindaklanjuti", "administrasi-desa-tepat-waktu",
])  # fmt: skip
def test_the_worked_cases_of_the_file_hold(document: iku.Document, indicator_id: str) -> None:
    """Every case gives exactly the figure or status that the file states."""
    indicator = document[indicator_id]

    assert indicator.cases
    for case in indicator.cases:
        result = iku.evaluate(indicator, case.counts, previous=case.previous)
        value = None if result.value is None else Fraction(result.value)
        assert (result.status, value) == (case.status, case.value), case.name


def test_the_three_figures_of_the_example_are_exact(document: iku.Document) -> None:
    """82.375 is 82.38, 45 of 50 is 90 %, and 21 of 24 is 87.5 %."""
    counts = FrozenMapping(
        {
            "nilai_ikm": Fraction("82.375"),
            "fasilitasi_ditindaklanjuti": 45,
            "fasilitasi_dilakukan": 50,
            "rpkdesa_tepat_waktu": 7,
            "apbdesa_tepat_waktu": 8,
            "lppdesa_tepat_waktu": 6,
            "jumlah_desa": 8,
        }
    )

    results = iku.evaluate_all(document, counts)

    assert [str(result.value) for result in results.values()] == ["82.38", "90.00", "87.50"]
    assert [result.exact for result in results.values()] == [
        Fraction("82.375"), Fraction(90), Fraction("87.5"),
    ]  # fmt: skip
