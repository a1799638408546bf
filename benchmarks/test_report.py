"""The performance report of 500 indicators, with a trend of five years, in each format of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import iku_core as iku
from iku_core.frozen import FrozenMapping
from iku_core.report.form import render_form_html
from iku_core.report.performance import render_report_html
from iku_core.report.performance_text import render_report_json, render_report_markdown

INDICATORS = 500
YEARS = range(2016, 2021)


@pytest.fixture(scope="session")
def large(document: iku.Document) -> iku.Document:
    """Return the founding document, its third indicator 500 times in 25 objectives."""
    indicator = document["administrasi-desa-tepat-waktu"]
    targets: FrozenMapping[Any] = FrozenMapping({str(year): 80 + year % 7 for year in YEARS})
    copies = [
        attrs.evolve(indicator, id=f"indikator-{number}", targets=targets)
        for number in range(INDICATORS)
    ]
    objectives = tuple(
        iku.Objective(statement=f"Sasaran {start}", indicators=tuple(copies[start : start + 20]))
        for start in range(0, INDICATORS, 20)
    )
    return attrs.evolve(document, objectives=objectives)


@pytest.fixture(scope="session")
def years(large: iku.Document, counts: FrozenMapping[Any]) -> list[iku.Achievements]:
    found = []
    for year in YEARS:
        results = iku.evaluate_all(large, counts)
        found.append(iku.achieve_all(large, results, iku.Period(year)))
    return found


@pytest.mark.benchmark(group="report")
@pytest.mark.parametrize("render", [render_report_html, render_report_markdown, render_report_json])
def test_report(
    benchmark: BenchmarkFixture, render: Callable[..., str], years: list[iku.Achievements]
) -> None:
    text = benchmark(render, years[-1], "id", trend=years[:-1])

    assert text.count("indikator-499") or text.count("500 ")


@pytest.mark.benchmark(group="report")
def test_form(benchmark: BenchmarkFixture, large: iku.Document) -> None:
    assert benchmark(render_form_html, large).count("<tr") == INDICATORS + 2
