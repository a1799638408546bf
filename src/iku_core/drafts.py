"""A document between reading and linking: shapes are known, names are not yet resolved.

Layer 3; shared by `reading`, which fills a draft, `rules`, which judge it, and `linking`, which
makes a `Document` of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iku_core.declaration import Constant, Count
from iku_core.formula import Formula
from iku_core.nodes import Mapping
from iku_core.office import Officer

__all__ = ["Draft", "IndicatorDraft", "formula_name"]

FORMULA_KEYS = ("value", "numerator", "denominator")


def formula_name(indicator_id: str) -> str:
    """Return the name of an indicator in formulas.

    Example:
        >>> formula_name("nilai-ikm")
        'nilai_ikm'
    """
    return indicator_id.replace("-", "_")


class IndicatorDraft:
    """Hold what was read of one indicator.

    Attributes:
        values: The attributes read without fault.
        node: Its node in the file.
        parts: Ids of the indicators it refers to, filled in by the rules.

    Example:
        >>> IndicatorDraft({"id": "nilai-ikm"}, Mapping(0, 0)).id
        'nilai-ikm'
    """

    __slots__ = ("node", "parts", "values")

    values: dict[str, Any]
    node: Mapping
    parts: dict[str, str]

    def __init__(self, values: dict[str, Any], node: Mapping) -> None:
        self.values = values
        self.node = node
        self.parts = {}

    @property
    def id(self) -> str:
        """The id, empty where it was at fault."""
        return str(self.values.get("id", ""))

    def formulas(self) -> Iterator[tuple[str, Formula]]:
        """Iterate over key and formula of those read without fault."""
        for key in FORMULA_KEYS:
            if key in self.values:
                yield key, self.values[key]


class Draft:
    """Hold what was read of one document.

    Attributes:
        values: The attributes of the document read without fault.
        counts: Counts by name, None for one at fault; likewise constants and officers.
        objectives: Statement (None where at fault) and indicators of each objective.
        unread: The keys among `counts`, `constants` and `officers` whose names are not known, so
            that no name can be called undeclared.

    Example:
        >>> draft = Draft({}, counts={}, constants={}, officers={}, objectives=[("Sasaran", [])])
        >>> draft.indicators()
        []
    """

    __slots__ = ("constants", "counts", "objectives", "officers", "unread", "values")

    values: dict[str, Any]
    counts: dict[str, Count | None]
    constants: dict[str, Constant | None]
    officers: dict[str, Officer | None]
    objectives: list[tuple[str | None, list[IndicatorDraft]]]
    unread: frozenset[str]

    def __init__(
        self,
        values: dict[str, Any],
        *,
        counts: dict[str, Count | None],
        constants: dict[str, Constant | None],
        officers: dict[str, Officer | None],
        objectives: list[tuple[str | None, list[IndicatorDraft]]],
        unread: frozenset[str] = frozenset(),
    ) -> None:
        self.values = values
        self.counts = counts
        self.constants = constants
        self.officers = officers
        self.objectives = objectives
        self.unread = unread

    def indicators(self) -> list[IndicatorDraft]:
        """Return the drafts of all indicators in the order of the document."""
        return [draft for _, drafts in self.objectives for draft in drafts]
