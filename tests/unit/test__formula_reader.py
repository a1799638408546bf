"""The second look at a formula: its tree."""

from __future__ import annotations

import pytest

from iku_core import formula as formula_module
from iku_core._formula_reader import MAX_DEPTH, MAX_NODES
from iku_core.formula import check_formula, parse_formula


class TestLimits:
    """Deep and large formulas are refused, at any depth, without harm."""

    def test_a_long_chain_is_too_deep(self) -> None:
        formula, faults = check_formula("+".join("a" * (MAX_DEPTH + 1)))

        assert formula is None
        assert [(fault.code, fault.values) for fault in faults] == [("IKU218", {"limit": "100"})]

    def test_the_longest_chain_allowed_is_read(self) -> None:
        formula = parse_formula("+".join("a" * MAX_DEPTH))

        assert formula.names == ("a",)

    def test_too_many_parts_are_refused(self) -> None:
        formula, faults = check_formula(f"sum({', '.join(['-a'] * (MAX_NODES // 2))})")

        assert formula is None
        assert [(fault.code, fault.values) for fault in faults] == [("IKU225", {"limit": "400"})]

    def test_as_many_parts_as_allowed_are_read(self) -> None:
        formula = parse_formula(f"sum({', '.join('a' * (MAX_NODES - 2))}, a)")

        assert formula.is_single

    def test_many_signs_in_a_row_are_refused(self) -> None:
        formula, faults = check_formula("-" * 790 + "a")

        assert formula is None
        assert [fault.code for fault in faults] == ["IKU218"]


class TestSecondWall:
    """What the first look let through would be refused all the same."""

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("a.b", id="an attribute"),
            pytest.param("a[0]", id="a subscript"),
            pytest.param("[a for a in b]", id="a comprehension"),
            pytest.param("lambda: a", id="a function"),
            pytest.param("a if b else c", id="a condition"),
            pytest.param("(a := 1)", id="an assignment"),
            pytest.param("f'{a}'", id="a text with code"),
            pytest.param("a b", id="no Python at all"),
            pytest.param("a; b", id="two statements"),
            pytest.param("a % b", id="another sign"),
            pytest.param("+a", id="a plus in front"),
            pytest.param("f(a)", id="another function"),
            pytest.param("(a)(b)", id="a call of a count"),
            pytest.param("sum()", id="a function of nothing"),
            pytest.param("sum(*a)", id="a function of many"),
            pytest.param("sum(a, k=b)", id="an argument by name"),
            pytest.param("(" * 5_000 + "a" + ")" * 5_000, id="deep parentheses"),
        ],
    )
    def test_the_tree_is_checked_for_itself(
        self, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(formula_module, "scan", lambda _: [])

        formula, faults = check_formula(text)

        assert formula is None
        assert [fault.code for fault in faults] == ["IKU229"]
