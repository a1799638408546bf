"""Hostile formulas, files and values: each refused in our own words, at once, by little means."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from hostile import documents, formulas, values
from iku_core import (
    Count,
    CountsError,
    DefinitionError,
    FormulaError,
    Indicator,
    Status,
    document,
    evaluate,
    evaluate_all,
    load_document,
    parse_document,
)
from iku_core.counts import CountsFormat, read_counts
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.issues import Source
from iku_core.messages import Language
from iku_core.report.results import render_csv, render_json, render_table

TESTS = Path(__file__).parent
SECONDS = 3
"""The promise is one second; a slow machine with much else to do may take longer."""
LANGUAGES: tuple[Language, ...] = ("en", "id")

FORMULAS = [
    pytest.param(code, text, id=f"{group}-{number}")
    for group, cases in formulas.REFUSED.items()
    for number, (code, text) in enumerate(cases)
]
DOCUMENTS = [
    pytest.param(code, text, id=f"{group}-{number}")
    for group, cases in documents.REFUSED.items()
    for number, (code, text) in enumerate(cases)
]
COUNT_FILES = [
    pytest.param(kind, code, text, id=f"{kind}-{number}")
    for number, (kind, code, text) in enumerate(documents.COUNT_FILES)
]


def definition(*, title: str = "Judul", value: str = "a + b") -> str:
    return documents.DEFINITION.format(title=title, value=value)


def indicator(value: str = "a * 4", *, kind: str = "decimal") -> Indicator:
    text = definition(value=value).replace("Cacah A", f"Cacah A, kind: {kind}")
    return parse_document(text)["capaian"]


def both_parsers(text: documents.Text) -> tuple[documents.Told, documents.Told]:
    """Return what is told of a text by the parser in C and by the one in Python."""
    found = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(document, "_LOADER", loader)
            found.append(documents.told(text))
    return found[0], found[1]


class TestFormulas:
    """A text outside the language is refused with a code and a place."""

    @pytest.mark.parametrize(("code", "text"), FORMULAS)
    def test_a_hostile_text_is_refused(self, code: str, text: str) -> None:
        with pytest.raises(FormulaError) as caught:
            parse_formula(text)

        error = caught.value
        start, end = error.span
        assert type(error) is FormulaError
        assert error.issue.code == code
        assert error.text == text
        assert 0 <= start <= end <= len(text)
        assert start < end or not text
        documents.read_messages(error, [error.issue])

    @pytest.mark.parametrize(("code", "text"), FORMULAS)
    def test_it_is_refused_in_a_file_as_well(self, code: str, text: str) -> None:
        codes = {code for code, *_ in documents.told(definition(value=documents.quoted(text)))}

        assert codes & {code, "IKU102", "IKU104", "IKU105", "IKU106", "IKU118", "IKU124"}

    @pytest.mark.parametrize("text", formulas.NAMES_ALONE)
    def test_a_name_that_nobody_declared_is_refused_in_a_file(self, text: str) -> None:
        names = {*parse_formula(text).names, *parse_formula(text).previous}

        assert len(names) == 1
        assert "IKU202" in {code for code, *_ in documents.told(definition(value=text))}

    @pytest.mark.parametrize("text", formulas.NAMES_ALONE)
    def test_a_name_that_nobody_declared_is_refused_in_an_indicator(self, text: str) -> None:
        with pytest.raises(ValueError, match="not declared"):
            Indicator(id="i", name="N", value=parse_formula(text))

    @pytest.mark.parametrize(("text", "value"), formulas.WHOLE)
    def test_nothing_behind_a_line_end_is_dropped(self, text: str, value: int) -> None:
        counts = FrozenMapping({name: Count(name=name, label=name) for name in "ab"})
        whole = Indicator(id="i", name="N", value=parse_formula(text), counts=counts)

        assert evaluate(whole, {"a": 5, "b": 7}).exact == value

    @pytest.mark.parametrize("style", ["|", ">", "|-", ">+"])
    def test_a_formula_in_a_block_is_read_to_its_end(self, style: str) -> None:
        result = evaluate(indicator(f"{style}\n      a\n      + b"), {"a": 5, "b": 7})

        assert result.exact == 12

    @pytest.mark.parametrize("value", formulas.NOT_TEXTS, ids=lambda value: type(value).__name__)
    def test_what_is_no_text_is_refused(self, value: Any) -> None:
        with pytest.raises(FormulaError) as caught:
            parse_formula(value)

        assert caught.value.issue.code == "IKU201"
        assert caught.value.span == (0, 0)
        documents.read_messages(caught.value, [caught.value.issue])

    @pytest.mark.parametrize(("code", "text"), formulas.WARNED)
    def test_a_warning_hides_no_fault_in_a_file(self, code: str, text: str) -> None:
        assert code in {code for code, *_ in documents.told(definition(value=f"'{text}'"))}

    @pytest.mark.parametrize(("code", "text"), formulas.WARNED)
    def test_a_warning_hides_no_fault(self, code: str, text: str) -> None:
        with pytest.raises(FormulaError) as caught:
            parse_formula(text)

        assert caught.value.issue.code == code


class TestDocuments:
    """A text that YAML would make something surprising of is refused, by both parsers alike."""

    @pytest.mark.parametrize(("code", "text"), DOCUMENTS)
    def test_a_hostile_text_is_refused(self, code: str, text: documents.Text) -> None:
        assert code in {code for code, *_ in documents.told(text)}

    @pytest.mark.parametrize("text", sorted(documents.COLUMN_DIFFERS))
    def test_both_parsers_tell_the_same_at_another_column(self, text: str) -> None:
        ours, pure = both_parsers(text)

        assert [place[:2] for place in ours] == [place[:2] for place in pure]

    @pytest.mark.parametrize("text", documents.FAULT_DIFFERS)
    def test_both_parsers_tell_the_same_of_surrogates(self, text: str) -> None:
        ours, pure = both_parsers(text)

        assert ours
        assert [place[:2] for place in ours] == [place[:2] for place in pure]

    @pytest.mark.parametrize("text", [text for _, text in documents.REFUSED["bytes"]])
    def test_a_file_of_other_bytes_is_refused(self, tmp_path: Path, text: bytes) -> None:
        (tmp_path / "x.yaml").write_bytes(text)

        with pytest.raises(DefinitionError) as caught:
            load_document(tmp_path / "x.yaml")

        codes = [issue.code for issue in caught.value.issues]
        assert codes == [code for code, *_ in documents.told(text)]

    def test_a_file_cut_anywhere_is_refused_or_whole(self) -> None:
        whole = documents.BROKEN_CUT
        assert documents.told(whole) == []
        for end in range(len(whole) - len(b"a + b\n")):
            told = documents.told(whole[:end])
            begun = whole[end] & 0b1100_0000 == 0b1000_0000
            assert told
            assert (told[0][0] == "IKU103") is begun

    def test_a_mark_of_byte_order_in_front_is_no_fault(self) -> None:
        assert documents.told("\ufeff" + definition()) == []
        assert documents.told(b"\xef\xbb\xbf" + definition().encode()) == []

    @pytest.mark.parametrize(
        ("warning", "text"),
        [(warning, text) for warning, texts in documents.KEPT.items() for text in texts],
    )
    @pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
    def test_a_text_is_never_guessed_to_be_something_else(
        self, monkeypatch: pytest.MonkeyPatch, loader: str, warning: str, text: str
    ) -> None:
        monkeypatch.setattr(document, "_LOADER", getattr(yaml, loader))

        loaded = parse_document(definition().replace("Dinas", text))

        assert loaded.organisation.name == text
        assert [code for code, *_ in told_of_sound(definition().replace("Dinas", text))] == (
            [warning] if warning else []
        )

    def test_a_key_is_never_guessed_to_be_something_else(self) -> None:
        loaded = parse_document(definition().replace("  a:", "  no:").replace("a + b", "no + b"))

        assert list(loaded.counts) == ["no", "b", "c"]


def told_of_sound(text: str) -> documents.Told:
    """Return the warnings about a sound text."""
    from iku_core.checking import read_linked  # noqa: PLC0415 - no public call tells them of a text

    _, issues = read_linked(Source("x", text), None, [], ())
    return [
        (issue.code, issue.location.line, issue.location.column)
        for issue in issues
        if issue.location is not None
    ]


class TestCountFiles:
    """Files of counts are refused in our own words, whatever their format."""

    @pytest.mark.parametrize(("kind", "code", "text"), COUNT_FILES)
    @pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
    def test_a_hostile_file_is_refused(
        self,
        monkeypatch: pytest.MonkeyPatch,
        loader: str,
        kind: CountsFormat,
        code: str,
        text: str,
    ) -> None:
        declared = parse_document(definition())
        monkeypatch.setattr(document, "_LOADER", getattr(yaml, loader))

        with pytest.raises(CountsError) as caught:
            read_counts(Source("x", text), declared, format=kind)

        assert code in {issue.code for issue in caught.value.issues}
        documents.read_messages(caught.value, caught.value.issues)


def refused(counts: Any, *, as_previous: bool = False) -> list[str]:
    """Return the codes that refuse counts."""
    value = indicator("a * 4 + prev(a)" if as_previous else "a * 4")
    current, previous = ({"a": 1}, counts) if as_previous else (counts, None)
    with pytest.raises(CountsError) as caught:
        evaluate(value, current, previous=previous)
    assert type(caught.value) is CountsError
    documents.read_messages(caught.value, caught.value.issues)
    return [issue.code for issue in caught.value.issues]


class TestValues:
    """A value is an exact number or it is refused; no object has a say in the result."""

    @pytest.mark.parametrize(
        ("code", "value"),
        [pytest.param(code, value, id=name) for name, code, value in values.REFUSED],
    )
    def test_a_hostile_value_is_refused(self, code: str, value: object) -> None:
        assert refused({"a": value}) == [code]
        assert refused({"a": value}, as_previous=True) == [code]

    @pytest.mark.parametrize(
        ("value", "exact"),
        [pytest.param(value, exact, id=name) for name, value, exact in values.LEGAL],
    )
    def test_a_legal_value_counts_exactly(self, value: Any, exact: Fraction) -> None:
        result = evaluate(indicator(), {"a": value})

        assert result.exact == 4 * exact
        assert type(result.exact) is Fraction
        assert type(result.exact.numerator) is int
        assert {type(number) for number in result.inputs.values()} <= {int, Fraction}

    def test_the_context_of_decimals_has_no_say(self) -> None:
        with localcontext(Context(prec=1, traps=[Inexact])):
            result = evaluate(indicator("a / 7"), {"a": Decimal("87.31")})

        assert result.exact == Fraction(8731, 700)
        assert result.value == Decimal("12.47")

    @pytest.mark.parametrize("name", values.NAMES, ids=lambda name: ascii(name)[:20])
    def test_a_name_of_no_count_is_refused(self, name: Any) -> None:
        assert refused({name: 1, "a": 5}) == ["IKU501"]

    def test_no_more_than_a_hundred_names_are_told(self) -> None:
        assert refused({f"x{number}": 1 for number in range(100_000)}) == [
            *["IKU501"] * 100,
            "IKU120",
        ]

    def test_a_mapping_without_end_is_left(self) -> None:
        assert refused(values.Endless())[-1] == "IKU120"

    @pytest.mark.parametrize("counts", values.NO_MAPPINGS, ids=lambda value: type(value).__name__)
    def test_what_is_no_mapping_is_refused(self, counts: Any) -> None:
        assert refused(counts) == ["IKU514"]

    @pytest.mark.parametrize("counts", values.MAPPINGS, ids=lambda value: type(value).__name__)
    def test_any_mapping_of_names_is_read(self, counts: Mapping[str, Any]) -> None:
        result = evaluate(indicator(), counts)

        assert result.exact == 20
        assert [type(name) for name in result.inputs] == [str]

    def test_the_failure_of_a_mapping_is_its_own(self) -> None:
        with pytest.raises(LookupError, match="the source is gone"):
            evaluate(indicator(), values.Raising())

    @pytest.mark.parametrize(
        "counts", [pytest.param(counts, id=name) for name, counts in values.MISBEHAVING]
    )
    def test_an_object_that_misbehaves_is_refused(self, counts: Mapping[str, Any]) -> None:
        assert refused(counts)


class TestNumpy:
    """Integers of numpy are counts; nothing of theirs wraps around or goes into the result."""

    @pytest.fixture
    def numpy(self) -> values.NumpyValues:
        return values.numpy_values()

    def test_what_is_no_whole_number_is_refused(self, numpy: values.NumpyValues) -> None:
        assert [refused({"a": value}) for _, value in numpy.refused] == [
            [code] for code, _ in numpy.refused
        ]

    def test_integers_count_exactly(self, numpy: values.NumpyValues) -> None:
        found = [evaluate(indicator(), {"a": value}).exact for value, _ in numpy.legal]

        assert found == [4 * exact for _, exact in numpy.legal]

    def test_a_fraction_of_integers_counts_exactly(self) -> None:
        number: Any = np.int64(2**62)

        result = evaluate(indicator(), {"a": Fraction(number)})

        assert result.exact == 2**64


class TestReferences:
    """Formulas that rest on formulas stay small enough to compute and to print."""

    @pytest.mark.parametrize(
        "number",
        [
            pytest.param(10**100, id="the greatest count"),
            pytest.param(-(10**100), id="the least count"),
            pytest.param(Decimal("9" * 60 + "." + "9" * 40), id="the longest decimal"),
            pytest.param(Fraction(10**100 - 1, 10**40 - 1), id="the longest fraction"),
        ],
    )
    @pytest.mark.parametrize(
        "value",
        [
            pytest.param("*".join("a" * 42), id="a product"),
            pytest.param("1 / (" + "*".join("a" * 41) + ")", id="a quotient"),
            pytest.param("a - " + "*".join("a" * 41), id="a difference"),
            pytest.param("+".join(["1 / a"] * 30), id="a sum of quotients"),
        ],
    )
    def test_the_largest_results_can_be_printed(self, value: str, number: Any) -> None:
        text = definition(value=f"{value}\n    decimals: 12").replace("A}", "A, kind: decimal}", 1)
        loaded = parse_document(text)
        results = evaluate_all(loaded, {"a": number})
        result = results["capaian"]

        assert result.status is Status.OK
        assert str(result.value)
        assert str(result.exact)
        assert repr(result)
        for language in LANGUAGES:
            assert result.explain(language)
            assert render_table(loaded, results, language, explain=True)
            assert render_json(loaded, results, language)
            assert render_csv(results, language)

    @pytest.mark.parametrize(
        ("allowed", "refused"),
        [
            pytest.param("*".join("a" * 42), "*".join("a" * 43), id="a product"),
            pytest.param("1/" + "/".join("a" * 42), "1/" + "/".join("a" * 43), id="quotients"),
        ],
    )
    def test_one_more_is_refused(self, allowed: str, refused: str) -> None:
        assert documents.told(definition(value=allowed)) == []
        assert [code for code, *_ in documents.told(definition(value=refused))] == ["IKU226"]

    def test_squares_of_squares_are_refused_where_they_become_too_large(self) -> None:
        squares = ["a", *(f"i{level} * i{level}" for level in range(6))]

        assert documents.told(documents.linked(*squares[:6])) == []
        assert [code for code, *_ in documents.told(documents.linked(*squares))] == ["IKU226"]

    def test_the_largest_squares_can_be_computed_and_printed(self) -> None:
        text = documents.linked("a", *(f"i{level} * i{level}" for level in range(5)))
        result = evaluate(parse_document(text)["i5"], {"a": 10**100})

        assert result.exact == 10**3_200
        assert str(result.exact) in result.explain("en", numbers="plain")

    def test_every_indicator_of_a_tree_is_computed_once(self) -> None:
        results = evaluate_all(parse_document(documents.two_by_two(18)), {"a": 1})

        assert results["i37"].exact == 2**18

    def test_the_longest_chain_is_read_and_a_longer_one_refused(self) -> None:
        chain = ["a", *(f"i{number}" for number in range(20))]

        assert documents.told(documents.linked(*chain[:20])) == []
        assert [code for code, *_ in documents.told(documents.linked(*chain))] == ["IKU233"]


needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def child(mode: str) -> dict[str, Any]:
    """Return the report of a process with 256 MB and a stack of 256 KB."""
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "hostile.child", mode],
        env={**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"},
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.fixture(scope="module")
def reports() -> dict[str, dict[str, Any]]:
    """Run all hostile texts with small means, once with either parser."""
    return {parser: child(parser) for parser in ("c", "pure")}


BOMBS = [
    *((bomb.name, bomb.code) for bomb in documents.BOMBS),
    *((bomb.name, bomb.code) for _, bomb in documents.COUNT_FILE_BOMBS),
    ("reasons of reasons", "IKU527"),
]
"""Name and a code among those told; each has a process of its own."""


@needs_limits
class TestMeans:
    """A second, 256 MB and a stack of 256 KB are enough to refuse anything."""

    @pytest.mark.parametrize("parser", ["c", "pure"])
    def test_everything_is_refused(self, reports: dict[str, Any], parser: str) -> None:
        report = reports[parser]

        texts = 2 * len(FORMULAS) * (parser == "c") + len(DOCUMENTS) + len(COUNT_FILES)
        assert report["foreign"] == []
        assert [name for name, told in report["told"].items() if not told] == []
        assert len(report["told"]) == texts

    def test_everything_is_refused_at_once(self, reports: dict[str, Any]) -> None:
        seconds = reports["c"]["seconds"]

        assert {name: spent for name, spent in seconds.items() if spent >= SECONDS} == {}

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            pytest.param(f"{group}-{number}", text, id=f"{group}-{number}")
            for group, cases in documents.REFUSED.items()
            for number, (_, text) in enumerate(cases)
            if text not in documents.COLUMN_DIFFERS
        ],
    )
    def test_both_parsers_tell_the_same(
        self, reports: dict[str, Any], name: str, text: documents.Text
    ) -> None:
        assert reports["c"]["told"][name] == reports["pure"]["told"][name], text[:200]

    @pytest.mark.parametrize(("name", "code"), BOMBS)
    def test_a_bomb_is_refused(self, name: str, code: str) -> None:
        report = child(name)

        assert report["foreign"] == []
        assert code in str(report["told"][name])
        assert report["seconds"][name] < SECONDS
