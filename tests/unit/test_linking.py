"""Names become the things they stand for."""

from __future__ import annotations

from datetime import date

import pytest

from definitions import RATIO, document
from iku_core import Signature

OFFICERS = "officers:\n  kadis: {title: Kepala Dinas}\n  kabid: {title: Kepala Bidang}\n"
CHAIN = {
    "satu": "      - {id: i-satu, name: Satu, value: a}\n",
    "dua": "      - {id: i-dua, name: Dua, value: i_satu + b}\n",
    "tiga": "      - {id: i-tiga, name: Tiga, value: i_dua * i_satu}\n",
}


class TestShared:
    """An indicator can be evaluated by itself, for it carries what it rests on."""

    def test_every_indicator_has_all_counts_and_constants_of_the_document(self) -> None:
        below = "constants:\n  k: {label: Basis, value: 3}\n"

        read = document(RATIO + CHAIN["satu"], below=below)

        assert list(read.counts) == ["a", "b", "d"]
        assert read.constants["k"].value == 3
        assert all(item.counts is read.counts for item in read)
        assert all(item.constants is read.constants for item in read)


class TestParts:
    """An indicator holds those it refers to, wherever they stand."""

    @pytest.mark.parametrize(
        "order", [("satu", "dua", "tiga"), ("tiga", "dua", "satu"), ("dua", "tiga", "satu")]
    )
    def test_it_holds_the_very_indicators_of_the_document(self, order: tuple[str, ...]) -> None:
        read = document("".join(CHAIN[key] for key in order))

        assert [item.id for item in read] == [f"i-{key}" for key in order]
        assert dict(read["i-satu"].parts) == {}
        assert read["i-dua"].parts["i_satu"] is read["i-satu"]
        assert read["i-tiga"].parts["i_satu"] is read["i-satu"]
        assert read["i-tiga"].parts["i_dua"] is read["i-dua"]

    def test_a_part_may_stand_under_another_objective(self) -> None:
        more = "  - statement: Lain\n    indicators:\n" + CHAIN["satu"]

        read = document(CHAIN["dua"], below=more)

        assert [len(objective.indicators) for objective in read.objectives] == [1, 1]
        assert read["i-dua"].parts["i_satu"] is read.objectives[1].indicators[0]


class TestOfficers:
    """A key of an officer becomes the officer."""

    def test_the_responsible_one_is_that_of_the_document(self) -> None:
        read = document(
            "      - {id: i, name: Nama, value: a, responsible: kabid}\n", above=OFFICERS
        )

        assert read["i"].responsible is read.officers["kabid"]

    def test_without_one_there_is_none(self) -> None:
        assert document(above=OFFICERS)["rasio"].responsible is None

    def test_the_signatory_is_that_of_the_document(self) -> None:
        signed = "signed: {place: Kota, date: 2020-03-03, by: kadis}\n"

        read = document(above=OFFICERS, below=signed)

        assert read.signed == Signature(
            place="Kota", date=date(2020, 3, 3), by=read.officers["kadis"]
        )

    def test_a_document_may_stand_unsigned(self) -> None:
        assert document().signed is None
