"""A sound draft to a document: names become the things they stand for.

Layer 3. Every indicator receives the counts, constants and indicators it rests on.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from attrs import evolve

from iku_core._rules_achievement import named_rule, named_scale
from iku_core._rules_adoption import inherited_officer
from iku_core._rules_formulas import in_order
from iku_core.achievement_rule import AchievementDefaults, AchievementOptions
from iku_core.comparison import Comparison
from iku_core.definition import Document, Indicator, Objective, Origin
from iku_core.drafts import AdoptedDraft, Draft, IndicatorDraft
from iku_core.edition import Edition
from iku_core.frozen import FrozenMapping
from iku_core.office import Signature
from iku_core.places import Places

__all__ = ["World", "link", "rebound"]


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
    whole = draft.shared.get(draft.values.get("adopts", ""))
    own = _defaults(draft, draft.values.get("achievement", {}))
    achievement = own if whole is None else own.over(whole.achievement)
    world = World(counts, constants, _constraints(draft), achievement, _edition(draft))
    made: dict[str, Indicator] = {}
    for item in in_order(draft.indicators()):
        parts = {name: made[part] for name, part in item.parts.items()}
        made[item.id] = Indicator(
            **_values(draft, item, officers),
            parts=FrozenMapping(parts),
            counts=counts,
            constants=constants,
            constraints=world.constraints,
            achievement_defaults=achievement,
            edition=world.edition,
        )
    for taken in draft.adopted():
        made[taken.id] = _adopted(draft, taken, officers, world)
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
    values["constraints"] = world.constraints
    return Document(
        **values,
        shared_documents=tuple(draft.shared.values()),
        officers=officers,
        objectives=objectives,
        places=places,
        counts=counts,
        constants=constants,
    )


class World(NamedTuple):
    """Hold what the indicators of a document share.

    Attributes:
        counts: The counts.
        constants: The constants.
        constraints: What holds of the counts.
        achievement: What is said of the achievement of all.
        edition: The edition; None where it does not matter.

    Example:
        >>> World(FrozenMapping({}), FrozenMapping({}), (), AchievementDefaults()).constraints
        ()
    """

    counts: FrozenMapping[Any]
    constants: FrozenMapping[Any]
    constraints: tuple[Comparison, ...]
    achievement: AchievementDefaults
    edition: Edition | None = None


def _constraints(draft: Draft) -> tuple[Comparison, ...]:
    """Return what holds of the counts: by the shared documents, where all are here, and by this."""
    declared = {*draft.counts, *draft.constants}
    found = [
        constraint
        for document in draft.shared.values()
        for constraint in document.constraints
        if {*constraint.names, *constraint.previous} <= declared
    ]
    return tuple(dict.fromkeys((*found, *draft.values.get("constraints", ()))))


def rebound(shared: Indicator, world: World, **values: Any) -> Indicator:
    """Return a shared indicator as one of a document that adopts it.

    What the shared document says of its achievement stays, and what it leaves open is said here.

    Args:
        shared: The indicator.
        world: What the indicators of the adopting document share.
        values: Attributes that differ.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> world = World(document.counts, document.constants, (), document.achievement)
        >>> rebound(document["nilai-ikm"], world, id="ikm").id
        'ikm'
    """
    return evolve(
        shared,
        counts=world.counts,
        constants=world.constants,
        constraints=world.constraints,
        edition=world.edition,
        achievement_defaults=shared.achievement_defaults.over(world.achievement),
        parts=FrozenMapping({name: rebound(part, world) for name, part in shared.parts.items()}),
        **values,
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
    world: World,
) -> Indicator:
    """Return an indicator that is taken over, with what is said of it here."""
    shared, lender = item.shared, draft.shared[item.document]
    assert shared is not None, "the draft is sound"
    first = Origin(lender.id, shared.id, lender.valid_from)
    own = Origin(draft.values["id"], item.id, draft.values.get("valid_from"))
    values: dict[str, Any] = {**item.values, "id": item.id}
    values["origins"] = (*(shared.origins or (first,)), own)
    officer = values.get("responsible", inherited_officer(shared, lender))
    values["responsible"] = officers.get(officer or "")
    return rebound(shared, world, **values)


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
