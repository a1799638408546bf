"""Supplied counts from a file: YAML, JSON, CSV or a collection sheet in XLSX.

Enters: the text or the workbook of a file, and the document whose counts it supplies. Leaves:
exact numbers by count, of one period or of several, or all faults at once, each at its place.
Layer 5, beside evaluation.
"""

from __future__ import annotations

from os import PathLike, fspath
from typing import Final, TypeAlias

from iku_core._count_entries import CountsFormat, Entries, Entry, entries_of, format_of
from iku_core._filled_sheets import workbook_entries
from iku_core._package import MAX_PACKAGE_BYTES, is_package
from iku_core._sound_counts import sound_counts
from iku_core._supplied_numbers import DecimalMark
from iku_core._workbook import Workbook, read_workbook
from iku_core.characters import decode
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.exact import Exact
from iku_core.files import read_data
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Location, Source, new_issue
from iku_core.period import Period

__all__ = [
    "CountsFormat",
    "DecimalMark",
    "load_counts",
    "load_counts_by_period",
    "read_counts",
    "read_counts_by_period",
    "source_of",
]

_FORMATS: Final[dict[str, CountsFormat]] = {
    "yaml": "yaml",
    "yml": "yaml",
    "json": "json",
    "csv": "csv",
    **dict.fromkeys(("xlsx", "xlsm", "xlsb", "xls", "ods"), "xlsx"),
}

_Numbers: TypeAlias = FrozenMapping[Exact | None]
CountsSource: TypeAlias = Source | Workbook
"""The text of a file of counts, or its workbook."""


def load_counts(
    path: str | PathLike[str],
    document: Document,
    *,
    format: CountsFormat | None = None,  # noqa: A002 - the word that users know
    decimal: DecimalMark | None = None,
) -> _Numbers:
    """Read the counts of a file: YAML, JSON, CSV, or a collection sheet that is filled in.

    Args:
        path: A text in UTF-8, at most 1 MB, or a workbook, at most 5 MB.
        document: The document whose counts it supplies.
        format: Its format; None to tell from how it begins and from the end of its name.
        decimal: How decimals are written in YAML and CSV; `comma` also takes dots between
            thousands. None means a point, and refuses what may as well have separators of
            thousands, such as `1.250`. JSON always has a point. In a collection sheet in CSV
            None means a comma where cells are separated by `;`.

    Returns:
        Exact numbers by count; None where a value is left empty. Counts that the file does not
        name are left out.

    Raises:
        CountsError: The file has faults, or gives the counts of several periods; all faults are
            told, with their places. In a collection sheet, what breaks the declaration of a count
            is a fault as well.
        ValueError: The format or the way of writing decimals is none of those above.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> counts = iku.load_counts("docs/examples/sumbersuko-2020.yaml", document)
        >>> counts["jumlah_desa"]
        8
    """
    source, by_name = _source(path, format)
    return read_counts(source, document, format=format or by_name, decimal=decimal)


def load_counts_by_period(
    path: str | PathLike[str],
    document: Document,
    *,
    period: Period | None = None,
    format: CountsFormat | None = None,  # noqa: A002 - the word that users know
    decimal: DecimalMark | None = None,
) -> FrozenMapping[_Numbers]:
    """Read the counts of several periods from one file.

    In YAML and JSON the counts of each period stand under it, as in `2020-Q1: {jumlah_desa: 8}`; in
    CSV each row is `period,count,value`; a collection sheet names the period of each row.

    Args:
        path: As for `load_counts`; likewise `document`, `format` and `decimal`.
        document: The document whose counts it supplies.
        period: The period of a file that names none, and that of a collection sheet; None where
            the file must name them.
        format: As for `load_counts`.
        decimal: How decimals are written in YAML and CSV.

    Returns:
        Counts by period, such as `2020-Q1`, as `evaluate_period` takes them.

    Raises:
        CountsError: As for `load_counts`; also where a period is none.
        ValueError: The format or the way of writing decimals is none of those above.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> path = "docs/examples/sumbersuko-2020-triwulan.csv"
        >>> counts = iku.load_counts_by_period(path, document)
        >>> counts["2020-Q1"]["fasilitasi_dilakukan"]
        12
    """
    source, by_name = _source(path, format)
    return read_counts_by_period(
        source, document, period=period, format=format or by_name, decimal=decimal
    )


