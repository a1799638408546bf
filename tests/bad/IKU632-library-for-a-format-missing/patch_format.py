from __future__ import annotations

import pytest

from iku_core.definition import Document
from iku_core.report.formats import FORMATS, ReportFormat, Wishes


def form(document: Document, wishes: Wishes) -> bytes:
    del document, wishes
    raise ModuleNotFoundError(name="odf")


def patch(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = ReportFormat(endings=(".odf",), form=form, is_text=False)
    monkeypatch.setitem(FORMATS, "odf", writer)
