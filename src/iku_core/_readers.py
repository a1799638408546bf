"""Readers of single values: text, numbers, dates, choices, ranges, formulas.

Enters: a located node. Leaves: a plain value, or `FAULT` after the fault has been noted.
The declared type of a field decides what a scalar means; nothing is guessed from its look.
Layer 3, part of `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias

from iku_core._accepts import ANY_TEXT, SAYS, accepting, one_text
from iku_core._findings import FAULT, Reading, formula_fault
from iku_core._formula_scan import PERHAPS_THOUSANDS, RESERVED, both_readings
from iku_core.comparison import check_comparison
from iku_core.exact import number_from_text, simplest
from iku_core.formula import check_formula, previous_name
from iku_core.nodes import Node, Scalar
from iku_core.suggestion import advice_of_choice, certain

__all__ = [
    "Reader",
    "choice",
    "comparison",
    "count_or_previous",
    "decimal",
    "formula",
    "fraction",
    "identifier",
    "name_of_count",
    "number",
    "proposed_name",
    "schema",
    "text",
    "whole",
    "yes_or_no",
]


Reader: TypeAlias = "Callable[[Reading, Node], Any]"

MAX_NAME: Final = 80
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_PREVIOUS = re.compile(r"prev\s*\((.*)\)", re.ASCII)
_FRACTION = re.compile(r"(-?[0-9]{1,100})\s*/\s*(0*[1-9][0-9]{0,99})", re.ASCII)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_SEPARATED = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}", re.ASCII)
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

_NUMBER: Final = {"type": "number", SAYS: "number"}


def _all_of(pattern: re.Pattern[str]) -> str:
    """Return a pattern that a whole text must match, in the dialect of editors."""
    return f"^(?:{pattern.pattern})$"


def _name_of(pattern: re.Pattern[str], says: str) -> dict[str, object]:
    """Return the schema of a name; a plain `true` or `null` is one, and looks like another kind."""
    return one_text(says, "number", pattern=_all_of(pattern), maxLength=MAX_NAME)


@accepting(ANY_TEXT)
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


@accepting(_NUMBER)
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
        if _SEPARATED.fullmatch(value):
            return reading.fault("IKU150", scalar, text=value, joined=value.replace(".", ""))
        return reading.fault("IKU125", scalar, text=f'"{value}"' if scalar.style else value)
    if PERHAPS_THOUSANDS.fullmatch(value.removeprefix("-")):
        reading.fault("IKU227", scalar, **both_readings(value))
    return found


@accepting(_NUMBER)
def decimal(reading: Reading, node: Node) -> Any:
    """Read a plain decimal number with all its places."""
    found = number(reading, node)
    return FAULT if found is FAULT else Decimal(node.value)  # type: ignore[union-attr]


@accepting({"type": ["number", "string"], "pattern": _all_of(_FRACTION), SAYS: "fraction"})
def fraction(reading: Reading, node: Node) -> Any:
    """Read a fraction such as `200/3`, or a plain decimal number."""
    if type(node) is not Scalar or node.refused or "/" not in node.value:
        return number(reading, node)
    match = None if node.style else _FRACTION.fullmatch(node.value)
    if match is None:
        text = f'"{node.value}"' if node.style else node.value
        return reading.fault("IKU154", node, text=text)
    return simplest(Fraction(int(match[1]), int(match[2])))


def _is_no_number(node: Node) -> bool:
    """Return whether a text stands where a number is wanted, and is none with thousands either."""
    return (
        type(node) is Scalar
        and not (node.refused or node.style or node.value in ("", "null", "~"))
        and number_from_text(node.value) is None
        and not _SEPARATED.fullmatch(node.value)
    )


def whole(low: int, high: int) -> Reader:
    """Make a reader of whole numbers from `low` to `high`."""

    @accepting({"type": "integer", "minimum": low, "maximum": high, SAYS: "whole"})
    def read(reading: Reading, node: Node) -> Any:
        if _is_no_number(node):
            return reading.fault("IKU127", node, text=node.value)  # type: ignore[union-attr]
        value = number(reading, node)
        if value is FAULT:
            return FAULT
        if type(value) is not int:
            return reading.fault("IKU127", node, text=node.value)  # type: ignore[union-attr]
        if not low <= value <= high:
            return reading.fault("IKU128", node, text=str(value), low=str(low), high=str(high))
        return value

    return read


def choice(*choices: str) -> Reader:
    """Make a reader of one of several words."""

    @accepting({"type": "string", "enum": [*choices]})
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
            **advice_of_choice(scalar.value, choices),
            **certain(scalar.value, choices),
        )

    return read


_true_or_false = choice("true", "false")


@accepting({"type": ["boolean", "string"], "pattern": "^(?:true|false)$", SAYS: "yes_or_no"})
def yes_or_no(reading: Reading, node: Node) -> Any:
    """Read `true` or `false`."""
    found = _true_or_false(reading, node)
    return FAULT if found is FAULT else found == "true"


@accepting(_name_of(_IDENTIFIER, "identifier"))
def identifier(reading: Reading, node: Node) -> Any:
    """Read an id such as `kecamatan-sumbersuko`."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    return _name(reading, scalar, _IDENTIFIER, "-")


