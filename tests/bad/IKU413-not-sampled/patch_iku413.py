from __future__ import annotations

import pytest

from iku_core.verify import verification


def patch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "hypothesis_is_installed", lambda: False)
