"""A tree of plain values to YAML text. Layer 1; with `document` the only place for `yaml`.

Texts stand as an officer would write them: bare where no reader can take them for something
else, in quotes where one could, and as a block where they are long or have several lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import yaml

from iku_core.characters import MAX_BYTES
from iku_core.document import MAX_NODES

__all__ = ["Plain", "Tree", "yaml_text"]

_DUMPER: Final[Any] = getattr(yaml, "CDumper", yaml.Dumper)
_WIDTH: Final = 88
_LONG: Final = 80
"""Key and text beyond this are folded; with the indentation of a definition they would be wide."""

_BARE: Final = re.compile(r"(?:[^\W\d_]|\()[\w .,;()/+*<>=%&'\"-]*(?<! )")
_MEANT_OTHERWISE: Final = frozenset(
    {"y", "n", "yes", "no", "on", "off", "true", "false", "null"},
)
_NOT_FOLDED: Final = re.compile(r"\A | \Z|  |[\\\n]")
_NOT_IN_LINES: Final = re.compile(r"\A[ \n]| \n|\n |[ \n]\Z|\\")
_ESCAPES: Final = re.compile(r"\\(?:U([0-9A-F]{8})|.)", re.DOTALL)


class Plain(str):
    """Hold what stands without quotes: a number, a date, `true`, `null`."""

    __slots__ = ()


Tree: TypeAlias = "str | Mapping[str, Tree] | Sequence[Tree]"
"""A text, a mapping or a list; a tuple, and a mapping to `Plain` alone, stand on one line."""


def yaml_text(tree: Tree) -> str:
    """Return a tree as YAML that this library reads back exactly.

    Args:
        tree: No text in it is empty or holds a character that no file may hold.

    Raises:
        ValueError: The text would be longer, or have more parts, than a file may have.

    Example:
        >>> print(yaml_text({"id": "dinkes", "range": (Plain("0"), Plain("100"))}), end="")
        id: dinkes
        range: [0, 100]
    """
    events: list[yaml.Event] = []
    _put(tree, events.append, 0)
    if sum(type(event) not in _ENDS for event in events) > MAX_NODES:
        raise ValueError(f"the definition has more than {MAX_NODES:,} values, and no file may")
    start = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    end = [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    text: str = yaml.emit([*start, *events, *end], Dumper=_DUMPER, allow_unicode=True, width=_WIDTH)
    if "\\U" in text:
        text = _ESCAPES.sub(_character, text)
    if len(text.encode()) > MAX_BYTES:
        raise ValueError(f"the definition is longer than {MAX_BYTES:,} bytes, and no file may be")
    return text


_ENDS: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


def _character(escape: re.Match[str]) -> str:
    """Return the sign that an emitter writes as a number, such as an emoji."""
    return chr(int(escape[1], 16)) if escape[1] else escape[0]


def _put(tree: Tree, put: Any, before: int) -> None:
    """Put the events of a tree behind a key of `before` characters."""
    if isinstance(tree, str):
        style = None if type(tree) is Plain else _style(tree, _LONG - before)
        put(yaml.ScalarEvent(None, None, (True, True), str(tree), style=style))
    elif isinstance(tree, Mapping):
        flow = all(type(value) is Plain for value in tree.values())
        put(yaml.MappingStartEvent(None, None, implicit=True, flow_style=flow))
        for key, value in tree.items():
            _put(key, put, 0)
            _put(value, put, len(key))
        put(yaml.MappingEndEvent())
    else:
        flow = type(tree) is tuple
        put(yaml.SequenceStartEvent(None, None, implicit=True, flow_style=flow))
        for item in tree:
            _put(item, put, 0)
        put(yaml.SequenceEndEvent())


def _style(text: str, room: int) -> str | None:
    if max(text) > "\uffff":
        # The two emitters differ here; in quotes both write a number.
        return '"'
    if "\n" in text:
        return '"' if _NOT_IN_LINES.search(text) else "|"
    if len(text) > room and " " in text:
        return '"' if _NOT_FOLDED.search(text) else ">"
    return None if _BARE.fullmatch(text) and text.lower() not in _MEANT_OTHERWISE else '"'
