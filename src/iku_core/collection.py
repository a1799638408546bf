"""Which counts a document needs for a period, from whom, and where they are written down.

Enters: a document and a period. Leaves: a `CollectionSheet`, a row for each count and period; how
it is printed is the business of `report.collection_xlsx` and `report.collection_csv`, and `counts`
reads it back. Layer 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import field, frozen

from iku_core._declared import written
from iku_core.accumulation import CountsByPeriod, numbers_by_period
from iku_core.declaration import Count
from iku_core.definition import Document, Indicator
from iku_core.errors import CountsError
from iku_core.exact import Exact, format_exact, is_too_long
from iku_core.issues import new_issue
from iku_core.messages import Language
from iku_core.office import Officer
from iku_core.period import Period, parse_period

__all__ = [
    "CODE_START",
    "HEADINGS",
    "CollectionRow",
    "CollectionSheet",
    "SheetCode",
    "collection_sheet",
    "decimal_text",
    "parse_sheet_code",
]

CODE_START: Final = "iku-collection/"
HEADINGS: Final[dict[Language, tuple[str, str, str]]] = {
    "id": ("Kode", "Periode", "Nilai"),
    "en": ("Code", "Period", "Value"),
}
"""The headings by which a filled-in workbook is read: of count, period and value."""
_LAYOUT: Final = 1
_CODE: Final = re.compile(
    rf"{CODE_START}{_LAYOUT} (?P<period>\S+) (?P<edition>\S+) (?P<document>\S.*)"
)
_NOT_IN_A_CODE: Final = re.compile(r'[\s,;"]+')


@frozen(kw_only=True)
class SheetCode:
    """Say of which document, edition and period a sheet is, so that none is taken for another.

    Attributes:
        document: Id of the document, without what separates cells.
        edition: First day in force of the edition, such as `2020-03-03`; `-` for always.
        period: The period asked for.

    Example:
        >>> str(SheetCode(document="dinkes", edition="2020-03-03", period=Period(2020)))
        'iku-collection/1 2020 2020-03-03 dinkes'
    """

    document: str
    edition: str
    period: Period

    def __str__(self) -> str:
        """Return the text that stands in the sheet; the number is that of its layout."""
        return f"{CODE_START}{_LAYOUT} {self.period} {self.edition} {self.document}"


def parse_sheet_code(text: str) -> SheetCode | None:
    """Read the code of a sheet; None for a text that is none, or of a layout not known here.

    Example:
        >>> parse_sheet_code("iku-collection/1 2020-Q3 - dinkes").period
        Period(year=2020, kind='quarter', number=3)
    """
    match = _CODE.fullmatch(text)
    if match is None:
        return None
    try:
        period = parse_period(match["period"])
    except ValueError:
        return None
    return SheetCode(document=match["document"], edition=match["edition"], period=period)


@frozen(kw_only=True)
class CollectionRow:
    """Ask for one count of one period.

    Attributes:
        count: The count, with its label, kind, unit and what is declared of it.
        period: The period that it is of.
        indicators: The indicators whose figure needs it; empty where only a filled-in value made
            the row.
        value: What is filled in; None for nothing.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> row = iku.collection_sheet(document, iku.Period(2020)).rows[0]
        >>> row.count.name, row.sources, [officer.title for officer in row.officers]
        ('nilai_ikm', ('Hasil Survey Kepuasan Masyarakat',), ['Camat Sumbersuko'])
    """

    count: Count
    period: Period
    indicators: tuple[Indicator, ...] = ()
    value: Exact | None = None

    @property
    def officers(self) -> tuple[Officer, ...]:
        """The officers who answer for the indicators, each once."""
        found = (indicator.responsible for indicator in self.indicators)
        return tuple(dict.fromkeys(officer for officer in found if officer is not None))

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the count comes from: as it declares, else as its indicators do."""
        if self.count.source is not None:
            return (self.count.source,)
        found = (indicator.source for indicator in self.indicators)
        return tuple(dict.fromkeys(source for source in found if source is not None))


