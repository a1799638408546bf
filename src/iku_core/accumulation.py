"""Counts of shorter periods to results of a longer one: counts first, then the formula.

Enters: a document, counts by period, and a period. Leaves: a `Result` for each indicator. A
percentage is computed of accumulated counts, and is itself neither summed nor averaged. Layer 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from iku_core._declared import broken_declaration, written
from iku_core._evaluating import Notes, Numbers, Reason
from iku_core.declaration import Count
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.evaluation import Supplied, checked, results_of
from iku_core.exact import Exact, simplest, type_name
from iku_core.formula import previous_name
from iku_core.frozen import FrozenMapping
from iku_core.issues import MAX_FAULTS, Issue, new_issue
from iku_core.period import PERIOD_EXAMPLES, Period, PeriodKind, parse_period, require_period
from iku_core.result import Result
from iku_core.status import Status

__all__ = ["CountsByPeriod", "evaluate_period", "numbers_by_period"]

CountsByPeriod: TypeAlias = Mapping[str, Supplied] | Mapping[Period, Supplied]
"""Counts by period: `Period`, or its text such as `2020-Q1`."""

_SHORTER: Final[dict[PeriodKind, PeriodKind]] = {
    "year": "semester",
    "semester": "quarter",
    "quarter": "month",
}


def evaluate_period(
    document: Document,
    counts: CountsByPeriod,
    period: Period,
    *,
    through: Period | None = None,
) -> FrozenMapping[Result]:
    """Evaluate every indicator of a document for one period.

    A count is that of the period itself, where it is supplied. Otherwise it is put together from
    all parts of the period by its declared `accumulate`: added up (`sum`), taken from the last part
    (`last`), or their mean (`mean`). The `range` of a count is that of each number supplied, and
    not of what is put together. `prev()` is the previous period of the same kind.

    Args:
        document: The document.
        counts: Counts by period, such as `{"2020-Q1": {"jumlah_desa": 8}}`; the periods may be of
            several kinds.
        period: The period.
        through: The last part of the period that is reported, for a figure of the year to date;
            what was supplied for the whole period is then not used. None for the whole period.

    Returns:
        Results by id of the indicator. A count that is missing for some part, or that does not
        declare how it is accumulated, is a reason of a result without a value.

    Raises:
        CountsError: A key is no period, or counts are refused as by `evaluate`.
        ValueError: `through` is no part of the period.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> path = "docs/examples/sumbersuko-2020-triwulan.csv"
        >>> counts = iku.load_counts_by_period(path, document)
        >>> results = iku.evaluate_period(document, counts, iku.Period(2020))
        >>> results["fasilitasi-ditindaklanjuti"].value
        Decimal('90.00')
    """
    require_period(period)
    accumulation = _Accumulation(document.counts, numbers_by_period(document.counts, counts))
    current = accumulation.of(_Span.of(period, through))
    before: dict[str, _Value] = {}
    if any(formula.previous for indicator in document for formula in indicator.formulas):
        earlier = _Span.before(period, through)
        before = {} if earlier is None else accumulation.of(earlier)
    named = {**current, **{previous_name(name): value for name, value in before.items()}}
    notes = Notes(
        {key: value.reasons for key, value in named.items() if value.reasons},
        {key: value.doubts for key, value in named.items() if value.doubts},
        FrozenMapping({key: _outcome(value) for key, value in named.items()}),
    )
    return results_of(document, _found(current), _found(before), notes)


def _outcome(value: _Value) -> Status:
    """Return how a count was put together; what breaks its declaration is the gravest."""
    if any(reason.status is Status.INVALID for reason in value.reasons):
        return Status.INVALID
    return Status.MISSING if value.reasons else Status.OK


def _found(values: Mapping[str, _Value]) -> Numbers:
    return {name: value.number for name, value in values.items() if value.number is not None}


def numbers_by_period(
    declared: Mapping[str, Count], counts: CountsByPeriod
) -> dict[Period, dict[str, Exact]]:
    """Return exact numbers by period; raises CountsError with all faults.

    Example:
        >>> numbers_by_period({}, {"2020": {}})
        {Period(year=2020, kind='year', number=1): {}}
    """
    issues: list[Issue] = []
    numbers: dict[Period, dict[str, Exact]] = {}
    if not isinstance(counts, Mapping):
        raise CountsError((new_issue("IKU514", None, type=type_name(counts)),))
    for key, supplied in counts.items():
        if len(issues) > MAX_FAULTS:
            break
        if len(issues) == MAX_FAULTS:
            issues.append(new_issue("IKU120", None, limit=str(MAX_FAULTS)))
            break
        try:
            period = key if isinstance(key, Period) else parse_period(key)
        except ValueError:
            words = {"text": str(key), "proposal": PERIOD_EXAMPLES}
            issues.append(new_issue("IKU157", None, **words))
            continue
        if period in numbers:
            issues.append(new_issue("IKU547", None, period=str(period)))
        numbers[period] = checked(declared, supplied, str, issues)
    if issues:
        raise CountsError(tuple(issues))
    return numbers


class _Span(NamedTuple):
    """Hold what a figure is for: a period, or its parts through one of them."""

    period: Period
    parts: tuple[Period, ...]

    @classmethod
    def of(cls, period: Period, through: Period | None) -> _Span:
        if through is None:
            return cls(period, ())
        if not period.holds(through) or through == period:
            raise ValueError(f"{through} is no part of {period}")
        parts = period.children(through.kind)
        return cls(period, parts[: parts.index(through) + 1])

    @classmethod
    def before(cls, period: Period, through: Period | None) -> _Span | None:
        """Return the same of the previous period; None before the year 1000."""
        try:
            earlier = period.previous
        except ValueError:
            return None
        if through is None:
            return cls(earlier, ())
        length = len(cls.of(period, through).parts)
        return cls(earlier, earlier.children(through.kind)[:length])

    def __str__(self) -> str:
        if len(self.parts) > 1:
            return f"{self.parts[0]}..{self.parts[-1]}"
        return str(self.parts[0] if self.parts else self.period)


class _Value(NamedTuple):
    """Hold a count of a period: its number, or why there is none.

    Attributes:
        number: The number; None without one.
        missing: The periods for which it is missing.
        is_known: Whether anything is supplied for the period or a part of it.
        reasons: Why what rests on it has no value.
        doubts: What is doubtful about it.
    """

    number: Exact | None
    missing: tuple[Period, ...] = ()
    is_known: bool = True
    reasons: tuple[Reason, ...] = ()
    doubts: tuple[Issue, ...] = ()


class _Accumulation:
    """Put counts together, each as it declares."""

    def __init__(self, declared: Mapping[str, Count], numbers: Mapping[Period, Numbers]) -> None:
        self.declared = declared
        self.numbers = numbers

    def of(self, span: _Span) -> dict[str, _Value]:
        """Return every count for a span."""
        return {name: self._told(count, span) for name, count in self.declared.items()}

    def _told(self, count: Count, span: _Span) -> _Value:
        """Return a count for a span, with the reason in words where there is none."""
        if len(span.parts) > 1:
            value = self._of_parts(count, span.parts)
        else:
            value = self._value(count, span.parts[0] if span.parts else span.period)
        if value.number is not None:
            return value
        words = {"count": count.name, "period": str(span)}
        code = "IKU543"
        if count.accumulate in (None, "none"):
            if self._is_supplied(count, span.parts or (span.period,)):
                code = "IKU545" if len(span.parts) > 1 else "IKU542"
        elif value.is_known:
            code = "IKU541"
            words["missing"] = ", ".join(map(str, value.missing))
        reason = Reason(Status.MISSING, new_issue(code, None, **words))
        return value._replace(reasons=(*value.reasons, reason))

    def _is_supplied(self, count: Count, periods: tuple[Period, ...]) -> bool:
        """Return whether a count is supplied within some periods."""
        return any(
            count.name in numbers and any(period.holds(part) for period in periods)
            for part, numbers in self.numbers.items()
        )

    def _value(self, count: Count, period: Period) -> _Value:
        """Return a count of a period: as it is supplied, or put together."""
        combined = self._combined(count, period)
        given = self.numbers.get(period, {}).get(count.name)
        if given is None:
            return combined
        shown = f"{count.name} ({period})"
        broken = broken_declaration(count, shown, given)
        reasons = tuple(Reason(Status.INVALID, issue) for issue in broken)
        doubts: tuple[Issue, ...] = ()
        if combined.number not in (None, given):
            words = written("value", given) | written("accumulated", combined.number)
            doubts = (new_issue("IKU544", None, count=shown, **words),)
        return _Value(given, reasons=reasons, doubts=doubts)

    def _combined(self, count: Count, period: Period) -> _Value:
        """Return a count put together from the parts of a period."""
        if period.kind == "month" or count.accumulate in (None, "none"):
            return _Value(None, missing=(period,), is_known=False)
        value = self._of_parts(count, period.children(_SHORTER[period.kind]))
        return value if value.is_known else value._replace(missing=(period,))

    def _of_parts(self, count: Count, parts: tuple[Period, ...]) -> _Value:
        values = [self._value(count, part) for part in parts]
        used = values[-1:] if count.accumulate == "last" else values
        numbers = [value.number for value in used if value.number is not None]
        is_whole = len(numbers) == len(used) and count.accumulate not in (None, "none")
        return _Value(
            _put_together(count, numbers) if is_whole else None,
            missing=tuple(_each(value.missing for value in used)),
            is_known=any(value.is_known for value in values),
            reasons=tuple(_each(value.reasons for value in used)),
            doubts=tuple(_each(value.doubts for value in used)),
        )


def _put_together(count: Count, numbers: list[Exact]) -> Exact:
    if count.accumulate == "last":
        return numbers[-1]
    total = sum(numbers)
    return simplest(Fraction(total) / len(numbers)) if count.accumulate == "mean" else total


_each = chain.from_iterable
