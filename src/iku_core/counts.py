"""Supplied counts from a file: YAML, JSON or CSV.

Enters: the text of a file and the document whose counts it supplies. Leaves: exact numbers by
count, of one period or of several, or all faults at once, each at its place. Layer 5, beside
evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingType
from os import PathLike, fspath
from typing import Final, TypeAlias

from attrs import evolve

from iku_core._count_entries import CountsFormat, Entries, Entry, entries_of, format_of
from iku_core._supplied_numbers import DecimalMark, Refusal, read_number
from iku_core.declaration import Count
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.exact import Exact
from iku_core.files import read_source
from iku_core.frozen import FrozenMapping
from iku_core.issues import MAX_FAULTS, Issue, Source, new_issue, sort_issues
from iku_core.period import PERIOD_EXAMPLES, Period, parse_period, proposed_period
from iku_core.suggestion import advice

__all__ = [
    "CountsFormat",
    "DecimalMark",
    "load_counts",
    "load_counts_by_period",
    "read_counts",
    "read_counts_by_period",
]

_FORMATS: Final[dict[str, CountsFormat]] = {
    "yaml": "yaml",
    "yml": "yaml",
    "json": "json",
    "csv": "csv",
}

_Numbers: TypeAlias = FrozenMapping[Exact | None]


def load_counts(
    path: str | PathLike[str],
    document: Document,
    *,
    format: CountsFormat | None = None,  # noqa: A002 - the word that users know
    decimal: DecimalMark | None = None,
) -> _Numbers:
    """Read the counts of a file: YAML, JSON or CSV.

    Args:
        path: A file in UTF-8, at most 1 MB.
        document: The document whose counts it supplies.
        format: Its format; None to tell from the end of its name, else from its first line.
        decimal: How decimals are written in YAML and CSV; `comma` also takes dots between
            thousands. None means a point, and refuses what may as well have separators of
            thousands, such as `1.250`. JSON always has a point.

    Returns:
        Exact numbers by count; None where a value is left empty. Counts that the file does not
        name are left out.

    Raises:
        CountsError: The file has faults, or gives the counts of several periods; all faults are
            told, with their places.
        ValueError: The format or the way of writing decimals is none of those above.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> counts = iku.load_counts("docs/examples/sumbersuko-2020.yaml", document)
        >>> counts["jumlah_desa"]
        8
    """
    source, by_name = _source(path)
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
    CSV each row is `period,count,value`.

    Args:
        path: As for `load_counts`; likewise `document`, `format` and `decimal`.
        document: The document whose counts it supplies.
        period: The period of a file that names none; None where it must name them.
        format: Its format; None to tell from the end of its name, else from its first line.
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
    source, by_name = _source(path)
    return read_counts_by_period(
        source, document, period=period, format=format or by_name, decimal=decimal
    )


def _source(path: str | PathLike[str]) -> tuple[Source, CountsFormat | None]:
    name = fspath(path)
    source, issues = read_source(path, name)
    if issues:
        raise CountsError(tuple(issues))
    return source, _FORMATS.get(name.rpartition(".")[2].lower())


def read_counts(
    source: Source,
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
    entries, decimal = _entries(source, format, decimal)
    if entries.by_period:
        named = (entry for entry in entries.found if isinstance(entry, Entry))
        first = next(named, None)
        place = None if first is None else first.period_place
        found = source.location(0, 0) if place is None else place()
        raise CountsError((new_issue("IKU546", found),))
    numbers = _sound(entries.found, document.counts, decimal)
    return numbers.get("", FrozenMapping({}))


def read_counts_by_period(
    source: Source,
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
    entries, decimal = _entries(source, format, decimal)
    numbers = _sound(entries.found, document.counts, decimal)
    if entries.by_period:
        return FrozenMapping(numbers)
    if period is None:
        raise CountsError((new_issue("IKU549", source.location(0, 0)),))
    return FrozenMapping({str(period): numbers.get("", FrozenMapping({}))})


def _entries(
    source: Source, chosen: CountsFormat | None, decimal: DecimalMark | None
) -> tuple[Entries, DecimalMark | None]:
    if chosen not in (None, "yaml", "json", "csv"):
        raise ValueError(f"format is yaml, json, csv or None, not {chosen!r}")
    if decimal not in (None, "point", "comma"):
        raise ValueError(f"decimal is point, comma or None, not {decimal!r}")
    chosen = chosen or format_of(source.text)
    return entries_of(source, chosen), "point" if chosen == "json" else decimal


def _sound(
    entries: Iterable[Entry | Issue],
    declared: MappingType[str, Count],
    decimal: DecimalMark | None,
) -> dict[str, _Numbers]:
    """Return numbers by period and count; raises CountsError with all faults of the entries."""
    read: dict[str, dict[str, Exact | None]] = {}
    first: dict[tuple[str, str], Entry] = {}
    wrong: set[str] = set()
    issues: list[Issue] = []
    for entry in entries:
        if len(issues) == MAX_FAULTS:
            place = entry.location if isinstance(entry, Issue) else entry.name_place()
            issues.append(new_issue("IKU120", place, limit=str(MAX_FAULTS)))
            break
        if isinstance(entry, Issue):
            issues.append(entry)
        elif entry.period not in wrong:
            if entry.period_place is not None and entry.period not in read:
                issue = _period_fault(entry)
                if issue is not None:
                    wrong.add(entry.period)
                    issues.append(issue)
                    continue
            numbers = read.setdefault(entry.period, {})
            issue = _read(entry, declared, decimal, first, numbers)
            if issue is not None:
                issues.append(issue)
    if issues:
        raise CountsError(sort_issues(issues))
    return {period: FrozenMapping(numbers) for period, numbers in read.items()}


def _period_fault(entry: Entry) -> Issue | None:
    """Return what is wrong with the period of an entry; None where it is one."""
    assert entry.period_place is not None, "the entry has a period"
    try:
        parse_period(entry.period)
    except ValueError:
        proposal = proposed_period(entry.period) or PERIOD_EXAMPLES
        words = {"text": entry.period or '""', "proposal": proposal}
        return new_issue("IKU157", entry.period_place(), **words)
    return None


def _read(
    entry: Entry,
    declared: MappingType[str, Count],
    decimal: DecimalMark | None,
    first: dict[tuple[str, str], Entry],
    numbers: dict[str, Exact | None],
) -> Issue | None:
    """Put the number of an entry among the others; return why that cannot be."""
    name = entry.name
    if name not in declared:
        words = {"count": name or "''", **advice(name, declared)}
        return new_issue("IKU501", entry.name_place(), **words)
    earlier = first.setdefault((entry.period, name), entry)
    if earlier is not entry:
        issue = new_issue("IKU502", entry.name_place(), count=name)
        return evolve(issue, related=earlier.name_place())
    number = read_number(entry.text, declared[name], decimal, quoted=entry.quoted)
    if isinstance(number, Refusal):
        words = {"count": name, **number.words}
        return new_issue(number.code, entry.text_place(), **words)
    numbers[name] = number
    return None
