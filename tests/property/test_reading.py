"""Promises of reading definitions and counts."""

from __future__ import annotations

import json
import pickle
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

import strategies as own
from iku_core import CountsError, DefinitionError, check, evaluate_all, parse_document
from iku_core.counts import read_counts
from iku_core.issues import Source
from iku_core.report.diagnostics import render_issue, render_issues, render_issues_json

DOCUMENT = parse_document(
    """\
schema: 1
id: uji
title: Uji
organisation: {name: Uji}
counts:
  a: {label: A}
  b: {label: B, kind: decimal}
objectives:
  - statement: Sasaran
    indicators:
      - {id: rasio, name: Rasio, numerator: a, denominator: b}
"""
)


class TestAnyText:
    """Any text at all gives a document or a DefinitionError with every fault at its place."""

    @given(own.document_like)
    @example("")
    @example("\ufeff")
    @example("[" * 100)
    @example("a: &a [*a]")
    @example("\ud800")
    def test_any_text_gives_a_document_or_a_definition_error(self, text: str) -> None:
        try:
            parse_document(text, name="uji.yaml")
        except DefinitionError as error:
            assert any(issue.severity == "error" for issue in error.issues)
            assert all(issue.location is not None for issue in error.issues)
            assert render_issues(error.issues, "id")
            assert [
                json.loads(line)["code"] for line in render_issues_json(error.issues).split("\n")
            ] == [issue.code for issue in error.issues]

    @given(own.definitions(), st.data())
    def test_a_definition_with_any_line_lost_is_read_or_refused(
        self, definition: own.Definition, data: st.DataObject
    ) -> None:
        lines = definition.text.split("\n")
        del lines[data.draw(st.integers(0, len(lines) - 1))]

        try:
            document = parse_document("\n".join(lines))
        except DefinitionError as error:
            assert error.issues
        else:
            assert document.id == definition.id


WIDTHS = {"\u0301": 0, "値": 2, "😀": 2, "ｗ": 2}
"""The letters of the strategy that take no column, or two."""


def above_the_caret(excerpt: list[str]) -> str:
    """Return what a reader sees above the caret, column by column."""
    text, caret = excerpt
    columns: list[str] = []
    for character in text:
        width = WIDTHS.get(character, 1)
        if width:
            columns += [character, *[""] * (width - 1)]
        else:
            columns[-1] += character
    blank, _, _ = caret.partition("^")
    start = len(blank.replace("\u3000", "  "))
    return "".join(columns[start : start + caret.count("^")])


class TestCarets:
    """The caret stands exactly under what is at fault, however it is written in the file."""

    @settings(max_examples=200)
    @given(own.misplaced())
    def test_a_fault_in_a_formula_is_marked_where_it_is_written(
        self, misplaced: own.Misplaced
    ) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "uji.yaml"
            path.write_bytes(misplaced.data)
            issues = [issue for issue in check(path) if issue.severity == "error"]

        (issue,) = issues
        place = issue.location
        assert place is not None
        assert (issue.code, place.line, place.column) == (
            misplaced.code,
            misplaced.line,
            misplaced.column,
        )
        excerpt = render_issue(issue).splitlines()[1:3]
        assert above_the_caret(excerpt) == misplaced.written


class TestDefinitions:
    """What a definition says is what its document holds."""

    @given(own.definitions())
    def test_every_part_comes_out_as_it_was_written(self, definition: own.Definition) -> None:
        document = parse_document(definition.text)

        assert (document.id, document.title) == (definition.id, definition.title)
        assert (document.valid_from, document.valid_to) == (
            definition.valid_from,
            definition.valid_to,
        )
        assert tuple(document.counts) == definition.counts
        assert [
            tuple(formula.text for formula in indicator.formulas) for indicator in document
        ] == [tuple(oracle.text for oracle in body) for body in definition.formulas]
        assert tuple(indicator.decimals for indicator in document) == definition.decimals

    @given(own.definitions(), own.counts_and_previous)
    def test_the_figures_of_a_read_document_are_exact(
        self, definition: own.Definition, values: dict[str, Any]
    ) -> None:
        document = parse_document(definition.text)
        current, previous = own.both_periods(values)

        results = evaluate_all(document, current, previous=previous)

        for result, body, multiplier in zip(
            results.values(), definition.formulas, definition.multipliers, strict=True
        ):
            parts = [oracle.value(own.exact(values)) for oracle in body]
            above, below = parts if len(parts) == 2 else (parts[0], Fraction(1))
            value = None if above is None or not below else above / below * multiplier
            assert result.exact == value

    @given(own.definitions(), own.counts_and_previous)
    def test_documents_and_results_travel_to_another_process(
        self, definition: own.Definition, values: dict[str, Any]
    ) -> None:
        document = parse_document(definition.text)
        current, previous = own.both_periods(values)
        results = evaluate_all(document, current, previous=previous)

        document_back, results_back = pickle.loads(pickle.dumps((document, results)))

        assert document_back == document
        assert hash(document_back) == hash(document)
        assert results_back == results
        assert evaluate_all(document_back, current, previous=previous) == results


class TestCounts:
    """Any file of counts gives exact numbers or a CountsError with every fault at its place."""

    @given(own.document_like, st.sampled_from(("yaml", "json", "csv", None)))
    def test_any_text_gives_numbers_or_a_counts_error(self, text: str, written: Any) -> None:
        try:
            counts = read_counts(Source("-", text), DOCUMENT, format=written)
        except CountsError as error:
            assert error.issues
            assert all(issue.location is not None for issue in error.issues)
            assert render_issues(error.issues, "id")
        else:
            assert {*counts} <= {"a", "b"}

    @given(
        st.integers(0, 10**60),
        own.plain_decimals,
        st.sampled_from(("a: {}\nb: {}", '{{"a": {}, "b": {}}}', "count,value\na,{}\nb,{}")),
    )
    def test_numbers_of_a_file_are_read_exactly(self, a: int, b: str, form: str) -> None:
        counts = read_counts(Source("-", form.format(a, b)), DOCUMENT)

        assert counts == {"a": a, "b": Fraction(b)}

    @given(own.whole_counts, own.plain_decimals)
    def test_indonesian_numbers_are_read_with_decimal_comma(self, a: int, b: str) -> None:
        written_a = f"{a:,}".replace(",", ".")
        text = f"count;value\na;{written_a}\nb;{b.replace('.', ',')}\n"

        counts = read_counts(Source("-", text), DOCUMENT, decimal="comma")

        assert counts == {"a": a, "b": Fraction(b)}
