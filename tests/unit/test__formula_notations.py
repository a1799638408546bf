"""Formulas in LaTeX, MathML, HTML and for the cells of a spreadsheet."""

from __future__ import annotations

from fractions import Fraction

import pytest

from iku_core._formula_notations import (
    HtmlPrinter,
    LatexPrinter,
    MathmlPrinter,
    SpreadsheetPrinter,
)
from iku_core._formula_printer import Printer
from iku_core.formula import parse_formula

THIRD = Fraction(-1, 3)


def written(printer: Printer, formula: str) -> str:
    names = {name: printer.label(name) for name in ("a", "b", "c")}
    names |= {"third": printer.number(THIRD), "half": printer.number(Fraction(1, 2))}
    return printer.formula(parse_formula(formula), names).text


class TestLatex:
    """The mathematics mode of LaTeX, with words in `text`."""

    @pytest.mark.parametrize(
        ("formula", "text"),
        [
            ("(a + b) / (c * 3)", r"\frac{\text{a} + \text{b}}{\text{c} \times 3}"),
            ("a * (b / c)", r"\text{a} \times \frac{\text{b}}{\text{c}}"),
            ("a * (b + c)", r"\text{a} \times \left(\text{b} + \text{c}\right)"),
            ("a * 1000.5", r"\text{a} \times 1.000{,}5"),
            ("a * third", r"\text{a} \times \left(-\frac{1}{3}\right)"),
            ("third * a", r"-\frac{1}{3} \times \text{a}"),
            ("root(a, 2) - root(b, 3)", r"\sqrt{\text{a}} - \sqrt[3]{\text{b}}"),
            ("abs(a - b)", r"\left|\text{a} - \text{b}\right|"),
            ("min(a, b)", r"\min\left(\text{a};\; \text{b}\right)"),
            ("ln(a)", r"\ln\left(\text{a}\right)"),
            ("mean(a)", r"\text{rata-rata}\left(\text{a}\right)"),
        ],
    )
    def test_formulas(self, formula: str, text: str) -> None:
        assert written(LatexPrinter("id", "id"), formula) == text

    def test_arguments_have_commas_where_decimals_have_points(self) -> None:
        assert written(LatexPrinter("en", "en"), "max(a, 1.5)") == (
            r"\max\left(\text{a},\; 1.5\right)"
        )

    def test_no_character_of_a_word_means_anything(self) -> None:
        words = LatexPrinter("id", "id").words(r'\input{x} 100 % $a$ & b_c^d~e #<>|"')

        assert words == (
            r"\text{\textbackslash{}input\{x\} 100 \% \$a\$ \& b\_c\textasciicircum{}d"
            r"\textasciitilde{}e \#\textless{}\textgreater{}\textbar{}''}"
        )

    def test_units_are_set_off(self) -> None:
        printer = LatexPrinter("id", "id")

        assert printer.unit("%") == r"\,\%"
        assert printer.unit("per 1.000 KH") == r"\text{ per 1.000 KH}"


class TestMathml:
    """Elements of MathML Core."""

    @pytest.mark.parametrize(
        ("formula", "text"),
        [
            (
                "(a + b) / 3",
                "<mfrac><mrow><mtext>a</mtext><mo>+</mo><mtext>b</mtext></mrow>"
                "<mrow><mn>3</mn></mrow></mfrac>",
            ),
            (
                "a - (b * -1.5)",
                "<mtext>a</mtext><mo>−</mo><mtext>b</mtext><mo>×</mo><mrow><mo>(</mo>"
                '<mrow><mo form="prefix">−</mo><mn>1,5</mn></mrow><mo>)</mo></mrow>',
            ),
            ("half", "<mn>0,5</mn>"),
            (
                "third",
                '<mrow><mo form="prefix">−</mo><mfrac><mn>1</mn><mn>3</mn></mfrac></mrow>',
            ),
            ("root(a, 2)", "<msqrt><mtext>a</mtext></msqrt>"),
            ("root(a, 3)", "<mroot><mrow><mtext>a</mtext></mrow><mn>3</mn></mroot>"),
            ("abs(a)", "<mrow><mo>|</mo><mtext>a</mtext><mo>|</mo></mrow>"),
            ("ln(a)", "<mi>ln</mi><mrow><mo>(</mo><mtext>a</mtext><mo>)</mo></mrow>"),
            (
                "max(a, b)",
                "<mtext>maksimum</mtext><mrow><mo>(</mo><mtext>a</mtext><mo>;</mo>"
                "<mtext>b</mtext><mo>)</mo></mrow>",
            ),
        ],
    )
    def test_formulas(self, formula: str, text: str) -> None:
        assert written(MathmlPrinter("id", "id"), formula) == text

    def test_no_character_of_a_word_means_anything(self) -> None:
        printer = MathmlPrinter("id", "id")

        assert printer.words("<script> & ]]>") == "<mtext>&lt;script&gt; &amp; ]]&gt;</mtext>"

    def test_blanks_at_the_ends_of_words_stay(self) -> None:
        assert MathmlPrinter("id", "id").words(" a b ") == "<mtext>\xa0a b\xa0</mtext>"


