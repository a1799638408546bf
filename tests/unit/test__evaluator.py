"""The value of a tree, by simpleeval."""

from __future__ import annotations

import gc
import warnings
from fractions import Fraction

import pytest

from iku_core._evaluator import Evaluator
from iku_core.formula import parse_formula


class TestValues:
    """A tree over whole numbers and fractions has an exact value."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("a + b * 2", 12),
            ("a / b", Fraction(2, 5)),
            ("mean(a, b)", Fraction(7, 2)),
            ("mean(a)", 2),
            ("-a", -2),
            ("abs(-a)", 2),
            ("abs(a)", 2),
            ("max(a, b) - min(a, b)", 3),
            ("sum(a)", 2),
        ],
    )
    def test_it_is_computed(self, text: str, value: int | Fraction) -> None:
        found = Evaluator({"a": 2, "b": 5}).value(parse_formula(text).tree)

        assert found == value
        assert type(found) in (int, Fraction)

    @pytest.mark.parametrize("text", ["a / b", "mean(1 / b)", "1 / (a / b)"])
    def test_a_divisor_of_nought_is_an_error(self, text: str) -> None:
        with pytest.raises(ZeroDivisionError):
            Evaluator({"a": 2, "b": 0}).value(parse_formula(text).tree)


class TestReach:
    """Nothing but the operations of the language is within reach."""

    def test_the_evaluator_knows_no_other_node_sign_or_function(self) -> None:
        evaluator = Evaluator({})

        assert sorted(kind.__name__ for kind in evaluator.nodes) == [
            *("BinOp", "Call", "Constant", "Name", "UnaryOp"),
        ]
        assert sorted(evaluator.functions) == ["abs", "max", "mean", "min", "sum"]
        assert sorted(kind.__name__ for kind in evaluator.operators) == [
            *("Add", "Div", "Mult", "Sub", "USub"),
        ]

    def test_the_filters_of_warnings_stay_as_they_are(self) -> None:
        before = list(warnings.filters)

        Evaluator({"a": 1}).value(parse_formula("a").tree)

        assert list(warnings.filters) == before

    def test_a_closed_evaluator_leaves_no_circle_behind(self) -> None:
        gc.collect()
        gc.disable()
        try:
            for _ in range(100):
                evaluator = Evaluator({"a": 1})
                evaluator.value(parse_formula("a").tree)
                evaluator.close()
                del evaluator
            left = sum(isinstance(item, Evaluator) for item in gc.get_objects())
        finally:
            gc.enable()

        assert left == 0
