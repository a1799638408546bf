"""Readers made of readers."""

from __future__ import annotations

from typing import Any

import pytest

from iku_core._findings import FAULT, Reading
from iku_core._readers import name_of_count, number, text
from iku_core._shapes import (
    Field,
    Table,
    items_of,
    mapping_of,
    one_or_more,
    read_fields,
    sequence_of,
    shape,
)
from iku_core.document import parse_yaml
from iku_core.issues import Source


def reading(written: str) -> Reading:
    source = Source("a", written)
    root, issues = parse_yaml(source)
    assert root is not None
    return Reading(source, root, issues)


def codes(state: Reading) -> list[str]:
    return [issue.code for issue in state.issues]


class TestLists:
    """A list is a tuple of what its items are, or a fault with all faults told."""

    def test_items_are_read_in_order(self) -> None:
        state = reading("[1, 2.5]")

        assert sequence_of(text)(state, state.root) == ("1", "2.5")

    def test_all_faults_of_a_list_are_told(self) -> None:
        state = reading("[a, 1, b]")

        assert sequence_of(number)(state, state.root) is FAULT
        assert codes(state) == ["IKU125", "IKU125"]


class TestOneOrMore:
    """A single item needs no list, and an item at fault keeps its place."""

    @pytest.mark.parametrize(("written", "values"), [("5", (5,)), ("[5, 6]", (5, 6)), ("[]", ())])
    def test_one_item_is_read_as_a_list_of_one(self, written: str, values: tuple[int, ...]) -> None:
        state = reading(written)

        assert one_or_more(number)(state, state.root) == values
        assert len(items_of(state.root)) == len(values)

    def test_an_item_at_fault_keeps_its_place(self) -> None:
        state = reading("[x, 5]")

        assert one_or_more(number)(state, state.root) == (FAULT, 5)
        assert codes(state) == ["IKU125"]


class TestNamed:
    """A mapping from names keeps the places of those at fault."""

    def test_values_know_their_name(self) -> None:
        state = reading("{a: 1, b: 2}")

        def read(state: Reading, node: Any, name: str) -> Any:
            return name, number(state, node)

        assert mapping_of(name_of_count, read)(state, state.root) == {"a": ("a", 1), "b": ("b", 2)}

    def test_a_name_at_fault_stands_in_its_mended_form(self) -> None:
        state = reading("{Jumlah Desa: 1}")

        found = mapping_of(name_of_count, lambda state, node, _: number(state, node))(
            state, state.root
        )

        assert found == {"jumlah_desa": FAULT}
        assert codes(state) == ["IKU131"]


class TestFixedKeys:
    """A shape is built where all of it is sound."""

    FIELDS = {"nama": Field(text, required=True), "umur": Field(number)}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("written", "values"),
        [("{nama: A1, umur: 5}", {"nama": "A1", "umur": 5}), ("{nama: A1}", {"nama": "A1"})],
    )
    def test_a_sound_one_is_built(self, written: str, values: dict[str, Any]) -> None:
        state = reading(written)

        assert shape(Table("uji", self.FIELDS), dict)(state, state.root) == values

    @pytest.mark.parametrize(
        ("written", "found", "told"),
        [
            ("{umur: 5}", {"umur": 5}, ["IKU122"]),
            ("{nama: A1, umur: x}", {"nama": "A1"}, ["IKU125"]),
            ("{nama: A1, lain: x}", {"nama": "A1"}, ["IKU121"]),
            ("{name: A1}", {}, ["IKU121"]),
            ("[a]", {}, ["IKU123"]),
        ],
    )
    def test_one_with_a_fault_is_not(
        self, written: str, found: dict[str, Any], told: list[str]
    ) -> None:
        state = reading(written)

        read = read_fields(state, state.root, self.FIELDS)

        assert (read.values, read.sound) == (found, False)
        assert codes(state) == told
        read_one = shape(Table("uji", self.FIELDS), dict)
        assert read_one(reading(written), reading(written).root) is FAULT
