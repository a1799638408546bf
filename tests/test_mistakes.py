"""Mistakes that an officer would make: each answered in one run, at its place, with a way out.

One folder below `mistakes` a mistake:

    definition.yaml, agreement.yaml or counts.*   the file with the mistake; where there is none,
                    it is `mended` as an old editor saves it
    document.yaml   what an agreement or counts are about
    place.txt       where the mistakes stand, counted by hand: line:column and what stands there
    expected.*.txt  all that is printed, in both languages
    mended.*        what the file becomes where the hints are followed to the letter
    how.txt         how they are followed: `fix` by `iku check --fix`, `hint` by a program that
                    reads nothing but the hints, `save` by saving anew, `hand` by somebody

With IKU_UPDATE_EXPECTED=1 in the environment the expected texts are written anew.
"""

from __future__ import annotations

import io
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

import pytest

from agreed import agreed_text
from iku_core.cli import main
from iku_core.messages import Language

MISTAKES: Final = Path(__file__).parent / "mistakes"
FOLDERS: Final = sorted(path for path in MISTAKES.iterdir() if path.is_dir())
LANGUAGES: Final[tuple[Language, ...]] = ("en", "id")

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
each_language = pytest.mark.parametrize("language", LANGUAGES)

TOLD = re.compile(
    r"^\S+:(?P<line>\d+):(?P<column>\d+): \S+ IKU\d+: .*\n"
    r".*\n    (?P<before> *)(?P<carets>\^+)\n(?:  \S+:\d+:\d+: .*\n.*\n.*\n)?"
    r"  (?:hint|saran): (?P<hint>.*)$",
    re.MULTILINE,
)
SAID = (
    r"(?:did you mean|maksudnya) (\S+)\?",
    r'(?:put it in quotes|beri tanda petik): (".*")',
    r".*(?:such as|misalnya) (\S+)",
    r"(?:write|tulis) ([^\s,]+)(?: without quotes| tanpa tanda petik|,.*| for .*| untuk .*)?",
)
"""The hints that say what to write in the place of what is marked."""


def ways(folder: Path) -> list[str]:
    return (folder / "how.txt").read_text("utf-8").split()


def mended(folder: Path) -> Path:
    (found,) = folder.glob("mended.*")
    return found


def name_of(folder: Path) -> str:
    """Return the name of the file with the mistake."""
    names = {path.name for path in folder.iterdir()}
    found = names & {"definition.yaml", "agreement.yaml", "counts.csv", "counts.yaml"}
    return found.pop() if found else "definition.yaml"


@pytest.fixture
def at_work(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file with the mistake, in the current folder."""
    name = name_of(folder)
    if "save" in ways(folder):
        (tmp_path / name).write_bytes(mended(folder).read_text("utf-8").encode("cp1252"))
    else:
        shutil.copy(folder / name, tmp_path)
    if (folder / "document.yaml").exists():
        shutil.copy(folder / "document.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path(name)


def printed(file: Path, language: Language, *more: str) -> str:
    """Return what one run prints about a file."""
    words = ["check", ".", *more]
    if file.stem == "counts":
        words = ["compute", "document.yaml", "--counts", file.name]
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = main([*words, "--lang", language])
    return f"{out.getvalue()}exit {code}\n"


def text_of(file: Path) -> str:
    return file.read_bytes().decode()


def applied(text: str, answer: str) -> str:
    """Return a text after hints were followed to the letter, knowing nothing but the hints."""
    lines = text.split("\n")
    for told in reversed(list(TOLD.finditer(answer))):
        said = [re.fullmatch(pattern, told["hint"]) for pattern in SAID]
        (word,) = [match[1] for match in said if match][:1]
        at, start = int(told["line"]) - 1, int(told["column"]) - 1
        end = start + len(told["carets"])
        lines[at] = f"{lines[at][:start]}{word}{lines[at][end:]}"
    return "\n".join(lines)


def places(folder: Path) -> list[tuple[int, int, str]]:
    """Return where the mistakes stand, as somebody counted it."""
    found = re.findall(
        r"^(\d+):(\d+) (.*)$", (folder / "place.txt").read_text("utf-8"), re.MULTILINE
    )
    return [(int(line), int(column), token) for line, column, token in found]


def test_there_are_twenty_mistakes_and_more() -> None:
    assert len(FOLDERS) >= 20


@each_language
@each_folder
def test_one_run_answers_the_mistake(folder: Path, language: Language, at_work: Path) -> None:
    """The whole answer is known, word for word."""
    answer = printed(at_work, language)

    assert answer == agreed_text(folder / f"expected.{language}.txt", answer)


@each_language
@each_folder
def test_it_is_told_where_it_stands_and_nowhere_else(
    folder: Path, language: Language, at_work: Path
) -> None:
    """The places were counted in the file, and not taken from the answer."""
    answer = printed(at_work, language)
    encoding = "cp1252" if "save" in ways(folder) else "utf-8"
    lines = at_work.read_bytes().decode(encoding).split("\n")

    told = {(int(match["line"]), int(match["column"])) for match in TOLD.finditer(answer)}
    assert told == {(line, column) for line, column, _ in places(folder)}
    for line, column, token in places(folder):
        assert lines[line - 1][column - 1 :].startswith(token)


@each_folder
def test_mended_as_the_hints_say_it_is_sound(folder: Path, at_work: Path) -> None:
    """Who follows the hints has no more to do."""
    shutil.copy(mended(folder), at_work)

    answer = printed(at_work, "en")

    assert answer.endswith("exit 0\n")
    assert at_work.stem == "counts" or answer == "no faults found\nexit 0\n"
    assert "IKU" not in answer


@each_folder
def test_nothing_changes_but_what_is_told(folder: Path, at_work: Path) -> None:
    """Lines that are not told of stay; a hint may ask for lines more."""
    encoding = "cp1252" if "save" in ways(folder) else "utf-8"
    before = at_work.read_bytes().decode(encoding).split("\n")
    after = text_of(mended(folder)).split("\n")

    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = {line + 1 for tag, i, j, _, _ in opcodes if tag != "equal" for line in range(i, j)}
    told = {line for line, _, _ in places(folder)}
    assert gone <= told | {line + 1 for line in told}


@pytest.mark.parametrize(
    "folder",
    [item for item in FOLDERS if not name_of(item).startswith("counts")],
    ids=lambda path: path.name,
)
def test_a_fix_mends_what_is_certain_and_nothing_else(folder: Path, at_work: Path) -> None:
    """Where an officer must decide, the file is left as it is."""
    before = at_work.read_bytes()

    printed(at_work, "en", "--fix", "--yes")

    wanted = mended(folder).read_bytes() if "fix" in ways(folder) else before
    assert at_work.read_bytes() == wanted


@each_language
@pytest.mark.parametrize(
    "folder", [item for item in FOLDERS if "hint" in ways(item)], ids=lambda path: path.name
)
def test_a_hint_followed_to_the_letter_mends_it(
    folder: Path, language: Language, at_work: Path
) -> None:
    """A program that knows nothing of indicators mends it by the hints alone."""
    answer = printed(at_work, language)

    assert applied(text_of(at_work), answer) == text_of(mended(folder))
