"""What `achieve_table` must give, by `achieve` row by row; and the rows on which it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve

import iku_core as iku
from iku_core.achievement_choice import options_of
from iku_core.exact import exact_number
from iku_core.frozen import FrozenMapping
from iku_core.normal_form import divided, used_counts
from iku_core.tables import StatusCode

__all__ = ["differences", "expected_row"]


def expected_row(
    indicator: iku.Indicator,
    row: Mapping[str, Any],
    period: iku.Period,
    *,
    agreement: iku.Agreement | None = None,
    column: str | None = None,
) -> dict[str, Any]:
    """Return the cells of one row without the keys, by the functions for single rows."""
    name = indicator.id
    own = _numbers({count: row[count] for count in used_counts(indicator)})
    if column is not None:
        target = None if row[column] is None else _exact(row[column])
        targets: dict[str, Any] = {} if target is None else {str(period): target}
        indicator, agreement = evolve(indicator, targets=FrozenMapping(targets)), None
    counts, previous = divided(own)
    result = iku.evaluate(indicator, counts, previous=previous)
    found = iku.achieve(result, period, agreement=agreement)
    cells: dict[str, Any] = {
        name: _float(result.value),
        f"{name}_status": int(StatusCode.of(result.status)),
    }
    if indicator.scale is not None:
        cells[f"{name}_grade"] = None if found.result_grade is None else found.result_grade.label
    if found.target is None and column is None:
        return cells
    cells |= {
        f"{name}_achievement": _float(found.value),
        f"{name}_achievement_status": int(StatusCode.of(found.status)),
        f"{name}_achievement_uncapped": _float(found.uncapped_value),
        f"{name}_reached": found.reached,
    }
    if options_of(indicator).scale is not None:
        cells[f"{name}_achievement_grade"] = None if found.grade is None else found.grade.label
    return cells


def differences(
    indicators: Iterable[iku.Indicator],
    rows: Iterable[Mapping[str, Any]],
    found: Iterable[Mapping[str, Any]],
    period: iku.Period,
    *,
    agreement: iku.Agreement | None = None,
    targets: Mapping[str, str] = FrozenMapping({}),
    lazy: bool = False,
) -> tuple[list[Any], int]:
    """Return the cells that differ, and how many statuses are left to exact numbers.

    Args:
        indicators: What was computed.
        rows: The counts and targets of each row.
        found: The rows that came out, in the same order.
        period: As for `achieve_table`; likewise `agreement` and `targets`.
        agreement: As for `achieve_table`.
        targets: As for `achieve_table`.
        lazy: Whether rows may be left to exact numbers.
    """
    wrong: list[Any] = []
    left = 0
    for row, cells in zip(rows, found, strict=True):
        for indicator in indicators:
            column = targets.get(indicator.id)
            wanted = expected_row(indicator, row, period, agreement=agreement, column=column)
            codes = {
                key: cells[key]
                for key in wanted
                if key.endswith("_status") and cells[key] == StatusCode.NEEDS_EXACT
            }
            left += len(codes)
            for key, cell in wanted.items():
                own = cells[key]
                if isinstance(own, float) and own != own:  # noqa: PLR0124 - NaN
                    own = None
                status = f"{indicator.id}_status"
                if "_achievement" in key or "_reached" in key:
                    status = f"{indicator.id}_achievement_status"
                if lazy and status in codes and (own is None or key == status):
                    continue
                if own != cell or isinstance(own, bool) is not isinstance(cell, bool):
                    wrong.append((row, key, own, cell))
    return wrong, left


def _numbers(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _exact(cell) for name, cell in row.items() if cell is not None}


def _exact(cell: Any) -> Any:
    number = Decimal(repr(cell)) if isinstance(cell, float) else cell
    return exact_number(number, count="x")


def _float(value: Decimal | Fraction | None) -> float | None:
    return None if value is None else float(value)
