"""A document between reading and linking: shapes are known, names are not yet resolved.

Layer 3; shared by `reading`, which fills a draft, `rules`, which judge it, and `linking`, which
makes a `Document` of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iku_core.declaration import Constant, Count
from iku_core.definition import Document, Indicator
from iku_core.formula import Formula
from iku_core.nodes import Mapping, Node
from iku_core.office import Officer

__all__ = ["FORMULA_KEYS", "AdoptedDraft", "Draft", "IndicatorDraft", "formula_name"]

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
        taken_for: Keys that misspelt ones were taken for.

    Example:
        >>> IndicatorDraft({"id": "nilai-ikm"}, Mapping(0, 0)).id
        'nilai-ikm'
    """

    __slots__ = ("node", "parts", "taken_for", "values")

    values: dict[str, Any]
    node: Mapping
    parts: dict[str, str]
    taken_for: frozenset[str]

    def __init__(
        self, values: dict[str, Any], node: Mapping, taken_for: frozenset[str] = frozenset()
    ) -> None:
        self.values = values
        self.taken_for = taken_for
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


class AdoptedDraft:
    """Hold what was read of an indicator that is taken over from a shared document.

    Attributes:
        values: What is said of it here, read without fault.
        node: Its node in the file.
        place: The node that names what is adopted.
        document: The id of the shared document; empty where it was at fault.
        indicator: The id of the indicator there.
        shared: The indicator itself, filled in where it is found.

    Example:
        >>> node = Mapping(0, 0)
        >>> AdoptedDraft({}, node, node, "kecamatan-lumajang", "nilai-ikm").id
        'nilai-ikm'
    """

    __slots__ = ("document", "indicator", "node", "place", "shared", "values")

    values: dict[str, Any]
    node: Node
    place: Node
    document: str
    indicator: str
    shared: Indicator | None

    def __init__(
        self, values: dict[str, Any], node: Node, place: Node, document: str, indicator: str
    ) -> None:
        self.values = values
        self.node = node
        self.place = place
        self.document = document
        self.indicator = indicator
        self.shared = None

    @property
    def id(self) -> str:
        """The id here; that of the shared indicator where no other is given."""
        return str(self.values.get("id", self.indicator))


class Draft:
    """Hold what was read of one document.

    Attributes:
        values: The attributes of the document read without fault.
        counts: Counts by name, None for one at fault; likewise constants and officers.
        objectives: Statement (None where at fault) and indicators of each objective.
        overrides: What is said of the indicators of an adopted set, by id: values and node.
        shared: The shared documents that it adopts from by id, filled in where they are found.
        unread: The keys among `counts`, `constants` and `officers` whose names are not known, so
            that no name can be called undeclared.

    Example:
        >>> draft = Draft({}, counts={}, constants={}, officers={}, objectives=[("Sasaran", [])])
        >>> draft.indicators()
        []
    """

    __slots__ = (
        *("constants", "counts", "objectives", "officers", "overrides", "shared"),
        *("unread", "values"),
    )

    values: dict[str, Any]
    counts: dict[str, Count | None]
    constants: dict[str, Constant | None]
    officers: dict[str, Officer | None]
    objectives: list[tuple[str | None, list[IndicatorDraft | AdoptedDraft]]]
    overrides: dict[str, tuple[dict[str, Any], Node]]
    shared: dict[str, Document]
    unread: frozenset[str]

    def __init__(
        self,
        values: dict[str, Any],
        *,
        counts: dict[str, Count | None],
        constants: dict[str, Constant | None],
        officers: dict[str, Officer | None],
        objectives: list[tuple[str | None, list[IndicatorDraft | AdoptedDraft]]],
        unread: frozenset[str] = frozenset(),
    ) -> None:
        self.values = values
        self.counts = counts
        self.constants = constants
        self.officers = officers
        self.objectives = objectives
        self.overrides = {}
        self.shared = {}
        self.unread = unread

    def everything(self) -> list[IndicatorDraft | AdoptedDraft]:
        """Return the drafts of all indicators in the order of the document."""
        return [draft for _, drafts in self.objectives for draft in drafts]

    def indicators(self) -> list[IndicatorDraft]:
        """Return the drafts of those that are declared here."""
        return [draft for draft in self.everything() if isinstance(draft, IndicatorDraft)]

    def adopted(self) -> list[AdoptedDraft]:
        """Return the drafts of those that are taken over."""
        return [draft for draft in self.everything() if isinstance(draft, AdoptedDraft)]

    @property
    def adopts_something(self) -> bool:
        """Whether it takes over, or says something of what is taken over."""
        return "adopts" in self.values or bool(self.overrides or self.adopted())

    def shared_names(self) -> tuple[str, ...]:
        """Return the ids of the documents that it adopts from."""
        names = [str(self.values.get("adopts", "")), *(item.document for item in self.adopted())]
        return tuple(dict.fromkeys(name for name in names if name))
