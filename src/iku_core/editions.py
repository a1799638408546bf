"""Editions of one document: no two in force at once, and what differs between two of them.

Enters: documents. Leaves: issues, and the parts of an indicator that changed. Layer 4, below
`catalogue`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from attrs import evolve

from iku_core.definition import Document, Indicator
from iku_core.issues import Issue, new_issue
from iku_core.location import place_of
from iku_core.meaning import same_meaning

__all__ = ["changed_parts", "edition_issues"]

_WORDS: Final = {
    "formula": ("the formula", "rumus"),
    "unit": ("the unit", "satuan"),
    "better": ("what is better", "arah yang lebih baik"),
}


def changed_parts(old: Indicator, new: Indicator) -> tuple[str, ...]:
    """Return what makes figures of two editions of an indicator unlike each other.

    Formulas are compared by what they compute, so that `(a + b) / c` and `a / c + b / c` are the
    same.

    Returns:
        Some of `formula`, `unit` and `better`; nothing where figures can be compared.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> changed_parts(document["nilai-ikm"], evolve(document["nilai-ikm"], unit="skor"))
        ('unit',)
    """
    changed = [] if same_meaning(old, new) else ["formula"]
    changed += [key for key in ("unit", "better") if getattr(old, key) != getattr(new, key)]
    return tuple(changed)


def edition_issues(documents: Iterable[Document]) -> Iterator[Issue]:
    """Iterate over what is wrong or doubtful between the editions of documents.

    Example:
        >>> import iku_core as iku
        >>> list(edition_issues(iku.load_catalogue("indicators/lumajang")))
        []
    """
    by_id: dict[str, list[Document]] = {}
    for document in documents:
        by_id.setdefault(document.id, []).append(document)
    for editions in by_id.values():
        if len(editions) > 1:
            editions.sort(key=lambda item: item.valid_from or date.min)
            yield from _overlaps(editions)
            for old, new in pairwise(editions):
                yield from _changes(old, new)


def _overlaps(editions: list[Document]) -> Iterator[Issue]:
    longest = editions[0]
    for edition in editions[1:]:
        if (longest.valid_to or date.max) >= (edition.valid_from or date.min):
            issue = new_issue("IKU301", place_of(edition, None, "id"), text=edition.id)
            yield evolve(issue, related=place_of(longest, None, "id"))
        longest = max(longest, edition, key=lambda item: item.valid_to or date.max)


def _changes(old: Document, new: Document) -> Iterator[Issue]:
    for indicator in new:
        if indicator.id in old:
            for part in changed_parts(old[indicator.id], indicator):
                what, what_id = _WORDS[part]
                words = {"what": what, "what_id": what_id, "indicator": indicator.id}
                words["day"] = str(new.valid_from)
                issue = new_issue("IKU330", place_of(new, indicator), **words)
                yield evolve(issue, related=place_of(old, old[indicator.id]))
