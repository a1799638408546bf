"""Fingerprints of issues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

from iku_core import Issue, Location
from iku_core.issues import new_issue
from iku_core.report.fingerprint import fingerprints


def at(line: int, *, file: str = "a.yaml", anchor: str = "$.id", cell: str = "") -> Location:
    return Location(file=file, line=line, column=1, end_column=2, anchor=anchor, cell=cell)


def one(issue: Issue) -> str:
    (found,) = fingerprints([issue])
    return found


class TestWhatCounts:
    """A fault is the same where code, file, path and words are."""

    def test_it_is_of_32_hexadecimal_digits(self) -> None:
        assert re.fullmatch(r"[0-9a-f]{32}", one(Issue(code="IKU203")))

    def test_it_keeps_its_value_for_ever(self) -> None:
        """A change here gives every fault of every user another fingerprint."""
        assert one(new_issue("IKU202", at(3), name="x")) == "37064e6429d676397aa0d5b0e2f93a46"

    def test_lines_and_columns_do_not_count(self) -> None:
        place = at(3)
        moved = evolve(place, line=9, column=5, end_column=8, source_line="x", path="$.a[3]")

        assert one(new_issue("IKU203", place)) == one(new_issue("IKU203", moved))

    @pytest.mark.parametrize(
        "other",
        [
            new_issue("IKU222", at(3), name="x", expected="", found=""),
            new_issue("IKU202", at(3), name="y"),
            new_issue("IKU202", at(3, anchor="$.title"), name="x"),
            new_issue("IKU202", at(3, file="b.yaml"), name="x"),
            new_issue("IKU202", at(3, cell="Cacah!D3"), name="x"),
            new_issue("IKU202", None, name="x"),
        ],
    )
    def test_code_word_path_file_and_cell_count(self, other: Issue) -> None:
        assert one(other) != one(new_issue("IKU202", at(3), name="x"))

    def test_advice_does_not_count(self) -> None:
        """Which key is proposed depends on the other keys of the same mapping."""
        first, second = (
            new_issue("IKU121", at(3), key="unti", advice=advice, advice_id=advice)
            for advice in ("did you mean unit?", "see the list")
        )

        assert one(first) == one(second)

    def test_what_the_machine_says_does_not_count(self) -> None:
        first, second = (
            new_issue("IKU101", at(1), reason=reason, reason_id=reason)
            for reason in ("reading it is not permitted", "Zugriff verweigert")
        )

        assert one(first) == one(second)


class TestEqualFaults:
    """Equal faults of one file are numbered by their places."""

    def test_they_differ(self) -> None:
        issues = [new_issue("IKU203", at(line)) for line in (1, 2, 3)]

        assert len(set(fingerprints(issues))) == 3

    def test_their_order_of_arrival_does_not_count(self) -> None:
        issues = [new_issue("IKU203", at(line)) for line in (1, 2, 3)]

        assert fingerprints(issues[::-1]) == fingerprints(issues)[::-1]

    def test_files_elsewhere_with_one_name_keep_theirs_where_lines_move(self) -> None:
        first, second = (
            new_issue("IKU203", at(line, file=f"/srv/{folder}/a.yaml"))
            for folder, line in (("a", 3), ("b", 5))
        )
        moved = evolve(first, location=at(9, file="/srv/a/a.yaml"))

        known = fingerprints([first, second])

        assert len(set(known)) == 2
        assert fingerprints([moved, second]) == known

    def test_one_more_fault_of_a_file_does_not_count_in_another_of_its_name(self) -> None:
        more, first, second = (
            new_issue("IKU203", at(line, file=f"/srv/{folder}/a.yaml"))
            for folder, line in (("a", 2), ("a", 3), ("b", 5))
        )

        assert fingerprints([more, first, second])[2] == fingerprints([first, second])[1]


class TestFiles:
    """A file has one name, however and wherever it is named."""

    @pytest.mark.parametrize("name", ["./a/b.yaml", "a//b.yaml", "a/c/../b.yaml"])
    def test_a_relative_name_is_made_plain(self, name: str) -> None:
        told, plain = (new_issue("IKU203", at(1, file=file)) for file in (name, "a/b.yaml"))

        assert one(told) == one(plain)

    def test_a_backslash_is_between_folders_on_windows_alone(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.sep", "/")
        told, plain = (new_issue("IKU203", at(1, file=file)) for file in ("a\\b.yaml", "a/b.yaml"))
        assert one(told) != one(plain)

        monkeypatch.setattr("os.sep", "\\")
        assert one(told) == one(plain)

    def test_a_name_from_the_root_is_told_from_the_current_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        absolute, relative = (
            new_issue("IKU203", at(1, file=file)) for file in (f"{tmp_path}/a/b.yaml", "a/b.yaml")
        )

        assert one(absolute) == one(relative)

    @pytest.mark.parametrize("name", ["/srv/a/b.yaml", "C:\\iku\\b.yaml", "\\\\srv\\iku\\b.yaml"])
    def test_of_a_file_elsewhere_the_last_name_counts(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.sep", "\\" if "\\" in name else "/")
        elsewhere, here = (new_issue("IKU203", at(1, file=file)) for file in (name, "b.yaml"))

        assert one(elsewhere) == one(here)

    def test_likewise_where_the_current_folder_is_gone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gone = tmp_path / "gone"
        gone.mkdir()
        monkeypatch.chdir(gone)
        gone.rmdir()

        elsewhere, here = (
            new_issue("IKU203", at(1, file=file)) for file in ("/srv/b.yaml", "b.yaml")
        )

        assert one(elsewhere) == one(here)
