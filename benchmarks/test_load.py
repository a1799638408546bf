"""Loading 2,000 documents of Sumbersuko's size against a bare `yaml.load` of the same texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

import iku_core as iku

DOCUMENTS = 2_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, text: str) -> Path:
    root = tmp_path_factory.mktemp("catalogue")
    for number in range(DOCUMENTS):
        changed = text.replace("id: kecamatan-sumbersuko", f"id: kecamatan-{number:04}")
        (root / f"{number:04}.yaml").write_text(changed, "utf-8")
    return root


@pytest.mark.benchmark(group="load", min_rounds=5)
def test_load_catalogue(benchmark: BenchmarkFixture, folder: Path) -> None:
    catalogue = benchmark(iku.load_catalogue, folder)

    assert len(catalogue) == DOCUMENTS


@pytest.mark.benchmark(group="load", min_rounds=5)
def test_bare_yaml_load(benchmark: BenchmarkFixture, folder: Path) -> None:
    def load() -> list[object]:
        texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))]
        return [yaml.load(text, yaml.CSafeLoader) for text in texts]

    assert len(benchmark(load)) == DOCUMENTS
