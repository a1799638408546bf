from __future__ import annotations

from iku_core import Issue
from iku_core.files import write_file


def run() -> tuple[Issue, ...]:
    return tuple(write_file("belum-ada/lembar.xlsx", b"baru"))
