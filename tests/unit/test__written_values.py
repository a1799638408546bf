"""Where values stand, in texts with faults as well."""

from __future__ import annotations

from iku_core._written_values import WrittenValues
from iku_core.issues import Source


def values_of(text: str) -> WrittenValues:
    return WrittenValues(Source("uji.yaml", text))


def test_a_value_is_told_with_its_key_and_its_unit() -> None:
    values = values_of("- unit: '%'\n  targets:\n    2020: [5, 10%]\n- targets: {2020: 7}\n")

    found = [values.at(2, 14), values.at(3, 18)]

    assert [(value.key, value.unit, value.scalar.value) for value in found if value] == [
        ("2020", "%", "10%"),
        ("2020", "", "7"),
    ]


def test_a_unit_that_is_no_text_is_none() -> None:
    value = values_of("unit: [a]\ntargets: {2020: 7}\n").at(1, 16)

    assert value is not None
    assert not value.unit


def test_places_beside_values_have_none() -> None:
    values = values_of("unit:  orang # ok\n# ok\n")

    assert [values.at(0, column) for column in (5, 12, 13)] == [None] * 3
    assert [values.begins_on(line) for line in (0, 1)] == [True, False]


def test_a_text_with_signs_that_nobody_sees_is_read_as_without_them() -> None:
    value = values_of("\u200bunit: a: b\n\ufefftitle: a\tb\n").at(1, 9)

    assert value is not None
    assert value.key == "_title"


def test_of_a_text_that_cannot_be_read_nothing_is_known() -> None:
    assert values_of("unit: [a\n").at(0, 7) is None
