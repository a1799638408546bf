from __future__ import annotations

from pathlib import Path

from sheets import write


def make(folder: Path) -> None:
    write(folder, b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
