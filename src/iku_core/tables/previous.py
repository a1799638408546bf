"""The counts of the previous period, beside those of each period.

Enters: a row for each office and period. Leaves: the same with columns `prev(a)`. Layer 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from iku_core.errors import TableError
from iku_core.tables._frames import Frame, frame_of, refuse_repeated, run
from iku_core.tables._output import Indicators, counts_of, indicators_of, require
from iku_core.tables._stages import Stages

__all__ = ["with_previous"]


def with_previous(
    frame: IntoFrameT,
    indicators: Indicators,
    *,
    office: str,
    period: str,
    periods: Sequence[Any] | None = None,
) -> IntoFrameT:
    """Set the counts of the previous period beside those of each period.

    Args:
        frame: A frame as for `evaluate_table`, with a row for each office and period.
        indicators: The indicators whose formulas use `prev()`.
        office: Column that names the office.
        period: Column that names the period.
        periods: All periods in their order, such as `["2024-11", "2024-12", "2025-01"]`; None
            where they are whole numbers without a gap, such as years.

    Returns:
        A frame of the same kind with a column `prev(a)` for each count `a` that is used so; null
        where there is no row for the previous period, or more than one. An eager frame keeps the
        order of its rows.

    Raises:
        TableError: Columns are missing or already there; or, of an eager frame, there are two rows
            for an office and period.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> document = iku.parse_document('''
        ... schema: 1
        ... id: dinas-pendidikan
        ... title: IKU Dinas Pendidikan
        ... organisation: {name: Dinas Pendidikan}
        ... counts: {siswa: {label: Jumlah siswa}}
        ... objectives:
        ...   - statement: Meningkatnya partisipasi
        ...     indicators:
        ...       - id: pertumbuhan-siswa
        ...         name: Pertumbuhan siswa
        ...         numerator: siswa - prev(siswa)
        ...         denominator: prev(siswa)
        ...         unit: "%"
        ... ''')
        >>> years = polars.DataFrame({"kecamatan": [1, 1], "tahun": [2024, 2025],
        ...                           "siswa": [80, 90]})
        >>> with_previous(years, document, office="kecamatan", period="tahun").rows()
        [(1, 2024, 80, None), (1, 2025, 90, 80)]
    """
    given = frame_of(frame)
    schema = given.collect_schema()
    counts = counts_of(indicators_of(indicators))
    pairs = {name: item.name for name, item in counts.items() if name != item.name}
    issues = require(schema, (office, period, *pairs.values()), pairs, schema.names())
    if issues:
        raise TableError(tuple(issues))
    mark = Stages((*schema.names(), *pairs)).mark
    numbered, place = given, f"{mark}place"
    if isinstance(given, nw.DataFrame):
        refuse_repeated(given, (office, period))
        numbered = given.with_row_index(place)

    def steps(rows: Frame) -> Frame:
        joined = _joined(rows, pairs, (office, period), _following(period, periods), mark)
        ordered = joined if numbered is given else joined.sort(place)
        return ordered.select(*schema.names(), *pairs)

    joined = run(numbered, steps)
    result: IntoFrameT = joined.to_native()
    return result


def _joined(
    frame: Frame,
    pairs: dict[str, str],
    keys: tuple[str, str],
    following: nw.Expr,
    mark: str,
) -> Frame:
    office, period = keys
    rows, next_period = f"{mark}rows", f"{mark}next"
    before = frame.select(
        nw.col(office),
        following.alias(next_period),
        nw.lit(1).alias(rows),
        *(nw.col(name).alias(f"{mark}{at}") for at, name in enumerate(pairs.values())),
    )
    before = before.filter(~nw.col(next_period).is_null())
    cells = [f"{mark}{at}" for at, _ in enumerate(pairs)]
    before = before.group_by(office, next_period).agg(
        nw.col(rows).sum(), *(nw.col(cell).max() for cell in cells)
    )
    before = before.select(
        office,
        next_period,
        *(
            nw.when(nw.col(rows) == 1).then(nw.col(cell)).alias(name)
            for cell, name in zip(cells, pairs, strict=True)
        ),
    )
    return frame.join(before, how="left", left_on=[office, period], right_on=[office, next_period])


def _following(period: str, periods: Sequence[Any] | None) -> nw.Expr:
    """Return the period behind each; null for the last one and for what is none."""
    column = nw.col(period)
    if periods is None:
        return column + 1
    # Nothing is null in the type of the column.
    following: nw.Expr = nw.when(column.is_null()).then(column)
    for this, after in pairwise(periods):
        following = nw.when(column == this).then(nw.lit(after)).otherwise(following)
    return following
