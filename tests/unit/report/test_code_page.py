"""The page of a code, as text and as Markdown."""

from __future__ import annotations

import pytest
from attrs import evolve

from iku_core.code_page import CodePage, page_for
from iku_core.frozen import FrozenMapping
from iku_core.messages import MESSAGES, Language
from iku_core.report.code_page import (
    render_code_page,
    render_code_page_markdown,
    render_codes_markdown,
)

PAGE = evolve(
    page_for("IKU113"),
    wrong=FrozenMapping(dict.fromkeys(("en", "id"), "desa_siaga: 8\n\njumlah_desa: x")),
    right=FrozenMapping(dict.fromkeys(("en", "id"), "desa_siaga: 8")),
    form="counts.yaml",
    files=FrozenMapping({"document.yaml": "schema: 1\nid: a"}),
    arguments="--period 2020",
    see=None,
)


class TestText:
    """For a terminal: message, reasons, and examples that can be copied."""

    def test_an_example_says_in_which_file_it_stands_and_how_it_is_read(self) -> None:
        *_, file, wrong, right = render_code_page(PAGE).split("\n\n", 5)[2:]

        assert file == "With the file document.yaml:\n    schema: 1\n    id: a"
        assert wrong == "Wrong, in counts.yaml with --period 2020:\n    desa_siaga: 8"
        assert right == (
            "    jumlah_desa: x\n\nRight, in counts.yaml with --period 2020:\n    desa_siaga: 8"
        )

    @pytest.mark.parametrize(
        ("form", "language", "head"),
        [
            ("definition.yaml", "en", "Right, in a definition:\n"),
            ("python", "id", "Benar, dalam Python:\n"),
            ("console", "id", "Benar, pada baris perintah:\n"),
            ("data.csv", "id", "Benar, dalam data.csv:\n"),
        ],
    )
    def test_it_says_what_an_example_is(self, form: str, language: Language, head: str) -> None:
        page = evolve(PAGE, form=form, arguments="")

        assert head in render_code_page(page, language)

    def test_what_cannot_be_shown_is_a_sentence(self) -> None:
        page = page_for("IKU105")

        assert "\n\nKeliru: Baris di bawah" in render_code_page(page, "id")

    def test_a_hint_that_is_made_anew_each_time_is_told_by_the_page(self) -> None:
        page = page_for("IKU414")

        assert "\n  hint: add and compare what is of one unit" in render_code_page(page)
        assert "\n- Saran: jumlahkan dan bandingkan" in render_code_page_markdown(page, "id")

    def test_a_page_to_read_on_is_named_where_there_is_one(self) -> None:
        assert "Read on" not in render_code_page(PAGE)
        assert render_code_page(evolve(PAGE, see="reference/formula.md")).endswith(
            "\n\nRead on in the documentation: The formula (reference/formula.md)"
        )

    @pytest.mark.parametrize(
        ("see", "named"),
        [
            ("reference/formula.md", "Rumus (id/reference/formula.md)"),
            ("reference/audit.md", "The audit record (reference/audit.md)"),
        ],
    )
    def test_the_page_to_read_on_is_one_of_the_language_where_there_is_one(
        self, see: str, named: str
    ) -> None:
        text = render_code_page(evolve(PAGE, see=see), "id")

        assert text.endswith(f"\n\nBacaan lanjutan dalam dokumentasi: {named}")

    def test_words_of_a_case_that_stand_together_are_one_ellipsis(self) -> None:
        assert "\n  saran: tulis …\n" in render_code_page(page_for("IKU505"), "id")


class TestMarkdown:
    """For the site: all of a page is in one language."""

    def test_a_wrong_example_is_not_coloured_as_if_it_were_right(self) -> None:
        text = render_code_page_markdown(PAGE)

        assert "```text\ndesa_siaga: 8\n\njumlah_desa: x\n```" in text
        assert text.endswith("```yaml\ndesa_siaga: 8\n```\n")

    def test_the_message_stands_in_the_language_of_the_page_alone(self) -> None:
        """A search for a sentence finds one page."""
        text = render_code_page_markdown(PAGE, "id", see="../definition.md")

        assert text.startswith("# IKU113: kunci … ditulis dua kali\n\n- Tingkat: galat\n")
        assert "\n- Nama: `duplicate-key`\n" in text
        assert "is given twice" not in text
        assert text.endswith("## Bacaan lanjutan\n\n[](../definition.md)\n")

    def test_a_sentence_in_place_of_an_example_is_no_block(self) -> None:
        text = render_code_page_markdown(page_for("IKU105"))

        assert "```" not in text
        assert "## Wrong\n\nThe line under" in text

    @pytest.mark.parametrize("language", ["en", "id"])
    def test_every_code_has_a_row(self, language: Language) -> None:
        text = render_codes_markdown("rules", language)

        assert text.count("](rules/IKU") == len(MESSAGES)
        assert [line[:7] for line in text.splitlines() if line[:2] == "##"] == [
            f"## IKU{digit}" for digit in range(1, 9)
        ]


def test_a_page_is_compared_by_what_it_says() -> None:
    assert evolve(PAGE) == PAGE
    assert isinstance(PAGE, CodePage)
