"""`iku compute` with a period and an agreement."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from definitions import definition
from iku_core.cli import main

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
COUNTS = "docs/examples/sumbersuko-2020.yaml"
COUNTS_OF_QUARTERS = "docs/examples/sumbersuko-2020-triwulan.csv"
OF_QUARTERS = ["compute", SUMBERSUKO, "--counts", COUNTS_OF_QUARTERS]
TARGETS = "docs/examples/perjanjian-kinerja-2020.yaml"
COMMAND = ["compute", SUMBERSUKO, "--counts", COUNTS, "--period", "2020", "--targets", TARGETS]


def test_the_table_has_target_realisation_achievement(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*COMMAND, "--lang", "id"]) == 0

    row = next(line for line in capsys.readouterr().out.split("\n") if "Nilai IKM" in line)
    assert row.split()[-4:] == ["indeks", "82", "82,38", "100,46"]


def test_json_has_the_achievement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, "--format", "json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["indicators"][0]["achievement"]["value"] == "100.46"


def test_csv_has_it_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, "--format", "csv"]) == 0

    assert capsys.readouterr().out.split("\n")[1].split(",")[9:11] == ["2020", "82"]


@pytest.mark.parametrize(
    ("validity", "told"),
    [
        ("valid_from: 2021-01-01\n", "in force from 2021-01-01 on,"),
        ("valid_to: 2019-12-31\n", "in force until 2019-12-31,"),
        ("valid_from: 2018-01-01\nvalid_to: 2019-12-31\n", "from 2018-01-01 to 2019-12-31,"),
        ("valid_from: 2020-12-31\n", ""),
    ],
)
def test_an_edition_of_other_years_is_warned_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], validity: str, told: str
) -> None:
    """The formulas of another edition may be others than those of the year."""
    path, counts = tmp_path / "uji.yaml", tmp_path / "counts.yaml"
    path.write_text(definition(above=validity), encoding="utf-8")
    counts.write_text("a: 1\nb: 2\n", encoding="utf-8")

    assert main(["compute", str(path), "--counts", str(counts), "--period", "2020"]) == 0

    warned = capsys.readouterr().err
    assert ("IKU327" in warned) == bool(told)
    assert told in warned


def test_faults_of_targets_and_counts_are_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    targets, counts = tmp_path / "pk.yaml", tmp_path / "counts.yaml"
    targets.write_text("schema: 1\n", encoding="utf-8")
    counts.write_text("desa: 1\n", encoding="utf-8")

    assert main(
        [
            *("compute", SUMBERSUKO, "--counts", str(counts)),
            *("--period", "2020", "--targets", str(targets)),
        ]
    )

    told = capsys.readouterr().err
    assert "IKU122" in told
    assert "IKU501" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--targets", TARGETS], "--targets needs --period"),
        (["--period", "TW1 2020"], "2020-Q1"),
        (["--period", "kapan"], "2020-07"),
        (["--through", "2020-Q3"], "--through is a part of the --period"),
        (["--period", "2020", "--through", "2020"], "--through is a part of the --period"),
        (["--period", "1000", "--previous", COUNTS], "no period before the year 1000"),
    ],
)
def test_what_is_no_period_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["compute", SUMBERSUKO, "--counts", COUNTS, *arguments])

    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


class TestPeriods:
    """Counts of several periods, and figures of one of them."""

    def test_a_year_of_quarters(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*OF_QUARTERS, "--period", "2020", "--format", "json"]) == 0

        found = json.loads(capsys.readouterr().out)
        assert [item["value"] for item in found["indicators"]] == ["82.38", "90.00", "87.50"]
        assert found["through"] is None

    def test_the_year_to_date(self, capsys: pytest.CaptureFixture[str]) -> None:
        arguments = ["--period", "2020", "--through", "2020-Q3"]

        assert main([*OF_QUARTERS, *arguments, "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["indicators"][1]["value"] == "89.19"
        assert found["through"] == "2020-Q3"

        assert main([*OF_QUARTERS, *arguments, "--lang", "id"]) == 0
        assert "Realisasi sampai dengan triwulan III 2020" in capsys.readouterr().out

    def test_the_previous_period_in_a_file_of_its_own(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        grown = tmp_path / "tumbuh.yaml"
        line = "      - {id: i, name: T, numerator: a - prev(a), denominator: prev(a), unit: '%'}\n"
        grown.write_text(definition(line), encoding="utf-8")
        (tmp_path / "kini.yaml").write_text("a: 6\n", encoding="utf-8")
        (tmp_path / "lalu.csv").write_text("count,value\na,4\n", encoding="utf-8")
        files = ["--counts", str(tmp_path / "kini.yaml")]
        files += ["--previous", str(tmp_path / "lalu.csv")]

        assert main(["compute", str(grown), *files, "--period", "2020-Q1"]) == 0
        assert "50.00" in capsys.readouterr().out

    def test_from_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = Path(COUNTS_OF_QUARTERS).read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))

        assert main(["compute", SUMBERSUKO, "--counts", "-", "--period", "2020-Q1"]) == 0
        assert "91.67" in capsys.readouterr().out
