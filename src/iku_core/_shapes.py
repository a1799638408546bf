"""Readers of lists, of mappings, and of mappings with fixed keys.

Enters: a located node. Leaves: plain values, or `FAULT` after every fault has been noted.
Layer 3, part of `reading`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from typing import Any, NamedTuple

from iku_core._accepts import accepting, accepts_of
from iku_core._findings import FAULT, Reading
from iku_core._readers import Reader, proposed_name
from iku_core.frozen import FrozenMapping
from iku_core.nodes import Mapping, Node, Scalar, Sequence
from iku_core.suggestion import advice_of_key, certain, nearest

__all__ = [
    "Field",
    "Read",
    "Table",
    "items_of",
    "mapping_of",
    "one_or_more",
    "read_fields",
    "sequence_of",
    "shape",
]


def sequence_of(reader: Reader, *, least: int = 0) -> Reader:
    """Make a reader of lists whose items `reader` reads; all faults are noted.

    A schema tells of the `least` items that are wanted; who calls the reader sees to them.
    """

    @accepting({"type": "array", "items": accepts_of(reader), "minItems": least})
    def read(reading: Reading, node: Node) -> Any:
        if type(node) is not Sequence:
            return reading.wrong_shape(node, Sequence)
        values = tuple(reader(reading, item) for item in node.items)
        return FAULT if any(value is FAULT for value in values) else values

    return read


def one_or_more(reader: Reader) -> Reader:
    """Make a reader of a list, or of one item without a list; an item at fault keeps its place."""
    item = accepts_of(reader)

    @accepting({"anyOf": [item, {"type": "array", "items": item}]})
    def read(reading: Reading, node: Node) -> Any:
        return tuple(reader(reading, item) for item in items_of(node))

    return read


def items_of(node: Node) -> list[Node]:
    """Return the items of a list, or a node that stands alone."""
    return node.items if type(node) is Sequence else [node]


def mapping_of(
    key_reader: Reader, reader: Callable[[Reading, Node, str], Any], *, joint: str = "_"
) -> Reader:
    """Make a reader of mappings from a name to something; names at fault keep their place.

    The words of a name are held together by `joint`.
    """

    @accepting(
        {
            "type": "object",
            "propertyNames": accepts_of(key_reader),
            "additionalProperties": accepts_of(reader),
        }
    )
    def read(reading: Reading, node: Node) -> Any:
        if type(node) is not Mapping:
            return reading.wrong_shape(node, Mapping)
        values: dict[str, Any] = {}
        for name, (key, value) in node.entries.items():
            good = key_reader(reading, key) is not FAULT
            found = reader(reading, value, name)
            if good:
                values[name] = found
            else:
                # A name at fault counts as declared in its mended form, so that it is told once.
                values.setdefault(proposed_name(name, joint), FAULT)
        return values

    return read


class Field(NamedTuple):
    """Say how one key of a shape is read.

    Attributes:
        read: Reader of the value.
        required: Whether the key must be there.
    """

    read: Reader
    required: bool = False


class Table(NamedTuple):
    """Hold the keys at one place of a file.

    Attributes:
        place: What the keys stand under; by this and their names they are explained to people.
        fields: How each is read.
        also: What a schema says of them together.
    """

    place: str
    fields: MappingType[str, Field]
    also: MappingType[str, Any] = FrozenMapping({})


class Read(NamedTuple):
    """Hold what a shape gave: the values, whether all was sound, which keys were misspelt."""

    values: dict[str, Any]
    sound: bool
    taken_for: frozenset[str] = frozenset()


def shape(table: Table, build: Callable[..., Any]) -> Callable[..., Any]:
    """Make a reader of mappings with fixed keys, built into one object where all is sound."""

    @accepting(table)
    def read(reading: Reading, node: Node, **extra: Any) -> Any:
        found = read_fields(reading, node, table.fields)
        return build(**found.values, **extra) if found.sound else FAULT

    return read


def read_fields(reading: Reading, node: Node, fields: MappingType[str, Field]) -> Read:
    """Read a mapping with fixed keys; a misspelt key is noted once, with its nearest name."""
    if type(node) is not Mapping:
        reading.wrong_shape(node, Mapping)
        return Read({}, sound=False)
    values: dict[str, Any] = {}
    sound = True
    unknown: list[Scalar] = []
    taken_for: set[str] = set()
    for name, (key, value) in node.entries.items():
        entry = fields.get(name)
        if entry is None:
            unknown.append(key)
            continue
        found = entry.read(reading, value)
        if found is FAULT:
            sound = False
        else:
            values[name] = found
    missing = [
        name for name, entry in fields.items() if entry.required and name not in node.entries
    ]
    for key in unknown:
        unused = [name for name in fields if name not in node.entries]
        words = advice_of_key(key.value, unused)
        meant = certain(key.value, unused)
        reading.fault("IKU121", key, key=key.value or '""', **words, **meant)
        taken_for.add(nearest(key.value, unused) or "")
    for name in missing:
        if name not in taken_for:
            reading.fault("IKU122", node, key=name)
    sound = sound and not unknown and not missing
    return Read(values, sound, frozenset(taken_for - {""}))
