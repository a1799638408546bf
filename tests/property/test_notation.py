"""Promises of formulas as people read them: the same formula, and labels that stay text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from iku_core import Count, FormulaError, Indicator, evaluate
from iku_core._formula_printer import FUNCTION_WORDS, ROOT_WORDS
from iku_core.exact import Exact
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.notation import Notation, display_formula, display_worked

DISPLAYED = own.displayed({name: name for name in own.NAMES})
LANGUAGES = st.sampled_from(("en", "id"))
COMMANDS = {
    *("frac", "text", "left", "right", "times", "sqrt", "min", "max", "ln", "approx"),
    *("textbackslash", "textasciicircum", "textasciitilde", "textless", "textgreater", "textbar"),
    *("{", "}", "%", "$", "&", "#", "_", ",", ";"),
}
"""The commands of LaTeX that are used."""


def as_written(text: str, language: Any) -> str:
    """Return office text as a formula of the language: its signs, functions and old counts."""
    text = text.replace("×", "*").removesuffix(" %")
    for name, word in sorted(FUNCTION_WORDS[language].items(), key=lambda item: -len(item[1])):
        text = text.replace(f"{word}(", f"{name}(")
    words = ROOT_WORDS[language]
    for degree in sorted(range(2, 13), key=lambda degree: -len(words[degree - 2])):
        text = with_degree(text, words[degree - 2], degree)
    return re.sub(
        r"\b([abcd]) (?:in the previous period|pada periode sebelumnya)", r"prev(\1)", text
    )


def with_degree(text: str, word: str, degree: int) -> str:
    """Return a text with `root(a, 3)` for every `cube root(a)`."""
    while (at := text.find(f"{word}(")) >= 0:
        opened = at + len(word)
        closed = dict(pairs(text))[opened]
        inner = text[opened + 1 : closed]
        text = f"{text[:at]}root({inner}, {degree}){text[closed + 1 :]}"
    return text


def pairs(text: str) -> Iterator[tuple[int, int]]:
    """Return where each pair of parentheses opens and closes."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")":
            yield opened.pop(), at


def tree(text: str) -> str | None:
    """Return the tree of a formula as a text; None where it is none."""
    try:
        return ast.dump(parse_formula(text).tree)
    except FormulaError:
        return None


class TestOfficeText:
    """What an office reads is the formula, with no parenthesis too many and none too few."""

    @given(DISPLAYED, LANGUAGES)
    def test_it_reads_back_as_the_same_formula(
        self, case: tuple[Indicator, str], language: Any
    ) -> None:
        indicator, formula = case

        text = display_formula(indicator, "text", language, numbers="plain")

        assert tree(as_written(text, language)) == tree(formula) is not None

    @given(DISPLAYED)
    def test_no_pair_of_parentheses_can_go(self, case: tuple[Indicator, str]) -> None:
        indicator, formula = case
        text = as_written(display_formula(indicator, numbers="plain"), "en")

        for opened, closed in pairs(text):
            if opened and (text[opened - 1].isalnum()):
                continue
            shorter = f"{text[:opened]}{text[opened + 1 : closed]}{text[closed + 1 :]}"
            signs_meet = re.search(r"[-+*/] ?-", shorter)
            assert signs_meet or tree(shorter) != tree(formula), shorter

    @given(DISPLAYED, LANGUAGES)
    def test_two_signs_never_stand_side_by_side(
        self, case: tuple[Indicator, str], language: Any
    ) -> None:
        text = display_formula(case[0], "text", language)

        assert re.search(r"[-+×/] ?[-+×/]", text) is None


numbers = st.one_of(st.integers(-20, 20), st.fractions(-20, 20, max_denominator=100))
values = st.fixed_dictionaries(dict.fromkeys(own.LEAVES, numbers))


