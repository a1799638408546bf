"""Writers of scales, rules, options and targets.

Enters: parts of a document. Leaves: parts of a tree.
Layer 3, part of `writing`, and the mirror of `_reading_achievement`.
"""

from __future__ import annotations

from typing import Any, Final

from iku_core._writers import (
    formula_of,
    identifier_of,
    number_of,
    period_of,
    places_of,
    target_of,
    text_of,
    true_of,
    word_of,
)
from iku_core._written_shapes import Writer, list_of, shape_of
from iku_core._yaml_text import Tree
from iku_core.achievement_rule import AchievementDefaults, AchievementOptions, AchievementRule
from iku_core.definition import Document
from iku_core.profiles import shipped_rules, shipped_scales
from iku_core.scale import Scale, ScaleClass

__all__ = [
    "defaults_of",
    "id_of",
    "options_of",
    "require_named",
    "rules_of",
    "scales_of",
    "targets_of",
]


def id_of(value: Any) -> Tree:
    """Return the name of a scale or a rule."""
    return identifier_of(value.id)


_TEXTS: Final = dict.fromkeys(("source", "confidence", "note"), text_of)

_class_rest = shape_of(ScaleClass, {"score": number_of, "colour": text_of, "meaning": text_of})


def _class(item: ScaleClass) -> Tree:
    tree = {"label": text_of(item.label)}
    if item.low is not None:
        tree["from" if item.holds_low else "above"] = number_of(item.low)
    if item.high is not None:
        tree["to" if item.holds_high else "below"] = number_of(item.high)
    return {**tree, **_class_rest(item)}


_scale = shape_of(
    Scale,
    {
        "title": text_of,
        "classes": list_of(_class),
        "decimals": places_of,
        "classify": word_of,
        "version": places_of,
        **_TEXTS,
    },
)

_rule = shape_of(
    AchievementRule,
    {
        "title": text_of,
        "formula": formula_of,
        "target": word_of,
        "within": number_of,
        "negative_targets": true_of,
        "version": places_of,
        **_TEXTS,
    },
)

_OPTIONS: Final[dict[str, Writer]] = {
    "rule": id_of,
    "scale": id_of,
    "realisation": word_of,
    "decimals": places_of,
    **dict.fromkeys(("cap", "floor", "both_zero", "zero_target", "zero_realisation"), number_of),
}

options_of = shape_of(AchievementOptions, _OPTIONS)

_defaults = shape_of(
    AchievementDefaults,
    {
        **dict.fromkeys(("higher", "lower", "range", "label"), id_of),
        **dict.fromkeys(("objective", "document"), word_of),
    },
)


def defaults_of(value: AchievementDefaults) -> Tree:
    return {**_defaults(value), **options_of(value.options)}


def _by_id(write: Any) -> Any:
    return lambda values: {identifier_of(name): write(value) for name, value in values.items()}


scales_of = _by_id(_scale)
rules_of = _by_id(_rule)


def require_named(document: Document, own: AchievementDefaults) -> None:
    """Refuse scales and rules that would be others once they are read by their ids.

    Args:
        document: The document.
        own: What it says itself of the achievement.
    """
    declared_here = [indicator for indicator in document if not indicator.origins]
    options = [own.options, *(indicator.achievement for indicator in declared_here)]
    rules = [own.higher, own.lower, own.range, own.label, *(item.rule for item in options)]
    scales = [item.scale for item in options]
    scales += [indicator.scale for indicator in declared_here]
    for kind, used, declared, shipped in (
        ("rule", rules, document.rules, shipped_rules),
        ("scale", scales, document.scales, shipped_scales),
    ):
        for item in used:
            if item is not None and (declared.get(item.id) or shipped().get(item.id)) != item:
                raise ValueError(f"the {kind} {item.id!r} is not among those of the document")


def targets_of(values: Any) -> Tree:
    return {period_of(period): target_of(target) for period, target in values.items()}
