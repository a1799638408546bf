"""Where the data of an indicator are from."""

from __future__ import annotations

import json

import iku_core as iku
from iku_core.report._sources import source_of
from iku_core.report.form import render_form_html, render_form_markdown
from iku_core.report.performance_text import render_report_csv, render_report_json
from printing import achieved

TEXT = """\
schema: 1
id: uji
title: Uji
organisation: {name: Dinas Uji, government: Pemerintah Kabupaten Lumajang}
counts:
  a: {label: A, source: Seksi A}
  b: {label: B, source: BPS}
  c: {label: C, source: Seksi A}
  d: {label: D}
constants: {per: {label: Basis, value: 2}}
objectives:
  - statement: S
    indicators:
      - {id: satu, name: Satu, numerator: b * per, denominator: a + c, unit: "%", better: higher}
      - {id: dua, name: Dua, value: d}
      - {id: tiga, name: Tiga, value: dua + satu + prev(c), better: higher}
      - {id: empat, name: Empat, value: a, source: Sendiri}
"""


def test_without_a_source_those_of_the_counts_stand_in_order_of_use() -> None:
    found = [source_of(indicator) for indicator in iku.parse_document(TEXT)]

    assert found == ["BPS; Seksi A", None, "BPS; Seksi A; Seksi A", "Sendiri"]


def test_they_stand_on_the_form_and_in_the_exports() -> None:
    document = iku.parse_document(TEXT)
    report = achieved(document, {"2020": {"a": 1, "b": 1, "c": 1, "d": 1}}, 2020)

    assert "BPS; Seksi A</td>" in render_form_html(document)
    assert "| BPS; Seksi A |" in render_form_markdown(document)
    assert ",BPS; Seksi A," in render_report_csv(report)
    assert json.loads(render_report_json(report))["indicators"][0]["source"] == "BPS; Seksi A"


def test_without_a_heading_the_form_tells_the_government() -> None:
    document = iku.parse_document(TEXT)

    told = "Dinas Uji, Pemerintah Kabupaten Lumajang"
    assert f'<span class="office">{told}</span>' in render_form_html(document)
    assert f"**Instansi**: {told}" in render_form_markdown(document)
