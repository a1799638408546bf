"""Files beside each other: definitions, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from iku_core.catalogue import check, load_catalogue
from iku_core.cli import main
from iku_core.issues import Issue

SUMBERSUKO = Path("indicators/lumajang/kecamatan-sumbersuko.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dinas.yaml").write_text(SUMBERSUKO.read_text("utf-8"), "utf-8")
    (tmp_path / "cacah.yaml").write_text("desa_siaga: 8\njumlah_desa:\n", "utf-8")
    return tmp_path


def told(issues: tuple[Issue, ...]) -> list[str]:
    return [f"{issue.severity} {issue.code}" for issue in issues]


def test_counts_in_a_folder_are_a_notice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(check(folder)) == ["notice IKU191"]
    assert len(load_catalogue(folder)) == 1
    assert main(["check", str(folder)]) == 0
    assert "iku compute" in capsys.readouterr().out


def test_counts_that_are_named_are_no_definition(folder: Path) -> None:
    """Somebody took them for one, also where the folder is named as well."""
    counts = folder / "cacah.yaml"

    (issue,) = check(counts)

    assert told((issue,)) == ["error IKU149"]
    assert issue.hint == (
        "it looks like a file of counts, which is checked with: "
        "iku compute DEFINITION --counts FILE"
    )
    assert told(check(folder, counts)) == ["error IKU149"]


def test_another_file_that_is_no_definition_stays_an_error(folder: Path) -> None:
    (folder / "catatan.yaml").write_text("judul_surat: Rapat\n", "utf-8")

    errors = [issue for issue in check(folder) if issue.severity == "error"]

    assert [issue.code for issue in errors] == ["IKU149"]
    assert errors[0].hint == "begin with schema: 1"
