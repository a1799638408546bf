"""The text of a document: what an officer reads, and what no file can hold."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from definitions import COUNTS, RATIO, document
from iku_core import (
    AchievementDefaults,
    AchievementOptions,
    AchievementRule,
    Case,
    Constant,
    Count,
    Document,
    Indicator,
    Objective,
    Officer,
    Organisation,
    Range,
    Scale,
    ScaleClass,
    Signature,
    _reading_achievement,
    _reading_office,
    _writing_achievement,
    check,
    load_document,
    parse_document,
    reading,
    write_document,
    writing,
)
from iku_core._accepts import accepts_of
from iku_core._reading_cases import CASES
from iku_core._shapes import Table
from iku_core.comparison import parse_comparison
from iku_core.exact import Exact
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.profiles import shipped_scales

RULE = AchievementRule(id="lain", title="L", formula=parse_formula("realisation"))
SCALE = Scale(id="lain", title="L", classes=(ScaleClass(label="a", low=0),))
SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"

WHOLE = """\
schema: 1
id: dinas-uji
title: "Judul: dengan titik dua"
heading:
- Baris satu
- "Baris #2"
valid_from: 2020-03-03
valid_to: 2024-12-31
organisation:
  name: Dinas Uji
  government: Pemerintah Kabupaten Uji
  mandate: |-
    Melaksanakan
    - urusan: satu

    - urusan: dua
  functions:
  - Satu
goal:
  statement: Tujuan
  indicator: IKM
officers:
  kadis:
    title: Kepala
    name: Dra. X, M.Si
    nip: "19661114 199403 2 008"
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
  b:
    label: Cacah B
  "no":
    label: "No"
constants:
  k:
    label: Bobot
    value: 0.25
    source: Perbup 3/2020
constraints: k * a <= b
objectives:
- statement: Sasaran
  indicators:
  - id: satu
    name: "Indikator satu 😀"
    value: a / prev(b)
    unit: "%"
    multiplier: 1
    decimals: 0
    better: lower
    range: [0, 12.5]
    rises_with: a
    falls_with: prev(b)
    unchanged_by_scale: true
    defined_when: [prev(b) > 0, b >= 1]
    different_units: Hari per desa
    source: Survei
    responsible: kadis
    explanation: >-
      Nilai dibaca dari laporan "triwulan" dan tidak dihitung ulang; lihat juga catatan kaki:
      1, 2 dan 3.
    printed_formula: "a : b x 100 %"
    decisions:
    - about: rumus
      printed: a
      decided: a / b
      reason: judul
    cases:
    - name: lengkap
      counts: {a: 2.5, b: null}
      previous: {b: 3}
      value: 1
      exact: 5/6
      published: 1.0
      source: Laporan
      note: "-"
    - name: belum diisi
      counts: {}
      status: missing
    targets:
      2019: [60, 85]
      2020-Q1: "< 2.5"
      2020-07: "80"
    achievement:
      rule: selisih
      scale: three-states
      realisation: displayed
      decimals: 1
      cap: 120
      floor: -10.5
      both_zero: 100
      zero_target: 0
      zero_realisation: 50
    scale: mutu
    weight: 2.5
  - id: dua
    name: Indikator dua
    numerator: satu + b
    denominator: (a)
    unit: "%"
    weight: 1
scales:
  mutu:
    title: Mutu
    classes:
    - label: Rendah
      from: 0
      below: 50
      colour: merah
    - label: "80"
      above: 49
      to: 100
      score: 7
      meaning: Baik
    decimals: 0
    version: 3
    source: Perbup 3/2020
    confidence: medium
    note: Catatan
  tepat:
    title: Tepat
    classes:
    - label: tinggi
      from: 0
    - label: rendah
      below: 0
    classify: exact
rules:
  selisih:
    title: Selisih
    formula: "100 - abs(realisation - target)"
    negative_targets: true
    version: 2
    source: Perbup 3/2020
    confidence: general
    note: Catatan
  antara:
    title: Antara
    formula: realisation / high * 100
    target: range
achievement:
  higher: ratio
  lower: selisih
  range: antara
  label: label
  objective: weights
  document: indicators
  cap: 150
decisions:
- about: judul
  printed: "45"
  decided: "46"
  reason: "* lihat lampiran"
signed:
  place: Kota
  date: 2020-03-03
  by: kadis
