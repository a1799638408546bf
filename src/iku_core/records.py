"""Files of audit records: what `iku compute --format json` printed, read back.

Enters: a path or a text. Leaves: records, or all faults at once. Layer 5, beside `counts`.
"""

from __future__ import annotations

import re
from itertools import accumulate
from os import fspath
from typing import Any, Final, TypeVar

from attrs import evolve, frozen

from iku_core._record_values import (
    DAY,
    DECIMAL,
    DIGEST,
    FRACTION,
    INPUT,
    LIST,
    OBJECT,
    PLAIN,
    RECORDED,
    STATUS,
    Bare,
    Kind,
    shown,
)
from iku_core.audit import AuditRecord
from iku_core.canonical import combined_hash
from iku_core.definition import Origin
from iku_core.document import MAX_DEPTH
from iku_core.edition import Edition
from iku_core.errors import RecordError
from iku_core.files import AnyPath, read_source
from iku_core.frozen import FrozenMapping
from iku_core.issues import MAX_FAULTS, Issue, Location, Source, new_issue

__all__ = ["MAX_RECORD_BYTES", "Records", "load_records", "read_records"]

MAX_RECORD_BYTES: Final = 20_000_000

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_STEPS: Final = {"{": 1, "[": 1, "}": -1, "]": -1}

T = TypeVar("T")


@frozen
class Records:
    """Hold the audit records of one file.

    Attributes:
        indicators: The records of its figures, in their order.
        issues: What speaks against the file as a whole: figures that were taken out, say.

    Example:
        >>> Records(()).issues
        ()
    """

    indicators: tuple[AuditRecord, ...]
    issues: tuple[Issue, ...] = ()


def load_records(path: AnyPath) -> Records:
    """Read the audit records of a file.

    Args:
        path: What `iku compute --format json` printed, or one of its indicators; in UTF-8, at
            most 20 MB.

    Raises:
        RecordError: The file cannot be read or has faults; all of them are told.

    Example:
        >>> import iku_core as iku
        >>> try:
        ...     iku.load_records("docs/examples/sumbersuko-2020.yaml")
        ... except iku.RecordError as error:
        ...     print(error.issues[0])
        docs/examples/sumbersuko-2020.yaml:1:1: IKU801 the text is no JSON from here on
    """
    source, issues = read_source(path, fspath(path), limit=MAX_RECORD_BYTES)
    if issues:
        raise RecordError(tuple(issues))
    return read_records(source)


def read_records(source: Source) -> Records:
    """Read the audit records of a text; as `load_records`.

    Example:
        >>> try:
        ...     read_records(Source("-", "{}"))
        ... except RecordError as error:
        ...     print(error.issues[0])
        -:1:1: IKU804 there is no audit record in this file
    """
    reader = _Reader(source)
    found = reader.records(_parsed(source))
    if reader.issues:
        raise RecordError(tuple(reader.issues))
    return found


