"""The faults of one file while it is read, each noted at its place.

Enters: located nodes, and what is wrong with them. Leaves: issues, up to a limit that is worth
telling. Layer 3, part of `reading` and `rules`.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, Final

from attrs import evolve

from iku_core._formula_scan import Fault
from iku_core._scalar_places import ScalarPlace, places_of, span_in_file
from iku_core.issues import MAX_FAULTS, Issue, Source, new_issue
from iku_core.messages import message_for
from iku_core.nodes import KIND_WORDS, Locator, Mapping, Node, Scalar, Sequence

__all__ = ["FAULT", "Reading", "TooManyFaultsError", "formula_fault"]

_GLUED_COLON = re.compile(r"[a-z_]+:\S.*", re.ASCII | re.DOTALL)
_SHAPE_ADVICE: Final[dict[type[Node], tuple[str, str]]] = {
    Scalar: ("write one value behind the colon", "tulis satu nilai setelah titik dua"),
    Sequence: (
        'write each item on a line of its own, beginning with "- "',
        'tulis tiap butir pada baris sendiri, diawali "- "',
    ),
    Mapping: (
        "write each key on a line of its own, as key: value",
        "tulis tiap kunci pada baris sendiri, sebagai kunci: nilai",
    ),
}
_BLANK_ADVICE: Final = ("put a blank behind the colon", "beri spasi setelah titik dua")


class _Fault(Enum):
    FAULT = "fault"


FAULT: Final = _Fault.FAULT
"""What a reader returns for a node whose fault it has noted."""


class TooManyFaultsError(Exception):
    """Stop reading a file; what was found so far has been noted."""


class Reading:
    """Hold the state of reading one file.

    Attributes:
        source: The file.
        root: The root of its nodes.
        issues: The issues so far.
        locator: Tells where nodes stand.
    """

    source: Source
    root: Node
    issues: list[Issue]
    locator: Locator

    def __init__(self, source: Source, root: Node, issues: list[Issue]) -> None:
        self.source = source
        self.root = root
        self.issues = issues
        self.locator = Locator(source, root)
        self._noted = {"error": 0, "warning": 0, "notice": 0}
        self._placed: tuple[Scalar | None, list[ScalarPlace]] = (None, [])

    def has_room(self, code: str) -> bool:
        """Return whether an issue of this code would be told, or end the reading."""
        severity = message_for(code).severity
        return severity == "error" or self._noted[severity] < MAX_FAULTS

    def places(self, node: Scalar) -> list[ScalarPlace]:
        """Return where every character of a scalar stands."""
        if self._placed[0] is not node:
            self._placed = (node, places_of(self.source, node))
        return self._placed[1]

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

    def wrong_shape(
        self, node: Node, expected: type[Node], *, advice: tuple[str, str] | None = None
    ) -> Any:
        """Note that a node is of another kind than `expected`; `advice` is in both languages."""
        if type(node) is Scalar:
            if node.refused:
                return FAULT
            if not node.value.strip():
                return self.empty(node)
        english, indonesian = KIND_WORDS[expected]
        found, found_id = KIND_WORDS[type(node)]
        advice_en, advice_id = advice or _SHAPE_ADVICE[expected]
        if expected is Mapping and type(node) is Scalar and _GLUED_COLON.fullmatch(node.value):
            advice_en, advice_id = _BLANK_ADVICE
        return self.fault(
            "IKU123",
            node,
            expected=english,
            expected_id=indonesian,
            found=found,
            found_id=found_id,
            advice=advice_en,
            advice_id=advice_id,
        )

    def empty(self, node: Node) -> Any:
        """Note that a value is empty."""
        return self.fault("IKU124", node, key=self.locator.path(node).rpartition(".")[2])

    def scalar(self, node: Node) -> Scalar | None:
        """Return a filled scalar; None after a fault."""
        if type(node) is not Scalar:
            self.wrong_shape(node, Scalar)
            return None
        if node.refused:
            return None
        if not node.value.strip():
            self.empty(node)
            return None
        return node


def formula_fault(reading: Reading, node: Scalar, fault: Fault) -> None:
    """Note a fault of a formula at its place within the scalar."""
    if not reading.has_room(fault.code):
        return
    places = reading.places(node)
    line, column, end = span_in_file(reading.source, places, fault.start, fault.end)
    place = reading.locator.at(node, line, column, end)
    reading.note(new_issue(fault.code, place, **fault.values))
