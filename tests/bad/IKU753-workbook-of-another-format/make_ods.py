from __future__ import annotations

from pathlib import Path

from sheets import with_parts, write


def make(folder: Path) -> None:
    write(folder, with_parts({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}))