@accepting(_name_of(_NAME, "name"))
def name_of_count(reading: Reading, node: Node) -> Any:
    """Read a name such as `jumlah_desa`."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    value = _name(reading, scalar, _NAME, "_")
    if value in RESERVED:
        return reading.fault("IKU132", scalar, text=scalar.value)
    return value


_NAME_OR_PREVIOUS: Final = rf"^(?:{_NAME.pattern}|prev\s*\(\s*{_NAME.pattern}\s*\))$"


@accepting(one_text("name", "number", "boolean", pattern=_NAME_OR_PREVIOUS))
def count_or_previous(reading: Reading, node: Node) -> Any:
    """Read the name of a count, or of its value in the previous period as `prev(a)`."""
    match = _PREVIOUS.fullmatch(node.value) if type(node) is Scalar else None
    if match is None:
        return name_of_count(reading, node)
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    name = match[1].strip()
    if _is_name(name, _NAME):
        return previous_name(name)
    return _no_name(reading, scalar, "_", previous_name(proposed_name(name, "_")))


def _name(reading: Reading, node: Scalar, pattern: re.Pattern[str], joint: str) -> Any:
    if _is_name(node.value, pattern):
        return node.value
    return _no_name(reading, node, joint, proposed_name(node.value, joint))


def _is_name(text: str, pattern: re.Pattern[str]) -> bool:
    return len(text) <= MAX_NAME and pattern.fullmatch(text) is not None


def _no_name(reading: Reading, node: Scalar, joint: str, proposal: str) -> Any:
    return reading.fault(
        "IKU131",
        node,
        text=node.value,
        joint=joint,
        limit=str(MAX_NAME),
        proposal=proposal,
    )


def proposed_name(text: str, joint: str) -> str:
    """Return the name nearest to a text that cannot be one.

    Example:
        >>> proposed_name("Kelahiran hidup (2020)", "_")
        'kelahiran_hidup_2020'
    """
    words = re.findall(r"[a-z0-9]+", text.lower(), re.ASCII)
    return joint.join(words).lstrip("0123456789" + joint)[:MAX_NAME] or f"nama{joint}1"


@accepting({"type": "integer", "const": 1})
def schema(reading: Reading, node: Node) -> Any:
    """Read the version of the format."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    if scalar.value != "1" or scalar.style:
        is_quoted = scalar.value == "1"
        advice = {
            "advice": "write schema: 1" + " without quotes" * is_quoted,
            "advice_id": "tulis schema: 1" + " tanpa tanda petik" * is_quoted,
        }
        shown = f'"{scalar.value}"' if is_quoted else scalar.value
        return reading.fault("IKU134", scalar, text=shown, **advice)
    return 1


@accepting(one_text("formula", "boolean", minLength=1))
def formula(reading: Reading, node: Node) -> Any:
    """Read a formula; each fault is noted at its own place in the file."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    checked, faults = check_formula(scalar.value)
    for fault in faults:
        formula_fault(reading, scalar, fault)
    return FAULT if checked is None else checked


@accepting({"type": "string", "minLength": 3, SAYS: "comparison"})
def comparison(reading: Reading, node: Node) -> Any:
    """Read a comparison; every fault is noted at its place within the scalar."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    checked, faults = check_comparison(scalar.value)
    for fault in faults:
        formula_fault(reading, scalar, fault)
    return FAULT if checked is None else checked
