"""What the extensions of this site share, which write pages before Sphinx looks for them."""

from __future__ import annotations

from pathlib import Path

from iku_core.messages import Language

FOLDERS: dict[Language, str] = {"en": "", "id": "id"}
"""Where the pages of each language stand below the documentation."""


def write_texts(folder: Path, texts: dict[str, str]) -> None:
    """Write the texts of a folder that have changed, and delete all other files there."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if file.name not in texts:
            file.unlink()
    for name, text in texts.items():
        file = folder / name
        # A page that did not change keeps its time, so that Sphinx need not read it again.
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8", newline="\n")
