"""The performance report as a workbook: LibreOffice computes what the library computed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import Any, Final
from zipfile import ZipFile

import openpyxl
import pytest

import iku_core as iku
from iku_core.achievement_rule import AchievementDefaults, AchievementOptions, AchievementRule
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.report import _office_files
from iku_core.report.xlsx_report import render_report_xlsx
from office import Office, cells, changed, words_of_pdf
from printing import HOSTILE, achieved, hostile_document, of_quarters, several, years_before

Book = dict[str, dict[str, Any]]

SUMBERSUKO: Final[dict[str, Any]] = {
    "nilai_ikm": Decimal("82.375"),
    "fasilitasi_ditindaklanjuti": 45,
    "fasilitasi_dilakukan": 50,
    "rpkdesa_tepat_waktu": 7,
    "apbdesa_tepat_waktu": 8,
    "lppdesa_tepat_waktu": 6,
    "jumlah_desa": 8,
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def sumbersuko() -> iku.Document:
    return iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")


def report_of(
    document: iku.Document, counts: Mapping[str, Any], period: str = "2020", **how: Any
) -> iku.Achievements:
    results = iku.evaluate_all(document, counts, previous=how.get("previous"))
    return iku.achieve_all(document, results, iku.parse_period(period))


def place(book: Book, sheet: str, text: str, heading: str) -> str:
    """Return the address of the cell under a heading in the row of a text."""
    (row,) = {address[1:] for address, value in book[sheet].items() if value == text
              and address[0] in "AB"}  # fmt: skip
    column = next(
        re.match("[A-Z]+", address)[0]  # type: ignore[index]
        for address, value in book[sheet].items()
        if value == heading
    )
    return f"{column}{row}"


def cell(book: Book, sheet: str, text: str, heading: str) -> Any:
    return book[sheet][place(book, sheet, text, heading)]


def differences(mine: Book, theirs: Book) -> list[tuple[str, str, Any, Any]]:
    """Return the cells in which two workbooks differ; an empty text is an empty cell."""
    return [
        (sheet, address, value, theirs[sheet].get(address))
        for sheet, found in mine.items()
        for address, value in found.items()
        if not are_alike(value, theirs[sheet].get(address))
    ]


def are_alike(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, int | float) and isinstance(theirs, int | float):
        return abs(mine - theirs) <= abs(mine) * 1e-14
    # LibreOffice keeps one of two words that differ in capitals alone.
    return str(mine or "").strip().casefold() == str(theirs or "").strip().casefold()


class TestShippedDocuments:
    """On the worked cases of every shipped definition both come to the same, to the last digit."""

    def merged(self, document: iku.Document) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Yield counts: the first case of each indicator, then the second, and so on."""
        for cases in zip_longest(*(indicator.cases for indicator in document)):
            counts: dict[str, Any] = {}
            previous: dict[str, Any] = {}
            case: iku.Case | None
            for case in cases:
                if case is not None:
                    counts = dict(case.counts) | counts
                    previous = dict(case.previous) | previous
            yield counts, previous

    def test_libreoffice_computes_the_same(self, office: Office) -> None:
        books, found = [], 0
        for document in iku.load_catalogue():
            periods = [period for item in document for period in item.targets] or ["2020"]
            for counts, previous in self.merged(document):
                report = report_of(document, counts, periods[0], previous=previous)
                books.append(render_report_xlsx(report))
                found += len(report.indicators)

        computed = office.computed(changed(book, {}) for book in books)

        assert len(books) >= 20
        assert found >= 60
        for book, theirs in zip(books, computed, strict=True):
            assert differences(cells(book), theirs) == []


