"""The entries of a file of counts: words, and where they stand.

Enters: the text of a file. Leaves: an entry for each value, or issues. Layer 5, part of `counts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import evolve

from iku_core._csv_rows import Row, beginning_of, csv_rows
from iku_core._supplied_numbers import DecimalMark, Refusal
from iku_core.characters import forbidden_characters
from iku_core.collection import CODE_START
from iku_core.document import MAX_DEPTH, parse_yaml
from iku_core.exact import Exact
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Location, Source, new_issue
from iku_core.nodes import KIND_WORDS, Locator, Mapping, Node, Scalar
from iku_core.period import proposed_period

__all__ = ["CountsFormat", "Entries", "Entry", "FoundSheet", "entries_of", "format_of"]

CountsFormat: TypeAlias = Literal["yaml", "json", "csv", "xlsx"]

_HEADER: Final = (
    r'(?ai)(?P<period>"?(?:period|periode)"?(?P<first>[,;]))?"?(?:count|cacah)"?(?P<mark>[,;])'
    r'"?(?:value|nilai)"?(?P<more>[,;].*)?'
)
_COMMENTS: Final = ("#", '"#')
"""How lines begin that are passed over; Excel puts quotes around some."""


def format_of(text: str) -> CountsFormat:
    """Return the format that the first line of a text tells.

    Example:
        >>> format_of('{"nilai_ikm": 82}'), format_of("nilai_ikm: 82"), format_of("count;value")
        ('json', 'yaml', 'csv')
    """
    lines = [line.strip() for line in text.split("\n")]
    first = next((line for line in lines if line and not line.startswith("#")), "")
    if first.startswith("{"):
        return "json"
    return "csv" if ":" not in first and ("," in first or ";" in first) else "yaml"


class Entry(NamedTuple):
    """Hold one supplied value: its words, and how to find their places.

    A cell of a workbook may hold a number, which is then `number`, or what cannot be used as one.
    """

    name: str
    name_place: Callable[[], Location]
    text: str
    text_place: Callable[[], Location]
    quoted: bool = False
    period: str = ""
    period_place: Callable[[], Location] | None = None
    in_cell: bool = False
    number: Exact | Refusal | None = None


class FoundSheet(NamedTuple):
    """Hold the code of a collection sheet, and where it and its table stand."""

    code: str
    place: Callable[[], Location]
    table_place: Callable[[], Location]


class Entries(NamedTuple):
    """Hold the entries of a file, and how they are read.

    Attributes:
        found: The entries, and what is wrong with the file.
        by_period: Whether it names periods.
        sheet: What tells a collection sheet; None for any other file.
        decimal: How its decimals are written; None where the reader says it.
    """

    found: Iterable[Entry | Issue]
    by_period: bool
    sheet: FoundSheet | None = None
    decimal: DecimalMark | None = None


def entries_of(source: Source, chosen: CountsFormat) -> Entries:
    """Return the entries of a text in one of the formats."""
    if chosen == "csv":
        return _csv_entries(source)
    if chosen == "json":
        return _json_entries(source)._replace(decimal="point")
    return _yaml_entries(source)


def _yaml_entries(source: Source) -> Entries:
    root, issues = parse_yaml(source)
    found: list[Entry | Issue] = [_in_words_of_counts(issue) for issue in issues]
    if root is None:
        return Entries(found, by_period=False)
    locator = Locator(source, root)
    entries = root.entries.values() if type(root) is Mapping else ()
    if not any(_is_of_a_period(key, value) for key, value in entries):
        return Entries([*found, *_counts(locator, root)], by_period=False)
    for key, counts in entries:
        if type(counts) is Mapping:
            place = partial(locator.location, key)
            found.extend(
                entry._replace(period=key.value, period_place=place)
                if isinstance(entry, Entry)
                else entry
                for entry in _counts(locator, counts)
            )
        else:
            found.append(_wrong_shape(locator, counts, "IKU548"))
    return Entries(found, by_period=True)


def _is_of_a_period(key: Scalar, value: Node) -> bool:
    """Return whether counts stand under a period, however it is written."""
    return type(value) is Mapping and (
        key.value[:1].isdigit() or proposed_period(key.value) is not None
    )


def _in_words_of_counts(issue: Issue) -> Issue:
    """Tell a fault of the text as one of a file of counts."""
    if issue.code == "IKU113" and proposed_period(issue.values["key"]) is not None:
        values = FrozenMapping({"period": issue.values["key"]})
        return evolve(issue, code="IKU547", values=values)
    if issue.code == "IKU113":
        return evolve(issue, code="IKU502", values=FrozenMapping({"count": issue.values["key"]}))
    if issue.code == "IKU117":
        return evolve(issue, values=FrozenMapping({"first_line": "jumlah_desa: 10"}))
    return issue


def _json_entries(source: Source) -> Entries:
    """Read JSON through the located reader, of whose language it is a part."""
    import json  # noqa: PLC0415

    blanked = Source(source.name, source.text.replace("\t", " "))
    entries = _yaml_entries(blanked)
    sound = all(isinstance(entry, Entry) or entry.code == "IKU106" for entry in entries.found)
    # The parser of JSON calls itself; in a thread of little stack, depth would end the process.
    if sound and source.text.count("[") + source.text.count("{") <= MAX_DEPTH:
        try:
            # Numbers stay texts, for they have been read already.
            json.loads(blanked.text, parse_int=str, parse_float=str)
        except json.JSONDecodeError as error:
            fault = new_issue("IKU511", _place_of_json_fault(source, error.pos))
            return Entries([fault], by_period=False)
    return entries


def _place_of_json_fault(source: Source, at: int) -> Location:
    """Return the place of a fault; of a comma too many, that of the comma in every Python."""
    before = source.text[:at].rstrip()
    if before.endswith(",") and source.text[at : at + 1] in ("}", "]"):
        at = len(before) - 1
    start = source.text.rfind("\n", 0, at) + 1
    return source.location(source.text.count("\n", 0, at), at - start)


def _counts(locator: Locator, root: Node) -> Iterator[Entry | Issue]:
    """Iterate over the values of a mapping, all of which are single ones."""
    if type(root) is not Mapping:
        yield _wrong_shape(locator, root, "IKU510")
        return
    for name, (key, value) in root.entries.items():
        if type(value) is not Scalar:
            yield _wrong_shape(locator, value, "IKU510")
        elif not value.refused:
            place = locator.location
            yield Entry(
                name,
                partial(place, key),
                value.value,
                partial(place, value),
                quoted=bool(value.style),
            )


def _wrong_shape(locator: Locator, node: Node, code: str) -> Issue:
    found, found_id = KIND_WORDS[type(node)]
    return new_issue(code, locator.location(node), found=found, found_id=found_id)


def _csv_entries(source: Source) -> Entries:
    first, title, _ = beginning_of(source)
    header = re.fullmatch(_HEADER, title.strip())
    if header is not None and header["first"] not in (None, header["mark"]):
        header = None
    sheet = _sheet_in_comments(source, first)
    if sheet is not None:
        return _entries_of_sheet(source, sheet, header, first)
    if header is None or (header["more"] or "").strip(",;"):
        text = title.replace("\t", " ").strip() or '""'
        place = source.location(first, 0, end_column=len(source.lines[first]))
        return Entries([new_issue("IKU507", place, text=text)], by_period=False)
    width = 3 if header["period"] else 2
    found = (
        row if isinstance(row, Issue) else _csv_entry(source, row, width)
        for row in csv_rows(source, header["mark"], first + 1)
    )
    return Entries(chain(forbidden_characters(source), found), by_period=width == 3)


def _entries_of_sheet(
    source: Source, sheet: FoundSheet, header: re.Match[str] | None, first: int
) -> Entries:
    """Return the entries of a collection sheet, which has more columns behind the three."""
    if header is None or not header["period"]:
        words = {"headings": "period, count, value", "headings_id": "periode, cacah, nilai"}
        return Entries([new_issue("IKU765", sheet.place(), **words)], by_period=True)
    mark = header["mark"]
    most = 3 + (header["more"] or "").count(mark)
    found = (_sheet_entry(source, row, most) for row in csv_rows(source, mark, first + 1))
    entries = chain(forbidden_characters(source), found)
    decimal: DecimalMark = "comma" if mark == ";" else "point"
    return Entries(entries, by_period=True, sheet=sheet, decimal=decimal)


def _sheet_entry(source: Source, row: Row | Issue, most: int) -> Entry | Issue:
    if isinstance(row, Issue):
        return row
    if len(row.cells) > most:
        words = {"found": str(len(row.cells)), "wanted": str(most)}
        return new_issue("IKU778", row.location(source), **words)
    return _csv_entry(source, Row(row.line, row.cells[:3]), 3)


def _sheet_in_comments(source: Source, end: int) -> FoundSheet | None:
    """Return the code of a collection sheet above its header; None where there is none."""
    for number, line in enumerate(source.lines[:end]):
        start = line.find(CODE_START)
        if start >= 0 and line.startswith(_COMMENTS):
            code = line[start:].rstrip(' ,;"')
            place = partial(source.location, number, start, end_column=start + len(code))
            return FoundSheet(code, place, partial(_whole_line, source, end))
    return None


def _csv_entry(source: Source, row: Row, width: int) -> Entry | Issue:
    cells = row.cells
    while len(cells) > width and not cells[-1].text:
        cells.pop()
    if len(cells) != width:
        place = row.location(source)
        return new_issue("IKU508", place, found=str(len(cells)), wanted=str(width))
    *periods, name, value = cells
    places = [partial(cell.location, source) for cell in cells]
    entry = Entry(name.text, places[-2], value.text, places[-1])
    if periods:
        return entry._replace(period=periods[0].text, period_place=places[0])
    return entry


def _whole_line(source: Source, number: int) -> Location:
    return source.location(number, 0, end_column=len(source.lines[number]))
