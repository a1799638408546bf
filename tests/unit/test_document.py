"""YAML text to located nodes."""

from __future__ import annotations

import sys

import pytest
import yaml

from iku_core import document
from iku_core.document import MAX_DEPTH, MAX_NODES, MAX_SCALAR, parse_yaml
from iku_core.issues import Source
from iku_core.nodes import Mapping, Scalar, Sequence


def told(text: str) -> list[tuple[str, str]]:
    """Return code and place of every fault of a text."""
    _, issues = parse_yaml(Source("a", text))
    return [(issue.code, str(issue.location)) for issue in issues]


def value(text: str) -> str:
    """Return the text of the key a."""
    root, issues = parse_yaml(Source("a", text))
    assert issues == []
    assert type(root) is Mapping
    scalar = root.entries["a"][1]
    assert type(scalar) is Scalar
    return scalar.value


class TestText:
    """Every value keeps its source text; nothing is guessed from its look."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("a: 007", "007", id="noughts in front"),
            pytest.param("a: no", "no", id="no"),
            pytest.param("a: 2024.10", "2024.10", id="nought behind"),
            pytest.param("a: 0x1F", "0x1F", id="hexadecimal"),
            pytest.param("a: ~", "~", id="tilde"),
            pytest.param("a: 12:30", "12:30", id="base sixty"),
            pytest.param("a:", "", id="empty"),
            pytest.param('a: "\\u00e9"', "é", id="an escape"),
            pytest.param("a: 'it''s'", "it's", id="a doubled quote"),
            pytest.param("a: >-\n  two\n  lines", "two lines", id="folded"),
            pytest.param("a: |\n  two\n  lines\n", "two\nlines\n", id="literal"),
            pytest.param("a: b # comment", "b", id="a comment"),
            pytest.param("a: b #! comment", "b", id="a comment with a sign"),
            pytest.param("a: b#c", "b#c", id="a sharp within a word"),
            pytest.param("--- \na: b\n...\n", "b", id="markers of a document"),
            pytest.param("a: b\r\n", "b", id="line ends of Windows"),
        ],
    )
    def test_a_value_is_its_text(self, text: str, expected: str) -> None:
        assert value(text) == expected

    def test_a_key_is_its_text(self) -> None:
        root, issues = parse_yaml(Source("a", "2020: x\nno: y\n"))

        assert type(root) is Mapping
        assert issues == []
        assert list(root.entries) == ["2020", "no"]

    def test_lists_keep_their_order(self) -> None:
        root, _ = parse_yaml(Source("a", "- b\n- [c, {d: e}]\n"))

        assert type(root) is Sequence
        assert [type(item) for item in root.items] == [Scalar, Sequence]


class TestRefusals:
    """What makes YAML surprising is refused, each at its own place."""

    @pytest.mark.parametrize(
        ("text", "faults"),
        [
            pytest.param("a: &x b", [("IKU107", "a:1:4")], id="anchor"),
            pytest.param("a: &x [b]", [("IKU107", "a:1:4")], id="anchor of a list"),
            pytest.param("a: &x 1\nb: *x", [("IKU107", "a:1:4"), ("IKU108", "a:2:4")], id="alias"),
            pytest.param("a: !!str 1", [("IKU109", "a:1:4")], id="tag"),
            pytest.param("a: !x {b: c}", [("IKU109", "a:1:4")], id="tag of a mapping"),
            pytest.param("<<: {a: 1}", [("IKU110", "a:1:1")], id="merge key"),
            pytest.param("a: b\n---\nc: d", [("IKU112", "a:2:1")], id="second document"),
            pytest.param("a: 1\na: 2", [("IKU113", "a:2:1")], id="duplicate key"),
            pytest.param("? [a]\n: b", [("IKU114", "a:1:3")], id="a list as key"),
            pytest.param("? {a: b}\n: c", [("IKU114", "a:1:3")], id="a mapping as key"),
            pytest.param("&k a: 1\n*k : 2", [("IKU107", "a:1:1"), ("IKU108", "a:2:1")], id="keys"),
            pytest.param("a: b #c", [("IKU119", "a:1:6")], id="text cut by a comment"),
            pytest.param("a: b\tc", [("IKU105", "a:1:5")], id="tab"),
            pytest.param("a:\n\tb: c", [("IKU105", "a:2:1")], id="tab as indentation"),
            pytest.param('a: "b\\tc"', [("IKU105", "a:1:4")], id="an escaped tab"),
            pytest.param('a: "\\u202e"', [("IKU104", "a:1:4")], id="an escaped override"),
            pytest.param("a: [b", [("IKU106", "a:1:6")], id="an open bracket"),
            pytest.param('a: "b\nc: d', [("IKU193", "a:1:4")], id="an open quote"),
            pytest.param("a: b: c", [("IKU152", "a:1:5")], id="two colons"),
            pytest.param(
                "a: b: c\nd: e : f\ng: [",
                [("IKU152", "a:1:5"), ("IKU152", "a:2:6"), ("IKU106", "a:3:5")],
                id="two texts with colons, and a fault behind them",
            ),
            pytest.param("", [("IKU117", "a:1:1")], id="empty"),
            pytest.param("# only a comment\n", [("IKU117", "a:1:1")], id="a comment alone"),
            pytest.param("%YAML 1.1\na: b", [("IKU111", "a:1:1")], id="directive"),
            pytest.param(
                "# x\n\n%A\n  # y\n%B\na: b",
                [("IKU111", "a:3:1"), ("IKU111", "a:5:1")],
                id="directives behind comments",
            ),
        ],
    )
    def test_it_is_told_at_its_place(self, text: str, faults: list[tuple[str, str]]) -> None:
        assert told(text) == faults

    def test_the_first_of_two_equal_keys_is_shown_as_well(self) -> None:
        _, issues = parse_yaml(Source("a", "aa: 1\naa: 2"))

        (issue,) = issues
        assert issue.location is not None
        assert issue.related is not None
        assert (str(issue.location), str(issue.related)) == ("a:2:1", "a:1:1")
        assert (issue.location.end_column, issue.related.end_column) == (3, 3)

    def test_a_quoted_merge_sign_is_a_key(self) -> None:
        root, issues = parse_yaml(Source("a", '"<<": b'))

        assert type(root) is Mapping
        assert (list(root.entries), issues) == (["<<"], [])

    def test_a_refused_character_does_not_hide_the_rest(self) -> None:
        assert told("a:\tb\nc: &x d\nc: e") == [
            ("IKU105", "a:1:3"),
            ("IKU107", "a:2:4"),
            ("IKU113", "a:3:1"),
        ]

    def test_a_syntax_fault_that_may_come_of_a_refused_character_is_not_told(self) -> None:
        assert told("a:\tb: c") == [("IKU105", "a:1:3")]


class TestLimits:
    """Size and depth are bounded while the text is read."""

    def test_the_deepest_list_allowed_is_read(self) -> None:
        assert told("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []

    def test_a_deeper_one_is_refused_at_its_place(self) -> None:
        assert told("[" * 100_000) == [("IKU115", f"a:1:{MAX_DEPTH + 1}")]

    def test_as_many_values_as_allowed_are_read(self) -> None:
        assert told(f"[{'a,' * (MAX_NODES - 1)}]") == []

    def test_more_values_are_refused(self) -> None:
        root, issues = parse_yaml(Source("a", f"[{'a,' * MAX_NODES}]"))

        assert root is None
        assert [issue.code for issue in issues] == ["IKU116"]

    def test_a_text_of_the_greatest_length_is_read(self) -> None:
        assert value(f"a: {'x' * MAX_SCALAR}") == "x" * MAX_SCALAR

    def test_a_longer_text_is_refused(self) -> None:
        assert told(f"a: {'x' * (MAX_SCALAR + 1)}") == [("IKU118", "a:1:4")]

    def test_a_text_of_more_than_a_megabyte_is_refused_unread(self) -> None:
        assert told("#" * 1_000_001) == [("IKU102", "a:1:1")]

    @pytest.mark.parametrize(
        "text",
        ['a: "\\UFFFFFFFF"', 'a: "\\U00110000"', 'a: "\\ud800"', "a: b\ud800"],
        ids=["beyond a C int", "beyond Unicode", "an escaped surrogate", "a surrogate"],
    )
    def test_numbers_of_characters_that_do_not_exist_are_refused(self, text: str) -> None:
        _, issues = parse_yaml(Source("a", text))

        assert [issue.severity for issue in issues] == ["error"]

    def test_the_parser_written_in_python_refuses_them_too(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(document, "_LOADER", yaml.SafeLoader)

        assert told('a: b\nc: "\\U00110000"') == [("IKU106", "a:2:1")]

    def test_long_nesting_leaves_the_interpreter_alone(self) -> None:
        limit = sys.getrecursionlimit()

        told("{a: " * 50_000)

        assert sys.getrecursionlimit() == limit


class TestDecimalCommas:
    """Between braces YAML cuts a number in two at its comma."""

    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("{2022: 82,5}", ["a:1:8"]),
            ("{2021: 82,5, 2022: 83,5 %, 2023: 84}", ["a:1:8", "a:1:20"]),
            ("{a: {from: -75,25}}", ["a:1:12"]),
        ],
    )
    def test_that_alone_is_told(self, text: str, places: list[str]) -> None:
        assert told(text) == [("IKU126", place) for place in places]

    @pytest.mark.parametrize(
        "text",
        [
            *("{a: 1,2: 3}", "{a: 1,b}", "{a: 1,\n5}", "{a: '8',5}", "{5}", "{a: 80,5 : }"),
            *("{a: [1],5}", "{a: 1,5x}", "{a: 1, 5}", "{a: x,5}"),
        ],
    )
    def test_other_keys_are_left_alone(self, text: str) -> None:
        assert told(text) == []


def test_a_text_that_ends_in_one_fault_too_many_is_told_to_the_end() -> None:
    """What fuzzing found: the hundredth fault, and behind it a place that cannot be read."""
    text = "".join(f"a{number}: b: c\n" for number in range(100)) + 'x: "no end\n'

    found = told(text)

    assert [code for code, _ in found] == ["IKU152"] * 100 + ["IKU120"]
    assert found[-1] == ("IKU120", "a:101:4")
