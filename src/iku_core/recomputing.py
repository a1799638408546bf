"""Records recomputed: the same as then, or what differs.

Enters: an `AuditRecord`, and the definitions at hand. Leaves: a `Recomputation`. Layer 5, above
`evaluation`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from iku_core._evaluating import Evaluation, Notes, Reason
from iku_core.audit import AuditRecord, library_version
from iku_core.canonical import counts_hash, definition_hash
from iku_core.definition import Document, Indicator, Origin
from iku_core.edition import Edition
from iku_core.exact import Exact, format_number
from iku_core.formula import current_name
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, has_errors, new_issue
from iku_core.normal_form import divided
from iku_core.result import STATUS_WORDS, Result
from iku_core.status import Status
from iku_core.suggestion import advice

__all__ = ["Recomputation", "recompute"]

_SHOWN = 12


@frozen(kw_only=True)
class Recomputation:
    """Hold a recorded figure and the same computed once more.

    Attributes:
        record: What was recorded.
        result: What the recorded counts give now; None where there is no such definition. Of
            counts by period the reasons are not recorded, so that its reasons are fewer.
        issues: What differs, and as a notice that another version of the library computed it.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82})
        >>> iku.recompute(result.record(), [document]).is_same
        True
    """

    record: AuditRecord
    result: Result | None
    issues: tuple[Issue, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether definition, counts, status and value are those that were recorded."""
        return not has_errors(self.issues)


def recompute(record: AuditRecord, documents: Iterable[Document]) -> Recomputation:
    """Compute a recorded figure once more, from the recorded counts.

    Args:
        record: What was recorded.
        documents: The definitions at hand, of any number of editions. The recorded edition is
            taken; without it, that in force on the recorded day, else the latest.

    Example:
        >>> import iku_core as iku
        >>> from attrs import evolve
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> record = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82}).record()
        >>> forged = evolve(record, inputs=FrozenMapping({"nilai_ikm": 90}))
        >>> [issue.code for issue in iku.recompute(forged, [document]).issues]
        ['IKU812', 'IKU814']
    """
    edition = record.edition
    if edition is None:
        return _without_definition(record, "IKU807", document="-")
    document = _edition(edition, record.evaluated_on, documents)
    if document is None:
        return _without_definition(record, "IKU807", document=edition.document)
    if record.indicator not in document:
        known = [indicator.id for indicator in document]
        words = {"document": document.id, "indicator": record.indicator}
        return _without_definition(record, "IKU808", **words, **advice(record.indicator, known))
    indicator = document[record.indicator]
    result = _evaluated(record, indicator)
    issues = (*_claimed(record, result), *_compared(record, result))
    return Recomputation(record=record, result=result, issues=issues)


def _without_definition(record: AuditRecord, code: str, **words: str) -> Recomputation:
    issue = new_issue(code, None, **words)
    return Recomputation(record=record, result=None, issues=(issue,))


def _edition(edition: Edition, day: date | None, documents: Iterable[Document]) -> Document | None:
    """Return the recorded edition of a document, or the one that stands in its place."""
    editions = [document for document in documents if document.id == edition.document]
    editions.sort(key=lambda document: document.valid_from or date.min)
    recorded = [document for document in editions if document.valid_from == edition.valid_from]
    in_force = [document for document in editions if day is not None and document.is_in_force(day)]
    found = recorded or in_force or editions
    return found[-1] if found else None


def _evaluated(record: AuditRecord, indicator: Indicator) -> Result:
    """Evaluate the recorded counts; those by period are not set against declarations again."""
    known: dict[str, Exact] = {
        name: number for name, number in record.inputs.items() if number is not None
    }
    refused = {
        name: (Reason(status, new_issue("IKU521", None, count=current_name(name))),)
        for name, status in record.accumulated.items()
        if status is not Status.OK
    }
    notes = Notes(refused, FrozenMapping({}), record.accumulated)
    return Evaluation(*divided(known), notes).result(indicator)


def _compared(record: AuditRecord, result: Result) -> Iterable[Issue]:
    definition = definition_hash(result.indicator)
    counts = counts_hash(record.inputs, record.accumulated)
    pairs: dict[str, tuple[object, object, dict[str, str]]] = {
        "IKU811": (
            record.definition, definition,
            {"recorded": record.definition[:_SHOWN], "found": definition[:_SHOWN]},
        ),
        "IKU812": (
            record.counts, counts, {"recorded": record.counts[:_SHOWN], "found": counts[:_SHOWN]},
        ),
        "IKU813": (
            record.status, result.status,
            _status("recorded", record.status) | _status("found", result.status),
        ),
        "IKU814": (
            (str(record.value), record.exact),
            (str(result.value), result.exact),
            _value("recorded", record.value, record.exact)
            | _value("found", result.value, result.exact),
        ),
        "IKU815": (
            record.version, library_version(),
            {"recorded": record.version, "found": library_version()},
        ),
    }  # fmt: skip
    for code, (recorded, found, words) in pairs.items():
        if recorded != found:
            yield new_issue(code, None, indicator=record.indicator, **words)


def _claimed(record: AuditRecord, result: Result) -> Iterable[Issue]:
    """Tell an edition or an origin that is not that of the definition."""
    now = result.record()
    pairs = [(_since(record.edition), _since(now.edition))]
    pairs.append((_path(record.origins), _path(now.origins)))
    for then, found in pairs:
        if then != found:
            words = {"indicator": record.indicator, "recorded": then, "found": found}
            yield new_issue("IKU817", None, **words)


def _since(edition: Edition | None) -> str:
    return "-" if edition is None else f"{edition.document} {edition.valid_from or '-'}"


def _path(origins: Iterable[Origin]) -> str:
    return " > ".join(f"{origin} {origin.valid_from or '-'}" for origin in origins) or "-"


def _status(name: str, status: Status) -> dict[str, str]:
    return {name: STATUS_WORDS["en"][status], f"{name}_id": STATUS_WORDS["id"][status]}


def _value(name: str, value: Decimal | None, exact: Fraction | None) -> dict[str, str]:
    """Return the words for a value in both languages; `-` without one."""
    if value is None:
        return {name: "-", f"{name}_id": "-"}
    return {
        name: f"{format_number(value, 'en')} ({exact})",
        f"{name}_id": f"{format_number(value, 'id')} ({exact})",
    }
