"""Collection sheets as CSV."""

from __future__ import annotations

import csv
from datetime import date

import pytest

import iku_core as iku
from definitions import document
from iku_core.counts import read_counts
from iku_core.issues import Source
from iku_core.messages import Language
from iku_core.report.collection_csv import render_collection_csv

COUNTS = """\
  a: {label: '=HYPERLINK("a")', unit: "-1", range: [1, null], source: "a; b"}
  b: {label: "Cacah\\nB", kind: decimal, range: [null, 2.5], at_most: a}
"""
SHEET = iku.collection_sheet(
    document(counts=COUNTS, above="officers:\n  k: {title: Kepala, name: Ani}\n"),
    iku.Period(2020, "quarter", 3),
    due=date(2020, 10, 10),
    counts={"2020-Q3": {"a": 4}},
)


def test_indonesian_has_semicolons_and_english_commas() -> None:
    lines = render_collection_csv(SHEET).split("\n")
    english = render_collection_csv(SHEET, "en").split("\n")

    assert "# Batas waktu: 10 Oktober 2020" in lines
    assert lines[-2].startswith("2020-Q3;a;4;")
    assert "# Period: quarter 3 2020 (2020-Q3)" in english
    assert english[-2].startswith("2020-Q3,a,4,")


def test_texts_stay_texts_in_one_line() -> None:
    rows = list(csv.reader(render_collection_csv(SHEET).split("\n")[-2:], delimiter=";"))

    assert [row[3] for row in rows] == ['\'=HYPERLINK("a")', "Cacah B"]
    assert rows[0][4] == "'-1"
    assert rows[0][5] == "bilangan bulat, 0 atau lebih, paling sedikit 1"
    assert rows[1][5] == (
        'bilangan, boleh desimal, paling banyak 2,5; tidak melebihi: =HYPERLINK("a")'
    )
    assert rows[0][6] == "a; b"


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_reads_back(language: Language) -> None:
    text = render_collection_csv(SHEET, language)

    assert read_counts(Source("a.csv", text), SHEET.document) == {"a": 4, "b": None}
