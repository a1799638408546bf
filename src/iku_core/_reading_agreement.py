"""The file of a performance agreement: which keys there are and how each is read.

Enters: located nodes. Leaves: plain values, after every fault has been noted. Layer 3.
"""

from __future__ import annotations

from typing import Any, Final

from iku_core._accepts import accepting, accepts_of
from iku_core._findings import Reading
from iku_core._readers import identifier, schema, text, whole
from iku_core._reading_achievement import read_targets
from iku_core._reading_days import day
from iku_core._shapes import Field, Read, Table, mapping_of, read_fields
from iku_core.nodes import Node

__all__ = ["AGREEMENT", "read_agreement"]


@accepting(accepts_of(read_targets))
def _named_targets(reading: Reading, node: Node, name: str) -> Any:
    del name
    return read_targets(reading, node)


AGREEMENT: Final = Table(
    "agreement",
    {
        "schema": Field(schema, required=True),
        "agreement": Field(identifier, required=True),
        "document": Field(identifier, required=True),
        "title": Field(text, required=True),
        "version": Field(whole(1, 999)),
        "date": Field(day, required=True),
        "note": Field(text),
        "targets": Field(mapping_of(identifier, _named_targets, joint="-"), required=True),
    },
)


def read_agreement(reading: Reading) -> Read:
    """Read the root of an agreement; every fault of shape is noted in `reading`."""
    return read_fields(reading, reading.root, AGREEMENT.fields)
