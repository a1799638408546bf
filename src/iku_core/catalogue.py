"""Files and folders to checked documents: the only place that reads definition files.

Enters: paths or a text. Leaves: a `Document`, a `Catalogue`, or all issues of all files.
Layer 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from os import PathLike, fspath
from os.path import realpath
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve, frozen

from iku_core._readers import Reading, TooManyFaultsError
from iku_core.characters import MAX_BYTES, decode
from iku_core.definition import Document
from iku_core.document import Places, parse_yaml
from iku_core.errors import DefinitionError
from iku_core.issues import Issue, Location, Source, new_issue, sort_issues
from iku_core.linking import link
from iku_core.reading import read_draft
from iku_core.rules import check_draft
from iku_core.suggestion import advice

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = [
    "Catalogue",
    "check",
    "definition_files",
    "load_catalogue",
    "load_document",
    "parse_document",
    "read_document",
    "read_source",
]

AnyPath: TypeAlias = str | PathLike[str]

ENTRY_POINTS: Final = "iku_core.catalogues"
_SUFFIXES: Final = (".yaml", ".yml")


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

    documents: tuple[Document, ...]

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


def read_document(path: AnyPath) -> tuple[Document | None, tuple[Issue, ...]]:
    """Read a definition file and return it together with its faults and warnings.

    Returns:
        The document, or None where a fault is an error; and the issues sorted by place.

    Example:
        >>> read_document("no-such-file.yaml")[0] is None
        True
    """
    document, issues = _file(_path(path), fspath(path))
    return document, sort_issues(issues)


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
    documents, issues = _load(paths)
    if _has_errors(issues):
        raise DefinitionError(sort_issues(issues))
    ordered = sorted(documents, key=lambda item: (item.id, item.valid_from or date.min))
    return Catalogue(tuple(ordered))


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
    return sort_issues(_load(paths)[1])


def definition_files(path: Traversable) -> Iterator[Traversable]:
    """Iterate over the definition files below a folder, sorted, hidden ones left out.

    Example:
        >>> from pathlib import Path
        >>> [file.name for file in definition_files(Path("indicators"))]
        ['kecamatan-sumbersuko.yaml']
    """
    for child in sorted(path.iterdir(), key=lambda item: item.name):
        if child.name.startswith("."):
            continue
        if child.is_dir():
            yield from definition_files(child)
        elif child.name.endswith(_SUFFIXES):
            yield child


def read_source(path: Traversable | AnyPath, name: str) -> tuple[Source, list[Issue]]:
    """Read a text file, at most 1 MB, without raising for what is wrong with it.

    Example:
        >>> read_source("no-such-file.yaml", "no-such-file.yaml")[1][0].code
        'IKU101'
    """
    try:
        with (
            _path(path).open("rb") if isinstance(path, str | PathLike) else path.open("rb") as file
        ):
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        english, indonesian = _reason(error)
        source = Source(name, "")
        place = source.location(0, 0)
        return source, [new_issue("IKU101", place, reason=english, reason_id=indonesian)]
    return decode(data, name)


def _reason(error: OSError | ValueError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "there is no such file", "berkas itu tidak ada"
    if isinstance(error, PermissionError):
        return "reading it is not permitted", "tidak ada izin untuk membacanya"
    if isinstance(error, IsADirectoryError):
        return "it is a folder", "itu sebuah folder"
    reason = getattr(error, "strerror", None) or str(error)
    return reason, reason


def _path(path: AnyPath) -> Path:
    # Imported here, for it is slow to load and a program may hold its definitions as texts.
    from pathlib import Path  # noqa: PLC0415

    return Path(path)


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


def _load(paths: tuple[AnyPath, ...]) -> tuple[list[Document], list[Issue]]:
    documents: list[Document] = []
    issues: list[Issue] = []
    roots: list[tuple[Traversable, str]] = [(_path(path), fspath(path)) for path in paths] or list(
        _installed()
    )
    seen: set[str] = set()
    for root, name in roots:
        for file, file_name in _files(root, name, issues):
            real = realpath(str(file))
            if real in seen:
                continue
            seen.add(real)
            document, found = _file(file, file_name)
            issues.extend(found)
            if document is not None:
                documents.append(document)
    issues.extend(_overlaps(documents))
    return documents, issues


def _files(root: Traversable, name: str, issues: list[Issue]) -> Iterator[tuple[Traversable, str]]:
    if not root.is_dir():
        yield root, name
        return
    found = False
    for file in definition_files(root):
        found = True
        yield file, _name_below(file, root, name)
    if not found:
        issues.append(new_issue("IKU302", Source(name, "").location(0, 0)))


def _name_below(file: Traversable, root: Traversable, name: str) -> str:
    return f"{name.rstrip('/')}/{str(file)[len(str(root)) :].lstrip('/')}"


def _installed() -> Iterator[tuple[Traversable, str]]:
    """Iterate over the bundled catalogue and those of other packages.

    In an editable install the package data lie beside the sources, at the top of the tree.
    """
    # Imported here, for it is slow to load and needed for installed catalogues alone.
    from importlib import metadata, resources  # noqa: PLC0415

    bundled: Traversable = resources.files("iku_core") / "indicators"
    if not bundled.is_dir():
        bundled = _path(__file__).parents[2] / "indicators"
    yield bundled, "iku_core/indicators"
    for point in sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda item: item.name):
        yield resources.files(point.module) / (point.attr or ""), point.value.replace(":", "/")


def _overlaps(documents: list[Document]) -> list[Issue]:
    issues: list[Issue] = []
    by_id: dict[str, list[Document]] = {}
    for document in documents:
        by_id.setdefault(document.id, []).append(document)
    for editions in by_id.values():
        editions.sort(key=lambda item: item.valid_from or date.min)
        for older, newer in pairwise(editions):
            if (older.valid_to or date.max) >= (newer.valid_from or date.min):
                issue = new_issue("IKU301", _place_of_id(newer), text=newer.id)
                issues.append(evolve(issue, related=_place_of_id(older)))
    return issues


def _place_of_id(document: Document) -> Location | None:
    return None if document.places is None else document.places.find("id")
