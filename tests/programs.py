"""Programs of an office that tests start for real."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

__all__ = ["converted", "require_program"]


def require_program(name: str) -> str:
    """Return the path of a program; skip where it is missing, fail where tests must be complete."""
    path = shutil.which(name)
    if path is None:
        assert "IKU_ALL_ENGINES" not in os.environ, f"{name} is missing"
        pytest.skip(f"needs {name}")
    return path


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
