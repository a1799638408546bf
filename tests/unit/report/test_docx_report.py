"""The performance report in Word."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import docx
import pytest

import iku_core as iku
from iku_core.report import _office_files
from iku_core.report._report_rows import report_groups, worked_lines
from iku_core.report.docx_report import render_report_docx
from office import Office, words_of_pdf
from printing import HOSTILE, achieved, hostile_document, of_quarters, several, years_before


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def tables(file: bytes) -> list[list[list[str]]]:
    """Return the cells of every table, row by row; of a joined cell, the text stands once."""
    found = []
    for table in docx.Document(io.BytesIO(file)).tables:
        rows = [
            [docx.table._Cell(cell, table).text for cell in row._tr.tc_lst] for row in table.rows
        ]
        found.append(rows)
    return found


def paragraphs(file: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs]


class TestFigures:
    """Each indicator has its row, and below it why it has no value."""

    def test_a_row_holds_what_the_report_tells(self) -> None:
        report, _ = of_quarters()

        figures = tables(render_report_docx(report))[1]

        assert figures[1] == [f"Sasaran 1: {report.document.objectives[0].statement}"]
        assert figures[2] == [
            *("1", "Nilai IKM Kecamatan", "indeks", "82", "82,38", "100,46\ntercapai"),
            *("Hasil Survey Kepuasan Masyarakat", "Camat Sumbersuko"),
        ]

    def test_a_figure_without_a_value_says_why(self) -> None:
        figures = tables(render_report_docx(several({"a": 1, "b": 0, "c": 1}), "en"))[1]

        flat = [cell for row in figures for cell in row]
        assert "–\nzero denominator" in flat
        assert "–\nmissing data" in flat
        assert any("the count “Jumlah rumah tangga”" in cell for cell in flat)

    def test_every_text_of_every_row_is_there(self) -> None:
        report = several()

        written = "\n".join(
            cell for table in tables(render_report_docx(report)) for row in table for cell in row
        )

        for group in report_groups(report, "id"):
            assert group.summary in written
            for row in group.rows:
                cells = (row.name, row.unit, row.target, row.realisation, row.achievement)
                for text in (*cells, row.grade, row.verdict, row.officer, *row.remarks):
                    assert text in written

    def test_without_targets_there_is_no_summary(self) -> None:
        document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        report = achieved(document, {"2020": {"nilai_ikm": 82}}, 2020)

        written = paragraphs(render_report_docx(report))

        assert "Ringkasan" not in written
        assert "Perkembangan antarperiode" not in written


class TestTrend:
    """Figures of other periods stand side by side."""

    def test_periods_are_columns(self) -> None:
        report, quarters = of_quarters()

        trend = tables(render_report_docx(report, trend=quarters))[3]

        assert trend[0][3:] == [period.period.label("id") for period in quarters]
        assert [cell.partition("\n")[0] for cell in trend[2][3:]] == [
            *("91,67", "90,00", "86,67", "92,31"),
        ]

    def test_many_periods_make_several_tables(self) -> None:
        document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        years = [achieved(document, {str(year): {"nilai_ikm": 82}}, year) for year in
                 range(2010, 2019)]  # fmt: skip

        found = tables(render_report_docx(years[-1], trend=years[:-1]))

        assert [len(table[0]) for table in found[2:]] == [3 + 5, 3 + 4]

    def test_no_figure_is_broken(self, office: Office) -> None:
        """Sums of rupiah stand on one line, whatever font stands in for that of the file."""
        report = several({"b": 123_456_789_012_345, "c": 1, "d": 3, "a": 0})
        years = years_before()

        file = render_report_docx(report, trend=years)
        (pdf,) = office.converted([file], "docx", "pdf")

        assert words_of_pdf(pdf).count("123.456.789.012.345") >= 3

    def test_an_indicator_of_one_edition_alone_has_a_dash_in_the_others(self) -> None:
        report, before = several(), years_before()
        fewer = iku.parse_document(
            "schema: 1\nid: dinas-uji\ntitle: Uji\norganisation: {name: Dinas Uji}\n"
            "counts:\n  b: {label: B}\nobjectives:\n  - statement: S\n    indicators:\n"
            "      - {id: lahir, name: L, value: b}\n"
        )
        old = achieved(fewer, {"2017": {"b": 1}}, 2017)

        trend = tables(render_report_docx(report, trend=(old, *before)))[3]

        assert trend[1][3] == "–"


class TestWorkedFormulas:
    """How each figure was computed is written below."""

    def test_every_line_is_there(self) -> None:
        report, _ = of_quarters()

        written = paragraphs(render_report_docx(report))

        at = written.index("Perhitungan")
        for item in report.indicators.values():
            for line in worked_lines(item.result, "id"):
                assert line in written[at:]


class TestFile:
    """The file is the same each time, and nothing is lost on the way to paper."""

    def test_the_bytes_are_the_same_each_time_and_tell_no_clock(self) -> None:
        report, quarters = of_quarters()

        file = render_report_docx(report, trend=quarters)

        assert file == render_report_docx(report, trend=quarters)
        with ZipFile(io.BytesIO(file)) as archive:
            core = archive.read("docProps/core.xml").decode()
        assert re.findall(r"20\d\d-\d\d-\d\d", core) == ["2020-01-15"] * 2

    def test_libreoffice_prints_every_word(self, office: Office) -> None:
        file = render_report_docx(several(), trend=years_before())
        words = [
            word for table in tables(file) for row in table for cell in row for word in cell.split()
        ]

        (pdf,) = office.converted([file], "docx", "pdf")

        printed = set(words_of_pdf(pdf))
        assert set(words) <= printed

    def test_hostile_texts_stay_texts(self, office: Office) -> None:
        document = hostile_document(HOSTILE)
        results = iku.evaluate_all(document, {"a": 1})
        file = render_report_docx(iku.achieve_all(document, results, iku.Period(2020)))

        (pdf,) = office.converted([file], "docx", "pdf")

        assert "<script>alert(1)</script>]]>" in " ".join(words_of_pdf(pdf))

    def test_a_missing_library_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_office_files, "find_spec", lambda _: None)

        with pytest.raises(ModuleNotFoundError, match=r"pip install 'iku-core\[docx\]'"):
            render_report_docx(several())
