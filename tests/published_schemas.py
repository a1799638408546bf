"""Schemas that others publish, out of packages that carry them."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any, Final

from programs import run_npm

__all__ = ["sarif_schema"]

_PACKAGE: Final = "@microsoft/jest-sarif@1.0.0-beta.0"
_SCHEMA: Final = "package/lib/schemas/sarif-2.1.0-rtm.5.json"


def sarif_schema(folder: Path) -> dict[str, Any]:
    """Return the JSON schema of SARIF 2.1.0; skip where npm cannot bring it.

    It is not copied into this repository, for its terms are those of OASIS.

    Args:
        folder: An empty folder, to which the package is written.
    """
    run_npm("pack", "--silent", _PACKAGE, folder=folder)
    (package,) = folder.glob("*.tgz")
    with tarfile.open(package) as archive:
        member = archive.extractfile(_SCHEMA)
        assert member is not None
        schema: dict[str, Any] = json.load(member)
    return schema
