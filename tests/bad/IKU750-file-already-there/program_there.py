from __future__ import annotations

from pathlib import Path

from iku_core import Issue
from iku_core.files import write_file


def run() -> tuple[Issue, ...]:
    Path("lembar.xlsx").write_bytes(b"")
    return tuple(write_file("lembar.xlsx", b"baru"))
