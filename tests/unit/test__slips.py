"""Slips at which YAML gives up: each told where it was made, and what stands behind it read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from definitions import codes, definition
from iku_core import document
from iku_core._slips import find_slip
from iku_core.checking import check_source
from iku_core.document import parse_yaml
from iku_core.fixing import mended
from iku_core.issues import Source
from iku_core.nodes import Mapping, Scalar


def told(text: str) -> list[str]:
    _, issues = parse_yaml(Source("a", text))
    return [f"{issue.location}:{issue.code}" for issue in issues]


@pytest.fixture(params=[document._LOADER, yaml.SafeLoader], ids=["libyaml", "python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "_LOADER", request.param)


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("s:\n  place:C\n  date: 1\n", ["a:2:3:IKU196"], id="first key"),
        pytest.param("s:\n  place:C\n\n  date: 1\n", ["a:2:3:IKU196"], id="empty line between"),
        pytest.param("a: 1\ntitle:I K\nb: 2\n", ["a:2:1:IKU196"], id="key in the middle"),
        pytest.param("s:\n  a: 1\n  label:J n\nb: 2\n", ["a:3:3:IKU196"], id="last key"),
        pytest.param("l:\n  - id:x\n    name: y\n", ["a:2:5:IKU196"], id="key of an item"),
        pytest.param("a:45\nb:46\n", ["a:1:1:IKU196", "a:2:1:IKU196"], id="nothing else"),
        pytest.param("t: {2024:80, 2025: 81}", ["a:1:5:IKU196"], id="between braces"),
        pytest.param("n:A: b: c\nd: &x 1", ["a:1:7:IKU152", "a:2:4:IKU107"], id="key with a colon"),
        pytest.param("a: 1\nb:C: d: e\nc:D\nd: 1", ["a:2:7:IKU152", "a:3:1:IKU196"], id="two"),
        pytest.param("a: 1\ntitle I K\nb: 2\n", ["a:2:1:IKU192"], id="no colon"),
        pytest.param("a: 1\ncounts\n  x:\n    l: y\n", ["a:2:1:IKU192"], id="no colon, alone"),
        pytest.param("a: 1\n(x) I\nb: 2\n", ["a:3:1:IKU106"], id="no key at all"),
        pytest.param('a:\n  n: "1\n  b: 2\nu: "%"\nd: 4\n', ["a:2:6:IKU193"], id="open quote"),
        pytest.param('n: "1\nb: 2\nu: "x"\n', ["a:1:4:IKU193"], id="a word behind the next quote"),
        pytest.param('n: "1\nb: 2\n', ["a:1:4:IKU193"], id="no other quote"),
        pytest.param("n: 'x\nb: c's\n", ["a:1:4:IKU193"], id="single quote"),
        pytest.param('a: "x\nb: "y\nc: "%"', ["a:1:4:IKU193", "a:2:4:IKU193"], id="two quotes"),
        pytest.param('a: "x\n  y"\nb: "%" z', ["a:3:8:IKU106"], id="a text of two lines"),
        pytest.param('a: "x\n  y" z\n', ["a:2:6:IKU106"], id="no key in between"),
        pytest.param('a: "\\\nb: "%"', ["a:2:5:IKU153"], id="a quote that cannot be closed"),
        pytest.param("a: -\nb: &x 2\n", ["a:1:4:IKU194", "a:2:4:IKU107"], id="dash"),
        pytest.param("a: - # x\n", ["a:1:4:IKU194"], id="dash and comment"),
        pytest.param("a: - P\n", ["a:1:4:IKU153"], id="dash in front"),
        pytest.param("a: x\n- - b: - c\n", ["a:2:1:IKU106"], id="another dash"),
        pytest.param('a: "x" - b\n', ["a:1:8:IKU106"], id="dash behind a text"),
        pytest.param("t: {2024: >= 80}\n", ["a:1:11:IKU153"], id="comparison between braces"),
        pytest.param("t: >= 80\n", ["a:1:4:IKU153"], id="comparison"),
        pytest.param("t: | x\n", ["a:1:4:IKU153"], id="bar"),
        pytest.param("t: & P\nb: 1\n", ["a:1:4:IKU153"], id="ampersand"),
        pytest.param("t: * P\nb: 1\n", ["a:1:4:IKU153"], id="star"),
        pytest.param("t: ? x\n", ["a:1:4:IKU153"], id="question mark"),
        pytest.param("t: [P] desa\nb: 1\n", ["a:1:4:IKU153"], id="brackets"),
        pytest.param("t: {P} desa\nb: 1\n", ["a:1:4:IKU153"], id="braces"),
        pytest.param("t: {P: x} desa\nb: 1\n", ["a:1:11:IKU106"], id="a mapping and a word"),
        pytest.param("t: [P]]\nb: 1\n", ["a:1:7:IKU106"], id="a bracket too many"),
        pytest.param("a: http://x\nb: [http://y]\n", [], id="an address"),
        pytest.param("a: {'b:c', d:e : , [f:g]: 1}\n", ["a:1:20:IKU114"], id="other keys"),
    ],
)
def test_it_is_told_where_it_was_made(text: str, faults: list[str]) -> None:
    assert told(text) == faults


def test_what_stands_behind_a_sign_put_in_keeps_its_place() -> None:
    root, _ = parse_yaml(Source("a", "x: 1\nplace:Contoh\nb: 2"))

    assert type(root) is Mapping
    value: Any = root.entries["place"][1]
    assert type(value) is Scalar
    assert (value.value, value.column, value.end_column) == ("Contoh", 6, 12)


def test_a_blank_behind_a_colon_is_put_in_by_a_fix() -> None:
    text = definition(above="signed:\n  place:Contoh\n  date: 2020-01-01\n  by: x\n")

    assert "\n  place: Contoh\n" in mended(Source("a", text), check_source).source.text


def test_a_value_of_two_words_between_braces_is_left_to_the_officer() -> None:
    text = definition(counts="  a: {label:Jumlah}\n  b: {label: B}\n")

    assert codes(text) == ["IKU196"]


def test_of_a_target_it_alone_is_told() -> None:
    text = definition("      - {id: i, name: Nama, value: a, targets: {2024:80}}\n")

    assert codes(text) == ["IKU196"]


def test_of_a_file_that_was_read_nothing_is_told() -> None:
    assert find_slip(None, "a: 1") is None
