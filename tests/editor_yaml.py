"""A YAML file as an editor sees it: by the core schema of YAML 1.2, and not by declared types."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

__all__ = ["as_an_editor_sees"]

_KINDS: Final = (
    (re.compile(r"null|Null|NULL|~|"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]+"), lambda text: int(text) if len(text) < 400 else float("inf")),
    (re.compile(r"0o[0-7]+"), lambda text: int(text, 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text, 16)),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), lambda _: float("inf")),
)


def as_an_editor_sees(text: str) -> Any:
    """Return the value of a YAML text; raises yaml.YAMLError where it is none.

    Keys are texts, as they are for an editor, and of a key that stands twice the last counts.
    """
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def _value(node: yaml.Node | None) -> Any:
    match node:
        case yaml.MappingNode(value=entries):
            return {str(key.value): _value(value) for key, value in entries}
        case yaml.SequenceNode(value=items):
            return [_value(item) for item in items]
        case yaml.ScalarNode(value=text, style=None):
            return next((make(text) for kind, make in _KINDS if kind.fullmatch(text)), text)
        case yaml.ScalarNode(value=text):
            return text
    return None
