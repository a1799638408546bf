"""What is known of one indicator before anything is proved: system, normal form, evaluation.

Layer 6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from iku_core.definition import Document, Indicator
from iku_core.evaluation import evaluate
from iku_core.exact import Exact
from iku_core.issues import Issue, new_issue
from iku_core.location import place_of
from iku_core.normal_form import divided, normal_form, used_counts
from iku_core.rational import Polynomial, Rational
from iku_core.result import Result
from iku_core.verify.affine import Affine, affine_of
from iku_core.verify.certificate import Goal
from iku_core.verify.claims import Claim, Fractional, fractional_pieces
from iku_core.verify.declarations import System, system_of
from iku_core.verify.prover import contradiction, prove
from iku_core.verify.region import Point, Region
from iku_core.verify.simplex import TooHardError
from iku_core.verify.witness import smallest_point

__all__ = ["Analysis", "contradiction_issue"]


class Analysis:
    """Hold an indicator with what is derived from it, each when it is first asked for.

    Attributes:
        document: The document.
        indicator: The indicator.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> Analysis(document, document["nilai-ikm"]).result({"nilai_ikm": 82}).value
        Decimal('82.00')
    """

    def __init__(self, document: Document, indicator: Indicator) -> None:
        self.document = document
        self.indicator = indicator
        # The promises of one indicator are tried at the same points.
        self._results: dict[tuple[tuple[str, Exact], ...], Result] = {}

    @cached_property
    def system(self) -> System:
        """What is declared of the counts."""
        return system_of(self.indicator)

    @cached_property
    def pieces(self) -> tuple[Rational, ...] | None:
        """The normal form; None where it is too long."""
        return normal_form(self.indicator)

    @cached_property
    def fractional(self) -> tuple[Fractional, ...] | None:
        """The normal form as sums over sums; None where it is none."""
        return fractional_pieces(self.pieces, self.system)

    @cached_property
    def region(self) -> Region:
        """The allowed counts; raises TooHardError where they are too entangled."""
        return Region(self.system)

    def result(self, point: Point) -> Result:
        """Return the result at a point, by the evaluator that gives every published figure."""
        key = tuple(point.items())
        known = self._results.get(key)
        if known is None:
            counts, previous = divided(point)
            known = evaluate(self.indicator, counts, previous=previous)
            self._results[key] = known
        return known

    def used(self, point: Mapping[str, Exact]) -> dict[str, Exact]:
        """Return those counts of a point that the indicator uses; the others only limit them."""
        return {name: point[name] for name in used_counts(self.indicator) if name in point}

    @staticmethod
    def smallest(
        system: System, *, holding: Sequence[Affine] = (), positive: Sequence[Affine] = ()
    ) -> Point | None:
        """Return the smallest point that meets some sums; None also where the search gives up."""
        try:
            return smallest_point(system, holding=holding, positive=positive)
        except TooHardError:
            return None

    @cached_property
    def obstacle(self) -> Issue | None:
        """Why nothing can be said of the indicator at all; None where something can."""
        return contradiction_issue(self, self.system) or self._never_a_value()

    def _never_a_value(self) -> Issue | None:
        """Return the finding that some divisor is 0 for all allowed counts."""
        pieces = self.pieces or ()
        always = [any(map(self._is_always_0, piece.divisors)) for piece in pieces]
        point = self.smallest(self.system) if pieces and all(always) else None
        if point is None:
            return None
        key = "denominator" if self.indicator.value is None else "value"
        return self.issue("IKU411", key, divisor=self.zero_divisor(point))

    def zero_divisor(self, point: Point) -> str:
        """Return the divisor that is 0 at a point without a value, also where a part has it."""
        counts, previous = divided(point)
        indicator, reason = self.indicator, self.result(point).reasons[0]
        while "divisor" not in reason.values:
            parts = indicator.parts.values()
            indicator = next(part for part in parts if part.id == reason.values["indicator"])
            reason = evaluate(indicator, counts, previous=previous).reasons[0]
        return reason.values["divisor"]

    def _is_always_0(self, divisor: Polynomial) -> bool:
        form = affine_of(divisor)
        if form is None or (not form.terms and form.constant):
            return False
        goals = (Goal("", self.system, form), Goal("", self.system, form.scaled(-1)))
        return prove([Claim((goals,))]) is not None

    def issue(self, code: str, *path: str | int, **words: str) -> Issue:
        """Return a finding at a place of the indicator."""
        return new_issue(code, place_of(self.document, self.indicator, *path), **words)


def contradiction_issue(analysis: Analysis, system: System, *path: str | int) -> Issue | None:
    """Return the finding that declarations contradict each other; None where they do not.

    Args:
        analysis: The indicator.
        system: The declarations.
        path: Where in the indicator to report it; without it, at the first count concerned.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> analysis = Analysis(document, document["nilai-ikm"])
        >>> no_more = Affine({"nilai_ikm": -1}, 20)
        >>> contradiction_issue(analysis, analysis.system.also(no_more, text="at most 20")).message
        'the declarations contradict each other: nilai_ikm >= 25 and at most 20'
    """
    try:
        found = contradiction(system)
    except TooHardError:
        return None
    if found is None:
        return None
    words = dict.fromkeys(item.text for _, item in found.parts)
    texts = {"declarations": " and ".join(words), "declarations_id": " dan ".join(words)}
    if path:
        return analysis.issue("IKU410", *path, **texts)
    counts, previous = divided(found.parts[0][1].form.terms)
    count = analysis.indicator.counts[next(iter(counts or previous))]
    key = "at_most" if count.range is None else "range"
    return new_issue(
        "IKU410", place_of(analysis.document, None, "counts", count.name, key), **texts
    )