class TestLiveFigures:
    """A count that is changed moves the figure, its status, its achievement and its grade."""

    CHANGES: Final[tuple[dict[str, Any], ...]] = (
        {"fasilitasi_ditindaklanjuti": 2, "fasilitasi_dilakukan": 3},
        {"fasilitasi_dilakukan": 0},
        {"fasilitasi_ditindaklanjuti": None, "fasilitasi_dilakukan": 0},
        {"fasilitasi_ditindaklanjuti": -1},
        {"nilai_ikm": Fraction(1649, 20), "jumlah_desa": 9},
        {"nilai_ikm": 20, "rpkdesa_tepat_waktu": Fraction(15, 2)},
        {"nilai_ikm": Decimal("82.345"), "lppdesa_tepat_waktu": 0},
    )

    def test_each_change_gives_what_evaluate_gives(
        self, office: Office, sumbersuko: iku.Document
    ) -> None:
        agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", sumbersuko)

        def report(counts: dict[str, Any]) -> iku.Achievements:
            results = iku.evaluate_all(sumbersuko, counts)
            return iku.achieve_all(sumbersuko, results, iku.Period(2020), agreement=agreement)

        first = render_report_xlsx(report(SUMBERSUKO))
        sheet = cells(first)
        books = [
            changed(first, {
                ("Cacah", place(sheet, "Cacah", name, "2020")):
                    float(value) if isinstance(value, Fraction) else value
                for name, value in change.items()
            })
            for change in self.CHANGES
        ]  # fmt: skip

        computed = office.computed(books)

        for change, theirs in zip(self.CHANGES, computed, strict=True):
            mine = cells(render_report_xlsx(report({**SUMBERSUKO, **change})))
            for name, wanted in (("Kinerja", mine["Kinerja"]), ("Ringkasan", mine["Ringkasan"])):
                recorded = "O" if name == "Kinerja" else "-"
                found = {at: value for at, value in wanted.items() if not at.startswith(recorded)}
                assert differences({name: found}, theirs) == []

    def test_a_blank_count_is_missing_and_not_nought(self, sumbersuko: iku.Document) -> None:
        book = cells(render_report_xlsx(report_of(sumbersuko, {"fasilitasi_ditindaklanjuti": 0})))

        assert cell(book, "Cacah", "fasilitasi_dilakukan", "2020") is None
        assert cell(book, "Cacah", "fasilitasi_dilakukan", "Pemeriksaan") == "data belum lengkap"
        name = sumbersuko["fasilitasi-ditindaklanjuti"].name
        assert cell(book, "Kinerja", name, "Realisasi") == "–"
        assert cell(book, "Kinerja", name, "Status") == "data belum lengkap"

    def test_a_text_in_the_place_of_a_count_is_invalid(
        self, office: Office, sumbersuko: iku.Document
    ) -> None:
        first = render_report_xlsx(report_of(sumbersuko, SUMBERSUKO))
        at = place(cells(first), "Cacah", "jumlah_desa", "2020")

        (computed,) = office.computed([changed(first, {("Cacah", at): "delapan"})])

        name = sumbersuko["administrasi-desa-tepat-waktu"].name
        assert cell(computed, "Kinerja", name, "Status") == "data tidak sah"
        told = "jumlah seluruh desa diwilayah Kecamatan: data tidak sah"
        assert cell(computed, "Kinerja", name, "Keterangan").strip() == told

    def test_open_ranges_are_told_and_checked(self, office: Office) -> None:
        ranges = {
            "bawah": iku.Range(Fraction(1, 2), None),
            "atas": iku.Range(None, 10),
            "lepas": iku.Range(None, None),
        }
        counts = FrozenMapping(
            {
                name: iku.Count(name=name, label=name, kind="decimal", range=limits)
                for name, limits in ranges.items()
            }
        )
        found = [indicator_of(name, id=name, name=f"I {name}", counts=counts) for name in ranges]
        books = [
            render_report_xlsx(report_of(document_of(*found), dict.fromkeys(ranges, number)))
            for number in (0, 11, Fraction(3, 4))
        ]

        computed = office.computed(changed(book, {}) for book in books)

        assert [cell(computed[0], "Cacah", name, "Ketentuan") for name in ranges] == [
            *("bilangan desimal, paling sedikit 0,5", "bilangan desimal, paling banyak 10"),
            "bilangan desimal",
        ]
        for book, theirs in zip(books, computed, strict=True):
            assert differences(cells(book), theirs) == []


RULES: Final = """\
schema: 1
id: dinas-aturan
title: Indikator Kinerja Utama Dinas Aturan
organisation: {name: Dinas Aturan}
constants:
  tetapan: {label: Tetapan, value: 2.5, source: Perbup}
counts:
  a: {label: Cacah A, range: [0, 1000]}
  b: {label: Cacah B, kind: decimal, range: [-50, 1000000]}
  c: {label: Cacah C, kind: decimal, range: [-500, 500.5]}
scales:
  tepat: {title: Tepat, classify: exact, classes: [
    {label: Kuning, above: 90, to: 100}, {label: Merah, to: 90}]}
  opini: {title: Opini, classes: [{label: TMP, score: 1}, {label: WDP, score: 3},
    {label: WTP, score: 4, meaning: Wajar}]}
achievement: {scale: tepat, range: range, label: label, lower: inverse,
              objective: weights, document: OBJECTIVES}
objectives:
  - statement: Satu
    indicators:
      - {id: bobot, name: Berbobot, value: a, weight: 2.5, better: higher, decimals: 0,
         targets: {2020: 80}, achievement: {cap: 100, floor: 10, realisation: displayed}}
      - {id: nol, name: Nol, value: b, weight: 1, better: higher, targets: {2020: 0},
         achievement: {both_zero: 100, zero_target: 0, decimals: 1}}
      - {id: balik, name: Terbalik, numerator: b, denominator: a, weight: 1, better: lower,
         targets: {2020: "< 20"}, achievement: {zero_realisation: 150}}
  - statement: Dua
    indicators:
      - {id: rentang, name: Rentang, value: b * tetapan, weight: 4, targets: {2020: [60, 85.5]}}
      - {id: label, name: Berlabel, value: c, weight: 1, decimals: 0, scale: opini,
         better: higher, targets: {2020: WTP}}
      - {id: gabung, name: Gabungan, value: (bobot + rentang) / 2, weight: 1, better: higher,
         targets: {2020: 100}}
      - {id: akar, name: Akar, value: "root(b, 2) + ln(c) / a", precision: 10,
         weight: 1, better: higher}
"""


