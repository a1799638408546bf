"""A document to its verification: cases computed, promises proved, the rest tried.

Enters: a document. Leaves: a `Verification`. Each check is a task of its own, so that a test
runner can run and name it by itself. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from attrs import frozen

from iku_core.catalogue import parse_document
from iku_core.definition import Document
from iku_core.errors import DefinitionError
from iku_core.exact import format_exact
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, new_issue
from iku_core.location import place_of
from iku_core.normal_form import divided
from iku_core.verify.analysis import Analysis, contradiction_issue
from iku_core.verify.cases import check_case
from iku_core.verify.checks import Check, Counterexample, Verdict, Verification
from iku_core.verify.coverage import gaps_of
from iku_core.verify.promises import DeclaredPromise, Promise, declared_promises
from iku_core.verify.prover import Proof
from iku_core.verify.region import Point
from iku_core.verify.roles import role_findings
from iku_core.verify.sampling import Search, exhaust, hypothesis_is_installed, probe, sample
from iku_core.verify.simplex import TooHardError
from iku_core.verify.units import unit_findings
from iku_core.verify.universal import universal_promises
from iku_core.writing import write_document

__all__ = ["SAMPLES", "Task", "findings_of", "tasks_of", "verify"]

_MET: Final = "declarations can be met"
_WRITTEN: Final = "written and read again"

SAMPLES: Final = 25
"""How many examples are tried where there is no proof."""


@frozen
class Task:
    """Hold one check that has not been made yet.

    Attributes:
        indicator: Id of the indicator; None for the document as a whole.
        name: Name of the check.
        run: Makes the check.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> task = next(tasks_of(document))
        >>> task.name == task.run().name
        True
    """

    indicator: str | None
    name: str
    run: Callable[[], Check]


def verify(document: Document, *, samples: int | None = None) -> Verification:
    """Verify a document: compute its worked cases, and prove or try what it promises.

    Args:
        document: The document.
        samples: How many examples Hypothesis makes for each promise that is not proved, from 1;
            None for 25, and then those promises that every indicator makes are tried on 25 fixed
            points instead.

    Returns:
        All checks, findings and gaps; the same for the same document at each call.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> verification = verify(document)
        >>> [c.verdict.value for c in verification.of("nilai-ikm") if c.name.startswith("range")]
        ['proved', 'proved']
    """
    places = document.places
    return Verification(
        document=document.id,
        file=None if places is None else places.source.name,
        checks=tuple(task.run() for task in tasks_of(document, samples=samples)),
        findings=tuple(findings_of(document)),
        gaps=tuple(gap for item in document for gap in gaps_of(Analysis(document, item))),
    )


def findings_of(document: Document) -> Iterator[Issue]:
    """Iterate over what is noticed about units, roles of counts, and rounded functions.

    Args:
        document: The document.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> list(findings_of(document))
        []
    """
    yield from unit_findings(document)
    yield from role_findings(document)
    for indicator in document:
        if indicator.is_inexact:
            place = place_of(document, indicator)
            yield new_issue("IKU420", place, indicator=indicator.id)


def tasks_of(document: Document, *, samples: int | None = None) -> Iterator[Task]:
    """Iterate over the checks of a document, in its order, without making them.

    Args:
        document: The document.
        samples: As for `verify`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> [task.name for task in tasks_of(document)][-1]
        'written and read again'
    """
    for indicator in document:
        analysis = Analysis(document, indicator)
        for position, case in enumerate(indicator.cases):
            yield Task(indicator.id, f"case: {case.name}", partial(check_case, analysis, position))
        yield Task(indicator.id, _MET, partial(_check_declarations, analysis))
        for declared in declared_promises(analysis):
            yield Task(indicator.id, declared.name, partial(_check_promise, declared, samples))
        for promise in universal_promises(analysis):
            yield Task(indicator.id, promise.name, partial(_try_promise, promise, samples))
    yield Task(None, _WRITTEN, partial(_check_writing, document))


def _check_declarations(analysis: Analysis) -> Check:
    """Make sure that some counts meet all declarations, and that there can be a value."""
    issue, proof = analysis.obstacle, None
    verdict = Verdict.REFUTED
    if issue is None:
        point = analysis.smallest(analysis.system)
        verdict = Verdict.UNDECIDED
        if point is not None:
            counts = (f"{name} = {format_exact(n, 'plain')}" for name, n in point.items())
            verdict, proof = Verdict.PROVED, Proof((), (f"met by {', '.join(counts)}",))
    return Check(
        indicator=analysis.indicator.id,
        name=_MET,
        verdict=verdict,
        proof=proof,
        issues=() if issue is None else (issue,),
    )


def _check_promise(promise: DeclaredPromise, samples: int | None) -> Check:
    """Prove a declared promise, or refute it, or try it."""
    analysis = promise.analysis
    if analysis.obstacle is not None:
        return _check(promise, Verdict.UNDECIDED)
    obstacle = contradiction_issue(analysis, promise.space(), *promise.path)
    if obstacle is not None:
        return _check(promise, Verdict.UNDECIDED, issue=obstacle)
    proof = None if analysis.indicator.is_inexact else promise.proof()
    if proof is not None:
        return _check(promise, Verdict.PROVED, proof=proof)
    point = promise.witness()
    issue = False if point is None else promise.judge(point)
    if isinstance(issue, Issue):
        return _check(promise, Verdict.REFUTED, point=point, issue=issue)
    return _tried(promise, samples or SAMPLES, fixed=False)


def _try_promise(promise: Promise, samples: int | None) -> Check:
    """Try a promise that every indicator makes."""
    if promise.analysis.obstacle is not None:
        return _check(promise, Verdict.UNDECIDED)
    return _tried(promise, samples or SAMPLES, fixed=samples is None)


def _tried(promise: Promise, samples: int, *, fixed: bool) -> Check:
    """Try a promise at examples; at all points there are where these are few."""
    fixed = fixed or not hypothesis_is_installed()
    try:
        points = promise.region.all_points(samples)
        if points is not None:
            search = exhaust(points, promise.judge)
        else:
            search = (probe if fixed else sample)(promise.region, promise.judge, samples)
    except TooHardError:
        points, search = None, Search(0)
    examples = search.examples
    if search.issue is not None:
        return _check(promise, Verdict.REFUTED, point=search.point, issue=search.issue)
    if points and examples:
        proof = Proof((), (f"all {len(points)} allowed counts were tried",))
        return _check(promise, Verdict.PROVED, examples=examples, proof=proof)
    issue = None
    if examples < samples // 2:
        words = {"found": str(examples), "floor": str(samples // 2)}
        issue = promise.analysis.issue("IKU412", *promise.path, **words)
    elif promise.path and fixed:
        issue = promise.analysis.issue("IKU413", *promise.path)
    verdict = Verdict.SAMPLED if issue is None else Verdict.UNDECIDED
    return _check(promise, verdict, examples=examples, issue=issue)


def _check(
    promise: Promise,
    verdict: Verdict,
    *,
    examples: int = 0,
    proof: Proof | None = None,
    point: Point | None = None,
    issue: Issue | None = None,
) -> Check:
    return Check(
        indicator=promise.analysis.indicator.id,
        name=promise.name,
        verdict=verdict,
        examples=examples,
        proof=proof,
        counterexample=None if point is None else _counterexample(promise.analysis, point),
        issues=() if issue is None else (issue,),
    )


def _counterexample(analysis: Analysis, point: Point) -> Counterexample:
    own = analysis.used(point)
    result = analysis.result(own)
    outcome = f"status: {result.status.value}"
    if result.exact is not None:
        outcome = f"exact: {format_exact(result.exact, 'plain')}"
    counts, previous = divided(own)
    labels = {name: analysis.indicator.counts[name].label for name in (*counts, *previous)}
    return Counterexample(
        counts=FrozenMapping(counts),
        previous=FrozenMapping(previous),
        labels=FrozenMapping(labels),
        outcome=outcome,
    )


def _check_writing(document: Document) -> Check:
    """Make sure that the document comes back from what is written of it."""
    try:
        again = parse_document(write_document(document), shared=document.shared_documents)
    except (ValueError, DefinitionError):
        again = None
    if again == document:
        proof = Proof((), ("it is equal",))
        return Check(indicator=None, name=_WRITTEN, verdict=Verdict.PROVED, proof=proof)
    if document.places is None:
        # A document made by a program may hold what no file can.
        return Check(indicator=None, name=_WRITTEN, verdict=Verdict.UNDECIDED)
    issue = new_issue("IKU419", place_of(document, None))
    return Check(indicator=None, name=_WRITTEN, verdict=Verdict.REFUTED, issues=(issue,))