def _parsed(source: Source) -> object:
    """Return what a text of JSON holds; raises RecordError where it is none."""
    import json  # noqa: PLC0415 - slow to load

    # The parser of JSON calls itself; in a thread of little stack, depth would end the process.
    steps = (_STEPS.get(sign, 0) for sign in _STRING.sub("", source.text))
    if max(accumulate(steps), default=0) > MAX_DEPTH:
        raise RecordError((new_issue("IKU802", _whole(source), limit=str(MAX_DEPTH)),))
    twice: list[str] = []

    def entries(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, value in pairs:
            if name in found and len(twice) < MAX_FAULTS:
                twice.append(name)
            found[name] = value
        return found

    try:
        # Numbers stay texts, for a record has none, and a long one takes long to convert.
        root: object = json.loads(
            source.text, parse_int=Bare, parse_float=Bare, object_pairs_hook=entries
        )
    except json.JSONDecodeError as error:
        line, column = error.lineno - 1, error.colno - 1
        raise RecordError((new_issue("IKU801", source.location(line, column)),)) from None
    if twice:
        place = _whole(source)
        names = dict.fromkeys(map(ascii, twice))
        raise RecordError(tuple(new_issue("IKU803", place, key=name) for name in names))
    return root


def _whole(source: Source, path: str = "$") -> Location:
    """Return the place of a whole file; its first line shows nothing of what is meant."""
    return evolve(source.location(0, 0, path=path), source_line="")


class _Reader:
    """Turn plain values into records; what is wrong with them is noted."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.issues: list[Issue] = []

    def _fault(self, code: str, key: str, **words: str) -> None:
        place = _whole(self.source, f"$.{key}")
        if len(self.issues) < MAX_FAULTS:
            self.issues.append(new_issue(code, place, key=key, **words))
        elif len(self.issues) == MAX_FAULTS:
            self.issues.append(new_issue("IKU120", place, limit=str(MAX_FAULTS)))

    def records(self, root: object) -> Records:
        """Return the records of a whole file, or of one figure."""
        entries = root.get("indicators") if isinstance(root, dict) else None
        if isinstance(root, dict) and isinstance(entries, list) and entries:
            found = [self._entry(item, f"indicators[{at}].") for at, item in enumerate(entries)]
            indicators = tuple(record for record in found if record is not None)
            whole = self._whole(root)
            return Records(indicators, () if self.issues else self._sum(whole, indicators))
        if isinstance(root, dict) and "record" in root:
            record = self._entry(root, "")
            return Records(() if record is None else (record,))
        self.issues.append(new_issue("IKU804", _whole(self.source)))
        return Records(())

    def _whole(self, root: dict[str, Any]) -> tuple[str | None, str | None]:
        record = self._mapping(root, "record", "")
        if record is None:
            return None, None
        return (
            self._text(record, "definition", "record.", DIGEST),
            self._text(record, "counts", "record.", DIGEST),
        )

    def _sum(
        self, whole: tuple[str | None, str | None], records: tuple[AuditRecord, ...]
    ) -> tuple[Issue, ...]:
        """Return that the record of the document is not that of its indicators, if so."""
        found = (
            combined_hash((record.indicator, record.definition) for record in records),
            combined_hash((record.indicator, record.counts) for record in records),
        )
        return () if found == whole else (new_issue("IKU816", _whole(self.source)),)

    def _entry(self, entry: object, where: str) -> AuditRecord | None:
        """Return the record of one figure; None where it has faults."""
        before = len(self.issues)
        if not isinstance(entry, dict):
            self._shape(where.rstrip("."), entry, OBJECT)
            return None
        inner = f"{where}record."
        record = self._mapping(entry, "record", where) or {}
        if len(self.issues) > before:
            return None
        values: dict[str, Any] = {
            "indicator": self._text(entry, "id", where, PLAIN),
            "status": self._text(entry, "status", where, STATUS),
            "value": self._optional(entry, "value", where, DECIMAL),
            "exact": self._optional(entry, "exact", where, FRACTION),
            "edition": self._edition(record, inner),
            "origins": self._origins(record, inner),
            "definition": self._text(record, "definition", inner, DIGEST),
            "counts": self._text(record, "counts", inner, DIGEST),
            "inputs": self._named(record, "inputs", inner, INPUT),
            "accumulated": self._named(record, "accumulated", inner, STATUS),
            "version": self._text(record, "version", inner, PLAIN),
            "evaluated_on": self._optional(record, "evaluated_on", inner, DAY),
        }
        self._compare_inputs(entry, record, where)
        return AuditRecord(**values) if len(self.issues) == before else None

    def _compare_inputs(self, entry: dict[str, Any], record: dict[str, Any], where: str) -> None:
        """Note where the counts shown beside a record are not those of the record."""
        visible = self._mapping(entry, "inputs", where) or {}
        recorded = record.get("inputs")
        known = recorded if isinstance(recorded, dict) else {}
        for name, number in visible.items():
            if known.get(name, number) != number and PLAIN.read(name) is not None:
                self._shape(f"{where}inputs.{name}", number, RECORDED)

    def _edition(self, record: dict[str, Any], where: str) -> Edition | None:
        document = self._optional(record, "document", where, PLAIN)
        start, end = (self._optional(record, key, where, DAY) for key in ("valid_from", "valid_to"))
        return None if document is None else Edition(document, start, end)

    def _origins(self, record: dict[str, Any], where: str) -> tuple[Origin, ...]:
        found: list[Origin] = []
        items = record.get("origins")
        if "origins" not in record:
            self._fault("IKU805", f"{where}origins")
        elif not isinstance(items, list):
            self._shape(f"{where}origins", items, LIST)
        for at, item in enumerate(items if isinstance(items, list) else ()):
            key = f"{where}origins[{at}]."
            if not isinstance(item, dict):
                self._shape(key.rstrip("."), item, OBJECT)
                continue
            document = self._text(item, "document", key, PLAIN)
            indicator = self._text(item, "indicator", key, PLAIN)
            start = self._optional(item, "valid_from", key, DAY)
            found.append(Origin(document or "", indicator or "", start))
        return tuple(found)

    def _shape(self, key: str, value: object, wanted: tuple[str, str]) -> None:
        found, found_id = shown(value)
        words = {"found": found, "found_id": found_id}
        self._fault("IKU806", key, wanted=wanted[0], wanted_id=wanted[1], **words)

    def _mapping(self, values: dict[str, Any], key: str, where: str) -> dict[str, Any] | None:
        if key not in values:
            self._fault("IKU805", f"{where}{key}")
        elif isinstance(values[key], dict):
            found: dict[str, Any] = values[key]
            return found
        else:
            self._shape(f"{where}{key}", values[key], OBJECT)
        return None

    def _named(
        self, values: dict[str, Any], key: str, where: str, kind: Kind[T]
    ) -> FrozenMapping[T | None]:
        entries = self._mapping(values, key, where) or {}
        found: dict[str, T | None] = {}
        for name, item in entries.items():
            if PLAIN.read(name) is None:
                self._shape(f"{where}{key}", name, PLAIN.words)
                break
            found[name] = self._read(item, f"{where}{key}.{name}", kind, required=kind is STATUS)
        return FrozenMapping(found)

    def _text(self, values: dict[str, Any], key: str, where: str, kind: Kind[T]) -> T | None:
        return self._at(values, key, where, kind, required=True)

    def _optional(self, values: dict[str, Any], key: str, where: str, kind: Kind[T]) -> T | None:
        """Return a text that may be null; without its key it is missing, which is not null."""
        return self._at(values, key, where, kind, required=False)

    def _at(
        self, values: dict[str, Any], key: str, where: str, kind: Kind[T], *, required: bool
    ) -> T | None:
        if key not in values:
            self._fault("IKU805", f"{where}{key}")
            return None
        return self._read(values[key], f"{where}{key}", kind, required=required)

    def _read(self, value: object, key: str, kind: Kind[T], *, required: bool) -> T | None:
        if value is None and not required:
            return None
        found = kind.read(value) if isinstance(value, str) else None
        if found is None:
            self._shape(key, value, kind.words)
        return found