@frozen(kw_only=True)
class CollectionSheet:
    """Hold what is asked for, of which document and period, and by when.

    Attributes:
        document: The document.
        period: The period asked for.
        due: The last day for handing it in; None where not given.
        rows: A row for each count and period: those of the period first, then those of the
            previous period that `prev()` uses.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> sheet = iku.collection_sheet(document, iku.Period(2020))
        >>> len(sheet.rows), str(sheet.code)
        (7, 'iku-collection/1 2020 2020-03-03 kecamatan-sumbersuko')
    """

    document: Document = field(repr=False)
    period: Period
    due: date | None = None
    rows: tuple[CollectionRow, ...] = field(repr=False)

    @property
    def code(self) -> SheetCode:
        """What tells this sheet from those of other documents, editions and periods."""
        edition = self.document.valid_from
        return SheetCode(
            document=_NOT_IN_A_CODE.sub("_", self.document.id) or "_",
            edition="-" if edition is None else edition.isoformat(),
            period=self.period,
        )


def collection_sheet(
    document: Document,
    period: Period,
    *,
    due: date | None = None,
    counts: CountsByPeriod | None = None,
) -> CollectionSheet:
    """Return which counts the indicators of a document need for a period.

    A count that accumulates is asked for the period itself, whether that is a month or a year.

    Args:
        document: The document.
        period: The period whose figures are wanted.
        due: The last day for handing the counts in; None where not given.
        counts: What is known already, by period, such as `{"2020-Q3": {"jumlah_desa": 8}}`; counts
            of periods that are not asked for are left out. None for empty rows.

    Raises:
        CountsError: A key is no period, counts are refused as by `evaluate`, or a number has no
            decimal form of at most 40 places; all faults at once.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> sheet = collection_sheet(document, Period(2020), counts={"2020": {"jumlah_desa": 8}})
        >>> [row.count.name for row in sheet.rows if row.value is not None]
        ['jumlah_desa']
    """
    known = _known(document, counts or {})
    current, before = _needed(document)
    rows = [*_rows(document, period, current, known)]
    if before:
        rows.extend(_rows(document, _previous(period), before, known))
    return CollectionSheet(document=document, period=period, due=due, rows=tuple(rows))


def _previous(period: Period) -> Period:
    try:
        return period.previous
    except ValueError:
        raise ValueError(f"there is no period before {period}, which the document needs") from None


def _rows(
    document: Document,
    period: Period,
    needed: dict[str, dict[str, Indicator]],
    known: dict[Period, dict[str, Exact]],
) -> Iterator[CollectionRow]:
    values = known.get(period, {})
    for name, count in document.counts.items():
        if name in needed or name in values:
            indicators = tuple(needed.get(name, {}).values())
            yield CollectionRow(
                count=count, period=period, indicators=indicators, value=values.get(name)
            )


def _needed(
    document: Document,
) -> tuple[dict[str, dict[str, Indicator]], dict[str, dict[str, Indicator]]]:
    """Return the indicators that need each count of the period, and of the previous one."""
    current: dict[str, dict[str, Indicator]] = {}
    before: dict[str, dict[str, Indicator]] = {}
    for indicator in document:
        for part in _with_parts(indicator):
            for formula in part.formulas:
                for names, needed in ((formula.names, current), (formula.previous, before)):
                    for name in names:
                        if name in part.counts:
                            needed.setdefault(name, {})[indicator.id] = indicator
    return current, before


def _with_parts(indicator: Indicator) -> Iterable[Indicator]:
    """Return an indicator and those that its formulas refer to, each once."""
    found = {indicator.id: indicator}
    waiting = [indicator]
    while waiting:
        for part in waiting.pop().parts.values():
            if part.id not in found:
                found[part.id] = part
                waiting.append(part)
    return found.values()


def _known(document: Document, counts: CountsByPeriod) -> dict[Period, dict[str, Exact]]:
    """Return exact numbers by period; raises CountsError with all faults."""
    known = numbers_by_period(document.counts, counts)
    issues = [
        new_issue("IKU775", None, count=f"{name} ({period})", **written("value", number))
        for period, numbers in known.items()
        for name, number in numbers.items()
        if decimal_text(number) is None
    ]
    if issues:
        raise CountsError(tuple(issues))
    return known


def decimal_text(number: Exact) -> str | None:
    """Return a number as files have it; None where it has no decimal form that files can hold.

    Example:
        >>> from fractions import Fraction
        >>> decimal_text(Fraction(659, 8)), decimal_text(Fraction(1, 3))
        ('82.375', None)
    """
    text = format_exact(number, "plain", places=40)
    return None if "/" in text or is_too_long(text) else text
