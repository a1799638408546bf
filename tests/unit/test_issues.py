"""Issues and places."""

from __future__ import annotations

import pickle

import pytest

from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Location, Source, new_issue, sort_issues, visible

SOURCE = Source("a.yaml", "id: dinkes\r\n\r\ntitle: Dinas")


class TestPlaces:
    """A place counts lines and characters from 1 and carries its line."""

    def test_a_place_shows_its_line_without_its_end(self) -> None:
        place = SOURCE.location(0, 4, end_column=10, path="$.id")

        assert place == Location(
            file="a.yaml",
            line=1,
            column=5,
            end_column=11,
            path="$.id",
            source_line="id: dinkes",
        )
        assert str(place) == "a.yaml:1:5"

    @pytest.mark.parametrize(
        ("end_column", "end"),
        [
            pytest.param(None, 6, id="no end"),
            pytest.param(4, 6, id="an end at the beginning"),
            pytest.param(9, 10, id="an end behind"),
        ],
    )
    def test_a_place_covers_at_least_one_character(self, end_column: int | None, end: int) -> None:
        assert SOURCE.location(0, 4, end_column=end_column).end_column == end

    def test_a_place_behind_the_end_is_on_the_last_line(self) -> None:
        place = SOURCE.location(99, 0)

        assert (place.line, place.source_line) == (3, "title: Dinas")

    def test_an_empty_text_has_one_empty_line(self) -> None:
        place = Source("a.yaml", "").location(0, 0)

        assert (place.line, place.column, place.source_line) == (1, 1, "")


class TestIssues:
    """An issue is data that speaks two languages."""

    def test_an_issue_knows_its_name_severity_sentence_and_hint(self) -> None:
        issue = new_issue("IKU126", SOURCE.location(0, 4), text="87,5", point="87.5")

        assert (issue.name, issue.severity) == ("decimal-comma", "error")
        assert (issue.message, issue.hint) == ("87,5 has a decimal comma", "write 87.5")
        assert issue.message_in("id") == "87,5 memakai koma desimal"
        assert issue.hint_in("id") == "tulis 87.5"
        assert str(issue) == "a.yaml:1:5: IKU126 87,5 has a decimal comma"

    def test_an_issue_without_a_place_begins_with_its_code(self) -> None:
        issue = new_issue("IKU521", None, count="a")

        assert str(issue) == "IKU521 the count a is missing"

    def test_very_long_words_are_cut(self) -> None:
        short = new_issue("IKU521", None, count="a" * 400)
        long = new_issue("IKU521", None, count="a" * 401)

        assert short.values["count"] == "a" * 400
        assert long.values["count"] == "a" * 400 + "..."

    def test_braces_in_words_are_no_placeholders(self) -> None:
        issue = new_issue("IKU521", None, count="{count}{0}{x!r}")

        assert issue.message == "the count {count}{0}{x!r} is missing"

    def test_issues_compare_hash_and_travel(self) -> None:
        issue = Issue(
            code="IKU521",
            values=FrozenMapping({"count": "a"}),
            location=SOURCE.location(0, 0),
            related=SOURCE.location(2, 0),
        )

        back = pickle.loads(pickle.dumps(issue))

        assert back == issue
        assert {back: 1} == {issue: 1}


class TestSorting:
    """Issues come by file, line, column and code; those without a place first."""

    def test_issues_are_sorted_by_place(self) -> None:
        other = Source("b.yaml", "")
        wanted = (
            new_issue("IKU521", None, count="a"),
            new_issue("IKU124", SOURCE.location(0, 0)),
            new_issue("IKU117", SOURCE.location(0, 4)),
            new_issue("IKU124", SOURCE.location(0, 4)),
            new_issue("IKU117", SOURCE.location(2, 0)),
            new_issue("IKU117", other.location(0, 0)),
        )

        assert sort_issues(reversed(wanted)) == wanted


def test_a_place_behind_the_end_of_a_line_is_its_end() -> None:
    """What fuzzing found: a parser counts a carriage return that ends a line."""
    place = Source("a.json", "{\r\r\n}").location(0, 3)

    assert (place.column, place.end_column, place.source_line) == (3, 4, "{\r")


class TestWhatIsShown:
    """No text of a file can pass for a line of the output, and none is hidden in one."""

    def test_the_words_of_an_issue_are_one_line(self) -> None:
        issue = new_issue("IKU521", None, count="x\n::stop-commands::zz\r\n::error::y")

        assert issue.message == r"the count x\n::stop-commands::zz\r\n::error::y is missing"

    def test_an_issue_that_a_program_made_is_one_line_as_well(self) -> None:
        words = FrozenMapping({"count": "x\n::stop-commands::zz"})
        place = Location(file="a\n.xlsx", line=1, column=1, end_column=2, cell="Cacah\n!A1")

        text = str(Issue(code="IKU521", values=words, location=place))

        assert text.isprintable()
        assert text.startswith(r"a\n.xlsx:Cacah\n!A1: IKU521 the count x\n::stop")

    @pytest.mark.parametrize(
        "sign",
        [
            *("\0", "\n", "\r", "\x1b", "\x7f", "\x85", "\xad", "\u061c", "\u180e", "\u200b"),
            *("\u2028", "\u2029", "\u202e", "\u2066", "\u206a", "\u206f", "\ufeff", "\ufff9"),
            *("\ud800", "\U000e0000", "\U000e0041", "\U000e007f"),
        ],
    )
    def test_what_is_obeyed_or_hidden_is_an_escape(self, sign: str) -> None:
        assert visible(f"a{sign}b") == f"a{ascii(sign)[1:-1]}b"

    @pytest.mark.parametrize(
        "text", ["Rasio\tjumlah", "naïve – 87,5 %", "r\u00e9sum\u00e9", "👍🏽"]
    )
    def test_what_is_seen_stays(self, text: str) -> None:
        assert visible(text) == text
