"""A sound draft to a document: names become the things they stand for.

Layer 3. Every indicator receives the counts, constants and indicators it rests on.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from iku_core._rules_achievement import named_rule, named_scale
from iku_core._rules_adoption import inherited_officer
from iku_core._rules_formulas import in_order
from iku_core.achievement_rule import AchievementDefaults, AchievementOptions
from iku_core.definition import Document, Indicator, Objective, Origin
from iku_core.drafts import AdoptedDraft, Draft, IndicatorDraft
from iku_core.edition import Edition
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
    whole = draft.lenders.get(draft.values.get("adopts", ""))
    achievement = _defaults(draft, draft.values.get("achievement", {}))
    constraints = draft.values.get("constraints", ())
    if whole is not None:
        constraints = (*whole.constraints, *constraints)
        if "achievement" not in draft.values:
            achievement = whole.achievement
    edition = _edition(draft)
    made: dict[str, Indicator] = {}
    for item in in_order(draft.indicators()):
        parts = {name: made[part] for name, part in item.parts.items()}
        made[item.id] = Indicator(
            **_values(draft, item, officers),
            parts=FrozenMapping(parts),
            constraints=constraints,
            achievement_defaults=achievement,
            edition=edition,
            **shared,
        )
    for taken in draft.adopted():
        made[taken.id] = _adopted(draft, taken, officers, achievement, edition)
    objectives = tuple(
        Objective(statement=str(statement), indicators=tuple(made[item.id] for item in indicators))
        for statement, indicators in draft.objectives
    )
    values = dict(draft.values)
    if signed := values.pop("signed", None):
        values["signed"] = Signature(
            place=signed["place"], date=signed["date"], by=officers[signed["by"]]
        )
    for key in ("scales", "rules"):
        values[key] = FrozenMapping[Any](values.get(key, {}))
    values["achievement"] = achievement
    values["constraints"] = constraints
    return Document(
        **values,
        lenders=tuple(draft.lenders.values()),
        officers=officers,
        objectives=objectives,
        places=places,
        **shared,
    )


def _edition(draft: Draft) -> Edition:
    values = draft.values
    return Edition(values["id"], values.get("valid_from"), values.get("valid_to"))


def _values(draft: Draft, item: IndicatorDraft, officers: FrozenMapping[Any]) -> dict[str, Any]:
    """Return the attributes of an indicator, with the things that it names."""
    values = dict(item.values)
    if "responsible" in values:
        values["responsible"] = officers[values["responsible"]]
    if "scale" in values:
        values["scale"] = named_scale(draft, values["scale"])
    if "achievement" in values:
        values["achievement"] = _options(draft, values["achievement"])
    return values


def _adopted(
    draft: Draft,
    item: AdoptedDraft,
    officers: FrozenMapping[Any],
    achievement: AchievementDefaults,
    edition: Edition,
) -> Indicator:
    """Return an indicator that is taken over, with what is said of it here."""
    shared, lender = item.shared, draft.lenders[item.document]
    assert shared is not None, "the draft is sound"
    first = Origin(lender.id, shared.id, lender.valid_from)
    own = Origin(edition.document, item.id, edition.valid_from)
    values: dict[str, Any] = {**item.values, "id": item.id, "edition": edition}
    values["origins"] = (*(shared.origins or (first,)), own)
    officer = values.get("responsible", inherited_officer(shared, lender))
    values["responsible"] = officers.get(officer or "")
    if "achievement" in draft.values:
        values["achievement_defaults"] = achievement
    return evolve(shared, **values)


def _options(draft: Draft, read: dict[str, Any]) -> AchievementOptions:
    values = dict(read)
    if "rule" in values:
        values["rule"] = named_rule(draft, values["rule"])
    if "scale" in values:
        values["scale"] = named_scale(draft, values["scale"])
    return AchievementOptions(**values)


def _defaults(draft: Draft, read: dict[str, Any]) -> AchievementDefaults:
    named: dict[str, Any] = {
        key: named_rule(draft, read[key])
        for key in ("higher", "lower", "range", "label")
        if key in read
    }
    combined: dict[str, Any] = {key: read[key] for key in ("objective", "document") if key in read}
    rest = {key: value for key, value in read.items() if key not in named | combined}
    return AchievementDefaults(options=_options(draft, rest), **named, **combined)
