"""Frames of any engine, and what has to be known of the engine.

Enters: a native frame. Leaves: a frame of narwhals that can be asked. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

import narwhals.stable.v2 as nw

from iku_core.errors import TableError
from iku_core.exact import type_name
from iku_core.issues import new_issue

__all__ = ["Frame", "clips", "frame_of", "refuse_repeated", "run"]

Frame: TypeAlias = Any
"""A frame of narwhals, eager or lazy; its methods are those that both have."""

_PYARROW: Final = "pyarrow"
_MOST_REPEATED: Final = 100


def frame_of(native: Any, *, eager: bool = False) -> Frame:
    """Return a frame that can be asked; raises TableError for anything else.

    Args:
        native: The frame.
        eager: Whether a lazy one is refused.

    Example:
        >>> frame_of([1, 2])
        Traceback (most recent call last):
        ...
        iku_core.errors.TableError: faults in the table: 1
        IKU605 a list is no table
    """
    try:
        return nw.from_native(native, eager_only=True) if eager else nw.from_native(native)
    except TypeError as error:
        raise TableError((new_issue("IKU605", None, type=type_name(native)),)) from error


def clips(frame: Frame) -> bool:
    """Return whether the engine refuses to make a float of a whole number beyond 2**53."""
    implementation = frame.implementation
    if implementation.is_pyarrow():
        return True
    return bool(implementation.is_pandas_like() or implementation.is_dask()) and any(
        _PYARROW in str(kind) for kind in frame.to_native().dtypes
    )


def run(frame: Frame, steps: Callable[[Frame], Frame]) -> Frame:
    """Return what steps make of a frame, as eager or lazy as it is.

    Eagerly, Polars computes each expression by itself; lazily, it fuses them, and its streaming
    engine does so piece by piece, in less memory.
    """
    if isinstance(frame, nw.DataFrame) and frame.implementation.is_polars():
        return steps(frame.lazy()).collect(engine="streaming")
    return steps(frame)


def refuse_repeated(
    frame: Frame,
    keys: Sequence[str],
    collect: Callable[[Frame], nw.DataFrame[Any]] = lambda frame: frame,
) -> None:
    """Refuse a frame in which two rows have the same keys.

    Args:
        frame: The frame.
        keys: Columns that name a row.
        collect: Computes a lazy frame of few rows.

    Raises:
        TableError: Names the keys, the first 100 of them.
    """
    number = "".join(keys) + "_rows"
    counted = frame.group_by(*keys).agg(nw.len().alias(number)).filter(nw.col(number) > 1)
    issues = [
        new_issue("IKU611", None, key=_key(row, keys), number=str(row[number]))
        for row in collect(counted.sort(*keys).head(_MOST_REPEATED)).iter_rows(named=True)
    ]
    if issues:
        raise TableError(tuple(issues))


def _key(row: dict[str, Any], keys: Sequence[str]) -> str:
    return ", ".join(f"{key} {row[key]}" for key in keys)
