"""What is to be done with a file of counts, and what was done.

Layer 6.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import frozen

from iku_core._supplied_numbers import DecimalMark
from iku_core.definition import Indicator
from iku_core.errors import TableError
from iku_core.files import path_of, reason_of
from iku_core.issues import new_issue
from iku_core.tables._children import Grouping
from iku_core.tables.status_codes import StatusCode

__all__ = [
    "PARTIAL",
    "LongColumns",
    "TableSummary",
    "TableTask",
    "is_csv",
    "is_remote",
    "refuse_names",
    "unusable",
]

_KINDS: Final = (".parquet", ".csv")

PARTIAL: Final = (".partial", ".partial.whole")
"""What is appended to the name of a file while it is written."""


@frozen
class LongColumns:
    """Name the columns of a long table.

    Attributes:
        unit: The office.
        period: The period; empty where there is one alone.
        count: The names of the counts.
        value: Their values.
    """

    unit: str
    period: str
    count: str
    value: str


@frozen(kw_only=True)
class TableTask:
    """Hold what is to be done.

    Attributes:
        indicators: What is computed.
        data: The file of counts, `.parquet` or `.csv`.
        out: The file of figures, likewise.
        grouping: What is rolled up over what; None for a figure for each row.
        register: The file of a register, as for `rollup_table`; None where there is none.
        coverage: Likewise the part of the children that must be complete.
        long: The columns of a long table; None for a wide one.
        engine: One of `ENGINES`; None for the first that is installed.
        master: Address of a cluster of Spark; None for what its settings say.
        decimal: How a CSV file writes decimals, as for `load_counts`.
        text: Whether there are columns with the status in words.
        parts: Whether there are columns with numerator and denominator.
    """

    indicators: tuple[Indicator, ...]
    data: str
    out: str
    grouping: Grouping | None = None
    register: str | None = None
    coverage: Fraction = Fraction(1)
    long: LongColumns | None = None
    engine: str | None = None
    master: str | None = None
    decimal: DecimalMark | None = None
    text: bool = False
    parts: bool = False


@frozen
class TableSummary:
    """Hold what was written.

    Attributes:
        rows: Number of rows.
        statuses: How many rows have each status, by id of the indicator.
    """

    rows: int
    statuses: dict[str, dict[StatusCode, int]]

    @property
    def has_invalid(self) -> bool:
        """Whether a count breaks its own declaration."""
        return any(counted[StatusCode.INVALID] for counted in self.statuses.values())

    @property
    def needs_exact(self) -> bool:
        """Whether a row is left to exact numbers."""
        return any(counted[StatusCode.NEEDS_EXACT] for counted in self.statuses.values())


def is_csv(path: str) -> bool:
    """Return whether a file is CSV by its name."""
    return path.lower().endswith(".csv")


def is_remote(path: str) -> bool:
    """Return whether a file is that of a cluster, such as `hdfs://...`."""
    return "://" in path


def unusable(file: str, reason: str, reason_id: str) -> TableError:
    """Return the error of a file, with the reason in English and Indonesian."""
    return TableError((new_issue("IKU613", None, file=file, reason=reason, reason_id=reason_id),))


def refuse_names(data: str, out: str) -> None:
    """Refuse files of other kinds, and a place where nothing can be written."""
    for path in (data, out):
        if not path.lower().endswith(_KINDS):
            raise unusable(path, f"not {' or '.join(_KINDS)}", f"bukan {' atau '.join(_KINDS)}")
    if not is_remote(data) and not path_of(data).exists():
        raise unusable(data, *reason_of(FileNotFoundError()))
    if is_remote(out):
        return
    place = path_of(out)
    if place.resolve() == path_of(data).resolve():
        raise unusable(out, "it is the file of the counts itself", "itu berkas cacah itu sendiri")
    if not place.parent.is_dir():
        raise unusable(out, "there is no such folder", "foldernya tidak ada")
