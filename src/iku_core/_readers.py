"""Readers of single values: text, numbers, dates, choices, ranges, formulas.

Enters: a located node. Leaves: a plain value, or `FAULT` after the fault has been noted.
The declared type of a field decides what a scalar means; nothing is guessed from its look.
Layer 3, part of `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, Final, TypeAlias

from attrs import evolve

from iku_core._formula_scan import PERHAPS_THOUSANDS, RESERVED, Fault, both_readings
from iku_core.definition import Range
from iku_core.exact import Exact, number_from_text
from iku_core.formula import check_formula
from iku_core.issues import Issue, Source, new_issue
from iku_core.nodes import KIND_WORDS, Locator, Node, Scalar, Sequence
from iku_core.suggestion import advice

__all__ = [
    "FAULT",
    "Reader",
    "Reading",
    "TooManyFaultsError",
    "choice",
    "day",
    "formula",
    "formula_fault",
    "identifier",
    "interval",
    "name_of_count",
    "number",
    "proposed_name",
    "text",
    "whole",
]


class _Fault(Enum):
    FAULT = "fault"


FAULT: Final = _Fault.FAULT
"""What a reader returns for a node whose fault it has noted."""

Reader: TypeAlias = "Callable[[Reading, Node], Any]"

MAX_NAME: Final = 80
MAX_FAULTS: Final = 100
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DECIMAL_COMMA = re.compile(r"-?[0-9.]*[0-9],[0-9]+", re.ASCII)
_OTHER_READINGS: Final = r"""
    (?P<number>
        [-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)? | [-+]?\.[0-9_]+
        | 0x[0-9a-fA-F_]+ | 0o?[0-7_]+ | 0b[01_]+ | [-+]?[0-9]+(?::[0-5]?[0-9])+
        | [-+]?\.(?i:inf) | \.(?i:nan))
    | (?P<yes_or_no>(?i:yes|no|on|off|true|false|y|n))
    | (?P<nothing>~|(?i:null))
    | (?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ].*)?)
"""
"""What YAML 1.1 or 1.2 makes of a text without quotes."""

_READING_NAMES: Final = {
    "number": ("a number", "bilangan"),
    "yes_or_no": ("yes or no", "ya atau tidak"),
    "nothing": ("nothing", "kosong"),
    "date": ("a date", "tanggal"),
}
_FIRST_OF_READINGS: Final = frozenset("+-.~0123456789yYnNoOtTfF")


class TooManyFaultsError(Exception):
    """Stop reading a file; what was found so far has been noted."""


class Reading:
    """Hold the state of reading one file: its source, its root, the faults so far."""

    def __init__(self, source: Source, root: Node, issues: list[Issue]) -> None:
        self.source = source
        self.root = root
        self.issues = issues
        self.locator = Locator(source, root)
        self._noted = {"error": 0, "warning": 0, "notice": 0}

    def note(self, issue: Issue) -> None:
        """Note an issue; raises TooManyFaultsError behind the last error that is worth telling."""
        self._noted[issue.severity] += 1
        if self._noted[issue.severity] <= MAX_FAULTS:
            self.issues.append(issue)
        elif issue.severity == "error":
            self.issues.append(new_issue("IKU120", issue.location, limit=str(MAX_FAULTS)))
            raise TooManyFaultsError

    def fault(self, code: str, node: Node, **values: str) -> Any:
        """Note a fault at `node` and return `FAULT`."""
        self.note(new_issue(code, self.locator.location(node), **values))
        return FAULT

    def fault_of_two(self, code: str, node: Node, first: Node, **values: str) -> None:
        """Note a fault at `node` that comes about together with the one at `first`."""
        issue = new_issue(code, self.locator.location(node), **values)
        self.note(evolve(issue, related=self.locator.location(first)))

    def wrong_shape(self, node: Node, expected: type[Node]) -> Any:
        """Note that a node is of another kind than `expected`."""
        english, indonesian = KIND_WORDS[expected]
        found, found_id = KIND_WORDS[type(node)]
        return self.fault(
            "IKU123",
            node,
            expected=english,
            expected_id=indonesian,
            found=found,
            found_id=found_id,
        )

    def scalar(self, node: Node) -> Scalar | None:
        """Return a filled scalar; None after a fault."""
        if type(node) is not Scalar:
            self.wrong_shape(node, Scalar)
            return None
        if node.refused:
            return None
        if not node.value.strip():
            self.fault("IKU124", node)
            return None
        return node


def text(reading: Reading, node: Node) -> Any:
    """Read a text as it is written; line ends behind it are dropped."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    value = scalar.value
    if not scalar.style and value[0] in _FIRST_OF_READINGS:
        match = re.fullmatch(_OTHER_READINGS, value, re.VERBOSE)
        if match is not None:
            english, indonesian = _READING_NAMES[str(match.lastgroup)]
            reading.fault("IKU133", scalar, text=value, reading=english, reading_id=indonesian)
    return value.rstrip("\n")


