"""Somebody saves the file between its check and its mending."""

from __future__ import annotations

from pathlib import Path

import pytest

from iku_core import _mended_files


def patch(monkeypatch: pytest.MonkeyPatch) -> None:
    show = _mended_files._show

    def change_and_show(changes: object) -> None:
        show(changes)  # type: ignore[arg-type]
        path = Path("definition.yaml")
        path.write_text(path.read_text("utf-8") + "# dari meja sebelah\n", "utf-8")

    monkeypatch.setattr(_mended_files, "_show", change_and_show)
