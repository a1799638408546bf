"""A key that begins in a column where no key above it begins.

Enters: the lines of a file, and the one at which YAML gave up. Leaves: the fault, with the number
of blanks that were meant. Layer 1, part of `document`.
"""

from __future__ import annotations

import re

from iku_core.issues import Issue, Source, new_issue

__all__ = ["misplaced_key"]

_KEY = re.compile(r"(?P<blanks> *)(?P<dashes>(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?P<value> .*|)")


def misplaced_key(source: Source, line: int, *, deeper: bool = False) -> Issue | None:
    r"""Return the fault of a line whose key stands beside no key above it; None for others.

    Args:
        source: The file.
        line: The line, counted from 0.
        deeper: Whether the key was read as a part of the text above it, so that it must stand one
            blank behind that key.

    Example:
        >>> issue = misplaced_key(Source("a.yaml", "  name: Camat\n nip: x"), 1)
        >>> issue.hint
        'let 2 blanks stand before it, as in line 1'
    """
    found = _KEY.fullmatch(source.lines[line])
    if found is None:
        return None
    is_item = found["dashes"] != ""
    column = len(found["blanks"])
    above = _dashes_above(source, line) if is_item else _columns_above(source, line)
    if not above or column in above or (deeper and (is_item or column - 1 not in above)):
        return None
    key = f"- {found['key']}" if is_item else found["key"]
    fitting = above if is_item else _above_what_is_below(source, line, above)
    wanted = min(fitting, key=lambda other: (abs(other - column), -other))
    end = found.start("dashes") + 1 if is_item else column + len(found["key"])
    place = source.location(line, column, end_column=end)
    words = {"key": key, "wanted": str(wanted), "line": str(above[wanted] + 1)}
    return new_issue("IKU190", place, **words)


def _above_what_is_below(source: Source, line: int, above: dict[int, int]) -> dict[int, int]:
    """Return the columns in which a key can stand that has the next line below itself."""
    found = _KEY.fullmatch(source.lines[line])
    below = _KEY.fullmatch("".join(source.lines[line + 1 : line + 2]))
    if found is None or found["value"].strip() or below is None:
        return above
    deeper = len(below["blanks"])
    fitting = {column: number for column, number in above.items() if column < deeper}
    return fitting if deeper > len(found["blanks"]) and fitting else above


def _dashes_above(source: Source, line: int) -> dict[int, int]:
    """Return the columns of the dashes whose lists are still open above a line."""
    columns: dict[int, int] = {}
    least = len(source.text)
    for number in range(line - 1, -1, -1):
        match = _KEY.fullmatch(source.lines[number])
        if match is None:
            continue
        column = len(match["blanks"])
        if match["dashes"] and column < least:
            columns[column] = number
        least = min(least, column)
        if column == 0:
            break
    return columns


def _columns_above(source: Source, line: int) -> dict[int, int]:
    """Return the columns of the keys that are still open above a line, with their lines."""
    columns: dict[int, int] = {}
    for number in range(line - 1, -1, -1):
        match = _KEY.fullmatch(source.lines[number])
        if match is None:
            continue
        column = len(match["blanks"]) + len(match["dashes"])
        if column < min(columns, default=column + 1):
            columns[column] = number
        if column == 0:
            break
    return columns
