"""All indicators of a document over all rows of a frame, in one plan.

Enters: a native frame with a column for each count. Leaves: a frame of the same kind. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from iku_core.errors import TableError
from iku_core.tables._columns import columns_of
from iku_core.tables._exact_rows import resolved
from iku_core.tables._frames import clips, frame_of, run
from iku_core.tables._output import (
    Indicators,
    Names,
    Wanted,
    counts_of,
    indicators_of,
    plans_of,
    require,
)
from iku_core.tables._readings import reading_of
from iku_core.tables._stages import Stages

__all__ = ["evaluate_table"]


def evaluate_table(
    frame: IntoFrameT,
    indicators: Indicators,
    *,
    keep: Iterable[str] | None = None,
    prefix: str = "",
    text: bool = False,
    parts: bool = False,
    wide: bool | None = None,
) -> IntoFrameT:
    """Evaluate indicators on every row of a frame.

    Args:
        frame: A frame of pandas, Polars, PyArrow, DuckDB, Dask, PySpark or Ibis: a row for each
            office and period, and a column for each count, of whole numbers, decimals, or floats
            of 64 bits. Null and NaN mean that a count is missing. A count of the previous period
            stands in a column `prev(a)`.
        indicators: A document, or some of its indicators; all are computed in one plan.
        keep: Columns of the frame to be kept; None for all.
        prefix: What the names of the new columns begin with.
        text: Whether there is a column with the status in words too.
        parts: Whether there are columns with numerator and denominator of the exact value: whole
            numbers, the denominator positive, not in lowest terms; null above 2**53.
        wide: Whether large numbers are judged by the greatest error that they can have, which
            takes about half as long again, and leaves fewer rows to `NEEDS_EXACT`; None for those
            indicators that multiply counts with each other.

    Returns:
        A frame of the same kind; a lazy one stays lazy, and is not computed. For each indicator a
        column of its id with the published figure, a float that prints as the decimal it is, null
        where there is none; and one of its id and `_status` with a `StatusCode`. Rows with the
        code `NEEDS_EXACT`, which only a frame that was lazy can have, are for `resolve_exact`.

    Raises:
        TableError: Columns are missing, of other types or already there, or an indicator cannot be
            computed by tables; all faults at once, and before anything is computed.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> offices = polars.DataFrame({"fasilitasi_ditindaklanjuti": [45, 0, None],
        ...                             "fasilitasi_dilakukan": [50, 0, 7]})
        >>> figures = evaluate_table(offices, document["fasilitasi-ditindaklanjuti"], keep=[])
        >>> figures.rows()
        [(90.0, 0), (None, 2), (None, 1)]
    """
    given = frame_of(frame)
    schema = given.collect_schema()
    chosen = indicators_of(indicators)
    wanted = Wanted(Names(prefix), text=text, parts=parts, wide=wide)
    kept = list(schema.names()) if keep is None else list(keep)
    counts = counts_of(chosen)
    names = wanted.all_names(chosen)
    issues = require(schema, kept, names, (*kept, *counts))
    columns = columns_of(schema, counts, issues)
    if issues:
        raise TableError(tuple(issues))
    plans = plans_of(chosen, {name: column.scale for name, column in columns.items()})
    stages = Stages(schema.names())
    cut = clips(given)
    readings = {name: reading_of(item, stages, clips=cut) for name, item in columns.items()}
    made = [
        expression for plan in plans for expression in wanted.expressions(plan, readings, stages)
    ]
    is_eager = isinstance(given, nw.DataFrame)
    needed = [name for name in columns if is_eager and name not in kept]
    # A figure that is the same in every row would be a single row if it were selected at once.
    computed = run(
        given,
        lambda frame: stages.run(frame).with_columns(*made).select(*kept, *needed, *names),
    )
    if is_eager:
        computed = resolved(computed, chosen, wanted.names)
        computed = computed.drop(*needed) if needed else computed
    result: IntoFrameT = computed.to_native()
    return result
