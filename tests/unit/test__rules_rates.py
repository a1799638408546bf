"""Rates that nothing multiplies by what they are of."""

from __future__ import annotations

import pytest

from definitions import definition
from iku_core.checking import check_source
from iku_core.issues import Issue, Source


def faults(text: str) -> tuple[Issue, ...]:
    return check_source(Source("uji.yaml", text))


def codes(text: str) -> list[str]:
    return [issue.code for issue in faults(text)]


def rate(unit: str, more: str = "", *, numerator: str = "b", below: str = "") -> str:
    return definition(
        "      - id: i\n        name: Nama\n"
        f"        numerator: {numerator}\n        denominator: a\n        unit: {unit}\n{more}",
        below=below,
    )


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("\u2030", "1000"),
        ("promil", "1000"),
        ("Permil", "1000"),
        ("per mil", "1000"),
        ("per seribu", "1000"),
        ("perseribu penduduk", "1000"),
        ("per 1.000", "1000"),
        ("per 1000 kelahiran hidup", "1000"),
        ("kasus per 100.000 penduduk", "100000"),
        ("per seratus ribu KH", "100000"),
        ("per 10,000", "10000"),
        ("/1.000.000", "1000000"),
        ("per seratus", "100"),
    ],
)
def test_a_rate_that_nothing_multiplies_is_told(unit: str, factor: str) -> None:
    (issue,) = faults(rate(unit))

    assert (issue.code, issue.severity) == ("IKU184", "warning")
    assert issue.hint == f"add a line: multiplier: {factor}"


@pytest.mark.parametrize(
    "unit", ["per kecamatan", "miliar", "per miliar", "per 1.500", "per 1000m", "orang", "indeks"]
)
def test_other_units_are_no_rates(unit: str) -> None:
    assert codes(rate(unit)) == []


def test_a_multiplier_is_enough() -> None:
    assert codes(rate("per 1.000", "        multiplier: 1000\n")) == []


@pytest.mark.parametrize("numerator", ["b * 1000", "1000 * b", "b * per"])
def test_the_factor_may_stand_in_the_formula(numerator: str) -> None:
    constants = "constants: {per: {label: Basis, value: 1000}}\n"

    assert codes(rate("per 1.000", numerator=numerator, below=constants)) == []


def test_of_a_value_that_is_no_ratio_nothing_is_known() -> None:
    text = definition("      - {id: i, name: Nama, value: b / a, unit: per 1.000}\n")

    assert codes(text) == []
