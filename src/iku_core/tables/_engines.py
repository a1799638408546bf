"""The engines that the command line reads and writes files with, each loaded only when used.

Enters: paths. Leaves: lazy frames of narwhals, and files. Layer 6.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any, ClassVar, Final, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.exceptions import NarwhalsError

from iku_core.errors import TableError
from iku_core.files import path_of
from iku_core.issues import new_issue
from iku_core.tables._frames import Frame
from iku_core.tables._tasks import is_csv, is_remote

__all__ = ["ENGINES", "Engine", "engine_named"]


_FAULTS: Final = (NarwhalsError, OSError)


class _LocalFiles:
    """Move and remove files of this computer."""

    def move(self, source: str, target: str) -> None:
        """Put what was written into its place."""
        os.replace(source, target)  # noqa: PTH105 - names as given

    def remove(self, path: str) -> None:
        """Remove what was written; nothing where there is nothing."""
        path_of(path).unlink(missing_ok=True)


class _Polars(_LocalFiles):
    """Run on Polars, streaming.

    Attributes:
        faults: What it raises where a file or a query is at fault.
    """

    name: ClassVar[str] = "Polars"

    def __init__(self, master: str | None) -> None:
        import polars as pl  # noqa: PLC0415

        del master
        self.polars = pl
        self.faults: tuple[type[Exception], ...] = (
            pl.exceptions.PolarsError,
            *_FAULTS,
        )

    def scan(self, path: str, delimiter: str) -> Frame:
        """Return a lazy frame of a file; every cell of a CSV file is text."""
        if is_csv(path):
            return nw.from_native(
                self.polars.scan_csv(path, separator=delimiter, infer_schema=False)
            )
        return nw.from_native(self.polars.scan_parquet(path, glob=False))

    def write(self, frame: Frame, path: str, *, as_csv: bool) -> None:
        """Compute a lazy frame into a file."""
        native = frame.to_native()
        if as_csv:
            native.sink_csv(path)
        else:
            native.sink_parquet(path)

    def collect(self, frame: Frame) -> nw.DataFrame[Any]:
        """Compute a lazy frame of few rows into memory."""
        collected: nw.DataFrame[Any] = nw.from_native(frame.to_native().collect(engine="streaming"))
        return collected

    def lazy(self, frame: nw.DataFrame[Any]) -> Frame:
        """Return a lazy frame of what was collected."""
        return frame.lazy()


class _DuckDB(_LocalFiles):
    """Run on DuckDB, in a database of its own without a file."""

    name: ClassVar[str] = "DuckDB"

    def __init__(self, master: str | None) -> None:
        import duckdb  # noqa: PLC0415

        del master
        self.connection = duckdb.connect()
        # To keep the order of rows, it would keep the rows themselves in memory.
        self.connection.execute("set preserve_insertion_order = false")
        self.faults: tuple[type[Exception], ...] = (duckdb.Error, *_FAULTS)

    def scan(self, path: str, delimiter: str) -> Frame:
        if is_csv(path):
            return nw.from_native(
                self.connection.read_csv(path, delimiter=delimiter, header=True, all_varchar=True)
            )
        return nw.from_native(self.connection.read_parquet(path))

    def write(self, frame: Frame, path: str, *, as_csv: bool) -> None:
        native = frame.to_native()
        if as_csv:
            native.write_csv(path, header=True)
        else:
            native.write_parquet(path)

    def collect(self, frame: Frame) -> nw.DataFrame[Any]:
        return frame.collect("pyarrow")  # type: ignore[no-any-return]

    def lazy(self, frame: nw.DataFrame[Any]) -> Frame:
        return nw.from_native(self.connection.from_arrow(frame.to_native()))


class _Spark:
    """Run on a cluster of Spark; what is written is a folder, as Spark does."""

    name: ClassVar[str] = "Spark"

    def __init__(self, master: str | None) -> None:
        from py4j.protocol import Py4JError  # noqa: PLC0415
        from pyspark.errors import PySparkException  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415

        builder = SparkSession.builder.appName("iku table")
        self.session: Any = (builder.master(master) if master else builder).getOrCreate()
        # Spark itself has no call that moves a file of a cluster; its own machine has.
        self.java: Any = self.session._jvm  # noqa: SLF001
        self.settings: Any = self.session._jsc.hadoopConfiguration()  # noqa: SLF001
        self.faults: tuple[type[Exception], ...] = (PySparkException, Py4JError, *_FAULTS)

    def scan(self, path: str, delimiter: str) -> Frame:
        read, place = self.session.read, _address(path)
        if is_csv(path):
            return nw.from_native(read.csv(place, header=True, sep=delimiter))
        return nw.from_native(read.parquet(place))

    def write(self, frame: Frame, path: str, *, as_csv: bool) -> None:
        writer = frame.to_native().write
        if as_csv:
            writer.csv(_address(path), header=True)
        else:
            writer.parquet(_address(path))

    def collect(self, frame: Frame) -> nw.DataFrame[Any]:
        return frame.collect("pyarrow")  # type: ignore[no-any-return]

    def lazy(self, frame: nw.DataFrame[Any]) -> Frame:
        return nw.from_native(self.session.createDataFrame(frame.to_native()))

    def move(self, source: str, target: str) -> None:
        self.remove(target)
        place = self._path(source)
        place.getFileSystem(self.settings).rename(place, self._path(target))

    def remove(self, path: str) -> None:
        place = self._path(path)
        place.getFileSystem(self.settings).delete(place, True)  # noqa: FBT003 - Java

    def _path(self, path: str) -> Any:
        return self.java.org.apache.hadoop.fs.Path(_address(path))


def _address(path: str) -> str:
    """Return a path of this computer as such, wherever the machine of Spark was started."""
    return path if is_remote(path) else path_of(path).absolute().as_uri()


Engine: TypeAlias = _Polars | _DuckDB | _Spark
"""Reads, computes and writes, in memory that does not grow with the file."""

_CLASSES: Final[dict[str, type[Engine]]] = {
    "polars": _Polars,
    "duckdb": _DuckDB,
    "spark": _Spark,
}
_MODULES: Final = {
    "polars": ("polars",),
    "duckdb": ("duckdb", "pyarrow"),
    "spark": ("pyspark", "pyarrow"),
}

ENGINES: Final = tuple(_CLASSES)
"""The names of the engines, the preferred one first."""


def engine_named(name: str | None, master: str | None = None) -> Engine:
    """Return an engine; the first that is installed where no name is given.

    Args:
        name: One of `ENGINES`, or None.
        master: Address of a cluster of Spark; None for what the settings of Spark say.

    Raises:
        TableError: It is not installed.

    Example:
        >>> engine_named("polars").faults[0].__name__
        'PolarsError'
    """
    known = [engine for engine in ENGINES if all(map(find_spec, _MODULES[engine]))]
    chosen = name or next((engine for engine in known if engine != "spark"), ENGINES[0])
    if chosen not in known:
        label = _CLASSES[chosen].name
        raise TableError((new_issue("IKU612", None, engine=label, extra=chosen),))
    return _CLASSES[chosen](master)
