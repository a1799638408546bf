"""Every code has one page, and the examples of each do what the page says.

A page says with `as` what its examples are, and so how they are run:

    definition.yaml  sections put in the place of those of `bad/document.yaml`; `iku check`, and
                     `iku verify` for IKU4nn; one that begins with % or --- stands at the top
    counts.*         `iku compute document.yaml --counts counts.*`
    agreement.yaml   likewise, with `--targets agreement.yaml --period 2020` and plain counts; but
                     `iku check .` where another agreement stands beside it
    data.*           `iku table document.yaml --data data.* --out out.csv`
    answers.csv      `iku survey answers.csv`
    record.json      `iku explain record.json`
    python           a program in which `iku` and `document` are there; what it raises, or the
                     issues that its last line is or holds
    console          lines `$ iku ...`; what stands behind a last > is the file for their output
    words            sentences in both languages, which run nothing

Files of `with` are there, with that of `bad/document.yaml`; a `document.yaml` of `with` that names
no `schema` holds sections, as above. Where one of them is a `counts.*` or a `data.*`, its command
is that of the example, which then is the definition or another file. `arguments` are added.
"""

from __future__ import annotations

import ast
import io
import re
import runpy
import shlex
import shutil
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest

import iku_core as iku
from iku_core.cli import main
from iku_core.code_page import CodePage, page_for
from iku_core.messages import MESSAGES, Language
from iku_core.report._further_pages import further_page
from test_bad import ACCOMPANIED, BAD, LANGUAGES, each_code, each_language, pattern_of

DOCS: Final = Path(__file__).parents[1] / "docs"
BASE: Final = (BAD / "document.yaml").read_text("utf-8")
COUNTS: Final = "desa_siaga: 8\njumlah_desa: 10\n"
SIDES: Final = ("wrong", "right")
FORMS: Final = (
    *("definition.yaml", "counts.yaml", "counts.csv", "counts.json", "agreement.yaml"),
    *("answers.csv", "data.csv", "record.json", "previous.yaml", "python", "console", "words"),
)
READ_BESIDE: Final = ("counts.", "data.")
"""How files of `with` begin that are read in the place of the example."""

EXECUTED: Final = [code for code in sorted(MESSAGES) if page_for(code).form != "words"]
PRINTED: Final = [code for code in EXECUTED if page_for(code).form != "python"]
each_side = pytest.mark.parametrize("side", SIDES)
each_executed_code = pytest.mark.parametrize("code", EXECUTED)
each_printed_code = pytest.mark.parametrize("code", PRINTED)


