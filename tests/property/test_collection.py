"""Promises of collection sheets: what is filled in comes back as it was, whatever it is."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import iku_core as iku
import strategies as own
from iku_core.counts import load_counts_by_period, read_counts_by_period, source_of
from iku_core.exact import Exact
from iku_core.messages import Language
from iku_core.report.collection_csv import render_collection_csv
from iku_core.report.collection_xlsx import render_collection_xlsx
from sheets import saved_by_libreoffice

Known = dict[str, dict[str, Exact | None]]

languages: st.SearchStrategy[Language] = st.sampled_from(("id", "en"))


def asked(sheet: iku.CollectionSheet) -> Known:
    """Return what a sheet holds, row by row."""
    held: Known = {}
    for row in sheet.rows:
        held.setdefault(str(row.period), {})[row.count.name] = row.value
    return held


def read(data: bytes, sheet: iku.CollectionSheet) -> Known:
    source = source_of(data, "lembar", None)
    found = read_counts_by_period(source, sheet.document, period=sheet.period)
    return {period: dict(counts) for period, counts in found.items()}


@settings(max_examples=40)
@given(own.collections(), languages)
def test_a_csv_sheet_comes_back_as_it_was(
    collected: tuple[iku.Document, iku.Period, Known], language: Language
) -> None:
    document, period, counts = collected

    sheet = iku.collection_sheet(document, period, counts=counts)

    text = render_collection_csv(sheet, language)
    assert read(text.encode(), sheet) == asked(sheet)
    assert read(f"{text}\n".replace("\n", "\r\n").encode("utf-8-sig"), sheet) == asked(sheet)


@settings(max_examples=20)
@given(own.collections(), languages)
def test_an_xlsx_sheet_comes_back_as_it_was(
    collected: tuple[iku.Document, iku.Period, Known], language: Language
) -> None:
    document, period, counts = collected

    sheet = iku.collection_sheet(document, period, counts=counts)

    data = render_collection_xlsx(sheet, language)
    assert read(data, sheet) == asked(sheet)
    assert render_collection_xlsx(sheet, language) == data


@settings(max_examples=40)
@given(own.collections())
def test_a_sheet_holds_every_count_that_is_filled_in(
    collected: tuple[iku.Document, iku.Period, Known],
) -> None:
    """Nothing known of the period is lost, whether an indicator needs it or not."""
    document, period, counts = collected

    held = asked(iku.collection_sheet(document, period, counts=counts))

    known = {name: value for name, value in counts[str(period)].items() if value is not None}
    assert known.items() <= held.get(str(period), {}).items()


def test_a_real_spreadsheet_program_keeps_every_number(tmp_path: Path) -> None:
    """Four hundred numbers of every size are the same after LibreOffice has saved the sheet."""
    numbers: list[Exact | None] = [
        *(None, 0, 1, 45, 10**15 - 1, 10**15, 10**60),
        *(Fraction(n, 10**d) for d in (1, 2, 3, 7) for n in (1, 3, 82_371, 999_999_999_999)),
        *(Fraction(7 * n + 1, 1_000) for n in range(200)),
        *(-Fraction(3 * n + 1, 10**7) for n in range(180)),
    ]
    values = dict(zip((f"c{n}" for n in range(len(numbers))), numbers, strict=True))
    counts = "".join(f"  {name}: {{label: '=1+1', kind: decimal}}\n" for name in values)
    halves = [f"sum({', '.join(list(values)[n::40])})" for n in range(40)]
    indicators = "".join(
        f"      - {{id: a{n}, name: '=cmd()', value: '{half}'}}\n" for n, half in enumerate(halves)
    )
    text = (
        "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Uji}\n"
        f"counts:\n{counts}objectives:\n  - statement: Sasaran\n    indicators:\n{indicators}"
    )
    document = iku.parse_document(text)
    sheet = iku.collection_sheet(document, iku.Period(2020), counts={"2020": values})
    path = tmp_path / "lembar.xlsx"
    path.write_bytes(render_collection_xlsx(sheet))

    saved = saved_by_libreoffice(path, "xlsx", tmp_path / "baru")

    found = load_counts_by_period(saved, document, period=iku.Period(2020))
    assert dict(found["2020"]) == values