class TestHtml:
    """Spans whose text is that of an office, and whose fractions need fewer parentheses."""

    def test_parentheses_that_a_bar_makes_needless_are_unseen(self) -> None:
        html = written(HtmlPrinter("id", "id"), "(a + b) / c")

        assert html == (
            '<span class="iku-fraction"><span class="iku-numerator">'
            '<span class="iku-unseen">(</span><bdi>a</bdi> + <bdi>b</bdi>'
            '<span class="iku-unseen">)</span></span><span class="iku-unseen"> / </span>'
            '<span class="iku-denominator"><bdi>c</bdi></span></span>'
        )

    def test_parentheses_that_are_needed_are_seen(self) -> None:
        assert written(HtmlPrinter("id", "id"), "a * (b - c)") == (
            "<bdi>a</bdi> × (<bdi>b</bdi> - <bdi>c</bdi>)"
        )

    def test_a_number_is_not_parted_from_its_sign(self) -> None:
        assert written(HtmlPrinter("id", "id"), "third") == (
            '<span class="iku-number">-<span class="iku-fraction"><span class="iku-numerator">1'
            '</span><span class="iku-unseen">/</span><span class="iku-denominator">3</span></span>'
            "</span>"
        )

    def test_no_character_of_a_label_means_anything(self) -> None:
        assert HtmlPrinter("id", "id").label('<b> & "').text == "<bdi>&lt;b&gt; &amp; &quot;</bdi>"


class TestSpreadsheets:
    """Cells in the place of names, and nothing that passes over them in silence."""

    @pytest.mark.parametrize(
        ("formula", "text"),
        [
            ("sum(a, b) / c", "(A1+B1)/C1"),
            ("sum(a)", "A1"),
            ("mean(a, b, c) * 2", "(A1+B1+C1)/3*2"),
            ("mean(a)", "A1/1"),
            ("min(a, b * 2, 3)", "MIN(A1+0,B1*2,3)"),
            ("abs(-a)", "ABS(-A1)"),
            ("root(a, 2)", "ROUND(SQRT(A1),4)"),
            ("root(a - b, 3)", "ROUND(SIGN(A1-B1)*ABS(A1-B1)^(1/3),4)"),
            ("root(-a, 4)", "ROUND((-A1)^(1/4),4)"),
            ("ln(a) * 0.25", "ROUND(LN(A1),4)*0.25"),
        ],
    )
    def test_formulas(self, formula: str, text: str) -> None:
        printer = SpreadsheetPrinter(4)
        names = {name: printer.cell(f"{name.upper()}1") for name in "abc"}

        assert printer.formula(parse_formula(formula), names).text == text

    def test_a_spreadsheet_rounds_to_no_more_decimals_than_it_has(self) -> None:
        printer = SpreadsheetPrinter(40)

        text = printer.formula(parse_formula("ln(a)"), {"a": printer.cell("A1")}).text

        assert text == "ROUND(LN(A1),15)"

    def test_a_formula_that_no_cell_holds_is_refused(self) -> None:
        printer = SpreadsheetPrinter(4)
        formula = parse_formula("root(" * 12 + "a" + ", 3)" * 12)

        with pytest.raises(ValueError, match="at most 8,192 characters"):
            printer.formula(formula, {"a": printer.cell("A1")})