def _source(
    path: str | PathLike[str], chosen: CountsFormat | None
) -> tuple[CountsSource, CountsFormat | None]:
    name = fspath(path)
    data, issues = read_data(path, name, MAX_PACKAGE_BYTES)
    if issues:
        raise CountsError(tuple(issues))
    by_name = _FORMATS.get(name.rpartition(".")[2].lower())
    return source_of(data, name, chosen, by_name), by_name


def source_of(
    data: bytes, name: str, chosen: CountsFormat | None, by_name: CountsFormat | None = None
) -> CountsSource:
    """Return the text or the workbook that bytes are; raises CountsError where they are neither.

    Example:
        >>> source_of(b"jumlah_desa: 8", "-", None).lines
        ['jumlah_desa: 8']
    """
    is_workbook = is_package(data) or by_name == "xlsx" if chosen is None else chosen == "xlsx"
    source: CountsSource
    source, issues = read_workbook(data, name) if is_workbook else decode(data, name)
    if issues:
        raise CountsError(tuple(issues))
    return source


def read_counts(
    source: CountsSource,
    document: Document,
    *,
    format: CountsFormat | None = None,  # noqa: A002 - the word that users know
    decimal: DecimalMark | None = None,
) -> _Numbers:
    r"""Read the counts of a text; as `load_counts`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> read_counts(Source("-", "count;value\nnilai_ikm;87,31"), document, decimal="comma")
        FrozenMapping({'nilai_ikm': Fraction(8731, 100)})
    """
    entries = _entries(source, format, decimal)
    if entries.by_period and entries.sheet is None:
        raise CountsError((_of_periods(entries, source),))
    numbers = sound_counts(entries, document, decimal)
    if len(numbers) > 1:
        assert entries.sheet is not None, "any other file names no period here"
        raise CountsError((new_issue("IKU546", entries.sheet.place()),))
    return next(iter(numbers.values()), FrozenMapping({}))


def _of_periods(entries: Entries, source: CountsSource) -> Issue:
    """Return the fault of a file of several periods, or that which it has no entry for."""
    found = list(entries.found)
    for entry in found:
        if isinstance(entry, Entry):
            assert entry.period_place is not None, "the entry has a period"
            return new_issue("IKU546", entry.period_place())
    issues = [entry for entry in found if isinstance(entry, Issue)]
    return next(iter(issues), new_issue("IKU546", _beginning(source)))


def _beginning(source: CountsSource) -> Location:
    text = Source(source.name, "") if isinstance(source, Workbook) else source
    return text.location(0, 0)


def read_counts_by_period(
    source: CountsSource,
    document: Document,
    *,
    period: Period | None = None,
    format: CountsFormat | None = None,  # noqa: A002 - the word that users know
    decimal: DecimalMark | None = None,
) -> FrozenMapping[_Numbers]:
    r"""Read the counts of several periods from a text; as `load_counts_by_period`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> read_counts_by_period(Source("-", "2020-07:\n  nilai_ikm: 82"), document)
        FrozenMapping({'2020-07': FrozenMapping({'nilai_ikm': 82})})
    """
    entries = _entries(source, format, decimal)
    numbers = sound_counts(entries, document, decimal, period)
    if entries.by_period:
        return FrozenMapping(numbers)
    if period is None:
        raise CountsError((new_issue("IKU549", _beginning(source)),))
    return FrozenMapping({str(period): numbers.get("", FrozenMapping({}))})


def _entries(
    source: CountsSource, chosen: CountsFormat | None, decimal: DecimalMark | None
) -> Entries:
    if decimal not in (None, "point", "comma"):
        raise ValueError(f"decimal is point, comma or None, not {decimal!r}")
    if isinstance(source, Workbook):
        return workbook_entries(source)
    if chosen not in (None, "yaml", "json", "csv"):
        raise ValueError(f"format is yaml, json, csv, xlsx of a workbook, or None, not {chosen!r}")
    return entries_of(source, chosen or format_of(source.text))
