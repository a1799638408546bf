from __future__ import annotations

from pathlib import Path

from iku_core import Issue
from iku_core._new_document import new_file


def run() -> tuple[Issue, ...]:
    Path("dinas.yaml").write_text("schema: 1", "utf-8")
    issue = new_file("dinas.yaml", b"schema: 1")
    return () if issue is None else (issue,)
