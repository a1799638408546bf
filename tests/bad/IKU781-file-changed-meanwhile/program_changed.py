from __future__ import annotations

from pathlib import Path

from iku_core import Issue
from iku_core._new_indicator import changed_file


def run() -> tuple[Issue, ...]:
    Path("dinas.yaml").write_text("schema: 1 # diubah", "utf-8")
    issue = changed_file("dinas.yaml", b"schema: 1", b"schema: 1\nid: dinas")
    return () if issue is None else (issue,)
