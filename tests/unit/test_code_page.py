"""Pages of codes, read from the data of the package."""

from __future__ import annotations

import pytest

from iku_core.code_page import page_for


class TestPageFor:
    """A page is found by its code."""

    def test_an_example_is_one_text_in_both_languages(self) -> None:
        page = page_for("IKU113")

        assert page.wrong["en"] == page.wrong["id"]
        assert page.wrong["en"].startswith("organisation:\n")
        assert (page.form, page.arguments, len(page.files)) == ("definition.yaml", "", 0)

    def test_what_cannot_be_shown_is_told_in_each_language(self) -> None:
        page = page_for("IKU105")

        assert page.form == "words"
        assert page.wrong["en"] != page.wrong["id"]

    def test_files_stand_beside_an_example(self) -> None:
        page = page_for("IKU117")

        assert (page.form, [*page.files]) == ("console", ["kosong.yaml"])

    @pytest.mark.parametrize("code", ["IKU999", "IKU000", "", "iku113"])
    def test_another_word_is_no_code(self, code: str) -> None:
        with pytest.raises(KeyError):
            page_for(code)
