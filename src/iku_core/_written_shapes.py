"""Writers of lists, of mappings, and of objects with fixed keys.

Enters: writers of single values. Leaves: writers of what is made of them.
Layer 3, part of `writing`, and the mirror of `_shapes`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from attrs import NOTHING, Factory, fields_dict

from iku_core._writers import name_of
from iku_core._yaml_text import Tree

__all__ = ["Writer", "by_name", "later", "list_of", "one_or_more_of", "shape_of"]

Writer: TypeAlias = "Callable[[Any], Tree]"


def later(_: object) -> Tree:
    """Keep the place of a key whose value is put in afterwards."""
    return ""


def list_of(write: Writer) -> Writer:
    return lambda values: [write(value) for value in values]


def one_or_more_of(write: Writer) -> Writer:
    """Make a writer of one item that stands alone, or of several on one line."""
    return lambda values: tuple(map(write, values)) if len(values) > 1 else write(values[0])


def by_name(write: Writer) -> Writer:
    return lambda values: {name_of(name): write(value) for name, value in values.items()}


def shape_of(kind: type, writers: dict[str, Writer]) -> Callable[[Any], dict[str, Tree]]:
    """Make a writer of what differs from its default, by key."""
    table = [(key, write, _default(kind, key)) for key, write in writers.items()]

    def write(thing: Any) -> dict[str, Tree]:
        return {
            key: writer(value)
            for key, writer, default in table
            if (value := getattr(thing, key)) is not default and value != default
        }

    return write


def _default(kind: type, key: str) -> Any:
    default: Any = fields_dict(kind)[key].default
    if type(default) is Factory:
        return NOTHING if default.takes_self else default.factory()
    return default
