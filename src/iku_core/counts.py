"""Supplied counts from a file: YAML, JSON or CSV.

Enters: the text of a file and the document whose counts it supplies. Leaves: exact numbers by
count, or all faults at once, each at its place. Layer 5, beside evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingType
from functools import partial
from os import PathLike, fspath
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import evolve

from iku_core._supplied_numbers import DecimalMark, Refusal, read_number
from iku_core.characters import forbidden_characters
from iku_core.declaration import Count
from iku_core.definition import Document
from iku_core.document import MAX_DEPTH, parse_yaml
from iku_core.errors import CountsError
from iku_core.exact import Exact
from iku_core.files import read_source
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Location, Source, new_issue, sort_issues
from iku_core.nodes import KIND_WORDS, Locator, Mapping, Node, Scalar
from iku_core.suggestion import advice

__all__ = ["CountsFormat", "DecimalMark", "load_counts", "read_counts"]

CountsFormat: TypeAlias = Literal["yaml", "json", "csv"]

MAX_FAULTS: Final = 100
_FORMATS: Final[dict[str, CountsFormat]] = {
    "yaml": "yaml",
    "yml": "yaml",
    "json": "json",
    "csv": "csv",
}
_HEADER: Final = r'(?ai)"?(?:count|cacah)"?(?P<mark>[,;])"?(?:value|nilai)"?[,;]*'
_SEPARATOR_LINES: Final = ("sep=,", "sep=;")
"""What Excel writes above the header."""


def load_counts(
    path: str | PathLike[str],
    document: Document,
    *,
    format: CountsFormat | None = None,  # noqa: A002 - the word that users know
    decimal: DecimalMark | None = None,
) -> FrozenMapping[Exact | None]:
    """Read the counts of a file: YAML, JSON or CSV.

    Args:
        path: A file in UTF-8, at most 1 MB.
        document: The document whose counts it supplies.
        format: Its format; None to tell from the end of its name, else from its first line.
        decimal: How decimals are written in YAML and CSV; `comma` also takes dots between
            thousands. None means a point, and refuses what may as well have separators of
            thousands, such as `1.250`. JSON always has a point.

    Returns:
        Exact numbers by count; None where a value is left empty. Counts that the file does not
        name are left out.

    Raises:
        CountsError: The file has faults; all of them are told, with their places.
        ValueError: The format or the way of writing decimals is none of those above.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> counts = iku.load_counts("docs/examples/sumbersuko-2020.yaml", document)
        >>> counts["jumlah_desa"]
        8
    """
    name = fspath(path)
    source, issues = read_source(path, name)
    if issues:
        raise CountsError(tuple(issues))
    chosen = format or _FORMATS.get(name.rpartition(".")[2].lower())
    return read_counts(source, document, format=chosen, decimal=decimal)


def read_counts(
    source: Source,
    document: Document,
    *,
    format: CountsFormat | None = None,  # noqa: A002 - the word that users know
    decimal: DecimalMark | None = None,
) -> FrozenMapping[Exact | None]:
    r"""Read the counts of a text; as `load_counts`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> read_counts(Source("-", "count;value\nnilai_ikm;87,31"), document, decimal="comma")
        FrozenMapping({'nilai_ikm': Fraction(8731, 100)})
    """
    if format not in (None, "yaml", "json", "csv"):
        raise ValueError(f"format is yaml, json, csv or None, not {format!r}")
    if decimal not in (None, "point", "comma"):
        raise ValueError(f"decimal is point, comma or None, not {decimal!r}")
    chosen = format or _format_of(source.text)
    if chosen == "json":
        entries: Iterable[_Entry | Issue] = _json_entries(source)
        decimal = "point"
    elif chosen == "csv":
        entries = _csv_entries(source)
    else:
        entries = _yaml_entries(source)
    numbers, issues = _numbers(entries, document.counts, decimal)
    if issues:
        raise CountsError(sort_issues(issues))
    return FrozenMapping(numbers)


def _format_of(text: str) -> CountsFormat:
    lines = [line.strip() for line in text.split("\n")]
    first = next((line for line in lines if line and not line.startswith("#")), "")
    if first.startswith("{"):
        return "json"
    return "csv" if ":" not in first and ("," in first or ";" in first) else "yaml"


class _Entry(NamedTuple):
    """Hold one supplied value: its words, and how to find their places."""

    name: str
    name_place: Callable[[], Location]
    text: str
    text_place: Callable[[], Location]
    quoted: bool = False


def _numbers(
    entries: Iterable[_Entry | Issue],
    declared: MappingType[str, Count],
    decimal: DecimalMark | None,
) -> tuple[dict[str, Exact | None], list[Issue]]:
    numbers: dict[str, Exact | None] = {}
    first: dict[str, _Entry] = {}
    issues: list[Issue] = []
    for entry in entries:
        if len(issues) == MAX_FAULTS:
            place = entry.location if isinstance(entry, Issue) else entry.name_place()
            issues.append(new_issue("IKU120", place, limit=str(MAX_FAULTS)))
            break
        if isinstance(entry, Issue):
            issues.append(entry)
            continue
        name = entry.name
        if name not in declared:
            words = {"count": name or "''", **advice(name, declared)}
            issues.append(new_issue("IKU501", entry.name_place(), **words))
        elif name in first:
            issue = new_issue("IKU502", entry.name_place(), count=name)
            issues.append(evolve(issue, related=first[name].name_place()))
        else:
            first[name] = entry
            number = read_number(entry.text, declared[name], decimal, quoted=entry.quoted)
            if isinstance(number, Refusal):
                words = {"count": name, **number.words}
                issues.append(new_issue(number.code, entry.text_place(), **words))
            else:
                numbers[name] = number
    return numbers, issues


def _yaml_entries(source: Source) -> list[_Entry | Issue]:
    root, issues = parse_yaml(source)
    found = map(_in_words_of_counts, issues)
    return [*found, *_shape(source, root), *_entries(source, root)]


def _in_words_of_counts(issue: Issue) -> Issue:
    """Tell a fault of the text as one of a file of counts."""
    if issue.code == "IKU113":
        return evolve(issue, code="IKU502", values=FrozenMapping({"count": issue.values["key"]}))
    if issue.code == "IKU117":
        return evolve(issue, values=FrozenMapping({"first_line": "jumlah_desa: 10"}))
    return issue


def _json_entries(source: Source) -> list[_Entry | Issue]:
    """Read JSON through the located reader, of whose language it is a part."""
    import json  # noqa: PLC0415

    blanked = Source(source.name, source.text.replace("\t", " "))
    entries = _yaml_entries(blanked)
    sound = all(isinstance(entry, _Entry) or entry.code == "IKU106" for entry in entries)
    # The parser of JSON calls itself; in a thread of little stack, depth would end the process.
    if sound and source.text.count("[") + source.text.count("{") <= MAX_DEPTH:
        try:
            # Numbers stay texts, for they have been read already.
            json.loads(blanked.text, parse_int=str, parse_float=str)
        except json.JSONDecodeError as error:
            return [new_issue("IKU511", _place_of_json_fault(source, error.pos))]
    return entries


def _place_of_json_fault(source: Source, at: int) -> Location:
    """Return the place of a fault; of a comma too many, that of the comma in every Python."""
    before = source.text[:at].rstrip()
    if before.endswith(",") and source.text[at : at + 1] in ("}", "]"):
        at = len(before) - 1
    start = source.text.rfind("\n", 0, at) + 1
    return source.location(source.text.count("\n", 0, at), at - start)


def _shape(source: Source, root: Node | None) -> list[Issue]:
    if root is None:
        return []
    wrong = [root]
    if type(root) is Mapping:
        wrong = [value for _, value in root.entries.values() if type(value) is not Scalar]
    locator = Locator(source, root)
    issues: list[Issue] = []
    for node in wrong:
        found, found_id = KIND_WORDS[type(node)]
        place = locator.location(node)
        issues.append(new_issue("IKU510", place, found=found, found_id=found_id))
    return issues


def _entries(source: Source, root: Node | None) -> list[_Entry]:
    if type(root) is not Mapping:
        return []
    place = Locator(source, root).location
    return [
        _Entry(
            name,
            partial(place, key),
            value.value,
            partial(place, value),
            quoted=bool(value.style),
        )
        for name, (key, value) in root.entries.items()
        if type(value) is Scalar and not value.refused
    ]


def _csv_entries(source: Source) -> Iterator[_Entry | Issue]:
    # Imported here, as json above, for `import iku_core` is to be fast.
    import csv  # noqa: PLC0415

    rows = [
        (number, line)
        for number, line in enumerate(source.lines)
        if line.strip(" ,;") and not line.startswith("#") and line.strip() not in _SEPARATOR_LINES
    ]
    first, title = rows[0] if rows else (0, "")
    header = re.fullmatch(_HEADER, title.strip())
    if header is None:
        text = title.replace("\t", " ").strip() or '""'
        yield new_issue("IKU507", _whole_line(source, first), text=text)
        return
    yield from forbidden_characters(source)
    for number, line in rows[1:]:
        try:
            cells = next(csv.reader([line], delimiter=header["mark"], strict=True))
        except csv.Error:
            yield new_issue("IKU509", _whole_line(source, number))
            continue
        while len(cells) > 2 and not cells[-1].strip():
            cells.pop()
        if len(cells) != 2:
            place = _whole_line(source, number)
            yield new_issue("IKU508", place, found=str(len(cells)))
            continue
        yield _csv_entry(source, number, line, *(cell.strip() for cell in cells))


def _csv_entry(source: Source, number: int, line: str, count: str, text: str) -> _Entry:
    """Find the two cells again in their line; the second stands behind the first."""
    start = max(line.find(count), 0)
    after = start + len(count)
    value_start = max(line.find(text, after + 1), 0) if text else len(line) - 1
    return _Entry(
        count,
        partial(source.location, number, start, end_column=after),
        text,
        partial(source.location, number, value_start, end_column=value_start + len(text)),
    )


def _whole_line(source: Source, number: int) -> Location:
    return source.location(number, 0, end_column=len(source.lines[number]))
