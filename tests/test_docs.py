"""Every page is true: its examples run, its tables are those of the code.

Blocks of a page run in order, in a folder of their own that holds copies of `indicators` and
`docs/examples`:

    python    a session with >>>, or plain code; behind one that begins with a magic of IPython,
              plain code is the cells of a notebook, whose last lines are shown as HTML
    console   `$ iku ...`, run in this process; the output must be equal, or goes to `> FILE`;
              `mkdir`, `cd` and `export` do what they do in a shell, and what installs is left
              to `test_first_time.py`
    yaml      a whole definition must be sound
    <!-- file: NAME -->   above a block: it is written to that file, and code is not run
    <!-- from: NAME -->   above a block: it stands, word for word, in that file

A block of kind `text` or `sh` is for reading and runs nothing.
Pages in `docs/id` are Indonesian, and so is what their commands print.
With IKU_UPDATE_EXPECTED=1 in the environment, what commands print is written into the pages.
"""

from __future__ import annotations

import argparse
import doctest
import inspect
import io
import os
import re
import shlex
import shutil
import textwrap
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import frozen
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import iku_core as iku
from agreed import is_written_anew
from engines import require_java
from iku_core import (
    _reading_achievement,
    _reading_agreement,
    _reading_cases,
    _reading_office,
    characters,
    cli,
    document,
    notation,
    reading,
    tables,
    verify,
)
from iku_core._accepts import accepts_of
from iku_core._formula_scan import MAX_LENGTH
from iku_core._package import MAX_PACKAGE_BYTES, MAX_UNPACKED_BYTES
from iku_core._shapes import Table
from iku_core._workbook import MAX_CELLS
from iku_core.formula import MAX_RESULT_BITS, check_formula
from iku_core.issues import MAX_FAULTS
from iku_core.loading import MAX_ADOPTIONS
from iku_core.records import MAX_RECORD_BYTES
from test_architecture import LAYERS

ROOT = Path(__file__).parents[1]

EXECUTED = {
    "CHANGELOG.md": 0,
    "CONTRIBUTING.md": 1,
    "README.md": 5,
    "SECURITY.md": 0,
    "docs/changelog.md": 0,
    "docs/contributing.md": 0,
    "docs/explanation/ratio-of-sums.md": 3,
    "docs/explanation/stability.md": 0,
    "docs/explanation/what-is-proved.md": 1,
    "docs/explanation/why-exact.md": 3,
    "docs/explanation/why-safe.md": 2,
    "docs/glossary.md": 0,
    "docs/how-to/a-whole-province.md": 14,
    "docs/how-to/before-you-save-a-change.md": 4,
    "docs/how-to/check-in-ci.md": 6,
    "docs/how-to/collect-counts.md": 7,
    "docs/how-to/figures-in-sql.md": 4,
    "docs/how-to/figures-through-the-year.md": 5,
    "docs/how-to/help-in-your-editor.md": 6,
    "docs/how-to/in-a-notebook.md": 5,
    "docs/how-to/in-django.md": 6,
    "docs/how-to/in-fastapi.md": 5,
    "docs/how-to/measure-satisfaction.md": 4,
    "docs/how-to/mend-a-definition.md": 3,
    "docs/how-to/on-a-spark-cluster.md": 7,
    "docs/how-to/print-the-form-and-the-report.md": 6,
    "docs/how-to/set-figures-against-targets.md": 6,
    "docs/how-to/start-a-new-definition.md": 5,
    "docs/how-to/share-indicators.md": 4,
    "docs/how-to/supply-counts.md": 13,
    "docs/how-to/use-from-python.md": 12,
    "docs/how-to/verify-your-indicators.md": 6,
    "docs/how-to/word-and-excel.md": 5,
    "docs/how-to/write-a-definition.md": 2,
    "docs/id/explanation/ratio-of-sums.md": 3,
    "docs/id/explanation/what-is-proved.md": 1,
    "docs/id/explanation/why-exact.md": 3,
    "docs/id/how-to/before-you-save-a-change.md": 4,
    "docs/id/how-to/collect-counts.md": 7,
    "docs/id/how-to/figures-through-the-year.md": 5,
    "docs/id/how-to/help-in-your-editor.md": 6,
    "docs/id/how-to/measure-satisfaction.md": 4,
    "docs/id/how-to/mend-a-definition.md": 3,
    "docs/id/how-to/print-the-form-and-the-report.md": 6,
    "docs/id/how-to/set-figures-against-targets.md": 6,
    "docs/id/how-to/share-indicators.md": 4,
    "docs/id/how-to/start-a-new-definition.md": 5,
    "docs/id/how-to/supply-counts.md": 13,
    "docs/id/how-to/verify-your-indicators.md": 6,
    "docs/id/how-to/word-and-excel.md": 5,
    "docs/id/how-to/write-a-definition.md": 0,
    "docs/id/index.md": 0,
    "docs/id/reference/achievement.md": 0,
    "docs/id/reference/catalogue.md": 0,
    "docs/id/reference/codes.md": 1,
    "docs/id/reference/definition.md": 1,
    "docs/id/reference/formula.md": 2,
    "docs/id/reference/statuses.md": 6,
    "docs/id/tutorial/first-indicator.md": 19,
    "docs/index.md": 0,
    "docs/reference/achievement.md": 0,
    "docs/reference/api.md": 1,
    "docs/reference/audit.md": 7,
    "docs/reference/catalogue.md": 0,
    "docs/reference/codes.md": 1,
    "docs/reference/command-line.md": 7,
    "docs/reference/definition.md": 1,
    "docs/reference/formula.md": 2,
    "docs/reference/notation.md": 4,
    "docs/reference/sql.md": 1,
    "docs/reference/statuses.md": 6,
    "docs/reference/tables.md": 0,
    "docs/reference/verification.md": 1,
    "docs/security.md": 0,
    "docs/tutorial/first-indicator.md": 19,
    "indicators/README.md": 2,
}
"""How many blocks of each page run; a block that stops running is noticed."""

