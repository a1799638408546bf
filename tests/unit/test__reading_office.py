"""Officers: the number of a civil servant, and what is none."""

from __future__ import annotations

import pytest

from definitions import definition
from iku_core.checking import check_source
from iku_core.issues import Issue, Source


def faults(text: str) -> tuple[Issue, ...]:
    return check_source(Source("uji.yaml", text))


def codes(text: str) -> list[str]:
    return [issue.code for issue in faults(text)]


TWO_QUOTES = "\u201c{}\u201d"


def with_nip(nip: str) -> str:
    return definition(above=f"officers:\n  camat:\n    title: Camat\n    nip: {nip}\n")


@pytest.mark.parametrize("nip", ['"19680512 199003 2 004"', '"196805121990032004"'])
def test_eighteen_digits_are_a_nip(nip: str) -> None:
    assert codes(with_nip(nip)) == []


@pytest.mark.parametrize(
    "nip", ['"19680512 199003 2 04"', '"-"', "tidak ada", '"19680512.199003.2.004"']
)
def test_anything_else_is_warned_of(nip: str) -> None:
    (issue,) = faults(with_nip(nip))

    assert (issue.code, issue.severity, issue.values.get("meant")) == ("IKU185", "warning", None)


def test_curly_quotes_are_to_be_straight_ones() -> None:
    (issue,) = faults(with_nip(TWO_QUOTES.format("19680512 199003 2 004")))

    assert (issue.code, issue.hint) == ("IKU185", 'write "19680512 199003 2 004"')


def test_curly_quotes_around_too_few_digits_are_left_to_the_officer() -> None:
    (issue,) = faults(with_nip(TWO_QUOTES.format("19680512")))

    assert issue.values.get("meant") is None


def test_a_nip_at_fault_is_told_once() -> None:
    assert codes(with_nip("[1]")) == ["IKU123"]
