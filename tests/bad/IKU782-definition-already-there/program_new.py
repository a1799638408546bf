from __future__ import annotations

from pathlib import Path

from iku_core import Issue
from iku_core._streams import write_file


def run() -> tuple[Issue, ...]:
    Path("dinas.yaml").write_text("schema: 1", "utf-8")
    issue = write_file("dinas.yaml", b"schema: 1", replace=False, taken="IKU782")
    return () if issue is None else (issue,)
