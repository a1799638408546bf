"""Worked cases: which keys there are and how each is read.

Enters: located nodes. Leaves: cases, or `FAULT` after every fault has been noted. Layer 3, part
of `reading`.
"""

from __future__ import annotations

from typing import Any, Final

from iku_core._accepts import SAYS, accepting, accepts_of
from iku_core._findings import FAULT, Reading
from iku_core._readers import choice, decimal, fraction, name_of_count, number, text
from iku_core._shapes import Field, Table, mapping_of, shape
from iku_core.case import Case
from iku_core.frozen import FrozenMapping
from iku_core.nodes import Node, Scalar
from iku_core.status import Status

__all__ = ["CASES", "read_case"]


@accepting({"type": ["number", "null"], SAYS: "number"})
def _supplied(reading: Reading, node: Node, name: str) -> Any:
    """Read a number of a worked case; left empty it is missing."""
    del name
    if type(node) is Scalar and not node.style and node.value in ("", "null"):
        return None
    return number(reading, node)


_supplied_numbers = mapping_of(name_of_count, _supplied)


@accepting(accepts_of(_supplied_numbers))
def _numbers(reading: Reading, node: Node) -> Any:
    values = _supplied_numbers(reading, node)
    if values is FAULT or any(value is FAULT for value in values.values()):
        return FAULT
    return FrozenMapping(values)


_status_word = choice(*(status.value for status in Status))


@accepting(accepts_of(_status_word))
def _status(reading: Reading, node: Node) -> Any:
    found = _status_word(reading, node)
    return FAULT if found is FAULT else Status(found)


CASES: Final = Table(
    "cases",
    {
        "name": Field(text, required=True),
        "counts": Field(_numbers, required=True),
        "previous": Field(_numbers),
        "value": Field(number),
        "exact": Field(fraction),
        "status": Field(_status),
        "published": Field(decimal),
        "source": Field(text),
        "note": Field(text),
    },
)

read_case = shape(CASES, Case)
