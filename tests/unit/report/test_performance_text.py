"""The performance report as Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from markdown_it import MarkdownIt

from definitions import document
from iku_core.report.performance_text import (
    render_report_csv,
    render_report_json,
    render_report_markdown,
)
from printing import HOSTILE, achieved, hostile_document, of_quarters, several, years_before


class TestMarkdown:
    """For a forge, a wiki or a mail."""

    def test_all_sections_are_there(self) -> None:
        text = render_report_markdown(several(), trend=years_before())

        headings = [line for line in text.split("\n") if line.startswith(("# ", "## "))]
        assert headings == [
            "# Laporan Kinerja 2021",
            "## Sasaran 1: Meningkatnya layanan dasar",
            "## Sasaran 2: Meningkatnya akuntabilitas",
            "## Perkembangan antarperiode",
            "## Perhitungan",
            "## Rekaman audit",
        ]
        assert "**Dokumen**: capaian 104,17 % (Sangat Tinggi), dari 4; tercapai 3 dari 4" in text

    def test_a_row_has_all_cells(self) -> None:
        lines = render_report_markdown(several({"b": 5, "d": 1}), "en", numbers="id").split("\n")

        row = next(line for line in lines if line.startswith("| 1 |"))
        assert row == (
            "| 1 | Angka kematian ibu | per 100.000 KH | 70 | – (missing data) | – |  | Seksi KIA |"
            " Kepala Dinas Uji | the count “Jumlah kematian ibu” is missing for 2021 |"
        )
        assert not any("Trend" in line for line in lines)

    def test_hostile_text_makes_no_html(self) -> None:
        found = achieved(hostile_document(HOSTILE), {"2020": {"a": 8, "b": 2}}, 2020)

        tokens = MarkdownIt("commonmark").enable("table").parse(render_report_markdown(found))

        kinds = {child.type for token in tokens for child in token.children or ()}
        assert kinds <= {"text", "text_special", "strong_open", "strong_close", "softbreak"}
        assert "html_block" not in {token.type for token in tokens}
        cells = sum(token.type == "td_open" for token in tokens)
        assert cells == 4 * 10

    def test_without_targets_or_a_government_nothing_is_said_of_them(self) -> None:
        text = render_report_markdown(achieved(document(), {}, 2021))

        assert "**Dokumen**" not in text
        assert "- Instansi: Dinas Uji\n- Periode: 2021\n- Target: tidak ada target\n" in text


class TestCsv:
    """For a spreadsheet, or a program."""

    def test_each_period_of_each_indicator_has_a_row(self) -> None:
        rows = list(csv.DictReader(io.StringIO(render_report_csv(several(), trend=years_before()))))

        assert [row["period"] for row in rows[::5]] == ["2018", "2019", "2020", "2021"]
        assert rows[0]["objective"] == "1"
        assert rows[0]["objective_statement"] == "Meningkatnya layanan dasar"
        assert (rows[0]["source"], rows[0]["officer"]) == ("Seksi KIA", "Kepala Dinas Uji")
        assert (rows[4]["source"], rows[4]["officer"]) == ("", "")

    def test_the_year_stands_before_its_quarters(self) -> None:
        year, quarters = of_quarters()

        rows = list(csv.DictReader(io.StringIO(render_report_csv(year, trend=quarters))))

        assert [row["period"] for row in rows[::3]] == [
            "2020", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4",
        ]  # fmt: skip

    def test_a_text_cannot_become_a_formula(self) -> None:
        found = achieved(hostile_document("=1+1"), {"2020": {"a": 8, "b": 2}}, 2020)

        for row in csv.reader(io.StringIO(render_report_csv(found))):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


class TestJson:
    """For a program."""

    def test_objective_source_and_officer_are_there(self) -> None:
        found = json.loads(render_report_json(several(), trend=years_before()))

        assert found["title"] == "Indikator Kinerja Utama Dinas Uji"
        assert found["indicators"][0]["objective"] == 1
        assert found["indicators"][0]["officer"]["title"] == "Kepala Dinas Uji"
        assert found["indicators"][1]["officer"] is None
        assert found["objectives"][1]["statement"] == "Meningkatnya akuntabilitas"
        assert [item["period"] for item in found["trend"]] == ["2018", "2019", "2020"]
        assert found["indicators"][1]["achievement"]["uncapped"] == "1860/17"


def test_the_day_is_recorded_in_every_period_of_a_trend() -> None:
    """A record without its day could not be told from another."""
    day = date(2021, 1, 15)

    text = render_report_json(several(), trend=years_before(), evaluated_on=day)

    trend = json.loads(text)["trend"]
    assert trend
    assert {period["record"]["evaluated_on"] for period in trend} == {"2021-01-15"}
