"""The nouns of a definition."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

from definitions import COUNTS, document
from iku_core import Count, Document, Indicator, Objective, Organisation
from iku_core.comparison import parse_comparison
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping

DESA = FrozenMapping({"a": Count(name="a", label="Cacah A")})


class TestIndicator:
    """An indicator made by a program is as sound as one that was read."""

    @pytest.mark.parametrize(
        ("formulas", "message"),
        [
            ({}, "a value, or a numerator and a denominator"),
            ({"numerator": "a"}, "a value, or a numerator and a denominator"),
            ({"value": "a", "denominator": "a"}, "a value, or a numerator and a denominator"),
            ({"value": "zz + a"}, "not declared: zz"),
            ({"value": "prev(zz)"}, "not declared: zz"),
        ],
    )
    def test_an_unsound_one_is_refused(self, formulas: dict[str, str], message: str) -> None:
        parsed = {key: parse_formula(text) for key, text in formulas.items()}

        with pytest.raises(ValueError, match=message):
            Indicator(id="i", name="Nama", counts=DESA, **parsed)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "values",
        [
            {"multiplier": 0.1},
            {"multiplier": Decimal(1)},
            {"multiplier": 0},
            {"unit": "%"},
            {"better": "bigger"},
            {"weight": 0},
            {"weight": 0.5},
            {"targets": FrozenMapping({"2020": 0.5})},
        ],
    )
    def test_numbers_are_exact_and_words_known(self, values: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"int or a Fraction|multiplier|better is|weight"):
            Indicator(id="i", name="Nama", value=parse_formula("a"), counts=DESA, **values)

    def test_a_ratio_in_percent_is_multiplied_by_100(self) -> None:
        ratio: dict[str, Any] = dict.fromkeys(("numerator", "denominator"), parse_formula("a"))

        made = Indicator(id="i", name="Nama", counts=DESA, unit="%", **ratio)

        assert made.multiplier == 100
        with pytest.raises(ValueError, match="does not fit the unit %"):
            Indicator(id="i", name="Nama", counts=DESA, unit="%", multiplier=10, **ratio)

    @pytest.mark.parametrize("decimals", [-1, 13])
    def test_decimals_are_from_0_to_12(self, decimals: int) -> None:
        with pytest.raises(ValueError, match="decimals are from 0 to 12"):
            Indicator(id="i", name="Nama", value=parse_formula("a"), counts=DESA, decimals=decimals)

    def test_formulas_come_in_the_order_of_evaluation(self) -> None:
        (ratio,) = document()

        assert [formula.text for formula in ratio.formulas] == ["b", "a"]


class TestDocument:
    """A document gives its indicators in order and by id."""

    READ = document(
        "      - {id: satu, name: Satu, value: a}\n",
        below="  - statement: S2\n    indicators: [{id: dua, name: Dua, value: b}]\n",
    )

    def test_indicators_come_in_order_over_all_objectives(self) -> None:
        assert [indicator.id for indicator in self.READ] == ["satu", "dua"]
        assert list(self.READ.indicators) == ["satu", "dua"]
        assert self.READ.indicators["dua"] is self.READ["dua"]

    def test_an_unknown_id_comes_with_the_nearest(self) -> None:
        with pytest.raises(KeyError, match="no indicator 'saut' in the document uji"):
            self.READ["saut"]

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.READ.id = "lain"  # type: ignore[misc]
        with pytest.raises(TypeError):
            self.READ.counts["a"] = self.READ.counts["b"]  # type: ignore[index]

    def test_equal_definitions_are_equal_and_hash_alike(self) -> None:
        again = document(
            "      - {id: satu, name: Satu, value: a}\n",
            counts=COUNTS,
            below="  - statement: S2\n    indicators: [{id: dua, name: Dua, value: b}]\n",
        )

        assert again == self.READ
        assert hash(again) == hash(self.READ)

    def test_its_indicators_are_counted_and_sought_by_id(self) -> None:
        assert len(self.READ) == 2
        assert ("dua" in self.READ, "zz" in self.READ) == (True, False)

    def test_two_indicators_of_one_id_are_refused(self) -> None:
        objectives = self.READ.objectives[:1] * 2

        with pytest.raises(ValueError, match="two indicators have one id: satu, satu"):
            attrs.evolve(self.READ, objectives=objectives)

    def test_a_count_under_another_name_is_refused(self) -> None:
        with pytest.raises(ValueError, match="under another name than its own"):
            attrs.evolve(self.READ, counts=FrozenMapping({"z": self.READ.counts["a"]}))

    def test_one_made_by_a_program_has_no_places(self) -> None:
        indicator = Indicator(id="i", name="Nama", value=parse_formula("a"), counts=DESA)

        made = Document(
            id="uji",
            title="Uji",
            organisation=Organisation(name="Dinas"),
            counts=DESA,
            objectives=(Objective(statement="S", indicators=(indicator,)),),
        )

        assert made.places is None
        assert made["i"] is indicator

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a < b", "a constraint has <=, >= or ="),
            ("a * b <= 1", "the constraint a \\* b <= 1 is not linear"),
            ("a <= z", "not declared: z"),
            ("prev(z) <= a", "not declared: z"),
        ],
    )
    def test_a_constraint_that_makes_no_sense_is_refused(self, text: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            attrs.evolve(document(), constraints=(parse_comparison(text),))

    def test_a_condition_that_makes_no_sense_is_refused(self) -> None:
        with pytest.raises(ValueError, match="the condition a / b > 0 is not linear"):
            attrs.evolve(document()["rasio"], defined_when=(parse_comparison("a / b > 0"),))