def number(reading: Reading, node: Node) -> Any:
    """Read a plain decimal number exactly."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    value = scalar.value
    found = None if scalar.style else number_from_text(value)
    if found is None:
        if _DECIMAL_COMMA.fullmatch(value):
            point = value.replace(".", "").replace(",", ".")
            return reading.fault("IKU126", scalar, text=value, point=point)
        return reading.fault("IKU125", scalar, text=value)
    if PERHAPS_THOUSANDS.fullmatch(value.removeprefix("-")):
        reading.fault("IKU227", scalar, **both_readings(value))
    return found


def whole(low: int, high: int) -> Reader:
    """Make a reader of whole numbers from `low` to `high`."""

    def read(reading: Reading, node: Node) -> Any:
        value = number(reading, node)
        if value is FAULT:
            return FAULT
        if type(value) is not int:
            return reading.fault("IKU127", node, text=node.value)  # type: ignore[union-attr]
        if not low <= value <= high:
            return reading.fault("IKU128", node, text=str(value), low=str(low), high=str(high))
        return value

    return read


def day(reading: Reading, node: Node) -> Any:
    """Read a date written year-month-day."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    if _DATE.fullmatch(scalar.value):
        try:
            return date.fromisoformat(scalar.value)
        except ValueError:
            pass
    return reading.fault("IKU130", scalar, text=scalar.value)


def choice(*choices: str) -> Reader:
    """Make a reader of one of several words."""

    def read(reading: Reading, node: Node) -> Any:
        scalar = reading.scalar(node)
        if scalar is None:
            return FAULT
        if scalar.value in choices:
            return scalar.value
        return reading.fault(
            "IKU129",
            scalar,
            text=scalar.value,
            choices=", ".join(choices),
            **advice(scalar.value, choices),
        )

    return read


def identifier(reading: Reading, node: Node) -> Any:
    """Read an id such as `kecamatan-sumbersuko`."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    return _name(reading, scalar, _IDENTIFIER, "-")


def name_of_count(reading: Reading, node: Node) -> Any:
    """Read a name such as `jumlah_desa`."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    value = _name(reading, scalar, _NAME, "_")
    if value in RESERVED:
        return reading.fault("IKU132", scalar, text=scalar.value)
    return value


def _name(reading: Reading, node: Scalar, pattern: re.Pattern[str], joint: str) -> Any:
    if len(node.value) <= MAX_NAME and pattern.fullmatch(node.value):
        return node.value
    return reading.fault(
        "IKU131",
        node,
        text=node.value,
        joint=joint,
        limit=str(MAX_NAME),
        proposal=proposed_name(node.value, joint),
    )


def proposed_name(text: str, joint: str) -> str:
    """Return the name nearest to a text that cannot be one.

    Example:
        >>> proposed_name("Kelahiran hidup (2020)", "_")
        'kelahiran_hidup_2020'
    """
    words = re.findall(r"[a-z0-9]+", text.lower(), re.ASCII)
    return joint.join(words).lstrip("0123456789" + joint)[:MAX_NAME] or f"nama{joint}1"


def interval(reading: Reading, node: Node) -> Any:
    """Read a range `[low, high]`; a bound left empty is open."""
    if type(node) is not Sequence:
        return reading.wrong_shape(node, Sequence)
    if len(node.items) != 2:
        return reading.fault(
            "IKU123",
            node,
            expected="a list of two numbers",
            expected_id="daftar dua bilangan",
            found=f"a list of {len(node.items)}",
            found_id=f"daftar berisi {len(node.items)}",
        )
    low, high = (_bound(reading, item) for item in node.items)
    if low is FAULT or high is FAULT:
        return FAULT
    if low is not None and high is not None and low > high:
        return reading.fault("IKU135", node, low=str(low), high=str(high))
    return Range(low, high)


def _bound(reading: Reading, node: Node) -> Exact | Any | None:
    if type(node) is Scalar and not node.style and node.value in ("", "null", "~"):
        return FAULT if node.refused else None
    return number(reading, node)


def formula(reading: Reading, node: Node) -> Any:
    """Read a formula; each fault is noted at its own place in the file."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    checked, faults = check_formula(scalar.value)
    for fault in faults:
        formula_fault(reading, scalar, fault)
    return FAULT if checked is None else checked


def formula_fault(reading: Reading, node: Scalar, fault: Fault) -> None:
    """Note a fault of a formula at its place within the scalar."""
    line, column, end = _span_in_file(reading.source, node, fault.start, fault.end)
    path = reading.locator.path(node)
    place = reading.source.location(line, column, end_column=end, path=path)
    reading.note(new_issue(fault.code, place, **fault.values))


def _span_in_file(source: Source, node: Scalar, start: int, end: int) -> tuple[int, int, int]:
    """Return line, column and end column of a part of a scalar.

    Folding and indentation change blanks alone, so the other characters of the value are
    found again one by one; where an escape stands in between, the whole scalar is meant.
    """
    places: list[tuple[int, int]] = []
    line, column = node.line, node.column
    if node.style in ("|", ">"):
        line, column = line + 1, 0
    elif node.style:
        column += 1
    for character in node.value:
        if not character.isspace():
            while True:
                if line >= len(source.lines) or line > node.end_line:
                    return node.line, node.column, node.column + 1
                found = source.lines[line][column : column + 1]
                if found and not found.isspace():
                    break
                line, column = (line, column + 1) if found else (line + 1, 0)
            if found != character:
                return node.line, node.column, node.column + 1
        places.append((line, column))
        column += 0 if character.isspace() else 1
    first = min(start, len(places) - 1)
    line, column = places[first]
    last = places[min(max(end - 1, first), len(places) - 1)]
    return line, column, last[1] + 1 if last[0] == line else len(source.lines[line])