class TestRules:
    """Achievements follow their rules, whatever kind of target they have."""

    COUNTS: Final[tuple[dict[str, Any], ...]] = (
        {"a": 81, "b": 16, "c": 4},
        {"a": 7, "b": 0, "c": 3},
        {"a": 0, "b": 0, "c": 1},
        {"a": 100, "b": -4, "c": 2},
        {"a": 72, "b": Decimal("28.5"), "c": -1},
        {"a": 80, "b": 34, "c": None},
        {"a": 200, "b": None, "c": 4},
        {"a": 1001, "b": 100, "c": 501},
        {"a": 3, "b": Fraction(100, 3), "c": 0},
    )

    @pytest.mark.parametrize("way", ["objectives", "indicators", "weights"])
    def test_libreoffice_computes_the_same(self, office: Office, way: str) -> None:
        document = iku.parse_document(RULES.replace("OBJECTIVES", way))
        reports = [report_of(document, counts) for counts in self.COUNTS]
        books = [render_report_xlsx(report) for report in reports]

        computed = office.computed(changed(book, {}) for book in books)

        for book, theirs in zip(books, computed, strict=True):
            assert differences(cells(book), theirs) == []

    def test_a_rule_for_targets_below_nought_and_no_scale(self, office: Office) -> None:
        text = RULES.replace("OBJECTIVES", "weights").replace("{scale: tepat, ", "{")
        own = (
            "rules: {selisih: {title: S, formula: 100 + realisation - target, "
            "negative_targets: true}}"
        )
        text = (
            text.replace("constants:", f"{own}\nconstants:")
            .replace("{2020: 0},", "{2020: -5},")
            .replace("{both_zero: 100,", "{rule: selisih, both_zero: 100,")
        )
        document = iku.parse_document(text)
        books = [render_report_xlsx(report_of(document, counts)) for counts in self.COUNTS[:3]]

        computed = office.computed(changed(book, {}) for book in books)

        assert cell(computed[0], "Kinerja", "Nol", "Capaian %") == 121
        for book, theirs in zip(books, computed, strict=True):
            assert differences(cells(book), theirs) == []

    def test_a_target_that_is_changed_moves_the_achievement(self, office: Office) -> None:
        document = iku.parse_document(RULES.replace("OBJECTIVES", "weights"))
        first = render_report_xlsx(report_of(document, {"a": 60}))
        at = place(cells(first), "Kinerja", "Berbobot", "Target")

        (computed,) = office.computed([changed(first, {("Kinerja", at): 120})])

        assert cell(computed, "Kinerja", "Berbobot", "Capaian %") == 50
        assert cell(computed, "Kinerja", "Berbobot", "Ketercapaian") == "belum tercapai"

    def test_targets_of_every_kind(self, office: Office) -> None:
        books = [render_report_xlsx(several()), render_report_xlsx(several({"b": 0}))]

        computed = office.computed(changed(book, {}) for book in books)

        for book, theirs in zip(books, computed, strict=True):
            assert differences(cells(book), theirs) == []


def document_of(*indicators: iku.Indicator, **values: Any) -> iku.Document:
    return iku.Document(
        id="uji",
        title="Uji",
        organisation=iku.Organisation(name="Dinas Uji"),
        counts=indicators[0].counts,
        objectives=(iku.Objective(statement="Sasaran", indicators=indicators),),
        **values,
    )


COUNTS: Final = FrozenMapping(
    {name: iku.Count(name=name, label=f"Cacah {name}", kind="decimal") for name in ("a", "b")}
)


def indicator_of(formula: str, **values: Any) -> iku.Indicator:
    words: dict[str, Any] = {"id": "satu", "name": "Satu", "counts": COUNTS, **values}
    return iku.Indicator(value=parse_formula(formula), **words)


