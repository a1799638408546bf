"""What a document says itself, beside what it takes over from shared documents.

Enters: a document. Leaves: the parts of it that its file holds. Layer 3, part of `writing`, and the
mirror of `_rules_adoption`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from attrs import AttrsInstance, evolve, fields

from iku_core._rules_adoption import inherited_officer
from iku_core.achievement_rule import AchievementDefaults
from iku_core.comparison import Comparison
from iku_core.definition import Document, Indicator, Objective
from iku_core.linking import World, rebound

__all__ = ["Adoption", "Shared"]


class Shared(NamedTuple):
    """Hold a shared indicator, and the document that declares it."""

    document: Document
    indicator: Indicator


class Adoption:
    """Tell what a document takes over from what it says itself.

    Attributes:
        document: The document.
        lender: The document whose indicators are taken over as a whole; None for none.
    """

    def __init__(self, document: Document) -> None:
        """Find the documents that it adopts from; raises ValueError where one is not known."""
        self.document = document
        self._shared = {lender.id: lender for lender in document.shared_documents}
        self.lender = None if document.adopts is None else self._lender(document.adopts)
        if self.lender is not None and len(document.objectives) < len(self.lender.objectives):
            raise ValueError(f"the document has not all objectives of {self.lender.id}")

    def _lender(self, name: str) -> Document:
        found = self._shared.get(name)
        if found is None:
            raise ValueError(f"the document {name} is not among those that are adopted from")
        return found

    def declares(self, key: str) -> dict[str, Any]:
        """Return the counts or the constants that the file itself holds."""
        return {
            name: item
            for name, item in getattr(self.document, key).items()
            if all(getattr(lender, key).get(name) != item for lender in self._shared.values())
        }

    def constraints(self) -> tuple[Comparison, ...]:
        """Return the constraints that the file itself holds."""
        taken = {item for document in self._shared.values() for item in document.constraints}
        return tuple(item for item in self.document.constraints if item not in taken)

    def achievement(self) -> AchievementDefaults:
        """Return what the file itself says of the achievement."""
        own = self.document.achievement
        if self.lender is None:
            return own
        taken = self.lender.achievement
        options = evolve(own.options, **_as_taken(own.options, taken.options))
        return evolve(own, **_as_taken(own, taken), options=options)

    def set_indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators of a set that is taken over as a whole."""
        count = 0 if self.lender is None else len(self.lender.objectives)
        taken = self.document.objectives[:count]
        return tuple(indicator for objective in taken for indicator in objective.indicators)

    def own_objectives(self) -> tuple[Objective, ...]:
        """Return the objectives that the file of the document holds."""
        count = 0 if self.lender is None else len(self.lender.objectives)
        return self.document.objectives[count:]

    def shared(self, indicator: Indicator) -> Shared:
        """Return what an indicator is taken over from; raises ValueError where that is not known.

        An indicator may have gone through several documents; the last but one is meant.
        """
        *_, own = indicator.origins
        lender = self._lender(indicator.origins[-2].document)
        found = indicator.origins[-2].indicator
        if own.indicator != indicator.id or found not in lender:
            raise ValueError(f"the indicator {indicator.id} is not one of {lender.id}")
        return Shared(lender, lender[found])

    def differing(self, indicator: Indicator) -> set[str]:
        """Return the keys whose values are not those that are taken over."""
        lender, shared = self.shared(indicator)
        document = self.document
        world = World(
            document.counts, document.constants, document.constraints, document.achievement
        )
        own = ("id", "source", "responsible", "targets", "weight", "cases", "origins")
        same = rebound(shared, world, **{key: getattr(indicator, key) for key in own})
        if same != indicator:
            raise ValueError(f"the indicator {indicator.id} is not that of {lender.id}")
        keys = ("source", "targets", "weight", "cases")
        found = {key for key in keys if getattr(indicator, key) != getattr(shared, key)}
        officer = inherited_officer(shared, lender)
        if indicator.responsible != self.document.officers.get(officer or ""):
            found.add("responsible")
        for key in sorted(found):
            if not getattr(indicator, key):
                raise ValueError(f"no file can take back {key} of the indicator {indicator.id}")
        return found


def _as_taken(own: AttrsInstance, taken: AttrsInstance) -> dict[str, None]:
    """Return the attributes that are those taken over, each to be left open."""
    return {
        item.name: None
        for item in fields(type(own))
        if item.name != "options" and getattr(own, item.name) == getattr(taken, item.name)
    }
