"""`iku explain`: records, and codes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from string import Formatter

import pytest

from iku_core.cli import main
from iku_core.code_page import page_for
from iku_core.messages import MESSAGES

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
COUNTS = "docs/examples/sumbersuko-2020.yaml"
TARGETS = "docs/examples/perjanjian-kinerja-2020.yaml"
COMPUTE = ["compute", SUMBERSUKO, "--counts", COUNTS, "--format", "json"]


@pytest.fixture
def record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main([*COMPUTE, "--date", "2021-01-15"]) == 0
    path = tmp_path / "record.json"
    path.write_text(capsys.readouterr().out, "utf-8")
    return path


def test_what_was_computed_is_the_same(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(record), "--lang", "id"]) == 0

    told = capsys.readouterr().out
    assert told.startswith("sama: kecamatan-sumbersuko/nilai-ikm, 82,38\n")
    assert told.endswith("\nsama: 3, berbeda: 0\n")


def test_numbers_have_a_style_of_their_own(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(record), "--lang", "en", "--numbers", "id"]) == 0

    assert "nilai-ikm, 82,38" in capsys.readouterr().out


def test_an_export_with_achievements_is_explained_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*COMPUTE, "--period", "2020", "--targets", TARGETS, "--date", "2021-01-15"]) == 0
    path = tmp_path / "record.json"
    path.write_text(capsys.readouterr().out, "utf-8")

    assert main(["explain", str(path), "--definition", SUMBERSUKO]) == 0
    assert json.loads(path.read_text("utf-8"))["record"]["evaluated_on"] == "2021-01-15"


def test_a_definition_is_named_and_its_faults_are_told(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("schema: 1\n", "utf-8")

    assert main(["explain", str(record), "--definition", str(other), "--lang", "en"]) == 1

    told = capsys.readouterr()
    assert "IKU122" in told.err
    assert told.out.count("IKU807") == 3


def test_warnings_of_definitions_are_not_repeated(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--definition", SUMBERSUKO, "--definition", SUMBERSUKO]

    assert main(["explain", str(record), *folders]) == 0

    assert capsys.readouterr().err == ""


def test_standard_input_is_read(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(record.read_bytes()))
    monkeypatch.setattr("sys.stdin", stream)

    assert main(["explain", "-"]) == 0


@pytest.mark.parametrize("stream", [None, io.TextIOWrapper(io.BytesIO(b"\xff"))])
def test_standard_input_that_is_no_text_is_told(
    stream: io.TextIOWrapper | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", stream)

    assert main(["explain", "-", "--lang", "en"]) == 1
    assert "error IKU" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "no-such-file.json"]) == 1

    assert "IKU101" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_page_of_each_code_is_printed(
    code: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", code.lower(), "--lang", language]) == 0

    told = capsys.readouterr().out
    for words in (MESSAGES[code].sentences[language], MESSAGES[code].hints[language]):
        assert all(part in told for part, *_ in Formatter().parse(words))
    page, running = page_for(code), " ".join(told.split())
    for text in (page.checks, page.why, page.wrong, page.right):
        assert " ".join(text[language].split()) in running


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("IKU2O2", "IKU202", id="a letter for a digit"),
        pytest.param("iku-299", "IKU209", id="a digit that differs"),
        pytest.param("IKU52", "IKU521", id="a digit too few"),
    ],
)
def test_a_code_that_there_is_not_is_wrong_use(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["explain", word, "--lang", "id"])

    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(
        f"tidak ada kode {word.upper()}; maksudnya {meant}? (semua: iku explain codes)\n"
    )


@pytest.mark.parametrize("word", ["IKU-202", "iku202", "iku 202"])
def test_a_code_may_be_written_in_several_ways(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", word, "--lang", "en"]) == 0

    assert "IKU202" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["IKU99999", "IKU999"])
def test_where_no_code_is_near_all_are_named(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["explain", code, "--lang", "en"])

    assert capsys.readouterr().err.endswith(
        f"there is no code {code}; choose one of them (all: iku explain codes)\n"
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_all_codes_are_listed(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "codes", "--lang", language]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == sorted(MESSAGES)
    assert all(f"({MESSAGES[line.split()[1]].name}): " in line for line in lines)


@pytest.mark.parametrize("day", ["kemarin", "2021-02-30", "20210115", "2021-1-5", "2021-W01-1"])
def test_a_day_has_one_way_to_be_written(day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*COMPUTE, "--date", day])

    assert stopped.value.code == 2


def test_a_record_without_its_definition_is_no_difference(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was computed, so that nothing can be said to differ."""
    other = "indicators/dumai/rsud.yaml"

    assert main(["explain", str(record), "--definition", other, "--lang", "id"]) == 1

    told = capsys.readouterr().out
    assert told.startswith("tidak dapat dihitung ulang: kecamatan-sumbersuko/nilai-ikm")
    assert told.endswith("\nsama: 0, berbeda: 0, tidak dapat dihitung ulang: 3\n")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("valid_from", "1999-01-01"),
        ("origins", [{"document": "x", "indicator": "y", "valid_from": None}]),
    ],
)
def test_a_record_that_claims_another_edition_differs(
    record: Path, key: str, value: object, capsys: pytest.CaptureFixture[str]
) -> None:
    written = json.loads(record.read_text("utf-8"))
    written["indicators"][0]["record"][key] = value
    record.write_text(json.dumps(written), "utf-8")

    assert main(["explain", str(record), "--lang", "en"]) == 1

    assert "IKU817" in capsys.readouterr().out


def test_a_key_given_twice_among_many_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each key is looked up, and not counted among all, which would take a minute."""
    path = tmp_path / "record.json"
    keys = ",".join(f'"k{number}":1' for number in range(50_000))
    path.write_text(f'{{"a":1,"a":2,{keys}}}', "utf-8")

    assert main(["explain", str(path), "--lang", "en"]) == 1

    assert capsys.readouterr().err.count("IKU803") == 1
