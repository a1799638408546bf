"""`iku check --fix`: certain faults of files, shown as a diff, and mended where that is wished.

Enters: files and folders. Leaves: what is mended, on standard output, and an exit code.
Layer 7, part of the command `check`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from attrs import frozen

from iku_core._streams import print_checked, print_issues, rewrite_file
from iku_core.characters import decode
from iku_core.checking import check_source, read_documents
from iku_core.definition import Document
from iku_core.files import definition_files, path_of, read_data, real_path
from iku_core.fixing import mended
from iku_core.issues import sort_issues
from iku_core.messages import Language
from iku_core.report.fixes import render_diff, render_fixes, render_question

__all__ = ["fix_files"]

_MARK: Final = "\ufeff".encode()
_YES: Final = frozenset({"y", "yes", "ya"})


@frozen
class _Change:
    """Hold what a file holds, and what it is to hold."""

    path: str
    name: str
    before: bytes
    after: bytes
    faults: int


def fix_files(paths: Sequence[str], language: Language, *, yes: bool) -> int:
    """Mend the certain faults of files, and tell those that remain.

    Args:
        paths: Files and folders.
        language: The language of the messages.
        yes: Whether the changes are written without a question.

    Returns:
        The exit code: 1 where changes wait to be written, or an error remains.
    """
    documents, issues = read_documents(paths)
    changes = list(_changes(paths, documents)) if issues else []
    if not changes:
        return print_checked(sort_issues(issues), language)
    _show(changes)
    faults = sum(change.faults for change in changes)
    if not yes and not _is_asked():
        print(render_fixes("waiting", language, faults=faults, files=len(changes)))
        return 1
    if not yes and not _is_wished(language):
        print(render_fixes("left", language))
        return 1
    failures = {
        change: rewrite_file(change.path, change.before, change.after, name=change.name)
        for change in changes
    }
    if told := [failure for failure in failures.values() if failure is not None]:
        print_issues(told, language)
    done = [change for change, failure in failures.items() if failure is None]
    faults = sum(change.faults for change in done)
    if done:
        print(render_fixes("written", language, faults=faults, files=len(done)), end="\n\n")
    code = print_checked(sort_issues(read_documents(paths)[1]), language)
    return 1 if len(done) < len(changes) else code


def _changes(paths: Sequence[str], documents: Sequence[Document]) -> Iterator[_Change]:
    """Iterate over the files in which something can be mended, each once."""
    seen: set[str] = set()
    for path in paths:
        for file, name in definition_files(path_of(path), path, []):
            real = real_path(file)
            if real in seen:
                continue
            seen.add(real)
            data, unreadable = read_data(file, name)
            source, undecoded = decode(data, name)
            if unreadable or undecoded:
                continue
            check = partial(check_source, file=file, documents=documents)
            found = mended(source, check)
            if found.fixes:
                mark = _MARK if data.startswith(_MARK) else b""
                after = mark + found.source.text.encode()
                yield _Change(str(file), name, data, after, len(found.fixes))


def _show(changes: Sequence[_Change]) -> None:
    """Print what would change, in colours where a terminal has them."""
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for change in changes:
        before, after = change.before.decode(), change.after.decode()
        print(render_diff(change.name, before, after, coloured=coloured), end="\n\n")


def _is_asked() -> bool:
    """Return whether somebody sits at a terminal who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _is_wished(language: Language) -> bool:
    """Ask whether the changes are to be written; no answer means no."""
    try:
        answer = input(render_question(language))
    except EOFError:
        print()
        return False
    return answer.strip().lower() in _YES
