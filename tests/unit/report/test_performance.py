"""The performance report as a page."""

from __future__ import annotations

import itertools

import pytest

import iku_core as iku
from iku_core.report.performance import render_report_html
from iku_core.report.performance_text import (
    render_report_csv,
    render_report_json,
    render_report_markdown,
)
from printing import (
    HOSTILE,
    Read,
    achieved,
    hostile_document,
    of_quarters,
    read_html,
    several,
    years_before,
)


@pytest.fixture(scope="module")
def page() -> Read:
    return read_html(render_report_html(several(), trend=years_before()))


class TestPage:
    """What the page tells, and to whom."""

    def test_each_indicator_has_a_row_with_its_figures(self, page: Read) -> None:
        told = (
            "2 Persentase rumah tangga yang dilayani tanpa batasnya, capaian 109,41 % %"
            " >= 85 93,00 100,00 tercapai"
        )

        assert told in page.text
        assert page.count("svg", "chart bullet") == 5
        assert page.count("svg", "chart spark") == 5

    def test_the_summary_has_figures_and_words(self, page: Read) -> None:
        assert "Capaian dokumen 104,17 % Sangat Tinggi, dari 4 indikator" in page.text
        assert "Target tercapai 3 dari 4" in page.text
        assert "Sasaran 1: capaian 133,33 % (Sangat Tinggi), dari 3; tercapai 3 dari 3" in page.text

    def test_a_zero_is_a_figure_and_a_gap_is_told(self, page: Read) -> None:
        assert "0,00 200,00 tercapai" in page.text
        assert "80,00 98,04 target 80 – data belum lengkap, target 75 0,00 target 70" in page.text
        assert "– pembagi nol" in page.text
        assert page.count("line", "gap") == 3

    def test_every_chart_is_told_in_words(self, page: Read) -> None:
        names = {name for given in page.attributes("svg", "aria-labelledby")
                 for name in (given or "").split()}  # fmt: skip

        assert names <= {
            given for name in ("title", "desc") for given in page.attributes(name, "id")
        }
        assert "Opini BPK: realisasi WDP (3); target WTP; belum tercapai" in page.text

    def test_the_formula_is_worked_out(self, page: Read) -> None:
        assert "Jumlah rumah tangga yang dilayani / Jumlah rumah tangga × 100 %" in page.text
        assert "93 / 100 × 100 % = 93,00 %" in page.text

    def test_headings_are_in_order_and_landmarks_there(self, page: Read) -> None:
        names = [name for name, _ in page.tags]
        levels = [int(name[1]) for name in names if name in ("h1", "h2", "h3")]

        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        assert [names.count(name) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
        links = [given or "" for given in page.attributes("a", "href")]
        ids = {given for _, attributes in page.tags if (given := attributes.get("id"))}
        assert links[0] == "#main"
        assert {link[1:] for link in links} <= ids

    def test_identifiers_are_there_once(self, page: Read) -> None:
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]

        assert len(ids) == len({*ids})

    def test_without_a_value_the_reason_is_told(self) -> None:
        read = read_html(render_report_html(several({"b": 0, "c": 1, "d": 0}), "en"))

        assert "the count “Jumlah kematian ibu” is missing" in read.text
        assert "no value (zero denominator)" in read.text
        assert "Without a value 4" in read.text

    def test_without_targets_nothing_is_said_of_them(self) -> None:
        document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")

        found = achieved(document, {"2020": {"nilai_ikm": 82}}, 2020)
        read = read_html(render_report_html(found))

        assert "tidak ada target" in read.text
        assert "belum punya target" not in read.text
        assert "Target tercapai" not in read.text
        assert not read.count("li", "zone")

    def test_the_parts_of_a_year(self) -> None:
        year, quarters = of_quarters()

        read = read_html(render_report_html(year, trend=quarters))

        assert "triwulan I 2020 triwulan II 2020 triwulan III 2020 triwulan IV 2020" in read.text
        assert "91,67 90,00 86,67 92,31" in read.text

    def test_a_figure_through_a_part_says_so(self) -> None:
        document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        counts = iku.load_counts_by_period("docs/examples/sumbersuko-2020-triwulan.csv", document)
        through = iku.Period(2020, "quarter", 3)
        found = achieved(document, counts, 2020, through=through)

        read = read_html(render_report_html(found, trend=[achieved(document, counts, 2019)]))

        assert "Realisasi sampai dengan triwulan III 2020" in read.text
        assert "2020 (realisasi sampai dengan triwulan III 2020)" in read.text

    def test_many_periods_have_several_tables(self) -> None:
        document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        months = [achieved(document, {}, 2020, ("month", number)) for number in range(1, 13)]

        read = read_html(render_report_html(achieved(document, {}, 2020), trend=months))

        assert read.count("table", "trend") == 2
        assert read.count("svg", "chart spark") == 3
        assert "Januari 2020 Februari 2020" in read.text

    def test_long_figures_have_fewer_periods_in_a_table(self) -> None:
        found = several({"b": 123_456_789_012_345, "c": 1, "d": 3})

        read = read_html(render_report_html(found, trend=years_before()))

        assert read.count("table", "trend") == 1
        read = read_html(render_report_html(several({"b": 10**29}), trend=years_before()))
        assert read.count("table", "trend") == 2

    def test_an_indicator_of_one_edition_alone_has_a_dash_in_the_others(self) -> None:
        fewer = iku.parse_document(
            "schema: 1\nid: dinas-uji\ntitle: Uji\norganisation: {name: Dinas Uji}\n"
            "counts:\n  b: {label: B}\nobjectives:\n  - statement: S\n    indicators:\n"
            "      - {id: lahir, name: L, value: b}\n"
        )
        old = achieved(fewer, {"2017": {"b": 1}}, 2017)

        read = read_html(render_report_html(several(), trend=[old]))

        assert "1 Angka kematian ibu per 100.000 KH – 0,00" in read.text
        assert "| – | 0,00" in render_report_markdown(several(), trend=[old])

    def test_grades_have_columns_only_where_there_are_some(self, page: Read) -> None:
        first, second = page.text.split("Sasaran 2: Meningkatnya akuntabilitas No")

        assert "Capaian % Predikat capaian Grafik" in first
        assert "Capaian % Predikat Predikat capaian Grafik" in second
        assert "WTP WDP (3) 75,00 belum tercapai WDP Sedang" in second

    def test_a_figure_judged_otherwise_than_printed_says_so(self) -> None:
        """88.305 is below 88.31, and printed as that."""
        document = iku.parse_document(
            "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Dinas Uji}\n"
            "counts:\n  a: {label: A}\n  b: {label: B}\nobjectives:\n  - statement: S\n"
            "    indicators:\n"
            "      - {id: i, name: I, numerator: a, denominator: b, unit: '%', better: higher,"
            " targets: {2020: '>= 88.31'}}\n"
            "      - {id: j, name: J, numerator: a, denominator: b, unit: '%', better: lower,"
            " achievement: mirror, targets: {2020: 88.305}}\n"
            "      - {id: k, name: K, numerator: a, denominator: b * 3, unit: '%', better: higher,"
            " targets: {2020: 29.44}}\n"
            "      - {id: l, name: L, numerator: a, denominator: b, unit: '%',"
            " targets: {2020: 88.31}}\n"
        )
        found = achieved(document, {"2020": {"a": 17661, "b": 20000}}, 2020)

        read = read_html(render_report_html(found))

        told = "ketercapaian dinilai dari angka tepat 88,305, bukan dari 88,31 yang tercetak"
        assert read.text.count(told) == 2
        told = "ketercapaian dinilai dari angka tepat ≈29,43500000"
        assert told not in read.text
        found = achieved(document, {"2020": {"a": 17663, "b": 20000}}, 2020)
        told = "by the exact figure ≈29.43833333, and not by 29.44 as printed"
        assert told in read_html(render_report_html(found, "en")).text

    def test_it_is_the_same_from_run_to_run(self) -> None:
        pages = {render_report_html(several(), trend=years_before()) for _ in range(3)}

        assert len(pages) == 1


