"""The first look at a formula."""

from __future__ import annotations

import pytest

from iku_core._formula_scan import (
    FUNCTIONS,
    MAX_LENGTH,
    MAX_PARENTHESES,
    MAX_TOKENS,
    RESERVED,
    both_readings,
    scan,
)


def told(text: str) -> list[tuple[str, str]]:
    """Return the code of every fault with the part of the text that it shows."""
    return [(fault.code, text[fault.start : fault.end]) for fault in scan(text)]


class TestSentences:
    """A sentence of the grammar has no fault."""

    @pytest.mark.parametrize(
        "text",
        [
            "a", "-a", "a + b - c * d / e", "(a + b) / (n * 3)", "a\n+ b", " a ", "a * -b",
            "sum(a, b, 3)", "abs (a - b)", "prev(a)", "x * 2", "mean((a), (b + 1))", "0.25 * a",
            "max(a,b)",
        ],
    )  # fmt: skip
    def test_it_is_accepted(self, text: str) -> None:
        assert told(text) == []

    @pytest.mark.parametrize(("name", "example"), FUNCTIONS.items())
    def test_the_example_of_each_function_is_a_sentence(self, name: str, example: str) -> None:
        assert told(example) == []
        assert example.startswith(f"{name}(")


class TestFunctionsOfOtherPrograms:
    """The hint says what to write instead, and that no function rounds."""

    @pytest.mark.parametrize(
        ("text", "advice"),
        [
            ("ROUND(a, b)", "leave it out; the figure is rounded once, to its decimals"),
            ("bulatkan(a)", "leave it out; the figure is rounded once, to its decimals"),
            ("AVERAGE(a, b)", "did you mean mean?"),
            ("sqrt(a)", "did you mean root?"),
            ("IF(a, b)", "known here: abs, ln, max, mean, min, prev, root, sum"),
        ],
    )
    def test_it_is_advised(self, text: str, advice: str) -> None:
        (fault,) = scan(text)

        assert (fault.code, fault.values["advice"]) == ("IKU221", advice)


class TestOfficeSpelling:
    """Each sign of the office has its own code at its own place."""

    @pytest.mark.parametrize(
        ("text", "faults"),
        [
            pytest.param("a × b", [("IKU205", "×")], id="times"),
            pytest.param("a x b", [("IKU205", "x")], id="the letter x"),
            pytest.param("a X b", [("IKU205", "X")], id="the letter X"),
            pytest.param("a ÷ b", [("IKU206", "÷")], id="division"),
            pytest.param("a : b", [("IKU206", ":")], id="colon"),
            pytest.param("a / b × 100 %", [("IKU205", "×"), ("IKU207", "%")], id="two signs"),
            pytest.param("a % b", [("IKU207", "%")], id="percent between names"),
            pytest.param("a – b", [("IKU208", "–")], id="dash"),
            pytest.param("c = a", [("IKU209", "=")], id="equals"),
            pytest.param("1,5 * a", [("IKU210", "1,5")], id="decimal comma"),
            pytest.param("jumlah desa", [("IKU211", "desa")], id="two words"),
            pytest.param("2 (a)", [("IKU211", "(")], id="a number before a parenthesis"),
            pytest.param("(a) b", [("IKU211", "b")], id="a name behind a parenthesis"),
            pytest.param("a ** 2", [("IKU212", "**")], id="power"),
            pytest.param("a ^ 2", [("IKU212", "^")], id="caret"),
            pytest.param("a // b", [("IKU213", "//")], id="floor division"),
            pytest.param("a & b", [("IKU214", "&")], id="another sign"),
            pytest.param("é", [("IKU214", "é")], id="a letter with an accent"),
            pytest.param("a\x00", [("IKU214", "\x00")], id="nul"),
            pytest.param("a.b", [("IKU215", "a.b")], id="attribute"),
            pytest.param("a . b . c", [("IKU215", "a . b . c")], id="attributes with blanks"),
            pytest.param("1e3", [("IKU216", "1e3")], id="exponent"),
            pytest.param("0x1F", [("IKU216", "0x1F")], id="hexadecimal"),
            pytest.param("1_000", [("IKU216", "1_000")], id="underscore"),
            pytest.param(".5", [("IKU216", ".5")], id="no nought before the point"),
            pytest.param("3a", [("IKU216", "3a")], id="a number glued to a name"),
            pytest.param("1" * 41, [("IKU216", "1" * 41)], id="a long number"),
            pytest.param("1.500", [("IKU227", "1.500")], id="perhaps thousands"),
            pytest.param("1.5000", [], id="four places"),
            pytest.param("1.000.000", [("IKU236", "1.000.000")], id="thousands"),
            pytest.param("1.00.000", [("IKU216", "1.00.000")], id="no groups of three"),
        ],
    )
    def test_it_is_told_in_its_own_words(self, text: str, faults: list[tuple[str, str]]) -> None:
        assert told(text) == faults


