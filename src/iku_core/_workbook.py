"""The cells of an XLSX workbook, as they are written in its file.

Enters: the bytes of a file. Leaves: the visible sheets with their cells, or the one fault for
which none can be read. Layer 1.

A number is taken as the digits that stand there, before it becomes a float, which is why no
library reads it. Nothing is ever computed.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from iku_core._package import Package, RefusedError, damaged, too_large
from iku_core.characters import without_forbidden
from iku_core.issues import Issue, Location, Source, new_issue

__all__ = ["Area", "Cell", "Sheet", "Workbook", "read_workbook"]

MAX_SHEETS: Final = 50
MAX_CELLS: Final = 100_000
MAX_MERGED: Final = 1_000
MAX_ROW: Final = 1_048_576

CellKind: TypeAlias = Literal["number", "text", "boolean", "error", "date", "formula"]
Style: TypeAlias = Literal["plain", "percent", "date"]

_KINDS: Final[dict[str, CellKind]] = {
    "n": "number",
    "s": "text",
    "str": "text",
    "inlineStr": "text",
    "b": "boolean",
    "e": "error",
    "d": "date",
}
_REFERENCE: Final = re.compile(r"\$?(?P<letters>[A-Z]{1,3})\$?(?P<row>[1-9][0-9]{0,6})", re.ASCII)
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENT_FORMATS: Final = frozenset({9, 10})
_NO_FORMAT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hmsHMS]+\])[^\]]*\]')
"""The parts of a number format that are shown as they are, or are colours and conditions."""


class Cell(NamedTuple):
    """Hold one cell that is not empty: what it is, its text, and how its number is shown."""

    kind: CellKind
    text: str
    style: Style = "plain"


class Area(NamedTuple):
    """Hold cells that are merged: the rows and columns, counted from 1, both included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Return whether a cell lies within."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def __str__(self) -> str:
        return f"{_letters(self.left)}{self.top}:{_letters(self.right)}{self.bottom}"


