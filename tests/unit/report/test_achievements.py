"""Target, realisation, achievement and grade: as a table and for machines."""

from __future__ import annotations

import csv
import io
import json

import pytest

import iku_core as iku
from definitions import document
from iku_core.report.achievements import (
    render_achievement_csv,
    render_achievement_json,
    render_achievement_table,
)

INDICATORS = (
    "      - {id: satu, name: Persentase, numerator: b, denominator: a, unit: '%', better: higher,"
    " scale: skm-2017, targets: {2020: 80}, achievement: {cap: 105, scale: three-states}}\n"
    "      - {id: dua, name: Nilai, value: d, unit: indeks, better: lower, targets: {2020: 5},\n"
    "         achievement: inverse}\n"
)
BELOW = "  - statement: Kedua\n    indicators: [{id: tiga, name: Tiga, value: a, scale: s}]\n"
ABOVE = (
    "achievement: {objective: mean, document: objectives, scale: traffic-light}\n"
    "scales:\n  s: {title: S, decimals: 0, classes: [{label: =a, to: 9}, {label: b, from: 10}]}\n"
)
AGREEMENT = "docs/examples/perjanjian-kinerja-2020.yaml"


def achieved() -> iku.Achievements:
    found = document(INDICATORS, below=BELOW, above=ABOVE)
    results = iku.evaluate_all(found, {"a": 8, "b": 7, "d": 0})
    return iku.achieve_all(found, results, iku.Period(2020))


class TestTable:
    """The table for people, in two languages."""

    def test_in_indonesian(self) -> None:
        assert render_achievement_table(achieved(), "id").split("\n")[1:] == [
            "Dinas Uji",
            "Periode: 2020",
            "",
            "No  Indikator Kinerja Utama  Satuan  Target  Realisasi  Capaian %  Predikat",
            "-------------------------------------------------------------------------------------",
            "Sasaran 1: Sasaran",
            " 1  Persentase               %           80      87,50     105,00  B, Melebihi Target",
            "    -> tanpa batasnya, capaian 109,38 %",
            " 2  Nilai                    indeks       5       0,00          -",
            "    -> menurut aturan inverse, target 5 dan realisasi 0 tidak memberi nilai",
            "    capaian 105,00 % (Hijau), dari 1; tercapai 2 dari 2;"
            " tanpa capaian dan tidak ikut dihitung: 1",
            "Sasaran 2: Kedua",
            " 3  Tiga                                  -       8,00          -  =a",
            "    -> tiga belum punya target untuk 2020",
            "    tanpa capaian dan tidak ikut dihitung: 1",
            "",
            "Dokumen: capaian 105,00 % (Hijau), dari 1; tercapai 2 dari 2;"
            " tanpa capaian dan tidak ikut dihitung: 2",
        ]

    def test_the_formulas_follow(self) -> None:
        table = render_achievement_table(achieved(), "en", numbers="id", explain=True)

        assert "= 7 / 8 × 100 %" in table
        assert "105,00" in table

    def test_where_nothing_is_missing_nothing_is_said_of_it(self) -> None:
        line = "      - {id: i, name: I, value: a, better: higher, targets: {2020: 5}}\n"
        found = document(line)
        results = iku.evaluate_all(found, {"a": 5})

        table = render_achievement_table(iku.achieve_all(found, results, iku.Period(2020)))

        assert table.endswith("The document: reached 1 of 1")

    @pytest.mark.parametrize(
        ("options", "shown"),
        [("ratio", ["≈", "2.45", "≈", "122.47"]), ("{cap: 100}", ["2", "≈", "2.45", "100.00"])],
    )
    def test_figures_from_roots_are_marked(self, options: str, shown: list[str]) -> None:
        found = document(
            "      - {id: i, name: Akar, value: 'root(a, 2)', precision: 10, better: higher,"
            f" targets: {{2020: 2}}, achievement: {options}}}\n"
        )
        results = iku.evaluate_all(found, {"a": 6})
        achievements = iku.achieve_all(found, results, iku.Period(2020))

        table = render_achievement_table(achievements)
        row = next(line for line in table.split("\n") if "Akar" in line)
        assert row.split()[-4:] == shown

    def test_an_agreement_is_named(self) -> None:
        found = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        agreement = iku.load_agreement(AGREEMENT, found)
        results = iku.evaluate_all(found, {})

        table = render_achievement_table(
            iku.achieve_all(found, results, iku.Period(2020), agreement=agreement)
        )

        assert "Targets: Perjanjian Kinerja Tahun 2020 (contoh), version 1, 2020-01-15" in table
        assert "-> there is no realisation: the count nilai_ikm is missing" in table
        assert table.endswith("The document: without an achievement and left out: 3")


class TestMachines:
    """Every number is a text, and what is not there is null or empty."""

    def test_json(self) -> None:
        found = json.loads(render_achievement_json(achieved(), "id"))

        first, second, _ = found["indicators"]
        assert (found["document"], found["period"], found["agreement"]) == ("uji", "2020", None)
        assert first["value"] == "87.50"
        assert first["achievement"] == {
            "target": "80",
            "rule": "ratio",
            "status": "ok",
            "value": "105.00",
            "exact": "105",
            "uncapped": "875/8",
            "reached": True,
            "grade": "Melebihi Target",
            "result_grade": "B",
            "reasons": [],
        }
        assert second["achievement"]["reasons"][0]["code"] == "IKU554"
        assert found["total"] == {
            "value": "105.00",
            "exact": "105",
            "included": 1,
            "left_out": 2,
            "reached": 2,
            "judged": 2,
            "grade": "Hijau",
        }

    def test_json_names_the_agreement(self) -> None:
        document_ = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        agreement = iku.load_agreement(AGREEMENT, document_)
        results = iku.evaluate_all(document_, {})
        achievements = iku.achieve_all(document_, results, iku.Period(2020), agreement=agreement)

        assert json.loads(render_achievement_json(achievements))["agreement"] == {
            "id": "perjanjian-kinerja-2020",
            "version": 1,
            "date": "2020-01-15",
        }

    def test_csv(self) -> None:
        text = render_achievement_csv(achieved())

        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row["target"] for row in rows] == ["80", "5", ""]
        assert [row["rule"] for row in rows] == ["ratio", "inverse", ""]
        assert [row["reached"] for row in rows] == ["true", "true", ""]
        assert [row["achievement"] for row in rows] == ["105.00", "", ""]
        assert rows[2]["result_grade"] == "'=a"
        assert "give no value" in rows[1]["achievement_reasons"]
