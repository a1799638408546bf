"""Results as tables and for machines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from definitions import document
from iku_core import Document, Result, evaluate_all
from iku_core.report._cells import harmless
from iku_core.report.results import render_csv, render_json, render_table

LONG = "Persentase desa yang menyusun dokumen administrasi pemerintahan desa tepat waktu"
INDICATORS = (
    f"      - {{id: satu, name: {LONG}, numerator: b, denominator: a, unit: '%'}}\n"
    "      - {id: dua, name: Nilai, value: d, unit: indeks, range: [0, 100]}\n"
)
BELOW = "  - statement: Sasaran kedua\n    indicators: [{id: tiga, name: '=Tiga', value: a}]\n"


def computed(counts: dict[str, Any]) -> tuple[Document, Mapping[str, Result]]:
    read = document(INDICATORS, below=BELOW)
    return read, evaluate_all(read, counts)


class TestTable:
    """The table of the document, with every figure or the reason why there is none."""

    def test_it_reads_like_the_form(self) -> None:
        read, results = computed({"a": 3, "b": 2, "d": 1234})

        head, columns, *rest = render_table(read, results, "id").split("\n")[1:]
        assert (head, columns) == ("Dinas Uji", "")
        assert [line.rstrip() for line in rest] == [
            f"No  {'Indikator Kinerja Utama':<56}  {'Nilai':>8}  Satuan  Status",
            "--------------------------------------------------------------------------------------",
            "Sasaran 1: Sasaran",
            " 1  Persentase desa yang menyusun dokumen administrasi           66,67  %       ok",
            "    pemerintahan desa tepat waktu",
            " 2  Nilai                                                     1.234,00  indeks  ok",
            "    -> peringatan: nilai 1.234 berada di luar 0 sampai 100",
            "Sasaran 2: Sasaran kedua",
            " 3  =Tiga                                                         3,00          ok",
        ]

    def test_a_missing_figure_is_a_dash_with_its_reasons(self) -> None:
        read, results = computed({"a": 0, "b": 0})

        lines = render_table(read, results).split("\n")

        assert [line.strip() for line in lines if "->" in line] == [
            "-> the divisor a is 0",
            "-> the count d is missing",
        ]
        assert [line.split()[-3:] for line in lines if line.startswith(" 2")] == [
            ["indeks", "missing", "data"]
        ]

    def test_worked_formulas_follow_where_they_are_wanted(self) -> None:
        read, results = computed({"a": 3, "b": 2, "d": 1})

        plain = render_table(read, results)
        explained = render_table(read, results, explain=True)

        assert explained.startswith(plain)
        assert explained.count("\n  = ") == 9

    @pytest.mark.parametrize(("style", "figure"), [("id", "66,67"), ("plain", "66.67")])
    def test_the_style_of_numbers_can_be_chosen(self, style: Any, figure: str) -> None:
        read, results = computed({"a": 3, "b": 2})

        assert figure in render_table(read, results, "en", numbers=style)


class TestJson:
    """Numbers are texts, so that no reader makes floats of them."""

    def test_every_part_is_there(self) -> None:
        read, results = computed({"a": 3, "b": 2, "d": Fraction(1, 3)})

        record = json.loads(render_json(read, results))

        assert record["document"] == "uji"
        assert record["record"]["document"] == "uji"
        assert record["indicators"][0].pop("record")["inputs"] == {"b": "2", "a": "3"}
        assert record["indicators"][0] == {
            "id": "satu",
            "name": LONG,
            "unit": "%",
            "status": "ok",
            "value": "66.67",
            "exact": "200/3",
            "inexact": False,
            "numerator": "2",
            "denominator": "3",
            "inputs": {"b": "2", "a": "3"},
            "reasons": [],
            "warnings": [],
        }
        assert record["indicators"][1]["exact"] == "1/3"

    def test_reasons_and_warnings_come_in_the_language_chosen(self) -> None:
        read, results = computed({"a": 1, "b": 2})

        first, second, _ = json.loads(render_json(read, results, "id"))["indicators"]

        assert first["warnings"] == [
            {
                "code": "IKU531",
                "name": "more-than-at-most",
                "message": "cacah b bernilai 2, lebih dari a yang bernilai 1",
            }
        ]
        assert (second["value"], second["numerator"]) == (None, None)
        assert second["reasons"][0]["message"] == "cacah d belum ada"


class TestCsv:
    """A row for each indicator, harmless in a spreadsheet."""

    def test_it_reads_back(self) -> None:
        _, results = computed({"a": 1, "b": 2})

        rows = list(csv.DictReader(io.StringIO(render_csv(results))))

        assert [row["id"] for row in rows] == ["satu", "dua", "tiga"]
        assert rows[0]["value"] == "200.00"
        assert rows[0]["warnings"] == "the count b is 2, more than a with 1"
        record = results["dua"].record()
        assert rows[1] == {
            "id": "dua",
            "name": "Nilai",
            "unit": "indeks",
            "status": "missing",
            "value": "",
            "exact": "",
            "inexact": "false",
            "reasons": "the count d is missing",
            "warnings": "",
            "document": "uji",
            "valid_from": "",
            "definition_sha256": record.definition,
            "counts_sha256": record.counts,
            "version": record.version,
            "evaluated_on": "",
        }

    def test_no_text_becomes_a_formula(self) -> None:
        _, results = computed({"a": 1})

        rows = list(csv.DictReader(io.StringIO(render_csv(results))))

        assert rows[2]["name"] == "'=Tiga"


def test_a_figure_from_roots_is_marked_everywhere() -> None:
    line = "      - {id: i, name: Akar, value: 'root(a, 2)', precision: 4}\n"
    read = document(line)
    results = evaluate_all(read, {"a": 6})

    assert "≈ 2,45" in render_table(read, results, "id")
    assert json.loads(render_json(read, results))["indicators"][0]["inexact"] is True
    assert next(csv.DictReader(io.StringIO(render_csv(results))))["inexact"] == "true"
    assert "≈" not in render_table(read, evaluate_all(read, {}))


class TestHarmless:
    """No text becomes a formula, whichever sign separates cells where the file is opened."""

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("=1+1", "'=1+1"),
            (" @SUM(A1)", "'@SUM(A1)"),
            ("＝1+1", "'＝1+1"),
            ("\ufeff=1+1", "'=1+1"),
            ("a\r=1+1", "a =1+1"),
            ('Nama;=HYPERLINK("http://evil")', 'Nama;\'=HYPERLINK("http://evil")'),
            ("S, +3", "S, '+3"),
            ("S|-3", "S|'-3"),
            ("Rata-rata - nilai; sisa", "Rata-rata - nilai; sisa"),
            ("10 = sepuluh", "10 = sepuluh"),
        ],
    )
    def test_what_is_written(self, text: str, written: str) -> None:
        assert harmless(text) == written
