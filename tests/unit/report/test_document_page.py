"""The page about a document says all that an application needs to know of it."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

import pytest

import iku_core as iku
from definitions import definition
from iku_core.messages import Language
from iku_core.report.document_page import render_document_page_markdown

SHIPPED: Final = {document.id: document for document in iku.load_catalogue("indicators")}
LANGUAGES: Final[tuple[Language, ...]] = ("en", "id")


def page(indicators: str, language: Language = "en") -> str:
    return render_document_page_markdown(iku.parse_document(definition(indicators)), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_the_page_names_every_indicator_count_and_officer(name: str, language: Language) -> None:
    document = SHIPPED[name]

    text = render_document_page_markdown(document, language)

    assert text.startswith("# ")
    for indicator in document:
        assert f": `{indicator.id}`" in text
    for key in (*document.counts, *document.constants, *document.officers):
        assert f"| `{key}` |" in text
    formulas = re.findall(r'^<div class="iku-page-formula">(.*)</div>$', text, re.MULTILINE)
    assert len(formulas) == len(document)
    assert all(ET.fromstring(formula).tag.endswith("}math") for formula in formulas)


def test_a_document_of_nobody_in_particular_has_no_columns_for_names() -> None:
    named = render_document_page_markdown(SHIPPED["kecamatan-sumbersuko"])
    unnamed = render_document_page_markdown(SHIPPED["bappeda-lumajang"])

    assert "| Officer | Position | Name | NIP |" in named
    assert "| Officer | Position |\n" in unnamed


def test_a_formula_stands_as_it_is_written_in_the_file() -> None:
    text = page(
        "      - {id: i, name: I, numerator: a + b, denominator: 'prev(a)'}\n"
        "      - {id: j, name: J, value: a * 2}\n"
    )

    assert "- Formula: `(a + b) / prev(a)`" in text
    assert "- Formula: `a * 2`" in text


def test_what_a_document_does_not_say_is_left_out() -> None:
    text = page("      - {id: i, name: I, value: a}\n", "id")

    assert "Pejabat" not in text
    assert "Tujuan" not in text
    assert "Konstanta" not in text
    assert "None" not in text


def test_an_adopting_document_tells_from_where() -> None:
    text = render_document_page_markdown(SHIPPED["kecamatan-tekung"], "id")

    assert "- Mengadopsi: `kecamatan-lumajang`" in text
    assert "- Diambil dari: `kecamatan-lumajang/" in text


def test_a_label_that_looks_like_markup_stays_a_label() -> None:
    text = page("      - {id: i, name: '*I* <b>', value: a}\n")

    assert "### \\*I\\* \\<b\\>" in text
