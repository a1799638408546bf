"""Rows too large for floats, computed with exact numbers after all.

Enters: an eager frame with status codes. Leaves: the same without the code `NEEDS_EXACT`.
Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import isfinite, isnan
from typing import Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.typing import IntoDataFrameT

from iku_core.declaration import Count
from iku_core.definition import Indicator
from iku_core.errors import CountsError, TableError
from iku_core.evaluation import evaluate
from iku_core.exact import Exact, exact_number, round_half_up
from iku_core.normal_form import count_of, divided, used_counts
from iku_core.result import Result
from iku_core.tables._columns import EXACT, missing_columns
from iku_core.tables._frames import frame_of
from iku_core.tables._output import Indicators, Names, indicators_of
from iku_core.tables.status_codes import StatusCode

__all__ = [
    "ExactFigure",
    "exact_figure",
    "exact_result",
    "figure_of",
    "is_left",
    "is_missing",
    "resolve_exact",
    "resolved",
    "supplied_number",
    "with_cells",
    "with_figures",
]


@frozen
class ExactFigure:
    """Hold one figure, computed exactly.

    Attributes:
        code: Its status.
        value: The float nearest to the published decimal; None without one.
        numerator: Of the exact value; None without one, or where no float holds it for sure.
        denominator: Likewise.
    """

    code: StatusCode
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


_INVALID: Final = ExactFigure(StatusCode.INVALID)


def resolve_exact(
    frame: IntoDataFrameT, indicators: Indicators, *, prefix: str = ""
) -> IntoDataFrameT:
    """Compute the rows that `evaluate_table` left to exact numbers.

    Args:
        frame: An eager frame: what a lazy one became, with the columns of the counts kept.
        indicators: As for `evaluate_table`.
        prefix: Likewise.

    Returns:
        The frame with a figure or a reason in each row.

    Raises:
        TableError: Columns of the counts or of the figures are missing, or it is no eager frame.

    Example:
        >>> import iku_core as iku
        >>> import polars
        >>> from iku_core.tables import evaluate_table
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> indicator = document["fasilitasi-ditindaklanjuti"]
        >>> rows = polars.LazyFrame({"fasilitasi_ditindaklanjuti": [3 * 10**15],
        ...                          "fasilitasi_dilakukan": [7 * 10**15]})
        >>> frame = evaluate_table(rows, indicator).collect()
        >>> frame["fasilitasi-ditindaklanjuti_status"].item()
        4
        >>> resolve_exact(frame, indicator)["fasilitasi-ditindaklanjuti"].item()
        42.86
    """
    given = frame_of(frame, eager=True)
    chosen = indicators_of(indicators)
    names = Names(prefix)
    wanted = [name for item in chosen for name in (names.value(item.id), names.status(item.id))]
    wanted += [name for item in chosen for name in used_counts(item)]
    if issues := missing_columns(given.schema, dict.fromkeys(wanted)):
        raise TableError(tuple(issues))
    return resolved(given, chosen, names).to_native()  # type: ignore[no-any-return]


def resolved(
    frame: nw.DataFrame[Any], indicators: tuple[Indicator, ...], names: Names
) -> nw.DataFrame[Any]:
    """Return a frame whose rows are all computed; the columns of the counts are among its own."""
    for indicator in indicators:
        status = frame[names.status(indicator.id)]
        # The greatest code is found in no time; most tables have no such row.
        if status.max() == int(StatusCode.NEEDS_EXACT):
            at = (status == int(StatusCode.NEEDS_EXACT)).arg_true()
            rows = frame[at.to_list(), list(used_counts(indicator))].iter_rows(named=True)
            figures = [exact_figure(indicator, row) for row in rows]
            frame = with_figures(frame, indicator, names, at, figures)
    return frame


def is_left(indicators: Iterable[Indicator], names: Names) -> nw.Expr:
    """Return whether a figure of a row is left to exact numbers."""
    statuses = (nw.col(names.status(item.id)) for item in indicators)
    return nw.any_horizontal(
        *(status == int(StatusCode.NEEDS_EXACT) for status in statuses), ignore_nulls=True
    )


def with_figures(
    frame: nw.DataFrame[Any],
    indicator: Indicator,
    names: Names,
    at: nw.Series[Any],
    figures: list[ExactFigure],
) -> nw.DataFrame[Any]:
    """Put figures into their rows; what is null there stays so."""
    numerator, denominator = names.parts(indicator.id)
    columns: dict[str, list[Any]] = {
        names.status(indicator.id): [int(figure.code) for figure in figures],
        names.text(indicator.id): [figure.code.text for figure in figures],
        names.value(indicator.id): [figure.value for figure in figures],
        numerator: [figure.numerator for figure in figures],
        denominator: [figure.denominator for figure in figures],
    }
    return with_cells(frame, at, columns)


def with_cells(
    frame: nw.DataFrame[Any], at: nw.Series[Any], columns: Mapping[str, list[Any]]
) -> nw.DataFrame[Any]:
    """Put cells into their rows, as far as the frame has such columns; None changes nothing."""
    rows = at.to_list()
    for column, cells in columns.items():
        if column in frame.columns:
            known = {row: cell for row, cell in zip(rows, cells, strict=True) if cell is not None}
            if known:
                changed = frame[column].scatter(list(known), list(known.values()))
                frame = frame.with_columns(changed)
    return frame


def exact_figure(indicator: Indicator, row: Mapping[str, Any]) -> ExactFigure:
    """Return the figure of one row: a cell for each count of the indicator.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> exact_figure(document["nilai-ikm"], {"nilai_ikm": 82.37}).value
        82.37
    """
    result = exact_result(indicator, row)
    # What a program may not supply at all is a number that breaks its declaration here.
    if result is None:
        return _INVALID
    return figure_of(StatusCode.of(result.status), result.exact, indicator)


def exact_result(indicator: Indicator, row: Mapping[str, Any]) -> Result | None:
    """Return the result of one row; None where a cell holds no number that a count may have.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> exact_result(document["nilai-ikm"], {"nilai_ikm": 82.37}).value
        Decimal('82.37')
    """
    numbers: dict[str, Exact] = {}
    for name in used_counts(indicator):
        try:
            number = supplied_number(row[name], count_of(indicator, name))
        except CountsError:
            return None
        if number is not None:
            numbers[name] = number
    counts, previous = divided(numbers)
    return evaluate(indicator, counts, previous=previous)


def figure_of(code: StatusCode, exact: Exact | None, indicator: Indicator) -> ExactFigure:
    """Return the figure that an exact value is published as.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> figure_of(StatusCode.OK, 82, document["nilai-ikm"]).value
        82.0
    """
    if exact is None:
        return ExactFigure(code)
    value = float(round_half_up(exact, indicator.decimals))
    parts = (exact.numerator, exact.denominator)
    if max(map(abs, parts)) >= EXACT:
        return ExactFigure(code, value)
    return ExactFigure(code, value, *map(float, parts))


def supplied_number(cell: Any, count: Count) -> Exact | None:
    """Return the number of a cell; None where it is missing.

    Raises:
        CountsError: It is infinite, too long, or the float of a whole count is not whole.

    Example:
        >>> supplied_number(87.31, Count(name="ikm", label="IKM", kind="decimal"))
        Fraction(8731, 100)
    """
    if is_missing(cell):
        return None
    if isinstance(cell, float) and count.kind == "decimal" and isfinite(cell):
        # A float of numpy would name its type too.
        cell = Decimal(float.__repr__(cell))
    return exact_number(cell, count=count.name)


def is_missing(cell: Any) -> bool:
    """Return whether a cell is empty: None, NaN, or the NA of pandas."""
    if isinstance(cell, float):
        return isnan(cell)
    return cell is None or type(cell).__name__ == "NAType"
