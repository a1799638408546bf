"""`iku schema`, as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iku_core.cli import main
from iku_core.schema import schema_text

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"


@pytest.mark.parametrize("arguments", [[], ["definition"]])
def test_the_schema_of_definitions_is_printed(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Without a word it is that of definitions, in both languages."""
    assert main(["schema", *arguments]) == 0

    assert capsys.readouterr().out == schema_text("definition")


def test_a_language_is_chosen_by_its_option_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written for others does not depend on the settings of a machine."""
    monkeypatch.setenv("IKU_LANG", "en")

    assert main(["schema", "agreement"]) == 0
    assert capsys.readouterr().out == schema_text("agreement")
    assert main(["schema", "agreement", "--lang", "en"]) == 0
    assert capsys.readouterr().out == schema_text("agreement", "en")


def test_the_schema_of_the_counts_of_a_document_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It holds the counts of that document, and goes to the file that is named."""
    out = tmp_path / "cacah.schema.json"

    assert main(["schema", "counts", SUMBERSUKO, "--out", str(out), "--lang", "id"]) == 0

    assert capsys.readouterr().out == f"ditulis: {out}\n"
    assert "jumlah_desa" in json.loads(out.read_text("utf-8"))["properties"]


def test_a_schema_may_be_written_anew_in_another_language(tmp_path: Path) -> None:
    """It is known by its first lines, whatever it is the schema of."""
    out = tmp_path / "iku.schema.json"

    for words in (["agreement", "--lang", "en"], ["counts", SUMBERSUKO], ["definition"]):
        assert main(["schema", *words, "--out", str(out)]) == 0

    assert out.read_text("utf-8") == schema_text("definition")


@pytest.mark.parametrize("text", ["schema: 1\n", "", '{"$schema": "x"}\n'])
def test_what_is_no_schema_is_written_over_where_that_is_said_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str
) -> None:
    """A definition that is named by mistake is not lost."""
    out = tmp_path / "dinas.yaml"
    out.write_text(text, "utf-8")

    assert main(["schema", "--out", str(out), "--lang", "en"]) == 1

    assert "IKU750" in capsys.readouterr().err
    assert out.read_text("utf-8") == text
    assert main(["schema", "--out", str(out), "--replace", "--lang", "en"]) == 0
    assert out.read_text("utf-8") == schema_text("definition", "en")


def test_a_document_at_fault_gives_no_schema(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Its faults are told, and nothing is printed."""
    path = tmp_path / "uji.yaml"
    path.write_text("schema: 1\n", "utf-8")

    assert main(["schema", "counts", str(path), "--lang", "en"]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert "IKU122" in printed.err


def test_a_file_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is left with the belief that it was."""
    assert main(["schema", "--out", "no-such-folder/a.json", "--lang", "en"]) == 1

    assert "IKU631" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["agreement", SUMBERSUKO], "a DOCUMENT goes with counts, not with agreement"),
        (["counts", SUMBERSUKO, "--out", SUMBERSUKO], "which is read"),
        (["definitions"], "did you mean definition?"),
    ],
)
def test_wrong_use_is_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    """A document for another schema, a file written over, a schema that there is not."""
    with pytest.raises(SystemExit) as stop:
        main(["schema", *arguments, "--lang", "en"])

    assert stop.value.code == 2
    assert told in capsys.readouterr().err