REMARKS: Final = """\
schema: 1
id: dinas-pendapatan
title: Indikator Kinerja Utama Dinas Pendapatan
organisation: {name: Dinas Pendapatan}
counts:
  pad: {label: Pendapatan asli daerah}
  wajib: {label: Wajib pajak yang membayar, at_most: semua}
  semua: {label: Seluruh wajib pajak}
  lain: {label: Wajib pajak lain, at_most: luar}
  luar: {label: Wajib pajak luar daerah}
constraints:
  - pad <= semua * 1000000000
achievement: {range: range-within, label: label, lower: inverse}
scales:
  opini: {title: Opini, classes: [{label: TMP, score: 1}, {label: WTP, score: 4}]}
objectives:
  - statement: Satu
    indicators:
      - {id: gabung, name: Gabungan, value: patuh / (pad - 5) + 1 / semua, better: higher}
      - {id: pad, name: Pendapatan, value: pad, better: higher, targets: {2020: "> 4"}}
      - {id: rentang, name: Rentang, value: pad, targets: {2020: [4, 20]}}
      - {id: patuh, name: Kepatuhan, numerator: wajib, denominator: semua, unit: "%",
         better: higher, range: [0, 100], targets: {2020: 95}}
      - {id: opini, name: Opini, value: semua, decimals: 0, better: higher, scale: opini,
         targets: {2020: WTP}}
      - {id: sisa, name: Sisa, value: pad - lain, better: lower, range: [0, null],
         targets: {2020: 10}}
      - {id: lebih, name: Lebih, value: lain, better: higher, range: [null, 20.5]}
      - {id: akar, name: Akar, value: "root(pad - 4, 2)", precision: 4, better: higher}
"""


def remarks(book: Book, *names: str) -> list[list[str]]:
    """Return the lines of the remarks of some indicators."""
    return [(cell(book, "Kinerja", name, "Keterangan") or "").splitlines() for name in names]


class TestTargets:
    """A target that is changed to what is no target gives no verdict, and the reason is told."""

    COUNTS: Final = {"pad": 2_000_000_000, "wajib": 96, "semua": 100, "lain": 1, "luar": 5}

    @pytest.mark.parametrize(
        ("changes", "name", "told"),
        [
            ({"Target": None}, "Kepatuhan", "belum ada target"),
            ({"Target": "> 95"}, "Pendapatan", "target bukan bilangan: tulis angkanya saja"),
            ({"Target": "1,5 miliar"}, "Kepatuhan", "target bukan bilangan: tulis angkanya saja"),
            ({"Target bawah": None}, "Rentang", "belum ada target"),
            ({"Target atas": "banyak"}, "Rentang", "target bukan rentang: tulis angka"),
            ({"Target bawah": 21}, "Rentang", "target bukan rentang: tulis angka"),
            ({"Target": "Baik"}, "Opini", "target bukan predikat pada skalanya"),
            ({"Target": -1}, "Kepatuhan", "capaian tidak ada: aturannya tidak berarti"),
            ({"Target": 0}, "Kepatuhan", "capaian tidak ada: menurut aturannya, target dan"),
        ],
    )
    def test_the_reason_is_told(
        self, office: Office, changes: dict[str, Any], name: str, told: str
    ) -> None:
        file = render_report_xlsx(report_of(iku.parse_document(REMARKS), self.COUNTS))
        sheet = cells(file)
        judged = cell(sheet, "Ringkasan", "Sasaran 1", "Dinilai")
        given = {
            ("Kinerja", place(sheet, "Kinerja", name, heading)): value
            for heading, value in changes.items()
        }

        (computed,) = office.computed([changed(file, given)])

        assert cell(computed, "Kinerja", name, "Capaian %") == "–"
        assert remarks(computed, name)[0][-1].startswith(told)
        is_number = all(isinstance(value, int) for value in changes.values()) and name != "Rentang"
        verdict = cell(computed, "Kinerja", name, "Ketercapaian")
        assert verdict == ("tercapai" if is_number else None)
        now = cell(computed, "Ringkasan", "Sasaran 1", "Dinilai")
        # Opini has no class, and so no verdict from the outset.
        assert now == judged - (not is_number and name != "Opini")

    def test_a_spreadsheet_refuses_what_is_no_number(self) -> None:
        file = render_report_xlsx(report_of(iku.parse_document(REMARKS), self.COUNTS))
        sheet = cells(file)

        (rule,) = openpyxl.load_workbook(io.BytesIO(file))[
            "Kinerja"
        ].data_validations.dataValidation

        inputs = {
            place(sheet, "Kinerja", name, heading)
            for name, heading in (
                *(("Pendapatan", "Target"), ("Kepatuhan", "Target"), ("Sisa", "Target")),
                *(("Rentang", "Target bawah"), ("Rentang", "Target atas")),
            )
        }
        assert rule.type == "decimal"
        assert rule.allow_blank
        assert {str(found) for found in rule.sqref} == inputs


