"""Collection sheets as workbooks."""

from __future__ import annotations

import io
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl

import iku_core as iku
from definitions import document
from iku_core.report.collection_xlsx import render_collection_xlsx
from sheets import saved_by_libreoffice

COUNTS = """\
  a: {label: '=HYPERLINK("a")', range: [1, 9]}
  b: {label: "<script>]]>", kind: decimal, range: [-0.5, null], at_most: a}
  d: {label: Cacah D, unit: "#N/A"}
"""
INDICATORS = """\
      - {id: rasio, name: "@rasio", numerator: b, denominator: a, explanation: "+1", responsible: k}
      - {id: langsung, name: Langsung, value: d, printed_formula: Jumlah D}
"""
SOUND = document(INDICATORS, counts=COUNTS, above="officers:\n  k: {title: Kepala, name: Ani}\n")
VALUES = {"a": 4, "b": Fraction(1, 4), "d": 10**20}
SHEET = iku.collection_sheet(SOUND, iku.Period(2020), counts={"2020": VALUES})
DATA = render_collection_xlsx(SHEET)


def opened(data: bytes = DATA) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_values_and_notes_alone_can_be_edited() -> None:
    table = opened().worksheets[0]

    free = {cell.coordinate for row in table for cell in row if not cell.protection.locked}
    assert free == {"D10", "J10", "D11", "J11", "D12", "J12"}
    assert table.protection.sheet
    assert table.protection.password is None


def test_a_format_that_was_pasted_can_be_changed_as_the_hints_ask() -> None:
    for table in opened().worksheets:
        assert not table.protection.formatCells


def test_a_spreadsheet_refuses_what_the_reader_refuses() -> None:
    rules = opened().worksheets[0].data_validations.dataValidation

    assert [(r.type, r.formula1, r.formula2, str(r.sqref)) for r in rules] == [
        ("whole", "1", "9", "D10"),
        ("decimal", "-0.5", "999999999999999", "D11"),
        ("whole", "0", "999999999999999", "D12"),
    ]
    assert rules[0].prompt == "bilangan bulat, 0 atau lebih, 1 sampai 9"


def test_a_bound_without_a_decimal_form_is_near_enough_for_a_spreadsheet() -> None:
    third = iku.Count(name="a", label="A", kind="decimal", range=iku.Range(Fraction(1, 3), None))
    made = iku.Document(
        id="a",
        title="A",
        organisation=iku.Organisation(name="A"),
        counts={"a": third},  # type: ignore[arg-type]
        objectives=(),
    )
    sheet = iku.collection_sheet(made, iku.Period(2020), counts={"2020": {"a": 1}})

    (rule,) = opened(render_collection_xlsx(sheet)).worksheets[0].data_validations.dataValidation
    assert rule.formula1 == "0.3333333333333333"


def test_no_text_is_a_formula() -> None:
    kinds = {cell.data_type for table in opened() for row in table.iter_rows() for cell in row}

    assert kinds == {"s", "n"}
    assert opened().worksheets[0]["C10"].value == '=HYPERLINK("a")'
    assert opened().worksheets[0]["C10"].quotePrefix


def test_numbers_are_numbers_as_far_as_a_spreadsheet_keeps_them() -> None:
    table = opened().worksheets[0]

    assert [table[f"D{row}"].value for row in (10, 11, 12)] == [4, 0.25, "1" + "0" * 20]


def test_the_second_sheet_tells_what_each_indicator_is() -> None:
    rows = [[cell.value for cell in row] for row in opened().worksheets[1].iter_rows(min_row=2)]

    assert rows == [
        ["@rasio", None, '<script>]]> / =HYPERLINK("a")', "+1", None, "Kepala"],
        ["Langsung", None, "Jumlah D", None, None, None],
    ]


def test_no_clock_leaves_a_trace() -> None:
    with zipfile.ZipFile(io.BytesIO(DATA)) as archive:
        dates = {entry.date_time for entry in archive.infolist()}
        properties = archive.read("docProps/core.xml").decode()

    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert properties.count("1980-01-01T00:00:00Z") == 2
    assert render_collection_xlsx(SHEET) == DATA


def test_a_program_may_put_any_sign_and_any_length_into_a_text() -> None:
    made = iku.Document(
        id="a",
        title="\x00\x1b[31m\ud800" + "x" * 40_000,
        organisation=iku.Organisation(name="\u202eA\nB"),
        counts={"a": iku.Count(name="a", label="=" * 10_000)},  # type: ignore[arg-type]
        objectives=(),
    )
    sheet = iku.collection_sheet(made, iku.Period(2020), counts={"2020": {"a": 1}})

    table = opened(render_collection_xlsx(sheet, "en")).worksheets[0]
    assert len(table["A2"].value) == 32_767
    assert table["C10"].value == "=" * 10_000


def test_libreoffice_prints_every_word_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "lembar.xlsx"
    path.write_bytes(DATA)

    printed = saved_by_libreoffice(path, "pdf", tmp_path / "baru")

    assert printed.read_bytes().startswith(b"%PDF")
