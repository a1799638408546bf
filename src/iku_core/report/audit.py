"""Audit records to text: records for JSON, and lines for the foot of a page. Layer 6."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from iku_core.achievement import Achievement, Achievements
from iku_core.audit import AuditRecord, DocumentRecord, record_of_all
from iku_core.edition import Edition
from iku_core.messages import Language
from iku_core.period import date_label
from iku_core.result import Result

__all__ = [
    "AUDIT_COLUMNS",
    "Figures",
    "audit_cells",
    "audit_lines",
    "audit_of",
    "document_audit_of",
    "record_of_figures",
]

Figures = Achievements | Mapping[str, Result] | Iterable[Result | Achievement]
"""What figures come as: results by id, achievements of a document, or some of either."""

_SHORT: Final = 12

_WORDS: Final = {
    "en": {
        "document": "Document: {document}, {edition}",
        "none": "Document: none",
        "always": "edition without a first day",
        "from": "edition in force from {start}",
        "from to": "edition in force from {start} to {end}",
        "to": "edition in force to {end}",
        "definition": "Definition {short}: SHA-256 {full}",
        "counts": "Counts {short}: SHA-256 {full}",
        "version": "Computed by iku-core {version}",
        "day": "Computed by iku-core {version} on {day}",
    },
    "id": {
        "document": "Dokumen: {document}, {edition}",
        "none": "Dokumen: tidak ada",
        "always": "edisi tanpa tanggal mulai berlaku",
        "from": "edisi yang berlaku sejak {start}",
        "from to": "edisi yang berlaku {start} s.d. {end}",
        "to": "edisi yang berlaku s.d. {end}",
        "definition": "Definisi {short}: SHA-256 {full}",
        "counts": "Cacah {short}: SHA-256 {full}",
        "version": "Dihitung dengan iku-core {version}",
        "day": "Dihitung dengan iku-core {version} pada {day}",
    },
}


def audit_of(record: AuditRecord) -> dict[str, Any]:
    """Return an audit record as a mapping that JSON can hold; numbers are texts.

    Status and value stand beside it in the record of the figure.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> found = audit_of(iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82}).record())
        >>> found["document"], found["inputs"], found["evaluated_on"]
        ('kecamatan-sumbersuko', {'nilai_ikm': '82'}, None)
    """
    return {
        **_edition_of(record.edition),
        "origins": [
            {
                "document": origin.document,
                "indicator": origin.indicator,
                "valid_from": _day(origin.valid_from),
            }
            for origin in record.origins
        ],
        "definition": record.definition,
        "counts": record.counts,
        "inputs": {
            name: None if number is None else str(number) for name, number in record.inputs.items()
        },
        "accumulated": {name: status.value for name, status in record.accumulated.items()},
        "version": record.version,
        "evaluated_on": _day(record.evaluated_on),
    }


AUDIT_COLUMNS: Final = (
    *("document", "valid_from", "definition_sha256", "counts_sha256", "version", "evaluated_on"),
)


def audit_cells(result: Result, evaluated_on: date | None) -> tuple[str | None, ...]:
    """Return the cells of the audit record of a result under `AUDIT_COLUMNS`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> audit_cells(iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82}), None)[:2]
        ('kecamatan-sumbersuko', '2020-03-03')
    """
    record = result.record(evaluated_on=evaluated_on)
    edition = record.edition
    return (
        None if edition is None else edition.document,
        None if edition is None else _day(edition.valid_from),
        record.definition,
        record.counts,
        record.version,
        _day(record.evaluated_on),
    )


def document_audit_of(record: DocumentRecord) -> dict[str, Any]:
    """Return the record of a document likewise.

    Example:
        >>> document_audit_of(record_of_all([]))["document"] is None
        True
    """
    return {
        **_edition_of(record.edition),
        "definition": record.definition,
        "counts": record.counts,
        "version": record.version,
        "evaluated_on": _day(record.evaluated_on),
    }


def _edition_of(edition: Edition | None) -> dict[str, str | None]:
    if edition is None:
        return dict.fromkeys(("document", "valid_from", "valid_to"))
    return {
        "document": edition.document,
        "valid_from": _day(edition.valid_from),
        "valid_to": _day(edition.valid_to),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def record_of_figures(figures: Figures, evaluated_on: date | None = None) -> DocumentRecord:
    """Return the record of all figures of a report.

    Args:
        figures: The results or the achievements of the report, in its order.
        evaluated_on: The day of the evaluation; None where none is to be recorded.

    Example:
        >>> record_of_figures([], None).evaluated_on is None
        True
    """
    if isinstance(figures, Achievements):
        figures = figures.indicators.values()
    elif isinstance(figures, Mapping):
        figures = figures.values()
    results = (item.result if isinstance(item, Achievement) else item for item in figures)
    return record_of_all((result.record() for result in results), evaluated_on=evaluated_on)


def audit_lines(
    figures: Figures, language: Language = "en", *, evaluated_on: date | None = None
) -> list[str]:
    """Return what proves the figures of a report, as short lines for the foot of a page.

    Args:
        figures: The results or the achievements of the report, in its order.
        language: Language of the words, `en` or `id`.
        evaluated_on: The day of the evaluation, as the caller knows it; None to name none.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> lines = audit_lines(results, "id", evaluated_on=date(2021, 1, 15))
        >>> lines[0], lines[3].split(" pada ")[1]
        ('Dokumen: kecamatan-sumbersuko, edisi yang berlaku sejak 3 Maret 2020', '15 Januari 2021')
    """
    record = record_of_figures(figures, evaluated_on)
    words = _WORDS[language]
    key = "version" if evaluated_on is None else "day"
    day = "" if evaluated_on is None else date_label(evaluated_on, language)
    lines = [_edition_line(record.edition, language)]
    for kind in ("definition", "counts"):
        full: str = getattr(record, kind)
        lines.append(words[kind].format(short=full[:_SHORT], full=full))
    lines.append(words[key].format(version=record.version, day=day))
    return lines


def _edition_line(edition: Edition | None, language: Language) -> str:
    words = _WORDS[language]
    if edition is None:
        return words["none"]
    start, end = (
        "" if day is None else date_label(day, language)
        for day in (edition.valid_from, edition.valid_to)
    )
    key = " ".join(word for word, day in (("from", start), ("to", end)) if day)
    told = words[key or "always"].format(start=start, end=end)
    return words["document"].format(document=edition.document, edition=told)
