from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
organisation:
  name: Dinas Kesehatan
counts:
  b:
    label: Jumlah bayi
objectives:
  - statement: Meningkatnya derajat kesehatan masyarakat
    indicators:
      - id: bayi
        name: Jumlah bayi
        value: sum({arguments})
"""


def make(folder: Path) -> None:
    text = DEFINITION.format(arguments=",".join(["b"] * 401))
    (folder / "definition.yaml").write_text(text, "utf-8", newline="\n")
