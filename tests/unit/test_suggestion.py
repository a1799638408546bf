"""The nearest known word."""

from __future__ import annotations

import pytest

from iku_core.suggestion import (
    advice,
    advice_of_key,
    advice_to_declare,
    certain,
    nearest,
)


class TestNearest:
    """A misspelt word finds the word that was meant, also written as office words."""

    @pytest.mark.parametrize(
        ("word", "found"),
        [
            pytest.param("jumlah_dessa", "jumlah_desa", id="one letter too many"),
            pytest.param("Jumlah Desa", "jumlah_desa", id="words with capitals"),
            pytest.param("jumlah-desa", "jumlah_desa", id="hyphen for underscore"),
            pytest.param("Nilai_IKM", "nilai-ikm", id="underscore for hyphen"),
            pytest.param("zzz", None, id="nothing alike"),
            pytest.param("", None, id="empty"),
        ],
    )
    def test_the_word_meant_is_found(self, word: str, found: str | None) -> None:
        assert nearest(word, ["jumlah_desa", "nilai-ikm"]) == found

    def test_a_very_long_word_is_compared_by_its_beginning(self) -> None:
        assert nearest("a" * 100_000, ["a" * 100]) == "a" * 100

    @pytest.mark.parametrize(
        ("word", "known", "found"),
        [
            ("Sumber Data", ("source", "unit"), "source"),
            ("rata-rata", ("sum", "mean"), "mean"),
            ("AVERAGE", ("sum", "mean"), "mean"),
            ("sqrt", ("sum", "root"), "root"),
            ("cacah", ("counts", "cases"), "counts"),
            ("cacah", ("count", "decimal"), "count"),
            ("naik", ("higher", "lower"), "higher"),
            ("makin tinggi", ("higher", "lower"), "higher"),
            ("turun", ("higher", "lower"), "lower"),
            ("hitung", ("check", "compute", "diff"), "compute"),
            ("periksa", ("check", "compute", "diff"), "check"),
            ("tujuan", ("unit",), None),
        ],
    )
    def test_an_indonesian_word_finds_the_one_it_stands_for(
        self, word: str, known: tuple[str, ...], found: str | None
    ) -> None:
        assert nearest(word, known) == found

    def test_among_long_words_the_likeliest_are_looked_at(self) -> None:
        names = [f"ab{'x' * 70}{number}" for number in range(400)]

        assert nearest("desa_siagaa", [*names, "desa_siaga"]) == "desa_siaga"

    def test_among_too_many_words_none_is_sought(self) -> None:
        assert nearest("desa", [f"desa_{number}" for number in range(10_000)]) is None


class TestAdvice:
    """The hint names the nearest word, else what is known, else that nothing is."""

    def test_the_nearest_word_is_asked_for(self) -> None:
        assert advice("dessa", ["desa"]) == {
            "advice": "did you mean desa?",
            "advice_id": "maksudnya desa?",
        }

    def test_without_a_near_word_the_known_ones_are_listed(self) -> None:
        assert advice("zzz", ["b", "a"]) == {
            "advice": "known here: a, b",
            "advice_id": "yang dikenal: a, b",
        }

    def test_a_long_list_is_cut_behind_twelve(self) -> None:
        names = [f"n{number:02}" for number in range(13)]

        assert advice("zzz", names)["advice"] == f"known here: {', '.join(names[:12])}, ..."

    def test_where_nothing_is_declared_that_is_said(self) -> None:
        assert advice("a", []) == {
            "advice": "nothing is declared here",
            "advice_id": "belum ada yang dideklarasikan",
        }


class TestAdviceToDeclare:
    """A name that is nothing like a known one is to be declared."""

    def test_a_near_word_is_asked_for(self) -> None:
        assert advice_to_declare("dessa", ["desa"], under="counts") == advice("dessa", ["desa"])

    def test_where_nothing_is_declared_it_is_to_be_declared(self) -> None:
        assert advice_to_declare("a", [], under="officers") == {
            "advice": "declare it under officers",
            "advice_id": "deklarasikan pada officers",
        }


class TestAdviceOfKey:
    """A key that is nothing like a known one is to be deleted, or replaced."""

    def test_a_near_word_is_asked_for(self) -> None:
        assert advice_of_key("unti", ["unit"]) == advice("unti", ["unit"])

    def test_where_all_keys_are_there_it_is_to_be_deleted(self) -> None:
        assert advice_of_key("no", []) == {
            "advice": "delete it with its value",
            "advice_id": "hapus beserta nilainya",
        }


class TestCertain:
    """What was meant is certain where one word alone is one slip away."""

    @pytest.mark.parametrize(
        ("word", "known", "found"),
        [
            pytest.param("lable", ["label", "unit"], "label", id="two letters swapped"),
            pytest.param("labl", ["label", "unit"], "label", id="a letter dropped"),
            pytest.param("labell", ["label", "unit"], "label", id="a letter doubled"),
            pytest.param("lapel", ["label", "unit"], "label", id="a letter changed"),
            pytest.param("denomiantr", ["denominator"], "denominator", id="two slips, long"),
            pytest.param("Label", ["label"], "label", id="a capital"),
            pytest.param("at most", ["at_most"], "at_most", id="a blank"),
            pytest.param("satuan", ["unit", "name"], "unit", id="a word of the office"),
            pytest.param("lalbe", ["label"], None, id="two slips, short"),
            pytest.param("valid_for", ["valid_from", "valid_to"], None, id="two could be meant"),
            pytest.param("no", ["nip"], None, id="too short"),
            pytest.param("x" * 200, ["x" * 201], None, id="too long"),
            pytest.param("keterangan", ["label"], None, id="nothing alike"),
        ],
    )
    def test_one_word_alone_is_meant(self, word: str, known: list[str], found: str | None) -> None:
        assert certain(word, known).get("meant") == found

    def test_among_too_many_words_none_is_certain(self) -> None:
        names = ["desa_siaga", *(f"zzzzzzzzzzz{number}" for number in range(600))]

        assert certain("desa_siagaa", names) == {}
