"""Issues to fingerprints, by which a program knows a fault again in the next run.

Enters: the issues of one run. Leaves: a short text for each. Layer 6.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Sequence
from posixpath import basename, isabs, normpath
from string import Formatter
from typing import Final

from iku_core.issues import Issue
from iku_core.messages import message_for

__all__ = ["FINGERPRINT", "fingerprints", "slashed"]

FINGERPRINT: Final = "ikuFault/v1"
"""The name of the way in which fingerprints are made; another way gets another number."""

_LENGTH: Final = 32

_PASSING: Final = frozenset(
    {
        *("change", "counts", "declarations", "expected", "factor", "first", "found", "high"),
        *("limit", "low", "reason", "second", "value"),
    }
)
"""Words that come from a computation, a limit or the machine: they change while a fault stays."""


def fingerprints(issues: Sequence[Issue]) -> list[str]:
    """Return a fingerprint for each issue, in their order.

    It is made of the code, the file, the path from the nearest id on, and the words that the
    writer would know: not of lines, of columns or of the language. So it stays when lines move, a
    file is indented anew, or another fault is mended. Equal faults of a file are numbered by their
    places; where one of them is mended, the last number is given up.

    A file below the current folder has the same fingerprint whether it was named from there or
    from the root; of a file elsewhere that was named from the root, the last name counts alone.
    Files that have one name so are numbered in the order in which they first have a fault.

    Example:
        >>> from iku_core.issues import Source, new_issue
        >>> above, below = (
        ...     new_issue("IKU203", Source("a.yaml", text).location(line, 2))
        ...     for line, text in ((0, "f: "), (1, "# rumus:" + chr(10) + "f: "))
        ... )
        >>> fingerprints([above]) == fingerprints([below])
        True
        >>> len(set(fingerprints([above, below])))
        2
    """
    found = [""] * len(issues)
    seen: Counter[tuple[str, str]] = Counter()
    suffixes = _suffixes(issues)
    for at in sorted(range(len(issues)), key=lambda at: _place(issues[at])):
        file = _file(issues[at])
        features = json.dumps(_features(issues[at]))
        found[at] = _hashed(f"{features} {seen[file, features]}{suffixes[file]}")
        seen[file, features] += 1
    return found


def _suffixes(issues: Sequence[Issue]) -> dict[str, str]:
    """Return by file what tells it from the files before it that have its name elsewhere."""
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for file in dict.fromkeys(_file(issue) for issue in issues):
        name = _portable(file) if file else ""
        found[file] = f" {seen[name]}" if seen[name] else ""
        seen[name] += 1
    return found


def _file(issue: Issue) -> str:
    return "" if issue.location is None else issue.location.file


def slashed(file: str) -> str:
    """Return the name of a file with `/` between its folders, whatever the system has there.

    Example:
        >>> slashed(f"indicators{os.sep}dinkes.yaml")
        'indicators/dinkes.yaml'
    """
    return file.replace(os.sep, "/")


def _place(issue: Issue) -> tuple[int, int]:
    return (0, 0) if issue.location is None else (issue.location.line, issue.location.column)


def _features(issue: Issue) -> list[object]:
    place = issue.location
    where = ("", "") if place is None else (_portable(place.file), place.cell or place.anchor)
    sentence = message_for(issue.code).sentences["en"]
    told = {name for _, name, _, _ in Formatter().parse(sentence) if name} - _PASSING
    return [issue.code, *where, [[name, issue.values[name]] for name in sorted(told)]]


def _portable(file: str) -> str:
    """Return the name of a file as it is on every machine."""
    name = slashed(file)
    if not isabs(name) and name[1:3] != ":/":
        return normpath(name)
    try:
        here = slashed(os.getcwd()).rstrip("/")  # noqa: PTH109 - paths are slow to load
    except OSError:
        return basename(name)
    below = name.startswith(f"{here}/")
    return normpath(name[len(here) + 1 :]) if below else basename(name)


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
