"""Targets that a definition can never set a figure against, as it stands.

Enters: a document without errors. Leaves: warnings. Layer 3, part of `loading`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from iku_core.achievement_choice import limits_of, rule_of
from iku_core.achievement_rule import KIND_WORDS, Bound, TargetKind, kind_of, target_text
from iku_core.definition import Document, Indicator
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, new_issue
from iku_core.location import place_of

__all__ = ["doubtful_targets"]

_PROPOSALS: Final[dict[TargetKind, str]] = {
    "number": "better: higher",
    "range": "achievement: range-within",
    "label": "achievement: label",
}


def doubtful_targets(document: Document) -> Iterator[Issue]:
    """Iterate over warnings about targets; what a shared document has already is not repeated.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> list(doubtful_targets(document))
        []
    """
    for indicator in document:
        known = set(_doubts(shared)) if (shared := _shared(document, indicator)) else set()
        for doubt in _doubts(indicator):
            if doubt not in known:
                place = place_of(document, indicator, "targets", doubt.period)
                words = {**doubt.words, "indicator": indicator.id}
                yield new_issue(doubt.code, place, **words)


def _shared(document: Document, indicator: Indicator) -> Indicator | None:
    """Return what an indicator is taken over from; None for one that is declared here."""
    if not indicator.origins:
        return None
    origin = indicator.origins[-2]
    return next(item for item in document.shared_documents if item.id == origin.document)[
        origin.indicator
    ]


class _Doubt(NamedTuple):
    """Hold what is wrong with a target, and the period that it is for."""

    code: str
    period: str
    words: FrozenMapping[str]


def _doubts(indicator: Indicator) -> Iterator[_Doubt]:
    told: set[TargetKind] = set()
    for period, target in indicator.targets.items():
        kind = kind_of(target)
        words, words_id = KIND_WORDS[kind]
        rule = rule_of(indicator, kind)
        if rule is None and kind not in told:
            told.add(kind)
            is_lower = kind == "number" and indicator.better == "lower"
            named = {"kind": words, "kind_id": words_id, "proposal": _PROPOSALS[kind]}
            if not is_lower:
                yield _Doubt("IKU180", period, FrozenMapping(named))
            elif indicator.origins:
                yield _Doubt("IKU169", period, FrozenMapping({}))
        limits = limits_of(target).values()
        if rule is not None and not rule.negative_targets and any(limit < 0 for limit in limits):
            shown = {"rule": rule.id, "target": target_text(target)}
            yield _Doubt("IKU181", period, FrozenMapping(shown))
        if isinstance(target, Bound) and indicator.better is not None:
            upwards = target.relation[0] == ">"
            if upwards is not (indicator.better == "higher"):
                shown = {"target": target_text(target), "better": indicator.better}
                yield _Doubt("IKU182", period, FrozenMapping(shown))
