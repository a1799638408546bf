"""The columns that are made of an indicator and its achievement.

Enters: a `Comparison`. Leaves: expressions with the names that they are handed out under. What an
achievement is, is decided row by row: the first case whose condition holds. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.dtypes import DType

from iku_core.achievement_rule import AchievementRule, Bound
from iku_core.declaration import Range
from iku_core.definition import Indicator
from iku_core.exact import Exact, round_half_up
from iku_core.tables._achieved import (
    Comparison,
    Operand,
    class_of,
    limited,
    outcomes_by_class,
    uncapped_of,
)
from iku_core.tables._achievement_names import AchievementNames
from iku_core.tables._computations import Computations, Computed, Source, is_left_to_exact
from iku_core.tables._grades import Classes, classes_of, limited_column, literal
from iku_core.tables._output import status_words
from iku_core.tables.status_codes import StatusCode

__all__ = ["columns_of_achievement"]


_OK: Final = int(StatusCode.OK)
_ZERO: Final = int(StatusCode.ZERO_DENOMINATOR)


@frozen(eq=False)
class _Case:
    """Hold what an achievement is in the rows of one case.

    Attributes:
        holds: Where it is the case, if none before it is; None for all that are left.
        code: The status; None for that of the figure.
        uncapped: The achievement before cap and floor, the same in all rows.
        reached: Whether the target is met; None where that is not known, or by `is_judged`.
        is_judged: Whether that is told by comparing numbers.
        is_computed: Whether the achievement is computed by the rule.
    """

    holds: nw.Expr | None
    code: StatusCode | None
    uncapped: Exact | None = None
    reached: bool | None = None
    is_judged: bool = False
    is_computed: bool = False


def columns_of_achievement(
    work: Computations,
    comparison: Comparison,
    figure: Computed,
    names: AchievementNames,
    target: Indicator | None,
) -> list[nw.Expr]:
    """Return the columns of an achievement.

    Args:
        work: Computes what it rests on.
        comparison: How it is set against its target.
        figure: The figure that its indicator has.
        names: What they are called.
        target: The number of the target of each row; None where all rows have one target.

    Raises:
        TableError: A table cannot compute it.
        OverflowError: A number that it may be is no float.
    """
    return _Achievement(work, comparison, figure, target).columns(names)


class _Achievement:
    """Make the columns of one achievement."""

    def __init__(
        self,
        work: Computations,
        comparison: Comparison,
        figure: Computed,
        target: Indicator | None,
    ) -> None:
        self.work = work
        self.comparison = comparison
        self.options = comparison.options
        self.figure = figure
        self.target = target
        self.source = Source(comparison.indicator)
        if comparison.is_displayed:
            self.source = work.displayed(comparison.indicator)
        self.judged: list[Computed] = []
        self.uncapped: Computed | None = None
        self.classes: Classes | None = None

    def columns(self, names: AchievementNames) -> list[nw.Expr]:
        indicator, decimals = self.comparison.indicator, self.comparison.decimals
        is_label = isinstance(self.comparison.target, str)
        reached = None if is_label else self._is_reached()
        cases = list(self._by_label() if is_label else self._by_number())
        case = self.work.case(_number_of(cases))
        own = {at: item.uncapped for at, item in enumerate(cases) if item.uncapped is not None}
        whole = {at: limited(number, self.options) for at, number in own.items()}
        computed, limited_, grades = self._computed()
        at_rule = next((at for at, item in enumerate(cases) if item.is_computed), None)
        status = self.figure.status
        for at, item in enumerate(cases):
            if item.code is not None:
                status = nw.when(case == at).then(_code(item.code)).otherwise(status)
        made = [
            _cells(case, nw.Float64(), at_rule, limited_, _shown(whole, decimals)).alias(
                names.value(indicator)
            ),
            status.alias(names.achievement_status(indicator)),
        ]
        if names.text:
            made.append(status_words(status).alias(names.achievement_text(indicator)))
        made += [
            _cells(case, nw.Float64(), at_rule, computed, _shown(own, decimals)).alias(
                names.uncapped(indicator)
            ),
            self._reached(cases, case, reached).alias(names.reached(indicator)),
        ]
        if self.options.scale is not None:
            labels = {
                at: class_of(self.options.scale, number, decimals) for at, number in whole.items()
            }
            grade = _cells(case, nw.String(), at_rule, grades, labels)
            made.append(grade.alias(names.achievement_grade(indicator)))
        return made

    def _computed(self) -> tuple[nw.Expr | None, nw.Expr | None, nw.Expr | None]:
        """Return what the rule gives, the same between floor and cap, and its grade."""
        if self.uncapped is None:
            return None, None, None
        value = self.uncapped.value
        grade = None if self.classes is None else self.classes.label()
        return value, limited_column(value, self.options, self.comparison.decimals), grade

    def _without_figure(self) -> Iterator[_Case]:
        yield _Case(holds=self.figure.status != _OK, code=None)

    def _by_label(self) -> Iterator[_Case]:
        """Iterate over the cases of a target that is a label: the classes of the realisation."""
        yield from self._without_figure()
        outcomes = outcomes_by_class(self.comparison)
        scale = self.comparison.indicator.scale
        if outcomes and scale is not None:
            classes = classes_of(self.work, self.source, scale)
            yield from self._left(classes.judged)
            for label, holds in classes.conditions:
                if (found := outcomes.get(label)) is not None:
                    yield _Case(
                        holds=holds,
                        code=StatusCode.of(found.status),
                        uncapped=found.uncapped,
                        reached=found.reached,
                    )
        yield _Case(holds=None, code=StatusCode.INVALID)

    def _left(self, judged: Iterable[Computed]) -> Iterator[_Case]:
        """Iterate over the case that something is left to exact numbers, if it can be."""
        unsure = is_left_to_exact(judged)
        if unsure is not None:
            yield _Case(holds=unsure, code=StatusCode.NEEDS_EXACT)

    def _sign(self, other: Operand) -> nw.Expr:
        """Return the sign of what the realisation is more than a number."""
        self.judged.append(self.work.sign(self.source, other))
        return self.judged[-1].value

    def _is_reached(self) -> nw.Expr | None:
        """Return whether the target is met; None where that cannot be told."""
        target, better = self.comparison.target, self.comparison.indicator.better
        if isinstance(target, Range):
            return self._is_within()
        if isinstance(target, Bound):
            sign = self._sign(target.number)
            if "=" in target.relation:
                return sign <= 0.0 if target.relation[0] == "<" else sign >= 0.0
            return sign < 0.0 if target.relation[0] == "<" else sign > 0.0
        if better is None:
            return None
        sign = self._sign(self.target or self.comparison.limits["target"])
        return sign >= 0.0 if better == "higher" else sign <= 0.0

    def _is_within(self) -> nw.Expr:
        limits = self.comparison.limits
        return (self._sign(limits["low"]) >= 0.0) & (self._sign(limits["high"]) <= 0.0)

    def _by_number(self) -> Iterator[_Case]:
        """Iterate over the cases of targets that are numbers or ranges, in order of precedence."""
        rule = self.comparison.rule
        sign = None if self.target is None else self.work.sign(Source(self.target), 0)
        if sign is not None:
            is_missing = sign.status == int(StatusCode.MISSING)
            yield _Case(holds=is_missing, code=StatusCode.MISSING)
        yield from self._without_figure()
        if sign is not None:
            is_invalid = sign.status == int(StatusCode.INVALID)
            yield _Case(holds=is_invalid, code=StatusCode.INVALID)
            yield from self._left([sign])
        nought = self._nought()
        yield from self._left(self.judged)
        if rule is None:
            yield _Case(holds=None, code=StatusCode.MISSING, is_judged=True)
            return
        limits: Mapping[str, Operand] = self.comparison.limits
        if self.target is not None:
            limits = {"target": self.target}
        if sign is not None and not rule.negative_targets:
            yield _Case(holds=sign.value < 0.0, code=StatusCode.INVALID, is_judged=True)
        if sign is None and not rule.negative_targets and min(self.comparison.limits.values()) < 0:
            yield _Case(holds=None, code=StatusCode.INVALID, is_judged=True)
            return
        yield from self._by_option(sign, nought)
        if rule.within is not None and isinstance(self.comparison.target, Range):
            holds = self._is_within()
            yield _Case(holds=holds, code=StatusCode.OK, uncapped=rule.within, is_judged=True)
        yield from self._by_rule(rule, limits, sign, nought)

    def _nought(self) -> nw.Expr | None:
        """Return the sign of the realisation, where it matters whether that is 0."""
        options = (self.options.both_zero, self.options.zero_target, self.options.zero_realisation)
        return None if all(option is None for option in options) else self._sign(0)

    def _by_option(self, sign: Computed | None, nought: nw.Expr | None) -> Iterator[_Case]:
        """Iterate over the cases of a target that is 0."""
        if nought is None or (sign is None and self.comparison.limits.get("target") != 0):
            return
        for number, holds in (
            (self.options.both_zero, nought == 0.0),
            (self.options.zero_target, nought.abs() > 0.0),
        ):
            if number is not None:
                both = holds if sign is None else (sign.value == 0.0) & holds
                yield _Case(holds=both, code=StatusCode.OK, uncapped=number, is_judged=True)

    def _by_rule(
        self,
        rule: AchievementRule,
        limits: Mapping[str, Operand],
        sign: Computed | None,
        nought: nw.Expr | None,
    ) -> Iterator[_Case]:
        """Iterate over the cases of what the formula of the rule gives."""
        is_displayed = self.source.is_displayed
        own = uncapped_of(self.source.indicator, rule, limits, self.comparison.decimals)
        self.uncapped = self.work.of(Source(own, is_displayed))
        yield from self._left([self.uncapped])
        is_undefined = self.uncapped.status == _ZERO
        number = self.options.zero_realisation
        if nought is not None and number is not None and self.comparison.limits.get("target") != 0:
            holds = is_undefined & (nought == 0.0)
            if sign is not None:
                holds &= sign.value.abs() > 0.0
            yield _Case(holds=holds, code=StatusCode.OK, uncapped=number, is_judged=True)
        yield _Case(holds=is_undefined, code=StatusCode.ZERO_DENOMINATOR, is_judged=True)
        if self.options.scale is not None:
            source = Source(own, is_displayed)
            self.classes = classes_of(self.work, source, self.options.scale, self.options)
            yield from self._left(item for item in self.classes.judged if item is not self.uncapped)
        yield _Case(holds=None, code=StatusCode.OK, is_judged=True, is_computed=True)

    def _reached(self, cases: list[_Case], case: nw.Expr, reached: nw.Expr | None) -> nw.Expr:
        """Return whether the target is met; null where that is not known."""
        # A null of truth values is false to some engines, where it stands as a literal.
        found: nw.Expr = nw.when(case < 0).then(nw.lit(True))  # noqa: FBT003
        judged = [at for at, item in enumerate(cases) if item.is_judged]
        if judged and reached is not None:
            return nw.when(case >= judged[0]).then(reached)
        for at, item in enumerate(cases):
            if item.reached is not None:
                found = nw.when(case == at).then(nw.lit(item.reached)).otherwise(found)
        return found


def _code(code: StatusCode) -> nw.Expr:
    return nw.lit(int(code), nw.Int8)


def _number_of(cases: list[_Case]) -> nw.Expr:
    """Return the number of the first case that holds; the last one holds of the rest."""
    found: nw.Expr = nw.lit(len(cases) - 1)
    for at, item in reversed([*enumerate(cases[:-1])]):
        assert item.holds is not None, "only the last case holds of the rest"
        found = nw.when(item.holds).then(nw.lit(at)).otherwise(found)
    return found


def _shown(numbers: Mapping[int, Exact], decimals: int) -> dict[int, float]:
    return {at: literal(round_half_up(number, decimals)) for at, number in numbers.items()}


def _cells(
    case: nw.Expr,
    kind: DType,
    at_rule: int | None,
    computed: nw.Expr | None,
    constants: Mapping[int, Any],
) -> nw.Expr:
    """Return what the rule gives in its case, a constant in others, and null elsewhere."""
    found: nw.Expr = nw.lit(None, dtype=kind)
    if at_rule is not None and computed is not None:
        found = nw.when(case == at_rule).then(computed)
    for at, cell in constants.items():
        if cell is not None:
            found = nw.when(case == at).then(nw.lit(cell)).otherwise(found)
    return found
