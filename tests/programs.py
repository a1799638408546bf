"""Programs of an office that tests start for real."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["converted", "require_program", "run_npm", "started_chromium"]

_CHROMIUM_ARGUMENTS: Final = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
"""Words with which Chromium starts in a container, and asks no network by itself."""


def require_program(name: str) -> str:
    """Return the path of a program; skip where it is missing, fail where tests must be complete."""
    path = shutil.which(name)
    if path is None:
        assert "IKU_ALL_ENGINES" not in os.environ, f"{name} is missing"
        pytest.skip(f"needs {name}")
    return path


def run_npm(*words: str, folder: Path) -> None:
    """Run npm in a folder; skip where its registry is out of reach, likewise."""
    npm = require_program("npm")
    ran = subprocess.run([npm, *words], cwd=folder, capture_output=True, timeout=300, check=False)
    if ran.returncode != 0:
        assert "IKU_ALL_ENGINES" not in os.environ, ran.stderr
        pytest.skip("needs a registry of npm")


@contextmanager
def started_chromium() -> Iterator[Browser]:
    """Start Chromium, and end it afterwards."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - most tests need no browser

    program = require_program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


def converted(file: Path, kind: str, folder: Path) -> Path:
    """Return a file that LibreOffice has opened, computed and written as another kind."""
    program = require_program("soffice")
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(program, "--headless", "--norestore", f"-env:UserInstallation={profile}"),
            *("--convert-to", kind, "--outdir", str(folder), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return folder / f"{file.stem}.{kind.partition(':')[0]}"
