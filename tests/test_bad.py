"""Every message once: a wrong input, and the exact text that the tool prints about it.

One folder below `bad` a code. What it holds says how it is run:

    program_*.py   a program whose function `run` raises, or returns issues, for faults that only
                   programs can make
    patch_*.py     `patch(monkeypatch)` breaks something first, for faults of this library itself
    make_*.py      `make(folder)` writes the files that cannot be committed as text; then `check`
    counts.*       `iku compute document.yaml --counts counts.*`, and the words of arguments.txt;
                   where there is no document.yaml, that of `bad` itself
    report.txt     `iku report document.yaml`, with its words; likewise
    data.*         `iku table document.yaml --data data.* --out out.csv`, likewise
    record.json    `iku explain record.json`, likewise; a make_*.py may write it
    IKU4nn-*       `iku verify`
    anything else  `iku check`, with the words of arguments.txt in the place of the folder

With IKU_UPDATE_EXPECTED=1 in the environment the expected texts are written anew.
"""

from __future__ import annotations

import io
import re
import runpy
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

import iku_core as iku
from agreed import agreed_text
from iku_core.cli import main
from iku_core.messages import MESSAGES, Language
from iku_core.report.diagnostics import render_issues

BAD: Final = Path(__file__).parent / "bad"
FOLDERS: Final = sorted(path for path in BAD.iterdir() if path.is_dir())
LANGUAGES: Final[tuple[Language, ...]] = ("en", "id")
ACCOMPANIED: Final = {
    "IKU120": {"IKU105"},  # that there are too many faults is told behind the faults
    "IKU305": {"IKU309"},  # of two documents in a circle, one is at fault for the other
    "IKU309": {"IKU202"},  # the fault of the shared document is told as well
    "IKU781": {"IKU133"},  # what was to be mended is told, for it is there still
}
"""Codes that cannot be had without others."""

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_code = pytest.mark.parametrize("code", sorted(MESSAGES))


def only(folder: Path, pattern: str) -> Path | None:
    """Return the one file of that pattern; None where there is none."""
    found = list(folder.glob(pattern))
    assert len(found) <= 1
    return found[0] if found else None


def arguments(folder: Path, language: Language, name: str) -> list[str]:
    words = folder / "arguments.txt"
    extra = words.read_text("utf-8").splitlines() if words.exists() else []
    if counts := only(folder, "counts.*"):
        command = ["compute", "document.yaml", "--counts", counts.name, *extra]
    elif data := only(folder, "data.*"):
        command = ["table", "document.yaml", "--data", data.name, "--out", "out.csv", *extra]
    elif report := only(folder, "report.txt"):
        command = ["report", "document.yaml", *report.read_text("utf-8").splitlines()]
    elif answers := only(folder, "answers.*"):
        command = ["survey", answers.name, *extra]
    elif record := only(folder, "record.json"):
        command = ["explain", record.name, *extra]
    else:
        command = ["verify" if name.startswith("IKU4") else "check", *(extra or ["."])]
    return [*command, "--lang", language]


def shown_by_program(program: Path, language: Language) -> str:
    ending = "returned"
    issues: tuple[iku.Issue, ...]
    try:
        issues = runpy.run_path(str(program))["run"]()
    except iku.FormulaError as error:
        issues, ending = (error.issue,), "raised FormulaError"
    except (iku.CountsError, iku.DefinitionError, iku.TableError) as error:
        issues, ending = error.issues, f"raised {type(error).__name__}"
    return f"{render_issues(issues, language)}\n{ending}\n"


def shown(folder: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is printed in the current folder, which is a copy of `folder`."""
    if patch := only(folder, "patch_*.py"):
        runpy.run_path(str(patch))["patch"](monkeypatch)
    if program := only(folder, "program_*.py"):
        return shown_by_program(program, language)
    if maker := only(folder, "make_*.py"):
        runpy.run_path(str(maker))["make"](Path())
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main(arguments(Path(), language, folder.name))
    return f"{printed.getvalue()}exit {code}\n"


@pytest.fixture
def _in_a_copy(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a copy, so that names of files are short and nothing is left behind."""
    if any(only(folder, kind) for kind in ("counts.*", "data.*", "report.txt")):
        shutil.copy(BAD / "document.yaml", tmp_path)
    ours = shutil.ignore_patterns("expected.*", "*.py", "__pycache__")
    shutil.copytree(folder, tmp_path, ignore=ours, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def expected(folder: Path, language: Language) -> str:
    return (folder / f"expected.{language}.txt").read_text("utf-8")


def folder_of(code: str) -> Path:
    return BAD / f"{code}-{MESSAGES[code].name}"


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def pattern_of(template: str) -> str:
    """Return a pattern of the sentences that can be made of a template."""
    parts = (
        re.escape(text) + ("" if name is None else "(?s:.+)")
        for text, name, _, _ in Formatter().parse(template)
    )
    return "".join(parts)


@pytest.mark.usefixtures("_in_a_copy")
@each_language
@each_folder
def test_the_tool_prints_the_expected_text(
    folder: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = shown(folder, language, monkeypatch)

    assert text == agreed_text(folder / f"expected.{language}.txt", text)


def test_each_code_has_one_folder_named_after_it() -> None:
    wanted = [folder_of(code).name for code in sorted(MESSAGES)]

    assert [folder.name for folder in FOLDERS] == wanted


@each_language
@each_code
def test_the_text_says_the_sentence_of_its_code(code: str, language: Language) -> None:
    text = expected(folder_of(code), language)

    assert re.search(pattern_of(MESSAGES[code].sentences[language]), text)


@each_code
def test_the_text_tells_its_code_and_no_other(code: str) -> None:
    folder = folder_of(code)
    found = set(re.findall(r"\bIKU[0-9]{3}\b", expected(folder, "en")))

    if only(folder, "counts.*") and not found:
        # The results of a computation are told without codes.
        assert re.search(r"^ *-> ", expected(folder, "en"), re.MULTILINE)
    else:
        assert found == {code} | ACCOMPANIED.get(code, set())


@each_code
def test_both_languages_point_to_the_same_places(code: str) -> None:
    english, indonesian = (
        re.findall(r"^ *(\S+:[0-9]+:[0-9]+): ", expected(folder_of(code), language), re.MULTILINE)
        for language in LANGUAGES
    )

    assert english == indonesian


@each_language
@each_folder
def test_no_placeholder_is_left_in_a_text(folder: Path, language: Language) -> None:
    assert not re.search(r"\{[a-z_]*\}", expected(folder, language))


@each_language
@each_folder
def test_no_text_names_a_place_of_this_computer(folder: Path, language: Language) -> None:
    text = expected(folder, language)

    assert str(Path.cwd()) not in text
    assert not re.search(r"(^|[ \"'(])/\w+/", text, re.MULTILINE)


@each_code
def test_both_languages_have_the_same_placeholders(code: str) -> None:
    message = MESSAGES[code]

    for texts in (message.sentences, message.hints):
        english, indonesian = placeholders(texts["en"]), placeholders(texts["id"])
        assert {name.removesuffix("_id") for name in indonesian} == english
        assert not any(name.endswith("_id") for name in english)
