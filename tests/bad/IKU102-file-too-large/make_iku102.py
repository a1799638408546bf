from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
"""


def make(folder: Path) -> None:
    remarks = "# Catatan rapat, ditempel dari berkas lain.\n" * 25_000
    (folder / "definition.yaml").write_text(DEFINITION + remarks, "utf-8", newline="\n")
