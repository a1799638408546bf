"""Shared by the benchmarks: the founding document and its counts."""

from __future__ import annotations

from pathlib import Path

import pytest

import iku_core as iku
from iku_core.counts import load_counts
from iku_core.frozen import FrozenMapping

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def text() -> str:
    return (ROOT / "indicators/lumajang/kecamatan-sumbersuko.yaml").read_text("utf-8")


@pytest.fixture(scope="session")
def document(text: str) -> iku.Document:
    return iku.parse_document(text)


@pytest.fixture(scope="session")
def counts(document: iku.Document) -> FrozenMapping[object]:
    return FrozenMapping(dict(load_counts(ROOT / "docs/examples/sumbersuko-2020.yaml", document)))
