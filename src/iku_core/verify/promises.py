"""What an indicator promises: how it is proved, where it fails, and how one point is judged.

Enters: an `Analysis`. Leaves: `Promise` objects, those declared and those that every indicator
makes. Every counter-example is judged by the evaluator that gives the published figures.
Layer 6.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property
from typing import Final, Literal

from attrs import evolve

from iku_core.exact import Exact, format_exact
from iku_core.issues import Issue
from iku_core.status import Status
from iku_core.verify.affine import Affine
from iku_core.verify.analysis import Analysis
from iku_core.verify.claims import (
    Claim,
    Side,
    bound_claims,
    definedness_claims,
    direction_claim,
    divisor_forms,
    growth,
    is_homogeneous,
    signs_of,
)
from iku_core.verify.declarations import Declared, System, conditions_of
from iku_core.verify.intervals import interval_of
from iku_core.verify.missing import missing_declarations
from iku_core.verify.prover import Proof, prove
from iku_core.verify.region import Point, Region
from iku_core.verify.words import count_words, figure, in_both, number_words

__all__ = ["DeclaredPromise", "Promise", "declared_promises"]

_STEP: Final = "(step)"
_FACTOR: Final = 2


class Promise(ABC):
    """Hold one thing that is said to hold for all allowed counts.

    Attributes:
        analysis: The indicator.
        name: Name, such as `range: at most 100`.
        path: Where in the indicator it is declared; empty for what every indicator promises.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> promise = next(declared_promises(Analysis(document, document["nilai-ikm"])))
        >>> promise.name, promise.judge({"nilai_ikm": 82})
        ('range: at least 25', True)
    """

    def __init__(self, analysis: Analysis, name: str, *path: str | int) -> None:
        self.analysis = analysis
        self.name = name
        self.path = path

    def space(self) -> System:
        """Return what the points to be judged must meet."""
        return self.analysis.system

    def counts(self, point: Point) -> dict[str, str]:
        """Return the words of a message for those counts of a point that the indicator uses."""
        return count_words(self.analysis.used(point))

    def figure(self, name: str, value: Exact) -> dict[str, str]:
        """Return the words of a message for a value of the indicator."""
        return in_both(name, lambda style: figure(self.analysis.indicator, value, style))

    @cached_property
    def region(self) -> Region:
        """The points to be judged; raises TooHardError where they are too entangled."""
        space = self.space()
        return self.analysis.region if space is self.analysis.system else Region(space)

    @abstractmethod
    def judge(self, point: Point) -> Issue | bool:
        """Say of a point whether the promise is kept; False where it says nothing of the point."""


class DeclaredPromise(Promise):
    """Hold a promise that a file declares, and that can perhaps be proved or refuted.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> promise = next(declared_promises(Analysis(document, document["nilai-ikm"])))
        >>> promise.proof().lines, promise.witness()
        (('nilai_ikm >= 25: (nilai_ikm >= 25)',), None)
    """

    @abstractmethod
    def proof(self) -> Proof | None:
        """Return a proof; None where none is found."""

    def witness(self) -> Point | None:
        """Return a point that should break the promise; None where none is found."""
        return None


class _Bound(DeclaredPromise):
    """No value is beyond a bound of the range."""

    def __init__(self, analysis: Analysis, side: Side, bound: Exact) -> None:
        words = "at most" if side == "high" else "at least"
        super().__init__(analysis, f"range: {words} {format_exact(bound, 'plain')}", "range")
        self.side: Side = side
        self.bound = bound

    def proof(self) -> Proof | None:
        pieces = self.analysis.fractional
        if pieces is not None:
            return prove(bound_claims(pieces, self.side, self.bound))
        found = interval_of(self.analysis.indicator, self.analysis.system)
        if found is None:
            return None
        interval, steps = found
        end = (0, self.bound)
        beyond = interval.high > end if self.side == "high" else interval.low < end
        return None if beyond else Proof(steps, (f"the value lies in {interval}",))

    def witness(self) -> Point | None:
        direction = 1 if self.side == "high" else -1
        for piece in self.analysis.fractional or ():
            excess = piece.below.scaled(self.bound).plus(piece.above, -1).scaled(-direction)
            for sign in signs_of(piece):
                beyond = [piece.below.scaled(sign), excess.scaled(sign)]
                point = self.analysis.smallest(piece.system, positive=beyond)
                if point is not None:
                    return point
        return None

    def judge(self, point: Point) -> Issue | bool:
        value = self.analysis.result(point).exact
        if value is None:
            return False
        if value <= self.bound if self.side == "high" else value >= self.bound:
            return True
        english, indonesian = ("above", "di atas") if self.side == "high" else ("below", "di bawah")
        return self.analysis.issue(
            "IKU405",
            *self.path,
            side=english,
            side_id=indonesian,
            **self.figure("value", value),
            **number_words(bound=self.bound),
            **self.counts(point),
            **self._advice,
        )

    @cached_property
    def _advice(self) -> dict[str, str]:
        missing = missing_declarations(self.analysis, self.side, self.bound)
        if not missing:
            return {
                "advice": "declare what bounds the counts, or correct the formula or the range",
                "advice_id": "deklarasikan batas cacahnya, atau perbaiki rumus atau rentangnya",
            }
        english = " and ".join(f"{what} to {where}" for what, where in missing)
        indonesian = " dan ".join(f"{what} pada {where}" for what, where in missing)
        return {
            "advice": f"add {english}, or mend the formula",
            "advice_id": f"tambahkan {indonesian}, atau perbaiki rumus",
        }


class _Direction(DeclaredPromise):
    """The value never falls, or never rises, with a count."""

    def __init__(self, analysis: Analysis, count: str, direction: Literal[1, -1]) -> None:
        key = "rises_with" if direction == 1 else "falls_with"
        position = getattr(analysis.indicator, key).index(count)
        super().__init__(analysis, f"{key}: {count}", key, position)
        self.count = count
        self.direction: Literal[1, -1] = direction

    def proof(self) -> Proof | None:
        pieces = self.analysis.fractional
        if pieces is None:
            return None
        claim = direction_claim(pieces, self.analysis.system, self.count, self.direction)
        return None if claim is None else prove([claim])

    def space(self) -> System:
        """Return the points from which the count can be raised by the step."""
        system = self.analysis.system
        raised = [
            Declared(item.text, item.form.plus(Affine({_STEP: item.form.terms[self.count]})))
            for item in system.declared
            if self.count in item.form.terms
        ]
        step = Declared("step >= 1", Affine({_STEP: 1}, -1))
        whole = system.whole | {_STEP} if self.count in system.whole else system.whole
        if self.count not in system.whole:
            step = Declared("step >= 0.01", Affine({_STEP: 100}, -1))
        return System((*system.names, _STEP), whole, (*system.declared, *raised, step))

    def witness(self) -> Point | None:
        pieces = self.analysis.fractional or ()
        for piece in pieces if len(pieces) == 1 else ():
            falling = growth(piece, self.count).scaled(-self.direction)
            for sign in signs_of(piece):
                divisor = piece.below.scaled(sign)
                further = divisor.plus(Affine({_STEP: divisor.terms.get(self.count, 0)}))
                point = self.analysis.smallest(self.space(), positive=[divisor, further, falling])
                if point is not None:
                    return point
        return None

    def judge(self, point: Point) -> Issue | bool:
        start = {name: number for name, number in point.items() if name != _STEP}
        low, high = start[self.count], start[self.count] + point[_STEP]
        first = self.analysis.result(start).exact
        second = self.analysis.result({**start, self.count: high}).exact
        if first is None or second is None:
            return False
        if (second - first) * self.direction >= 0:
            return True
        english, indonesian = ("falls", "turun") if self.direction == 1 else ("rises", "naik")
        return self.analysis.issue(
            "IKU406",
            *self.path,
            change=english,
            change_id=indonesian,
            count=self.count,
            **self.figure("first", first),
            **self.figure("second", second),
            **number_words(low=low, high=high),
            **self.counts(start),
        )


class _Scale(DeclaredPromise):
    """The value stays where all counts are multiplied by one number."""

    def proof(self) -> Proof | None:
        pieces = self.analysis.pieces
        if pieces is None or not is_homogeneous(pieces):
            return None
        return Proof((), ("all products above and below the bar have equally many counts",))

    def space(self) -> System:
        """Return the points that are allowed both as they are and multiplied."""
        system = self.analysis.system
        multiplied = tuple(
            Declared(item.text, Affine(item.form.scaled(_FACTOR).terms, item.form.constant))
            for item in system.declared
        )
        return evolve(system, declared=system.declared + multiplied)

    def judge(self, point: Point) -> Issue | bool:
        first = self.analysis.result(point).exact
        second = self.analysis.result({name: n * _FACTOR for name, n in point.items()}).exact
        if first is None or second is None:
            return False
        if first == second:
            return True
        return self.analysis.issue(
            "IKU407",
            *self.path,
            **self.figure("first", first),
            **self.figure("second", second),
            **number_words(factor=_FACTOR),
            **self.counts(point),
        )


class _Definedness(DeclaredPromise):
    """There is a value wherever the conditions of `defined_when` hold."""

    def __init__(self, analysis: Analysis) -> None:
        self.condition = ", ".join(map(str, analysis.indicator.defined_when))
        super().__init__(analysis, f"defined_when: {self.condition}", "defined_when")
        self.loose, self.strict = conditions_of(analysis.indicator, analysis.system)

    def proof(self) -> Proof | None:
        if self.analysis.pieces is None:
            return None
        claims: list[Claim] | None = definedness_claims(
            self.analysis.pieces, self.space(), self.strict
        )
        return None if claims is None else prove(claims)

    def space(self) -> System:
        system = self.analysis.system
        return evolve(system, declared=(*system.declared, *self.loose)).also(*self.strict)

    def witness(self) -> Point | None:
        for form in divisor_forms(self.analysis.pieces or ()) or ():
            zero = [form, form.scaled(-1)]
            point = self.analysis.smallest(self.space(), holding=zero, positive=self.strict)
            if point is not None:
                return point
        return None

    def judge(self, point: Point) -> Issue | bool:
        if any(form.value(point) <= 0 for form in self.strict):
            return False
        result = self.analysis.result(point)
        if result.status is not Status.ZERO_DENOMINATOR:
            return True
        return self.analysis.issue(
            "IKU408",
            *self.path,
            condition=self.condition,
            divisor=self.analysis.zero_divisor(point),
            **self.counts(point),
        )


def declared_promises(analysis: Analysis) -> Iterator[DeclaredPromise]:
    """Iterate over the promises that an indicator declares, in the order of the format.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> [item.name for item in declared_promises(Analysis(document, document["nilai-ikm"]))]
        ['range: at least 25', 'range: at most 100']
    """
    indicator = analysis.indicator
    if indicator.range is not None:
        if indicator.range.low is not None:
            yield _Bound(analysis, "low", indicator.range.low)
        if indicator.range.high is not None:
            yield _Bound(analysis, "high", indicator.range.high)
    for name in indicator.rises_with:
        yield _Direction(analysis, name, 1)
    for name in indicator.falls_with:
        yield _Direction(analysis, name, -1)
    if indicator.unchanged_by_scale:
        yield _Scale(analysis, "unchanged_by_scale", "unchanged_by_scale")
    if indicator.defined_when:
        yield _Definedness(analysis)
