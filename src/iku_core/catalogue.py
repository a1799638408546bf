"""Files and folders to checked documents.

Enters: paths or a text. Leaves: a `Document`, a `Catalogue`, or all issues of all files.
Layer 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from os import fspath
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from iku_core._findings import Reading, TooManyFaultsError
from iku_core.definition import Document
from iku_core.document import parse_yaml
from iku_core.errors import DefinitionError
from iku_core.files import (
    AnyPath,
    definition_files,
    installed_folders,
    path_of,
    read_source,
    real_path,
)
from iku_core.issues import Issue, Location, Source, new_issue, sort_issues
from iku_core.linking import link
from iku_core.places import Places
from iku_core.reading import read_draft
from iku_core.rules import check_draft
from iku_core.suggestion import advice

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "Catalogue",
    "check",
    "load_catalogue",
    "load_document",
    "parse_document",
    "read_document",
    "read_documents",
]


def _sorted_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda item: (item.id, item.valid_from or date.min)))


@frozen
class Catalogue:
    """Hold documents of many offices, sorted by id and first day in force.

    Attributes:
        documents: The documents.

    Example:
        >>> import iku_core as iku
        >>> catalogue = iku.load_catalogue("indicators")
        >>> catalogue["kecamatan-sumbersuko"].organisation.name
        'Kecamatan Sumbersuko'
    """

    documents: tuple[Document, ...] = field(converter=_sorted_documents)

    def __contains__(self, document_id: object) -> bool:
        """Return whether there is a document with this id, of any edition."""
        return any(document.id == document_id for document in self.documents)

    def __iter__(self) -> Iterator[Document]:
        """Iterate over the documents."""
        return iter(self.documents)

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self.documents)

    def __getitem__(self, document_id: str) -> Document:
        """Return the latest edition with this id; raises KeyError with the nearest id."""
        for document in reversed(self.documents):
            if document.id == document_id:
                return document
        known = sorted({document.id for document in self.documents})
        hint = advice(str(document_id), known)["advice"]
        raise KeyError(f"no document {document_id!r} in the catalogue; {hint}")


def parse_document(text: str, *, name: str = "<text>") -> Document:
    """Read a definition from a text.

    Args:
        text: The YAML text of one document, at most 1 MB.
        name: Name for messages.

    Raises:
        DefinitionError: The text has faults; all of them are told.

    Example:
        >>> import iku_core as iku
        >>> try:
        ...     iku.parse_document("schema: 1", name="dinkes.yaml")
        ... except iku.DefinitionError as error:
        ...     print(error.issues[0])
        dinkes.yaml:1:1: IKU122 the key id is missing
    """
    document, issues = _document(Source(name, text.removeprefix("\ufeff")), [])
    return _sound(document, issues)


def load_document(path: AnyPath) -> Document:
    """Read a definition file.

    Args:
        path: A YAML file in UTF-8, at most 1 MB.

    Raises:
        DefinitionError: The file cannot be read or has faults; all of them are told.

    Example:
        >>> import iku_core as iku
        >>> iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml").id
        'kecamatan-sumbersuko'
    """
    document, issues = read_document(path)
    return _sound(document, issues)


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
    document, issues = _file(path_of(path), name or fspath(path))
    return document, sort_issues(issues)


def read_documents(paths: Iterable[AnyPath]) -> tuple[list[Document], list[Issue]]:
    """Read all definitions in files and folders, and return them with their faults and warnings.

    Args:
        paths: As for `load_catalogue`.

    Returns:
        The documents without errors, in the order of their files; and all issues, unsorted.

    Example:
        >>> documents, issues = read_documents(["indicators", "no-such-file.yaml"])
        >>> [document.id for document in documents], [issue.code for issue in issues]
        (['kecamatan-sumbersuko'], ['IKU101'])
    """
    documents: list[Document] = []
    issues: list[Issue] = []
    named: list[tuple[Traversable, str]] = [(path_of(path), fspath(path)) for path in paths]
    seen: set[str] = set()
    for root, name in named or installed_folders(issues):
        for file, file_name in definition_files(root, name, issues):
            real = real_path(file)
            if real in seen:
                continue
            seen.add(real)
            document, found = _file(file, file_name)
            issues.extend(found)
            if document is not None:
                documents.append(document)
    issues.extend(_overlaps(documents))
    return documents, issues


def load_catalogue(*paths: AnyPath) -> Catalogue:
    """Read all definitions in files and folders.

    Args:
        paths: Files, and folders whose files `*.yaml` and `*.yml` are read at any depth. Without
            a path: the catalogue shipped with this package, and those that installed packages
            offer under the entry-point group `iku_core.catalogues`.

    Raises:
        DefinitionError: Some file has faults; those of all files are told at once.

    Example:
        >>> import iku_core as iku
        >>> [document.id for document in iku.load_catalogue("indicators")]
        ['kecamatan-sumbersuko']
    """
    documents, issues = read_documents(paths)
    if _has_errors(issues):
        raise DefinitionError(sort_issues(issues))
    return Catalogue(tuple(documents))


def check(*paths: AnyPath) -> tuple[Issue, ...]:
    """Return all faults and warnings of files and folders, sorted by place.

    Args:
        paths: As for `load_catalogue`.

    Returns:
        Nothing where all is well; never raises for a fault of a file.

    Example:
        >>> import iku_core as iku
        >>> iku.check("indicators")
        ()
    """
    return sort_issues(read_documents(paths)[1])


def _file(path: Traversable, name: str) -> tuple[Document | None, list[Issue]]:
    source, issues = read_source(path, name)
    if issues:
        return None, issues
    return _document(source, issues)


def _document(source: Source, issues: list[Issue]) -> tuple[Document | None, list[Issue]]:
    root, found = parse_yaml(source)
    issues.extend(found)
    if root is None:
        return None, issues
    reading = Reading(source, root, issues)
    try:
        draft = read_draft(reading)
        check_draft(draft, reading)
    except TooManyFaultsError:
        return None, issues
    if _has_errors(issues):
        return None, issues
    return link(draft, Places(source)), issues


def _has_errors(issues: list[Issue]) -> bool:
    return any(issue.severity == "error" for issue in issues)


def _sound(document: Document | None, issues: Iterable[Issue]) -> Document:
    if document is None:
        raise DefinitionError(sort_issues(issues))
    return document


def _overlaps(documents: list[Document]) -> list[Issue]:
    issues: list[Issue] = []
    by_id: dict[str, list[Document]] = {}
    for document in documents:
        by_id.setdefault(document.id, []).append(document)
    for editions in by_id.values():
        editions.sort(key=lambda item: item.valid_from or date.min)
        longest = editions[0]
        for edition in editions[1:]:
            if (longest.valid_to or date.max) >= (edition.valid_from or date.min):
                issue = new_issue("IKU301", _place_of_id(edition), text=edition.id)
                issues.append(evolve(issue, related=_place_of_id(longest)))
            longest = max(longest, edition, key=lambda item: item.valid_to or date.max)
    return issues


def _place_of_id(document: Document) -> Location | None:
    return None if document.places is None else document.places.find("id")
