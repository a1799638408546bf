"""The office and its officers, its goal, decisions and signature: how each is read.

Enters: located nodes. Leaves: what they hold, or `FAULT` after every fault has been noted.
Layer 3, part of `reading`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from iku_core._accepts import ANY_TEXT, accepting
from iku_core._findings import FAULT, Reading
from iku_core._readers import text
from iku_core._reading_days import day
from iku_core._shapes import Field, Table, sequence_of, shape
from iku_core.nodes import Node
from iku_core.office import Decision, Goal, Officer, Organisation

__all__ = ["read_decision", "read_goal", "read_officer", "read_organisation", "read_signature"]

_TEXT: Final = Field(text)
_REQUIRED_TEXT: Final = Field(text, required=True)

_DIGITS_OF_NIP: Final = 18
_CURLY: Final = "\u2018\u2019\u201c\u201d"


@accepting(ANY_TEXT)
def _nip(reading: Reading, node: Node) -> Any:
    """Read the number of a civil servant as it is printed, and warn of one that is none."""
    found = text(reading, node)
    if found is FAULT:
        return FAULT
    bare = found.strip(_CURLY)
    is_one = re.fullmatch("[0-9 ]+", bare) and len(bare.replace(" ", "")) == _DIGITS_OF_NIP
    if not is_one:
        advice = {
            "advice": "check it against the decree; who has no NIP leaves the line out",
            "advice_id": "cocokkan dengan SK; hapus baris ini bila tidak punya NIP",
        }
        reading.fault("IKU185", node, text=found, **advice)
    elif bare != found:
        straight = f'"{bare}"'
        advice = {"advice": f"write {straight}", "advice_id": f"tulis {straight}"}
        reading.fault("IKU185", node, text=found, meant=straight, **advice)
    return found


_OFFICER: Final = Table("officers", {"title": _REQUIRED_TEXT, "name": _TEXT, "nip": Field(_nip)})
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
