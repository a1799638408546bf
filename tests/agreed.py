"""Texts that are kept, and written anew where IKU_UPDATE_EXPECTED is 1 in the environment."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["agreed_text", "is_written_anew"]


def is_written_anew() -> bool:
    """Return whether what is found is to be kept as what is expected."""
    return os.environ.get("IKU_UPDATE_EXPECTED") == "1"


def agreed_text(file: Path, found: str) -> str:
    """Return the text that is kept in a file; it is what was found where it is written anew."""
    if is_written_anew():
        file.write_text(found, "utf-8", newline="\n")
    return file.read_text("utf-8")
