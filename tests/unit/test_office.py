"""The nouns around the indicators."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

from iku_core import Decision, Goal, Officer, Organisation, Signature

CAMAT = {"title": "Camat", "name": "Dra. HERTUTIK, M.Si", "nip": "19661114 199403 2 008"}
NOUNS: list[tuple[type, dict[str, Any]]] = [
    (Officer, CAMAT),
    (Organisation, {"name": "Dinas", "mandate": "Tugas", "functions": ("perencanaan",)}),
    (Goal, {"statement": "Kepuasan", "indicator": "IKM"}),
    (Decision, {"about": "rumus", "printed": "x", "decided": "y", "reason": "judul"}),
    (Signature, {"place": "Kota", "date": date(2020, 3, 3), "by": Officer(title="Camat")}),
]


@pytest.mark.parametrize(("noun", "values"), NOUNS)
class TestNouns:
    """Every noun is a value: it compares by content, travels and stays as it is."""

    def test_equal_words_are_equal_and_hash_alike(self, noun: type, values: dict[str, Any]) -> None:
        one, other = noun(**values), noun(**values)

        assert one == other
        assert hash(one) == hash(other)

    def test_it_differs_in_each_of_its_words(self, noun: type, values: dict[str, Any]) -> None:
        made = noun(**values)

        assert all(made != noun(**values | {key: "lain"}) for key in values)

    def test_it_travels_between_processes(self, noun: type, values: dict[str, Any]) -> None:
        made = noun(**values)

        assert pickle.loads(pickle.dumps(made)) == made

    def test_it_cannot_be_changed(self, noun: type, values: dict[str, Any]) -> None:
        made = noun(**values)

        for key in values:
            with pytest.raises(FrozenInstanceError):
                setattr(made, key, "lain")

    def test_its_words_are_given_by_name(self, noun: type, values: dict[str, Any]) -> None:
        with pytest.raises(TypeError, match="positional"):
            noun(*values.values())


@pytest.mark.parametrize(
    ("made", "left_out"),
    [
        (Officer(title="Camat"), {"name": None, "nip": None}),
        (Organisation(name="Dinas"), {"government": None, "mandate": None, "functions": ()}),
        (Goal(statement="Kepuasan"), {"indicator": None}),
    ],
)
def test_what_is_not_given_is_empty(made: object, left_out: dict[str, Any]) -> None:
    assert {key: getattr(made, key) for key in left_out} == left_out


def test_a_number_of_a_civil_servant_stays_as_printed() -> None:
    assert Officer(**CAMAT).nip == "19661114 199403 2 008"
