"""Issues as text."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from iku_core import Issue
from iku_core.frozen import FrozenMapping
from iku_core.issues import Source, new_issue
from iku_core.report.diagnostics import (
    MAX_WIDTH,
    render_issue,
    render_issues,
    render_issues_json,
    render_summary,
)
from iku_core.report.fingerprint import fingerprints


def shown(line: str, start: int, end: int) -> list[str]:
    """Return source line and caret of a fault between two columns counted from 0."""
    place = Source("a.yaml", line).location(0, start, end_column=end)
    return render_issue(new_issue("IKU203", place)).split("\n")[1:3]


class TestCarets:
    """The caret stands below what is meant, whatever the line holds."""

    @pytest.mark.parametrize(
        ("line", "start", "end", "caret"),
        [
            ("a: b", 3, 4, "       ^"),
            ("a: bcd", 3, 6, "       ^^^"),
            ("é: bcd", 3, 6, "       ^^^"),
            ("e\u0301: bcd", 4, 7, "       ^^^"),
            ("a: be\u0301d", 3, 7, "       ^^^"),
            ("値: bcd", 3, 6, "    \u3000  ^^^"),
            ("a: 値段", 3, 5, "       ^^^^"),
            ("a:", 2, 3, "      ^"),
            ("a: \x00b", 3, 4, "       ^"),
        ],
    )
    def test_it_is_as_wide_as_what_is_shown(
        self, line: str, start: int, end: int, caret: str
    ) -> None:
        text, below = shown(line, start, end)

        assert below == caret
        assert text.isprintable()

    def test_a_long_line_is_cut_around_the_place(self) -> None:
        text, caret = shown("x" * 500 + "GALAT" + "y" * 500, 500, 505)

        assert len(text) == MAX_WIDTH + 4
        start = caret.index("^")
        assert text[start : start + 5] == "GALAT"
        assert caret[start:] == "^^^^^"

    def test_a_caret_ends_with_the_line_that_is_shown(self) -> None:
        text, caret = shown("x" * 1_000, 0, 1_000)

        assert len(caret) <= len(text) + 1


class TestText:
    """For people: place, sentence, line, second place, hint."""

    def test_a_second_place_is_shown_with_its_line(self) -> None:
        source = Source("a.yaml", "id: a\nid: b")
        issue = evolve(
            new_issue("IKU113", source.location(1, 0, end_column=2), key="id"),
            related=source.location(0, 0, end_column=2),
        )

        assert render_issue(issue, "id").split("\n") == [
            "a.yaml:2:1: galat IKU113: kunci id ditulis dua kali",
            "    id: b",
            "    ^^",
            "  a.yaml:1:1: yang satu lagi ada di sini",
            "    id: a",
            "    ^^",
            "  saran: pertahankan salah satu",
        ]

    def test_without_a_place_and_a_line_there_is_no_excerpt(self) -> None:
        assert render_issue(new_issue("IKU203", None)).split("\n")[0] == (
            "error IKU203: the formula is empty"
        )
        missing = new_issue("IKU203", Source("a.yaml", "").location(0, 0))
        assert len(render_issue(missing).split("\n")) == 2

    def test_issues_are_parted_by_an_empty_line(self) -> None:
        issue = new_issue("IKU203", None)

        assert render_issues([issue, issue]) == f"{render_issue(issue)}\n\n{render_issue(issue)}"

    @pytest.mark.parametrize(
        ("codes", "english"),
        [
            ([], "no faults found"),
            (["IKU203"], "errors: 1, warnings: 0"),
            (["IKU203", "IKU133", "IKU245"], "errors: 1, warnings: 2"),
            (["IKU565", "IKU133", "IKU565", "IKU565"], "errors: 0, warnings: 1, notices: 3"),
        ],
    )
    def test_the_summary_counts(self, codes: list[str], english: str) -> None:
        assert render_summary([Issue(code=code) for code in codes]) == english

    def test_the_summary_counts_notices_in_indonesian(self) -> None:
        told = render_summary([Issue(code="IKU565")], "id")

        assert told == "galat: 0, peringatan: 0, catatan: 1"


class TestJson:
    """For machines: one object a line, with everything that people are told."""

    def test_every_field_is_there(self) -> None:
        source = Source("a.yaml", "id: a\nid: b")
        issue = evolve(
            new_issue("IKU113", source.location(1, 0, end_column=2, path="$.id"), key="id"),
            related=source.location(0, 0, end_column=2),
        )

        issues = [issue, new_issue("IKU203", None)]

        first, second = render_issues_json(issues, "id").split("\n")

        assert json.loads(first) == {
            "code": "IKU113",
            "name": "duplicate-key",
            "severity": "error",
            "message": "kunci id ditulis dua kali",
            "hint": "pertahankan salah satu",
            "file": "a.yaml",
            "line": 2,
            "column": 1,
            "end_column": 3,
            "path": "$.id",
            "related": {"file": "a.yaml", "line": 1, "column": 1, "end_column": 3, "path": "$"},
            "fingerprint": fingerprints(issues)[0],
        }
        keys = {"code", "name", "severity", "message", "hint", "fingerprint"}
        assert set(json.loads(second)) == keys

    def test_letters_stay_letters(self) -> None:
        issue = Issue(
            code="IKU121",
            values=FrozenMapping({"key": "é", "advice": "", "advice_id": ""}),
        )

        assert "é" in render_issues_json([issue])

    def test_a_name_of_bytes_that_are_no_utf_8_is_shown(self) -> None:
        """What reads JSON need not know how Python keeps such bytes."""
        place = Source("bukan-utf8-\udcff.yaml", "f:").location(0, 0)
        issue = evolve(new_issue("IKU203", place), related=place)

        line = render_issues_json([issue])

        assert line.encode("utf-8")
        assert json.loads(line)["file"] == r"bukan-utf8-\udcff.yaml"
        assert json.loads(line)["related"]["file"] == r"bukan-utf8-\udcff.yaml"

    def test_the_end_of_a_line_in_a_name_comes_back(self) -> None:
        place = Source("a\nb.yaml", "f:").location(0, 0)

        assert json.loads(render_issues_json([new_issue("IKU203", place)]))["file"] == "a\nb.yaml"


@pytest.mark.parametrize("line", ["::stop-commands::zz", "\t ::stop-commands::zz"])
def test_a_source_line_is_no_command_of_a_run_on_github(line: str) -> None:
    """What stands in front of it is not looked at there, where it is blank."""
    assert not [text for text in shown(line, 0, 9) if text.lstrip().startswith("::")]
    assert [text.index("::") for text in shown(line, 0, 9)[:1]] == [4 + line.index("::")]


def test_a_name_with_the_end_of_a_line_is_no_line_of_its_own() -> None:
    issue = new_issue("IKU203", Source("a\n::stop-commands::zz.yaml", "f:").location(0, 0))

    assert not any(line.startswith("::") for line in render_issue(issue).splitlines())