"""


def quoted(text: str) -> str:
    """Return a text as it stands behind `title:`."""
    lines = write_document(evolve(document(), title=text)).split("\n")
    return "\n".join(lines[2 : lines.index("organisation:")]).removeprefix("title: ")


def changed(**values: Any) -> Document:
    """Return a document of one indicator with other values."""
    (indicator,) = document()
    objective = Objective(statement="Sasaran", indicators=(evolve(indicator, **values),))
    return evolve(document(), objectives=(objective,))


class TestWhole:
    """What is written reads as an officer would write it."""

    def test_every_key_stands_in_the_order_of_the_format(self) -> None:
        assert write_document(parse_document(WHOLE)) == WHOLE

    def test_the_document_of_sumbersuko_comes_back(self, tmp_path: Path) -> None:
        original = load_document(SUMBERSUKO)
        file = tmp_path / "uji.yaml"
        file.write_text(write_document(original), "utf-8")

        assert load_document(file) == original
        assert check(file) == ()

    def test_what_equals_its_default_is_left_out(self) -> None:
        indicators = (
            "      - {id: i, name: I, value: a, decimals: 2, unchanged_by_scale: false,"
            " multiplier: 1, cases: [], defined_when: []}\n"
        )
        counts = "  a: {label: A, kind: count}\n"

        text = write_document(document(indicators, counts=counts, above="heading: []\n"))

        assert text.endswith(
            "counts:\n  a:\n    label: A\nobjectives:\n- statement: Sasaran\n  indicators:\n"
            "  - id: i\n    name: I\n    value: a\n"
        )

    def test_a_document_without_counts_has_none(self) -> None:
        text = document("      - {id: i, name: I, value: 1}\n", counts="  {}\n")

        assert "\ncounts: {}\n" in write_document(text)

    @pytest.mark.parametrize(
        ("read", "write"),
        [
            (reading._DOCUMENT, writing._document),
            (reading._OBJECTIVE, writing._objective),
            (reading._INDICATOR, writing._indicator),
            (_reading_achievement._SCALE, _writing_achievement._scale),
            (_reading_achievement._RULE, _writing_achievement._rule),
            (accepts_of(_reading_office.read_signature), writing._signature),
            (accepts_of(_reading_office.read_organisation), writing._organisation),
            (accepts_of(_reading_office.read_goal), writing._goal),
            (accepts_of(_reading_office.read_officer), writing._officer),
            (reading._COUNT, writing._count),
            (reading._CONSTANT, writing._constant),
            (CASES, writing._case),
            (accepts_of(_reading_office.read_decision), writing._decision),
        ],
    )
    def test_the_tables_of_keys_are_those_of_the_reader(self, read: Table, write: Any) -> None:
        assert [key for key, *_ in _closed(write, "table")] == [
            key for key in read.fields if key not in ("schema", "overrides")
        ]


def _closed(function: Callable[..., Any], name: str) -> Any:
    return inspect.getclosurevars(function).nonlocals[name]


class TestTexts:
    """A text is bare where nobody can take it for something else."""

    @pytest.mark.parametrize(
        "text",
        [
            *("Nilai IKM", "Jum'at", "APBDesa.", "x 100 %", "(a + b) / c", 'kata "dua"', "é"),
            *("ya", "none", "Dra. X, M.Si"),
        ],
    )
    def test_plain_words_are_bare(self, text: str) -> None:
        assert quoted(text) == text

    @pytest.mark.parametrize(
        "text",
        [
            *("no", "Y", "TRUE", "null", "45", "1.500", "2020-03-03", "19661114 2 008", "- a"),
            *("# a", "a # b", "a: b", "a:", "%", "*", "=", "😀", "a😀", "𝐀", " a", "a ", "'a'"),
        ],
    )
    def test_all_others_are_in_quotes(self, text: str) -> None:
        assert quoted(text) == f'"{text}"'

    def test_escapes_are_written_where_they_must(self) -> None:
        assert quoted('😀 \\ "') == r'"😀 \\ \""'
        assert quoted("\\U0001F600") == r'"\\U0001F600"'

    def test_a_long_text_is_folded(self) -> None:
        assert quoted("kata: " * 20 + "akhir") == (
            ">-\n  kata: kata: kata: kata: kata: kata: kata: kata: kata: kata: kata: kata: kata:"
            " kata: kata:\n  kata: kata: kata: kata: kata: akhir"
        )
        assert quoted("kata" * 30) == "kata" * 30

    def test_several_lines_stay_lines(self) -> None:
        assert quoted("satu\n\ndua: #") == "|-\n  satu\n\n  dua: #"
        assert quoted("satu \ndua").startswith('"satu \\n')

    def test_a_formula_keeps_its_line_ends(self) -> None:
        read = document("      - {id: i, name: I, value: 'a'}\n", counts=COUNTS)
        (indicator,) = read
        ended = evolve(indicator, value=parse_formula("a\n"))
        again = evolve(read, objectives=(Objective(statement="S", indicators=(ended,)),))

        assert '    value: "a\\n"\n' in write_document(again)
        assert parse_document(write_document(again)) == again


class TestMultipliers:
    """A multiplier is written where reading would not find it."""

    @pytest.mark.parametrize(
        ("unit", "multiplier", "written"),
        [
            *((None, 1, None), ("indeks", 1, None), ("indeks", 10, "10"), ("%", 1, "1")),
            *(("%", 100, "100"), ("persen", 1, "1"), ("rata-rata (%)", 1, "1")),
        ],
    )
    def test_of_a_direct_value(
        self, unit: str | None, multiplier: int, written: str | None
    ) -> None:
        value = parse_formula("a")
        made = changed(
            value=value, numerator=None, denominator=None, unit=unit, multiplier=multiplier
        )

        text = write_document(made)

        assert ("multiplier" in text) == (written is not None)
        assert written is None or f"    multiplier: {written}\n" in text
        assert parse_document(text) == made

    def test_of_a_percentage_it_is_left_out(self) -> None:
        assert "multiplier" not in write_document(document())


class TestNumbers:
    """Numbers are exact decimals; a fraction stands where one is read."""

    @pytest.mark.parametrize(
        ("exact", "written"),
        [
            *((90, "90"), (Fraction(90), "90"), (Fraction(-659, 8), "-82.375")),
            *((Fraction(200, 3), "200/3"), (Fraction(1, 10**40), f"0.{'0' * 39}1")),
            *((Fraction(10**99 - 1, 7), f"{10**99 - 1}/7"), (10**100 - 1, "9" * 100)),
            (10**98 + Fraction(1, 8), f"{8 * 10**98 + 1}/8"),
        ],
    )
    def test_the_exact_figure(self, exact: int | Fraction, written: str) -> None:
        made = changed(cases=(Case(name="K", counts=FrozenMapping({}), exact=exact),))

        assert f"      exact: {written}\n" in write_document(made)
        assert parse_document(write_document(made)) == made

    def test_a_published_figure_keeps_its_places(self) -> None:
        case = Case(name="K", counts=FrozenMapping({}), published=Decimal("87.30"))

        assert "published: 87.30\n" in write_document(changed(cases=(case,)))


class TestOfficers:
    """An officer is told by the key under which the document has it."""

    TWO = FrozenMapping({"satu": Officer(title="Camat"), "dua": Officer(title="Camat")})

    def test_it_is_that_very_one(self) -> None:
        made = evolve(changed(responsible=self.TWO["dua"]), officers=self.TWO)

        assert "    responsible: dua\n" in write_document(made)

    def test_else_one_that_is_equal(self) -> None:
        signed = Signature(place="Kota", date=date(2020, 3, 3), by=Officer(title="Camat"))
        made = evolve(document(), officers=self.TWO, signed=signed)

        assert write_document(made).endswith("  by: satu\n")


class TestRefused:
    """What no file can hold is refused, with what it was."""

    @pytest.mark.parametrize(
        ("title", "sentence"),
        [
            ("", "a text is expected in place of ''"),
            (" \n", "a text is expected in place of ' \\n'"),
            (5, "a text is expected in place of 5"),
            ("a\tb", "no file may hold the character '\\t' of 'a\\tb'"),
            ("a\u2028b", "no file may hold the character '\\u2028' of 'a\\u2028b'"),
            ("a\ue152", "no file may hold the character '\\ue152' of 'a\\ue152'"),
            ("a\n", "no file can hold the line end behind the text 'a\\n'"),
            ("x" * 20_001, f"the text '{'x' * 59}... is longer than 20,000 characters"),
        ],
    )
    def test_texts(self, title: Any, sentence: str) -> None:
        self.refused(evolve(document(), title=title), sentence)

    @pytest.mark.parametrize("text", ["Dinas", "dinas--uji", "dinas-", "x" * 81, "1-dinas"])
    def test_ids(self, text: str) -> None:
        self.refused(evolve(document(), id=text), f"{writing_shown(text)} cannot be an id")

    @pytest.mark.parametrize("text", ["Camat", "kepala-dinas", "sum", "class", "x" * 81])
    def test_names(self, text: str) -> None:
        officers = FrozenMapping({text: Officer(title="Camat")})

        self.refused(
            evolve(document(), officers=officers), f"{writing_shown(text)} cannot be a name"
        )

    def test_names_of_previous_counts(self) -> None:
        self.refused(changed(rises_with=("prev(A)",)), "'A' cannot be a name")

    def test_numbers_that_have_no_end_as_a_decimal(self) -> None:
        counts = FrozenMapping[Exact | None]({"a": Fraction(1, 3)})

        self.refused(
            changed(cases=(Case(name="K", counts=counts, value=1),)),
            "no file can hold the number 1/3 as a decimal",
        )

    @pytest.mark.parametrize(
        "number", [10**100, 10**5000, Fraction(1, 10**100)], ids=["long", "huge", "small"]
    )
    def test_numbers_that_are_too_long(self, number: int | Fraction) -> None:
        sentence = "a number has more than 100 digits, and no file may hold it"

        self.refused(changed(range=Range(None, number)), sentence)

    @pytest.mark.parametrize("text", ["NaN", "Infinity", "1E+100", "1E-41", "1E+999999", "sNaN"])
    def test_published_figures(self, text: str) -> None:
        case = Case(name="K", counts=FrozenMapping({}), published=Decimal(text))

        self.refused(changed(cases=(case,)), f"no file can hold the number {text}")

    def test_decimals_that_are_no_whole_number(self) -> None:
        self.refused(changed(decimals=Fraction(5, 2)), "decimals are a whole number, not 5/2")

    def test_a_time_in_place_of_a_date(self) -> None:
        time = datetime(2020, 3, 3)  # noqa: DTZ001 - it is wrong in any zone

        self.refused(
            evolve(document(), valid_from=time),
            "a date is expected in place of 2020-03-03 00:00:00",
        )

    def test_an_officer_of_another_document(self) -> None:
        self.refused(
            changed(responsible=Officer(title="Camat")),
            "the officer 'Camat' is not among those of the document",
        )

    @pytest.mark.parametrize(
        ("what", "other"),
        [
            ("counts", FrozenMapping({n: Count(name=n, label="Lain") for n in ("a", "b")})),
            ("constants", FrozenMapping({"k": Constant(name="k", label="K", value=1)})),
            ("constraints", (parse_comparison("a <= b"),)),
            ("achievement_defaults", AchievementDefaults(objective="mean")),
        ],
    )
    def test_an_indicator_that_rests_on_other_declarations(self, what: str, other: Any) -> None:
        self.refused(
            changed(**{what: other}), f"the indicator rasio has other {what} than its document"
        )

    @pytest.mark.parametrize(
        ("values", "named"),
        [
            ({"scale": evolve(shipped_scales()["skm-2017"], title="Lain")}, "scale 'skm-2017'"),
            ({"achievement": AchievementOptions(rule=RULE)}, "rule 'lain'"),
            ({"achievement": AchievementOptions(scale=SCALE)}, "scale 'lain'"),
        ],
    )
    def test_a_scale_or_a_rule_that_the_file_would_not_find(
        self, values: dict[str, Any], named: str
    ) -> None:
        self.refused(changed(**values), f"the {named} is not among those of the document")

    def test_a_label_that_would_be_read_as_one_side_of_a_number(self) -> None:
        self.refused(
            changed(targets=FrozenMapping({"2020": "> 5"})),
            "the label '> 5' would be read as a number on one side",
        )

    def test_an_indicator_that_refers_to_another_than_that_of_the_document(self) -> None:
        first = "      - {id: i-satu, name: Satu, value: a}\n"
        read = document(first + "      - {id: i-dua, name: Dua, value: i_satu + b}\n")
        stranger = evolve(read["i-satu"], name="Lain")
        changed_two = evolve(read["i-dua"], parts=FrozenMapping({"i_satu": stranger}))
        objective = Objective(statement="S", indicators=(read["i-satu"], changed_two))

        self.refused(
            evolve(read, objectives=(objective,)),
            "the indicator i-dua refers to other indicators than those of its document",
        )

    def test_a_document_without_objectives_or_indicators(self) -> None:
        empty = Objective(statement="S", indicators=())

        self.refused(
            evolve(document(), objectives=()), "no definition file is without an objective"
        )
        self.refused(
            evolve(document(), objectives=(empty,)), "no definition file is without an indicator"
        )

    def test_a_document_that_is_too_long(self) -> None:
        office = Organisation(name="Dinas", functions=("é" * 20_000,) * 25)
        many = Organisation(name="Dinas", functions=("a",) * 20_000)

        self.refused(
            evolve(document(), organisation=office),
            "the definition is longer than 1,000,000 bytes, and no file may be",
        )
        self.refused(
            evolve(document(), organisation=many),
            "the definition has more than 20,000 values, and no file may",
        )

    def refused(self, made: Document, sentence: str) -> None:
        with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
            write_document(made)

        assert str(caught.value) == sentence


def writing_shown(text: str) -> str:
    """Return a text as a message shows it."""
    return repr(text) if len(text) <= 58 else f"'{text[:59]}..."


def test_a_document_made_by_a_program_is_written() -> None:
    """No file is needed to begin with."""
    counts = FrozenMapping({"desa": Count(name="desa", label="Jumlah desa")})
    indicator = Indicator(id="desa-1", name="Desa", value=parse_formula("desa"), counts=counts)
    made = Document(
        id="uji",
        title="Uji",
        organisation=Organisation(name="Dinas Uji"),
        counts=counts,
        objectives=(Objective(statement="Sasaran", indicators=(indicator,)),),
    )

    assert parse_document(write_document(made)) == made
    assert write_document(document(RATIO)) == write_document(document(RATIO))
