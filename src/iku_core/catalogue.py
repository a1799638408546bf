"""Files and folders to checked documents.

Enters: paths or a text. Leaves: a `Document`, a `Catalogue`, or all issues of all files.
Layer 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from os import fspath
from typing import TYPE_CHECKING

from attrs import field, frozen

from iku_core.agreement import Agreement
from iku_core.agreements import agreement_issues, agreement_of
from iku_core.definition import Document
from iku_core.editions import edition_issues
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
from iku_core.loading import Part, Shelf, has_errors
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
    "read_text",
]


def _sorted_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda item: (item.id, item.valid_from or date.min)))


@frozen
class Catalogue:
    """Hold documents of many offices, sorted by id and first day in force.

    Attributes:
        documents: The documents.
        agreements: Performance agreements that were read together with them.

    Example:
        >>> import iku_core as iku
        >>> catalogue = iku.load_catalogue("indicators/lumajang")
        >>> catalogue["kecamatan-sumbersuko"].organisation.name
        'Kecamatan Sumbersuko'
    """

    documents: tuple[Document, ...] = field(converter=_sorted_documents)
    agreements: tuple[Agreement, ...] = field(default=(), repr=False)

    def at(self, day: date) -> Catalogue:
        """Return the catalogue of the editions in force on a day.

        Example:
            >>> import iku_core as iku
            >>> catalogue = iku.load_catalogue("indicators/lumajang")
            >>> "kecamatan-sumbersuko" in catalogue.at(date(2019, 12, 31))
            False
        """
        in_force = (document for document in self.documents if document.is_in_force(day))
        return Catalogue(tuple(in_force), self.agreements)

    def editions(self, document_id: str) -> tuple[Document, ...]:
        """Return all editions of a document, the oldest first; none for an unknown id.

        Example:
            >>> import iku_core as iku
            >>> len(iku.load_catalogue("indicators/lumajang").editions("kecamatan-sumbersuko"))
            1
        """
        return tuple(document for document in self.documents if document.id == document_id)

    def agreement(self, document_id: str, day: date) -> Agreement | None:
        """Return the agreement about a document that holds on a day; None for none.

        Args:
            document_id: The document.
            day: The day; of the agreements signed until then, the last one holds.

        Example:
            >>> import iku_core as iku
            >>> path = "docs/examples/perjanjian-kinerja-2020.yaml"
            >>> catalogue = iku.load_catalogue("indicators/lumajang", path)
            >>> catalogue.agreement("kecamatan-sumbersuko", date(2020, 12, 31)).version
            1
        """
        signed = [
            item for item in self.agreements if item.document == document_id and item.date <= day
        ]
        return max(signed, key=lambda item: (item.date, item.version), default=None)

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


def parse_document(text: str, *, name: str = "<text>", shared: Iterable[Document] = ()) -> Document:
    """Read a definition from a text.

    Args:
        text: The YAML text of one document, at most 1 MB.
        name: Name for messages.
        shared: Documents that it may adopt from; besides these, the installed ones.

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
    return _sound(*_read(Source(name, text.removeprefix("\ufeff")), None, [], shared))


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
    return _sound(*read_document(path))


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
    document, found = _read(source, file, issues, ())
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
    document, found = _read(source, path_of(path), [], ())
    return document, sort_issues(found)


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
    documents, _, issues = _all(paths)
    return documents, issues


def _all(paths: Iterable[AnyPath]) -> tuple[list[Document], list[Agreement], list[Issue]]:
    issues: list[Issue] = []
    shelf = Shelf()
    parts: list[Part] = []
    named: list[tuple[Traversable, str]] = [(path_of(path), fspath(path)) for path in paths]
    seen: set[str] = set()
    for root, name in named or installed_folders(issues):
        for file, file_name in definition_files(root, name, issues):
            real = real_path(file)
            if real not in seen:
                seen.add(real)
                source, found = read_source(file, file_name)
                parts.append(shelf.add(source, file, found))
    linked = [shelf.link(part) for part in parts]
    documents = [document for document in linked if document is not None]
    editions: dict[str, list[Document]] = {}
    for document in documents:
        editions.setdefault(document.id, []).append(document)
    agreements: list[tuple[Agreement, Location]] = []
    for part in parts:
        if part.is_agreement:
            find = partial(_edition, editions)
            agreement = agreement_of(part.source, part.issues, find=find)
            if agreement is not None:
                agreements.append((agreement, part.source.location(0, 0)))
    for part in (*parts, *_at_fault(shelf)):
        issues.extend(part.issues)
    issues.extend(edition_issues(documents))
    issues.extend(agreement_issues(agreements))
    return documents, [agreement for agreement, _ in agreements], issues


def _edition(editions: dict[str, list[Document]], name: str, day: date) -> Document | None:
    """Return the edition of a document in force on a day, or else the latest."""
    known = editions.get(name, ())
    found = [document for document in known if document.is_in_force(day)] or known
    return max(found, key=lambda item: item.valid_from or date.min, default=None)


def _at_fault(shelf: Shelf) -> list[Part]:
    """Return the definitions that were read for others, where they have errors."""
    return [part for part in shelf.lent() if has_errors(part.issues)]


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
        >>> "kecamatan-sumbersuko" in iku.load_catalogue("indicators")
        True
    """
    documents, agreements, issues = _all(paths)
    if has_errors(issues):
        raise DefinitionError(sort_issues(issues))
    return Catalogue(tuple(documents), tuple(agreements))


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


def _read(
    source: Source, file: Traversable | None, issues: list[Issue], shared: Iterable[Document]
) -> tuple[Document | None, list[Issue]]:
    """Return the document of one text; its issues, and those of documents that it needs."""
    shelf = Shelf(shared)
    part = shelf.add(source, file, issues)
    document = shelf.link(part)
    if part.is_agreement:
        part.issues.append(new_issue("IKU323", source.location(0, 0)))
    found = [issue for item in (part, *_at_fault(shelf)) for issue in item.issues]
    return document, found


def _sound(document: Document | None, issues: Iterable[Issue]) -> Document:
    if document is None:
        raise DefinitionError(sort_issues(issues))
    return document
