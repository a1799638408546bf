"""One evaluation against `simpleeval.simple_eval` on the same formula."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from simpleeval import simple_eval

import iku_core as iku

FORMULA = (
    "(rpkdesa_tepat_waktu + apbdesa_tepat_waktu + lppdesa_tepat_waktu) / (jumlah_desa * 3) * 100"
)


@pytest.mark.benchmark(group="evaluate")
def test_evaluate(
    benchmark: BenchmarkFixture, document: iku.Document, counts: Mapping[str, object]
) -> None:
    indicator = document["administrasi-desa-tepat-waktu"]

    result = benchmark(iku.evaluate, indicator, counts)

    assert result.value == Decimal("87.50")


@pytest.mark.benchmark(group="evaluate")
def test_simple_eval(benchmark: BenchmarkFixture, counts: Mapping[str, object]) -> None:
    figure = benchmark(simple_eval, FORMULA, names=counts)

    assert figure == 87.5


@pytest.mark.benchmark(group="evaluate")
def test_evaluate_all(
    benchmark: BenchmarkFixture, document: iku.Document, counts: Mapping[str, object]
) -> None:
    results = benchmark(iku.evaluate_all, document, counts)

    assert len(results) == 3
