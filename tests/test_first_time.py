"""The first hour of a newcomer: a fresh clone, and the lesson followed to the letter.

Each command of the lesson goes into one plain shell with nothing of our own environment, and each
file is written where the shell stands. What iku prints must be what the lesson shows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from test_docs import ROOT, blocks

KEPT: Final = re.compile(r"HOME|PIP_\w+|SSL_\w+|\w+_proxy|\w+_PROXY")
"""What a shell keeps: a home, and the way to the network."""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a fresh clone of what is committed, or a copy where there is no repository."""
    target = tmp_path / "iku-core"
    if (ROOT / ".git").exists():
        subprocess.run(["git", "clone", "-q", str(ROOT), str(target)], check=True)
    else:
        leave = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
        shutil.copytree(ROOT, target, ignore=leave)
    return target


class Shell:
    """A plain shell that stays open, as a newcomer's terminal does."""

    END: Final = "-- end of the command --"

    def __init__(self, folder: Path) -> None:
        variables = {name: text for name, text in os.environ.items() if KEPT.fullmatch(name)}
        self.process = subprocess.Popen(
            ["/bin/bash", "--noprofile", "--norc"],
            cwd=folder,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "COLUMNS": "80", **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, command: str) -> tuple[str, int]:
        """Return what a command prints, on either stream, and its exit code."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{command}\necho '{self.END}' $?\n")
        self.process.stdin.flush()
        printed: list[str] = []
        for line in self.process.stdout:
            if line.startswith(self.END):
                return "".join(printed), int(line.removeprefix(self.END))
            printed.append(line)
        raise AssertionError(f"the shell ended at: {command}")

    def write(self, name: str, text: str) -> None:
        """Write a file into the folder where the shell stands."""
        folder, _ = self.run("pwd")
        Path(folder.strip(), name).write_text(text, "utf-8")


@pytest.fixture
def shell(clone: Path) -> Iterator[Shell]:
    opened = Shell(clone)
    yield opened
    opened.process.kill()
    opened.process.communicate()


@pytest.mark.skipif("IKU_ALL_ENGINES" not in os.environ, reason="needs the network and a minute")
@pytest.mark.parametrize("folder", ["docs", "docs/id"])
def test_a_newcomer_gets_a_figure_and_a_printed_report_from_the_lesson_alone(
    folder: str, clone: Path, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is needed that the lesson does not say, and nothing prints otherwise."""
    begun = time.monotonic()
    figure = None
    for block in blocks(str(clone / folder / "tutorial" / "first-indicator.md")):
        if block.word == "file":
            shell.write(block.file, block.text)
            continue
        for written in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, expected = written.partition("\n")
            printed, code = shell.run(command)
            if command.startswith("iku"):
                assert printed == expected, command
            else:
                assert code == 0, printed
            if figure is None and command.startswith("iku compute"):
                figure = time.monotonic() - begun

    whole = time.monotonic() - begun
    made = clone / "dinas"
    assert "824/9" in (made / "laporan.html").read_text("utf-8")
    assert "dr. Contoh, M.Kes" in (made / "formulir.html").read_text("utf-8")
    assert (made / "laporan.docx").read_bytes().startswith(b"PK")
    assert figure is not None
    with capsys.disabled():
        sys.stdout.write(
            f"\n{folder}: first figure after {figure:.1f} s, all after {whole:.1f} s\n"
        )
