"""A decimal comma between braces, where YAML takes it for the end of an entry.

Enters: an entry as it was parsed. Leaves: the fault, where `{2020: 82,5}` was meant as 82.5.
Layer 1, part of `document`.
"""

from __future__ import annotations

import re

from iku_core.issues import Issue, Source, new_issue
from iku_core.nodes import Mapping, Node, Scalar

__all__ = ["cut_by_a_comma"]

_WHOLE = re.compile(r"-?[0-9]{1,100}", re.ASCII)
_DECIMALS = re.compile(r"[0-9]{1,100}\s*%?", re.ASCII)


def cut_by_a_comma(source: Source, parent: Mapping, key: Scalar, node: Node) -> Issue | None:
    """Return the fault of an entry that is the decimals of the number before it; None for others.

    That number is marked as refused, so that nothing more is told about it.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> _, issues = parse_yaml(Source("a.yaml", "{2020: 82,5}"))
        >>> str(issues[0]), issues[0].hint
        ('a.yaml:1:8: IKU126 82,5 has a decimal comma', 'write 82.5')
    """
    if key.style or not key.value[:1].isdigit() or type(node) is not Scalar or node.value:
        return None
    whole = next(reversed(parent.entries.values()), (key, node))[1]
    line = source.lines[key.line]
    is_number = type(whole) is Scalar and not whole.style and _WHOLE.fullmatch(whole.value)
    if not is_number or not _DECIMALS.fullmatch(key.value) or _has_colon(line, key):
        return None
    assert type(whole) is Scalar, "it is a number"
    if (whole.end_line, whole.end_column + 1) != (key.line, key.column):
        return None
    whole.refused = True
    written = line[whole.column : key.end_column]
    place = source.location(key.line, whole.column, end_column=key.end_column)
    point = written.rstrip("% ").replace(",", ".")
    return new_issue("IKU126", place, text=written, point=point)


def _has_colon(line: str, key: Scalar) -> bool:
    """Return whether a key was written as one, and only its value was left out."""
    return line[key.end_column :].lstrip().startswith(":")