class TestStructure:
    """Missing parts and partners are told where they are missing."""

    @pytest.mark.parametrize(
        ("text", "faults"),
        [
            pytest.param("a +", [("IKU219", "+")], id="nothing at the end"),
            pytest.param("+ a", [("IKU219", "+")], id="plus in front"),
            pytest.param("a * / b", [("IKU219", "/")], id="two signs"),
            pytest.param("()", [("IKU219", ")")], id="empty parentheses"),
            pytest.param("sum(a,)", [("IKU219", ")")], id="nothing behind a comma"),
            pytest.param("sum(, a)", [("IKU219", ",")], id="nothing before a comma"),
            pytest.param("(a", [("IKU217", "(")], id="an open parenthesis"),
            pytest.param("a)", [("IKU217", ")")], id="a closing one alone"),
            pytest.param("a, b", [("IKU220", ",")], id="a comma outside"),
            pytest.param("sum((a, b))", [("IKU220", ",")], id="a comma in plain parentheses"),
            pytest.param("rata(a)", [("IKU221", "rata")], id="unknown function"),
            pytest.param("sum + a", [("IKU224", "sum")], id="function without parentheses"),
            pytest.param("lambda", [("IKU228", "lambda")], id="reserved word"),
            pytest.param("None", [("IKU228", "None")], id="reserved word with a capital"),
            pytest.param("a\n+\n", [("IKU219", "+")], id="nothing on the last line"),
        ],
    )
    def test_it_is_told_at_its_place(self, text: str, faults: list[tuple[str, str]]) -> None:
        assert told(text) == faults

    def test_one_slip_is_not_told_twice(self) -> None:
        assert told("a × × b") == [("IKU205", "×"), ("IKU205", "×")]
        assert told("a = b c") == [("IKU209", "=")]

    def test_a_warning_hides_no_fault(self) -> None:
        assert told("1.500 * a +") == [("IKU227", "1.500"), ("IKU219", "+")]
        assert told("1.500 a") == [("IKU227", "1.500"), ("IKU211", "a")]

    def test_a_function_of_the_office_finds_its_own(self) -> None:
        (fault,) = scan("Rata_Rata(a)")

        assert fault.values["advice"] == "did you mean mean?"


class TestLimits:
    """Length and depth are bounded before any parser sees the text."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            pytest.param("", "IKU203", id="empty"),
            pytest.param(" \n ", "IKU203", id="blanks alone"),
            pytest.param("a" * (MAX_LENGTH + 1), "IKU204", id="too long"),
            pytest.param("+".join("a" * (MAX_TOKENS // 2 + 1)), "IKU225", id="too many parts"),
        ],
    )
    def test_the_whole_text_is_refused(self, text: str, code: str) -> None:
        assert told(text) == [(code, text)]

    def test_the_deepest_parentheses_allowed_are_accepted(self) -> None:
        assert told("(" * MAX_PARENTHESES + "a" + ")" * MAX_PARENTHESES) == []

    def test_deeper_parentheses_are_refused_once(self) -> None:
        depth = MAX_PARENTHESES + 5

        faults = scan("(" * depth + "a" + ")" * depth)

        assert [(fault.code, fault.start) for fault in faults] == [("IKU218", MAX_PARENTHESES)]


class TestWords:
    """Functions and words of Python cannot be names of counts."""

    def test_reserved_words_are_in_small_letters(self) -> None:
        assert {"sum", "prev", "none", "true", "lambda", "if"} <= RESERVED
        assert all(word == word.lower() for word in RESERVED)

    def test_both_readings_of_a_doubtful_number_are_named(self) -> None:
        assert both_readings("12.000") == {
            "text": "12.000",
            "reading": "12",
            "reading_id": "12",
            "thousands": "12000",
        }
