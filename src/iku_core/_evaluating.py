"""One evaluation of many indicators: each gathers its values once, and is then computed.

Enters: exact numbers by count, and what is known of them besides. Leaves: a `Result` each.
Layer 5, part of `evaluation`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeAlias

from iku_core._declared import broken_constraints, broken_declaration, outside, written
from iku_core._evaluator import Evaluator
from iku_core.comparison import Comparison
from iku_core.declaration import Count
from iku_core.definition import Indicator
from iku_core.exact import Exact, round_half_up, simplest
from iku_core.formula import previous_name
from iku_core.frozen import FrozenMapping
from iku_core.irrational import UndefinedError
from iku_core.issues import MAX_FAULTS, Issue, new_issue
from iku_core.result import Result
from iku_core.status import Status

__all__ = ["Evaluation", "Notes", "Numbers", "Reason"]


Numbers: TypeAlias = Mapping[str, Exact]
"""Numbers by count that are exact already; one that is missing is left out."""


class Reason(NamedTuple):
    """Hold one reason why there is no value, and the status that it brings about.

    Attributes:
        status: The status.
        issue: The reason in words.

    Example:
        >>> Reason(Status.MISSING, new_issue("IKU521", None, count="a")).status.value
        'missing'
    """

    status: Status
    issue: Issue


class Notes(NamedTuple):
    """Hold what is known of supplied numbers besides, by `a` or `prev(a)`.

    Attributes:
        reasons: Why a count gives no value.
        doubts: What is doubtful about one.
        settled: Those that have been put together and set against their declaration already, and
            whether that gave a number.

    Example:
        >>> len(Notes().settled)
        0
    """

    reasons: Mapping[str, tuple[Reason, ...]] = FrozenMapping({})
    doubts: Mapping[str, tuple[Issue, ...]] = FrozenMapping({})
    settled: FrozenMapping[Status] = FrozenMapping({})


_NO_PARTS: Final = FrozenMapping[Result]({})
_GRAVEST: Final = (Status.INVALID, Status.MISSING, Status.ZERO_DENOMINATOR)


class Evaluation:
    """Evaluate indicators on one set of counts; each indicator once."""

    def __init__(self, current: Numbers, previous: Numbers, notes: Notes) -> None:
        self.current = current
        self.previous = previous
        self.notes = notes
        self._results: dict[str, Result] = {}
        self._causes: dict[str, dict[Issue, Reason]] = {}
        self._doubts: dict[str, dict[Issue, Issue]] = {}
        self._constraints: tuple[Comparison, ...] = ()
        self._broken: list[tuple[set[str], Issue]] = []

    def result(self, indicator: Indicator) -> Result:
        """Return the result of `indicator`."""
        known = self._results.get(indicator.id)
        if known is None:
            work = _Work(self, indicator)
            known = self._results[indicator.id] = work.result()
            self._causes[indicator.id] = work.causes
            self._doubts[indicator.id] = work.doubts
        return known

    def broken(self, indicator: Indicator) -> list[tuple[set[str], Issue]]:
        """Return the warnings of broken constraints, each with the counts that it is about."""
        if self._constraints is not indicator.constraints:
            self._constraints = indicator.constraints
            numbers = {name: item.value for name, item in indicator.constants.items()}
            numbers |= self.current
            numbers |= {previous_name(name): value for name, value in self.previous.items()}
            self._broken = broken_constraints(indicator.constraints, numbers)
        return self._broken

    def doubts(self, indicator: Indicator) -> Mapping[Issue, Issue]:
        """Return what is doubtful about an evaluated indicator, by root cause."""
        return self._doubts[indicator.id]

    def causes(self, indicator: Indicator) -> Mapping[Issue, Reason]:
        """Return why an evaluated indicator has no value, by root cause."""
        return self._causes[indicator.id]


class _Work:
    """Evaluate one indicator: gather its values, then compute."""

    def __init__(self, evaluation: Evaluation, indicator: Indicator) -> None:
        self.evaluation = evaluation
        self.indicator = indicator
        self.values: dict[str, Exact] = {}
        self.inputs: dict[str, Exact] = {}
        self.parts: dict[str, Result] = {}
        self.causes: dict[Issue, Reason] = {}
        self.statuses: set[Status] = set()
        self.doubts: dict[Issue, Issue] = {}

    def result(self) -> Result:
        for formula in self.indicator.formulas:
            for name in formula.names:
                self._gather(name)
            for name in formula.previous:
                self._gather_previous(name)
        if self.causes:
            return self._without_value()
        for names, warning in self.evaluation.broken(self.indicator):
            if not names.isdisjoint(self.inputs):
                self._doubt(warning)
        return self._computed()

    def _refuse(self, status: Status, cause: Issue, reason: Issue) -> None:
        """Note why there is no value; of one cause only the first reason is told."""
        self.statuses.add(status)
        if len(self.causes) < MAX_FAULTS:
            self.causes.setdefault(cause, Reason(status, reason))
        elif cause not in self.causes:
            more = new_issue("IKU120", None, limit=str(MAX_FAULTS))
            self.causes[more] = Reason(_GRAVEST[-1], more)

    def _doubt(self, warning: Issue, cause: Issue | None = None) -> None:
        """Note a doubt; of one cause only the first warning is told."""
        if len(self.doubts) < MAX_FAULTS:
            self.doubts.setdefault(cause or warning, warning)

    def _gather(self, name: str) -> None:
        if name in self.values:
            return
        count = self.indicator.counts.get(name)
        if count is not None:
            self._gather_count(count, name, self.evaluation.current, "IKU521")
        elif (part := self.indicator.parts.get(name)) is not None:
            self._gather_part(name, part)
        else:
            self.values[name] = self.indicator.constants[name].value

    def _gather_previous(self, name: str) -> None:
        key = previous_name(name)
        if key not in self.values:
            self._gather_count(self.indicator.counts[name], key, self.evaluation.previous, "IKU522")

    def _gather_count(
        self, count: Count, key: str, supplied: Mapping[str, Exact], code: str
    ) -> None:
        number, notes = supplied.get(count.name), self.evaluation.notes
        for status, issue in notes.reasons.get(key, ()):
            self._refuse(status, issue, issue)
        if number is None:
            if key not in notes.reasons:
                issue = new_issue(code, None, count=count.name)
                self._refuse(Status.MISSING, issue, issue)
            return
        self.values[key] = self.inputs[key] = number
        if key not in notes.settled:
            for issue in broken_declaration(count, key, number):
                self._refuse(Status.INVALID, issue, issue)
        for issue in notes.doubts.get(key, ()):
            self._doubt(issue)
        if count.at_most is not None:
            limit = supplied.get(count.at_most)
            if limit is not None and number > limit:
                bound = count.at_most if key == count.name else previous_name(count.at_most)
                words = written("value", number) | written("limit", limit)
                self._doubt(new_issue("IKU531", None, count=key, bound=bound, **words))

    def _gather_part(self, name: str, part: Indicator) -> None:
        result = self.parts[name] = self.evaluation.result(part)
        if result.exact is not None:
            self.values[name] = self.inputs[name] = simplest(result.exact)
            for cause, doubt in self.evaluation.doubts(part).items():
                words = {"reason": doubt.message_in("en"), "reason_id": doubt.message_in("id")}
                self._doubt(new_issue("IKU533", None, indicator=part.id, **words), cause)
            return
        for cause, (status, reason) in self.evaluation.causes(part).items():
            words = {"reason": reason.message_in("en"), "reason_id": reason.message_in("id")}
            told = new_issue("IKU527", None, indicator=part.id, **words)
            self._refuse(status, cause, told)

    def _without_value(self) -> Result:
        """Name the gravest status and every reason, those of the gravest first."""
        reasons = sorted(self.causes.values(), key=lambda reason: _GRAVEST.index(reason.status))
        status = min(self.statuses, key=_GRAVEST.index)
        return self._result(status=status, reasons=tuple(reason.issue for reason in reasons))

    def _computed(self) -> Result:
        indicator = self.indicator
        evaluator = Evaluator(self.values, indicator.precision)
        numerator = denominator = None
        try:
            if indicator.numerator is not None and indicator.denominator is not None:
                numerator = evaluator.value(indicator.numerator.tree)
                denominator = evaluator.value(indicator.denominator.tree)
                exact = Fraction(numerator * indicator.multiplier, denominator)
            else:
                assert indicator.value is not None, "an indicator has a formula"
                exact = Fraction(evaluator.value(indicator.value.tree) * indicator.multiplier)
        except ZeroDivisionError:
            reason = new_issue("IKU523", None, divisor=self._zero_divisor(evaluator))
            self._refuse(Status.ZERO_DENOMINATOR, reason, reason)
            found: dict[str, Any] = {"status": Status.ZERO_DENOMINATOR, "reasons": (reason,)}
        except UndefinedError as error:
            words = written("number", error.number)
            reason = new_issue("IKU528", None, function=error.function, **words)
            self._refuse(Status.INVALID, reason, reason)
            found = {"status": Status.INVALID, "reasons": (reason,)}
        else:
            found = {
                "status": Status.OK,
                "value": round_half_up(exact, indicator.decimals),
                "exact": exact,
            }
            if indicator.range is not None and not indicator.range.holds(exact):
                self._doubt(outside("IKU532", exact, indicator.range))
        finally:
            evaluator.close()
        return self._result(numerator=numerator, denominator=denominator, **found)

    def _zero_divisor(self, evaluator: Evaluator) -> str:
        """Return the text of the first divisor that is zero, as evaluation meets them."""
        for formula in self.indicator.formulas:
            for divisor in formula.divisors:
                if evaluator.value(divisor.tree) == 0:
                    return divisor.text
        assert self.indicator.denominator is not None, "some divisor was zero"
        return self.indicator.denominator.text

    def _result(
        self,
        *,
        status: Status,
        value: Decimal | None = None,
        exact: Fraction | None = None,
        numerator: Exact | None = None,
        denominator: Exact | None = None,
        reasons: tuple[Issue, ...] = (),
    ) -> Result:
        return Result(
            indicator=self.indicator,
            status=status,
            value=value,
            exact=exact,
            numerator=None if numerator is None else Fraction(numerator),
            denominator=None if denominator is None else Fraction(denominator),
            inputs=FrozenMapping(self.inputs),
            warnings=tuple(self.doubts.values()) if status is Status.OK else (),
            reasons=reasons,
            parts=FrozenMapping(self.parts) if self.parts else _NO_PARTS,
            accumulated=self.evaluation.notes.settled,
        )
