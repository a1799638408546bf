"""Bytes to text, and the characters that no file may hold."""

from __future__ import annotations

import pytest

from iku_core.characters import MAX_BYTES, decode, forbidden_characters
from iku_core.issues import Source


class TestDecoding:
    """A file is UTF-8, with or without a byte order mark, at most 1 MB."""

    @pytest.mark.parametrize(
        "data", [b"id: dinas", b"\xef\xbb\xbfid: dinas"], ids=["plain", "with a byte order mark"]
    )
    def test_utf_8_is_read(self, data: bytes) -> None:
        source, issues = decode(data, "a.yaml")

        assert (source.name, source.text, issues) == ("a.yaml", "id: dinas", [])

    def test_a_file_of_exactly_one_megabyte_is_read(self) -> None:
        source, issues = decode(b"#" * MAX_BYTES, "a.yaml")

        assert (len(source.text), issues) == (MAX_BYTES, [])

    def test_a_larger_file_is_refused_unread(self) -> None:
        source, issues = decode(b"#" * (MAX_BYTES + 1), "a.yaml")

        assert source.text == ""
        assert [str(issue) for issue in issues] == [
            "a.yaml:1:1: IKU102 the file is larger than 1,000,000 bytes"
        ]

    @pytest.mark.parametrize("data", [b"PK\x03\x04...", b"\xd0\xcf\x11\xe0..."])
    def test_a_workbook_is_called_so(self, data: bytes) -> None:
        source, issues = decode(data, "a.csv")

        assert source.text == ""
        assert [issue.name for issue in issues] == ["not-a-text"]

    def test_a_byte_that_is_no_utf_8_is_shown_at_its_place(self) -> None:
        source, issues = decode(b"id: a\ntitle: Kota \xe9", "a.yaml")

        assert source.text == ""
        assert [str(issue) for issue in issues] == [
            "a.yaml:2:13: IKU103 the file is not UTF-8 text: byte 0xE9 cannot be read here"
        ]
        assert issues[0].location is not None
        assert issues[0].location.source_line == "title: Kota "


class TestForbiddenCharacters:
    """Tabs, control, bidirectional and zero-width characters are told, one a line."""

    @pytest.mark.parametrize(
        ("character", "message"),
        [
            pytest.param(
                "\t", "IKU105 there is a tab; a file is indented with blanks only", id="tab"
            ),
            pytest.param(
                "\x00", "IKU104 the invisible or control character U+0000 is not allowed", id="nul"
            ),
            pytest.param(
                "\u202e",
                "IKU104 the invisible or control character U+202E RIGHT-TO-LEFT OVERRIDE is not"
                " allowed",
                id="bidirectional",
            ),
            pytest.param(
                "\u200b",
                "IKU104 the invisible or control character U+200B ZERO WIDTH SPACE is not allowed",
                id="zero width",
            ),
            pytest.param(
                "\r",
                "IKU104 the invisible or control character U+000D is not allowed",
                id="carriage return alone",
            ),
        ],
    )
    def test_a_forbidden_character_is_shown_at_its_place(
        self, character: str, message: str
    ) -> None:
        issues = forbidden_characters(Source("a.yaml", f"a: b\nc:{character}d{character}"))

        assert [str(issue) for issue in issues] == [f"a.yaml:2:3: {message}"]

    @pytest.mark.parametrize(
        "text", ["a: é × ÷ – 漢", "a: b\r\nc: d\r\n", "a:\u00a0b"], ids=["signs", "CR LF", "nbsp"]
    )
    def test_printable_signs_and_line_ends_are_allowed(self, text: str) -> None:
        assert forbidden_characters(Source("a.yaml", text)) == []

    def test_beyond_fifty_lines_the_rest_is_summed_up(self) -> None:
        issues = forbidden_characters(Source("a.yaml", "\t\n" * 60))

        assert [issue.code for issue in issues] == ["IKU105"] * 50 + ["IKU120"]
        assert issues[-1].values["limit"] == "50"
