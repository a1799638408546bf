"""What every indicator promises, declared or not.

Enters: an `Analysis`. Leaves: promises that are tried at points, for they speak of the program
itself: any allowed counts give a value or a named status, all ways of computing agree, and what
adds nothing changes nothing. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from functools import cached_property
from typing import Final

from attrs import evolve

from iku_core.definition import Indicator
from iku_core.errors import FormulaError, TableError
from iku_core.evaluation import evaluate
from iku_core.exact import Exact, format_exact
from iku_core.formula import Formula, parse_formula
from iku_core.issues import Issue
from iku_core.normal_form import divided, used_counts
from iku_core.plan import Plan, plan_of
from iku_core.result import STATUS_WORDS, Result
from iku_core.status import Status
from iku_core.verify.analysis import Analysis
from iku_core.verify.promises import Promise
from iku_core.verify.region import Point

__all__ = ["universal_promises"]

_NOTHING: Final = " + 7 * 0"


def universal_promises(analysis: Analysis) -> Iterator[Promise]:
    """Iterate over the promises that every indicator makes.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> [item.name for item in universal_promises(Analysis(document, document["nilai-ikm"]))]
        ['a value or a status', 'two computations agree', 'adding nothing changes nothing']
    """
    yield _ValueOrStatus(analysis, "a value or a status")
    if analysis.pieces is not None:
        yield _Agreement(analysis, "two computations agree")
    # A formula as long as can be has no room for more.
    with suppress(FormulaError):
        yield _NothingAdded(analysis, _with_nothing(analysis.indicator))


class _Universal(Promise):
    def disagreement(self, first: str, second: str, point: Point) -> Issue:
        """Return the fault of the program itself."""
        words = {"first": first, "first_id": first, "second": second, "second_id": second}
        return self.analysis.issue("IKU409", **words, **self.counts(point))


class _ValueOrStatus(_Universal):
    """Any allowed counts give a value or a status with its reason, and none is taken for 0."""

    def judge(self, point: Point) -> Issue | bool:
        result = self.analysis.result(point)
        if _is_sound(result) and _is_undefined(result):
            return True
        if not _is_sound(result) or result.status in (Status.MISSING, Status.INVALID):
            return self.disagreement(_written(result), "?", point)
        for name in self._used:
            less = {other: number for other, number in point.items() if other != name}
            incomplete = self.analysis.result(less)
            if not _is_sound(incomplete) or incomplete.status is not Status.MISSING:
                return self.disagreement(_written(result), _written(incomplete), less)
        return True

    @cached_property
    def _used(self) -> tuple[str, ...]:
        return used_counts(self.analysis.indicator)


def _is_sound(result: Result) -> bool:
    """Return whether there is either a value or a reason why there is none."""
    ok = result.status is Status.OK
    has_value = result.value is not None and result.exact is not None
    return has_value == ok and bool(result.reasons) != ok


def _is_undefined(result: Result) -> bool:
    """Return whether a root or a logarithm has no value there, here or in a part."""
    return result.indicator.is_inexact and result.status is Status.INVALID


class _Agreement(_Universal):
    """The evaluator and the normal form give the same exact value, or none.

    The published figure is that of tables too: their whole numbers are computed here exactly, and
    `iku_core.tables.check_engine` tells whether an engine computes them so.
    """

    def judge(self, point: Point) -> Issue | bool:
        result = self.analysis.result(point)
        if self._plan is not None:
            units = self._plan.units(point)
            figure = None if units is None else Fraction(units, self._units)
            if figure != (None if result.value is None else Fraction(result.value)):
                other = "?" if figure is None else format_exact(figure, "plain")
                return self.disagreement(_written(result), other, point)
        for piece in self.analysis.pieces or ():
            if piece.holds(point):
                value = piece.value(point)
                if value != result.exact:
                    other = "?" if value is None else format_exact(value, "plain")
                    return self.disagreement(_written(result), other, point)
        return True

    @cached_property
    def _units(self) -> int:
        units: int = 10**self.analysis.indicator.decimals
        return units

    @cached_property
    def _plan(self) -> Plan | None:
        """How tables compute the indicator; None where they refuse to."""
        try:
            return plan_of(self.analysis.indicator)
        except TableError:
            return None


class _NothingAdded(_Universal):
    """A multiple of nothing, added to each formula, changes nothing."""

    def __init__(self, analysis: Analysis, changed: Indicator) -> None:
        super().__init__(analysis, "adding nothing changes nothing")
        self.changed = changed

    def judge(self, point: Point) -> Issue | bool:
        counts, previous = divided(point)
        result = self.analysis.result(point)
        changed = evaluate(self.changed, counts, previous=previous)
        if (changed.status, changed.exact) == (result.status, result.exact):
            return True
        return self.disagreement(_written(result), _written(changed), point)


def _with_nothing(indicator: Indicator) -> Indicator:
    """Return an indicator to whose formulas nothing is added; raises FormulaError."""
    return evolve(
        indicator,
        value=_longer(indicator.value),
        numerator=_longer(indicator.numerator),
        denominator=_longer(indicator.denominator),
    )


def _longer(formula: Formula | None) -> Formula | None:
    return None if formula is None else parse_formula(f"({formula.text}){_NOTHING}")


def _written(result: Result) -> str:
    exact: Exact | None = result.exact
    if exact is None:
        return STATUS_WORDS["en"][result.status]
    return format_exact(exact, "plain")
