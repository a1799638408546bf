"""Scales, rules, options and targets: which keys there are and how each is read.

Enters: located nodes. Leaves: plain values, or `FAULT` after every fault has been noted.
Layer 3, part of `reading`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from iku_core._accepts import ANY_TEXT, SAYS, accepting, accepts_of
from iku_core._findings import FAULT, Reading, formula_fault
from iku_core._formula_scan import Fault
from iku_core._proposed_target import RELATIONS, proposed_target, target_advice
from iku_core._readers import (
    choice,
    formula,
    identifier,
    number,
    text,
    whole,
    yes_or_no,
)
from iku_core._reading_limits import interval
from iku_core._shapes import Field, Table, mapping_of, read_fields, sequence_of, shape
from iku_core.achievement_rule import RULE_NAMES, AchievementRule, Bound
from iku_core.exact import format_exact, number_from_text
from iku_core.formula import check_formula, previous_name
from iku_core.frozen import FrozenMapping
from iku_core.nodes import Mapping, Node, Scalar, Sequence
from iku_core.period import PERIOD_EXAMPLES, PERIOD_PATTERN, parse_period, proposed_period
from iku_core.scale import Scale, ScaleClass, scale_faults

__all__ = [
    "no_target",
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
_LIKE_NUMBER: Final = re.compile(r"[-+]?[.,]?[0-9](?!\S*\s+[A-Za-z])", re.ASCII)
"""How a number begins that has no word behind it, as `3 bintang` has."""

_TOLD_AS_NUMBER: Final = re.compile(r"-?[0-9.]*[0-9],[0-9]+|-?[0-9.]+", re.ASCII)
_SIDES: Final = {"low": ("from", "above"), "high": ("to", "below")}


_CLASS: Final = Table(
    "classes",
    {
        "label": _REQUIRED_TEXT,
        **dict.fromkeys((key for keys in _SIDES.values() for key in keys), Field(number)),
        "score": Field(number),
        "colour": _TEXT,
        "meaning": _TEXT,
    },
)


@accepting(_CLASS)
def _class(reading: Reading, node: Node) -> Any:
    """Read a class; its bounds are `from` and `to`, or `above` and `below` without themselves."""
    found = read_fields(reading, node, _CLASS.fields)
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


_FAULTS_OF_SCALES: Final = {
    "gap": "IKU160",
    "overlap": "IKU161",
    "empty": "IKU162",
    "mixed": "IKU163",
    "score": "IKU163",
}


_SCALE: Final = Table(
    "scales",
    {
        "title": _REQUIRED_TEXT,
        "classes": Field(sequence_of(_class, least=1), required=True),
        "decimals": Field(whole(0, 12)),
        "classify": Field(choice("rounded", "exact")),
        "version": _VERSION,
        "source": _TEXT,
        "confidence": _CONFIDENCE,
        "note": _TEXT,
    },
)


@accepting(_SCALE)
def _scale(reading: Reading, node: Node, name: str) -> Any:
    found = read_fields(reading, node, _SCALE.fields)
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
            if fault.kind == "gap":
                words |= _advice_on_gap(classes, decimals, classify)
            reading.fault(_FAULTS_OF_SCALES[fault.kind], node, **words)
    return is_faulty


def _advice_on_gap(classes: tuple[ScaleClass, ...], decimals: int, classify: str) -> dict[str, str]:
    """Return the hint: classes that are printed with whole numbers meet without decimals."""
    bounds = [bound for item in classes for bound in (item.low, item.high)]
    is_whole = all(bound is None or type(bound) is int for bound in bounds)
    if is_whole and classify == "rounded" and not [*scale_faults(classes, 0, classify)]:
        return {
            "advice": "write decimals: 0, if numbers are rounded to whole ones before they are"
            " classified; else let one class begin where the other ends",
            "advice_id": "tulis decimals: 0, bila bilangan dibulatkan ke bilangan bulat sebelum"
            " diklasifikasikan; bila tidak, mulai satu kelas di tempat kelas lain berakhir",
        }
    return {
        "advice": f"let one class begin where the other ends; numbers have {decimals} decimals"
        " here",
        "advice_id": "mulai satu kelas di tempat kelas lain berakhir; bilangan di sini berdesimal"
        f" {decimals}",
    }


@accepting(accepts_of(formula))
def _formula(reading: Reading, node: Node) -> Any:
    """Read the formula of a rule, which has no unit that a percent sign could be left to."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    checked, faults = check_formula(scalar.value)
    for fault in faults:
        told = fault._replace(code="IKU247") if fault.code == "IKU207" else fault
        formula_fault(reading, scalar, told)
    return FAULT if checked is None else checked


