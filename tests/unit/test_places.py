"""Where the parts of a document stand."""

from __future__ import annotations

from time import process_time

import pytest

from iku_core.issues import Source
from iku_core.places import Places


class TestPlaces:
    """A part of a document is found again in its file when somebody asks."""

    PLACES = Places(Source("a", "a:\n  - b\n  - {c: d}\n"))

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            pytest.param((), "a:1:1", id="the root"),
            pytest.param(("a",), "a:2:3", id="a key"),
            pytest.param(("a", 1), "a:3:5", id="a position"),
            pytest.param(("a", 1, "c"), "a:3:9", id="a key in a list"),
            pytest.param(("a", 0, 0), "a:2:5", id="a text for a list of one"),
            pytest.param(("a", 0, 1), "None", id="the second of a list of one"),
            pytest.param(("b",), "None", id="no such key"),
            pytest.param(("a", 2), "None", id="no such position"),
            pytest.param(("a", "c"), "None", id="a key of a list"),
            pytest.param((0,), "None", id="a position of a mapping"),
            pytest.param(("a", 0, "c"), "None", id="a key of a text"),
        ],
    )
    def test_a_part_is_found_by_its_path(self, path: tuple[str | int, ...], place: str) -> None:
        assert str(self.PLACES.find(*path)) == place

    def test_a_part_of_a_text_is_found_by_its_characters(self) -> None:
        places = Places(Source("a", "a: [x + y, 'p +\n  q']"))

        found = [places.find("a", 0, span=(4, 5)), places.find("a", 1, span=(4, 5))]

        assert list(map(str, found)) == ["a:1:9", "a:2:3"]
        assert found[1] is not None
        assert (found[1].end_column, found[1].path) == (4, "$.a[1]")

    def test_a_part_of_a_list_is_the_list(self) -> None:
        assert str(self.PLACES.find("a", span=(1, 2))) == "a:2:3"

    def test_many_parts_of_one_long_line_are_found_in_seconds(self) -> None:
        count = 15_000
        places = Places(Source("a", "[" + ", ".join(["aaaa + bbbb + cccc"] * count) + "]"))
        begin = process_time()

        found = [places.find(at, span=(7, 11)) for at in range(0, count, 50)]

        assert [place.column for place in found if place] == [9 + 20 * at for at in
                                                             range(0, count, 50)]  # fmt: skip
        assert process_time() - begin < 3
