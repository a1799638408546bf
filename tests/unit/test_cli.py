"""The command line, as it is used in an office and by a nightly job."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from importlib import metadata
from pathlib import Path

import pytest

from definitions import definition
from iku_core.cli import main

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
COUNTS = "docs/examples/sumbersuko-2020.yaml"

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("IKU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "uji.yaml"
    path.write_text(definition().replace("title", "titel"), "utf-8")
    return str(path)


def with_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


class TestCheck:
    """`iku check` tells everything about files and folders."""

    def test_sound_files_give_0(self, capsys: Captured) -> None:
        assert main(["check", "indicators"]) == 0
        assert capsys.readouterr().out == "no faults found\n"

    def test_without_a_path_the_installed_ones_are_checked(self, capsys: Captured) -> None:
        assert main(["check", "--lang", "id"]) == 0
        assert capsys.readouterr().out == "tidak ditemukan kesalahan\n"

    def test_faults_give_1(self, bad: str, capsys: Captured) -> None:
        assert main(["check", bad, SUMBERSUKO]) == 1

        out = capsys.readouterr().out
        assert out.startswith(f"{bad}:3:1: error IKU121: the key titel is not known here\n")
        assert out.endswith("\n\nerrors: 1, warnings: 0\n")

    def test_warnings_alone_give_0(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "uji.yaml"
        path.write_text(definition().replace("name: Rasio", "name: no"), "utf-8")

        assert main(["check", str(path)]) == 0
        assert capsys.readouterr().out.endswith("errors: 0, warnings: 1\n")

    def test_json_has_a_line_for_each(self, bad: str, capsys: Captured) -> None:
        assert main(["check", bad, "belum-ada", "--format", "json"]) == 1

        records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {record["code"] for record in records} == {"IKU101", "IKU121"}

    @pytest.mark.parametrize("form", ["text", "github"])
    def test_no_text_of_a_file_begins_a_line(
        self, form: str, tmp_path: Path, capsys: Captured
    ) -> None:
        """A line that begins with two colons is a command for a run on GitHub."""
        forged = r"x\n::stop-commands::zz"
        keys = ("better", "responsible", forged)
        wrong = ", ".join(f'"{key}": "{forged}"' for key in keys)
        text = definition(f"      - {{id: a, name: A, value: a, unit: orang, {wrong}}}\n")
        (tmp_path / "a\n::stop-commands::zz\x1b[2J.yaml").write_text(text, "utf-8")

        assert main(["check", "--format", form, str(tmp_path)]) == 1

        lines = capsys.readouterr().out.split("\n")
        assert sum("stop-commands::zz" in line for line in lines) >= len(keys)
        assert not [line for line in lines if line and not line.isprintable()]
        assert not [line for line in lines if line.startswith("::stop")]

    def test_json_of_sound_files_is_empty(self, capsys: Captured) -> None:
        assert main(["check", SUMBERSUKO, "--format", "json"]) == 0
        assert capsys.readouterr().out == ""


class TestCompute:
    """`iku compute` prints the figures, or nothing but faults."""

    def test_the_table_is_printed(self, capsys: Captured) -> None:
        assert main(["compute", SUMBERSUKO, "--counts", COUNTS]) == 0

        out, err = capsys.readouterr()
        assert ("82.38" in out, "90.00" in out, "87.50" in out, err) == (True, True, True, "")

    @pytest.mark.parametrize(
        ("arguments", "figure"),
        [
            (["--lang", "id"], "82,38"),
            (["--lang", "id", "--numbers", "en"], "82.38"),
            (["--lang", "en", "--numbers", "id"], "82,38"),
        ],
    )
    def test_language_and_style_of_numbers_can_differ(
        self, arguments: list[str], figure: str, capsys: Captured
    ) -> None:
        assert main(["compute", SUMBERSUKO, "--counts", COUNTS, *arguments]) == 0
        assert figure in capsys.readouterr().out

    def test_the_worked_formula_can_be_shown(self, capsys: Captured) -> None:
        assert main(["compute", SUMBERSUKO, "--counts", COUNTS, "--explain"]) == 0
        assert "  = 45 / 50 × 100 %\n  = 90.00 %\n" in capsys.readouterr().out

    def test_no_text_of_a_file_is_a_line_of_its_own(self, tmp_path: Path, capsys: Captured) -> None:
        forged = r"x\n::stop-commands::zz"
        words = f'name: "{forged}", unit: "{forged}", value: a'
        text = definition(f"      - {{id: a, {words}}}\n").replace(
            "title: Uji", f'title: "{forged}"'
        )
        text = text.replace("Dinas Uji", f'"{forged}"').replace("Cacah A", f'"{forged}"')
        path, counts = tmp_path / "a.yaml", tmp_path / "counts.yaml"
        path.write_text(text, "utf-8")
        counts.write_text("a: 1\nb: 1\nd: 1\n", "utf-8")

        assert main(["compute", str(path), "--counts", str(counts), "--explain"]) == 0

        lines = capsys.readouterr().out.splitlines()
        assert sum("::stop-commands::zz" in line for line in lines) >= 5
        assert not [line for line in lines if line.startswith("::stop")]

    def test_json_is_for_machines(self, capsys: Captured) -> None:
        assert main(["compute", SUMBERSUKO, "--counts", COUNTS, "--format", "json"]) == 0

        record = json.loads(capsys.readouterr().out)
        assert [item["value"] for item in record["indicators"]] == ["82.38", "90.00", "87.50"]

    def test_csv_is_for_machines(self, capsys: Captured) -> None:
        assert main(["compute", SUMBERSUKO, "--counts", COUNTS, "--format", "csv"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 4

    @pytest.mark.parametrize(
        "data",
        [
            b"count,value\nnilai_ikm,82.375\n",
            b"\xef\xbb\xbfcount;value\r\nnilai_ikm;82.375\r\n",
            b'{"nilai_ikm": 82.375}',
            b"nilai_ikm: 82.375\n",
        ],
    )
    def test_counts_can_come_from_standard_input(
        self, data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        with_input(monkeypatch, data)

        assert main(["compute", SUMBERSUKO, "--counts", "-"]) == 0

        out = capsys.readouterr().out
        assert "82.38" in out
        assert "the count jumlah_desa is missing" in out

    def test_standard_input_that_is_no_text_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        with_input(monkeypatch, b"nilai_ikm: \xff")

        assert main(["compute", SUMBERSUKO, "--counts", "-"]) == 1
        assert capsys.readouterr().err.startswith("-:1:12: error IKU103")

    def test_the_previous_period_has_a_file_of_its_own(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        (tmp_path / "uji.yaml").write_text(
            definition("      - {id: i, name: Nama, value: b - prev(b)}\n"), "utf-8"
        )
        (tmp_path / "1.yaml").write_text("b: 7")
        (tmp_path / "0.yaml").write_text("b: 5")
        files = [str(tmp_path / name) for name in ("uji.yaml", "1.yaml", "0.yaml")]

        assert main(["compute", files[0], "--counts", files[1], "--previous", files[2]]) == 0
        assert "2.00" in capsys.readouterr().out

    @pytest.mark.parametrize(("count", "code"), [("82", 0), ("", 0), ("-5", 1), ("101", 1)])
    def test_data_that_are_not_valid_give_1(
        self, count: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        with_input(monkeypatch, f"nilai_ikm: {count}\n".encode())

        assert main(["compute", SUMBERSUKO, "--counts", "-"]) == code
        assert "Nilai IKM Kecamatan" in capsys.readouterr().out

    def test_faults_of_both_files_are_told_and_no_figure(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        (tmp_path / "1.yaml").write_text("x: 7")
        (tmp_path / "0.yaml").write_text("y: 5")
        files = [str(tmp_path / name) for name in ("1.yaml", "0.yaml")]

        assert main(["compute", SUMBERSUKO, "--counts", files[0], "--previous", files[1]]) == 1

        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("IKU501") == 2

    def test_a_definition_with_faults_is_told_and_no_figure(
        self, bad: str, capsys: Captured
    ) -> None:
        assert main(["compute", bad, "--counts", COUNTS]) == 1

        out, err = capsys.readouterr()
        assert (out, "IKU121" in err) == ("", True)

    def test_warnings_go_to_the_other_stream_and_notices_nowhere(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        rows = "      - {id: a, name: no, value: b}\n      - {id: i, name: Nama, value: a + b}\n"
        path = tmp_path / "uji.yaml"
        path.write_text(definition(rows), "utf-8")
        with_input(monkeypatch, b"a: 1\nb: 1\n")

        assert main(["compute", str(path), "--counts", "-", "--format", "csv"]) == 0

        out, err = capsys.readouterr()
        assert out.startswith("id,name,")
        assert ("IKU133" in err, "IKU232" in err) == (True, False)


class TestUse:
    """Wrong use gives 2, and the language comes from where it was chosen."""

    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["hitung"],
            ["compute", SUMBERSUKO],
            ["compute", "--counts", COUNTS],
            ["check", "--lang", "fr"],
            ["compute", SUMBERSUKO, "--counts", COUNTS, "--decimal", "titik"],
            ["compute", SUMBERSUKO, "--counts", "-", "--previous", "-"],
        ],
    )
    def test_wrong_use_gives_2(self, arguments: list[str], capsys: Captured) -> None:
        with pytest.raises(SystemExit) as caught:
            main(arguments)

        assert caught.value.code == 2
        assert capsys.readouterr().err.startswith("usage: iku")

    @pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["compute", "-h"]])
    def test_help_gives_0(self, arguments: list[str], capsys: Captured) -> None:
        with pytest.raises(SystemExit) as caught:
            main(arguments)

        assert caught.value.code == 0
        assert capsys.readouterr().out.startswith("usage: iku")

    def test_the_version_is_that_of_the_package(self, capsys: Captured) -> None:
        with pytest.raises(SystemExit) as caught:
            main(["--version"])

        assert caught.value.code == 0
        assert capsys.readouterr().out == f"iku-core {metadata.version('iku-core')}\n"

    @pytest.mark.parametrize(
        ("variables", "arguments", "words"),
        [
            ({}, [], "no faults found"),
            ({"LANG": "id_ID.UTF-8"}, [], "tidak ditemukan kesalahan"),
            ({"LANG": "id"}, [], "tidak ditemukan kesalahan"),
            ({"LANG": "id_ID", "LC_ALL": "C"}, [], "no faults found"),
            ({"LANG": "C", "LC_MESSAGES": "id_ID"}, [], "tidak ditemukan kesalahan"),
            ({"LANG": "idx_ID"}, [], "no faults found"),
            ({"IKU_LANG": "id", "LC_ALL": "en_US"}, [], "tidak ditemukan kesalahan"),
            ({"IKU_LANG": "en", "LC_ALL": "id_ID"}, [], "no faults found"),
            ({"IKU_LANG": "en"}, ["--lang", "id"], "tidak ditemukan kesalahan"),
        ],
    )
    def test_the_language_is_chosen(
        self,
        variables: dict[str, str],
        arguments: list[str],
        words: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

        assert main(["check", SUMBERSUKO, *arguments]) == 0
        assert capsys.readouterr().out == f"{words}\n"

    def test_behind_two_dashes_no_language_is_chosen(self, capsys: Captured) -> None:
        assert main(["check", "--lang", "en", "--", "--lang", "id"]) == 1

        assert "--lang:1:1: error IKU101" in capsys.readouterr().out

    def test_an_unknown_language_is_wrong_use(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setenv("IKU_LANG", "jv")

        with pytest.raises(SystemExit) as caught:
            main(["check"])

        assert caught.value.code == 2
        assert "IKU_LANG is 'jv'; choose from: id, en" in capsys.readouterr().err


class TestStreams:
    """Whatever the terminal can show and however long somebody reads, nothing breaks."""

    def test_a_character_that_cannot_be_shown_is_written_as_an_escape(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "ascii"))

        assert main(["compute", SUMBERSUKO, "--counts", COUNTS, "--explain"]) == 0
        assert b"45 / 50 \\xd7 100 %" in written.getvalue()

    def test_a_reader_who_leaves_is_no_fault(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with open(writing, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a descriptor
            monkeypatch.setattr(sys, "stdout", stream)

            assert main(["compute", SUMBERSUKO, "--counts", COUNTS]) == 1

    def test_the_module_runs_as_the_command_does(self) -> None:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "iku_core", "check", SUMBERSUKO, "--lang", "en"],
            capture_output=True,
            check=False,
            text=True,
        )

        assert (done.returncode, done.stdout, done.stderr) == (0, "no faults found\n", "")


class TestUnusualStreams:
    """The streams of a job are not always those of a terminal."""

    def test_output_can_be_caught_by_a_program(self) -> None:
        caught = io.StringIO()

        with redirect_stdout(caught):
            assert main(["check", SUMBERSUKO, "--lang", "en"]) == 0

        assert caught.getvalue() == "no faults found\n"

    @pytest.mark.parametrize(
        ("encoding", "name"), [("ascii", "Caf\u00e9"), ("cp1252", "Senyum \U0001f600")]
    )
    def test_json_stays_json_where_a_character_cannot_be_shown(
        self, encoding: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read, counts = tmp_path / "uji.yaml", tmp_path / "counts.yaml"
        read.write_text(definition(f"      - {{id: i, name: {name}, value: a}}\n"), "utf-8")
        counts.write_text("a: 1\n", "utf-8")
        written = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding))

        assert main(["compute", str(read), "--counts", str(counts), "--format", "json"]) == 0

        record = json.loads(written.getvalue().decode(encoding))
        assert record["indicators"][0]["name"] == name

    def test_a_reader_who_leaves_before_the_version_is_no_fault(self) -> None:
        reading, writing = os.pipe()
        os.close(reading)

        done = subprocess.run(
            [sys.executable, "-m", "iku_core", "--version"],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
        os.close(writing)

        assert "Traceback" not in done.stderr

    def test_standard_input_that_is_closed_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(sys, "stdin", None)

        assert main(["compute", SUMBERSUKO, "--counts", "-"]) == 1
        assert "-:1:1: error IKU" in capsys.readouterr().err

    def test_without_a_standard_output_the_exit_code_still_tells(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdout", None)

        assert main(["check", SUMBERSUKO]) == 0

    def test_a_disk_that_is_full_is_told_in_one_sentence(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            monkeypatch.setattr(sys, "stdout", full)

            assert main(["check", SUMBERSUKO]) == 1

        assert capsys.readouterr().err == "iku: No space left on device\n"

    def test_input_that_cannot_be_read_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        with Path(os.devnull).open("w", encoding="utf-8") as unreadable:
            monkeypatch.setattr(sys, "stdin", unreadable)

            assert main(["compute", SUMBERSUKO, "--counts", "-"]) == 1

        assert capsys.readouterr().err.startswith("-:1:1: error IKU101: ")
