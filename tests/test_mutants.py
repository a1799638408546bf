"""A slip in a formula of the founding document is caught by its own cases and promises.

Every operator, number and name of the three formulas is put wrong, one at a time. What is caught
by a finding alone, such as mixed units, does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import iku_core as iku
from iku_core.verify import tasks_of

FILE: Final = Path(__file__).parents[1] / "indicators" / "lumajang" / "kecamatan-sumbersuko.yaml"
TEXT: Final = FILE.read_text("utf-8")
DOCUMENT: Final = iku.parse_document(TEXT)
TOKEN: Final = re.compile(r"(?P<name>[a-z_]+)|(?P<number>[0-9]+)|(?P<operator>[-+*/])")

EQUIVALENT: Final[dict[tuple[str, str], str]] = {}
"""Mutants that compute the same, by formula and mutant, with the reason."""


def formulas() -> Iterator[tuple[str, str, str]]:
    for indicator in DOCUMENT:
        for key in ("value", "numerator", "denominator"):
            formula = getattr(indicator, key)
            if formula is not None:
                yield indicator.id, key, formula.text


def mutants(text: str) -> Iterator[str]:
    """Iterate over the texts with one token put wrong, and with one term left out."""
    for match in TOKEN.finditer(text):
        for token in wrong(match.lastgroup or "", match.group()):
            yield text[: match.start()] + token + text[match.end() :]
    for term in re.findall(r" [-+*/] \w+|\w+ [-+*/] ", text):
        yield text.replace(term, "", 1)


def wrong(kind: str, token: str) -> list[str]:
    if kind == "operator":
        return [other for other in "+-*/" if other != token]
    if kind == "number":
        return [str(int(token) + 1), str(int(token) - 1), "0", f"-{token}"]
    names = [name for name in DOCUMENT.counts if name != token]
    return [*names, f"prev({token})", f"-{token}", "0", "1"]


MUTANTS: Final = [
    (indicator, key, text, mutant)
    for indicator, key, text in formulas()
    for mutant in dict.fromkeys(mutants(text))
]


def test_there_are_mutants_of_every_formula() -> None:
    """No formula is left out, and the list does not shrink unnoticed."""
    assert {(indicator, key) for indicator, key, _, _ in MUTANTS} == {
        (indicator, key) for indicator, key, _ in formulas()
    }
    assert len(MUTANTS) == 86


@pytest.mark.parametrize(("indicator", "key", "text", "mutant"), MUTANTS)
def test_a_mutant_is_caught_by_a_case_or_a_promise(
    indicator: str, key: str, text: str, mutant: str
) -> None:
    """None survives, unless it is listed as equivalent."""
    start = TEXT.index(f"id: {indicator}\n")
    written = f"{key}: {text}\n"
    changed = TEXT[:start] + TEXT[start:].replace(written, f"{key}: {mutant}\n", 1)
    assert changed != TEXT

    try:
        document = iku.parse_document(changed)
    except iku.DefinitionError:
        # The reader itself refuses it: a promise about a count that is no longer used, say.
        return
    checks = (task.run() for task in tasks_of(document) if task.indicator == indicator)
    caught = any(issue.severity == "error" for check in checks for issue in check.issues)

    assert caught != ((f"{key}: {text}", mutant) in EQUIVALENT)
