"""Groups too large for floats, added up with exact numbers after all.

Enters: the figures of groups, and the rows that they were made of. Leaves: the figures without the
code `NEEDS_EXACT`. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

import narwhals.stable.v2 as nw

from iku_core._declared import broken_declaration
from iku_core.declaration import Count
from iku_core.errors import CountsError
from iku_core.exact import Exact
from iku_core.normal_form import normal_form
from iku_core.plan import Plan
from iku_core.rational import Rational
from iku_core.tables._exact_rows import (
    ExactFigure,
    figure_of,
    is_left,
    is_missing,
    supplied_number,
    with_figures,
)
from iku_core.tables._groups import RollUp, children_columns
from iku_core.tables.status_codes import StatusCode

__all__ = ["flagged_keys", "resolved_groups"]

Row = Mapping[str, Any]
Child = Sequence[Row]

_INVALID: Final = ExactFigure(StatusCode.INVALID)
_MISSING: Final = ExactFigure(StatusCode.MISSING)


def resolved_groups(
    groups: nw.DataFrame[Any], rows: Iterable[Row], roll_up: RollUp
) -> nw.DataFrame[Any]:
    """Return groups whose figures are all computed.

    Args:
        groups: What `roll_up` gave, collected.
        rows: The rows of the frame, or at least all of the groups that are not computed.
        roll_up: How they were added up.
    """
    keys = flagged_keys(groups, roll_up)
    if not keys:
        return groups
    by = roll_up.grouping.by
    members: dict[tuple[Any, ...], list[Row]] = {key: [] for key in keys}
    for row in rows:
        key = _key(row, by)
        if key in members:
            members[key].append(row)
    children = {key: _children(own, roll_up) for key, own in members.items()}
    for plan in roll_up.plans:
        status = groups[roll_up.wanted.names.status(plan.indicator.id)]
        at = (status == int(StatusCode.NEEDS_EXACT)).arg_true()
        forms = normal_form(plan.indicator)
        assert forms is not None, "what has no normal form is refused before"
        figures = [
            _figure(plan, forms, roll_up, children[_key(group, by)], group)
            for group in groups[at.to_list()].iter_rows(named=True)
        ]
        groups = with_figures(groups, plan.indicator, roll_up.wanted.names, at, figures)
    return groups


def flagged_keys(groups: nw.DataFrame[Any], roll_up: RollUp) -> list[tuple[Any, ...]]:
    """Return the groups of which a figure is left to exact numbers."""
    flagged = is_left((plan.indicator for plan in roll_up.plans), roll_up.wanted.names)
    by = roll_up.grouping.by
    return [_key(row, by) for row in groups.filter(flagged).iter_rows(named=True)]


def _key(row: Row, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(None if is_missing(row[name]) else row[name] for name in names)


def _children(rows: list[Row], roll_up: RollUp) -> list[Child]:
    """Return the rows of each child of a group, those of one office in the order of periods."""
    grouping = roll_up.grouping
    if grouping.office is None:
        return [(row,) for row in rows]
    found: dict[Any, list[Row]] = {}
    for row in rows:
        (office,) = _key(row, (grouping.office,))
        found.setdefault(office, []).append(row)
    period = grouping.period
    if period is None:
        return list(found.values())

    def order(row: Row) -> tuple[bool, Any]:
        unknown = is_missing(row[period])
        return not unknown, None if unknown else row[period]

    return [sorted(child, key=order) for child in found.values()]


def _figure(
    plan: Plan,
    forms: Sequence[Rational],
    roll_up: RollUp,
    children: list[Child],
    group: Row,
) -> ExactFigure:
    """Return one figure of one group, by the normal form of its indicator."""
    indicator = plan.indicator
    totals: dict[str, Exact] = dict.fromkeys(plan.names, 0)
    complete = 0
    for child in children:
        try:
            numbers = {name: _number(child, name, roll_up) for name in plan.names}
        except CountsError:
            return _INVALID
        known = {name: number for name, number in numbers.items() if number is not None}
        if len(known) == len(numbers):
            complete += 1
            totals = {name: totals[name] + number for name, number in known.items()}
    missing, _ = children_columns(roll_up.wanted.names, indicator)
    expected = complete + group[missing]
    uneven = roll_up.grouping.periods is None and len({*map(len, children)}) > 1
    if complete < roll_up.coverage * expected or uneven:
        return _MISSING
    exact = next(form.value(totals) for form in forms if form.holds(totals))
    code = StatusCode.ZERO_DENOMINATOR if exact is None else StatusCode.OK
    return figure_of(code, exact, indicator)


def _number(child: Child, name: str, roll_up: RollUp) -> Exact | None:
    """Return the number of a child; None where it is missing.

    Raises:
        CountsError: A number breaks its declaration.
    """
    count, grouping = roll_up.columns[name].count, roll_up.grouping
    numbers = [_valid(row[name], count) for row in child]
    if grouping.period is None:
        return numbers[0] if len(numbers) == 1 else None
    periods = [row[grouping.period] for row in child]
    if grouping.periods not in (None, len(child)) or len(set(periods)) < len(periods):
        return None
    if count.accumulate == "last":
        return None if is_missing(periods[-1]) else numbers[-1]
    total: Exact = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return Fraction(total) / len(numbers) if count.accumulate == "mean" else total


def _valid(cell: Any, count: Count) -> Exact | None:
    number = supplied_number(cell, count)
    if number is not None and (issues := broken_declaration(count, count.name, number)):
        raise CountsError(tuple(issues))
    return number
