"""`iku report`: forms and reports to standard output and to files."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from iku_core._streams import write_file
from iku_core.cli import main
from iku_core.definition import Document
from iku_core.report.formats import FORMATS, ReportFormat, Wishes
from printing import SUMBERSUKO

COUNTS = "docs/examples/sumbersuko-2020.yaml"
OF_QUARTERS = "docs/examples/sumbersuko-2020-triwulan.csv"
TARGETS = "docs/examples/perjanjian-kinerja-2020.yaml"
PRINTED = "PDF is not written directly; write a.html and print it as PDF (Ctrl+P)"
REPORT = ("report", SUMBERSUKO, "--counts", COUNTS, "--period", "2020")

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("IKU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)


def wrong_use(capsys: Captured, *words: str) -> str:
    """Return what is told of a command that is used wrongly."""
    with pytest.raises(SystemExit) as ended:
        main(["report", SUMBERSUKO, *words])
    assert ended.value.code == 2
    return capsys.readouterr().err.split("error: ")[1].strip()


class TestForm:
    """Without counts it is the form."""

    def test_it_is_html_in_indonesian(self, capsys: Captured) -> None:
        assert main(["report", SUMBERSUKO]) == 0

        out = capsys.readouterr().out
        assert out.startswith('<!DOCTYPE html>\n<html lang="id">')
        assert "Penanggung Jawab" in out

    def test_in_english_where_that_is_said(self, capsys: Captured) -> None:
        assert main(["report", SUMBERSUKO, "--form", "--format", "md", "--lang", "en"]) == 0

        out = capsys.readouterr().out
        assert "Responsible officer" in out
        assert "Sumbersuko, 3 March 2020" in out

    def test_a_document_at_fault_gives_1(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("schema: 1\n", "utf-8")

        assert main(["report", str(path)]) == 1
        captured = capsys.readouterr()
        assert "IKU122" in captured.err
        assert captured.out == ""


class TestReport:
    """With counts it is the report of a period."""

    def test_json_has_source_and_targets(self, capsys: Captured) -> None:
        assert main([*REPORT, "--targets", TARGETS, "--format", "json"]) == 0

        found = json.loads(capsys.readouterr().out)
        assert found["indicators"][0]["achievement"]["value"] == "100.46"
        assert found["trend"] == []

    def test_numbers_are_indonesian_and_may_be_english(self, capsys: Captured) -> None:
        assert main([*REPORT, "--format", "md"]) == 0
        assert "| 82,38 |" in capsys.readouterr().out

        assert main([*REPORT, "--format", "md", "--numbers", "en"]) == 0
        assert "| 82.38 |" in capsys.readouterr().out

    def test_html_is_a_page(self, capsys: Captured) -> None:
        assert main([*REPORT]) == 0

        assert "<h1>Laporan Kinerja 2020</h1>" in capsys.readouterr().out

    def test_faults_of_the_counts_give_1_and_no_report(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        counts, out = tmp_path / "counts.yaml", tmp_path / "report.html"
        counts.write_text("desa: 1\n", "utf-8")
        out.write_text("as it was", "utf-8")

        words = ["--counts", str(counts), "--period", "2020", "--out", str(out)]
        assert main(["report", SUMBERSUKO, *words]) == 1

        assert "IKU501" in capsys.readouterr().err
        assert out.read_text("utf-8") == "as it was"

    def test_counts_come_from_standard_input_as_well(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def report(data: bytes) -> int:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
            words = ["--counts", "-", "--period", "2020", "--format", "md"]
            return main(["report", SUMBERSUKO, *words])

        assert report(b"nilai_ikm: 82") == 0
        assert "82,00" in capsys.readouterr().out
        assert report(b"\xff") == 1
        assert "IKU103" in capsys.readouterr().err

    def test_data_that_are_not_valid_give_1_with_the_report(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        counts = tmp_path / "counts.yaml"
        counts.write_text("nilai_ikm: 20\n", "utf-8")

        words = ["--counts", str(counts), "--period", "2020", "--format", "md"]
        assert main(["report", SUMBERSUKO, *words]) == 1

        assert "data tidak sah" in capsys.readouterr().out


def periods(capsys: Captured, *words: str) -> list[str]:
    """Return the periods of a report, each once."""
    assert main(["report", SUMBERSUKO, *words, "--format", "csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    return list(dict.fromkeys(row["period"] for row in rows))


class TestTrend:
    """Which periods are shown beside the one reported."""

    def test_those_of_the_same_kind_that_the_counts_name(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        """A year is known by its quarters as well."""
        counts = tmp_path / "counts.csv"
        counts.write_text(
            "period,count,value\n2018,nilai_ikm,80\n2019-Q4,nilai_ikm,81\n2020,nilai_ikm,82\n"
            "2020-Q1,nilai_ikm,79\n",
            "utf-8",
        )

        assert periods(capsys, "--counts", str(counts), "--period", "2020") == [
            "2018", "2019", "2020",
        ]  # fmt: skip

    def test_else_the_parts_that_it_names(self, capsys: Captured) -> None:
        assert periods(capsys, "--counts", OF_QUARTERS, "--period", "2020") == [
            "2020", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4",
        ]  # fmt: skip

    def test_none_where_there_is_one_period_alone(self, capsys: Captured) -> None:
        assert periods(capsys, "--counts", COUNTS, "--period", "2020") == ["2020"]

    def test_those_that_are_named(self, capsys: Captured) -> None:
        words = ("--counts", OF_QUARTERS, "--period", "2020")

        assert periods(capsys, *words, "--trend", "2020-Q3", "2020-Q1", "2020-Q1") == [
            "2020", "2020-Q1", "2020-Q3",
        ]  # fmt: skip
        assert periods(capsys, *words, "--trend") == ["2020"]
        assert periods(capsys, *words, "--trend", "2020", "2019") == ["2019", "2020"]

    def test_a_period_without_a_figure_is_no_part_of_the_trend(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        previous = tmp_path / "previous.yaml"
        previous.write_text("jumlah_desa: 8\n", "utf-8")
        words = ("--counts", COUNTS, "--period", "2020", "--previous", str(previous))

        assert main(["report", SUMBERSUKO, *words, "--format", "md"]) == 0
        assert "Perkembangan antarperiode" not in capsys.readouterr().out
        assert main(["report", SUMBERSUKO, *words, "--format", "md", "--trend", "2019"]) == 0
        assert "Perkembangan antarperiode" in capsys.readouterr().out

    def test_the_previous_file_is_a_period_too(self, tmp_path: Path, capsys: Captured) -> None:
        previous = tmp_path / "previous.yaml"
        previous.write_text("nilai_ikm: 80\n", "utf-8")

        words = ("--counts", COUNTS, "--period", "2020", "--previous", str(previous))
        assert periods(capsys, *words) == ["2019", "2020"]


class TestFile:
    """A file is written whole or not at all."""

    @pytest.mark.parametrize(("name", "start"), [
        ("a.html", b"<!DOCTYPE"), ("a.MD", b"# Laporan"), ("a.csv", b"id,name"), ("a.json", b"{"),
    ])  # fmt: skip
    def test_its_name_tells_the_format(
        self, name: str, start: bytes, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / name

        assert main([*REPORT, "--out", str(path)]) == 0

        assert path.read_bytes().startswith(start)
        assert path.read_bytes().endswith(b"\n")
        assert capsys.readouterr().out == f"written: {path}\n"
        assert [item.name for item in tmp_path.iterdir()] == [name]

    def test_an_old_file_is_replaced_with_its_link_kept(self, tmp_path: Path) -> None:
        old, link = tmp_path / "old.html", tmp_path / "link.html"
        old.write_text("old", "utf-8")
        link.symlink_to(old)

        assert main(["report", SUMBERSUKO, "--out", str(link)]) == 0

        assert link.is_symlink()
        assert old.read_text("utf-8").startswith("<!DOCTYPE html>")

    def test_its_permissions_are_kept(self, tmp_path: Path) -> None:
        out = tmp_path / "laporan.html"
        out.write_text("old", "utf-8")
        out.chmod(0o640)

        assert main(["report", SUMBERSUKO, "--out", str(out)]) == 0

        assert out.stat().st_mode & 0o777 == 0o640

    def test_what_may_not_be_written_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        out = tmp_path / "laporan.html"
        out.write_text("old", "utf-8")
        monkeypatch.setattr(os, "access", lambda *_: False)

        assert main(["report", SUMBERSUKO, "--out", str(out), "--lang", "en"]) == 1

        assert "writing there is not permitted" in capsys.readouterr().err
        assert out.read_text("utf-8") == "old"

    @pytest.mark.parametrize("name", ["doc.yaml", "link.yaml", "counts.yaml"])
    def test_what_is_read_is_not_written_over(
        self, name: str, tmp_path: Path, capsys: Captured
    ) -> None:
        document, counts = tmp_path / "doc.yaml", tmp_path / "counts.yaml"
        document.write_text(Path(SUMBERSUKO).read_text("utf-8"), "utf-8")
        counts.write_text("nilai_ikm: 82\n", "utf-8")
        (tmp_path / "link.yaml").symlink_to(document)
        words = ["--counts", str(counts), "--period", "2020", "--format", "json"]

        with pytest.raises(SystemExit) as stopped:
            main(["report", str(document), *words, "--out", str(tmp_path / name)])

        assert stopped.value.code == 2
        assert "would write over" in capsys.readouterr().err
        assert counts.read_text("utf-8") == "nilai_ikm: 82\n"

    def test_a_dash_is_standard_output(self, capsys: Captured) -> None:
        assert main(["report", SUMBERSUKO, "--format", "md", "--out", "-"]) == 0

        assert capsys.readouterr().out.startswith("#")

    def test_invalid_counts_are_told_beside_the_report(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        counts, out = tmp_path / "counts.yaml", tmp_path / "laporan.html"
        counts.write_text("nilai_ikm: 101\n", "utf-8")
        words = ["--counts", str(counts), "--period", "2020", "--out", str(out), "--lang", "en"]

        assert main(["report", SUMBERSUKO, *words]) == 1

        assert "101" in capsys.readouterr().err
        assert out.exists()

    def test_a_folder_is_no_file(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["report", SUMBERSUKO, "--format", "md", "--out", str(tmp_path)]) == 1

        assert "it is a folder" in capsys.readouterr().err

    def test_a_device_is_written_to_as_it_is(self) -> None:
        assert write_file(os.devnull, b"a") is None
        assert not Path(os.devnull).is_file()

    def test_where_it_cannot_be_moved_nothing_is_left(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.html"
        path.write_text("old", "utf-8")

        def refuse(*_: Any) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "replace", refuse)
        issue = write_file(str(path), b"new")

        assert issue is not None
        assert issue.message == f"{path} cannot be written: writing there is not permitted"
        assert [(item.name, item.read_text("utf-8")) for item in tmp_path.iterdir()] == [
            ("a.html", "old")
        ]


class TestWrongUse:
    """What does not fit together is told, and nothing is done."""

    @pytest.mark.parametrize(("words", "told"), [
        (("--form", "--counts", COUNTS, "--period", "2020"), "--form is without --counts"),
        (("--period", "2020"), "--period needs --counts"),
        (("--trend",), "--trend needs --counts"),
        (("--targets", TARGETS), "--targets needs --counts"),
        (("--format", "csv"), "--format csv needs --counts"),
        (("--counts", COUNTS), "--counts needs --period: the period that is reported"),
        (("--counts", COUNTS, "--period", "2020", "--trend", "2019", "2018-Q1"),
         "--trend has periods of one kind, such as 2018 2019"),
        (("--out", "laporan"), "the name laporan tells no format; say --format"),
        (("--out", "a.pdf"), PRINTED),
        (("--format", "html", "--out", "a.PDF"), PRINTED),
        (("--counts", "-", "--previous", "-", "--period", "2020"),
         "standard input cannot be both --counts and --previous"),
    ])  # fmt: skip
    def test_it_is_told(self, words: tuple[str, ...], told: str, capsys: Captured) -> None:
        assert wrong_use(capsys, *words) == told

    def test_a_format_of_forms_alone(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def form(document: Document, wishes: Wishes) -> bytes:
            del document, wishes
            return b"\x00form"

        writer = ReportFormat(endings=(".bin",), form=form, is_text=False)
        monkeypatch.setitem(FORMATS, "bin", writer)

        counts = ("--counts", COUNTS, "--period", "2020")
        assert wrong_use(capsys, "--format", "bin", *counts) == "--format bin is without --counts"
        assert wrong_use(capsys, "--format", "bin") == "--format bin needs --out"

    def test_a_library_that_is_missing_is_named(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def form(document: Document, wishes: Wishes) -> str:
            del document, wishes
            raise ModuleNotFoundError(name="odf")

        monkeypatch.setitem(FORMATS, "odf", ReportFormat(endings=(".odf",), form=form))

        assert main(["report", SUMBERSUKO, "--format", "odf"]) == 1
        assert "IKU632: odf is not installed" in capsys.readouterr().err

    def test_bytes_go_to_the_file_as_they_are(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        writer = ReportFormat(endings=(".bin",), form=lambda *_: b"\x00form", is_text=False)
        monkeypatch.setitem(FORMATS, "bin", writer)

        assert main(["report", SUMBERSUKO, "--out", str(tmp_path / "a.bin")]) == 0
        assert (tmp_path / "a.bin").read_bytes() == b"\x00form"


def test_standard_output_is_utf_8_whatever_the_terminal_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page says that it is UTF-8, so it is, on every code page."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "cp1252"))

    assert main([*REPORT, "--format", "md"]) == 0

    assert "–" in written.getvalue().decode("utf-8")
