"""`iku check` and `iku verify` for other programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from definitions import definition
from iku_core.cli import main

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
REFUTED = (
    "      - id: rasio\n        name: Rasio\n        numerator: d\n        denominator: a\n"
    "        range: [0, 1]\n"
)

Captured = pytest.CaptureFixture[str]

each_command = pytest.mark.parametrize("command", ["check", "verify"])


@pytest.fixture
def misspelt(tmp_path: Path) -> str:
    path = tmp_path / "salah.yaml"
    path.write_text(definition(REFUTED.replace("name:", "nama:")), "utf-8")
    return str(path)


@pytest.fixture
def refuted(tmp_path: Path) -> str:
    path = tmp_path / "uji.yaml"
    path.write_text(definition(REFUTED), "utf-8")
    return str(path)


@each_command
@pytest.mark.parametrize("form", ["jsonl", "github"])
def test_without_findings_nothing_is_printed(command: str, form: str, capsys: Captured) -> None:
    assert main([command, "indicators/dumai", "--format", form]) == 0
    assert capsys.readouterr().out == ""


@each_command
def test_without_findings_sarif_is_a_run_without_results(command: str, capsys: Captured) -> None:
    """A log without results closes what an earlier one has opened."""
    assert main([command, "indicators/dumai", "--format", "sarif"]) == 0

    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert run["results"] == []
    assert run["automationDetails"] == {"id": f"iku {command}/"}


@each_command
@pytest.mark.parametrize("form", ["jsonl", "github", "sarif"])
def test_errors_give_1(command: str, form: str, misspelt: str, capsys: Captured) -> None:
    assert main([command, misspelt, "--format", form]) == 1
    assert "IKU121" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["jsonl", "github", "sarif"])
def test_a_refuted_promise_is_a_finding_like_others(
    form: str, refuted: str, capsys: Captured
) -> None:
    assert main(["verify", refuted, "--format", form]) == 1
    assert "IKU405" in capsys.readouterr().out


def test_json_of_check_is_json_lines(misspelt: str, capsys: Captured) -> None:
    """It was the only name before there were others."""
    main(["check", misspelt, "--format", "json"])
    old = capsys.readouterr().out
    main(["check", misspelt, "--format", "jsonl"])

    assert old == capsys.readouterr().out
    assert json.loads(old.splitlines()[0])["fingerprint"]


def test_json_of_verify_is_one_object(refuted: str, capsys: Captured) -> None:
    main(["verify", refuted, "--format", "json"])

    assert set(json.loads(capsys.readouterr().out)) == {"documents", "issues"}


def test_what_check_and_verify_find_has_one_fingerprint(misspelt: str, capsys: Captured) -> None:
    for command in ("check", "verify"):
        main([command, misspelt, "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert len({line["fingerprint"] for line in lines if line["code"] == "IKU121"}) == 1


def test_text_pays_for_no_other_form() -> None:
    """What programs read is loaded where it is asked for."""
    code = (
        "import sys; from iku_core.cli import main; main(['check', 'indicators/dumai']);"
        "print(*sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    modules = {f"iku_core.report.{name}" for name in ("annotations", "fingerprint", "sarif")}
    assert modules.isdisjoint(done.stdout.split())
