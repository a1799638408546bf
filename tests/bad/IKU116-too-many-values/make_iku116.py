from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
counts:
"""


def make(folder: Path) -> None:
    """Declare the counts of every village of a province in one file."""
    counts = "".join(f"  desa_{number}:\n    label: Desa\n" for number in range(5_500))
    (folder / "definition.yaml").write_text(DEFINITION + counts, "utf-8", newline="\n")
