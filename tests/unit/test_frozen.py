"""Read-only mappings."""

from __future__ import annotations

import pickle

import pytest

from iku_core.frozen import FrozenMapping


class TestReading:
    """A frozen mapping is read as any mapping, in the order in which it was filled."""

    def test_names_keep_their_order(self) -> None:
        numbers = FrozenMapping({"b": 2, "a": 1})

        assert list(numbers.items()) == [("b", 2), ("a", 1)]
        assert len(numbers) == 2
        assert repr(numbers) == "FrozenMapping({'b': 2, 'a': 1})"

    def test_a_name_that_is_not_there_is_a_key_error(self) -> None:
        numbers = FrozenMapping({"a": 1})

        with pytest.raises(KeyError, match=r"^'b'$"):
            numbers["b"]

    def test_later_changes_to_the_source_are_not_seen(self) -> None:
        source = {"a": 1}
        numbers = FrozenMapping(source)

        source["a"] = 2

        assert numbers["a"] == 1

    def test_nothing_can_be_assigned(self) -> None:
        numbers = FrozenMapping({"a": 1})

        with pytest.raises(TypeError, match="does not support item assignment"):
            numbers["a"] = 2  # type: ignore[index]


class TestComparing:
    """Frozen mappings compare and hash by content, whatever the order."""

    def test_equal_content_is_equal_and_hashes_alike(self) -> None:
        first = FrozenMapping({"a": 1, "b": 2})
        second = FrozenMapping({"b": 2, "a": 1})

        assert first == second == {"a": 1, "b": 2}
        assert hash(first) == hash(second)

    def test_other_content_is_not_equal(self) -> None:
        assert FrozenMapping({"a": 1}) != FrozenMapping({"a": 2})

    def test_what_cannot_be_hashed_makes_the_whole_unhashable(self) -> None:
        lists: FrozenMapping[list[int]] = FrozenMapping({"a": []})

        with pytest.raises(TypeError, match="unhashable"):
            hash(lists)

    def test_it_travels_to_another_process(self) -> None:
        numbers = FrozenMapping({"b": 2, "a": 1})

        back = pickle.loads(pickle.dumps(numbers))

        assert back == numbers
        assert list(back) == ["b", "a"]
