from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
organisation:
  name: Dinas\u200b Kesehatan
counts:
  jumlah_desa:
    label: Jumlah desa
objectives:
  - statement: Meningkatnya derajat kesehatan masyarakat
    indicators:
      - id: jumlah-desa
        name: Jumlah desa
        value: jumlah_desa
"""


def make(folder: Path) -> None:
    """Write a name as it is pasted from a web page, with a zero width space."""
    (folder / "definition.yaml").write_text(DEFINITION, "utf-8", newline="\n")