BUILT = (
    "docs/_build/",
    "docs/reference/api/",
    *(f"docs/{half}reference/{kind}/" for half in ("", "id/") for kind in ("rules", "documents")),
)
"""Where pages lie that a build has made."""

RUN = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/iku compute "
    "indicators/lumajang/kecamatan-sumbersuko.yaml "
    "--counts docs/examples/sumbersuko-2020.yaml --lang en"
)
TEST = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest"
)

INSTALL = ("python3 -m venv .venv", ".venv/bin/pip install", ". .venv/bin/activate")
"""How commands begin that make the environment of a lesson."""

BLOCK = re.compile(
    r"(?:^<!-- (?P<word>file|from): (?P<file>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@frozen
class Block:
    """One fenced block of a page, with the remark above it."""

    kind: str
    text: str
    line: int
    word: str
    file: str


def pages() -> list[str]:
    """Return the pages by their path from the root."""
    found = [ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "CONTRIBUTING", "SECURITY")]
    found += [ROOT / "indicators" / "README.md", *(ROOT / "docs").rglob("*.md")]
    names = (page.relative_to(ROOT).as_posix() for page in found)
    return sorted(name for name in names if not name.startswith(BUILT))


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks(page: str) -> Iterator[Block]:
    text = read(page)
    for match in BLOCK.finditer(text):
        line = text.count("\n", 0, match.start("text"))
        yield Block(match["kind"], match["text"], line, match["word"] or "", match["file"] or "")


def export(setting: str) -> None:
    name, _, text = setting.partition("=")
    os.environ[name] = text


SHELL: dict[str, Callable[[str], None]] = {"mkdir": os.mkdir, "cd": os.chdir, "export": export}
"""What a page may do in a shell beside running iku; the environment is put back behind it."""


