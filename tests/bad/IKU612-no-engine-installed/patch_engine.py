from __future__ import annotations

import pytest


def patch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iku_core.tables._engines.find_spec", lambda _: None)
