"""The shape of a definition: which keys there are and how each is read."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from fractions import Fraction

import attrs
import pytest

from definitions import codes, definition, document, faults, told
from iku_core import (
    Constant,
    Count,
    Decision,
    DefinitionError,
    Document,
    Goal,
    Indicator,
    Objective,
    Officer,
    Organisation,
    Range,
    Signature,
    Status,
    parse_document,
    reading,
)
from iku_core._accepts import accepts_of
from iku_core._reading_office import read_signature

WHOLE = """\
schema: 1
id: dinas-uji
title: "Judul: dengan titik dua"
heading: [Baris satu, Baris dua]
valid_from: 2020-03-03
valid_to: 2024-12-31
organisation:
  name: Dinas Uji
  government: Pemerintah Kabupaten Uji
  mandate: |
    Melaksanakan
    urusan
  functions: [Satu, Dua]
goal: {statement: Tujuan, indicator: IKM}
officers:
  kadis: {title: Kepala, name: "Dra. X, M.Si", nip: "19661114 199403 2 008"}
counts:
  a:
    label: Cacah A
    unit: desa
    kind: decimal
    range: [-1.5, null]
    at_most: b
    source: Survei
    rollup: none
    accumulate: last
  b: {label: Cacah B}
constants:
  per: {label: Basis, value: 100000, source: Perda}
constraints: [a <= per * b, prev(b) <= b]
objectives:
  - statement: Sasaran
    indicators:
      - id: rasio-a
        name: Rasio
        numerator: a * per
        denominator: b
        unit: per 100.000
        multiplier: 0.5
        decimals: 1
        better: lower
        range: [0, 12.5]
        rises_with: [a]
        falls_with: b
        unchanged_by_scale: true
        defined_when: b > 0
        different_units: Angka kematian
        source: Bidang
        responsible: kadis
        explanation: Penjelasan
        printed_formula: A x B
        decisions: [{about: a, printed: b, decided: c, reason: d}]
        cases:
          - {name: satu, counts: {a: 1.5, b: }, status: missing, source: S, note: catatan}
          - {name: dua, counts: {a: 1, b: 2}, previous: {a: null}, value: 25000.0}
          - {name: tiga, counts: {a: 1, b: 3}, exact: 50000/3, published: 16666.70}
