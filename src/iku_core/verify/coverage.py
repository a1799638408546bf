"""What no worked case reaches: counts, branches, statuses. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iku_core.errors import CountsError
from iku_core.evaluation import evaluate
from iku_core.exact import Exact
from iku_core.formula import previous_name
from iku_core.normal_form import used_counts
from iku_core.result import Result
from iku_core.status import Status
from iku_core.verify.affine import affine_of
from iku_core.verify.analysis import Analysis
from iku_core.verify.checks import Gap

__all__ = ["gaps_of"]


def gaps_of(analysis: Analysis) -> Iterator[Gap]:
    """Iterate over what no worked case of an indicator reaches.

    Counts are reached by a case that supplies them, a branch (a way in which `min`, `max` or
    `abs` comes out) by one whose counts take it, a status by one that has it.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> list(gaps_of(Analysis(document, document["nilai-ikm"])))
        []
    """
    indicator = analysis.indicator
    reached: list[tuple[Mapping[str, Exact], Result]] = []
    for case in indicator.cases:
        try:
            result = evaluate(indicator, case.counts, previous=case.previous)
        except CountsError:
            continue
        supplied = {name: number for name, number in case.counts.items() if number is not None}
        for name, number in case.previous.items():
            if number is not None:
                supplied[previous_name(name)] = number
        reached.append((supplied, result))
    for name in used_counts(indicator):
        if not any(name in supplied for supplied, _ in reached):
            yield Gap(indicator.id, "count", name)
    yield from _branches(analysis, [point for point, result in reached if result.exact is not None])
    statuses = {result.status for _, result in reached}
    for status in _possible(analysis):
        if status not in statuses:
            yield Gap(indicator.id, "status", status.value)


def _branches(analysis: Analysis, points: list[Mapping[str, Exact]]) -> Iterator[Gap]:
    for piece in analysis.pieces or ():
        if piece.conditions and not any(piece.holds(point) for point in points):
            forms = [affine_of(condition) for condition in piece.conditions]
            texts = ("..." if form is None else f"{form} >= 0" for form in forms)
            yield Gap(analysis.indicator.id, "branch", ", ".join(texts))


def _possible(analysis: Analysis) -> list[Status]:
    """Return the statuses that some counts can bring about."""
    pieces = analysis.pieces
    divides = pieces is None or any(
        divisor.degree for piece in pieces for divisor in piece.divisors
    )
    return [status for status in Status if divides or status is not Status.ZERO_DENOMINATOR]
