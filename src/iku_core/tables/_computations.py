"""The indicators that a table computes, each once, in one pass or in two.

Enters: how the counts come, and indicators. Leaves: the columns of their figures, under names that
no column of the frame has. The second pass is for what rests on figures as they are displayed, and
on nothing but these and the numbers of rows. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import narwhals.stable.v2 as nw
from attrs import evolve

from iku_core.definition import Indicator
from iku_core.normal_form import used_counts
from iku_core.plan import plan_of
from iku_core.tables._achieved import Operand, fixed_of, number_of_rows, sign_of, units_of
from iku_core.tables._columns import Column
from iku_core.tables._figures import figures_of
from iku_core.tables._frames import Frame
from iku_core.tables._readings import Reading, reading_of
from iku_core.tables._stages import Stages, any_of
from iku_core.tables.status_codes import StatusCode

__all__ = ["Computations", "Computed", "Source", "is_left_to_exact"]


class Computed(NamedTuple):
    """Hold the columns of one figure: its value and its status, or a sign in place of the value."""

    value: nw.Expr
    status: nw.Expr


class Source(NamedTuple):
    """Hold an indicator, and whether it rests on what the first pass displays."""

    indicator: Indicator
    is_displayed: bool = False


class _Pass:
    """Hold what is read and made in one pass."""

    def __init__(self, stages: Stages) -> None:
        self.stages = stages
        self.readings: dict[str, Reading] = {}
        self.scales: dict[str, int] = {}
        self.figures: dict[str, Computed] = {}
        self.made: list[nw.Expr] = []
        self.signs: dict[str, Computed] = {}
        self.made_signs: list[nw.Expr] = []

    def run(self, frame: Frame) -> Frame:
        if not self.made:
            return frame
        frame = self.stages.run(frame).with_columns(*self.made)
        return frame.with_columns(*self.made_signs) if self.made_signs else frame


class Computations:
    """Gather indicators, and compute them.

    Args:
        names: The columns of the frame.
        columns: How the counts come, by name.
        clips: As for `reading_of`.
    """

    def __init__(self, names: Iterable[str], columns: Mapping[str, Column], *, clips: bool) -> None:
        names = tuple(names)
        first = Stages(names)
        self._clips = clips
        self._passes = (_Pass(first), _Pass(Stages((*names, first.mark))))
        self._mark = first.mark
        self._counts = {*columns}
        self._aliases: list[nw.Expr] = []
        self._later: tuple[list[nw.Expr], ...] = ([], [])
        own = self._passes[0]
        for name, column in columns.items():
            own.readings[name] = reading_of(column, first, clips=clips)
            own.scales[name] = column.scale

    def numbers(self, column: Column) -> Indicator:
        """Return the indicator whose value is the number of a column that is no count."""
        name = self._unused("target")
        alias = f"{self._mark}{name}"
        self._aliases.append(nw.col(column.name).alias(alias))
        # A column may be a count as well, which is read in other units.
        own = evolve(column, name=alias)
        reading = reading_of(own, self._passes[0].stages, clips=self._clips)
        for each in self._passes:
            each.readings[name] = reading
            each.scales[name] = column.scale
        return number_of_rows(name)

    def displayed(self, indicator: Indicator) -> Source:
        """Return the indicator whose value is the figure of another as it is displayed.

        One without counts has one figure, and stays in the first pass: of a column that is the same
        in every row some engines make a literal, and of a divisor that is one, a factor.
        """
        if not used_counts(indicator):
            return Source(fixed_of(indicator))
        name = self._unused("displayed")
        units = self.of(Source(units_of(indicator))).value
        second = self._passes[1]
        second.readings[name] = Reading(name, units, False, units.is_null(), (), ())  # noqa: FBT003
        second.scales[name] = 10**indicator.decimals
        return Source(number_of_rows(name, indicator.decimals), is_displayed=True)

    def of(self, source: Source) -> Computed:
        """Return the columns of an indicator; raises TableError where no table computes it."""
        indicator, is_displayed = source
        own = self._passes[is_displayed]
        if indicator.id not in own.figures:
            plan = plan_of(indicator, own.scales)
            figures = figures_of(
                plan, own.readings, own.stages, wide=plan.has_products, parts=False
            )
            name = f"{own.stages.mark}figure_{len(own.figures)}"
            own.figures[indicator.id] = Computed(nw.col(name), nw.col(f"{name}_status"))
            own.made += [figures.value.alias(name), figures.status.alias(f"{name}_status")]
        return own.figures[indicator.id]

    def sign(self, source: Source, other: Operand) -> Computed:
        """Return the columns of the sign of a difference: 1, 0 or -1 where it is known."""
        sign = sign_of(source.indicator, other)
        own = self._passes[source.is_displayed]
        if sign.id not in own.signs:
            value, status = self.of(Source(sign, source.is_displayed))
            name = f"{own.stages.mark}sign_{len(own.signs)}"
            is_zero = status == int(StatusCode.ZERO_DENOMINATOR)
            own.made_signs.append(nw.when(is_zero).then(nw.lit(0.0)).otherwise(value).alias(name))
            own.signs[sign.id] = Computed(nw.col(name), status)
        return own.signs[sign.id]

    def status(self, expression: nw.Expr) -> nw.Expr:
        """Return the column of an expression over figures and signs."""
        return self._put_later(0, expression)

    def case(self, expression: nw.Expr) -> nw.Expr:
        """Return the column of an expression over these and over columns of `status`."""
        return self._put_later(1, expression)

    def run(self, frame: Frame) -> Frame:
        """Return the frame with all columns."""
        if self._aliases:
            frame = frame.with_columns(*self._aliases)
        for each in self._passes:
            frame = each.run(frame)
        for expressions in self._later:
            if expressions:
                frame = frame.with_columns(*expressions)
        return frame

    def _put_later(self, at: int, expression: nw.Expr) -> nw.Expr:
        name = f"{self._mark}later_{at}_{len(self._later[at])}"
        self._later[at].append(expression.alias(name))
        return nw.col(name)

    def _unused(self, word: str) -> str:
        """Return a name for formulas that no count has."""
        name = f"_{word}_{len(self._counts)}"
        while name in self._counts:
            name = f"_{name}"
        self._counts.add(name)
        return name


def is_left_to_exact(judged: Iterable[Computed]) -> nw.Expr | None:
    """Return whether one of several figures is left to exact numbers; None for no figure."""
    return any_of(item.status == int(StatusCode.NEEDS_EXACT) for item in judged)
