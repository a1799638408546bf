"""Schemas that others publish, out of packages that carry them."""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any, Final

import pytest

from programs import require_program

__all__ = ["sarif_schema"]

_PACKAGE: Final = "@microsoft/jest-sarif@1.0.0-beta.0"
_SCHEMA: Final = "package/lib/schemas/sarif-2.1.0-rtm.5.json"


def sarif_schema(folder: Path) -> dict[str, Any]:
    """Return the JSON schema of SARIF 2.1.0; skip where npm cannot bring it.

    It is not copied into this repository, for its terms are those of OASIS.

    Args:
        folder: An empty folder, to which the package is written.
    """
    npm = require_program("npm")
    command = [npm, "pack", "--silent", _PACKAGE]
    ran = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    if ran.returncode != 0:
        assert "IKU_ALL_ENGINES" not in os.environ, ran.stderr
        pytest.skip("needs a registry of npm")
    (package,) = folder.glob("*.tgz")
    with tarfile.open(package) as archive:
        member = archive.extractfile(_SCHEMA)
        assert member is not None
        schema: dict[str, Any] = json.load(member)
    return schema
