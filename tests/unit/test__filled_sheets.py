"""Filled-in sheets: each fault at its cell, and numbers exactly as they are meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import iku_core as iku
from iku_core.counts import read_counts, read_counts_by_period, source_of
from iku_core.issues import Source
from iku_core.report.collection_xlsx import render_collection_xlsx
from sheets import DOCUMENT, edited, rendered, replaced

SOUND = iku.load_document(DOCUMENT)
DECIMAL = iku.parse_document(
    "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Uji}\ncounts:\n"
    "  d: {label: D, kind: decimal, range: [-5, 1000000000000000000]}\nobjectives:\n"
    "  - statement: Sasaran\n    indicators:\n      - {id: d, name: D, value: d}\n"
)
GROWTH = iku.parse_document(
    "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Uji}\ncounts:\n  a: {label: A}\n"
    "objectives:\n  - statement: Sasaran\n    indicators:\n"
    "      - {id: d, name: D, numerator: a, denominator: prev(a)}\n"
)


def read(data: bytes, document: iku.Document = SOUND, **options: Any) -> dict[str, Any]:
    return dict(read_counts(source_of(data, "a.xlsx", None), document, **options))


def told(data: bytes, document: iku.Document = SOUND, **options: Any) -> list[str]:
    """Return place and code of every fault of a sheet."""
    with pytest.raises(iku.CountsError) as caught:
        read(data, document, **options)
    return [f"{issue.location} {issue.code}" for issue in caught.value.issues]


def with_number(written: str) -> bytes:
    """Return a sheet of one decimal count, with these words as the value of its cell."""
    sheet = iku.collection_sheet(DECIMAL, iku.Period(2020), counts={"2020": {"d": 77}})
    return replaced("<v>77</v>", written, data=render_collection_xlsx(sheet))


class TestNumbers:
    """A number is the shortest text of what stands in the file."""

    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("<v>82.375</v>", Fraction(659, 8)),
            ("<v>0.10000000000000001</v>", Fraction(1, 10)),
            ("<v>1.0000000000000001E-5</v>", Fraction(1, 100_000)),
            ("<v>-0</v>", 0),
            ("<v>-1.5</v>", Fraction(-3, 2)),
            ("<v>45.0</v>", 45),
            ("<v>999999999999999</v>", 999_999_999_999_999),
            ("<f>40+5</f><v>45</v>", 45),
        ],
    )
    def test_it_is_taken_exactly(self, written: str, number: Any) -> None:
        assert read(with_number(written), DECIMAL) == {"d": number}

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("<v>0.30000000000000004</v>", "IKU774"),
            ("<v>1000000000000000</v>", "IKU774"),
            ("<v>1E+17</v>", "IKU774"),
            ("<v>1E+999</v>", "IKU774"),
            ("<v>1E-300</v>", "IKU506"),
            ("<v>nan</v>", "IKU773"),
            ("<v>-7</v>", "IKU526"),
            ("<f>[1]A!A1</f>", "IKU771"),
        ],
    )
    def test_what_is_none_is_told_at_its_cell(self, written: str, code: str) -> None:
        assert told(with_number(written), DECIMAL) == [f"a.xlsx:Cacah!D10 {code}"]

    def test_a_text_of_plain_digits_is_a_number(self) -> None:
        """Numbers that no spreadsheet keeps are written so, and come back."""
        assert read(rendered({"jumlah_desa": 10**40}))["jumlah_desa"] == 10**40

    def test_a_text_with_a_comma_is_one_where_that_is_said(self) -> None:
        sheet = iku.collection_sheet(DECIMAL, iku.Period(2020))
        data = edited(_with("D10", "87,5"), render_collection_xlsx(sheet))

        assert told(data, DECIMAL) == ["a.xlsx:Cacah!D10 IKU772"]
        assert read(data, DECIMAL, decimal="comma") == {"d": Fraction(175, 2)}


def _with(cell: str, value: Any, number_format: str | None = None) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[cell] = value
        if number_format is not None:
            sheet[cell].number_format = number_format

    return change


class TestCells:
    """Whatever an officer does to a sheet is told by cell, or read as it is meant."""

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            (_with("D10", -1), "D10 IKU524"),
            (_with("D10", 1.5), "D10 IKU525"),
            (_with("D10", "tiga"), "D10 IKU772"),
            (_with("D10", False), "D10 IKU773"),  # noqa: FBT003 - what a cell holds
            (_with("D10", datetime(2020, 1, 2, tzinfo=UTC).replace(tzinfo=None)), "D10 IKU773"),
            (_with("D10", "#DIV/0!"), "D10 IKU773"),
            (_with("D10", 0.5, "0%"), "D10 IKU773"),
            (_with("A11", "jumlah_dessa"), "A11 IKU501"),
            (_with("A11", "desa_siaga"), "A11 IKU502"),
            (_with("B11", None), "B11 IKU157"),
            (_with("B11", "2021"), "B11 IKU768"),
            (_with("D13", "=1+1"), "D13 IKU767"),
            (_with("E9", "nilai"), "B7 IKU765"),
        ],
    )
    def test_a_fault_is_told_at_its_cell(self, change: Callable[[Any], None], fault: str) -> None:
        assert f"a.xlsx:Cacah!{fault}" in told(edited(change))

    def test_a_hidden_row_and_merged_cells_are_told(self) -> None:
        def change(sheet: Any) -> None:
            sheet.row_dimensions[10].hidden = True
            sheet.merge_cells("D11:E11")

        assert told(edited(change)) == ["a.xlsx:Cacah!D10 IKU769", "a.xlsx:Cacah!D11 IKU770"]

    def test_a_period_without_a_count_and_a_value_is_passed_over(self) -> None:
        assert read(edited(_with("B13", "2020"))) == {"desa_siaga": None, "jumlah_desa": None}

    def test_a_copied_sheet_is_told(self) -> None:
        data = edited(lambda sheet: sheet.parent.copy_worksheet(sheet))

        assert told(data) == ["a.xlsx:'Cacah Copy'!B7 IKU760"]

    def test_a_sheet_of_another_document_is_told_alone(self) -> None:
        assert told(rendered(), DECIMAL) == ["a.xlsx:Cacah!B7 IKU762"]

    def test_a_sheet_of_another_period_is_told(self) -> None:
        source = source_of(rendered(), "a.xlsx", None)

        with pytest.raises(iku.CountsError, match="the sheet is of 2020, and 2021 is computed"):
            read_counts_by_period(source, SOUND, period=iku.Period(2021))

    def test_all_faults_are_told_at_once(self) -> None:
        def change(sheet: Any) -> None:
            sheet["B7"] = "iku-collection/1 2020 2020-03-03 dinas-kesehatan"
            sheet["D10"] = -1
            sheet["D11"] = "8 desa"

        assert told(edited(change)) == [
            "a.xlsx:Cacah!B7 IKU763",
            "a.xlsx:Cacah!D10 IKU524",
            "a.xlsx:Cacah!D11 IKU772",
        ]

    def test_rows_and_columns_may_be_moved(self) -> None:
        """A sheet is read by its headings, and by the names of its counts."""

        def change(sheet: Any) -> None:
            sheet["D10"], sheet["D11"] = 45, 50
            sheet.move_range("A9:J11", rows=3, cols=1)
            sheet["A1"] = "Catatan"

        assert read(edited(change)) == {"desa_siaga": 45, "jumlah_desa": 50}

    def test_rows_with_notes_alone_are_passed_over(self) -> None:
        assert read(edited(_with("J14", "menyusul"))) == {"desa_siaga": None, "jumlah_desa": None}

    def test_a_removed_row_is_told_below_the_headings(self) -> None:
        assert told(edited(lambda sheet: sheet.delete_rows(10))) == ["a.xlsx:Cacah!A9 IKU766"]

    def test_faults_beyond_a_hundred_are_counted_no_more(self) -> None:
        def change(sheet: Any) -> None:
            for row in range(12, 130):
                sheet[f"D{row}"] = 1

        assert told(edited(change))[-1].endswith("IKU120")

    @pytest.mark.parametrize(
        "code", ["iku-collection/1 1000 - uji", "iku-collection/1", "iku-collection/2 2020 - uji"]
    )
    def test_a_code_that_cannot_be_is_told(self, code: str) -> None:
        sheet = iku.collection_sheet(GROWTH, iku.Period(2020))
        data = edited(_with("B7", code), render_collection_xlsx(sheet))

        assert told(data, GROWTH) == ["a.xlsx:Cacah!B7 IKU761"]


class TestPeriods:
    """A sheet names its periods, and those must be the ones that are meant."""

    def test_a_sheet_of_two_periods_needs_to_be_told_which(self) -> None:
        data = render_collection_xlsx(iku.collection_sheet(GROWTH, iku.Period(2020)))

        assert told(data, GROWTH) == ["a.xlsx:Cacah!B7 IKU546"]
        source = source_of(data, "a.xlsx", None)
        found = read_counts_by_period(source, GROWTH, period=iku.Period(2020))
        assert sorted(found) == ["2019", "2020"]

    def test_a_sheet_without_a_code_is_none(self) -> None:
        assert told(edited(_with("B7", None))) == ["a.xlsx:1:1 IKU759"]

    def test_a_file_of_periods_without_rows_is_told_as_before(self) -> None:
        with pytest.raises(iku.CountsError, match="IKU546"):
            read_counts(Source("a.csv", "period,count,value"), SOUND)


class TestCsv:
    """In CSV the code stands in a remark, and further columns are passed over."""

    CODE = "# Kode lembar: iku-collection/1 2020 - dinas-kesehatan;;;\n"

    def told(self, text: str, document: iku.Document = SOUND) -> list[str]:
        with pytest.raises(iku.CountsError) as caught:
            read_counts(Source("a.csv", text), document)
        return [f"{issue.location} {issue.code}" for issue in caught.value.issues]

    def test_as_excel_saves_it(self) -> None:
        """Excel fills rows up, and puts quotes around what holds a separator."""
        text = (
            'sep=;\n"# Dinas ""A"";B";;;\n' + self.CODE + "periode;cacah;nilai;uraian;\n"
            "2020;desa_siaga;1.045;Desa;\n2020;jumlah_desa;;;\n"
        )

        assert read_counts(Source("a.csv", text), SOUND) == {
            "desa_siaga": 1045,
            "jumlah_desa": None,
        }

    def test_the_user_may_say_how_decimals_are_written(self) -> None:
        code = "# iku-collection/1 2020 - uji\nperiode;cacah;nilai;uraian\n"

        text = Source("a.csv", f"{code}2020;d;82.375;D\n")
        assert read_counts(text, DECIMAL, decimal="point") == {"d": Fraction(659, 8)}
        assert read_counts(text, DECIMAL, decimal="comma") == {"d": 82_375}
        assert self.told(text.text, DECIMAL) == ["a.csv:3:8 IKU776"]

    @pytest.mark.parametrize(
        ("rows", "faults"),
        [
            ("cacah;nilai\n", ["a.csv:1:16 IKU765"]),
            ("periode;cacah;jumlah\n", ["a.csv:1:16 IKU765"]),
            ("periode,cacah;nilai\n", ["a.csv:1:16 IKU765"]),
            ("periode;cacah;nilai\n2020;desa_siaga;1;2\n", ["a.csv:3:1 IKU778"]),
            ("periode;cacah;nilai\n2020;desa_siaga\n", ["a.csv:3:1 IKU508"]),
            ('periode;cacah;nilai\n2020;desa_siaga;"1\n', ["a.csv:3:17 IKU509"]),
            (
                "periode;cacah;nilai\n2020;desa_siaga;1\n",
                ["a.csv:2:1 IKU766"],
            ),
            (
                "periode;cacah;nilai\n2020;desa_siaga;-1\n2020;jumlah_desa;9\n",
                ["a.csv:3:17 IKU524"],
            ),
        ],
    )
    def test_faults_are_told_at_their_places(self, rows: str, faults: list[str]) -> None:
        assert self.told(self.CODE + rows) == faults

    def test_without_a_code_further_columns_are_a_fault(self) -> None:
        assert self.told("periode;cacah;nilai;uraian\n") == ["a.csv:1:1 IKU507"]


def test_a_file_is_a_workbook_by_its_name_or_its_first_bytes(tmp_path: Path) -> None:
    for name in ("lembar.xlsx", "lembar.csv", "lembar"):
        (tmp_path / name).write_bytes(rendered({"jumlah_desa": 8}))

        found = iku.load_counts(tmp_path / name, SOUND)

        assert found["jumlah_desa"] == 8
    (tmp_path / "teks.xls").write_text("desa_siaga: 8", "utf-8")
    with pytest.raises(iku.CountsError, match="IKU752"):
        iku.load_counts(tmp_path / "teks.xls", SOUND)
    assert iku.load_counts(tmp_path / "teks.xls", SOUND, format="yaml")["desa_siaga"] == 8
    with pytest.raises(iku.CountsError, match="IKU151"):
        iku.load_counts(tmp_path / "lembar", SOUND, format="csv")