class TestWarnings:
    """What the library warns of is remarked, and follows the counts."""

    def books(self, office: Office, *counts: dict[str, Any]) -> list[Book]:
        document = iku.parse_document(REMARKS)
        first = {"pad": 8, "wajib": 5, "semua": 5, "lain": 1, "luar": 5}
        reports = [report_of(document, {**first, **given}) for given in counts]
        files = [render_report_xlsx(report) for report in reports]
        computed = office.computed(changed(file, {}) for file in files)
        for file, theirs in zip(files, computed, strict=True):
            assert differences(cells(file), theirs) == []
        return computed

    def test_nothing_is_remarked_where_nothing_is_to_be_told(self, office: Office) -> None:
        (book,) = self.books(office, {"semua": 1, "wajib": 1})

        assert remarks(book, "Kepatuhan", "Opini", "Pendapatan") == [[], [], []]
        assert remarks(book, "Gabungan") == [["belum ada target"]]
        rule = "bilangan bulat, 0 atau lebih, tidak melebihi: Seluruh wajib pajak"
        assert cell(book, "Cacah", "wajib", "Ketentuan") == rule

    def test_a_count_above_its_limit_and_a_figure_outside_its_range(self, office: Office) -> None:
        file = render_report_xlsx(report_of(iku.parse_document(REMARKS), {"semua": 50}))
        at = place(cells(file), "Cacah", "wajib", "2020")

        (book,) = office.computed([changed(file, {("Cacah", at): 55})])

        more = "peringatan: lebih dari Seluruh wajib pajak"
        assert cell(book, "Cacah", "wajib", "Pemeriksaan") == more
        assert cell(book, "Kinerja", "Kepatuhan", "Realisasi") == 110
        assert remarks(book, "Kepatuhan") == [
            [
                f"Wajib pajak yang membayar: {more}",
                "peringatan: realisasi di luar 0 sampai 100",
            ]
        ]

    def test_open_ranges_parts_in_doubt_and_roots(self, office: Office) -> None:
        book, zero, both = self.books(
            *(office, {"pad": 2, "wajib": 6, "lain": 25, "luar": 30}),
            *({"semua": 0, "wajib": 0}, {"pad": 5, "semua": 4}),
        )

        more = "Wajib pajak yang membayar: peringatan: lebih dari Seluruh wajib pajak"
        outside = "peringatan: realisasi di luar 0 sampai 100"
        assert remarks(book, "Gabungan", "Sisa", "Lebih", "Akar") == [
            [f"Kepatuhan: {more}", outside, "belum ada target"],
            ["peringatan: realisasi di bawah 0"],
            ["peringatan: realisasi di atas 20,5", "belum ada target"],
            ["akar atau ln tidak punya nilai pada cacah ini", "belum ada target"],
        ]
        assert remarks(zero, "Kepatuhan", "Gabungan") == [
            ["pembagi bernilai 0: Seluruh wajib pajak"],
            ["Kepatuhan: pembagi nol", "belum ada target"],
        ]
        divisors = "Pendapatan asli daerah - 5; Seluruh wajib pajak"
        assert remarks(both, "Gabungan")[0][-2] == f"salah satu pembagi bernilai 0: {divisors}"

    def test_what_no_formula_tells_is_told_as_it_was(self, office: Office) -> None:
        """A constraint, and a limit whose number no figure rests on."""
        (book,) = self.books(office, {"pad": 5_000_000_001, "lain": 6})

        constraint = "saat laporan dibuat: pad <= semua * 1000000000 dideklarasikan"
        assert remarks(book, "Pendapatan")[0][0].startswith(constraint)
        limit = "saat laporan dibuat: cacah lain bernilai 6, lebih dari luar yang bernilai 5"
        assert limit in remarks(book, "Lebih")[0]
        assert cell(book, "Cacah", "lain", "Pemeriksaan") == "ok"

    def test_a_figure_that_is_not_computed_anew_keeps_its_warnings(self, office: Office) -> None:
        (book,) = self.books(office, {"pad": 10**16, "semua": 10**6})

        told = remarks(book, "Pendapatan")[0]
        assert told[0] == "tidak dihitung ulang: lembar kerja hanya teliti sampai 15 angka"
        assert told[1].startswith("saat laporan dibuat: pad <= semua")

    def test_columns_are_wide_enough_for_their_numbers(self, office: Office) -> None:
        document = iku.parse_document(REMARKS.replace('"> 4"', '"> 1500000000000"'))
        report = report_of(document, {"pad": 987_654_321_098, "semua": 1000})
        file = render_report_xlsx(report, "en")

        (pdf,) = office.converted([file], "xlsx", "pdf")

        words = words_of_pdf(pdf)
        assert {"1,500,000,000,000", "987,654,321,098.00", "987,654,321,098"} <= {*words}
        assert not [word for word in words if "###" in word]
        assert cell(cells(file), "Figures", "Pendapatan", "Remarks") is None


