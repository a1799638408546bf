"""Definitions that are read together: each is linked once, those that it adopts from first.

Enters: sources. Leaves: documents, agreements, and the issues of all. Layer 4, below `catalogue`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from iku_core._findings import Reading, TooManyFaultsError
from iku_core._rules_adoption import Found, adopt, check_adopted
from iku_core.definition import Document
from iku_core.document import parse_yaml
from iku_core.drafts import Draft
from iku_core.files import definition_files, installed_folders, read_source, real_path
from iku_core.issues import Issue, Source
from iku_core.linking import link
from iku_core.nodes import node_at
from iku_core.places import Places
from iku_core.reading import read_draft
from iku_core.rules import check_draft

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Part", "Shelf", "has_errors"]

_ADOPTS: Final = "adopts"
"""A text without this word adopts nothing."""

_SHARED: Final = "shared"
"""The folder beside that of a definition in which shared documents are sought."""


def has_errors(issues: Iterable[Issue]) -> bool:
    """Return whether some issue is an error.

    Example:
        >>> has_errors([])
        False
    """
    return any(issue.severity == "error" for issue in issues)


class Part:
    """Hold one definition on its way from text to document.

    Attributes:
        source: Its text.
        path: Its file; None for a text.
        issues: What was found so far.
        reading: The state of reading it; None before, and after it is linked.
        draft: What was read of it; likewise.
        is_agreement: Whether it is the file of an agreement, of which there is no draft.
        state: Whether it is `waiting` to be read, is `read`, is being `linked`, or is `done`.
        document: The document; None where it has faults, or is not linked yet.

    Example:
        >>> Part(Source("a.yaml", ""), None, []).state
        'waiting'
    """

    __slots__ = (
        *("document", "draft", "is_agreement", "issues", "path"),
        *("reading", "source", "state"),
    )

    source: Source
    path: Traversable | None
    issues: list[Issue]
    reading: Reading | None
    draft: Draft | None
    is_agreement: bool
    state: Literal["waiting", "read", "linked", "done"]
    document: Document | None

    def __init__(self, source: Source, path: Traversable | None, issues: list[Issue]) -> None:
        """Keep a text; where its file could not be read, nothing more is done with it."""
        self.source = source
        self.path = path
        self.issues = issues
        self.reading = None
        self.draft = None
        self.is_agreement = False
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

    __slots__ = ("_asked", "_by_id", "_files", "_given", "_sought", "_waiting")

    def __init__(self, given: Iterable[Document] = ()) -> None:
        """Hold documents that were loaded before."""
        self._given = tuple(given)
        self._by_id: dict[str, list[Part]] = {}
        self._waiting: list[Part] = []
        self._asked: set[str] = set()
        self._files: set[str] = set()
        self._sought: dict[tuple[str, str], list[Part]] = {}

    def add(self, source: Source, path: Traversable | None, issues: list[Issue]) -> Part:
        """Keep a definition, and link it where it does not rest on others."""
        part = Part(source, path, issues)
        if path is not None:
            self._files.add(real_path(path))
        if _ADOPTS in source.text:
            self._waiting.append(part)
        else:
            self.link(part)
        return part

    def link(self, part: Part) -> Document | None:
        """Return the document of a definition; None where it has errors."""
        self._read(part)
        if part.state == "read":
            part.state = "linked"
            part.document = self._linked(part)
            part.draft = part.reading = None
            part.state = "done"
        return part.document

    def _read(self, part: Part) -> None:
        """Read a definition up to its draft."""
        if part.state != "waiting":
            return
        part.state = "read"
        root, found = parse_yaml(part.source)
        part.issues.extend(found)
        if root is None:
            return
        part.is_agreement = node_at(root, "agreement") is not None
        if part.is_agreement:
            return
        part.reading = Reading(part.source, root, part.issues)
        try:
            part.draft = read_draft(part.reading)
        except TooManyFaultsError:
            return
        self._by_id.setdefault(str(part.draft.values.get("id", "")), []).append(part)

    def _linked(self, part: Part) -> Document | None:
        draft, reading = part.draft, part.reading
        if draft is None or reading is None:
            return None
        try:
            if "adopts" in draft.values or draft.overrides or draft.adopted():
                adopt(draft, reading, lambda name, day: self._find(name, day, part))
            check_draft(draft, reading)
            check_adopted(draft, reading)
        except TooManyFaultsError:
            return None
        return None if has_errors(part.issues) else link(draft, Places(part.source))

    def _find(self, name: str, day: date | None, user: Part) -> Found:
        """Return the edition of a document in force on a day; the latest without one."""
        self._read_waiting(name)
        parts = self._by_id.get(name) or self._seek(name, user)
        if any(part.state == "linked" for part in parts):
            return "circle"
        editions = [self.link(part) for part in parts]
        documents = [item for item in (*editions, *self._given) if item is not None]
        documents = [item for item in documents if item.id == name]
        if not documents:
            return "at-fault" if parts else "unknown"
        if day is None:
            return max(documents, key=lambda item: item.valid_from or date.min)
        in_force = [item for item in documents if item.is_in_force(day)]
        return in_force[0] if in_force else "not-in-force"

    def _read_waiting(self, name: str) -> None:
        """Read those of the waiting definitions that may have an id."""
        if name in self._asked:
            return
        self._asked.add(name)
        has_id = re.compile(rf"\bid\b[\"']?\s*:\s*[\"']?{re.escape(name)}(?![\w-])")
        for part in self._waiting:
            if has_id.search(part.source.text):
                self._read(part)

    def _seek(self, name: str, user: Part) -> list[Part]:
        """Read the definitions of a document from where shared ones are kept."""
        if any(document.id == name for document in self._given):
            return []
        folder = "" if user.path is None else real_path(user.path).rpartition("/")[0]
        found = self._sought.get((name, folder), [])
        if (name, folder) not in self._sought:
            for files in (_files_beside(name, user.path), _installed_files(name)):
                found = list(self._added(name, files))
                if found:
                    break
            self._sought[name, folder] = found
        return found

    def _added(self, name: str, files: Iterable[tuple[Traversable, str]]) -> Iterator[Part]:
        """Read files, and iterate over those that define a document."""
        for file, file_name in files:
            if real_path(file) not in self._files:
                part = self.add(*_opened(file, file_name))
                self._read(part)
                if part in self._by_id.get(name, ()):
                    yield part

    def lent(self) -> Iterator[Part]:
        """Iterate over the definitions that were not asked for, and read for others."""
        return (part for parts in self._sought.values() for part in parts)


def _opened(file: Traversable, name: str) -> tuple[Source, Traversable, list[Issue]]:
    source, issues = read_source(file, name)
    return source, file, issues


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
        yield from ((file, str(file)) for file in files if _is_of(name, file.name))


def _installed_files(name: str) -> Iterator[tuple[Traversable, str]]:
    for root, root_name in installed_folders([]):
        for file, file_name in definition_files(root, root_name, []):
            if _is_of(name, file.name):
                yield file, file_name


def _is_of(name: str, file_name: str) -> bool:
    return file_name.startswith(name) and file_name.endswith((".yaml", ".yml"))
