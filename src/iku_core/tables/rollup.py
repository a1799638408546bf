"""Figures of whole districts: counts are added up first, and the formula stands on the sums.

Enters: rows of offices, and perhaps periods. Leaves: a row for each group. A mean of percentages
is never made. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from iku_core.exact import Exact
from iku_core.tables._children import Grouping
from iku_core.tables._exact_rollup import resolved_groups
from iku_core.tables._frames import Frame, frame_of, refuse_repeated, run
from iku_core.tables._groups import roll_up_of
from iku_core.tables._output import Indicators, Names, Wanted

__all__ = ["rollup_table"]


def rollup_table(
    frame: IntoFrameT,
    indicators: Indicators,
    *,
    by: Iterable[str],
    office: str | None = None,
    period: str | None = None,
    periods: int | None = None,
    register: IntoFrame | None = None,
    coverage: Exact = 1,
    prefix: str = "",
    text: bool = False,
    parts: bool = False,
) -> IntoFrameT:
    """Add counts up over offices and periods, and evaluate indicators on the sums.

    Args:
        frame: As for `evaluate_table`, with the columns named below.
        indicators: Likewise; each count that they use must declare `rollup: sum`.
        by: Columns that name a group, such as `kabupaten`.
        office: Column that names an office. Without it each row is one child, and nobody notices
            an office that is there twice.
        period: Column that orders the periods; each count is then accumulated over the periods of
            its office by its declared `accumulate` (`sum`, `last` or `mean`) before offices are
            added up. None where a row is a whole office. Where `by` holds the office itself, only
            periods are accumulated.
        periods: Of how many periods each office must have a row; None for as many as the other
            offices of its group.
        register: A frame of the same kind with the columns of `by`, and a row for each office that
            should have handed in its counts; None where the rows of `frame` are all there are.
        coverage: The part of the children, more than 0 and up to 1, that must be complete for a
            figure; it is then made of these alone. 1: any missing child makes it missing.
        prefix: As for `evaluate_table`; likewise text and parts.
        text: Whether there is a column with the status in words too.
        parts: Whether there are columns with numerator and denominator of the exact value.

    Returns:
        A frame of the same kind, with a row for each group, in no order: the columns of `by`,
        `children`, and for each indicator its figure, its status, `_missing_children` and
        `_coverage`. One invalid child makes a figure invalid. In a frame that was lazy, figures
        near a tie of numbers above 2**53 stay `NEEDS_EXACT`.

    Raises:
        TableError: As for `evaluate_table`; or a count does not add up, or does not say how; or, of
            an eager frame, an office has two rows where there may be one.
        ValueError: The coverage is not above 0 and up to 1, or there is a period without an office.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> offices = polars.DataFrame({
        ...     "kabupaten": ["Lumajang", "Lumajang"],
        ...     "fasilitasi_ditindaklanjuti": [45, 1], "fasilitasi_dilakukan": [50, 10]})
        >>> indicator = document["fasilitasi-ditindaklanjuti"]
        >>> rollup_table(offices, indicator, by=["kabupaten"]).row(0)
        ('Lumajang', 2, 76.67, 0, 0, 1.0)
    """
    grouping = Grouping(tuple(by), office, period, periods)
    wanted = Wanted(Names(prefix), text=text, parts=parts, wide=True)
    given = frame_of(frame)
    listed = None if register is None else frame_of(register)
    part = Fraction(coverage)
    roll_up = roll_up_of(given, indicators, grouping, wanted, coverage=part, register=listed)
    is_eager = isinstance(given, nw.DataFrame)
    if is_eager and office is not None:
        refuse_repeated(given, grouping.row)
    groups = run(given, lambda rows: roll_up.run(rows, _like(rows, listed)))
    if is_eager:
        groups = resolved_groups(groups, given.iter_rows(named=True), roll_up)
    result: IntoFrameT = groups.to_native()
    return result


def _like(rows: Frame, listed: Frame | None) -> Frame | None:
    """Return a register as lazy as the rows that it belongs to."""
    return listed.lazy() if listed is not None and isinstance(rows, nw.LazyFrame) else listed