class TestLimits:
    """What a spreadsheet cannot compute to the last digit stands as it is, and says so."""

    def remark(self, report: iku.Achievements) -> tuple[Any, Any]:
        book = cells(render_report_xlsx(report, "en"))
        return (
            cell(book, "Figures", "Satu", "Value"),
            cell(book, "Figures", "Satu", "Remarks").strip(),
        )

    @pytest.mark.parametrize(
        ("counts", "value"),
        [
            ({"a": 10**20 + 1, "b": 1}, "100,000,000,000,000,000,001.00"),
            ({"a": 10**18, "b": 3}, "333,333,333,333,333,333.33"),
            ({"a": Fraction(1, 2**61 - 1), "b": 1}, 0),
            ({"a": Fraction(10**15 + 1, 2 * 10**17), "b": 1}, 0.01),
        ],
        ids=["long count", "long figure", "long fraction", "beside a tie"],
    )
    def test_too_many_digits(self, counts: dict[str, Any], value: object) -> None:
        document = document_of(indicator_of("a / b"))

        told = self.remark(report_of(document, counts))

        assert told == (value, "not computed anew: a spreadsheet is exact to 15 digits alone")

    def test_a_long_count_is_told_exactly(self) -> None:
        book = cells(
            render_report_xlsx(report_of(document_of(indicator_of("a")), {"a": 10**20 + 1}))
        )

        assert cell(book, "Cacah", "a", "Keterangan") == (
            "nilai tepat: 100.000.000.000.000.000.001\n"
        )

    def test_a_number_too_large_for_a_spreadsheet_is_a_text(self) -> None:
        report = report_of(document_of(indicator_of("a * a * a * a")), {"a": 10**99})

        book = cells(render_report_xlsx(report))

        assert cell(book, "Kinerja", "Satu", "Realisasi belum dibulatkan") == "1" + "0" * 396

    def test_a_formula_too_long_for_a_cell(self) -> None:
        many = {f"n{number}": number for number in range(190)}
        counts = FrozenMapping({name: iku.Count(name=name, label=name) for name in many})
        document = document_of(indicator_of(f"sum({', '.join(many)})", counts=counts))

        assert self.remark(report_of(document, many)) == (
            17955,
            "not computed anew: its formula is too long or too deep for a cell",
        )

    @pytest.mark.parametrize(
        "formula", ["min(" * 58 + "a" + ")" * 58, "root(" * 14 + "a" + ", 3)" * 14]
    )
    def test_a_formula_too_deep_for_a_cell(self, formula: str) -> None:
        precision = 5 if "root" in formula else None
        document = document_of(indicator_of(formula, precision=precision))

        assert self.remark(report_of(document, {"a": 1})) == (
            1,
            "not computed anew: its formula is too long or too deep for a cell",
        )

    def test_a_figure_that_does_not_follow_from_the_counts_shown(
        self, sumbersuko: iku.Document
    ) -> None:
        """A month of -3 is invalid, and so is the year, though the year adds up to a number."""
        name = "fasilitasi_ditindaklanjuti"
        quarters = {
            f"2020-Q{number}": {name: 5, "fasilitasi_dilakukan": 9} for number in range(1, 4)
        }
        quarters["2020-Q4"] = {name: -3, "fasilitasi_dilakukan": 9}

        book = cells(render_report_xlsx(achieved(sumbersuko, quarters, 2020), "en"))

        row = sumbersuko["fasilitasi-ditindaklanjuti"].name
        assert cell(book, "Figures", row, "Status") == "invalid data"
        assert cell(book, "Figures", row, "Remarks").startswith("not computed anew: it does not")

    @pytest.mark.parametrize(
        "target", [10**20 + 1, iku.Range(1, 10**20 + 1), iku.Bound("<", 10**20 + 1)]
    )
    def test_a_target_too_long_for_a_spreadsheet(self, target: Any) -> None:
        rule = AchievementRule(
            id="r", title="R", formula=parse_formula("realisation"), target="range"
        )
        found = indicator_of(
            "a",
            better="higher",
            targets=FrozenMapping({"2020": target}),
            achievement_defaults=AchievementDefaults(range=rule),
        )

        told = self.remark(report_of(document_of(found), {"a": 1}))

        assert told == (1, "the achievement is not computed anew")

    def test_a_rule_too_deep_for_a_cell(self) -> None:
        deep = parse_formula("min(" * 59 + "realisation" + ", target)" * 59)
        options = AchievementOptions(rule=AchievementRule(id="r", title="R", formula=deep))
        found = indicator_of(
            "a", better="higher", targets=FrozenMapping({"2020": 2}), achievement=options
        )

        told = self.remark(report_of(document_of(found), {"a": 1}))

        assert told == (1, "the achievement is not computed anew")

    def test_a_scale_with_more_classes_than_a_cell_can_go_through(self) -> None:
        classes = tuple(
            iku.ScaleClass(label=f"Kelas {number}", low=number, high=number)
            for number in range(300)
        )
        scale = iku.Scale(id="s", title="S", classes=classes, decimals=0)
        found = indicator_of(
            "a", decimals=0, better="higher", scale=scale,
            targets=FrozenMapping({"2020": "Kelas 7"}),
        )  # fmt: skip

        book = cells(render_report_xlsx(report_of(document_of(found), {"a": 8}), "en"))

        assert cell(book, "Figures", "Satu", "Grade of the value") == "Kelas 8"
        assert cell(book, "Figures", "Satu", "Remarks").splitlines() == [
            "there is no rule for an achievement against this target",
            "the achievement is not computed anew",
        ]

    def test_without_a_better_side_nothing_is_reached(self, office: Office) -> None:
        rule = AchievementRule(id="r", title="R", formula=parse_formula("realisation"))
        options = AchievementOptions(rule=rule)
        found = indicator_of("a", targets=FrozenMapping({"2020": 2}), achievement=options)
        file = render_report_xlsx(report_of(document_of(found), {"a": 8}))

        (computed,) = office.computed([changed(file, {})])

        assert cell(computed, "Kinerja", "Satu", "Capaian %") == 8
        assert not cell(computed, "Kinerja", "Satu", "Ketercapaian")

    def test_a_label_without_a_scale_has_no_achievement(self) -> None:
        found = indicator_of("a", better="higher", targets=FrozenMapping({"2020": "WTP"}))

        assert self.remark(report_of(document_of(found), {"a": 8}))[1].splitlines() == [
            "no achievement: the value has no class on its scale",
            "the achievement is not computed anew",
        ]

    def test_a_target_without_end_is_written_as_a_division(self) -> None:
        found = indicator_of("a", better="higher", targets=FrozenMapping({"2020": Fraction(1, 3)}))
        file = render_report_xlsx(report_of(document_of(found), {"a": Fraction(1, 3)}))

        book = openpyxl.load_workbook(io.BytesIO(file))

        assert {"=1/3"} <= {cell.value for row in book["Kinerja"] for cell in row}
        assert {"=1/3"} <= {cell.value for row in book["Cacah"] for cell in row}


