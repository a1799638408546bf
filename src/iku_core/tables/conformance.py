"""Whether an engine gives the figures that exact arithmetic gives.

Enters: a way to make a frame of columns. Leaves: the rows in which the engine differs.
The rows are those that engines have been wrong on: exact ties and what is one below, numbers near
2**53, divisors that are powers of ten, negative, empty, infinite and broken numbers. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf, nan
from typing import Any, Final, TypeAlias

import narwhals.stable.v2 as nw
from attrs import frozen

from iku_core.catalogue import parse_document
from iku_core.definition import Document
from iku_core.normal_form import used_counts
from iku_core.tables._columns import EXACT
from iku_core.tables._exact_rows import ExactFigure, exact_figure, is_missing
from iku_core.tables.evaluating import evaluate_table
from iku_core.tables.status_codes import StatusCode

__all__ = ["Difference", "FrameFactory", "check_engine", "conformance_rows"]

FrameFactory: TypeAlias = Callable[[dict[str, list[Any]]], Any]
"""Makes a frame of columns: names, and lists of numbers of one type, with None."""

_DEFINITION: Final = """\
schema: 1
id: conformance
title: Conformance
organisation: {name: Conformance}
counts:
  a: {label: Count a}
  b: {label: Count b}
  d: {label: Decimal d, kind: decimal}
objectives:
  - statement: Figures agree
    indicators:
      - {id: percent, name: Percentage, numerator: a, denominator: b, unit: "%"}
      - {id: whole, name: Whole per mille, value: 1000 * a / b, decimals: 0}
      - {id: growth, name: Growth, numerator: a - b, denominator: b, unit: "%"}
      - {id: fixed, name: Fixed divisor, value: a / 392}
      - {id: greatest, name: Greatest, value: "max(a, b) / min(a, b)", decimals: 4}
      - {id: two, name: Two divisors, value: a / b + b / a, decimals: 1}
      - {id: score, name: Score, value: d, decimals: 1}
      - {id: weighted, name: Weighted, value: d / b, decimals: 3}
"""
_DIVISORS: Final = (1, 3, 7, 8, 16, 23, 32, 49, 128, 160, 392, 784, 800, 8_000, 20_000, 36_000)
_KNOWN: Final = ((1, 32), (23, 160), (5378, 8000), (20781, 36000), (116, 128), (1418, 8000),
                 (13635, 20000), (49, 392), (0, 5), (5, 0), (0, 0), (-1, 4), (4, -1))  # fmt: skip
_DECIMALS: Final = (87.31, 82.375, 0.05, 0.15, 0.25, 100.0, -3.125, -0.04, 12.3456789, 1e12)
_SURE: Final = 10**6
_BROKEN: Final = (None, nan, inf, -inf, 2.5, -1.0, 0.0, 1e300)


@frozen
class Difference:
    """Hold one figure on which an engine differs.

    Attributes:
        indicator: Its id in the definition of the vector.
        counts: The numbers of the row.
        expected: What exact arithmetic gives.
        code: The status code of the engine.
        value: The figure of the engine; None where there is none.

    Example:
        >>> expected = ExactFigure(StatusCode.OK, 14.38, 575.0, 40.0)
        >>> Difference("percent", {"a": 23, "b": 160}, expected, 0, 14.37).value
        14.37
    """

    indicator: str
    counts: Mapping[str, Any]
    expected: ExactFigure
    code: int
    value: float | None


def check_engine(frame_factory: FrameFactory) -> tuple[Difference, ...]:
    """Return all figures on which an engine differs from exact arithmetic.

    Args:
        frame_factory: Makes a frame of the engine of a dict of columns, such as
            `polars.DataFrame`. It is called twice: with whole numbers, and with floats and None.

    Returns:
        Nothing where the engine can be trusted. Of a lazy frame `NEEDS_EXACT` is right where
        numbers reach 2**53, and nowhere else.

    Example:
        >>> import polars
        >>> check_engine(polars.DataFrame), check_engine(polars.LazyFrame)
        ((), ())
    """
    document = parse_document(_DEFINITION)
    found: list[Difference] = []
    for columns in conformance_rows():
        given = nw.from_native(evaluate_table(frame_factory(columns), document))
        is_lazy = isinstance(given, nw.LazyFrame)
        frame = given.collect() if isinstance(given, nw.LazyFrame) else given
        for row in frame.iter_rows(named=True):
            at = int(row["row"])
            counts = {name: cells[at] for name, cells in columns.items()}
            found += _differences(document, counts, row, is_lazy=is_lazy)
    return tuple(found)


def conformance_rows() -> Iterator[dict[str, list[Any]]]:
    """Iterate over the columns of the vector: of whole numbers, and of floats.

    Example:
        >>> [sorted(columns) for columns in conformance_rows()]
        [['a', 'b', 'd', 'row'], ['a', 'b', 'd', 'row']]
    """
    pairs = [*_KNOWN, *_ties(), *_limits()]
    yield _columns([(above, below, above % 1000 - 500) for above, below in pairs])
    floats: list[tuple[Any, ...]] = [
        (float(above), float(below), _DECIMALS[at % len(_DECIMALS)])
        for at, (above, below) in enumerate(_KNOWN + tuple(_ties())[::2])
    ]
    for broken in _BROKEN:
        floats += [(broken, 7.0, 1.5), (7.0, broken, 1.5), (1.0, 3.0, broken), (broken,) * 3]
    yield _columns(floats)


def _columns(rows: list[tuple[Any, ...]]) -> dict[str, list[Any]]:
    numbered = [(at, *row) for at, row in enumerate(rows)]
    return {
        name: list(cells)
        for name, cells in zip(("row", "a", "b", "d"), zip(*numbered, strict=True), strict=True)
    }


def _ties() -> Iterator[tuple[int, int]]:
    """Iterate over ratios whose percentage is at, or one count beside, half a hundredth."""
    for divisor in _DIVISORS:
        for step in range(12):
            tie = (2 * step + 1) * divisor * 37 // 20_000
            yield from ((tie, divisor), (tie + 1, divisor))
            whole = 20_000 * divisor
            yield from (((2 * step + 1) * divisor, whole), ((2 * step + 1) * divisor - 1, whole))


def _limits() -> Iterator[tuple[int, int]]:
    """Iterate over ratios near the largest numbers that floats hold."""
    for divisor in (1, 3, 7, 20_000, 10**9 + 7):
        edge = (EXACT - divisor) // 20_000
        yield from ((edge + step, divisor) for step in (-1, 0, 1, 2))
        yield from ((EXACT + step, EXACT - divisor) for step in (-1, 0, 1))


def _differences(
    document: Document, counts: dict[str, Any], row: Mapping[str, Any], *, is_lazy: bool
) -> Iterator[Difference]:
    for indicator in document:
        expected = exact_figure(indicator, counts)
        code = int(row[f"{indicator.id}_status"])
        cell = row[indicator.id]
        value = None if is_missing(cell) else float(cell)
        if (code, value) == (expected.code, expected.value):
            continue
        used = {name: counts[name] for name in used_counts(indicator)}
        if code == StatusCode.NEEDS_EXACT and is_lazy and _is_beyond(used.values()):
            continue
        yield Difference(indicator.id, used, expected, code, value)


def _is_beyond(cells: Iterable[Any]) -> bool:
    """Return whether an engine may leave a row to exact arithmetic."""
    return any(abs(cell) > _SURE or round(cell, 6) != cell for cell in cells)
