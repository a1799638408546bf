"""The long form in which offices hand in counts, to a column for each count.

Enters: rows of an office, a period, the name of a count and its value. Leaves: a row for each
office and period. Layer 6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.typing import IntoFrameT

from iku_core.definition import Indicator
from iku_core.errors import TableError
from iku_core.issues import Issue, new_issue
from iku_core.suggestion import advice
from iku_core.tables._columns import column_of
from iku_core.tables._frames import Frame, frame_of, refuse_repeated, run
from iku_core.tables._output import Indicators, counts_of, indicators_of, require
from iku_core.tables._stages import Stages, one_where

__all__ = ["FAULTS", "from_long", "unknown_counts"]

FAULTS: Final = "faults"


def from_long(
    frame: IntoFrameT,
    indicators: Indicators,
    *,
    unit: str,
    period: str | None = None,
    count: str = "count",
    value: str = "value",
    keep: Iterable[str] = (),
) -> IntoFrameT:
    """Return a table with a column for each count from one with a row for each count.

    Args:
        frame: A frame as for `evaluate_table`: a row for each office, period and count.
        indicators: A document, of which all counts may be handed in, or some of its indicators.
        unit: Column that names the office.
        period: Column that names the period; None where there is one alone.
        count: Column with the names of the counts; those of the previous period are `prev(a)`.
        value: Column with their values.
        keep: More columns that are the same in all rows of an office and period, such as
            `kabupaten`.

    Returns:
        A frame of the same kind, in no order: the columns `keep`, `unit` and `period`, and one for
        each count of the indicators, null where it was not handed in. A lazy frame has one more
        column, `faults`: how many of its rows named no count, or one that had been named; a count
        that is named twice is null.

    Raises:
        TableError: Columns are missing or of another type; or, of an eager frame, a count is not
            known, or handed in twice.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> handed_in = polars.DataFrame({
        ...     "kecamatan": ["Sumbersuko", "Sumbersuko"],
        ...     "cacah": ["fasilitasi_ditindaklanjuti", "fasilitasi_dilakukan"],
        ...     "nilai": [45, 50]})
        >>> from_long(handed_in, document["fasilitasi-ditindaklanjuti"], unit="kecamatan",
        ...           count="cacah", value="nilai").row(0)
        ('Sumbersuko', 45, 50)
    """
    given = frame_of(frame)
    schema = given.collect_schema()
    keys = (*keep, unit, *(() if period is None else (period,)))
    chosen = indicators_of(indicators)
    counts = counts_of(chosen)
    issues = require(schema, (*keys, count, value), counts, keys)
    if (
        counts
        and value in schema
        and not any(column_of(value, item, schema[value]) for item in counts.values())
    ):
        issues.append(new_issue("IKU602", None, column=value, type=str(schema[value])))
    if issues:
        raise TableError(tuple(issues))
    long = _Long(keys, count, value, tuple(counts), _known_counts(chosen))
    is_eager = isinstance(given, nw.DataFrame)
    if is_eager:
        if unknown := unknown_counts(given, count, chosen):
            raise TableError(tuple(unknown))
        refuse_repeated(given, (*keys, count))
    wide = run(given, lambda rows: _pivoted(rows, long))
    result: IntoFrameT = (wide.drop(FAULTS) if is_eager else wide).to_native()
    return result


def _known_counts(indicators: Collection[Indicator]) -> tuple[str, ...]:
    """Return what may be handed in: all counts of a document, also those that nothing uses."""
    declared = (name for item in indicators for name in item.counts)
    return tuple(dict.fromkeys((*declared, *counts_of(indicators))))


def unknown_counts(
    frame: nw.DataFrame[Any], column: str, indicators: Collection[Indicator]
) -> list[Issue]:
    """Return a fault for each name in a column that is no count.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> names = nw.from_native(polars.DataFrame({"cacah": ["jumlah_dessa"]}))
        >>> [issue.hint for issue in unknown_counts(names, "cacah", document)]
        ['did you mean jumlah_desa?']
    """
    known = _known_counts(indicators)
    given = (name for name in frame[column].unique().to_list() if name not in known)
    return [
        new_issue("IKU501", None, count=str(name), **advice(str(name), known))
        for name in sorted(given, key=str)
    ]


@frozen
class _Long:
    """Name the columns of a long table, and the counts that it may hold.

    Attributes:
        keys: Columns that name a row of the wide table.
        count: Column with the names of the counts.
        value: Column with their values.
        made: Counts that become columns.
        known: Counts that may be handed in.
    """

    keys: tuple[str, ...]
    count: str
    value: str
    made: tuple[str, ...]
    known: tuple[str, ...]


def _pivoted(frame: Frame, long: _Long) -> Frame:
    """Return a row for each key, by plain sums and maxima that every engine has."""
    keys, count, value, made = long.keys, long.count, long.value, long.made
    mark = Stages((*keys, *made)).mark
    unknown = nw.col(count) != nw.col(count)
    is_known = reduce(or_, (nw.col(count) == name for name in long.known), unknown)
    cells = {f"{mark}{at}": nw.col(count) == name for at, name in enumerate(made)}
    rows = frame.with_columns(
        (1 - one_where(is_known)).alias(FAULTS),
        *(nw.when(here).then(nw.col(value)).alias(name) for name, here in cells.items()),
        *(one_where(here).alias(f"{name}_rows") for name, here in cells.items()),
    )
    groups = rows.group_by(*keys).agg(
        nw.col(FAULTS).sum(),
        *(nw.col(name).max() for name in cells),
        *(nw.col(f"{name}_rows").sum() for name in cells),
    )
    repeated = [nw.col(f"{name}_rows") - 1 for name in cells]
    faults = reduce(
        lambda total, more: total + nw.when(more > 0).then(more).otherwise(nw.lit(0)),
        repeated,
        nw.col(FAULTS),
    )
    return groups.select(
        *keys,
        *(
            nw.when(nw.col(f"{cell}_rows") == 1).then(nw.col(cell)).alias(name)
            for cell, name in zip(cells, made, strict=True)
        ),
        faults.alias(FAULTS),
    )
