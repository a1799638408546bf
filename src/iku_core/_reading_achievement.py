"""Scales, rules, options and targets: which keys there are and how each is read.

Enters: located nodes. Leaves: plain values, or `FAULT` after every fault has been noted.
Layer 3, part of `reading`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from iku_core._findings import FAULT, Reading, formula_fault
from iku_core._formula_scan import Fault
from iku_core._readers import (
    choice,
    day,
    formula,
    identifier,
    interval,
    number,
    schema,
    text,
    whole,
    yes_or_no,
)
from iku_core._shapes import Field, Read, mapping_of, read_fields, sequence_of, shape
from iku_core.achievement_rule import RULE_NAMES, AchievementRule, Bound
from iku_core.comparison import Relation
from iku_core.exact import format_exact, number_from_text
from iku_core.formula import previous_name
from iku_core.frozen import FrozenMapping
from iku_core.nodes import Mapping, Node, Scalar, Sequence
from iku_core.period import PERIOD_EXAMPLES, parse_period, proposed_period
from iku_core.scale import Scale, ScaleClass, scale_faults

__all__ = [
    "read_agreement",
    "read_defaults",
    "read_options",
    "read_rules",
    "read_scales",
    "read_targets",
]

_TEXT: Final = Field(text)
_REQUIRED_TEXT: Final = Field(text, required=True)
_CONFIDENCE: Final = Field(choice("high", "medium", "general"))
_VERSION: Final = Field(whole(1, 999))
_BOUND: Final = re.compile(r"(<=|>=|=<|=>|\u2264|\u2265|<|>)\s*(.+)", re.ASCII | re.DOTALL)
_LIKE_NUMBER: Final = re.compile(r"[-+]?[.,]?[0-9]", re.ASCII)
_SIDES: Final = {"low": ("from", "above"), "high": ("to", "below")}
_RELATIONS: Final[dict[str, Relation]] = {
    **{relation: relation for relation in ("<", "<=", ">", ">=")},
    "\u2264": "<=",
    "=<": "<=",
    "\u2265": ">=",
    "=>": ">=",
}
"""Relations as they are, and as offices also write them."""


def _class(reading: Reading, node: Node) -> Any:
    """Read a class; its bounds are `from` and `to`, or `above` and `below` without themselves."""
    found = read_fields(reading, node, _CLASS)
    if not found.sound or type(node) is not Mapping:
        return FAULT
    values = dict(found.values)
    for side, (inside, outside) in _SIDES.items():
        if inside in values and outside in values:
            key = node.entries[outside][0]
            reading.fault_of_two("IKU159", key, node.entries[inside][0], key=outside)
            return FAULT
        if inside in values:
            values[side] = values.pop(inside)
        elif outside in values:
            values[side], values[f"holds_{side}"] = values.pop(outside), False
    return ScaleClass(**values)


_CLASS: Final = {
    "label": _REQUIRED_TEXT,
    **dict.fromkeys((key for keys in _SIDES.values() for key in keys), Field(number)),
    "score": Field(number),
    "colour": _TEXT,
    "meaning": _TEXT,
}

_FAULTS_OF_SCALES: Final = {
    "gap": "IKU160",
    "overlap": "IKU161",
    "empty": "IKU162",
    "mixed": "IKU163",
    "score": "IKU163",
}


def _scale(reading: Reading, node: Node, name: str) -> Any:
    found = read_fields(reading, node, _SCALE)
    if not found.sound or type(node) is not Mapping:
        return FAULT
    values = found.values
    items = node.entries["classes"][1]
    if not values["classes"]:
        return reading.empty(items)
    return FAULT if _has_fault(reading, values, items) else Scale(id=name, **values)


def _has_fault(reading: Reading, values: dict[str, Any], items: Node) -> bool:
    """Note what is wrong with the classes of a scale."""
    assert type(items) is Sequence, "classes were read"
    classes = values["classes"]
    nodes = {id(item): node for item, node in zip(classes, items.items, strict=True)}
    decimals, classify = values.get("decimals", 2), values.get("classify", "rounded")
    is_faulty = False
    for fault in scale_faults(classes, decimals, classify):
        is_faulty = True
        node, other = nodes[id(fault.item)], nodes[id(fault.other)]
        words = {"label": fault.item.label, "other": fault.other.label, "decimals": str(decimals)}
        if fault.kind == "label":
            labels = [item.entries["label"][1] for item in (node, other)]  # type: ignore[union-attr]
            reading.fault_of_two("IKU141", *labels, text=fault.item.label)
        else:
            reading.fault(_FAULTS_OF_SCALES[fault.kind], node, **words)
    return is_faulty


_SCALE: Final = {
    "title": _REQUIRED_TEXT,
    "classes": Field(sequence_of(_class), required=True),
    "decimals": Field(whole(0, 12)),
    "classify": Field(choice("rounded", "exact")),
    "version": _VERSION,
    "source": _TEXT,
    "confidence": _CONFIDENCE,
    "note": _TEXT,
}

_RULE: Final = {
    "title": _REQUIRED_TEXT,
    "formula": Field(formula, required=True),
    "target": Field(choice(*RULE_NAMES)),
    "within": Field(number),
    "negative_targets": Field(yes_or_no),
    "version": _VERSION,
    "source": _TEXT,
    "confidence": _CONFIDENCE,
    "note": _TEXT,
}


def _rule(reading: Reading, node: Node, name: str) -> Any:
    found = read_fields(reading, node, _RULE)
    if not found.sound or type(node) is not Mapping:
        return FAULT
    known = RULE_NAMES[found.values.get("target", "number")]
    checked, place = found.values["formula"], node.entries["formula"][1]
    unknown = [word for word in checked.names if word not in known]
    unknown += map(previous_name, checked.previous)
    for word in unknown:
        assert type(place) is Scalar, "the formula was read"
        words = {"name": word, "names": ", ".join(known)}
        start, end = checked.span_of(word)
        formula_fault(reading, place, Fault("IKU170", start, end, words))
    if checked.is_irrational:
        assert type(place) is Scalar, "the formula was read"
        formula_fault(reading, place, Fault("IKU246", 0, len(checked.text), {}))
    misplaced = "within" in found.values and found.values.get("target") != "range"
    if misplaced:
        reading.fault("IKU183", node.entries["within"][0])
    if unknown or checked.is_irrational or misplaced:
        return FAULT
    return AchievementRule(id=name, **found.values)


read_scales = mapping_of(identifier, _scale, joint="-")
read_rules = mapping_of(identifier, _rule, joint="-")

_OPTIONS: Final = {
    "scale": _TEXT,
    "realisation": Field(choice("exact", "displayed")),
    "decimals": Field(whole(0, 12)),
    **dict.fromkeys(("cap", "floor", "both_zero", "zero_target", "zero_realisation"),
                    Field(number)),
}  # fmt: skip
_read_options = shape({"rule": _TEXT, **_OPTIONS}, dict)

read_defaults = shape(
    {
        **dict.fromkeys(("higher", "lower", "range", "label"), _TEXT),
        "objective": Field(choice("mean", "weights")),
        "document": Field(choice("objectives", "indicators", "weights")),
        **_OPTIONS,
    },
    dict,
)


def read_options(reading: Reading, node: Node) -> Any:
    """Read the options of an indicator, or the name of its rule alone."""
    if type(node) is Scalar:
        rule = text(reading, node)
        return FAULT if rule is FAULT else {"rule": rule}
    return _read_options(reading, node)


def _period(reading: Reading, node: Node) -> Any:
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    try:
        return str(parse_period(scalar.value))
    except ValueError:
        proposal = proposed_period(scalar.value) or PERIOD_EXAMPLES
        return reading.fault("IKU157", scalar, text=scalar.value, proposal=proposal)


def _target(reading: Reading, node: Node, name: str) -> Any:
    """Read a target: a number, `[low, high]`, a relation and a number, or a label."""
    del name
    if type(node) is Sequence:
        return _range(reading, node)
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    match = _BOUND.fullmatch(scalar.value)
    if match is None:
        is_number = not scalar.style and _LIKE_NUMBER.match(scalar.value)
        return number(reading, node) if is_number else text(reading, node)
    relation, limit = _RELATIONS[match[1]], number_from_text(match[2])
    if limit is None or relation != match[1]:
        point = match[2].replace(",", ".")
        point = "20" if number_from_text(point) is None else point
        words = {"text": scalar.value, "proposal": f'"{relation} {point}"'}
        return reading.fault("IKU158", scalar, **words)
    return Bound(relation, limit)


def _range(reading: Reading, node: Node) -> Any:
    """Read a range with both its ends; one that is open is a relation and a number."""
    found = interval(reading, node)
    if found is FAULT or (found.low is not None and found.high is not None):
        return found
    relation, limit = (">=", found.low) if found.high is None else ("<=", found.high)
    limit = "20" if limit is None else format_exact(limit, "plain")
    text = f"[{found.low}, {found.high}]".replace("None", "null")
    return reading.fault("IKU158", node, text=text, proposal=f'"{relation} {limit}"')


_targets = mapping_of(_period, _target)


def read_targets(reading: Reading, node: Node) -> Any:
    """Read targets by period."""
    values = _targets(reading, node)
    if values is FAULT or any(value is FAULT for value in values.values()):
        return FAULT
    return FrozenMapping(values)


def _named_targets(reading: Reading, node: Node, name: str) -> Any:
    del name
    return read_targets(reading, node)


_AGREEMENT: Final = {
    "schema": Field(schema, required=True),
    "agreement": Field(identifier, required=True),
    "document": Field(identifier, required=True),
    "title": _REQUIRED_TEXT,
    "version": _VERSION,
    "date": Field(day, required=True),
    "note": _TEXT,
    "targets": Field(mapping_of(identifier, _named_targets, joint="-"), required=True),
}


def read_agreement(reading: Reading) -> Read:
    """Read the root of an agreement; every fault of shape is noted in `reading`."""
    return read_fields(reading, reading.root, _AGREEMENT)