class TestFile:
    """The file has no macro and no link, is the same each time, and texts are no formulas."""

    def test_the_bytes_are_the_same_each_time_and_tell_no_clock(self) -> None:
        report, quarters = of_quarters()

        file = render_report_xlsx(report, trend=quarters)

        assert file == render_report_xlsx(report, trend=quarters)
        with ZipFile(io.BytesIO(file)) as archive:
            names = archive.namelist()
            assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        assert re.findall(r"20\d\d-\d\d-\d\d", core) == ["2020-01-15"] * 2
        assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]

    def test_readers_that_do_not_compute_see_the_figures(self) -> None:
        report, _ = of_quarters()

        book = cells(render_report_xlsx(report))

        assert cell(book, "Kinerja", "Nilai IKM Kecamatan", "Realisasi") == 82.38
        assert cell(book, "Kinerja", "Nilai IKM Kecamatan", "Capaian %") == 100.46

    def test_numbers_have_their_decimals(self) -> None:
        file = render_report_xlsx(several())
        book = openpyxl.load_workbook(io.BytesIO(file))
        sheet = cells(file)

        forms = {
            name: book["Kinerja"][place(sheet, "Kinerja", name, heading)].number_format
            for name, heading in (
                ("Angka kematian ibu", "Realisasi"),
                ("Jumlah kelahiran hidup", "Realisasi"),
                ("Persentase rumah tangga yang dilayani", "Target"),
            )
        }
        assert list(forms.values()) == ["#,##0.00", "#,##0", '">= "#,##0']

    def test_the_trend_and_the_notes_stand_on_sheets_of_their_own(self) -> None:
        book = cells(render_report_xlsx(several(), "en", trend=years_before()))

        assert [*book] == ["Figures", "Counts", "Scales", "Summary", "Worked", "Trend", "Notes"]
        assert cell(book, "Trend", "Angka kematian ibu", "2019") == 98.04
        assert cell(book, "Trend", "Angka kematian ibu", "2020") == "–"
        assert "dinas-uji" in book["Notes"].values()

    def test_notes_name_the_edition_and_the_agreement(self) -> None:
        report, _ = of_quarters()

        notes = {*cells(render_report_xlsx(report))["Catatan"].values()}

        assert {"sejak 3 Maret 2020", "kecamatan-sumbersuko"} <= notes
        assert "Perjanjian Kinerja Tahun 2020 (contoh), versi 1, 15 Januari 2020" in notes

    def test_a_long_figure_of_a_trend_is_a_text(self) -> None:
        document = document_of(indicator_of("a"))
        before = report_of(document, {"a": 10**20 + 1}, "2019")

        book = cells(render_report_xlsx(report_of(document, {}), trend=(before,)))

        assert cell(book, "Perkembangan", "Satu", "2019") == "100.000.000.000.000.000.001,00"

    def test_counts_of_the_previous_period_stand_beside(self, office: Office) -> None:
        document = iku.load_document("indicators/lumajang/dinas-sosial.yaml")
        file = render_report_xlsx(report_of(document, {"ppks": 90}, previous={"ppks": 100}))

        book = cells(file)

        assert cell(book, "Cacah", "ppks", "Periode sebelumnya") == 100
        (computed,) = office.computed([changed(file, {})])
        assert differences(book, computed) == []

    def test_a_count_of_the_previous_period_alone_has_no_place_in_this_one(self) -> None:
        report = report_of(document_of(indicator_of("a - prev(b)")), {"a": 3}, previous={"b": 1})

        book = cells(render_report_xlsx(report))

        assert cell(book, "Cacah", "b", "2020") is None
        assert cell(book, "Cacah", "b", "Periode sebelumnya") == 1
        assert cell(book, "Cacah", "a", "Periode sebelumnya") is None
        assert cell(book, "Kinerja", "Satu", "Realisasi") == 2

    def test_the_note_of_an_agreement_is_there(self, sumbersuko: iku.Document) -> None:
        agreement = iku.Agreement(
            id="pk", document=sumbersuko.id, title="PK", date=date(2020, 1, 2),
            targets=FrozenMapping({}), note="Target sementara",
        )  # fmt: skip
        report = achieved(sumbersuko, {"2020": {}}, 2020, agreement=agreement)

        assert "Target sementara" in cells(render_report_xlsx(report))["Catatan"].values()

    def test_libreoffice_prints_every_word(self, office: Office) -> None:
        report, _ = of_quarters()

        (pdf,) = office.converted([render_report_xlsx(report)], "xlsx", "pdf")

        printed = {*words_of_pdf(pdf)}
        for item in report.indicators.values():
            assert {*item.indicator.name.split()} <= printed
        assert {"tercapai", "100.46", "82.38", "Camat"} <= printed

    def test_a_missing_library_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_office_files, "find_spec", lambda _: None)

        with pytest.raises(ModuleNotFoundError, match=r"pip install 'iku-core\[xlsx\]'"):
            render_report_xlsx(several())


