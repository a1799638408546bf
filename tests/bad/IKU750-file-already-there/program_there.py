from __future__ import annotations

from pathlib import Path

from iku_core import Issue
from iku_core._streams import write_file


def run() -> tuple[Issue, ...]:
    Path("lembar.xlsx").write_bytes(b"")
    issue = write_file("lembar.xlsx", b"baru", replace=False)
    return () if issue is None else (issue,)
