"""The columns of a frame: with what kind of number each count comes, and what is refused.

Enters: the schema of a frame, and declarations. Leaves: a `Column` each. Layer 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from typing import Final

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.dtypes import DType

from iku_core.declaration import Count
from iku_core.issues import Issue, new_issue
from iku_core.suggestion import advice

__all__ = ["EXACT", "Column", "column_of", "columns_of", "missing_columns"]

EXACT: Final = 2**53
"""Below this number a float of 64 bits holds every whole number."""

_FLOAT_SCALE: Final = 10**6
_MOST_PLACES: Final = 9
_WHOLE: Final = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32)
_LARGE: Final = (nw.Int64, nw.UInt64, nw.Int128, nw.UInt128)


@frozen
class Column:
    """Hold how the numbers of a count come.

    Attributes:
        name: The count, which is the name of the column too; `prev(a)` for the previous period.
        count: Its declaration.
        is_float: Whether the numbers are floats, which can be NaN, infinite and inexact.
        is_large: Whether they are integers of a type that holds numbers which floats do not.
        scale: The number of units that make one; the column is read in these units. A float of a
            decimal count is read in millionths, and left to exact arithmetic where it is none.
        is_signed: Whether their type holds numbers below 0.
    """

    name: str
    count: Count
    is_float: bool
    is_large: bool
    scale: int
    is_signed: bool = True

    @property
    def low(self) -> int | None:
        """The least valid number in units; None where there is none."""
        limits = self.count.range
        low = None if limits is None or limits.low is None else ceil(limits.low * self.scale)
        return max(low or 0, 0) if self.count.kind == "count" else low

    @property
    def high(self) -> int | None:
        """The greatest valid number in units; None where there is none."""
        limits = self.count.range
        return None if limits is None or limits.high is None else floor(limits.high * self.scale)

    @property
    def is_nonnegative(self) -> bool:
        """Whether a valid number is 0 or more."""
        return self.low is not None and self.low >= 0


def missing_columns(schema: Mapping[str, object], names: Mapping[str, object]) -> list[Issue]:
    """Return a fault for each name that is no column, with the nearest column.

    Example:
        >>> [issue.hint for issue in missing_columns({"jumlah_dessa": 1}, {"jumlah_desa": 1})]
        ['did you mean jumlah_dessa?']
    """
    return [
        new_issue("IKU601", None, column=name, **advice(name, schema))
        for name in names
        if name not in schema
    ]


def columns_of(
    schema: Mapping[str, DType], counts: Mapping[str, Count], issues: list[Issue]
) -> dict[str, Column]:
    """Return how each count comes; note what has no column, or one of a refused type.

    Args:
        schema: Types by column of the frame.
        counts: The counts that are needed, by name of their column.
        issues: Takes the faults.
    """
    issues += missing_columns(schema, counts)
    found: dict[str, Column] = {}
    for name, count in counts.items():
        if name in schema:
            column = column_of(name, count, schema[name])
            if column is None:
                issues.append(new_issue("IKU602", None, column=name, type=str(schema[name])))
            else:
                found[name] = column
    return found


def column_of(name: str, count: Count, kind: DType) -> Column | None:
    """Return how a count comes in a column of a type; None where the type is refused.

    Example:
        >>> column_of("desa", Count(name="desa", label="Desa"), nw.Boolean()) is None
        True
    """
    if isinstance(kind, _WHOLE):
        return Column(name, count, is_float=False, is_large=False, scale=1)
    if isinstance(kind, _LARGE):
        is_signed = isinstance(kind, nw.Int64 | nw.Int128)
        return Column(name, count, is_float=False, is_large=True, scale=1, is_signed=is_signed)
    if isinstance(kind, nw.Float64):
        scale = 1 if count.kind == "count" else _FLOAT_SCALE
        return Column(name, count, is_float=True, is_large=False, scale=scale)
    if isinstance(kind, nw.Decimal) and kind.scale <= _MOST_PLACES:
        return Column(name, count, is_float=False, is_large=False, scale=10**kind.scale)
    return None
