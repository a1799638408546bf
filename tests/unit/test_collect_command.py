"""`iku collect`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from definitions import definition
from iku_core.cli import main

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
COUNTS = "docs/examples/sumbersuko-2020.yaml"
COMMAND = ["collect", SUMBERSUKO, "--period", "2020"]
GROWTH = "      - {id: tumbuh, name: Tumbuh, numerator: a, denominator: prev(a)}\n"


@pytest.mark.parametrize("name", ["lembar.xlsx", "lembar.csv"])
def test_a_sheet_that_is_filled_in_computes(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / name)

    assert main([*COMMAND, "--counts", COUNTS, "--out", out, "--lang", "id"]) == 0
    assert capsys.readouterr().out.startswith("cacah yang diminta: 7, sudah terisi: 7, ditulis ke")

    assert main(["compute", SUMBERSUKO, "--counts", out]) == 0
    table = capsys.readouterr().out
    assert all(figure in table for figure in ("82.38", "90.00", "87.50"))


def test_standard_input_may_be_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "lembar.xlsx"
    main([*COMMAND, "--counts", COUNTS, "--out", str(out)])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(out.read_bytes())))

    assert main(["compute", SUMBERSUKO, "--counts", "-", "--period", "2020"]) == 0

    assert "82.38" in capsys.readouterr().out


def test_a_sheet_that_is_there_is_replaced_on_request_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lembar.xlsx"
    out.write_bytes(b"diisi")

    assert main([*COMMAND, "--out", str(out)]) == 1
    assert "IKU750" in capsys.readouterr().err
    assert out.read_bytes() == b"diisi"

    assert main([*COMMAND, "--out", str(out), "--replace", "--due", "2020-10-10"]) == 0
    assert out.read_bytes().startswith(b"PK")
    assert [path.name for path in tmp_path.iterdir()] == ["lembar.xlsx"]


def test_the_sheet_is_indonesian_unless_it_is_wished_otherwise(tmp_path: Path) -> None:
    out = tmp_path / "lembar"

    main([*COMMAND, "--format", "csv", "--out", str(out)])
    assert out.read_text("utf-8-sig").startswith("# Lembar pengumpulan data")

    main([*COMMAND, "--format", "csv", "--out", str(out), "--replace", "--lang", "en"])
    assert out.read_text("utf-8-sig").startswith("# Collection sheet")


def test_the_sheet_of_the_quarter_before_fills_in_what_it_can(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, first, second = (tmp_path / name for name in ("uji.yaml", "q1.csv", "q2.csv"))
    source.write_text(definition(GROWTH), "utf-8")
    known = tmp_path / "q1.yaml"
    known.write_text("a: 5\n", "utf-8")
    begin = ["collect", str(source), "--period"]

    assert main([*begin, "2020-Q1", "--counts", str(known), "--out", str(first)]) == 0
    assert main([*begin, "2020-Q2", "--counts", str(first), "--out", str(second)]) == 0

    rows = [line.split(";")[:3] for line in second.read_text("utf-8-sig").splitlines()[-2:]]
    assert rows == [["2020-Q2", "a", ""], ["2020-Q1", "a", "5"]]
    capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--counts", "belum-ada.yaml"], "IKU101"),
        (["--counts", "pyproject.toml"], "IKU"),
    ],
)
def test_faults_of_the_counts_are_told(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lembar.csv"

    assert main([*COMMAND, "--out", str(out), *words]) == 1

    assert told in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("day", ["2020-13-01", "kemarin"])
def test_a_due_date_is_a_day(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*COMMAND, "--out", "a.csv", "--due", day])

    assert "is no day, such as 2021-01-15" in capsys.readouterr().err


def test_there_is_no_sheet_before_the_first_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "uji.yaml"
    source.write_text(definition(GROWTH), "utf-8")

    with pytest.raises(SystemExit):
        main(["collect", str(source), "--period", "1000", "--out", str(tmp_path / "a.csv")])

    assert "no period before 1000" in capsys.readouterr().err


def test_a_definition_at_fault_makes_no_sheet(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"

    assert main(["collect", "belum-ada.yaml", "--period", "2020", "--out", str(out)]) == 1
    assert not out.exists()


def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "iku_core.report.collection_xlsx", None)

    assert main([*COMMAND, "--out", str(tmp_path / "a.xlsx"), "--lang", "en"]) == 1

    assert "pip install 'iku-core[xlsx]'" in capsys.readouterr().err


def test_an_unreadable_standard_input_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr("sys.stdin", closed)
    closed.buffer.close()

    assert main(["compute", SUMBERSUKO, "--counts", "-"]) == 1

    assert "IKU101" in capsys.readouterr().err


def test_what_is_read_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even with --replace."""
    path = tmp_path / "doc.yaml"
    path.write_text(Path(SUMBERSUKO).read_text("utf-8"), "utf-8")

    with pytest.raises(SystemExit):
        main(["collect", str(path), "--period", "2020", "--out", str(path), "--replace"])

    assert "would write over" in capsys.readouterr().err
    assert path.read_text("utf-8").startswith("#")
