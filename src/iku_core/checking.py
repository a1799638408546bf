"""Texts, files and folders to documents, together with all that is wrong with them.

Enters: paths or a text. Leaves: what is sound, and the issues of the rest. Nothing is raised for a
fault of a file. Layer 4; `catalogue` makes errors of the issues.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from os import fspath
from typing import TYPE_CHECKING

from iku_core.agreement import Agreement
from iku_core.agreements import agreement_issues, agreement_of
from iku_core.definition import Document
from iku_core.editions import edition_issues
from iku_core.files import (
    AnyPath,
    definition_files,
    installed_folders,
    path_of,
    read_source,
    real_path,
)
from iku_core.issues import Issue, Location, Source, has_errors, new_issue, sort_issues
from iku_core.loading import Part, Shelf

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "check_source",
    "read_all",
    "read_document",
    "read_documents",
    "read_linked",
    "read_text",
]


def read_document(
    path: AnyPath, *, name: str | None = None
) -> tuple[Document | None, tuple[Issue, ...]]:
    """Read a definition file and return it together with its faults and warnings.

    Args:
        path: As for `load_document`.
        name: Name for messages; None for the path as it is given.

    Returns:
        The document, or None where a fault is an error; and the issues sorted by place.

    Example:
        >>> read_document("no-such-file.yaml")[0] is None
        True
    """
    file = path_of(path)
    source, issues = read_source(file, name or fspath(path))
    document, found = read_linked(source, file, issues, ())
    return document, sort_issues(found)


def read_text(source: Source, path: AnyPath) -> tuple[Document | None, tuple[Issue, ...]]:
    """Read a definition from a text that may come to stand in a file, likewise.

    Args:
        source: The text.
        path: The file, which need not be there; what the text adopts from is sought beside it.

    Example:
        >>> read_text(Source("a.yaml", "schema: 1"), "a.yaml")[1][0].code
        'IKU122'
    """
    document, found = read_linked(source, path_of(path), [], ())
    return document, sort_issues(found)


def read_linked(
    source: Source, file: Traversable | None, issues: list[Issue], shared: Iterable[Document]
) -> tuple[Document | None, list[Issue]]:
    """Return the document of one text; its issues, and those of documents that it needs.

    Example:
        >>> read_linked(Source("a.yaml", ""), None, [], ())[1][0].code
        'IKU117'
    """
    shelf = Shelf(shared)
    part = shelf.add(source, file, issues)
    document = shelf.link(part)
    if part.is_agreement:
        part.issues.append(new_issue("IKU323", source.location(0, 0)))
    found = [issue for item in (part, *_at_fault(shelf)) for issue in item.issues]
    return document, found


def read_documents(paths: Iterable[AnyPath]) -> tuple[list[Document], list[Issue]]:
    """Read all definitions in files and folders, and return them with their faults and warnings.

    Args:
        paths: As for `load_catalogue`.

    Returns:
        The documents without errors, in the order of their files; and all issues, unsorted.

    Example:
        >>> documents, issues = read_documents(["indicators/lumajang", "no-such-file.yaml"])
        >>> len(documents) > 0, [issue.code for issue in issues]
        (True, ['IKU101'])
    """
    documents, _, issues = read_all(paths)
    return documents, issues


def read_all(
    paths: Iterable[AnyPath],
) -> tuple[list[Document], list[Agreement], list[Issue]]:
    """Read all definitions and agreements in files and folders, with their faults and warnings.

    Example:
        >>> [len(found) for found in read_all(["docs/examples/perjanjian-kinerja-2020.yaml"])]
        [0, 0, 1]
    """
    issues: list[Issue] = []
    shelf = Shelf()
    parts: list[Part] = []
    named: list[tuple[Traversable, str]] = [(path_of(path), fspath(path)) for path in paths]
    seen: set[str] = set()
    themselves = {real_path(path) for path, _ in named}
    for root, name in named or installed_folders(issues):
        for file, file_name in definition_files(root, name, issues):
            real = real_path(file)
            if real not in seen:
                seen.add(real)
                source, found = read_source(file, file_name)
                parts.append(shelf.add(source, file, found))
    linked = [shelf.link(part) for part in parts]
    documents = [document for document in linked if document is not None]
    editions = _by_id(documents)
    agreements: list[tuple[Agreement, Location]] = []
    for part in parts:
        if part.is_agreement:
            # What was told so far is told once more with the rest.
            part.issues.clear()
            find = partial(_edition, editions)
            agreement = agreement_of(part.source, part.issues, find=find)
            if agreement is not None:
                agreements.append((agreement, part.source.location(0, 0)))
        elif part.is_counts and part.path is not None and real_path(part.path) not in themselves:
            # A folder may hold the counts beside their definition.
            part.issues[:] = [new_issue("IKU191", part.source.location(0, 0))]
    for part in (*parts, *_at_fault(shelf)):
        issues.extend(part.issues)
    issues.extend(edition_issues(documents))
    issues.extend(agreement_issues(agreements))
    return documents, [agreement for agreement, _ in agreements], issues


def check_source(
    source: Source, file: Traversable | None = None, documents: Iterable[Document] = ()
) -> tuple[Issue, ...]:
    """Return all faults and warnings of one text, of a definition or an agreement.

    Args:
        source: The text.
        file: Its file, beside which documents are sought that it adopts from.
        documents: Those that an agreement may be about.

    Example:
        >>> [issue.code for issue in check_source(Source("a.yaml", "a: ["))]
        ['IKU106']
    """
    part = Part(source, file, [])
    shelf = Shelf()
    shelf.link(part)
    if part.is_agreement:
        part.issues.clear()
        agreement_of(source, part.issues, find=partial(_edition, _by_id(documents)))
    found = [issue for item in (part, *_at_fault(shelf)) for issue in item.issues]
    return sort_issues(found)


def _by_id(documents: Iterable[Document]) -> dict[str, list[Document]]:
    editions: dict[str, list[Document]] = {}
    for document in documents:
        editions.setdefault(document.id, []).append(document)
    return editions


def _edition(editions: dict[str, list[Document]], name: str, day: date) -> Document | None:
    """Return the edition of a document in force on a day, or else the latest."""
    known = editions.get(name, ())
    found = [document for document in known if document.is_in_force(day)] or known
    return max(found, key=lambda item: item.valid_from or date.min, default=None)


def _at_fault(shelf: Shelf) -> list[Part]:
    """Return the definitions that were read for others, where they have errors."""
    return [part for part in shelf.lent() if has_errors(part.issues)]