_RULE: Final = Table(
    "rules",
    {
        "title": _REQUIRED_TEXT,
        "formula": Field(_formula, required=True),
        "target": Field(choice(*RULE_NAMES)),
        "within": Field(number),
        "negative_targets": Field(yes_or_no),
        "version": _VERSION,
        "source": _TEXT,
        "confidence": _CONFIDENCE,
        "note": _TEXT,
    },
)


@accepting(_RULE)
def _rule(reading: Reading, node: Node, name: str) -> Any:
    found = read_fields(reading, node, _RULE.fields)
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
_read_options = shape(Table("options", {"rule": _TEXT, **_OPTIONS}), dict)

read_defaults = shape(
    Table(
        "defaults",
        {
            **dict.fromkeys(("higher", "lower", "range", "label"), _TEXT),
            "objective": Field(choice("mean", "weights")),
            "document": Field(choice("objectives", "indicators", "weights")),
            **_OPTIONS,
        },
    ),
    dict,
)


@accepting({"anyOf": [ANY_TEXT, accepts_of(_read_options)]})
def read_options(reading: Reading, node: Node) -> Any:
    """Read the options of an indicator, or the name of its rule alone."""
    if type(node) is Scalar:
        rule = text(reading, node)
        return FAULT if rule is FAULT else {"rule": rule}
    return _read_options(reading, node)


@accepting(
    {
        "type": ["string", "integer"],
        "pattern": PERIOD_PATTERN,
        # A year without quotes is a number for an editor, also as a key.
        "minimum": 1_000,
        "maximum": 9_999,
        SAYS: "period",
    }
)
def _period(reading: Reading, node: Node) -> Any:
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    try:
        return str(parse_period(scalar.value))
    except ValueError:
        proposal = proposed_period(scalar.value) or PERIOD_EXAMPLES
        return reading.fault("IKU157", scalar, text=scalar.value, proposal=proposal)


_BOTH_ENDS: Final = {**accepts_of(interval), "items": accepts_of(number)}


@accepting({"anyOf": [ANY_TEXT, _BOTH_ENDS], SAYS: "target"})
def _target(reading: Reading, node: Node, name: str) -> Any:
    """Read a target: a number, `[low, high]`, a relation and a number, or a label."""
    del name
    if type(node) is Sequence:
        return _range(reading, node)
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    value = scalar.value
    match = _BOUND.fullmatch(value)
    if match is None:
        if scalar.style or not _LIKE_NUMBER.match(value):
            return text(reading, node)
        # A number that is at fault as numbers are is told as one everywhere.
        is_number = _TOLD_AS_NUMBER.fullmatch(value) or proposed_target(value) is None
        return number(reading, node) if is_number else no_target(reading, scalar)
    relation, limit = match[1], number_from_text(match[2])
    if limit is None or RELATIONS[relation] != relation:
        return no_target(reading, scalar)
    return Bound(RELATIONS[relation], limit)


def no_target(reading: Reading, node: Scalar) -> Any:
    """Note a text that is no target, with the one that was meant as far as it can be told."""
    quoted = bool(node.style)
    shown = f'"{node.value}"' if quoted else node.value
    return reading.fault("IKU158", node, text=shown, **target_advice(node.value, quoted=quoted))


def _range(reading: Reading, node: Node) -> Any:
    """Read a range with both its ends; one that is open is a relation and a number."""
    found = interval(reading, node)
    if found is FAULT or (found.low is not None and found.high is not None):
        return found
    ends = [None if end is None else format_exact(end, "plain") for end in (found.low, found.high)]
    low, high = ends
    bound = f">= {low}" if high is None else f"<= {high}"
    text = f"[{', '.join(end or 'null' for end in ends)}]"
    words = target_advice("" if low is high else bound, quoted=True)
    return reading.fault("IKU158", node, text=text, **words)


_targets = mapping_of(_period, _target)


@accepting(accepts_of(_targets))
def read_targets(reading: Reading, node: Node) -> Any:
    """Read targets by period; those without fault also where another has one."""
    if type(node) is Scalar and node.value.strip() and not node.refused:
        example = f"{{2020: {node.value}}}"
        words = (
            f"write each period and its target, such as {example}",
            f"tulis tiap periode dan targetnya, misalnya {example}",
        )
        return reading.wrong_shape(node, Mapping, advice=words)
    values = _targets(reading, node)
    if values is FAULT:
        return FAULT
    return FrozenMapping({name: value for name, value in values.items() if value is not FAULT})
