"""What can be mended in one way alone, and what must be left to an officer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from definitions import definition
from iku_core._certain_edits import KEYS, certain_edit
from iku_core._written_values import WrittenValues
from iku_core.checking import check_source
from iku_core.fixing import mended
from iku_core.issues import Source, new_issue
from iku_core.schema import agreement_schema, definition_schema

RATIO = "      - id: rasio\n        name: Rasio\n        {line}\n        unit: orang\n"


def fixed(text: str) -> str:
    return mended(Source("uji.yaml", text), check_source).source.text


def line_fixed(line: str) -> str:
    """Return what becomes of a line of an indicator."""
    text = fixed(definition(RATIO.format(line=line)))
    before, after = definition(RATIO).split("{line}")
    assert text.startswith(before)
    assert text.endswith(after)
    return text.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("value: a × b", "value: a * b"),
        ("value: a x b", "value: a * b"),
        ("value: a÷2", "value: a/2"),
        ("value: a : b", "value: a / b"),
        ("value: a:b", "value: a/b"),
        ("value: a × 100 : b # kali", "value: a * 100 / b # kali"),
        ("value: (a + d) : b", "value: (a + d) / b"),
        ("rumus: a : b", 'value: "a / b"'),
        ("value: a: b", "value: a / b"),
        ('value: "a : b"', 'value: "a / b"'),
        ("value: a – b", "value: a - b"),
        ("value: a * 0,5", "value: a * 0.5"),
        ("value: a * 1.234.567", "value: a * 1234567"),
        ("value: a\u00a0* b", "value: a * b"),
        ("valeu: a", "value: a"),
        ("rumus: a", "value: a"),
        ('"valeu": a', "value: a"),
        ("value: a\n        better: Tinggi", "value: a\n        better: higher"),
        ("value: a\n        source: Berita: acara", 'value: a\n        source: "Berita: acara"'),
        (
            "value: a\n        source: Al-Qur'an: a\\b",
            "value: a\n        source: 'Al-Qur''an: a\\b'",
        ),
        ("value: a\n        source: @dinas # ok", 'value: a\n        source: "@dinas" # ok'),
        ("value: a\n        source: @dinas", 'value: a\n        source: "@dinas"'),
        ("value: a\n        source: 2020", 'value: a\n        source: "2020"'),
        ('value: a\n        decimals: "2"', "value: a\n        decimals: 2"),
        ("value: a\n        targets: {2020: 82,5}", "value: a\n        targets: {2020: 82.5}"),
        (
            "value: a\n        targets: {2020: '1.234,5'}",
            "value: a\n        targets: {2020: 1234.5}",
        ),
        (
            "value: a\n        targets: {2020: minimal 80}",
            'value: a\n        targets: {2020: ">= 80"}',
        ),
        ("value: a\t# catatan", "value: a # catatan"),
        ("value: a\t", "value: a"),
        ("value: a \t", "value: a "),
        ("value: a\u200b + b # \u200b", "value: a + b # \u200b"),
        ("value: a\u200b + \u200bb", "value: a + b"),
        ("value: a\n        \u200bexplanation: a", "value: a\n        explanation: a"),
        (
            "value: a\n        explanation: i\u00adni\u200b itu",
            "value: a\n        explanation: ini itu",
        ),
        ("value: a\n        explanation: 'a\tb  '", "value: a\n        explanation: 'a b  '"),
        ("value: a * 1.234.567 × 2 - 0,5", "value: a * 1234567 * 2 - 0.5"),
    ],
)
def test_what_is_certain_is_mended(written: str, meant: str) -> None:
    assert line_fixed(written) == meant


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("value: a * 1,500", id="thousands, or a decimal comma"),
        pytest.param("value: max(a, 0,5)", id="two arguments, or a decimal comma"),
        pytest.param("value: a * 1.500", id="thousands, or a decimal point"),
        pytest.param("value: a * 100 %", id="a factor too many"),
        pytest.param("value: a:", id="a division by nothing"),
        pytest.param("value: a + d : b", id="a division of the sum, or of its end"),
        pytest.param("value: a : b * d", id="a division by the product, or by its beginning"),
        pytest.param("value: a : b : d", id="two divisions"),
        pytest.param('value: "a + d : b"', id="likewise in quotes"),
        pytest.param("value: a unit: d", id="a key in a formula"),
        pytest.param("value: unit: d", id="a key in front of a formula"),
        pytest.param("value: Capaian: a", id="a word that is no count"),
        pytest.param("value: a * 1.000.000 / 1.250", id="thousands beside what may be some"),
        pytest.param("value: a\u00adb", id="a hyphen that may be a sign"),
        pytest.param("value: a\u200bb", id="two names, or one"),
        pytest.param("value: a * 1\u200b5", id="two numbers, or one"),
        pytest.param("value: a\n        expla\u200bnation: a", id="two words in a key, or one"),
        pytest.param("value: a\n        explanation: Rp\u00ad5", id="a minus, or a hyphen"),
        pytest.param("value: a # a\tb\u200bc", id="a comment"),
        pytest.param("value: a\n        # a\u200b b", id="a line of comment"),
        pytest.param("value: a\n        explanation: |\n          a\tb", id="a block of text"),
        pytest.param("value: a\n        explanation: >\n          a\u200b b", id="a folded block"),
        pytest.param('value: a\n        explanation: "a\\\tb"', id="an escape"),
        pytest.param("value: a\n        source: Siti    nip: 1968", id="a line that is missing"),
        pytest.param("value: a\n        source: Capaian decimals: 0", id="likewise"),
        pytest.param("value: a\n        source: A satuan: b", id="likewise, in Indonesian"),
        pytest.param("value: a\n        source: % nip: 1968", id="likewise behind a sign"),
        pytest.param("value: a\n        source: Berita: acara # 1", id="a comment, or a text"),
        pytest.param("value: a\n        source: @dinas #1", id="likewise behind a sign "),
        pytest.param('value: a\n        source: Berita: "acara"', id="quotes that are there"),
        pytest.param("value: a\n        source: Berita:\n          a: b", id="a key on two lines"),
        pytest.param("value: a\n        source: B: c\n          a: b", id="likewise with a text"),
        pytest.param("value: a\n        targets: {2020: 80%}", id="a part of one"),
        pytest.param("value: a\n        targets: {2020: minimal 80 persen}", id="in words"),
        pytest.param("value: a\n        target: 80", id="a key for one target"),
        pytest.param("value: a ** 2", id="another sign of calculation"),
        pytest.param("value: a // 2", id="a rounded division"),
        pytest.param("value: A", id="the name of another count"),
        pytest.param("value: jumlah", id="a name that is not declared"),
        pytest.param("value: a\n        decimals: 2,5", id="no number is right there"),
        pytest.param('value: a\n        weight: "1.500"', id="thousands, or decimals, in quotes"),
        pytest.param('value: a\n        decimals: "dua"', id="a word for a number"),
        pytest.param("value: a\n        targets: {2020: '1.500'}", id="a label"),
        pytest.param("value: a\n        responsible: camt", id="somebody's name"),
        pytest.param("value: a\n        source: Persentase #1", id="a text, or a comment"),
        pytest.param("value: a\n        source: &a b", id="an anchor, or a text"),
        pytest.param("value: a\n        source: [a: b: c]", id="a colon in a list"),
        pytest.param("value: a\n        source: a\n                b: c", id="a text of two lines"),
        pytest.param("value: a\n        kunci aneh: b: c", id="a key of two words"),
        pytest.param("value: a\n        source: [%]", id="a sign in a list"),
        pytest.param("value: a\n        source: a\u202eb", id="a sign that turns the text round"),
        pytest.param("value: a\n\tname: dua", id="a tab in front of a line"),
        pytest.param("value: a\n        explanation: a\n          \tb", id="a tab in front"),
        pytest.param("value: a ~ b", id="an unknown sign"),
        pytest.param("value: a\n        zzz: 1", id="a key like no other"),
        pytest.param("value: a\n        better: lain", id="a word like no other"),
        pytest.param("value: a\n        value: b", id="two of one key"),
    ],
)
def test_what_is_not_certain_is_left(line: str) -> None:
    assert line_fixed(line) == line


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('schema: "1"', "schema: 1"),
        ("schema: 1\nvalid_from: 3 Maret 2020", "schema: 1\nvalid_from: 2020-03-03"),
        ("schema: 2", "schema: 2"),
        ("schema: 1\nvalid_from: 03/04/2020", "schema: 1\nvalid_from: 03/04/2020"),
    ],
)
def test_the_head_of_a_file_likewise(written: str, meant: str) -> None:
    text = definition().replace("schema: 1", written)

    assert fixed(text) == definition().replace("schema: 1", meant)


def test_a_sign_of_a_constraint_is_mended() -> None:
    text = definition(below="constraints:\n  - b ≤ a\n")

    assert fixed(text) == definition(below="constraints:\n  - b <= a\n")


@pytest.mark.parametrize("unit", ["'%'", "Persen", "%"])
def test_a_target_loses_its_unit_where_the_indicator_has_it(unit: str) -> None:
    parts = "numerator: b\n        denominator: a\n"
    line = parts + "        targets: {{2020: {}, 2021: {}}}"
    text = definition(RATIO.replace("orang", unit))
    wanted = definition(RATIO.replace("orang", '"%"' if unit == "%" else unit))

    found = fixed(text.replace("{line}", line.format("80 %", "minimal 80 persen")))

    assert found == wanted.replace("{line}", line.format("80", '">= 80"'))


def test_a_hyphen_that_may_be_a_minus_stays() -> None:
    text = definition(counts="  a: {label: A, range: [\u00ad5, 10]}\n  b: {label: B}\n")

    assert fixed(text) == text


def test_a_text_of_a_list_is_put_in_quotes_as_a_whole() -> None:
    block = "organisation:\n  name: Dinas Uji\n  functions:\n    - {}\n"
    text = definition().replace("organisation: {name: Dinas Uji}\n", block)

    found = fixed(text.replace("{}", "TAHUN: 2020: DUA"))

    assert found == text.replace("{}", '"TAHUN: 2020: DUA"')


def test_the_keys_are_those_of_the_schemas() -> None:
    assert {*_keys_in(definition_schema()), *_keys_in(agreement_schema())} == KEYS


def _keys_in(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        for name, value in schema.items():
            yield from value if name == "properties" else ()
            yield from _keys_in(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _keys_in(value)


def test_an_issue_without_a_place_has_no_edit() -> None:
    values = WrittenValues(Source("a.yaml", "value: a"))

    assert certain_edit(new_issue("IKU205", None, text="×"), values) is None


def test_a_place_that_shows_something_else_has_no_edit() -> None:
    source = Source("a.yaml", "value: a")
    place, values = source.location(0, 7), WrittenValues(source)

    assert certain_edit(new_issue("IKU205", place, text="×"), values) is None
    assert certain_edit(new_issue("IKU133", place, text="2020", reading=""), values) is None
    assert certain_edit(new_issue("IKU134", place, text="1"), values) is None