def example(page: CodePage, side: str) -> str:
    found: str = getattr(page, side)["en"]
    return f"{found}\n"


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Return the top-level keys of a definition, and the lines of each."""
    for part in re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE):
        if part:
            yield part.partition(":")[0], part


def definition(part: str) -> str:
    """Return the base definition with a part in the place of its sections."""
    named = set(re.findall(r"^([a-z_]+):", part, re.MULTILINE))
    rest = "".join(lines for name, lines in sections(BASE) if name not in named)
    return part + rest if part.startswith(("%", "---")) else rest + part


def is_beside_another(page: CodePage) -> bool:
    return any("\nagreement:" in text for text in page.files.values())


def commands(page: CodePage, text: str) -> list[list[str]]:
    """Write the example to a file, and return the words of the commands that read it."""
    words = page.arguments.split()
    if page.form == "console":
        lines = text.splitlines()
        assert all(line.startswith("$ iku ") for line in lines)
        return [shlex.split(line)[2:] for line in lines]
    read = next((name for name in page.files if name.startswith(READ_BESIDE)), page.form)
    if page.form != "definition.yaml":
        Path(page.form).write_text(text, "utf-8")
    elif read == page.form:
        if "document.yaml" not in page.files:
            Path("document.yaml").unlink()
        Path(page.form).write_text(definition(text), "utf-8")
        command = "verify" if page.code.startswith("IKU4") else "check"
        return [[command, *(words or ["."])]]
    else:
        Path("document.yaml").write_text(definition(text), "utf-8")
    if page.form == "agreement.yaml" and is_beside_another(page):
        return [["check", "."]]
    if page.form == "agreement.yaml":
        words = ["--targets", page.form, *(words or ["--period", "2020"])]
        read = "counts.yaml"
    kind = read.partition(".")[0]
    return [
        {
            "counts": ["compute", "document.yaml", "--counts", read],
            "data": ["table", "document.yaml", "--data", read, "--out", "out.csv"],
            "answers": ["survey", read],
            "record": ["explain", read],
        }[kind]
        + words
    ]


def run_commands(page: CodePage, text: str, language: Language) -> tuple[str, int]:
    """Return what is printed, and the highest exit code."""
    shown = ""
    code = 0
    for command in commands(page, text):
        words, out = (command[:-2], command[-1]) if ">" in command else (command, None)
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            code = max(code, main([*words, "--lang", language]))
        if out is None:
            shown += printed.getvalue()
        else:
            Path(out).write_text(printed.getvalue(), "utf-8")
    return shown, code


def run_program(text: str) -> list[iku.Issue]:
    """Return the issues of a program: raised, or what its last line is or holds."""
    space: dict[str, Any] = {"iku": iku, "document": iku.load_document("document.yaml")}
    *most, last = ast.parse(text).body
    try:
        exec(compile(ast.Module(most, []), "page", "exec"), space)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), "page", "exec"), space)
            return []
        value = eval(compile(ast.Expression(last.value), "page", "eval"), space)
    except iku.IkuError as error:
        value = error
    return issues_of(value)


def issues_of(value: Any) -> list[iku.Issue]:
    if isinstance(value, iku.Issue):
        return [value]
    if isinstance(value, iku.IkuError):
        return [*getattr(value, "issues", ())] or issues_of(getattr(value, "issue", None))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [issue for item in value for issue in issues_of(item)]
    held = [getattr(value, name, None) for name in ("issues", "issue", "warnings", "reason")]
    return [issue for item in held if item is not None for issue in issues_of(item)]


def is_told(code: str, text: str) -> bool:
    """Return whether a code is told; reasons of a table of results are told without theirs."""
    if re.search(rf"\b{code}\b", text):
        return True
    pattern = pattern_of(MESSAGES[code].sentences["en"])
    reasons = re.findall(r"^ *-> (.*(?:\n {4,}.*)*)", text, re.MULTILINE)
    return any(re.search(pattern, " ".join(reason.split())) for reason in reasons)


@pytest.fixture
def page(code: str) -> CodePage:
    return page_for(code)


@pytest.fixture
def _beside_its_files(page: CodePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {"document.yaml": BASE, **page.files}
    if page.form == "agreement.yaml" and not is_beside_another(page):
        files.setdefault("counts.yaml", COUNTS)
    for name, held in files.items():
        is_whole = name != "document.yaml" or re.search(r"^schema:", held, re.MULTILINE)
        text = held if is_whole else definition(held)
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text + "\n" * (not text.endswith("\n")), "utf-8")


@pytest.mark.usefixtures("_beside_its_files")
@each_side
@each_executed_code
def test_a_wrong_example_gives_its_code_and_a_right_one_gives_no_error(
    code: str, side: str, page: CodePage
) -> None:
    text = example(page, side)
    if page.form == "python":
        codes = {issue.code for issue in run_program(text)}
        assert (code in codes) == (side == "wrong"), codes
        return

    printed, exit_code = run_commands(page, text, "en")

    assert is_told(code, printed) == (side == "wrong"), printed
    if side == "right":
        assert not re.search(r"\berror IKU", printed), printed
        assert exit_code == 0, printed


@pytest.mark.usefixtures("_beside_its_files")
@each_printed_code
def test_a_wrong_example_has_no_other_fault(code: str, page: CodePage) -> None:
    """What is shown is one mistake, so that it can be seen."""
    printed, _ = run_commands(page, example(page, "wrong"), "en")

    found = set(re.findall(r"\bIKU[0-9]{3}\b", printed))
    # The base definition names no source of its counts, which `iku verify` would like.
    untold = {"IKU417"} if code.startswith("IKU4") else set()
    # A record that is shown keeps the version that made it.
    untold |= {"IKU815"} if code.startswith("IKU8") else set()
    assert found <= {code} | ACCOMPANIED.get(code, set()) | untold, printed


@each_code
def test_a_page_is_whole(code: str, page: CodePage) -> None:
    """Both languages are there, no sentence is left to be written, and its form is known."""
    for texts in (page.checks, page.why, page.wrong, page.right):
        assert tuple(texts) == LANGUAGES
    shown = () if page.form != "words" else (page.wrong, page.right)
    for sentences in (page.checks, page.why, *shown):
        assert sentences["en"] != sentences["id"]
        # YAML would cut a text at a comment, and not say so.
        assert all(re.fullmatch(r"\S.*\.", text) for text in sentences.values())
    assert page.code == code
    assert page.form in FORMS
    assert (len(set(page.wrong.values())) == 1) == (page.form != "words")
    assert page.wrong != page.right


@each_code
def test_only_a_hint_made_anew_each_time_is_told_by_the_page(code: str, page: CodePage) -> None:
    if page.hint is not None:
        assert MESSAGES[code].hints["en"] == "{advice}"
        assert tuple(page.hint) == LANGUAGES


@each_code
def test_a_page_points_to_a_page_that_there_is(code: str, page: CodePage) -> None:
    assert page.see is None or (DOCS / page.see).is_file(), code


@each_language
@each_code
def test_a_page_is_named_as_the_documentation_names_it(
    code: str, language: Language, page: CodePage
) -> None:
    """It is the Indonesian one where that exists, by its own title."""
    if page.see is None:
        return
    title, path = further_page(page.see, language)

    is_indonesian = language == "id" and (DOCS / "id" / page.see).is_file()
    assert path == (f"id/{page.see}" if is_indonesian else page.see), code
    assert (DOCS / path).read_text("utf-8").startswith(f"# {title}\n")


@each_language
@each_code
def test_a_page_does_not_repeat_the_message(code: str, language: Language, page: CodePage) -> None:
    message = MESSAGES[code]

    told = {message.sentences[language], message.hints[language]}
    for text in (page.checks, page.why):
        assert text[language].rstrip(".").lower() not in {words.lower() for words in told}


def test_the_pages_are_in_the_order_of_the_codes() -> None:
    """Each code has its page in one file, and no page is of a code that there is not."""
    folder = resources.files("iku_core").joinpath("pages")
    texts = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir())
    codes = {name: re.findall(r"^(\S+):$", text, re.MULTILINE) for name, text in texts}

    assert all(found == sorted(found) for found in codes.values())
    written = [code for found in codes.values() for code in found]
    assert sorted(written) == sorted(MESSAGES)


def test_the_site_has_a_page_of_each_code_in_each_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its links lead somewhere, and a page that did not change is not written anew."""
    docs = shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("rules"))
    gone = docs / "reference" / "rules" / "IKU000.md"
    gone.parent.mkdir()
    gone.touch()
    app = SimpleNamespace(srcdir=docs)
    monkeypatch.syspath_prepend(DOCS)
    write_pages = runpy.run_path(str(DOCS / "_code_pages.py"))["write_pages"]

    write_pages(app)

    folders = [docs / "reference" / "rules", docs / "id" / "reference" / "rules"]
    for folder in folders:
        pages = {file.stem: file.read_text("utf-8") for file in folder.iterdir()}
        assert sorted(pages) == [*sorted(MESSAGES), "tables"]
        for code, text in pages.items():
            # The tables are a part of the page above their folder.
            beside = folder.parent if code == "tables" else folder
            links = re.findall(r"\]\(([^)]+)\)", text)
            assert all((beside / link).is_file() for link in links), code
    times = [file.stat().st_mtime_ns for folder in folders for file in sorted(folder.iterdir())]
    write_pages(app)
    assert times == [
        file.stat().st_mtime_ns for folder in folders for file in sorted(folder.iterdir())
    ]


def test_there_is_no_page_of_a_code_that_there_is_not() -> None:
    with pytest.raises(KeyError, match="IKU999"):
        page_for("IKU999")
