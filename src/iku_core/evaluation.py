"""Indicators and counts to results, exactly.

Enters: an `Indicator` or a `Document`, and numbers by count. Leaves: a `Result` each.
Layer 5; the trees are evaluated by `_evaluator`. There is no state outside a call, so any number
of threads may evaluate at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeAlias

from iku_core._declared import broken_constraints, broken_declaration, outside, written
from iku_core._evaluator import Evaluator
from iku_core.comparison import Comparison
from iku_core.declaration import Count
from iku_core.definition import Document, Indicator
from iku_core.errors import CountsError
from iku_core.exact import Exact, exact_number, round_half_up, simplest, type_name
from iku_core.formula import previous_name
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, new_issue
from iku_core.result import Result
from iku_core.status import Status
from iku_core.suggestion import advice

__all__ = ["Supplied", "evaluate", "evaluate_all"]

MAX_FAULTS: Final = 100

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
    return _Evaluation(indicator.counts, counts, previous).result(indicator)


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
    evaluation = _Evaluation(document.counts, counts, previous)
    return FrozenMapping({item.id: evaluation.result(item) for item in document})


def _checked(
    declared: Mapping[str, Count],
    supplied: Supplied,
    shown: Callable[[str], str],
    issues: list[Issue],
) -> dict[str, Exact]:
    """Return the numbers supplied, exact, without those that are None; note what is refused."""
    if not isinstance(supplied, Mapping):
        issues.append(new_issue("IKU514", None, type=type_name(supplied)))
        return {}
    numbers: dict[str, Exact] = {}
    for name, value in supplied.items():
        if len(issues) >= MAX_FAULTS:
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


class _Reason(NamedTuple):
    """Hold one reason why there is no value, and the status that it brings about."""

    status: Status
    issue: Issue


_GRAVEST: Final = (Status.INVALID, Status.MISSING, Status.ZERO_DENOMINATOR)


class _Evaluation:
    """Evaluate indicators on one set of counts; each indicator once."""

    def __init__(
        self, declared: Mapping[str, Count], counts: Supplied, previous: Supplied | None
    ) -> None:
        issues: list[Issue] = []
        self.current = _checked(declared, counts, str, issues)
        self.previous = (
            {} if previous is None else _checked(declared, previous, previous_name, issues)
        )
        if issues:
            raise CountsError(tuple(issues))
        self._results: dict[str, Result] = {}
        self._causes: dict[str, dict[Issue, _Reason]] = {}
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

    def causes(self, indicator: Indicator) -> Mapping[Issue, _Reason]:
        """Return why an evaluated indicator has no value, by root cause."""
        return self._causes[indicator.id]


class _Work:
    """Evaluate one indicator: gather its values, then compute."""

    def __init__(self, evaluation: _Evaluation, indicator: Indicator) -> None:
        self.evaluation = evaluation
        self.indicator = indicator
        self.values: dict[str, Exact] = {}
        self.inputs: dict[str, Exact] = {}
        self.causes: dict[Issue, _Reason] = {}
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
            self.causes.setdefault(cause, _Reason(status, reason))
        elif cause not in self.causes:
            more = new_issue("IKU120", None, limit=str(MAX_FAULTS))
            self.causes[more] = _Reason(_GRAVEST[-1], more)

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
        number = supplied.get(count.name)
        if number is None:
            issue = new_issue(code, None, count=count.name)
            self._refuse(Status.MISSING, issue, issue)
            return
        self.values[key] = self.inputs[key] = number
        for issue in broken_declaration(count, key, number):
            self._refuse(Status.INVALID, issue, issue)
        if count.at_most is not None:
            limit = supplied.get(count.at_most)
            if limit is not None and number > limit:
                bound = count.at_most if key == count.name else previous_name(count.at_most)
                words = written("value", number) | written("limit", limit)
                self._doubt(new_issue("IKU531", None, count=key, bound=bound, **words))

    def _gather_part(self, name: str, part: Indicator) -> None:
        result = self.evaluation.result(part)
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
        evaluator = Evaluator(self.values)
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
        )
