"""Rules about targets, scales and achievement: what is named exists, and fits.

Layer 3, part of `rules`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from iku_core._findings import FAULT, Reading
from iku_core._proposed_target import proposed_target
from iku_core._reading_achievement import no_target
from iku_core.achievement_rule import (
    KIND_WORDS,
    AchievementDefaults,
    AchievementOptions,
    AchievementRule,
    Target,
    TargetKind,
    kind_of,
)
from iku_core.drafts import AdoptedDraft, Draft, IndicatorDraft
from iku_core.exact import Exact
from iku_core.nodes import Mapping as MappingNode
from iku_core.nodes import Node, Scalar, node_at
from iku_core.profiles import shipped_rules, shipped_scales
from iku_core.scale import Scale
from iku_core.suggestion import advice_of_choice

__all__ = [
    "ACHIEVEMENT_RULES",
    "check_label",
    "check_target_kinds",
    "misfit_of",
    "named_rule",
    "named_scale",
]

_DIGIT: Final = re.compile(r"[0-9]", re.ASCII)
_DEFAULTS: Final[dict[str, TargetKind]] = {
    "higher": "number",
    "lower": "number",
    "range": "range",
    "label": "label",
}


def named_rule(draft: Draft, name: str) -> AchievementRule | None:
    """Return a rule by its id: one of the document, else a shipped one; None for neither."""
    return _named(draft, "rules", name, shipped_rules)


def named_scale(draft: Draft, name: str) -> Scale | None:
    """Return a scale by its id; as `named_rule`."""
    return _named(draft, "scales", name, shipped_scales)


def _named(
    draft: Draft, key: str, name: str, shipped: Callable[[], Mapping[str, Any]]
) -> Any | None:
    own = draft.values.get(key, {})
    if name in own:
        return None if own[name] is FAULT else own[name]
    return shipped().get(name)


def _options(draft: Draft, reading: Reading) -> Iterator[tuple[dict[str, Any], Node | None]]:
    """Iterate over what is said of achievement: by the document, then by its indicators."""
    yield draft.values.get("achievement", {}), node_at(reading.root, "achievement")
    for indicator in draft.indicators():
        yield indicator.values.get("achievement", {}), node_at(indicator.node, "achievement")


def _node_of(node: Node | None, key: str) -> Node:
    """Return the node of an option; the name of a rule may stand alone."""
    assert node is not None, "the option was read"
    return (node_at(node, key) or node) if type(node) is MappingNode else node


def check_own_ids(draft: Draft, reading: Reading) -> None:
    """What a document declares itself has no id of what is shipped, which never changes."""
    del draft
    for key, shipped, kind, kind_id in (
        ("rules", shipped_rules, "rule", "aturan"),
        ("scales", shipped_scales, "scale", "skala"),
    ):
        node = node_at(reading.root, key)
        for name, (place, _) in node.entries.items() if type(node) is MappingNode else ():
            if name in shipped():
                words = {"text": name, "kind": kind, "kind_id": kind_id}
                reading.fault("IKU175", place, **words, proposal=f"{name}-lokal")


def check_rules_named(draft: Draft, reading: Reading) -> None:
    """Every rule that is named exists, and is for the kind of target that it is named for."""
    for values, node in _options(draft, reading):
        for key in ("rule", *_DEFAULTS):
            if key in values:
                place = _node_of(node, key)
                rule = named_rule(draft, values[key])
                if rule is None:
                    _unknown(draft, reading, ("rules", "IKU165"), values[key], place)
                elif key in _DEFAULTS and rule.target != _DEFAULTS[key]:
                    misfit_of(rule, _DEFAULTS[key], place, reading)


def check_scales_named(draft: Draft, reading: Reading) -> None:
    """Every scale that is named exists."""
    named = [(values, node) for values, node in _options(draft, reading) if "scale" in values]
    named += [(item.values, item.node) for item in draft.indicators() if "scale" in item.values]
    for values, node in named:
        if named_scale(draft, values["scale"]) is None:
            place = _node_of(node, "scale")
            _unknown(draft, reading, ("scales", "IKU166"), values["scale"], place)


def _unknown(draft: Draft, reading: Reading, what: tuple[str, str], name: str, node: Node) -> None:
    """Tell a name that is none, unless the names of the document could not be read."""
    key, code = what
    own = draft.values.get(key)
    unread = own is None and node_at(reading.root, key) is not None
    if not unread and (own is None or name not in own):
        shipped: Mapping[str, Any] = shipped_rules() if key == "rules" else shipped_scales()
        known = {**shipped, **(own or {})}
        words = advice_of_choice(name, known)
        reading.fault(code, node, text=name, known=", ".join(known), **words)


def misfit_of(rule: AchievementRule, kind: TargetKind, node: Node, reading: Reading) -> None:
    """Tell that a rule is for another kind of target."""
    own, own_id = KIND_WORDS[rule.target]
    wanted, wanted_id = KIND_WORDS[kind]
    words = {"own": own, "own_id": own_id, "wanted": wanted, "wanted_id": wanted_id}
    reading.fault("IKU167", node, rule=rule.id, **words)


def check_targets(draft: Draft, reading: Reading) -> None:
    """A rule fits the targets of its indicator, and labels stand on its scale."""
    for indicator in draft.indicators():
        targets = indicator.values.get("targets", {})
        name = indicator.values.get("achievement", {}).get("rule")
        rule = None if name is None else named_rule(draft, name)
        scale = _scale_of(draft, indicator)
        check_target_kinds(targets, rule, scale, indicator.node, reading)


def check_target_kinds(
    targets: Mapping[str, Target],
    rule: AchievementRule | None,
    scale: Scale | Any | None,
    node: Node,
    reading: Reading,
) -> None:
    """Targets are of the kind that their rule is for, and labels stand on the scale."""
    entries = node_at(node, "targets")
    is_complete = type(entries) is MappingNode and len(targets) == len(entries.entries)
    for period, target in targets.items():
        if isinstance(target, str):
            place = node_at(node, "targets", period)
            assert place is not None, "the target was read"
            is_label = check_label(target, place, scale, reading)
            is_complete = is_complete and is_label
    kinds: list[TargetKind] = [kind_of(target) for target in targets.values()]
    # Where a target is at fault, its kind is not known.
    if rule is not None and kinds and is_complete and rule.target not in kinds:
        own = node_at(node, "achievement")
        place = entries if own is None else _node_of(own, "rule")
        assert place is not None, "targets were read"
        misfit_of(rule, kinds[0], place, reading)


def _scale_of(draft: Draft, indicator: IndicatorDraft) -> Scale | Any | None:
    """Return the scale of an indicator; FAULT where it is told already."""
    if "scale" not in indicator.values:
        return FAULT if "scale" in indicator.node.entries else None
    return named_scale(draft, indicator.values["scale"]) or FAULT


def check_label(label: str, node: Node, scale: Scale | Any | None, reading: Reading) -> bool:
    """A target that is a label stands on a scale; with a digit it may be meant as a number.

    Returns:
        Whether it is a label, on the scale or not.
    """
    assert type(node) is Scalar, "the target was read"
    labels = [] if scale in (FAULT, None) else [item.label for item in scale.classes]
    if label in labels:
        return True
    has_digit = _DIGIT.search(label) is not None and not any(map(_DIGIT.search, labels))
    if proposed_target(label) is not None or (has_digit and scale is not FAULT):
        no_target(reading, node)
        return False
    if scale is None:
        words = {"advice": "name the scale under scale", "advice_id": "sebut skalanya pada scale"}
        reading.fault("IKU168", node, text=label, **words)
    elif scale is not FAULT:
        words, listed = advice_of_choice(label, labels), ", ".join(labels)
        words["advice"] += f"; its labels: {listed}"
        words["advice_id"] += f"; labelnya: {listed}"
        reading.fault("IKU168", node, text=label, **words)
    return True


def check_lower(draft: Draft, reading: Reading) -> None:
    """Where lower is better, a rule is named, for those in use differ widely."""
    if node_at(reading.root, "achievement", "lower") is not None:
        return
    for indicator in draft.indicators():
        values = indicator.values
        named = node_at(indicator.node, "achievement")
        named = node_at(named, "rule") if type(named) is MappingNode else named
        targets = values.get("targets", {}).values()
        others = targets and all(kind_of(target) != "number" for target in targets)
        if values.get("better") == "lower" and named is None and not others:
            node = indicator.node.entries["better"][1]
            reading.fault("IKU169", node, indicator=indicator.id or "?")


def check_limits(draft: Draft, reading: Reading) -> None:
    """A floor is not above its cap, also where one of them is that of the document."""
    whole = draft.shared.get(draft.values.get("adopts", ""))
    taken = AchievementOptions() if whole is None else whole.achievement.options
    stated = _limits_stated(draft.values.get("achievement", {}), taken)
    for values, node in _options(draft, reading):
        floor, cap = (values.get(key, stated[key]) for key in ("floor", "cap"))
        if _cross(floor, cap) and {"floor", "cap"} & {*values}:
            place = _node_of(node, "floor" if "floor" in values else "cap")
            reading.fault("IKU171", place, floor=str(floor), cap=str(cap))
    for item in draft.adopted():
        if item.shared is not None:
            options = item.shared.achievement.over(item.shared.achievement_defaults.options)
            floor, cap = (_first(getattr(options, key), stated[key]) for key in ("floor", "cap"))
            if _cross(floor, cap):
                place = node_at(reading.root, "achievement") or item.place
                reading.fault("IKU171", place, floor=str(floor), cap=str(cap))
                return


def _limits_stated(values: dict[str, Any], taken: AchievementOptions) -> dict[str, Exact | None]:
    """Return floor and cap of a document: its own, or those that it takes over."""
    return {key: values.get(key, getattr(taken, key)) for key in ("floor", "cap")}


def _first(own: Exact | None, other: Exact | None) -> Exact | None:
    return other if own is None else own


def _cross(floor: Exact | None, cap: Exact | None) -> bool:
    return floor is not None and cap is not None and floor > cap


def check_weights(draft: Draft, reading: Reading) -> None:
    """A weight is above 0, and each indicator has one where they are put together by weights."""
    own = draft.values.get("achievement", {})
    whole = draft.shared.get(draft.values.get("adopts", ""))
    taken = AchievementDefaults() if whole is None else whole.achievement
    weighted = "weights" in (own.get(key, getattr(taken, key)) for key in ("objective", "document"))
    for indicator in draft.everything():
        weight = indicator.values.get("weight")
        shared = indicator.shared if isinstance(indicator, AdoptedDraft) else None
        node = node_at(indicator.node, "weight")
        if weight is not None and weight <= 0:
            assert type(node) is Scalar, "the weight was read"
            reading.fault("IKU172", node, text=node.value)
        elif weighted and node is None and (shared is None or shared.weight is None):
            reading.fault("IKU174", indicator.node, indicator=indicator.id or "?")


ACHIEVEMENT_RULES: Final[tuple[Callable[[Draft, Reading], None], ...]] = (
    check_own_ids,
    check_rules_named,
    check_scales_named,
    check_targets,
    check_lower,
    check_limits,
    check_weights,
)