class Executor:
    """Run the blocks of one page in order, and count those that ran."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.executed = 0
        self.globals: dict[str, Any] = {"__name__": "__main__"}
        self.code = 0
        self.shell: InteractiveShell | None = None
        self.printed: list[tuple[str, str]] = []

    def run(self, block: Block) -> None:
        if block.word == "file":
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.text, "utf-8")
        elif block.word == "from":
            whole = (ROOT / block.file).read_text("utf-8")
            assert any(textwrap.indent(block.text, " " * n) in whole for n in range(12)), block
        runner = getattr(self, f"_{block.kind}")
        self.executed += bool(runner(block)) or bool(block.word)

    def _text(self, _: Block) -> bool:
        return False

    _sh = _json = _text

    def _yaml(self, block: Block) -> bool:
        if not block.text.startswith("schema:") or block.word:
            return False
        iku.parse_document(block.text, name=self.page)
        return True

    def _python(self, block: Block) -> bool:
        if block.word:
            return False
        if block.text.startswith(">>>"):
            self._session(block.text, block.line)
            return True
        if self.shell is not None or block.text.startswith("%"):
            return self._cell(block)
        code = compile("\n" * block.line + block.text, self.page, "exec")
        exec(code, self.globals)
        for thing in list(self.globals.values()):
            if inspect.isfunction(thing) and thing.__module__ == "__main__":
                self._session(inspect.getdoc(thing) or "", block.line)
        return True

    def _cell(self, block: Block) -> bool:
        """Run a cell in a real shell of IPython; what it ends with is shown as HTML."""
        if self.shell is None:
            quiet = Config({"HistoryManager": {"enabled": False}})
            self.shell = InteractiveShell(config=quiet, user_ns=self.globals)
        done = self.shell.run_cell(block.text)
        done.raise_error()
        if done.result is not None:
            assert self.shell.display_formatter is not None
            data, _ = self.shell.display_formatter.format(done.result)
            assert "<table" in data["text/html"], f"{self.page}: {block.line}"
        return True

    def _session(self, text: str, line: int) -> None:
        test = doctest.DocTestParser().get_doctest(text, self.globals, self.page, self.page, line)
        report = io.StringIO()
        runner = doctest.DocTestRunner(verbose=False)
        result = runner.run(test, out=report.write, clear_globs=False)
        assert result.attempted, f"{self.page}: no example in line {line}"
        assert not result.failed, report.getvalue()
        self.globals = test.globs

    def _console(self, block: Block) -> bool:
        commands = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
        assert commands.pop(0) == "", f"{self.page}: a console block begins with $"
        for written in commands:
            command, _, expected = written.partition("\n")
            if command != TEST and not command.startswith(INSTALL):
                printed = self._output(command)
                if is_written_anew():
                    self.printed.append((f"$ {written}", f"$ {command}\n{printed}"))
                else:
                    assert printed == expected, f"{self.page}: {command}"
        return commands[0].strip() != TEST

    def _output(self, command: str) -> str:
        """Return what a command prints, on either stream."""
        if command == "echo $?":
            return f"{self.code}\n"
        words = shlex.split(command.rpartition(" && ")[2] if command == RUN else command)
        if words[0] in SHELL:
            SHELL[words[0]](words[1])
            return ""
        assert words.pop(0).rpartition("/")[2] == "iku", f"{self.page}: {command}"
        supplied = b""
        if "<" in words:
            *words, _, name = words
            supplied = Path(name).read_bytes()
        file = words.pop() if ">" in words[:-1] else ""
        output = io.StringIO()
        with (
            redirect_stdout(output),
            redirect_stderr(output),
            pytest.MonkeyPatch.context() as patch,
        ):
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(supplied)))
            try:
                self.code = cli.main(words[:-1] if file else words)
            except SystemExit as stop:
                self.code = int(stop.code or 0)
        if file:
            Path(file).write_text(output.getvalue(), "utf-8")
            return ""
        return output.getvalue()


@pytest.mark.parametrize("page", pages())
def test_every_example_of_a_page_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a page shows is what happens, and none of its examples is skipped."""
    if "spark" in page:
        require_java()
    shutil.copytree(ROOT / "indicators", tmp_path / "indicators")
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.syspath_prepend(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("IKU_LANG", "id" if page.startswith("docs/id/") else "")
    executor = Executor(page)

    with chdir(tmp_path):
        for block in blocks(page):
            executor.run(block)
    if executor.printed:
        text = read(page)
        for old, new in executor.printed:
            text = text.replace(old, new, 1)
        (ROOT / page).write_text(text, "utf-8")

    assert executor.executed == EXECUTED[page], page


def test_the_diagram_of_the_layers_is_that_of_the_architecture() -> None:
    """Each module that is public stands on a line of its layer, the highest first, and no other."""
    text = sections("CONTRIBUTING.md")["Where a thing belongs"]
    diagram = re.findall(r"^(\d)  (.+(?:\n   .+)*)$", text, re.MULTILINE)

    drawn = {name: int(layer) for layer, line in diagram for name in re.findall(r"\w+", line)}

    assert [int(layer) for layer, _ in diagram] == [*range(7, -1, -1)]
    public = {name.partition(".")[0] for name in LAYERS if not name.startswith("_")}
    assert drawn == {name: LAYERS[name] for name in public}


def test_every_page_states_how_many_of_its_blocks_run() -> None:
    """A new page is listed, and a page given up is not."""
    assert sorted(EXECUTED) == sorted(pages())


def test_the_readme_holds_the_two_commands_once_each() -> None:
    """Both commands stand on lines of their own, the first with its whole output behind it."""
    lines = read("README.md").splitlines()

    assert lines.count(f"$ {RUN}") == 1
    assert lines.count(f"$ {TEST}") == 1
    assert lines[lines.index(f"$ {RUN}") + 1].startswith("Indikator Kinerja Utama")


def test_the_readme_shows_definition_and_session_within_thirty_lines() -> None:
    """A reader sees on the first screen what the library does."""
    top = "\n".join(read("README.md").splitlines()[:30])

    assert [block["kind"] for block in BLOCK.finditer(top)] == ["yaml", "python"]


LINK = re.compile(r"\]\((?!https://|#)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", pages())
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    """A link to another file of the repository finds it."""
    folder = (ROOT / page).parent

    lost = [link for link in LINK.findall(read(page)) if not (folder / link).exists()]

    assert lost == []


def rows(text: str) -> list[list[str]]:
    """Return the cells of the tables of a text, without headings."""
    found = [line.strip().strip("|").split("|") for line in text.splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in row] for row in found]
    heads = [at for at, row in enumerate(cells) if set(row[0]) <= {"-", ":", " "}]
    return [row for at, row in enumerate(cells) if at not in heads and at + 1 not in heads]


