"""What can be mended in one way alone, and what must be left to an officer."""

from __future__ import annotations

import pytest

from definitions import definition
from iku_core._certain_edits import certain_edit
from iku_core.checking import check_source
from iku_core.fixing import mended
from iku_core.issues import Source, new_issue

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
            'value: a\n        source: Berita: "acara" # ok',
            "value: a\n        source: 'Berita: \"acara\"' # ok",
        ),
        ("value: a\n        source: @dinas", 'value: a\n        source: "@dinas"'),
        ("value: a\n        source: 2020", 'value: a\n        source: "2020"'),
        ('value: a\n        decimals: "2"', "value: a\n        decimals: 2"),
        ("value: a\n        targets: {2020: 82,5}", "value: a\n        targets: {2020: 82.5}"),
        (
            "value: a\n        targets: {2020: '1.234,5'}",
            "value: a\n        targets: {2020: 1234.5}",
        ),
        ('value: a\n        targets: {2020: "80 %"}', "value: a\n        targets: {2020: 80}"),
        (
            "value: a\n        targets: {2020: minimal 80}",
            'value: a\n        targets: {2020: ">= 80"}',
        ),
        ("value: a\t# catatan", "value: a # catatan"),
        ("value: a\t", "value: a"),
        ("value: a\u200b + \u200bb", "value: a + b"),
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


def test_an_issue_without_a_place_has_no_edit() -> None:
    assert certain_edit(new_issue("IKU205", None, text="×")) is None


def test_a_place_that_shows_something_else_has_no_edit() -> None:
    place = Source("a.yaml", "value: a").location(0, 7)

    assert certain_edit(new_issue("IKU205", place, text="×")) is None
    assert certain_edit(new_issue("IKU133", place, text="2020", reading="")) is None
    assert certain_edit(new_issue("IKU134", place, text="1")) is None
