"""The form: as it is signed, in HTML and in Markdown."""

from __future__ import annotations

import attrs
import pytest

import iku_core as iku
from definitions import document
from iku_core.report.form import render_form_html, render_form_markdown
from printing import HOSTILE, SUMBERSUKO, hostile_document, read_html


@pytest.fixture(scope="module")
def sumbersuko() -> iku.Document:
    return iku.load_document(SUMBERSUKO)


class TestPage:
    """The form as one page."""

    def test_an_objective_spans_the_rows_of_its_indicators(self, sumbersuko: iku.Document) -> None:
        read = read_html(render_form_html(sumbersuko))

        assert read.attributes("td", "rowspan") == ["3"]
        assert read.attributes("th", "rowspan") == ["2", "2", "2", "3"]

    def test_a_printed_ratio_is_a_fraction_of_the_same_words(
        self, sumbersuko: iku.Document
    ) -> None:
        read = read_html(render_form_html(sumbersuko))

        assert read.count("span", "iku-fraction") == 2
        for indicator in sumbersuko:
            assert indicator.printed_formula is not None
            assert indicator.printed_formula in read.text

    def test_a_formula_that_was_not_printed_is_that_of_its_labels(self) -> None:
        read = read_html(render_form_html(document(), "en"))

        assert "Cacah B / Cacah A" in read.text
        assert read.attributes("html", "lang") == ["en"]

    def test_what_a_document_does_not_say_is_left_out(self) -> None:
        read = read_html(render_form_html(document()))

        for label in ("Tugas", "Fungsi", "Tujuan", "Penjelasan", "NIP.", "Catatan"):
            assert label not in read.text
        assert read.text.count("Uji") == 3  # the title twice, and the office

    def test_a_goal_may_have_no_indicator_and_an_officer_no_name(
        self, sumbersuko: iku.Document
    ) -> None:
        assert sumbersuko.signed is not None
        signed = attrs.evolve(sumbersuko.signed, by=iku.Officer(title="Camat"))
        goal = iku.Goal(statement="Puas")

        read = read_html(render_form_html(attrs.evolve(sumbersuko, signed=signed, goal=goal)))

        assert "CAMAT Catatan" in read.text
        assert "Indikator Tujuan" not in read.text

    def test_nothing_is_run_or_loaded(self, sumbersuko: iku.Document) -> None:
        read = read_html(render_form_html(sumbersuko))

        assert not {name for name, _ in read.tags} & {"script", "link", "img", "iframe"}
        (policy,) = (
            given["content"] for name, given in read.tags if given.get("http-equiv") is not None
        )
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'sha256-")

    def test_it_is_the_same_from_run_to_run(self, sumbersuko: iku.Document) -> None:
        assert render_form_html(sumbersuko) == render_form_html(iku.load_document(SUMBERSUKO))

    def test_hostile_text_stays_text(self) -> None:
        plain = read_html(render_form_html(hostile_document("biasa")))
        read = read_html(render_form_html(hostile_document(HOSTILE)))

        names = [name for name, _ in read.tags]
        assert sorted(names) == sorted(name for name, _ in plain.tags)
        assert {key for _, given in read.tags for key in given} == {
            key for _, given in plain.tags for key in given
        }
        assert '<script>alert(1)</script>]]>"onload="x\' -->' in read.text


class TestMarkdown:
    """The same as Markdown."""

    def test_the_objective_stands_in_each_row(self, sumbersuko: iku.Document) -> None:
        lines = render_form_markdown(sumbersuko).split("\n")

        rows = [line for line in lines if line.startswith("| 1 | Meningkatnya kualitas")]
        assert len(rows) == 3

    def test_what_a_document_does_not_say_is_left_out(self) -> None:
        assert render_form_markdown(document(), "en").split("\n") == [
            "# Uji",
            "",
            "**Office**: Dinas Uji",
            "",
            "| No | Strategic objective | Key performance indicator | Formula | Data source |"
            " Responsible officer |",
            "| --- | --- | --- | --- | --- | --- |",
            "| 1 | Sasaran | 1 Rasio | Cacah B / Cacah A × 100 % |  |  |",
        ]

    def test_a_goal_may_have_no_indicator_and_an_officer_no_name(
        self, sumbersuko: iku.Document
    ) -> None:
        assert sumbersuko.signed is not None
        signed = attrs.evolve(sumbersuko.signed, by=iku.Officer(title="Camat"))
        goal = iku.Goal(statement="Puas")

        text = render_form_markdown(attrs.evolve(sumbersuko, signed=signed, goal=goal))

        assert "**Tujuan**: Puas\n\n| No" in text
        assert "CAMAT\n\n**Catatan" in text
