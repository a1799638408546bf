"""A sound draft to a document: names become the things they stand for.

Layer 3. Every indicator receives the counts, constants and indicators it rests on.
"""

from __future__ import annotations

from typing import Any

from iku_core._rules_formulas import in_order
from iku_core.definition import Document, Indicator, Objective
from iku_core.drafts import Draft, IndicatorDraft
from iku_core.frozen import FrozenMapping
from iku_core.office import Signature
from iku_core.places import Places

__all__ = ["link"]


def link(draft: Draft, places: Places) -> Document:
    """Return the document of a draft in which no rule found a fault.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> document["nilai-ikm"].counts is document.counts
        True
    """
    counts = FrozenMapping[Any](draft.counts)
    constants = FrozenMapping[Any](draft.constants)
    officers = FrozenMapping[Any](draft.officers)
    shared: dict[str, Any] = {"counts": counts, "constants": constants}
    constraints = draft.values.get("constraints", ())
    made: dict[str, Indicator] = {}
    for item in in_order(draft.indicators()):
        parts = {name: made[part] for name, part in item.parts.items()}
        made[item.id] = _indicator(
            item, officers, parts=FrozenMapping(parts), constraints=constraints, **shared
        )
    objectives = tuple(
        Objective(statement=str(statement), indicators=tuple(made[item.id] for item in indicators))
        for statement, indicators in draft.objectives
    )
    values = dict(draft.values)
    if signed := values.pop("signed", None):
        values["signed"] = Signature(
            place=signed["place"], date=signed["date"], by=officers[signed["by"]]
        )
    return Document(
        **values,
        officers=officers,
        objectives=objectives,
        places=places,
        **shared,
    )


def _indicator(item: IndicatorDraft, officers: FrozenMapping[Any], **linked: Any) -> Indicator:
    values = dict(item.values)
    if "responsible" in values:
        values["responsible"] = officers[values["responsible"]]
    return Indicator(**values, **linked)