@frozen
class Sheet:
    """Hold a visible sheet: its cells by row and column, both counted from 1.

    Attributes:
        file: Name of the file, for messages.
        name: Name of the sheet.
        cells: The cells that are not empty.
        hidden: Rows that are hidden, by hand or by a filter.
        merged: Cells that are merged.
    """

    file: str
    name: str
    cells: dict[tuple[int, int], Cell] = field(factory=dict, repr=False)
    hidden: set[int] = field(factory=set)
    merged: list[Area] = field(factory=list)

    def place(self, row: int, column: int) -> Location:
        """Return where a cell is."""
        plain = re.fullmatch(r"[A-Za-z_]\w*", self.name)
        quoted = self.name if plain else "'" + self.name.replace("'", "''") + "'"
        cell = f"{quoted}!{_letters(column)}{row}"
        return Location(file=self.file, line=row, column=column, end_column=column + 1, cell=cell)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; empty for an empty one."""
        cell = self.cells.get((row, column))
        return "" if cell is None else cell.text


class Workbook(NamedTuple):
    """Hold the visible sheets of a file, and its name."""

    name: str
    sheets: list[Sheet]


def read_workbook(data: bytes, name: str) -> tuple[Workbook, list[Issue]]:
    """Read the visible sheets of a workbook, at most 5 MB, and 10 MB unpacked.

    Returns:
        The workbook, and the fault for which it has no sheets.

    Example:
        >>> workbook, issues = read_workbook(b"jumlah_desa: 8", "cacah.xlsx")
        >>> [issue.code for issue in issues]
        ['IKU752']
    """
    try:
        return Workbook(name, _sheets(Package(data), name)), []
    except RefusedError as error:
        return Workbook(name, []), [
            new_issue(error.code, Source(name, "").location(0, 0), **error.words)
        ]


def _sheets(package: Package, file: str) -> list[Sheet]:
    """Return the visible sheets."""
    starts = [part for kind, part in package.related("").values() if kind == "officeDocument"]
    if len(starts) != 1:
        raise damaged("it names no workbook", "buku kerjanya tidak disebut")
    related = package.related(starts[0])
    texts: list[str] = []
    styles: list[Style] = []
    for kind, part in related.values():
        if kind == "sharedStrings":
            texts = _shared_texts(package, part)
        elif kind == "styles":
            styles = _styles(package, part)
    sheets: list[Sheet] = []
    parts: list[str] = []

    def start(element: str, words: dict[str, str]) -> None:
        if element != "sheet" or words.get("state", "visible") != "visible":
            return
        if len(sheets) == MAX_SHEETS:
            raise too_large(MAX_SHEETS, "sheets", "lembar")
        key = next((word for key, word in words.items() if key.endswith(" id")), "")
        kind, part = related.get(key, ("worksheet", key))
        if kind == "worksheet":
            sheets.append(Sheet(file, _in_one_line(words.get("name", ""))))
            parts.append(part)

    package.walk(starts[0], start)
    left = MAX_CELLS
    for sheet, part in zip(sheets, parts, strict=True):
        reader = _SheetReader(sheet, texts, styles, left)
        package.walk(part, reader.start, reader.end)
        left -= len(sheet.cells)
    return sheets


def _shared_texts(package: Package, part: str) -> list[str]:
    """Return the texts that cells refer to; the reading of a text by its sound is no part of it."""
    texts: list[list[str]] = []
    sounds = 0

    def start(element: str, _: dict[str, str]) -> None:
        nonlocal sounds
        if element == "si":
            texts.append([])
        sounds += element == "rPh"

    def end(element: str, text: str) -> None:
        nonlocal sounds
        sounds -= element == "rPh"
        if element == "t" and texts and not sounds:
            texts[-1].append(text)

    package.walk(part, start, end)
    return ["".join(runs) for runs in texts]


def _styles(package: Package, part: str) -> list[Style]:
    """Return how numbers are shown, by the number that cells refer to."""
    own: dict[str, str] = {}
    styles: list[Style] = []
    within = False

    def start(element: str, words: dict[str, str]) -> None:
        nonlocal within
        if element == "numFmt":
            own[words.get("numFmtId", "")] = words.get("formatCode", "")
        elif element == "cellXfs":
            within = True
        elif element == "xf" and within:
            styles.append(_style(words.get("numFmtId", "0"), own))

    def end(element: str, _: str) -> None:
        nonlocal within
        within = within and element != "cellXfs"

    package.walk(part, start, end)
    return styles


def _style(number: str, own: dict[str, str]) -> Style:
    if number in own:
        code = _NO_FORMAT.sub("", own[number])
        if "%" in code:
            return "percent"
        return "date" if re.search("[ymdhsYMDHS]", code) else "plain"
    standard = int(number) if re.fullmatch("[0-9]{1,4}", number, re.ASCII) else 0
    if standard in _PERCENT_FORMATS:
        return "percent"
    return "date" if standard in _DATE_FORMATS else "plain"


class _SheetReader:
    """Put the elements of a sheet together into cells."""

    def __init__(self, sheet: Sheet, texts: list[str], styles: list[Style], left: int) -> None:
        self.sheet = sheet
        self.texts = texts
        self.styles = styles
        self.left = left
        self.row = self.column = 0
        self._clear({})

    def _clear(self, words: dict[str, str]) -> None:
        self.words = words
        self.value: str | None = None
        self.inline: list[str] = []
        self.is_formula = False

    def start(self, element: str, words: dict[str, str]) -> None:
        if element == "row":
            self.row = self._number(words.get("r", str(self.row + 1)))
            self.column = 0
            if words.get("hidden") in ("1", "true"):
                self.sheet.hidden.add(self.row)
        elif element == "c":
            at = words.get("r")
            self.row, self.column = (self.row, self.column + 1) if at is None else _position(at)
            self._clear(words)
        elif element == "f":
            self.is_formula = True
        elif element == "mergeCell":
            self._merge(words.get("ref", ""))

    def end(self, element: str, text: str) -> None:
        if element == "v":
            self.value = text
        elif element == "t":
            self.inline.append(text)
        elif element == "c":
            self._cell()

    def _number(self, text: str) -> int:
        if not re.fullmatch("[1-9][0-9]{0,6}", text, re.ASCII) or int(text) > MAX_ROW:
            raise damaged(f"it has a row {text}", f"ada baris {text}")
        return int(text)

    def _merge(self, reference: str) -> None:
        if len(self.sheet.merged) == MAX_MERGED:
            raise too_large(MAX_MERGED, "merged cells", "sel gabungan")
        first, _, last = reference.partition(":")
        self.sheet.merged.append(Area(*_position(first), *_position(last or first)))

    def _cell(self) -> None:
        written = self.words.get("t", "n")
        kind = _KINDS.get(written)
        if kind is None:
            raise damaged(f"it has a cell of the type {written}", f"ada sel bertipe {written}")
        text = self.value or ""
        if written == "s":
            text = self._shared(text)
        elif written == "inlineStr":
            text = "".join(self.inline)
        if self.is_formula and not text and kind != "text":
            kind = "formula"
        text = _in_one_line(text)
        if not text and kind != "formula":
            return
        if len(self.sheet.cells) == self.left:
            raise too_large(MAX_CELLS, "cells", "sel")
        self.sheet.cells[self.row, self.column] = Cell(kind, text, self._style_of())

    def _shared(self, text: str) -> str:
        if re.fullmatch("[0-9]{1,7}", text, re.ASCII) and int(text) < len(self.texts):
            return self.texts[int(text)]
        raise damaged(f"it has no text {text}", f"teks {text} tidak ada")

    def _style_of(self) -> Style:
        number = self.words.get("s", "")
        known = re.fullmatch("[0-9]{1,6}", number, re.ASCII) and int(number) < len(self.styles)
        return self.styles[int(number)] if known else "plain"


def _in_one_line(text: str) -> str:
    """Return a text without blanks around it, and without characters that nobody sees."""
    return " ".join(without_forbidden(text).split())


def _position(reference: str) -> tuple[int, int]:
    """Return row and column of a reference such as `D11`, counted from 1."""
    match = _REFERENCE.fullmatch(reference)
    if match is None or int(match["row"]) > MAX_ROW:
        raise damaged(f"it has a cell {reference}", f"ada sel {reference}")
    column = 0
    for letter in match["letters"]:
        column = column * 26 + ord(letter) - 64
    return int(match["row"]), column


def _letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
