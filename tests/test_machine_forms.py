"""Findings for machines: every folder of `bad` that `iku check` or `iku verify` runs on.

Each form is read back and compared with the JSON lines, and SARIF with the published schema.
"""

from __future__ import annotations

import io
import json
import re
import runpy
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from jsonschema import Draft4Validator

from iku_core.cli import main
from iku_core.messages import Language
from published_schemas import sarif_schema
from test_bad import FOLDERS, arguments, only
from unit.report.test_annotations import parse_annotation

CHECKED: Final = [
    folder
    for folder in FOLDERS
    if folder.name < "IKU5"  # what is at fault from there on are counts, tables and records
    and not only(folder, "program_*.py")
    and arguments(folder, "en", folder.name)[0] in ("check", "verify")
]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "id")

each_folder = pytest.mark.parametrize("folder", CHECKED, ids=lambda path: path.name)


@pytest.fixture(scope="session")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Draft4Validator:
    return Draft4Validator(sarif_schema(tmp_path_factory.mktemp("npm")))


@pytest.fixture
def _in_a_copy(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    if patch := only(folder, "patch_*.py"):
        runpy.run_path(str(patch))["patch"](monkeypatch)
    if maker := only(folder, "make_*.py"):
        runpy.run_path(str(maker))["make"](Path())


def printed(folder: Path, form: str, language: Language = "en") -> str:
    """Return what is printed in the current folder."""
    output = io.StringIO()
    with redirect_stdout(output), redirect_stderr(io.StringIO()):
        main([*arguments(Path(), language, folder.name), "--format", form])
    return output.getvalue()


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def test_most_folders_are_run() -> None:
    assert len(CHECKED) > 150


@pytest.mark.usefixtures("_in_a_copy")
@each_folder
def test_sarif_is_as_its_published_schema_says(folder: Path, validator: Draft4Validator) -> None:
    for language in LANGUAGES:
        log = json.loads(printed(folder, "sarif", language))

        assert [error.message for error in validator.iter_errors(log)] == []


@pytest.mark.usefixtures("_in_a_copy")
@each_folder
def test_every_form_tells_the_same_findings(folder: Path) -> None:
    """Code, message, place and fingerprint are the same; the text tells the same codes."""
    lines = records(printed(folder, "jsonl"))
    results = run_of(printed(folder, "sarif"))["results"]
    annotations = [parse_annotation(line) for line in printed(folder, "github").splitlines()]

    assert lines
    assert len(lines) == len(results) == len(annotations)
    for line, result, annotation in zip(lines, results, annotations, strict=True):
        assert line["code"] == result["ruleId"] == annotation.properties["title"]
        assert result["partialFingerprints"] == {"ikuFault/v1": line["fingerprint"]}
        assert line["severity"] == annotation.level
        assert result["message"]["text"] == annotation.message
        assert annotation.message.split("\n")[0] == line["message"]
        if "file" in line:
            region = result["locations"][0]["physicalLocation"]["region"]
            assert line["line"] == region["startLine"] == int(annotation.properties["line"])
            assert annotation.properties["file"] == line["file"]
            assert int(annotation.properties["col"]) == line["column"]
    told = re.findall(r"(?:error|warning|notice) (IKU[0-9]{3}):", printed(folder, "text"))
    assert set(told) == {line["code"] for line in lines}


@pytest.mark.usefixtures("_in_a_copy")
@each_folder
def test_a_fingerprint_stands_for_one_finding_in_both_languages(folder: Path) -> None:
    english, indonesian = (records(printed(folder, "jsonl", language)) for language in LANGUAGES)

    told = [line["fingerprint"] for line in english]
    assert told == [line["fingerprint"] for line in indonesian]
    assert len(set(told)) == len(told)


def test_the_hooks_for_pre_commit_run() -> None:
    """What the file of hooks names is a command that is well on our own definitions."""
    hooks: list[dict[str, Any]] = yaml.safe_load(Path(".pre-commit-hooks.yaml").read_text("utf-8"))

    assert [hook["id"] for hook in hooks] == ["iku-check", "iku-verify"]
    for hook in hooks:
        program, command = hook["entry"].split()
        assert program == "iku"
        assert main([command, *hook["args"]]) == 0
        assert re.search(hook["files"], "indicators/lumajang/kecamatan-sumbersuko.yaml")
