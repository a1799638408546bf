"""Where the parts of a document stand."""

from __future__ import annotations

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
            pytest.param(("b",), "None", id="no such key"),
            pytest.param(("a", 2), "None", id="no such position"),
            pytest.param(("a", "c"), "None", id="a key of a list"),
            pytest.param((0,), "None", id="a position of a mapping"),
            pytest.param(("a", 0, "c"), "None", id="a key of a text"),
        ],
    )
    def test_a_part_is_found_by_its_path(self, path: tuple[str | int, ...], place: str) -> None:
        assert str(self.PLACES.find(*path)) == place
