"""What an office takes over from a shared document: found, and put among what it declares itself.

Enters: a draft, and a way to find documents. Leaves: the same draft with the shared indicators and
the counts and constants that they rest on. Layer 3, part of `loading`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from attrs import evolve

from iku_core._findings import Reading
from iku_core._rules_achievement import check_target_kinds
from iku_core.achievement_rule import AchievementDefaults
from iku_core.declaration import Count
from iku_core.definition import Document, Indicator
from iku_core.drafts import AdoptedDraft, Draft
from iku_core.formula import current_name
from iku_core.nodes import Mapping as MappingNode
from iku_core.nodes import Node, node_at
from iku_core.normal_form import used_counts
from iku_core.suggestion import advice

__all__ = ["Edition", "Found", "Missing", "adopt", "check_adopted", "inherited_officer"]

Missing: TypeAlias = Literal["unknown", "not-in-force", "circle", "at-fault", "too-long"]
"""Why a shared document cannot be had."""


class Edition(NamedTuple):
    """Hold the edition of a shared document that is adopted from, and all that there are."""

    document: Document
    editions: tuple[Document, ...]


Found: TypeAlias = Edition | Missing

_CODES: Final[dict[Missing, str]] = {
    "unknown": "IKU303",
    "not-in-force": "IKU304",
    "circle": "IKU305",
    "at-fault": "IKU309",
    "too-long": "IKU314",
}


_NO_SET: Final = {
    "advice": "name the shared document in a line adopts, or write it at the indicator itself",
    "advice_id": "sebut dokumen bersamanya pada baris adopts, atau tulis pada indikatornya sendiri",
}


def adopt(draft: Draft, reading: Reading, find: Callable[[str, date | None], Found]) -> None:
    """Put into a draft what it takes over; what cannot be found is noted.

    Args:
        draft: The draft.
        reading: Takes the faults.
        find: Returns the edition of a document that is in force on a day, None for the latest.
    """
    known: dict[str, Found] = {}
    day = draft.values.get("valid_from") or draft.values.get("valid_to")

    def lender(name: str, node: Node) -> Document | None:
        is_new = name not in known
        if is_new:
            known[name] = find(name, day)
        found = known[name]
        if isinstance(found, Edition):
            draft.shared[name] = found.document
            if is_new:
                _check_editions(draft, reading, found, node)
            return found.document
        words = {"text": name, "day": "-" if day is None else str(day)}
        reading.fault(_CODES[found], node, **words)
        return None

    name = draft.values.get("adopts")
    node = node_at(reading.root, "adopts")
    if name is not None and node is not None:
        _adopt_set(draft, reading, lender(name, node), node)
    elif draft.overrides:
        for key in draft.overrides:
            reading.fault("IKU307", _override(reading, key), text=key, **_NO_SET)
    for item in draft.adopted():
        if item.shared is None and item.document:
            _adopt_one(draft, reading, lender(item.document, item.place), item)


def _check_editions(draft: Draft, reading: Reading, found: Edition, node: Node) -> None:
    """Warn where another edition is in force while what is adopted stays that of one."""
    first = draft.values.get("valid_from") or date.min
    last = draft.values.get("valid_to") or date.max
    adopted = found.document
    for other in found.editions:
        begins, ends = other.valid_from or date.min, other.valid_to or date.max
        if other is not adopted and begins <= last and first <= ends:
            day = max(begins, adopted.valid_from or date.min)
            words = {"text": adopted.id, "day": str(day), **_edition_words(adopted)}
            reading.fault("IKU315", node, **words)
            return


def _edition_words(document: Document) -> dict[str, str]:
    if document.valid_from is None:
        return {"adopted": "the first edition", "adopted_id": "edisi pertama"}
    day = str(document.valid_from)
    return {"adopted": f"the edition from {day}", "adopted_id": f"edisi mulai {day}"}


def _adopt_set(draft: Draft, reading: Reading, shared: Document | None, node: Node) -> None:
    """Put a whole set in front of what the document declares itself."""
    if shared is None:
        draft.unread |= {"counts", "constants"}
        return
    objectives: list[Any] = []
    for objective in shared.objectives:
        items = []
        for indicator in objective.indicators:
            values, place = draft.overrides.get(indicator.id, ({}, node))
            item = AdoptedDraft(values, place, node, shared.id, indicator.id)
            item.shared = indicator
            items.append(item)
        objectives.append((objective.statement, items))
    draft.objectives[:0] = objectives
    _share(draft, reading, shared, [*shared.counts, *shared.constants], node)
    for key in draft.overrides:
        if key not in shared:
            place = _override(reading, key)
            reading.fault("IKU307", place, text=key, **advice(key, shared.indicators))


def _override(reading: Reading, key: str) -> Node:
    node = node_at(reading.root, "overrides")
    assert type(node) is MappingNode, "the overrides were read"
    return node.entries[key][0]


def _adopt_one(draft: Draft, reading: Reading, shared: Document | None, item: AdoptedDraft) -> None:
    if shared is None:
        draft.unread |= {"counts", "constants"}
        return
    if item.indicator not in shared:
        words = {"text": item.indicator, "document": shared.id}
        known = shared.indicators
        reading.fault("IKU320", item.place, **words, **advice(item.indicator, known))
        return
    item.shared = shared[item.indicator]
    _share(draft, reading, shared, _names_of(item.shared), item.place)


def _names_of(indicator: Indicator) -> Iterator[str]:
    """Iterate over the counts and constants that an indicator rests on."""
    waiting = [*map(current_name, used_counts(indicator)), *indicator.constants]
    waiting += [name for case in indicator.cases for name in (*case.counts, *case.previous)]
    seen: set[str] = set()
    for name in waiting:
        if name not in seen:
            seen.add(name)
            yield name
            count = indicator.counts.get(name)
            if count is not None and count.at_most is not None:
                waiting.append(count.at_most)


def _share(
    draft: Draft, reading: Reading, shared: Document, names: Iterable[str], node: Node
) -> None:
    """Declare shared counts and constants; of one declared here as well, the source may differ."""
    for name in names:
        theirs = shared.counts.get(name) or shared.constants[name]
        key = "counts" if isinstance(theirs, Count) else "constants"
        declared: dict[str, Any] = {**draft.counts, **draft.constants}
        own = declared.get(name)
        if name not in declared:
            target: dict[str, Any] = draft.counts if key == "counts" else draft.constants
            target[name] = theirs
        elif own is not None and (
            type(own) is not type(theirs) or evolve(own, source=theirs.source) != theirs
        ):
            place = node_at(reading.root, key, name) or node
            reading.fault("IKU308", place, text=name, document=shared.id)


def inherited_officer(indicator: Indicator, lender: Document) -> str | None:
    """Return the name under which a shared document declares the officer of an indicator."""
    officers = lender.officers.items()
    return next((key for key, item in officers if item is indicator.responsible), None)


def check_adopted(draft: Draft, reading: Reading) -> None:
    """What is said of adopted indicators fits them, and says something."""
    _check_achievement(draft, reading)
    for item in draft.adopted():
        shared = item.shared
        if shared is None:
            continue
        values: Mapping[str, Any] = item.values
        lender = draft.shared[item.document]
        if "responsible" not in values:
            officer = inherited_officer(shared, lender)
            if officer is not None and officer not in draft.officers:
                words = {"indicator": item.id, "officer": officer}
                reading.fault("IKU312", item.place, **words)
        for key in ("source", "targets", "cases"):
            if key in values and type(item.node) is MappingNode and key in item.node.entries:
                theirs = getattr(shared, key)
                words = {"key": key, "indicator": item.id, "document": lender.id}
                if values[key] == theirs:
                    reading.fault("IKU310", item.node.entries[key][0], **words)
                elif theirs and key != "cases":
                    reading.fault("IKU311", item.node.entries[key][0], **words)
        check_target_kinds(
            values.get("targets", {}), shared.achievement.rule, shared.scale, item.node, reading
        )


def _check_achievement(draft: Draft, reading: Reading) -> None:
    """Tell what is said here of achievement, and otherwise by what is adopted."""
    own = draft.values.get("achievement", {})
    for document in draft.shared.values():
        for key, value in own.items():
            taken = _stated(document.achievement, key)
            if taken is not None and getattr(taken, "id", taken) != value:
                node = node_at(reading.root, "achievement")
                assert type(node) is MappingNode, "achievement was read"
                reading.fault("IKU316", node.entries[key][0], key=key, document=document.id)


def _stated(defaults: AchievementDefaults, key: str) -> object:
    """Return what a document says under a key of its achievement; None where nothing holds on."""
    if key in ("objective", "document"):
        return None
    return getattr(defaults, key, None) or getattr(defaults.options, key, None)
