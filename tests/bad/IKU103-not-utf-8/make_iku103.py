from __future__ import annotations

from pathlib import Path

DEFINITION = """\
schema: 1
id: dinas-kesehatan
title: Indikator Kinerja Utama
organisation:
  name: Dinas Kesehatan – Kabupaten Lumajang
"""


def make(folder: Path) -> None:
    """Save as Notepad of old Windows does, where the dash of Word is byte 0x96."""
    (folder / "definition.yaml").write_text(DEFINITION, "cp1252", newline="\n")
