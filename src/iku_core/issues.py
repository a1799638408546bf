"""Faults found in somebody's text: where they are and what they say.

Enters: a code of the message table, a place, the words to fill in.
Leaves: frozen `Issue` values that sort, compare, pickle and speak two languages.
Layer 0; how an issue is drawn on a screen is the business of `report.diagnostics`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from iku_core.frozen import FrozenMapping
from iku_core.messages import Language, Severity, message_for

__all__ = [
    "MAX_FAULTS",
    "Issue",
    "Location",
    "Source",
    "has_errors",
    "new_issue",
    "sort_issues",
    "visible",
]

MAX_FAULTS: Final = 100
"""Most faults that are told of one thing; what comes behind them is hardly read."""

_LONGEST = 400


@frozen(kw_only=True)
class Location:
    """Say where something stands in a file.

    Attributes:
        file: Name of the file as it was given, such as `indicators/dinkes.yaml`.
        line: Line, counted from 1.
        column: Column in characters, counted from 1.
        end_column: Column just behind the last character meant; on the same line.
        path: Path of the node from the root, such as `$.counts.jumlah_desa`.
        source_line: The line itself, without its end; empty where there is none.
        cell: Sheet and cell of a workbook, such as `Cacah!D11`, whose row and column are then
            `line` and `column`; empty for a text.
        anchor: The path from the nearest item with an id on, such as `nilai-ikm.numerator`, which
            stays where items are put above it; not compared.

    Example:
        >>> str(Location(file="a.yaml", line=3, column=5, end_column=6))
        'a.yaml:3:5'
        >>> str(Location(file="a.xlsx", line=11, column=4, end_column=5, cell="Cacah!D11"))
        'a.xlsx:Cacah!D11'
    """

    file: str
    line: int
    column: int
    end_column: int
    path: str = "$"
    source_line: str = field(default="", repr=False)
    cell: str = ""
    anchor: str = field(default="$", repr=False, eq=False)

    def __str__(self) -> str:
        """Return `file:line:column`, or `file:sheet!cell` in a workbook."""
        return visible(f"{self.file}:{self.cell or f'{self.line}:{self.column}'}")


@frozen(kw_only=True)
class Issue:
    """Hold one fault, warning or reason as data.

    Attributes:
        code: Code of the message table, such as `IKU202`.
        values: Words filled into the message, by placeholder; besides them, as `meant`, what was
            certainly meant in the place of what is there.
        location: Where it was found; None for a fault of a value passed in by a program.
        related: A second place, such as the first of two equal keys; None where there is none.

    Example:
        >>> issue = Issue(code="IKU521", values=FrozenMapping({"count": "jumlah_desa"}))
        >>> issue.severity, issue.message
        ('error', 'the count jumlah_desa is missing')
        >>> issue.message_in("id")
        'cacah jumlah_desa belum ada'
    """

    code: str
    values: FrozenMapping[str] = field(factory=lambda: FrozenMapping({}))
    location: Location | None = None
    related: Location | None = None

    @property
    def name(self) -> str:
        """The name of the fault in kebab case, such as `unknown-name`."""
        return message_for(self.code).name

    @property
    def severity(self) -> Severity:
        """`error` stops a file from being used; `warning` and `notice` do not."""
        return message_for(self.code).severity

    @property
    def message(self) -> str:
        """The sentence in English."""
        return self.message_in("en")

    @property
    def hint(self) -> str:
        """What to do about it, in English."""
        return self.hint_in("en")

    def message_in(self, language: Language) -> str:
        """Return the sentence in English (`en`) or Indonesian (`id`).

        Example:
            >>> new_issue("IKU203", None).message_in("id")
            'rumusnya kosong'
        """
        return message_for(self.code).sentence(language, self.values)

    def hint_in(self, language: Language) -> str:
        """Return the advice in English (`en`) or Indonesian (`id`).

        Example:
            >>> new_issue("IKU502", None, count="jumlah_desa").hint_in("en")
            'keep one of the two'
        """
        return message_for(self.code).advice(language, self.values)

    def __str__(self) -> str:
        """Return one line: place, code, sentence."""
        place = f"{self.location}: " if self.location else ""
        return visible(f"{place}{self.code} {self.message}")


def new_issue(code: str, location: Location | None, /, **values: str) -> Issue:
    """Return an issue; words taken from a file are one line, and cut where they are very long.

    Example:
        >>> new_issue("IKU521", None, count="jumlah_desa").message
        'the count jumlah_desa is missing'
    """
    return Issue(
        code=code,
        values=FrozenMapping({name: _shortened(words) for name, words in values.items()}),
        location=location,
    )


_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Return a text as one line: an escape for what a terminal would obey, hide or break it at.

    Example:
        >>> print(visible("a\x1b[31m\nb"))
        a\x1b[31m\nb
    """
    return _UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)


def _shortened(words: str) -> str:
    words = visible(words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."


class Source:
    """Hold the text of one file and draw locations in it.

    Attributes:
        name: Name under which the file is reported.
        text: The whole text, without a byte order mark.

    Example:
        >>> source = Source("a.yaml", "id: dinkes")
        >>> source.lines
        ['id: dinkes']
    """

    __slots__ = ("_lines", "name", "text")

    name: str
    text: str
    _lines: list[str] | None

    def __init__(self, name: str, text: str) -> None:
        """Keep `text` under `name`."""
        self.name = name
        self.text = text
        self._lines = None

    @property
    def lines(self) -> list[str]:
        """The lines as an editor counts them: a line ends at LF or CR LF alone."""
        if self._lines is None:
            self._lines = [line.removesuffix("\r") for line in self.text.split("\n")]
        return self._lines

    def location(
        self,
        line: int,
        column: int,
        *,
        end_column: int | None = None,
        path: str = "$",
        anchor: str = "$",
    ) -> Location:
        """Return the place at `line` and `column`, both counted from 0.

        Args:
            line: Line from 0; one behind the end of the file means the last line.
            column: Column from 0; one behind the end of the line means that end.
            end_column: Column from 0 behind the last character; None means one character.
            path: Path of the node from the root.
            anchor: The path from the nearest item with an id on.

        Example:
            >>> str(Source("a.yaml", "id: dinkes").location(0, 4))
            'a.yaml:1:5'
        """
        line = min(line, len(self.lines) - 1)
        column = min(column, len(self.lines[line]))
        end = column + 1 if end_column is None else max(end_column, column + 1)
        return Location(
            file=self.name,
            line=line + 1,
            column=column + 1,
            end_column=end + 1,
            path=path,
            source_line=self.lines[line],
            anchor=anchor,
        )


def has_errors(issues: Iterable[Issue]) -> bool:
    """Return whether some issue is an error.

    Example:
        >>> has_errors([])
        False
    """
    return any(issue.severity == "error" for issue in issues)


def sort_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return `issues` by file, line, column and code; those without a place first.

    Example:
        >>> issues = [new_issue(code, None, count="a") for code in ("IKU522", "IKU521")]
        >>> [issue.code for issue in sort_issues(issues)]
        ['IKU521', 'IKU522']
    """

    def key(issue: Issue) -> tuple[str, int, int, str]:
        place = issue.location
        if place is None:
            return ("", 0, 0, issue.code)
        return (place.file, place.line, place.column, issue.code)

    return tuple(sorted(issues, key=key))
