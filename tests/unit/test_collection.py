"""Which counts a document needs, from whom, for which period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import iku_core as iku
from definitions import document
from iku_core.collection import decimal_text, parse_sheet_code

YEAR = iku.Period(2020)
GROWTH = """\
      - {id: tumbuh, name: Tumbuh, numerator: a - prev(a), denominator: prev(a)}
      - {id: ganda, name: Ganda, value: tumbuh * d, source: Laporan, responsible: kepala}
"""
OFFICERS = "officers:\n  kepala: {title: Kepala Dinas}\n"


def asked(sheet: iku.CollectionSheet) -> list[tuple[str, str, list[str]]]:
    return [
        (str(row.period), row.count.name, [item.id for item in row.indicators])
        for row in sheet.rows
    ]


class TestRows:
    """A row for each count that an indicator needs, of the period in which it needs it."""

    def test_a_count_that_no_indicator_needs_is_not_asked_for(self) -> None:
        sheet = iku.collection_sheet(document(), YEAR)

        assert asked(sheet) == [("2020", "a", ["rasio"]), ("2020", "b", ["rasio"])]

    def test_it_is_there_where_its_value_is_known(self) -> None:
        sheet = iku.collection_sheet(document(), YEAR, counts={YEAR: {"d": Decimal("1.5")}})

        assert sheet.rows[-1].count.name == "d"
        assert sheet.rows[-1].value == Fraction(3, 2)

    def test_the_previous_period_is_asked_for_where_prev_uses_it(self) -> None:
        """What an indicator needs through another one counts as well."""
        sheet = iku.collection_sheet(document(GROWTH, above=OFFICERS), iku.Period(2020, "quarter"))

        assert asked(sheet) == [
            ("2020-Q1", "a", ["tumbuh", "ganda"]),
            ("2020-Q1", "d", ["ganda"]),
            ("2019-Q4", "a", ["tumbuh", "ganda"]),
        ]

    def test_source_and_officers_are_those_of_the_indicators(self) -> None:
        sheet = iku.collection_sheet(document(GROWTH, above=OFFICERS), YEAR)

        row = sheet.rows[0]
        assert row.sources == ("Laporan",)
        assert [officer.title for officer in row.officers] == ["Kepala Dinas"]

    def test_a_part_that_is_used_twice_is_counted_once(self) -> None:
        chain = (
            "      - {id: satu, name: Satu, value: a}\n"
            "      - {id: dua, name: Dua, value: satu + satu}\n"
            "      - {id: tiga, name: Tiga, value: satu + dua}\n"
        )

        assert asked(iku.collection_sheet(document(chain), YEAR)) == [
            ("2020", "a", ["satu", "dua", "tiga"])
        ]


class TestKnownCounts:
    """What is filled in beforehand is exact, or refused with all faults."""

    @pytest.mark.parametrize(
        ("counts", "code"),
        [
            ({"kemarin": {}}, "IKU157"),
            ({"2020": {"x": 1}}, "IKU501"),
            ({"2020": {"a": 0.1}}, "IKU513"),
            ({"2020": {"d": Fraction(1, 3)}}, "IKU775"),
            ({"2020": {"d": 10**100}}, "IKU775"),
        ],
    )
    def test_each_fault_is_told(self, counts: dict[str, dict[str, object]], code: str) -> None:
        with pytest.raises(iku.CountsError) as caught:
            iku.collection_sheet(document(), YEAR, counts=counts)

        assert [issue.code for issue in caught.value.issues] == [code]

    def test_counts_of_other_periods_are_left_out(self) -> None:
        sheet = iku.collection_sheet(document(), YEAR, counts={"2018": {"a": 1}})

        assert [row.value for row in sheet.rows] == [None, None]

    def test_there_is_nothing_before_the_first_year(self) -> None:
        with pytest.raises(ValueError, match="no period before 1000"):
            iku.collection_sheet(document(GROWTH, above=OFFICERS), iku.Period(1000))


class TestCode:
    """A sheet says of which document, edition and period it is."""

    def test_the_code_reads_back(self) -> None:
        sheet = iku.collection_sheet(
            document(above="valid_from: 2020-03-03\n"), iku.Period(2020, "month", 7)
        )

        assert parse_sheet_code(str(sheet.code)) == sheet.code
        assert sheet.code.edition == "2020-03-03"

    def test_an_id_of_a_program_holds_nothing_that_separates_cells(self) -> None:
        made = iku.Document(
            id='a;b, "c"',
            title="A",
            organisation=iku.Organisation(name="A"),
            counts={},  # type: ignore[arg-type]
            objectives=(),
        )

        assert str(iku.collection_sheet(made, YEAR).code) == "iku-collection/1 2020 - a_b_c_"

    @pytest.mark.parametrize("text", ["", "iku-collection/2 2020 - a", "iku-collection/1 x - a"])
    def test_another_text_is_none(self, text: str) -> None:
        assert parse_sheet_code(text) is None


def test_a_number_is_written_in_full() -> None:
    assert decimal_text(Fraction(1, 10**40)) == f"0.{'0' * 39}1"
    assert decimal_text(10**99) == f"1{'0' * 99}"


def test_a_due_date_is_kept() -> None:
    assert iku.collection_sheet(document(), YEAR, due=date(2020, 10, 10)).due == date(2020, 10, 10)
