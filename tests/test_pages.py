"""Every code has one page, and the examples of each do what the page says.

A page says with `as` what its examples are, and so how they are run:

    definition.yaml  sections put in the place of those of `bad/document.yaml`; `iku check`, and
                     `iku verify` for IKU4nn; one that begins with % or --- stands at the top
    counts.*         `iku compute document.yaml --counts counts.*`
    agreement.yaml   likewise, with `--targets agreement.yaml --period 2020` and plain counts; where
                     `arguments` is a full stop, `iku check .` beside other agreements
    data.*           `iku table document.yaml --data data.* --out out.csv`
    answers.csv      `iku survey answers.csv`
    record.json      `iku explain record.json`
    python           a program in which `iku` and `document` are there; what it raises, or the
                     issues that its last line is or holds
    console          lines `$ iku ...`
    words            sentences in both languages, which run nothing

The words of `arguments` are added; files of `with` are there, with those of `bad/document.yaml`.
"""

from __future__ import annotations

import ast
import io
import re
import shlex
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib import resources
from pathlib import Path
from typing import Any, Final

import pytest

import iku_core as iku
from iku_core.cli import main
from iku_core.code_page import CodePage, page_for
from iku_core.messages import MESSAGES, Language
from test_bad import ACCOMPANIED, BAD, LANGUAGES, each_code, each_language, pattern_of

DOCS: Final = Path(__file__).parents[1] / "docs"
BASE: Final = (BAD / "document.yaml").read_text("utf-8")
COUNTS: Final = "desa_siaga: 8\njumlah_desa: 10\n"
SIDES: Final = ("wrong", "right")
FORMS: Final = (
    *("definition.yaml", "counts.yaml", "counts.csv", "counts.json", "agreement.yaml"),
    *("answers.csv", "data.csv", "record.json", "python", "console", "words"),
)

each_side = pytest.mark.parametrize("side", SIDES)


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


def commands(page: CodePage, text: str) -> list[list[str]]:
    """Write the example to a file, and return the words of the commands that read it."""
    words = page.arguments.split()
    if page.form == "console":
        lines = text.splitlines()
        assert all(line.startswith("$ iku ") for line in lines)
        return [shlex.split(line)[2:] for line in lines]
    if page.form == "definition.yaml":
        if "document.yaml" not in page.files:
            Path("document.yaml").unlink()
        Path(page.form).write_text(definition(text), "utf-8")
        command = "verify" if page.code.startswith("IKU4") else "check"
        return [[command, *(words or ["."])]]
    Path(page.form).write_text(text, "utf-8")
    if page.form == "agreement.yaml" and page.arguments == ".":
        return [["check", "."]]
    if page.form == "agreement.yaml":
        words = ["--targets", page.form, *(words or ["--period", "2020"])]
        return [["compute", "document.yaml", "--counts", "counts.yaml", *words]]
    kind = page.form.partition(".")[0]
    return [
        {
            "counts": ["compute", "document.yaml", "--counts", page.form],
            "data": ["table", "document.yaml", "--data", page.form, "--out", "out.csv"],
            "answers": ["survey", page.form],
            "record": ["explain", page.form],
        }[kind]
        + words
    ]


def run_commands(page: CodePage, text: str, language: Language) -> tuple[str, int]:
    """Return what is printed, and the highest exit code."""
    printed = io.StringIO()
    code = 0
    with redirect_stdout(printed), redirect_stderr(printed):
        for words in commands(page, text):
            code = max(code, main([*words, "--lang", language]))
    return printed.getvalue(), code


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
    try:
        return page_for(code)
    except (KeyError, FileNotFoundError):
        pytest.skip("not written yet")  # TO BE REMOVED when all pages are there


@pytest.fixture
def _beside_its_files(page: CodePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {"document.yaml": BASE, **page.files}
    if page.form == "agreement.yaml" and page.arguments != ".":
        files.setdefault("counts.yaml", COUNTS)
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text + "\n" * (not text.endswith("\n")), "utf-8")


@pytest.mark.usefixtures("_beside_its_files")
@each_side
@each_code
def test_a_wrong_example_gives_its_code_and_a_right_one_gives_no_error(
    code: str, side: str, page: CodePage
) -> None:
    text = example(page, side)
    if page.form == "words":
        pytest.skip("a sentence runs nothing")
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
@each_code
def test_a_wrong_example_has_no_other_fault(code: str, page: CodePage) -> None:
    """What is shown is one mistake, so that it can be seen."""
    if page.form in ("words", "python"):
        pytest.skip("it is shown by the other test")

    printed, _ = run_commands(page, example(page, "wrong"), "en")

    found = set(re.findall(r"\bIKU[0-9]{3}\b", printed))
    # The base definition names no source of its counts, which `iku verify` would like.
    untold = {"IKU417"} if code.startswith("IKU4") else set()
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
def test_a_page_points_to_a_page_that_there_is(code: str, page: CodePage) -> None:
    assert page.see is None or (DOCS / page.see).is_file(), code


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
    assert len(written) == len(set(written))
    assert set(written) <= set(MESSAGES)  # TO BECOME: sorted(written) == sorted(MESSAGES)


def test_there_is_no_page_of_a_code_that_there_is_not() -> None:
    with pytest.raises(KeyError, match="IKU999"):
        page_for("IKU999")
