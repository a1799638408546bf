"""Whether a file that is no definition looks like one of counts.

Enters: the root of a file. Leaves: yes or no, and what is advised then. Layer 3, part of `reading`.
"""

from __future__ import annotations

import re
from typing import Final

from iku_core.nodes import Mapping, Node, Scalar

__all__ = ["COUNTS_ADVICE", "DEFINITION_ADVICE", "looks_like_counts"]

DEFINITION_ADVICE: Final = {
    "advice": "begin with schema: 1",
    "advice_id": "mulailah dengan schema: 1",
}
COUNTS_ADVICE: Final = {
    "advice": (
        "it looks like a file of counts, which is checked with:"
        " iku compute DEFINITION --counts FILE"
    ),
    "advice_id": (
        "tampaknya ini berkas cacah, yang diperiksa dengan: iku compute DEFINISI --counts BERKAS"
    ),
}
"""What is advised of a file without any key of a definition."""

_KEY: Final = re.compile(
    r"[a-z][a-z0-9_]*|prev\([a-z][a-z0-9_]*\)|[0-9]{4}(?:-(?:S[12]|Q[1-4]|[0-9]{2}))?"
)
_VALUE: Final = re.compile(r"(?:[-+]?[0-9][0-9.,/]*|~|null)?")

_OF_DEFINITIONS: Final = frozenset({"schema", "id", "title", "counts", "objectives", "agreement"})
"""Keys by which a file means to be a definition or an agreement."""


def looks_like_counts(root: Node) -> bool:
    """Return whether all that stands in a file are numbers, or nothing yet, by name or period.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> from iku_core.issues import Source
        >>> texts = "desa: 8", "2020-Q1: {desa: 8}", "desa: delapan", "schema: 2"
        >>> [looks_like_counts(parse_yaml(Source("a.yaml", text))[0]) for text in texts]
        [True, True, False, False]
    """
    if (
        type(root) is not Mapping
        or not root.entries
        or not _OF_DEFINITIONS.isdisjoint(root.entries)
    ):
        return False
    return all(map(_is_row, root.entries.items()))


def _is_row(entry: tuple[str, tuple[Scalar, Node]]) -> bool:
    name, (_, value) = entry
    if _KEY.fullmatch(name) is None:
        return False
    if type(value) is Scalar:
        return _VALUE.fullmatch(value.value) is not None
    return looks_like_counts(value)
