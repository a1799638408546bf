"""Loading 2,000 documents of Sumbersuko's size, adopting or not, against a bare `yaml.load`."""

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


SHARED = """\
schema: 1
id: kecamatan-bersama
title: Set bersama
organisation: {name: Bagian Organisasi}
counts: {keluhan: {label: Jumlah keluhan}, selesai: {label: Keluhan selesai, at_most: keluhan}}
objectives:
  - statement: Meningkatnya mutu pelayanan
    indicators:
      - {id: keluhan-selesai, name: Keluhan selesai, numerator: selesai, denominator: keluhan,
         unit: "%"}
"""
ADOPTING = "      - {adopts: kecamatan-bersama/keluhan-selesai, targets: {2020: 80}}\n"
WHOLE = """\
schema: 1
id: kecamatan-{number:04}
title: Indikator Kinerja Utama
organisation: {{name: Kecamatan {number}}}
officers: {{camat: {{title: Camat}}}}
valid_from: 2020-03-03
adopts: kecamatan-sumbersuko
overrides:
  nilai-ikm: {{targets: {{2020: 80}}}}
"""


@pytest.mark.benchmark(group="load", min_rounds=5)
def test_load_documents_that_adopt_one_indicator_more(
    benchmark: BenchmarkFixture, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "bersama.yaml").write_text(SHARED, "utf-8")
    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8").replace(
            "    indicators:\n", f"    indicators:\n{ADOPTING}", 1
        )
        (tmp_path / path.name).write_text(text, "utf-8")

    catalogue = benchmark(iku.load_catalogue, tmp_path)

    assert len(catalogue) == DOCUMENTS + 1
    assert "keluhan-selesai" in catalogue["kecamatan-0000"]


@pytest.mark.benchmark(group="load", min_rounds=5)
def test_load_documents_that_adopt_a_whole_set(
    benchmark: BenchmarkFixture, text: str, tmp_path: Path
) -> None:
    (tmp_path / "sumbersuko.yaml").write_text(text, "utf-8")
    for number in range(DOCUMENTS):
        (tmp_path / f"{number:04}.yaml").write_text(WHOLE.format(number=number), "utf-8")

    catalogue = benchmark(iku.load_catalogue, tmp_path)

    assert len(catalogue["kecamatan-0000"]) == 3


@pytest.mark.benchmark(group="load", min_rounds=5)
def test_bare_yaml_load(benchmark: BenchmarkFixture, folder: Path) -> None:
    def load() -> list[object]:
        texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))]
        return [yaml.load(text, yaml.CSafeLoader) for text in texts]

    assert len(benchmark(load)) == DOCUMENTS
