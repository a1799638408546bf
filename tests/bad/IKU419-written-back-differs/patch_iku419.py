from __future__ import annotations

import pytest

import iku_core as iku
from iku_core.verify import verification


def patch(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(document: iku.Document) -> str:
        return iku.write_document(document).replace("Dinas Kesehatan", "Dinas Pendidikan")

    monkeypatch.setattr(verification, "write_document", wrong)
