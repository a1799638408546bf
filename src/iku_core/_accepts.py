"""What each reader accepts, told as data beside the reader, so that neither drifts from the other.

Enters: a reader. Leaves: the JSON Schema of what it accepts, as an editor sees a YAML file: there a
plain `2020` is a number and a plain `null` is nothing, whatever the field is declared to be.
Where a reader accepts what no schema can tell, the schema is the wider one.
Layer 3, part of `reading`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

__all__ = ["ANY_TEXT", "SAYS", "accepting", "accepts_of", "one_text"]

_Reader = TypeVar("_Reader", bound=Callable[..., Any])

SAYS: Final = "says"
"""The key under which a schema names the sentence about what is wanted there."""


def one_text(says: str, *refused: str, **more: object) -> dict[str, Any]:
    """Return the schema of a single value that may look like a text or like something else.

    It tells what the value is not, within `anyOf`: of types that are told an editor would offer
    `true` and `null`, and where nothing is told it would put no colon behind the key.

    Args:
        says: Names the sentence about what is wanted.
        refused: The types that it cannot look like, besides those of lists and of mappings.
        more: What holds where it looks like a text.

    Example:
        >>> one_text("name", "number", maxLength=80)["anyOf"][0]["maxLength"]
        80
    """
    wrong = {"type": ["object", "array", *refused]}
    right = {"if": wrong, "then": {"type": "string", SAYS: says}, **more, SAYS: says}
    return {"anyOf": [right]}


ANY_TEXT: Final = one_text("text", minLength=1)
"""A single value of any look; one left empty looks like a plain `null`."""


def accepting(accepts: object) -> Callable[[_Reader], _Reader]:
    """Mark a reader with the schema of what it accepts.

    Args:
        accepts: A schema, which may hold tables of keys at any depth.

    Example:
        >>> @accepting({"type": "string"})
        ... def read(reading, node):
        ...     return node.value
        >>> accepts_of(read)
        {'type': 'string'}
    """

    def mark(reader: _Reader) -> _Reader:
        vars(reader)["accepts"] = accepts
        return reader

    return mark


def accepts_of(reader: Callable[..., Any]) -> Any:
    """Return the schema of what a reader accepts; that of anything where it is not marked.

    Example:
        >>> accepts_of(print)
        {}
    """
    return getattr(reader, "accepts", {})
