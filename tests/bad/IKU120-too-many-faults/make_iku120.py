from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
organisation:
  name: Dinas Kesehatan
counts:
{counts}
objectives:
  - statement: Meningkatnya derajat kesehatan masyarakat
    indicators:
      - id: jumlah-desa
        name: Jumlah desa
        value: desa_1
"""


def make(folder: Path) -> None:
    """Indent the lines of 60 counts by a tab."""
    counts = "\n".join(f"\tdesa_{number}: {{label: Desa {number}}}" for number in range(1, 61))
    text = DEFINITION.format(counts=counts)
    (folder / "definition.yaml").write_text(text, "utf-8", newline="\n")