class TestTrend:
    """Which periods a trend may have."""

    def test_periods_of_two_kinds_are_refused(self) -> None:
        year, quarters = of_quarters()

        with pytest.raises(ValueError, match="one kind"):
            render_report_html(year, trend=(*quarters, year))

    def test_periods_out_of_order_are_refused(self) -> None:
        with pytest.raises(ValueError, match="in order"):
            render_report_html(several(), trend=years_before()[::-1])

    def test_a_period_twice_is_refused(self) -> None:
        with pytest.raises(ValueError, match="once"):
            render_report_html(several(), trend=[several()])

    def test_another_document_is_refused(self) -> None:
        with pytest.raises(ValueError, match="one document"):
            render_report_html(several(), trend=of_quarters()[1])


def hostile(text: str) -> tuple[iku.Achievements, tuple[iku.Achievements, ...]]:
    document = hostile_document(text)
    counts = {"2019": {"a": 7, "b": 2}, "2020": {"a": 8, "b": 2}}
    return achieved(document, counts, 2020), (achieved(document, counts, 2019),)


def test_hostile_text_stays_text_on_the_page() -> None:
    """Elements and attributes are those of a harmless document, and so are their values."""
    plain, read = (
        read_html(render_report_html(found, trend=trend))
        for found, trend in map(hostile, ("biasa", HOSTILE))
    )

    def skeleton(page: Read) -> list[tuple[str, list[str]]]:
        return [(name, sorted(given)) for name, given in page.tags]

    assert skeleton(read) == skeleton(plain)
    assert '<script>alert(1)</script>]]>"onload="x\' -->' in read.text


@pytest.mark.parametrize("render", [
    render_report_markdown, render_report_csv, render_report_json, render_report_html,
])  # fmt: skip
def test_every_format_takes_any_text(render: object) -> None:
    found, trend = hostile(HOSTILE)

    text = render(found, "id", trend=trend)  # type: ignore[operator]

    assert text.encode(errors="backslashreplace")
