"""Definitions that are read together: each is linked once, those that it adopts from first.

Enters: sources. Leaves: documents, agreements, and the issues of all. Layer 4, below `catalogue`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from iku_core._findings import Reading, TooManyFaultsError
from iku_core._like_counts import looks_like_counts
from iku_core._rules_adoption import Edition, Found, adopt, check_adopted
from iku_core._rules_targets import doubtful_targets
from iku_core.agreements import is_agreement
from iku_core.definition import Document
from iku_core.document import parse_yaml
from iku_core.drafts import Draft
from iku_core.files import definition_files, installed_folders, read_source, real_path
from iku_core.issues import Issue, Source, has_errors
from iku_core.linking import link
from iku_core.places import Places
from iku_core.reading import read_draft
from iku_core.rules import check_draft

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Part", "Shelf"]

_ADOPTS: Final = "adopts"
"""A text without this word adopts nothing."""

_ID: Final = re.compile(r"^id:[ \t]+([a-z0-9][a-z0-9-]*)[ \t\r]*(?:#.*)?$", re.ASCII | re.MULTILINE)
"""The line that names a document, as nearly all files have it."""

MAX_ADOPTIONS: Final = 20
"""Most documents that adopt from each other in a row."""

_SHARED: Final = "shared"
"""The folder beside that of a definition in which shared documents are sought."""


class Part:
    """Hold one definition on its way from text to document.

    Attributes:
        source: Its text.
        path: Its file; None for a text.
        id: Its id as it was read; empty before, and where it was at fault.
        issues: What was found so far.
        reading: The state of reading it; None before, and after it is linked.
        draft: What was read of it; likewise.
        is_agreement: Whether it is the file of an agreement, of which there is no draft.
        is_counts: Whether it is no definition, and looks like a file of counts.
        is_named: Whether it is among what was asked for; what was sought for another is not.
        state: Whether it is `waiting` to be read, is `read`, is being `linked`, or is `done`.
        document: The document; None where it has faults, or is not linked yet.

    Example:
        >>> Part(Source("a.yaml", ""), None, []).state
        'waiting'
    """

    __slots__ = (
        *("document", "draft", "id", "is_agreement", "is_counts", "is_named", "issues"),
        *("path", "reading", "source", "state"),
    )

    source: Source
    path: Traversable | None
    id: str
    issues: list[Issue]
    reading: Reading | None
    draft: Draft | None
    is_agreement: bool
    is_counts: bool
    is_named: bool
    state: Literal["waiting", "read", "linked", "done"]
    document: Document | None

    def __init__(self, source: Source, path: Traversable | None, issues: list[Issue]) -> None:
        """Keep a text; where its file could not be read, nothing more is done with it."""
        self.source = source
        self.path = path
        self.id = ""
        self.issues = issues
        self.reading = None
        self.draft = None
        self.is_agreement = False
        self.is_counts = False
        self.is_named = True
        self.state = "done" if issues else "waiting"
        self.document = None


class Shelf:
    """Hold definitions, and find those that others adopt from.

    What adopts nothing is linked at once, and so that a large catalogue keeps no nodes in memory,
    the rest waits as text until it is asked for.

    Example:
        >>> shelf = Shelf()
        >>> part = shelf.add(Source("a.yaml", "schema: 1"), None, [])
        >>> shelf.link(part) is None, part.issues[0].code
        (True, 'IKU122')
    """

    __slots__ = ("_by_id", "_files", "_given", "_lengths", "_maybe", "_odd", "_sought")

    def __init__(self, given: Iterable[Document] = ()) -> None:
        """Hold documents that were loaded before."""
        self._given = tuple(given)
        self._by_id: dict[str, list[Part]] = {}
        self._maybe: dict[str, list[Part]] = {}
        self._odd: list[Part] = []
        self._files: dict[str, Part] = {}
        self._sought: dict[tuple[str, str], list[Part]] = {}
        self._lengths: dict[int, int] = {}

    def add(self, source: Source, path: Traversable | None, issues: list[Issue]) -> Part:
        """Keep a definition, and link it where it does not rest on others."""
        part = self._kept(source, path, issues)
        if _ADOPTS not in source.text:
            self.link(part)
            return part
        # The text alone is searched for its id, so that it need not be read before it is its turn.
        names = set(_ID.findall(source.text))
        for name in names:
            self._maybe.setdefault(name, []).append(part)
        if len(names) != 1:
            self._odd.append(part)
        return part

    def _kept(self, source: Source, path: Traversable | None, issues: list[Issue]) -> Part:
        part = Part(source, path, issues)
        if path is not None:
            self._files[real_path(path)] = part
        return part

    def link(self, part: Part) -> Document | None:
        """Return the document of a definition; None where it has errors.

        Those that it adopts from are linked first, on a stack of our own, however many there are.
        """
        stack = [part]
        while stack:
            top = stack[-1]
            self._read(top)
            if top.state == "read":
                top.state = "linked"
            if top.state == "linked" and (needed := self._needed(top)) is not None:
                stack.append(needed)
                continue
            if top.state == "linked":
                top.document = self._linked(top)
                top.draft = top.reading = None
                top.state = "done"
            stack.pop()
        return part.document

    def _needed(self, part: Part) -> Part | None:
        """Return a definition that must be linked before another; None where all are."""
        if part.draft is None:
            return None
        for name in part.draft.shared_names():
            for other in self._parts(name, part):
                self._read(other)
                if other.state == "read":
                    return other
        return None

    def _read(self, part: Part) -> None:
        """Read a definition up to its draft."""
        if part.state != "waiting":
            return
        part.state = "read"
        root, found = parse_yaml(part.source)
        part.issues.extend(found)
        if root is None:
            return
        part.is_agreement = is_agreement(root)
        part.is_counts = looks_like_counts(root)
        if part.is_agreement:
            return
        part.reading = Reading(part.source, root, part.issues)
        try:
            part.draft = read_draft(part.reading)
        except TooManyFaultsError:
            return
        part.id = str(part.draft.values.get("id", ""))
        if part.is_named:
            self._by_id.setdefault(part.id, []).append(part)

    def _linked(self, part: Part) -> Document | None:
        draft, reading = part.draft, part.reading
        if draft is None or reading is None:
            return None
        try:
            if draft.adopts_something:
                adopt(draft, reading, lambda name, day: self._find(name, day, part))
            check_draft(draft, reading)
            check_adopted(draft, reading)
        except TooManyFaultsError:
            return None
        if has_errors(part.issues):
            return None
        document = link(draft, Places(part.source))
        part.issues.extend(doubtful_targets(document))
        return document

    def _find(self, name: str, day: date | None, user: Part) -> Found:
        """Return the edition of a document in force on a day; the latest without one."""
        parts = self._parts(name, user)
        if any(part.state == "linked" for part in parts):
            return "circle"
        editions = [part.document for part in parts]
        documents = [item for item in (*editions, *self._given) if item is not None]
        documents = [item for item in documents if item.id == name]
        if not documents:
            return "at-fault" if parts else "unknown"
        found = documents
        if day is not None:
            found = [item for item in documents if item.is_in_force(day)]
        if not found:
            return "not-in-force"
        latest = max(found, key=lambda item: item.valid_from or date.min)
        if self._length(latest) > MAX_ADOPTIONS:
            return "too-long"
        return Edition(latest, tuple(documents))

    def _length(self, document: Document) -> int:
        """Return how many documents adopt from each other in a row, from one downwards."""
        known = self._lengths.get(id(document))
        if known is None:
            known = 1 + max(map(self._length, document.shared_documents), default=0)
            self._lengths[id(document)] = known
        return known

    def _parts(self, name: str, user: Part) -> list[Part]:
        """Return the definitions of a document that another sees."""
        for part in (*self._maybe.pop(name, ()), *self._odd):
            self._read(part)
        self._odd.clear()
        return self._by_id.get(name) or self._seek(name, user)

    def _seek(self, name: str, user: Part) -> list[Part]:
        """Read the definitions of a document from where shared ones are kept."""
        if any(document.id == name for document in self._given):
            return []
        folder = "" if user.path is None else real_path(user.path).rpartition("/")[0]
        if (name, folder) not in self._sought:
            found: list[Part] = []
            for files in (_files_beside(name, user.path), _installed_files(name)):
                found = list(self._opened(name, files))
                if found:
                    break
            self._sought[name, folder] = found
        return self._sought[name, folder]

    def _opened(self, name: str, files: Iterable[tuple[Traversable, str]]) -> Iterator[Part]:
        """Read files once, and iterate over those that define a document."""
        for file, file_name in files:
            part = self._files.get(real_path(file))
            if part is None:
                source, issues = read_source(file, file_name)
                part = self._kept(source, file, issues)
                part.is_named = False
                self._read(part)
            if not part.is_named and part.id == name:
                yield part

    def lent(self) -> Iterator[Part]:
        """Iterate over the definitions that were not asked for, and read for others."""
        parts = {id(part): part for found in self._sought.values() for part in found}
        return iter(parts.values())


def _files_beside(name: str, path: Traversable | None) -> Iterator[tuple[Traversable, str]]:
    """Iterate over the files of a document in the folder of another, and in `../shared`."""
    parent = getattr(path, "parent", None)
    if parent is None:
        return
    for folder in (parent, parent.parent / _SHARED):
        try:
            files = sorted(folder.iterdir())
        except OSError:
            continue
        yield from ((file, str(file)) for file in files if _is_of(name, file))


def _installed_files(name: str) -> Iterator[tuple[Traversable, str]]:
    for root, root_name in installed_folders([]):
        for file, file_name in definition_files(root, root_name, []):
            if _is_of(name, file):
                yield file, file_name


def _is_of(name: str, file: Traversable) -> bool:
    """Return whether a file may define a document; what is no plain file may never end."""
    return file.name.startswith(name) and file.name.endswith((".yaml", ".yml")) and file.is_file()
