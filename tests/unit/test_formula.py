"""Formula text to a checked tree."""

from __future__ import annotations

import ast
import pickle
from fractions import Fraction

import pytest

from iku_core import FormulaError
from iku_core._formula_tree import post_order
from iku_core.formula import check_formula, parse_formula, previous_name


class TestReading:
    """A formula knows its names, its previous names and its divisors."""

    def test_names_come_in_the_order_of_first_use(self) -> None:
        formula = parse_formula("b + a + b + prev(c) + prev(a) + prev(c)")

        assert formula.names == ("b", "a")
        assert formula.previous == ("c", "a")

    @pytest.mark.parametrize(
        ("text", "divisors"),
        [
            pytest.param("a", [], id="none"),
            pytest.param("a / b", ["b"], id="a name"),
            pytest.param("a / (n * 3)", ["(n * 3)"], id="a product"),
            pytest.param("(a + b) / n", ["n"], id="behind parentheses"),
            pytest.param("a / (b / c)", ["c", "(b / c)"], id="a divisor in a divisor"),
            pytest.param("a / b / c", ["b", "c"], id="one behind the other"),
            pytest.param("a / -b", ["-b"], id="with a sign"),
            pytest.param("sum(a / b, c / prev(d))", ["b", "prev(d)"], id="in arguments"),
            pytest.param("a /\n  b", ["b"], id="over two lines"),
            pytest.param("(a / b)", ["b"], id="in parentheses"),
        ],
    )
    def test_divisors_come_as_evaluation_meets_them(self, text: str, divisors: list[str]) -> None:
        assert [divisor.text for divisor in parse_formula(text).divisors] == divisors

    def test_blanks_in_front_change_no_divisor(self) -> None:
        formula = parse_formula("      a / b")

        assert [divisor.text for divisor in formula.divisors] == ["b"]

    def test_literals_are_exact(self) -> None:
        tree = parse_formula("0.1 + 2.50 + 3").tree

        numbers = [node.value for node in post_order(tree) if isinstance(node, ast.Constant)]

        assert numbers == [Fraction(1, 10), Fraction(5, 2), 3]

    @pytest.mark.parametrize(
        ("text", "single"),
        [
            ("a", True), ("3", True), ("sum(a, b)", True), ("prev(a)", True), ("(a)", True),
            ("a + b", False), ("-a", False),
        ],
    )  # fmt: skip
    def test_a_single_part_needs_no_parentheses(self, text: str, single: bool) -> None:  # noqa: FBT001
        assert parse_formula(text).is_single is single

    def test_the_numbers_that_the_whole_is_multiplied_by_are_found(self) -> None:
        text = "100 * (a + 2) * 3.5"

        spans = parse_formula(text).literal_factors

        assert sorted(text[start:end] for start, end in spans) == ["100", "3.5"]


class TestRefusals:
    """A text outside the language is refused with its first fault."""

    @pytest.mark.parametrize(
        ("text", "code", "part"),
        [
            pytest.param("a / 0", "IKU231", "0", id="division by nought"),
            pytest.param("a / 0.00", "IKU231", "0.00", id="division by nought with places"),
            pytest.param("abs(a, b)", "IKU222", "abs(a, b)", id="too many arguments"),
            pytest.param("1 + prev(a, b)", "IKU222", "prev(a, b)", id="two for prev"),
            pytest.param("prev(a + b)", "IKU223", "a + b", id="prev of a sum"),
            pytest.param("prev(3)", "IKU223", "3", id="prev of a number"),
            pytest.param("prev(prev(a))", "IKU223", "prev(a)", id="prev of prev"),
            pytest.param("a × b", "IKU205", "×", id="an office sign"),
            pytest.param("   a / 0", "IKU231", "0", id="behind blanks"),
        ],
    )
    def test_the_fault_is_shown_at_its_place(self, text: str, code: str, part: str) -> None:
        with pytest.raises(FormulaError) as caught:
            parse_formula(text)

        start, end = caught.value.span
        assert (caught.value.issue.code, text[start:end]) == (code, part)

    def test_what_is_no_text_is_refused(self) -> None:
        with pytest.raises(FormulaError) as caught:
            parse_formula(3)  # type: ignore[arg-type]

        assert caught.value.message == "IKU201 a formula is a text, and int was given"

    def test_an_own_kind_of_text_is_refused(self) -> None:
        class Text(str):
            __slots__ = ()

        formula, faults = check_formula(Text("a"))

        assert (formula, faults) == (None, [("IKU201", 0, 0, {"found": "Text"})])

    def test_all_faults_of_the_tree_are_told(self) -> None:
        formula, faults = check_formula("a / 0 + abs(a, b) + prev(3)")

        assert formula is None
        assert sorted(fault.code for fault in faults) == ["IKU222", "IKU223", "IKU231"]

    def test_a_warning_leaves_the_formula_usable(self) -> None:
        formula, faults = check_formula("a * 1.500")

        assert formula is not None
        assert [fault.code for fault in faults] == ["IKU227"]


