"""Office text of formulas: parentheses, signs, words and numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from iku_core._formula_printer import Printer
from iku_core.exact import Exact, NumberStyle
from iku_core.formula import parse_formula
from iku_core.messages import Language


def written(
    formula: str,
    language: Language = "id",
    numbers: NumberStyle = "id",
    **known: Exact | str,
) -> str:
    printer = Printer(language, numbers)
    names = {name: printer.label(name) for name in ("a", "b", "c", "prev(a)")}
    for name, value in known.items():
        names[name] = printer.label(value) if isinstance(value, str) else printer.number(value)
    return printer.formula(parse_formula(formula), names).text


class TestParentheses:
    """There are as many as the formula needs, wherever the definition has put some."""

    @pytest.mark.parametrize(
        ("formula", "text"),
        [
            ("((a) + (b))", "a + b"),
            ("a + b + c", "a + b + c"),
            ("(a + b) + c", "a + b + c"),
            ("a + (b + c)", "a + (b + c)"),
            ("a - (b - c)", "a - (b - c)"),
            ("a - b - c", "a - b - c"),
            ("a / (b / c)", "a / (b / c)"),
            ("a / b / c", "a / b / c"),
            ("a * (b / c)", "a × (b / c)"),
            ("(a * b) / c", "a × b / c"),
            ("(a + b) * c", "(a + b) × c"),
            ("a + b * c", "a + b × c"),
            ("sum((a + b), (c))", "jumlah(a + b; c)"),
        ],
    )
    def test_precedence_and_association_decide(self, formula: str, text: str) -> None:
        assert written(formula) == text

    @pytest.mark.parametrize(
        ("formula", "text"),
        [
            ("-a", "-a"),
            ("-(a + b)", "-(a + b)"),
            ("-(a * b)", "-(a × b)"),
            ("-a * b", "-a × b"),
            ("(-a) + b", "-a + b"),
            ("a - -b", "a - (-b)"),
            ("a * -b", "a × (-b)"),
            ("--a", "-(-a)"),
            ("a - -b * c", "a - (-b × c)"),
            ("min(-a)", "minimum(-a)"),
        ],
    )
    def test_two_signs_never_meet(self, formula: str, text: str) -> None:
        assert written(formula) == text

    @pytest.mark.parametrize(
        ("formula", "number", "text"),
        [
            ("a", Fraction(-3, 2), "-1,5"),
            ("b - a", -2, "b - (-2)"),
            ("a - b", -2, "-2 - b"),
            ("-a", -2, "-(-2)"),
            ("a * 2", Fraction(1, 3), "(1/3) × 2"),
            ("2 / a", Fraction(1, 3), "2 / (1/3)"),
            ("a + b - a", Fraction(1, 3), "1/3 + b - 1/3"),
            ("-a", Fraction(1, 3), "-(1/3)"),
            ("a * 2", Fraction(-1, 3), "(-1/3) × 2"),
            ("b + a", Fraction(-1, 3), "b + (-1/3)"),
            ("abs(a)", Fraction(-1, 3), "nilai mutlak(-1/3)"),
        ],
    )
    def test_numbers_with_a_sign_or_a_bar_keep_together(
        self, formula: str, number: Exact, text: str
    ) -> None:
        assert written(formula, a=number) == text


class TestWords:
    """A reader meets words, and labels that cannot be mistaken for a formula."""

    @pytest.mark.parametrize(
        ("formula", "english", "indonesian"),
        [
            ("sum(a, b)", "sum(a, b)", "jumlah(a; b)"),
            ("mean(a, b)", "mean(a, b)", "rata-rata(a; b)"),
            ("min(a, b)", "minimum(a, b)", "minimum(a; b)"),
            ("max(a, b)", "maximum(a, b)", "maksimum(a; b)"),
            ("abs(a)", "absolute value(a)", "nilai mutlak(a)"),
            ("ln(a)", "natural logarithm(a)", "logaritma natural(a)"),
            ("root(a * b, 2)", "square root(a × b)", "akar kuadrat(a × b)"),
            ("root(a, 12)", "twelfth root(a)", "akar pangkat dua belas(a)"),
        ],
    )
    def test_functions_are_words(self, formula: str, english: str, indonesian: str) -> None:
        assert written(formula, "en", "en") == english
        assert written(formula) == indonesian

    @pytest.mark.parametrize(
        ("label", "text"),
        [
            ("Desa (aktif)", "Desa (aktif) / b"),
            ("instansi/lembaga", "instansi/lembaga / b"),
            ("Laki-laki", "Laki-laki / b"),
            ("A + B", "(A + B) / b"),
            ("A : B", "(A : B) / b"),
            ("Jumlah\n  desa\x00 \u202eaktif", "Jumlah desa aktif / b"),
        ],
    )
    def test_a_label_keeps_together(self, label: str, text: str) -> None:
        assert written("a / b", a=label) == text

    def test_a_label_that_begins_with_a_sign_does_not_stand_behind_another(self) -> None:
        assert written("b - a", a="-5 derajat") == "b - (-5 derajat)"

    def test_numbers_have_their_style(self) -> None:
        assert written("a * 1000.5") == "a × 1.000,5"
        assert written("a * 1000.5", numbers="en") == "a × 1,000.5"
        assert written("a * 1000.5", numbers="plain") == "a × 1000.5"

    def test_a_number_of_the_formula_is_written_to_its_last_place(self) -> None:
        assert written("a * 0.00000000000025") == "a × 0,00000000000025"
