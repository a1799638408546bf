"""Two thousand documents verified by proof, on all processors."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import iku_core as iku
from iku_core.verify import verify
from iku_core.verify.batch import verify_all

NUMBER = 2_000


@pytest.mark.benchmark(group="verify")
def test_verify_one(benchmark: BenchmarkFixture, document: iku.Document) -> None:
    assert benchmark(verify, document).is_sound


@pytest.mark.benchmark(group="verify many")
def test_verify_two_thousand(benchmark: BenchmarkFixture, text: str) -> None:
    documents = [
        iku.parse_document(text.replace("id: kecamatan-sumbersuko", f"id: kecamatan-{number}", 1))
        for number in range(NUMBER)
    ]

    found = benchmark.pedantic(verify_all, (documents,), rounds=1)  # type: ignore[no-untyped-call]

    assert all(verification.is_sound for verification in found)
