from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
organisation:
  name: Dinas Kesehatan
counts:
  kunjungan:
    label: Jumlah kunjungan
objectives:
  - statement: Meningkatnya derajat kesehatan masyarakat
    indicators:
      - id: bulan-1
        name: Kunjungan sampai bulan 1
        value: kunjungan
"""

INDICATOR = """\
      - id: bulan-{number}
        name: Kunjungan sampai bulan {number}
        value: bulan_{before} + kunjungan
"""


def make(folder: Path) -> None:
    """Let the figure of every month rest on that of the month before."""
    months = range(2, 25)
    chain = "".join(INDICATOR.format(number=number, before=number - 1) for number in months)
    (folder / "definition.yaml").write_text(DEFINITION + chain, "utf-8", newline="\n")