class TestWorkedForm:
    """The numbers of the worked form multiply out to the result."""

    @given(own.indicators(), values)
    def test_it_is_a_formula_that_gives_the_value(
        self, case: tuple[Indicator, Any], given_values: dict[str, Exact]
    ) -> None:
        indicator, _ = case
        current, previous = own.both_periods(given_values)
        result = evaluate(indicator, current, previous=previous)

        worked = display_worked(result, numbers="plain")

        assert worked is not None
        if result.exact is not None:
            formula = parse_formula(as_written(re.split(" [=≈] ", worked)[0], "en"))
            again = evaluate(Indicator(id="lagi", name="Lagi", value=formula), {})
            assert again.exact == result.exact
        else:
            assert re.search("[=≈]", worked) is None

    @given(DISPLAYED, values)
    def test_it_stands_in_the_explanation(
        self, case: tuple[Indicator, str], given_values: dict[str, Exact]
    ) -> None:
        current, previous = own.both_periods(given_values)
        result = evaluate(case[0], current, previous=previous)

        worked = display_worked(result, "text", "id")

        lines = [line.strip(" =≈") for line in result.explain("id").split("\n")]
        assert lines[1] == display_formula(case[0], "text", "id")
        assert worked is not None
        assert worked == lines[2] or re.fullmatch(
            f"{re.escape(lines[2])} [=≈] {re.escape(lines[3])}", worked
        )


class TextOf(HTMLParser):
    """Gather the text of HTML, and hold every tag and attribute against what may be there."""

    ALLOWED = {"span": {"class", "role", "aria-label"}, "bdi": set[str]()}  # noqa: RUF012

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.label: str | None = None
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= self.ALLOWED[tag]
        self.open.append(tag)
        self.label = self.label or dict(attrs).get("aria-label")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


LABELS = st.fixed_dictionaries(
    dict.fromkeys(
        own.NAMES,
        st.one_of(
            own.texts,
            st.text(max_size=20),
            st.sampled_from(
                (
                    *("<script>alert(1)</script>", "]]>", r"\input{/etc/passwd}", "100 %", "$x$"),
                    *(
                        "a & b",
                        "a_b^c~d",
                        "# \\",
                        "{",
                        "}",
                        '" onload="x',
                        "a\u202eb",
                        "\x00",
                        "\\",
                    ),
                    *("-A", "A - B", "=HYPERLINK(1)", "x" * 10_000, "&amp;", "\ud800"),
                )
            ),
        ),
    )
)

UNITS = st.one_of(own.words, st.sampled_from(("% orang", "<b>", "per 1.000 & lebih", "_", "\\x")))


@st.composite
def displays(draw: st.DrawFn, notation: Notation) -> tuple[str, str]:
    """A formula with any labels in a notation, and in the words of an office."""
    labels = draw(LABELS)
    indicator, _ = draw(DISPLAYED)
    counts = {name: Count(name=name, label=label) for name, label in labels.items()}
    indicator = evolve(indicator, counts=FrozenMapping(counts), unit=draw(UNITS))
    language: Any = draw(LANGUAGES)
    if draw(st.booleans()):
        return (
            display_formula(indicator, notation, language),
            display_formula(indicator, "text", language),
        )
    current, previous = own.both_periods(draw(values))
    indicator = evolve(indicator, counts=own.DECIMALS)
    result = evaluate(indicator, current, previous=previous)
    return (
        display_worked(result, notation, language) or "",
        display_worked(result, "text", language) or "",
    )


class TestOtherNotations:
    """Whatever the labels are, each notation is well formed, and they are nothing but text."""

    @given(displays("html"))
    def test_html_reads_as_the_office_text(self, case: tuple[str, str]) -> None:
        html, text = case

        found = TextOf(html)

        assert found.text == found.label == text

    @given(displays("mathml"))
    def test_mathml_is_well_formed(self, case: tuple[str, str]) -> None:
        mathml, text = case

        root = ET.fromstring(mathml)

        assert root.get("alttext") == text
        elements = {element.tag.partition("}")[2] for element in root.iter()}
        assert elements <= {
            *("math", "mrow", "mfrac", "mroot", "msqrt", "mtext", "mn", "mo", "mi"),
        }
        for element in root.iter():
            name = element.tag.partition("}")[2]
            if name in ("mfrac", "mroot"):
                assert len(element) == 2
            assert element.text is None or name in ("mtext", "mn", "mo", "mi")
            assert element.tail is None

    @given(displays("latex"))
    def test_latex_is_well_formed(self, case: tuple[str, str]) -> None:
        latex, _ = case

        tokens = re.findall(r"\\(?:[A-Za-z]+|.)|.", latex)

        assert "".join(tokens) == latex
        commands = {token[1:] for token in tokens if token[0] == "\\"}
        assert commands <= COMMANDS
        assert not commands & {"input", "write"}
        assert not {"$", "&", "#", "_", "^", "~", "%"} & {*tokens}
        depth = 0
        for token in tokens:
            depth += (token == "{") - (token == "}")
            assert depth >= 0
        assert depth == 0
        assert tokens.count(r"\left") == tokens.count(r"\right")
