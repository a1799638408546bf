"""What proves a figure: its definition and its counts, each by its hash, and the library.

Frozen values that know no format. Layer 5, below `result`; how they are written is the business
of `report`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from attrs import field, frozen

from iku_core.canonical import combined_hash
from iku_core.definition import Origin
from iku_core.edition import Edition
from iku_core.exact import Exact
from iku_core.frozen import FrozenMapping
from iku_core.status import Status

__all__ = ["AuditRecord", "DocumentRecord", "library_version", "record_of_all"]


@cache
def library_version() -> str:
    """Return the version of this library; `unknown` where it runs without being installed.

    Example:
        >>> library_version().count(".") >= 1
        True
    """
    # Imported here, for it is slow to load.
    from importlib import metadata  # noqa: PLC0415

    try:
        return metadata.version("iku-core")
    except metadata.PackageNotFoundError:
        return "unknown"


@frozen(kw_only=True)
class AuditRecord:
    """Hold what proves one figure.

    Attributes:
        indicator: Id of the indicator.
        edition: The edition of the document that it stands in; None where a program made it.
        origins: Where it is declared, and through which documents it was adopted; empty for one
            that its document declares itself.
        definition: SHA-256 of its definition in canonical form, as 64 hexadecimal digits.
        counts: SHA-256 of `inputs` and `accumulated` in canonical form, likewise.
        inputs: The counts that it rests on, by name, those of the previous period as `prev(a)`;
            None where one is missing, which is not 0.
        accumulated: Which of them come from counts by period, and how they were put together.
        status: Whether there is a value.
        value: The published figure; None without a value.
        exact: The same before rounding; None without a value.
        version: Version of the library that computed it.
        evaluated_on: Day of the evaluation as it was given; None where it was not.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82})
        >>> record = result.record(evaluated_on=date(2021, 1, 15))
        >>> record.edition.document, record.counts[:12]
        ('kecamatan-sumbersuko', 'a87ed1e3dacf')
    """

    indicator: str
    edition: Edition | None
    origins: tuple[Origin, ...] = ()
    definition: str
    counts: str
    inputs: FrozenMapping[Exact | None]
    accumulated: FrozenMapping[Status] = field(factory=lambda: FrozenMapping({}))
    status: Status
    value: Decimal | None
    exact: Fraction | None
    version: str
    evaluated_on: date | None = None


@frozen(kw_only=True)
class DocumentRecord:
    """Hold what proves the figures of a document together.

    Attributes:
        edition: The edition of the document; None where the figures are not of one edition.
        definition: SHA-256 of the definitions of its indicators, in their order.
        counts: SHA-256 of the counts that they rest on, likewise.
        version: Version of the library that computed them.
        evaluated_on: Day of the evaluation as it was given; None where it was not.

    Example:
        >>> record_of_all([]).edition is None
        True
    """

    edition: Edition | None
    definition: str
    counts: str
    version: str
    evaluated_on: date | None = None


def record_of_all(
    records: Iterable[AuditRecord], *, evaluated_on: date | None = None
) -> DocumentRecord:
    """Return what proves several figures together.

    Args:
        records: The records of the figures, in the order of the document.
        evaluated_on: The day of the evaluation; None where it is not to be recorded.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> record_of_all(result.record() for result in results.values()).edition.document
        'kecamatan-sumbersuko'
    """
    found = tuple(records)
    editions = {record.edition for record in found}
    return DocumentRecord(
        edition=editions.pop() if len(editions) == 1 else None,
        definition=combined_hash((record.indicator, record.definition) for record in found),
        counts=combined_hash((record.indicator, record.counts) for record in found),
        version=library_version(),
        evaluated_on=evaluated_on,
    )
