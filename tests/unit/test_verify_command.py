"""`iku verify`: what it prints, and its exit code."""

from __future__ import annotations

import json
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

import iku_core as iku
from definitions import definition
from iku_core import _verify_command
from iku_core.cli import main
from iku_core.report.verification import (
    render_verification,
    render_verification_summary,
    render_verifications_junit,
)
from iku_core.verify import batch, verify
from iku_core.verify.batch import verify_all

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
BROKEN = (
    "      - id: rasio\n        name: Rasio\n        numerator: d\n        denominator: a\n"
    "        range: [0, 1]\n        cases:\n"
    "          - {name: 'satu\u0301 <&>', counts: {d: 1, a: 2}, value: 0.6}\n"
)

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("IKU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    path = tmp_path / "uji.yaml"
    path.write_text(definition(BROKEN), "utf-8")
    return str(path)


class TestText:
    """A line for each indicator, then what is wrong."""

    def test_the_founding_document_is_sound(self, capsys: Captured) -> None:
        assert main(["verify", SUMBERSUKO]) == 0

        assert capsys.readouterr().out.splitlines() == [
            SUMBERSUKO,
            "  ok   nilai-ikm: cases 3 of 3; proved 3; sampled 3 (25 examples or more)",
            "  ok   fasilitasi-ditindaklanjuti: cases 5 of 5; proved 7; sampled 3 (25 examples or"
            " more)",
            "  ok   administrasi-desa-tepat-waktu: cases 4 of 4; proved 9; sampled 3 (25 examples"
            " or more)",
            "  ok   the document as a whole: proved 1",
            "  ok   units and roles of counts: no faults found",
            "  the cases reach every count, branch and status",
            "",
            "documents: 1; indicators: 3; cases 12 of 12; proved 20; sampled 9 (25 examples or"
            " more)",
        ]

    def test_without_a_path_the_installed_ones_are_verified(self, capsys: Captured) -> None:
        assert main(["verify", "--lang", "id"]) == 0
        assert capsys.readouterr().out.startswith("iku_core/indicators/")

    def test_what_fails_gives_1(self, broken: str, capsys: Captured) -> None:
        assert main(["verify", broken]) == 1

        out = capsys.readouterr().out
        assert "  FAIL rasio: cases 0 of 1; proved 1; sampled 3" in out
        assert "refuted 2" in out
        assert "the value can be -1.00, below 0: with d = -1, a = 1" in out
        assert "hint: add range: [0, ...] to d, or mend the formula" in out
        assert out.count("IKU401") == 1

    def test_proofs_are_written_out(self, capsys: Captured) -> None:
        assert main(["verify", SUMBERSUKO, "--proofs"]) == 0

        assert (
            "(100 * fasilitasi_ditindaklanjuti) / (fasilitasi_dilakukan) <= 100 where"
            " fasilitasi_dilakukan > 0: 100 * (fasilitasi_ditindaklanjuti <= fasilitasi_dilakukan)"
        ) in capsys.readouterr().out

    def test_a_file_at_fault_is_told_and_the_others_are_verified(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        (tmp_path / "rusak.yaml").write_text("schema: 2\n", "utf-8")
        (tmp_path / "uji.yaml").write_text(definition(), "utf-8")

        assert main(["verify", str(tmp_path)]) == 1

        out = capsys.readouterr().out
        assert "uji.yaml\n  ok   rasio: " in out
        assert "rusak.yaml:1:9: error IKU134" in out

    def test_a_warning_alone_gives_0(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "uji.yaml"
        path.write_text(definition().replace("name: Rasio", "name: no"), "utf-8")

        assert main(["verify", str(path)]) == 0
        assert "warning IKU133" in capsys.readouterr().out

    def test_examples_can_be_asked_for(self, capsys: Captured) -> None:
        assert main(["verify", SUMBERSUKO, "--samples", "12", "--jobs", "1"]) == 0
        assert "sampled 3 (12 examples or more)" in capsys.readouterr().out

    @pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "\u0665", "100001"])
    def test_a_number_that_is_none_is_wrong_use(self, number: str, capsys: Captured) -> None:
        with pytest.raises(SystemExit) as stopped:
            main(["verify", "--samples", number])

        assert stopped.value.code == 2
        assert "is no number from 1 to 100000" in capsys.readouterr().err

    def test_a_counterexample_of_both_periods_can_be_pasted(self) -> None:
        indicator = "      - {id: i, name: N1, value: a - prev(a), range: [0, null]}\n"
        text = render_verification(verify(iku.parse_document(definition(indicator))), "id")

        assert "  a = 0 (Cacah A)\n  prev(a) = 1 (Cacah A)\n" in text
        assert "- name: contoh penyangkal\n      counts: {a: 0}\n      previous: {a: 1}\n" in text

    def test_nothing_verified_is_said(self) -> None:
        assert render_verification_summary([], "id") == "dokumen: 0; indikator: 0"


class TestMachines:
    """JSON and JUnit hold the same."""

    def test_json(self, broken: str, capsys: Captured) -> None:
        assert main(["verify", broken, "belum-ada", "--format", "json"]) == 1

        record = json.loads(capsys.readouterr().out)
        (document,) = record["documents"]
        checks = {check["name"]: check for check in document["checks"]}
        assert [issue["code"] for issue in record["issues"]] == ["IKU101"]
        assert document["sound"] is False
        assert checks["range: at least 0"]["verdict"] == "refuted"
        assert checks["range: at least 0"]["counterexample"]["counts"] == {"d": "-1", "a": "1"}
        assert checks["declarations can be met"]["proof"]
        assert document["unreached"][0] == {
            "indicator": "rasio",
            "kind": "status",
            "name": "missing",
        }
        assert document["findings"][0]["code"] == "IKU416"

    def test_junit(self, broken: str, capsys: Captured) -> None:
        assert main(["verify", broken, SUMBERSUKO, "belum-ada", "--format", "junit"]) == 1

        root = ET.fromstring(capsys.readouterr().out)
        suites = {suite.get("name"): suite for suite in root}
        assert list(suites) == [broken, SUMBERSUKO, "iku check"]
        assert (root.get("tests"), root.get("failures")) == ("50", "4")
        assert suites[SUMBERSUKO].get("failures") == "0"
        (failed,) = (case for case in suites[broken] if case.get("name", "").startswith("case"))
        failure = failed.find("failure")
        assert failure is not None
        assert "IKU401" in str(failure.get("message"))
        assert "^^^" in str(failure.text)

    def test_what_is_undecided_is_skipped_and_findings_fail(self) -> None:
        counts = "  a: {label: A, range: [0, 5], unit: desa}\n"
        counts += "  b: {label: B, at_most: a, range: [6, 9], unit: orang}\n"
        document = iku.parse_document(definition(counts=counts))

        root = ET.fromstring(render_verifications_junit([verify(document)], []))

        assert len(root.findall(".//skipped")) == 3
        assert "IKU415" in str([f.get("message") for f in root.iter("failure")])

    def test_a_character_that_xml_cannot_hold_is_left_out(self) -> None:
        issue = iku.Issue(
            code="IKU121",
            values=iku.Issue(code="IKU203").values.__class__({"key": "\x07", "advice": "-"}),
            location=None,
        )

        text = render_verifications_junit([], [issue])

        assert ET.fromstring(text).get("failures") == "1"


class TestProcesses:
    """The same comes out whatever the number of processes, and the order is that of the files."""

    def documents(self, tmp_path: Path, number: int) -> list[iku.Document]:
        for at in range(number):
            text = definition().replace("id: uji", f"id: uji-{at}")
            (tmp_path / f"{at:03}.yaml").write_text(text, "utf-8")
        return list(iku.load_catalogue(tmp_path))

    def test_one_and_two_processes_agree(self, tmp_path: Path) -> None:
        documents = self.documents(tmp_path, batch.WORTH_PROCESSES)
        seen: list[int] = []

        alone = verify_all(documents, jobs=1)
        together = verify_all(documents, jobs=2, progress=seen.append)
        backwards = verify_all(documents[::-1], jobs=2)

        assert together == alone
        assert backwards == alone[::-1]
        assert seen == list(range(1, len(documents) + 1))

    def test_a_process_that_dies_is_made_up_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def dying(*_: Any) -> Any:
            raise BrokenProcessPool

        monkeypatch.setattr(batch, "_in_processes", dying)
        documents = self.documents(tmp_path, batch.WORTH_PROCESSES)

        assert len(verify_all(documents, jobs=2)) == len(documents)

    def test_the_work_of_a_process(self) -> None:
        text = definition()

        found = batch._verified(None, batch._Text(text, "uji.yaml", ()))

        assert found == verify(iku.parse_document(text, name="uji.yaml"))

    def test_progress_is_shown_on_a_terminal_alone(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        _verify_command._show_progress(_verify_command.LONG_RUN, 1)
        assert capsys.readouterr().err == ""

        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        _verify_command._show_progress(_verify_command.LONG_RUN, 1)
        _verify_command._show_progress(_verify_command.LONG_RUN, _verify_command.LONG_RUN)
        _verify_command._show_progress(_verify_command.LONG_RUN - 1, 1)
        assert capsys.readouterr().err == "\r1/20\r20/20\n"


class TestFacade:
    """The same as data, for applications."""

    def test_a_document_made_by_a_program_is_verified(self) -> None:
        document = evolve(iku.load_document(SUMBERSUKO), places=None)

        found = verify(document)

        assert (found.file, found.is_sound, found.issues) == (None, True, ())
        assert verify_all([document], jobs=2)[0].document == "kecamatan-sumbersuko"

    def test_a_document_that_no_file_can_hold_is_left_undecided(self) -> None:
        document = evolve(iku.load_document(SUMBERSUKO), places=None, title="\x07")

        (check,) = verify(document).of(None)

        assert check.verdict.value == "undecided"

    def test_verifying_again_gives_the_same(self) -> None:
        document = iku.load_document(SUMBERSUKO)

        assert verify(document) == verify(document)
        assert verify(document, samples=10) == verify(document, samples=10)
