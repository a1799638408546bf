"""The README's use of the API under the type checkers; never run, only checked."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import assert_type

from hypothesis.strategies import SearchStrategy

import iku_core as iku
from iku_core.counts import load_counts
from iku_core.verify import Counterexample, Verdict, Verification, strategies, verify


def compute(path: Path) -> dict[str, Decimal | None]:
    document = iku.load_document(path)
    assert_type(document, iku.Document)
    indicator = document["nilai-ikm"]
    assert_type(indicator, iku.Indicator)
    result = iku.evaluate(indicator, {"nilai_ikm": Decimal("87.31")}, previous=None)
    assert_type(result.value, Decimal | None)
    assert_type(result.exact, Fraction | None)
    assert_type(result.status, iku.Status)
    assert_type(result.explain("id"), str)
    counts = load_counts(path, document, format="csv", decimal="comma")
    results = iku.evaluate_all(document, counts)
    read: Mapping[str, iku.Result] = results
    assert_type(iku.write_document(document), str)
    return {name: item.value for name, item in read.items()}


def faults(*paths: str) -> list[str]:
    try:
        catalogue = iku.load_catalogue(*paths)
    except iku.DefinitionError as error:
        assert_type(error.issues, tuple[iku.Issue, ...])
        return [issue.message for issue in error.issues]
    assert_type([document.id for document in catalogue], list[str])
    return [str(issue.location) for issue in iku.check(*paths)]


def verified(path: Path) -> list[str]:
    document = iku.load_document(path)
    verification = verify(document, samples=50)
    assert_type(verification, Verification)
    for check in verification.checks:
        assert_type(check.verdict, Verdict)
        assert_type(check.counterexample, Counterexample | None)
        if check.proof is not None:
            assert_type(check.proof.lines, tuple[str, ...])
    assert_type(strategies(document["nilai-ikm"]), SearchStrategy[dict[str, int | Fraction]])
    return [issue.message for issue in verification.issues]
