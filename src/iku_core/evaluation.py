"""Indicators and counts to results, exactly.

Enters: an `Indicator` or a `Document`, and numbers by count. Leaves: a `Result` each.
Layer 5; the work is that of `_evaluating`. There is no state outside a call, so any number
of threads may evaluate at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from iku_core._evaluating import Evaluation, Notes, Numbers
from iku_core.declaration import Count
from iku_core.definition import Document, Indicator
from iku_core.errors import CountsError
from iku_core.exact import Exact, exact_number, type_name
from iku_core.formula import previous_name
from iku_core.frozen import FrozenMapping
from iku_core.issues import MAX_FAULTS, Issue, new_issue
from iku_core.result import Result
from iku_core.suggestion import advice

__all__ = ["Supplied", "checked", "evaluate", "evaluate_all", "results_of"]


Supplied: TypeAlias = Mapping[str, Any]
"""Numbers by count: `int`, `Fraction`, `Decimal`; None where a count is missing."""


def evaluate(indicator: Indicator, counts: Supplied, *, previous: Supplied | None = None) -> Result:
    """Evaluate one indicator.

    Args:
        indicator: The indicator of a loaded document.
        counts: Numbers by name of the document's counts: `int`, `Fraction`, finite `Decimal`,
            numpy integers, or a whole `float`; None or no entry where a count is missing.
        previous: The same for the previous period, for `prev()`; None where there is none.

    Returns:
        A result whose status says whether there is a value. Missing and invalid counts and zero
        divisors are statuses, never exceptions.

    Raises:
        CountsError: A name is not a count of the document, or a value has a refused type.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> indicator = document["fasilitasi-ditindaklanjuti"]
        >>> counts = {"fasilitasi_ditindaklanjuti": 45, "fasilitasi_dilakukan": 50}
        >>> result = iku.evaluate(indicator, counts)
        >>> result.value, result.exact
        (Decimal('90.00'), Fraction(90, 1))
    """
    return _supplied(indicator.counts, counts, previous).result(indicator)


def evaluate_all(
    document: Document, counts: Supplied, *, previous: Supplied | None = None
) -> FrozenMapping[Result]:
    """Evaluate every indicator of a document on the same counts.

    Args:
        document: The document.
        counts: As for `evaluate`.
        previous: As for `evaluate`.

    Returns:
        Results by id of the indicator, in the order of the document.

    Raises:
        CountsError: As for `evaluate`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> [result.status.value for result in results.values()]
        ['ok', 'missing', 'missing']
    """
    return _results(document, _supplied(document.counts, counts, previous))


def results_of(
    document: Document, current: Numbers, previous: Numbers, notes: Notes
) -> FrozenMapping[Result]:
    """Evaluate every indicator on numbers that are exact already.

    Args:
        document: The document.
        current: Numbers by count.
        previous: The same for the previous period.
        notes: What is known of them besides.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results_of(document, {"nilai_ikm": 82}, {}, Notes())["nilai-ikm"].value
        Decimal('82.00')
    """
    return _results(document, Evaluation(current, previous, notes))


def _results(document: Document, evaluation: Evaluation) -> FrozenMapping[Result]:
    return FrozenMapping({item.id: evaluation.result(item) for item in document})


def _supplied(
    declared: Mapping[str, Count], counts: Supplied, previous: Supplied | None
) -> Evaluation:
    """Return the evaluation on supplied counts; raises CountsError where some are refused."""
    issues: list[Issue] = []
    current = checked(declared, counts, str, issues)
    before = {} if previous is None else checked(declared, previous, previous_name, issues)
    if issues:
        raise CountsError(tuple(issues))
    return Evaluation(current, before, Notes())


def checked(
    declared: Mapping[str, Count],
    supplied: Supplied,
    shown: Callable[[str], str],
    issues: list[Issue],
) -> dict[str, Exact]:
    """Return the numbers supplied, exact, without those that are None; note what is refused.

    Args:
        declared: The counts that there are.
        supplied: Numbers by count.
        shown: What to call a count in a message.
        issues: Where faults are noted.

    Example:
        >>> issues = []
        >>> checked({}, {"desa": 8}, str, issues)
        {}
        >>> [str(issue) for issue in issues]
        ['IKU501 the count desa is not in the document']
    """
    if not isinstance(supplied, Mapping):
        issues.append(new_issue("IKU514", None, type=type_name(supplied)))
        return {}
    numbers: dict[str, Exact] = {}
    for name, value in supplied.items():
        if len(issues) > MAX_FAULTS:
            break
        if len(issues) == MAX_FAULTS:
            issues.append(new_issue("IKU120", None, limit=str(MAX_FAULTS)))
            break
        word = str.__str__(name) if issubclass(type(name), str) else f"({type_name(name)})"
        if word not in declared:
            words = {"count": shown(word), **advice(word, declared)}
            issues.append(new_issue("IKU501", None, **words))
        elif value is not None:
            try:
                numbers[word] = exact_number(value, count=shown(word))
            except CountsError as error:
                issues.extend(error.issues)
    return numbers
