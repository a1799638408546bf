"""Faults that can be mended in one way alone, mended in the text of a file.

Enters: a text, and how it is checked. Leaves: the text with these faults mended, and what was
mended. Comments, blanks and order stay, for nothing but the parts at fault is written anew.
Layer 1; how a text is checked is the business of `checking`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from iku_core._certain_edits import certain_edit
from iku_core._edits import Edit, apply_edits
from iku_core.issues import Issue, Source

__all__ = ["Check", "Fix", "Mended", "fixes_for", "mended"]

Check: TypeAlias = "Callable[[Source], Sequence[Issue]]"
"""What tells the faults of a text."""

MAX_CHECKED: Final = 5_000_000
"""Most characters that are checked again to see whether a fix does what it should."""

_UNREADABLE: Final = "IKU106"
_MANY: Final = "IKU120"
_MISSPELT_KEY: Final = "IKU121"
_WHOLE_FILE: Final = "$"
"""The path of faults behind which nothing could be read."""


@frozen
class Fix:
    """Hold a fault, and the edit of the text that mends it.

    Attributes:
        issue: The fault.
        edit: What to write, and where in the text.

    Example:
        >>> from iku_core.issues import new_issue
        >>> Fix(new_issue("IKU205", None, text="×"), Edit(2, 3, "*")).edit.text
        '*'
    """

    issue: Issue
    edit: Edit


@frozen
class Mended:
    """Hold what became of a text.

    Attributes:
        source: The text, with all that could be mended.
        fixes: What was mended, in the order of doing.

    Example:
        >>> Mended(Source("a.yaml", "id: dinkes"), ()).fixes
        ()
    """

    source: Source
    fixes: tuple[Fix, ...]


def fixes_for(source: Source, issues: Iterable[Issue]) -> list[Fix]:
    r"""Return the certain fixes for faults of a text, those that stand apart from each other.

    Args:
        source: The text.
        issues: Its faults; those of other files are left out.

    Example:
        >>> from iku_core.issues import new_issue
        >>> source = Source("a.yaml", "unit: orang\nvalue: a × b")
        >>> issue = new_issue("IKU205", source.location(1, 9), text="×")
        >>> [fix.edit for fix in fixes_for(source, [issue])]
        [Edit(start=21, end=22, text='*')]
    """
    starts = _line_starts(source)
    found: list[Fix] = []
    for issue in issues:
        place = issue.location
        if place is None or place.file != source.name or (edit := certain_edit(issue)) is None:
            continue
        start = starts[place.line - 1]
        found.append(Fix(issue, Edit(start + edit.start, start + edit.end, edit.text)))
    found.sort(key=lambda fix: fix.edit)
    apart: list[Fix] = []
    for fix in found:
        if not apart or fix.edit.start >= apart[-1].edit.end:
            apart.append(fix)
    return apart


def _line_starts(source: Source) -> list[int]:
    starts = [0]
    for line in source.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def mended(source: Source, check: Check) -> Mended:
    """Return a text with every fault mended that can be mended in one way alone.

    Each fix is checked before it is kept: it must take its fault away, and bring no error but
    those that hid behind that fault. Then these are mended likewise. Where there are more faults
    than are told, an error that a fix brings cannot be known from one that was not told before.

    Args:
        source: The text.
        check: Tells the faults of a text of that name.

    Example:
        >>> from iku_core.issues import new_issue
        >>> def check(source):
        ...     at = source.text.find("×")
        ...     return [new_issue("IKU205", source.location(0, at), text="×")] if at >= 0 else []
        >>> mended(Source("a.yaml", "value: a × b"), check).source.text
        'value: a * b'
    """
    issues = check(source)
    made: list[Fix] = []
    refused: set[tuple[_Told, str]] = set()
    left = MAX_CHECKED
    while left > 0:
        fixes = [fix for fix in fixes_for(source, issues) if _refusal(fix.issue) not in refused]
        # All at once where that is well, else one after the other.
        for some in ([fixes] if fixes else []) + [[fix] for fix in fixes]:
            left -= len(source.text)
            text = Source(source.name, apply_edits(source.text, [fix.edit for fix in some]))
            found = check(text)
            if _is_better(text, some, issues, found):
                source, issues = text, found
                made += some
                break
            if len(some) == 1:
                refused.add(_refusal(some[0].issue))
        else:
            break
    return Mended(source, tuple(made))


_Told: TypeAlias = "tuple[str, str, tuple[tuple[str, str], ...]]"


def _told(issue: Issue) -> _Told:
    """Return what is told without line and column, which change with the text."""
    path = "" if issue.location is None else issue.location.path
    return issue.code, path, tuple(sorted(issue.values.items()))


def _refusal(issue: Issue) -> tuple[_Told, str]:
    """Return what is told and the line that it is told of, by which one fault is known again."""
    return _told(issue), "" if issue.location is None else issue.location.source_line


def _is_better(
    text: Source, fixes: Sequence[Fix], before: Sequence[Issue], after: Sequence[Issue]
) -> bool:
    """Return whether fixes took their faults away, and brought none but those that had hidden."""
    had, left = Counter(map(_told, before)), Counter(map(_told, after))
    new = [
        issue
        for issue in after
        if issue.severity == "error" and left[_told(issue)] > had[_told(issue)]
    ]
    if any(issue.code == _UNREADABLE for issue in new):
        return False
    if any(issue.code == _MANY for issue in before):
        # Not all was told before, so that nobody knows what is new.
        return True
    gone = Counter(_told(fix.issue) for fix in fixes)
    if any(left[told] > had[told] - number for told, number in gone.items()):
        return False
    behind = [_path_behind(fix) for fix in fixes]
    written = _places_written(text, fixes)
    return all(
        issue.location is not None
        and any(_is_at_or_below(issue.location.path, path) for path in behind)
        and (issue.location.line, issue.location.column) not in written
        for issue in new
    )


def _path_behind(fix: Fix) -> str:
    """Return the path of what could not be read for a fault."""
    assert fix.issue.location is not None, "a fix has a place"
    path = fix.issue.location.path
    if fix.issue.code == _MISSPELT_KEY:
        return f"{path.removesuffix(fix.issue.values['key'])}{fix.issue.values['meant']}"
    return path


def _is_at_or_below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


def _places_written(text: Source, fixes: Sequence[Fix]) -> set[tuple[int, int]]:
    """Return line and column, from 1, where each fix of a value begins in the new text."""
    places: set[tuple[int, int]] = set()
    shift = 0
    for fix in fixes:
        before = text.text[: fix.edit.start + shift]
        if fix.issue.location is not None and fix.issue.location.path != _WHOLE_FILE:
            places.add((before.count("\n") + 1, len(before) - before.rfind("\n")))
        shift += len(fix.edit.text) - (fix.edit.end - fix.edit.start)
    return places
