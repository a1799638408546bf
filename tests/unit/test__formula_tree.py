"""Walks over a formula tree."""

from __future__ import annotations

import ast

import pytest

from iku_core._formula_tree import parts_of, post_order, size_of
from iku_core.exact import DENOMINATOR_BITS, NUMERATOR_BITS
from iku_core.formula import parse_formula


class TestOrder:
    """Parts come before wholes, and left before right."""

    def test_leaves_come_from_left_to_right(self) -> None:
        tree = parse_formula("sum(a, -b) / (c + 2)").tree

        nodes = list(post_order(tree))

        assert [ast.unparse(node) for node in nodes if isinstance(node, ast.Name)] == [
            "a", "b", "c",
        ]  # fmt: skip
        assert nodes[-1] is tree

    def test_a_leaf_has_no_parts(self) -> None:
        assert parts_of(parse_formula("a").tree) == []


class TestSize:
    """The size of a value is bounded before any count is known."""

    SIZES = {"a": (10, 0), "b": (4, 3)}  # noqa: RUF012 - never changed

    @pytest.mark.parametrize(
        ("text", "size"),
        [
            pytest.param("a", (10, 0), id="a name"),
            pytest.param("c", (NUMERATOR_BITS, DENOMINATOR_BITS), id="a name not given"),
            pytest.param("7", (3, 0), id="a whole number"),
            pytest.param("0.5", (1, 1), id="a half"),
            pytest.param("-a", (10, 0), id="minus"),
            pytest.param("abs(b)", (4, 3), id="one argument"),
            pytest.param("a + b", (14, 3), id="a sum"),
            pytest.param("a - b", (14, 3), id="a difference"),
            pytest.param("a * b", (14, 3), id="a product"),
            pytest.param("a / b", (13, 4), id="a quotient"),
            pytest.param("a * a * a", (30, 0), id="three factors"),
        ],
    )
    def test_the_bound_is_that_of_the_worst_case(self, text: str, size: tuple[int, int]) -> None:
        assert size_of(parse_formula(text).tree, self.SIZES) == size

    def test_a_function_of_several_is_bounded_as_their_sum(self) -> None:
        above, below = size_of(parse_formula("mean(a, a, a)").tree, self.SIZES)

        assert above >= ((2**10 - 1) * 3).bit_length()
        assert below >= 2