decisions: [{about: e, printed: f, decided: g, reason: h}]
signed: {place: Kota, date: 2020-03-04, by: kadis}
"""


class TestWholeDefinition:
    """Everything that a definition can say arrives as it was written."""

    DOCUMENT = parse_document(WHOLE)

    def test_the_document_is_read(self) -> None:
        read = self.DOCUMENT

        assert (read.id, read.title) == ("dinas-uji", "Judul: dengan titik dua")
        assert read.heading == ("Baris satu", "Baris dua")
        assert (read.valid_from, read.valid_to) == (date(2020, 3, 3), date(2024, 12, 31))
        assert read.goal == Goal(statement="Tujuan", indicator="IKM")
        assert read.organisation == Organisation(
            name="Dinas Uji",
            government="Pemerintah Kabupaten Uji",
            mandate="Melaksanakan\nurusan",
            functions=("Satu", "Dua"),
        )

    def test_officers_counts_and_constants_are_read(self) -> None:
        read = self.DOCUMENT
        kadis = Officer(title="Kepala", name="Dra. X, M.Si", nip="19661114 199403 2 008")

        assert dict(read.officers) == {"kadis": kadis}
        assert read.counts["a"] == Count(
            name="a",
            label="Cacah A",
            unit="desa",
            kind="decimal",
            range=Range(Fraction(-3, 2), None),
            at_most="b",
            source="Survei",
            rollup="none",
            accumulate="last",
        )
        assert read.constants["per"] == Constant(
            name="per", label="Basis", value=100000, source="Perda"
        )

    def test_the_indicator_is_read_and_linked(self) -> None:
        (indicator,) = self.DOCUMENT

        assert indicator.responsible is self.DOCUMENT.officers["kadis"]
        assert (indicator.multiplier, indicator.decimals) == (Fraction(1, 2), 1)
        assert (indicator.better, indicator.range) == ("lower", Range(0, Fraction(25, 2)))
        assert indicator.decisions == (Decision(about="a", printed="b", decided="c", reason="d"),)
        assert [formula.text for formula in indicator.formulas] == ["a * per", "b"]

    def test_constraints_and_promises_are_read(self) -> None:
        (indicator,) = self.DOCUMENT

        assert list(map(str, self.DOCUMENT.constraints)) == ["a <= per * b", "prev(b) <= b"]
        assert indicator.constraints is self.DOCUMENT.constraints
        assert (indicator.rises_with, indicator.falls_with) == (("a",), ("b",))
        assert list(map(str, indicator.defined_when)) == ["b > 0"]
        assert (indicator.unchanged_by_scale, indicator.different_units) == (True, "Angka kematian")

    def test_cases_tell_missing_counts_from_noughts(self) -> None:
        missing, value, _ = self.DOCUMENT["rasio-a"].cases

        assert dict(missing.counts) == {"a": Fraction(3, 2), "b": None}
        assert (missing.value, missing.status, missing.note) == (None, Status.MISSING, "catatan")
        assert (dict(value.previous), value.value, value.status) == ({"a": None}, 25000, Status.OK)

    def test_a_published_figure_keeps_its_places(self) -> None:
        case = self.DOCUMENT["rasio-a"].cases[2]

        assert (case.value, case.exact) == (None, Fraction(50000, 3))
        assert str(case.published) == "16666.70"

    def test_the_signature_names_its_officer(self) -> None:
        signed = self.DOCUMENT.signed

        assert signed is not None
        assert (signed.place, signed.date) == ("Kota", date(2020, 3, 4))
        assert signed.by is self.DOCUMENT.officers["kadis"]

    @pytest.mark.parametrize("number", range(len(WHOLE.splitlines())))
    def test_no_line_can_be_lost_without_a_trace(self, number: int) -> None:
        lines = WHOLE.splitlines(keepends=True)
        del lines[number]
        text = "".join(lines)

        try:
            changed = parse_document(text)
        except DefinitionError as error:
            assert error.issues
        else:
            assert changed != self.DOCUMENT


class TestFields:
    """Every key of the format has an attribute to go to."""

    @pytest.mark.parametrize(
        ("keys", "made"),
        [
            (reading._INDICATOR.fields, Indicator),
            ({*reading._DOCUMENT.fields} - {"schema", "overrides"}, Document),
            (reading._OBJECTIVE.fields, Objective),
            (accepts_of(read_signature).fields, Signature),
        ],
    )
    def test_keys_are_attributes(self, keys: Collection[str], made: type) -> None:
        assert {*keys} <= {attribute.name for attribute in attrs.fields(made)}


class TestDefaults:
    """What is left out is None, and never an empty text."""

    def test_only_the_necessary_is_required(self) -> None:
        read = document("      - {id: i, name: Nama, value: a}\n")
        (indicator,) = read

        assert (read.valid_from, read.valid_to, read.goal, read.signed) == (None,) * 4
        assert (read.heading, read.decisions, dict(read.constants)) == ((), (), {})
        assert (indicator.multiplier, indicator.decimals, indicator.unit) == (1, 2, None)
        assert read.counts["a"].kind == "count"
        assert (read.constraints, indicator.defined_when) == ((), ())
        assert (indicator.rises_with, indicator.falls_with) == ((), ())
        assert (indicator.unchanged_by_scale, indicator.different_units) == (False, None)

    def test_a_ratio_in_percent_is_multiplied_by_100(self) -> None:
        assert document()["rasio"].multiplier == 100


class TestKeys:
    """A key that is not known, or not there, is told once."""

    def test_a_misspelt_key_is_told_with_the_one_meant_alone(self) -> None:
        text = definition().replace("organisation:", "organisasi:")

        (issue,) = faults(text)

        assert (issue.code, issue.hint) == ("IKU121", "did you mean organisation?")

    def test_a_key_of_another_kind_lists_what_is_known(self) -> None:
        text = definition("      - {id: i, name: Nama, value: a, warna: merah}\n")

        (issue,) = faults(text)

        assert issue.hint.startswith("delete it with its value, or write one of: achievement, ")

    @pytest.mark.parametrize("key", ["id", "title", "organisation", "counts", "objectives"])
    def test_a_required_key_that_is_missing_is_told(self, key: str) -> None:
        text = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", definition(), flags=re.MULTILINE)

        assert told(text) == [f"uji.yaml:1:1: IKU122 the key {key} is missing"]

    def test_an_empty_key_is_shown_as_quotes(self) -> None:
        assert told(definition(above='"": x\n')) == [
            'uji.yaml:5:1: IKU121 the key "" is not known here'
        ]

    def test_a_file_that_is_no_definition_is_told_once(self) -> None:
        assert codes("a: 8\nb: 5\n") == ["IKU149"]
        assert codes("{}") == ["IKU149"]
        assert "IKU121" in codes("judul: Uji\n")


class TestShapes:
    """A list in the place of a text, and the like, is told in words."""

    @pytest.mark.parametrize(
        ("block", "line"),
        [
            pytest.param("heading: Satu\n", "a single value in place of a list", id="text"),
            pytest.param("goal: [a]\n", "a list in place of keys with values", id="list"),
            pytest.param("goal: {statement: [a]}\n", "a list in place of a single", id="in a key"),
            pytest.param("officers: [a]\n", "a list in place of keys with values", id="names"),
            pytest.param("heading: {a: b}\n", "keys with values in place of a list", id="keys"),
        ],
    )
    def test_it_is_told_what_was_found(self, block: str, line: str) -> None:
        (issue,) = faults(definition(above=block))

        assert issue.code == "IKU123"
        assert line in issue.message
        assert issue.hint_in("id")

    def test_a_colon_without_a_blank_is_recognised(self) -> None:
        (issue,) = faults(definition(above="goal:\n  statement:Tujuan\n"))

        assert issue.hint == "put a blank behind the colon"

    @pytest.mark.parametrize(
        ("block", "key"),
        [
            ("goal:\n", "goal"),
            ("heading:\n", "heading"),
            ("goal: {statement: }\n", "statement"),
            ("goal: {statement: '  '}\n", "statement"),
            ("heading: [a, '']\n", "heading[1]"),
            ("valid_from:\n", "valid_from"),
        ],
    )
    def test_an_empty_value_is_told_by_its_key(self, block: str, key: str) -> None:
        (issue,) = faults(definition(above=block))

        assert (issue.code, issue.values["key"]) == ("IKU124", key)

    @pytest.mark.parametrize(
        "block",
        [
            "heading: *x\n",
            "goal: !x a\n",
            "officers: &x a\n",
            "goal: {statement: &x a}\n",
            "valid_from: &x 2020-01-01\n",
        ],
    )
    def test_what_the_reader_has_refused_is_not_told_twice(self, block: str) -> None:
        assert len(codes(definition(above=block))) == 1

    @pytest.mark.parametrize(
        "below",
        ["  - []\n", "  - {statement: S2, indicators: [[]]}\n", "  - {statement: S2}\n", "  - a\n"],
    )
    def test_a_wrong_objective_leaves_the_others_checked(self, below: str) -> None:
        text = definition("      - {id: i, name: Nama, value: zz}\n", below=below)

        assert "IKU202" in codes(text)
        assert len(codes(text)) >= 2

    @pytest.mark.parametrize(
        "text", ["objectives: []\n", "objectives:\n  - {statement: S, indicators: []}\n"]
    )
    def test_a_document_without_an_indicator_is_refused(self, text: str) -> None:
        whole = definition().split("objectives:")[0] + text

        assert codes(whole) == ["IKU124"]


@pytest.mark.parametrize(
    ("schema", "code"), [("[1]", "IKU123"), ("{}", "IKU123"), ("", "IKU124"), ("!!int 1", "IKU109")]
)
def test_a_schema_that_is_no_single_number_is_told_once(schema: str, code: str) -> None:
    assert codes(definition().replace("schema: 1", f"schema: {schema}")) == [code]


@pytest.mark.parametrize("text", ["[a]", "teks"])
def test_what_holds_no_keys_is_told_once(text: str) -> None:
    assert codes(text) == ["IKU123"]
