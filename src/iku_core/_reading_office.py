"""The office and its officers, its goal, decisions and signature: how each is read.

Enters: located nodes. Leaves: what they hold, or `FAULT` after every fault has been noted.
Layer 3, part of `reading`.
"""

from __future__ import annotations

from typing import Any, Final

from iku_core._accepts import accepting
from iku_core._findings import Reading
from iku_core._readers import day, text
from iku_core._shapes import Field, Table, sequence_of, shape
from iku_core.nodes import Node
from iku_core.office import Decision, Goal, Officer, Organisation

__all__ = ["read_decision", "read_goal", "read_officer", "read_organisation", "read_signature"]

_TEXT: Final = Field(text)
_REQUIRED_TEXT: Final = Field(text, required=True)

_OFFICER: Final = Table("officers", {"title": _REQUIRED_TEXT, "name": _TEXT, "nip": _TEXT})
_one_officer = shape(_OFFICER, Officer)


@accepting(_OFFICER)
def read_officer(reading: Reading, node: Node, name: str) -> Any:
    """Read an officer, who stands under a name of the document's own."""
    del name
    return _one_officer(reading, node)


read_organisation = shape(
    Table(
        "organisation",
        {
            "name": _REQUIRED_TEXT,
            "government": _TEXT,
            "mandate": _TEXT,
            "functions": Field(sequence_of(text)),
        },
    ),
    Organisation,
)

read_goal = shape(Table("goal", {"statement": _REQUIRED_TEXT, "indicator": _TEXT}), Goal)

read_decision = shape(
    Table("decisions", dict.fromkeys(("about", "printed", "decided", "reason"), _REQUIRED_TEXT)),
    Decision,
)

read_signature = shape(
    Table(
        "signed",
        {"place": _REQUIRED_TEXT, "date": Field(day, required=True), "by": _REQUIRED_TEXT},
    ),
    dict,
)
