from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
organisation:
  name: Dinas Kesehatan
counts:
  jumlah_kunjungan_puskesmas:
    label: Jumlah kunjungan puskesmas
objectives:
  - statement: Meningkatnya derajat kesehatan masyarakat
    indicators:
      - id: kunjungan
        name: Jumlah kunjungan
        value: {formula}
"""


def make(folder: Path) -> None:
    formula = " + ".join(["jumlah_kunjungan_puskesmas"] * 80)
    text = DEFINITION.format(formula=formula)
    (folder / "definition.yaml").write_text(text, "utf-8", newline="\n")
