from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
organisation:
  name: Dinas Kesehatan
  mandate: {mandate}
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
    """Paste a whole regulation into one text."""
    mandate = "Melaksanakan urusan pemerintahan bidang kesehatan. " * 400
    text = DEFINITION.format(mandate=mandate.rstrip())
    (folder / "definition.yaml").write_text(text, "utf-8", newline="\n")
