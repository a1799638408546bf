"""The worked formula of a result."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

from definitions import document
from iku_core import Result, Status, evaluate
from iku_core.messages import Language
from iku_core.result import STATUS_WORDS

COUNTS = "  a: {label: Aktif, at_most: s}\n  s: {label: Semua}\n  d: {label: Dana, kind: decimal}\n"
CONSTANTS = "constants: {per: {label: Basis, value: 0.5}}\n"


def result(keys: str, counts: dict[str, Any], previous: dict[str, Any] | None = None) -> Result:
    read = document(
        f"      - {{id: i, name: Nama, {keys}}}\n"
        "      - {id: bagian, name: Bagian lain, value: a / s}\n",
        counts=COUNTS,
        below=CONSTANTS,
    )
    return evaluate(read["i"], counts, previous=previous)


def lines(found: Result, language: Language = "id", **options: Any) -> list[str]:
    return [line.strip() for line in found.explain(language, **options).split("\n")]


class TestExplaining:
    """With labels, with numbers, with the result: the office can follow it by hand."""

    def test_a_ratio_in_percent(self) -> None:
        found = result("numerator: a, denominator: s, unit: '%'", {"a": 2, "s": 3})

        assert lines(found) == [
            "Nama",
            "= Aktif / Semua × 100 %",
            "= 2 / 3 × 100 %",
            "= 200/3, dibulatkan ke 2 desimal (setengah ke atas): 66,67 %",
        ]

    @pytest.mark.parametrize(
        ("keys", "labels"),
        [
            ("numerator: a + s, denominator: s * 3", "(Aktif + Semua) / (Semua × 3)"),
            ("numerator: sum(a), denominator: -s", "jumlah(Aktif) / (-Semua)"),
            ("value: a + s, multiplier: 1000", "(Aktif + Semua) × 1.000"),
            ("value: a, multiplier: 0.5", "Aktif × 0,5"),
            ("value: (a + s) * 2.50", "(Aktif + Semua) × 2,5"),
            ("value: a * per", "Aktif × Basis"),
            ("value: bagian * 2", "Bagian lain × 2"),
            ("value: a - prev(a)", "Aktif - Aktif pada periode sebelumnya"),
        ],
    )
    def test_labels_stand_for_names(self, keys: str, labels: str) -> None:
        assert lines(result(keys, {}))[1] == f"= {labels}"

    @pytest.mark.parametrize(
        ("keys", "counts", "numbers"),
        [
            ("value: d + 1", {"d": Decimal("-1.5")}, "-1,5 + 1"),
            ("value: d * 2", {"d": Decimal("1234567.25")}, "1.234.567,25 × 2"),
            ("value: a * per", {"a": 7}, "7 × 0,5"),
            ("value: bagian * 2", {"a": 1, "s": 3}, "(1/3) × 2"),
        ],
    )
    def test_numbers_stand_for_names(self, keys: str, counts: dict[str, Any], numbers: str) -> None:
        assert lines(result(keys, counts))[2] == f"= {numbers}"

    def test_numbers_of_the_previous_period_are_shown(self) -> None:
        found = result("value: a - prev(a)", {"a": 7}, {"a": 9})

        assert lines(found, "en")[1:] == [
            "= Aktif - Aktif in the previous period",
            "= 7 - 9",
            "= -2.00",
        ]

    @pytest.mark.parametrize(
        ("style", "number"), [("id", "1.234,50"), ("en", "1,234.50"), ("plain", "1234.50")]
    )
    def test_the_style_of_numbers_can_be_chosen(self, style: Any, number: str) -> None:
        found = result("value: d, unit: rupiah", {"d": Decimal("1234.5")})

        assert lines(found, "en", numbers=style)[-1] == f"= {number} rupiah"

    @pytest.mark.parametrize(("language", "numbers"), [("fr", None), ("en", "fr")])
    def test_an_unknown_language_or_style_is_refused(self, language: Any, numbers: Any) -> None:
        with pytest.raises(ValueError, match="'fr'"):
            result("value: a", {"a": 7}).explain(language, numbers=numbers)

    def test_without_a_value_the_reasons_stand_in_its_place(self) -> None:
        found = result("numerator: a, denominator: s", {"s": 0})

        assert lines(found) == [
            "Nama",
            "= Aktif / Semua",
            "= tanpa nilai (data belum lengkap)",
            "cacah a belum ada",
        ]

    def test_a_divisor_of_nought_is_shown_with_the_numbers(self) -> None:
        found = result("numerator: a, denominator: s", {"a": 0, "s": 0})

        assert lines(found, "en") == [
            "Nama",
            "= Aktif / Semua",
            "= 0 / 0",
            "= no value (zero denominator)",
            "the divisor s is 0",
        ]

    def test_doubts_stand_behind_the_figure(self) -> None:
        found = result("numerator: a, denominator: s, unit: '%'", {"a": 3, "s": 2})

        assert lines(found)[-2:] == [
            "= 150,00 %",
            "peringatan: cacah a bernilai 3, lebih dari s yang bernilai 2",
        ]


class TestValue:
    """A result is a value: it compares, travels and cannot be changed."""

    def test_it_compares_and_travels(self) -> None:
        found = result("value: a", {"a": 7})

        assert found == result("value: a", {"a": 7})
        assert hash(found) == hash(result("value: a", {"a": 7}))
        assert found != result("value: a", {"a": 8})
        assert pickle.loads(pickle.dumps(found)) == found

    def test_it_cannot_be_changed(self) -> None:
        found = result("value: a", {"a": 7})

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.value = Decimal(8)  # type: ignore[misc]
        with pytest.raises(TypeError):
            found.inputs["a"] = 8  # type: ignore[index]

    def test_every_status_has_a_word_in_both_languages(self) -> None:
        assert all(words.keys() == set(Status) for words in STATUS_WORDS.values())