def sections(page: str) -> dict[str, str]:
    """Return the text below each heading of the second level."""
    _, *parts = re.split(r"^## (.+)\n", read(page), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def code(cell: str) -> str:
    return cell.strip("`")


def test_the_readme_names_every_extra() -> None:
    """Each extra that can be installed is explained, and no other is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    named = [code(row[0]) for row in rows(sections("README.md")["Install"])]

    assert sorted(named) == sorted(project["optional-dependencies"])


def test_the_page_of_the_api_names_exactly_the_public_names() -> None:
    """Nothing public is left out, and nothing else is promised."""
    named = [code(row[0]).partition("(")[0] for row in rows(read("docs/reference/api.md"))]

    assert sorted(named) == sorted(iku.__all__)


def test_the_page_of_tables_names_exactly_its_public_names() -> None:
    """Every name of `iku_core.tables` and every code has a row, with the defaults as they are."""
    text = read("docs/reference/tables.md")
    stated = [code(row[0]) for row in rows(text.partition("## ")[0])]
    parts = sections("docs/reference/tables.md")

    assert sorted(name.partition("(")[0] for name in stated) == sorted(tables.__all__)
    for name in stated:
        if "(" in name:
            signature = inspect.signature(getattr(tables, name.partition("(")[0]))
            bare = [item.replace(annotation=item.empty) for item in signature.parameters.values()]
            written = str(inspect.Signature(bare)).replace("'", '"')
            assert f"({name.partition('(')[2]}" == written
    assert [(row[0], code(row[1])) for row in rows(parts["Status codes"])] == [
        (str(item.value), item.text) for item in tables.StatusCode
    ]


def test_the_page_of_verification_names_exactly_its_public_names() -> None:
    """Every name of `iku_core.verify`, every verdict and every setting has a row."""
    text = read("docs/reference/verification.md")
    named = [code(row[0]).partition("(")[0] for row in rows(text.partition("## ")[0])]
    parts = sections("docs/reference/verification.md")

    assert sorted(named) == sorted(verify.__all__)
    assert [code(row[0]) for row in rows(parts["Verdicts"])] == [
        verdict.value for verdict in verify.Verdict
    ]
    plugin = (ROOT / "src" / "_iku_pytest_plugin.py").read_text("utf-8")
    settings = [code(row[0]).split()[0] for row in rows(parts["The plugin for pytest"])]
    assert sorted(settings) == sorted(["--iku", *re.findall(r'addini\("(\w+)"', plugin)])


def test_the_page_of_notations_names_exactly_its_public_names() -> None:
    """Every name of `iku_core.notation`, every notation and every class has a row."""
    named = [code(row[0]) for row in rows(read("docs/reference/notation.md").partition("## ")[0])]
    parts = sections("docs/reference/notation.md")
    notations, classes = parts["Notations"].split("### HTML")

    assert sorted(name.partition("(")[0] for name in named) == sorted(notation.__all__)
    assert {code(row[0]) for row in rows(notations)} == {*get_args(notation.Notation)}
    assert {code(row[0]) for row in rows(classes)} == {
        *re.findall(r"\.(iku-\w+)", notation.FORMULA_CSS)
    }


def test_the_limits_of_the_security_policy_are_those_of_the_code() -> None:
    """A limit that is promised is the one that is kept."""
    kept = {
        "a definition, an agreement, a text file of counts or of answers": characters.MAX_BYTES,
        "depth of nesting in YAML and JSON": document.MAX_DEPTH,
        "values in a YAML file": document.MAX_NODES,
        "a formula": MAX_LENGTH,
        "a chain of indicators, or of documents that adopt": MAX_ADOPTIONS,
        "a workbook, as a file and unpacked": MAX_PACKAGE_BYTES,
        "cells of a workbook": MAX_CELLS,
        "a file of records": MAX_RECORD_BYTES,
        "faults that are told of one file": MAX_FAULTS,
    }

    stated = dict(rows(sections("SECURITY.md")["What is promised"]))

    for what, limit in kept.items():
        assert stated[what].startswith(f"{limit:,}"), what
    assert 2**MAX_RESULT_BITS > 10**4_000
    assert f"{MAX_UNPACKED_BYTES:,}" in stated["a workbook, as a file and unpacked"]


def fields_of(reader: Any) -> Mapping[str, Any]:
    """Return the table of keys that a reader made by `shape` holds."""
    table = accepts_of(reader)
    assert isinstance(table, Table)
    return table.fields


SHAPES: dict[str, Mapping[str, Any]] = {
    "The document": reading._DOCUMENT.fields,
    "organisation": fields_of(_reading_office.read_organisation),
    "goal": fields_of(_reading_office.read_goal),
    "officers": fields_of(_reading_office.read_officer),
    "counts": reading._COUNT.fields,
    "constants": reading._CONSTANT.fields,
    "objectives": reading._OBJECTIVE.fields,
    "indicators": reading._INDICATOR.fields,
    "adopted indicators": reading._ADOPTED.fields,
    "overrides": reading._OVERRIDE.fields,
    "achievement of an indicator": fields_of(_reading_achievement._read_options),
    "achievement of the document": fields_of(_reading_achievement.read_defaults),
    "scales": _reading_achievement._SCALE.fields,
    "classes": _reading_achievement._CLASS.fields,
    "rules": _reading_achievement._RULE.fields,
    "The file of an agreement": _reading_agreement.AGREEMENT.fields,
    "cases": fields_of(_reading_cases.read_case),
    "decisions": fields_of(_reading_office.read_decision),
    "signed": fields_of(_reading_office.read_signature),
}


@pytest.mark.parametrize("section", SHAPES)
def test_the_page_of_the_definition_names_every_key(section: str) -> None:
    """Each table lists the keys that the reader knows, and says which are required."""
    table = rows(sections("docs/reference/definition.md")[section])

    stated = {code(row[0]): row[1] == "yes" for row in table}

    assert stated == {key: entry.required for key, entry in SHAPES[section].items()}


def test_the_page_of_the_catalogue_names_every_document() -> None:
    """Each definition that comes with the package has a row with what it is based on."""
    named = [code(row[0]) for row in rows(read("docs/reference/catalogue.md"))]

    assert sorted(named) == sorted({document.id for document in iku.load_catalogue("indicators")})


def test_the_page_of_the_statuses_names_every_status() -> None:
    """The statuses are those of the code, in its order."""
    table = rows(read("docs/reference/statuses.md"))

    statuses = [code(row[0]) for row in table if not row[0].startswith("`IKU")]

    assert statuses == [status.value for status in iku.Status]


def test_the_page_of_the_command_line_names_every_option() -> None:
    """Each option and each choice of a command stands in the table of that command."""
    text = sections("docs/reference/command-line.md")
    (commands,) = (
        action.choices
        for action in cli._parser(cli._COMMANDS, "en")._actions
        if isinstance(action, argparse._SubParsersAction)
    )

    named = dict(commands)
    for name, command in commands.items():
        named |= {f"{name} {part}": parser for action in command._actions
                  if isinstance(action, argparse._SubParsersAction)
                  for part, parser in action.choices.items()}  # fmt: skip

    for name, command in named.items():
        stated = {code(row[0]).split()[0]: row[1] for row in rows(text[f"iku {name}"])}
        options = {(action.option_strings or [action.metavar])[-1]: action.choices
                   for action in command._actions if action.dest != "help"}  # fmt: skip
        assert set(stated) == set(options)
        for option, choices in options.items():
            assert all(f"`{choice}`" in stated[option] for choice in choices or ()), option


def test_the_readme_names_every_command() -> None:
    """What each command does is told where a newcomer reads first."""
    table = [code(row[0]) for row in rows(sections("README.md")["From the command line"])]

    assert {*table, "iku compute"} == {f"iku {name}" for name in cli._COMMANDS}


@pytest.mark.parametrize(
    "row", rows(sections("docs/reference/formula.md")["What is refused"]), ids=lambda row: row[1]
)
def test_the_page_of_the_formula_names_the_right_code(row: list[str]) -> None:
    """Each spelling earns the code beside it, and the advice beside it is sound."""
    written, expected, instead = (code(cell) for cell in row)

    assert [fault.code for fault in check_formula(written)[1]] == [expected]
    assert check_formula(instead)[1] == []


EXAMPLE = next(block.text for block in blocks("indicators/README.md") if block.file)


@pytest.mark.parametrize(
    ("written", "trap", "expected"),
    [
        ("value: 91.56", "value: 82,375", "IKU126"),
        ("denominator: jumlah_bayi", "denominator: 1.500 * jumlah_bayi", "IKU227"),
        ('unit: "%"', "unit: %", "IKU153"),
        ("denominator: jumlah_bayi", "denominator: jumlah_bayi x 100", "IKU205"),
        ("denominator: jumlah_bayi", "denominator: jumlah_bayi * 100 %", "IKU207"),
        ('nip: "19700101 199503 1 001"', "nip: 197001011995031001", "IKU133"),
        ("title: Indikator", "title: IKU: Dinas", "IKU152"),
        ("  name: Dinas Contoh", "\tname: Dinas Contoh", "IKU105"),
    ],
)
def test_each_trap_of_the_page_for_writers_earns_a_message(
    written: str, trap: str, expected: str, tmp_path: Path
) -> None:
    """The page warns of what the reader of files really refuses or doubts."""
    assert EXAMPLE.count(written) == 1
    file = tmp_path / "contoh.yaml"
    file.write_text(EXAMPLE.replace(written, trap), "utf-8")

    codes = [issue.code for issue in iku.check(file)]

    assert expected in codes
    assert iku.parse_document(EXAMPLE)["imunisasi-dasar-lengkap"].cases