class TestReplacing:
    """A formula is written with other words; its parentheses stay."""

    def test_names_signs_and_numbers_are_replaced(self) -> None:
        formula = parse_formula("(a + prev(b))\n * 0.5 / a")

        text = formula.replaced(
            {"a": "Desa", "prev(b)": "Warga lama"},
            signs={"*": "×"},
            number=lambda number: f"<{number}>",
        )

        assert text == "(Desa + Warga lama) × <1/2> / Desa"

    def test_without_signs_and_numbers_they_stay(self) -> None:
        assert parse_formula("a * 0.50").replaced({"a": "x"}) == "x * 0.50"

    def test_the_first_use_of_a_name_is_found(self) -> None:
        formula = parse_formula("b + a + prev(a) + a")

        assert formula.span_of("a") == (4, 5)
        assert formula.span_of("prev(a)") == (8, 15)

    def test_the_previous_name_is_written_as_in_a_formula(self) -> None:
        assert previous_name("a") == "prev(a)"


class TestFolding:
    """Something is computed from the names and numbers upwards, each told with its place."""

    def test_every_part_is_told_with_its_sign_and_its_place(self) -> None:
        text = "-max(a, prev(b)) * (0.5 + 2) / abs(c - 1)"

        def leaf(value: object, span: tuple[int, int]) -> str:
            return f"{value}@{text[slice(*span)]}"

        def operation(sign: str, parts: list[str], span: tuple[int, int]) -> str:
            assert text[slice(*span)].count("(") == text[slice(*span)].count(")")
            return f"({sign} {' '.join(parts)})"

        folded = parse_formula(text).fold(leaf, operation)

        assert folded == (
            "(/ (* (neg (max a@a prev(b)@prev(b))) (+ 1/2@0.5 2@2)) (abs (- c@c 1@1)))"
        )

    def test_a_single_name_is_a_leaf(self) -> None:
        assert parse_formula("a").fold(
            lambda leaf, span: (leaf, span), lambda *_: ("", (0, 0))
        ) == (
            "a",
            (0, 1),
        )

    def test_a_deep_formula_needs_no_recursion(self) -> None:
        formula = parse_formula(" + ".join(["a"] * 100))

        assert formula.fold(lambda *_: 1, lambda _sign, parts, _span: sum(parts)) == 100


class TestComparing:
    """Formulas are equal where their texts are, and travel between processes."""

    def test_equal_texts_are_equal_formulas(self) -> None:
        assert parse_formula("a + b") == parse_formula("a + b")
        assert hash(parse_formula("a + b")) == hash(parse_formula("a + b"))
        assert parse_formula("a + b") != parse_formula("a+b")

    def test_a_formula_travels_with_its_tree(self) -> None:
        formula = parse_formula("0.1 * (a + prev(b)) / c")

        back = pickle.loads(pickle.dumps(formula))

        assert back == formula
        assert ast.dump(back.tree) == ast.dump(formula.tree)
        assert (back.names, back.previous, back.divisors) == (
            formula.names,
            formula.previous,
            formula.divisors,
        )