class TestHostileTexts:
    """Whatever stands in a document is text in a workbook."""

    @pytest.mark.parametrize(
        "text",
        [
            HOSTILE,
            '=HYPERLINK("http://a.b","c")',
            "+1",
            "-1",
            "@SUM(A1)",
            "=1+1",
            "#REF!",
            "_x003D_1",
        ],
    )
    def test_no_text_becomes_a_formula(self, text: str) -> None:
        report = report_of(hostile_document(text), {"a": 1, "b": 2})

        file = render_report_xlsx(report)

        book = openpyxl.load_workbook(io.BytesIO(file))
        kinds = {
            (cell.data_type, cell.quotePrefix)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str) and cell.value == text
        }
        starts = text[0] in "=+-@"
        assert kinds <= {("s", starts)} or text in (HOSTILE, "_x003D_1")
        formulas = [
            cell.value
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        assert formulas
        assert not any("HYPERLINK" in formula or "SUM(A1" in formula for formula in formulas)

    def test_libreoffice_shows_the_texts_as_they_are(self, office: Office) -> None:
        texts = [
            '=HYPERLINK("http://a.b","c")',
            "_x0041_ = A",
            "<b>&amp;]]>",
            "1.234",
            "x" * 40_000,
        ]
        books = [
            render_report_xlsx(report_of(hostile_document(text), {"a": 1, "b": 2}))
            for text in texts
        ]

        computed = office.computed(books)

        for text, book in zip(texts, computed, strict=True):
            shown = text if len(text) < 32_767 else text[:32_765] + " …"
            assert [*book["Kinerja"].values()].count(shown) >= 4 + 4
