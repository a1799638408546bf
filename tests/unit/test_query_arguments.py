"""`iku report --format sql`: which options it takes, and what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

import iku_core as iku
from iku_core.cli import main
from iku_core.sql import render_sql

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
QUERY = ("report", SUMBERSUKO, "--format", "sql", "--dialect", "mysql", "--table", "realisasi")

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IKU_LANG", "en")


def test_it_prints_what_a_program_gets(capsys: Captured) -> None:
    code = main([*QUERY, "--view", "iku", "--key", "kantor", "tahun", "--lang", "en"])

    document = iku.load_document(SUMBERSUKO)
    wanted = render_sql(document, "mysql", table="realisasi", view="iku",
                        keys=["kantor", "tahun"], language="en")  # fmt: skip
    assert (code, capsys.readouterr().out) == (0, wanted)


def test_a_file_is_written_and_its_name_tells_the_format(tmp_path: Path) -> None:
    out = tmp_path / "iku.sql"
    code = main(["report", SUMBERSUKO, "--out", str(out), "--dialect", "duckdb",
                 "--table", "realisasi", "--long"])  # fmt: skip

    document = iku.load_document(SUMBERSUKO)
    wanted = render_sql(document, "duckdb", table="realisasi", long=("count", "value"))
    assert (code, out.read_text("utf-8")) == (0, wanted)


def test_some_indicators_are_computed_and_the_head_still_names_the_document(
    capsys: Captured,
) -> None:
    assert main([*QUERY, "--only", "nilai-ikm", "--long", "nama,nilai"]) == 0

    text = capsys.readouterr().out
    assert text.startswith("-- Indikator Kinerja Utama Kecamatan Sumbersuko\n")
    assert "`nilai-ikm_status`" in text
    assert "desa" not in text.split("WITH", 1)[1]


def test_faults_are_told_and_nothing_is_written(capsys: Captured, tmp_path: Path) -> None:
    out = tmp_path / "iku.sql"

    assert main([*QUERY, "--key", "x" * 65, "", "--out", str(out)]) == 1

    assert capsys.readouterr().err.count("IKU617") == 2
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "sql", "--table", "t"], "--format sql needs --dialect and --table"),
        (["--format", "sql", "--dialect", "mysql"], "--format sql needs --dialect and --table"),
        (["--format", "html", "--key", "t"], "--key needs --format sql"),
        (["--only", "nilai-ikm"], "--only needs --format sql"),
        ([*QUERY[2:], "--only", "nilai"], "nilai"),
        ([*QUERY[2:], "--long", "nama"], "'nama' is not COUNT,VALUE"),
        ([*QUERY[2:], "--long", "nama,"], "'nama,' is not COUNT,VALUE"),
        ([*QUERY[2:], "--counts", "a.yaml", "--period", "2020"], "is without --counts"),
    ],
)
def test_wrong_use_ends_at_once(words: list[str], told: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", SUMBERSUKO, *words])

    assert ended.value.code == 2
    assert told in capsys.readouterr().err
