"""Files and folders to checked documents.

Enters: paths or a text. Leaves: a `Document`, a `Catalogue`, or all issues of all files.
Layer 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from iku_core.agreement import Agreement
from iku_core.checking import read_all, read_document, read_documents, read_linked
from iku_core.definition import Document
from iku_core.errors import DefinitionError
from iku_core.files import AnyPath
from iku_core.issues import Issue, Source, has_errors, sort_issues
from iku_core.suggestion import advice

__all__ = [
    "Catalogue",
    "check",
    "load_catalogue",
    "load_document",
    "parse_document",
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
    return _sound(*read_linked(Source(name, text.removeprefix("\ufeff")), None, [], shared))


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
    documents, agreements, issues = read_all(paths)
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


def _sound(document: Document | None, issues: Iterable[Issue]) -> Document:
    if document is None:
        raise DefinitionError(sort_issues(issues))
    return document
