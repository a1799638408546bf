"""Located nodes to a draft of a document: which keys there are and how each is read.

Enters: the root node of a file. Leaves: a `Draft`, and all faults of shape at once.
Layer 3; the tables below are the definition format of `schema: 1`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from iku_core._accepts import SAYS, accepting, accepts_of
from iku_core._findings import FAULT, Reading
from iku_core._like_counts import COUNTS_ADVICE, DEFINITION_ADVICE, looks_like_counts
from iku_core._readers import (
    choice,
    comparison,
    count_or_previous,
    day,
    formula,
    identifier,
    interval,
    name_of_count,
    number,
    schema,
    text,
    whole,
    yes_or_no,
)
from iku_core._reading_achievement import (
    read_defaults,
    read_options,
    read_rules,
    read_scales,
    read_targets,
)
from iku_core._reading_cases import read_case
from iku_core._reading_office import (
    read_decision,
    read_goal,
    read_officer,
    read_organisation,
    read_signature,
)
from iku_core._shapes import (
    Field,
    Table,
    mapping_of,
    one_or_more,
    read_fields,
    sequence_of,
    shape,
)
from iku_core.declaration import Constant, Count
from iku_core.drafts import AdoptedDraft, Draft, IndicatorDraft
from iku_core.irrational import MAX_PRECISION
from iku_core.nodes import Mapping, Node, Sequence, node_at
from iku_core.suggestion import meant, nearest

__all__ = ["ADOPTING", "read_draft"]

_TEXT: Final = Field(text)
_REQUIRED_TEXT: Final = Field(text, required=True)
_TEXTS: Final = Field(sequence_of(text))

_COUNT: Final = Table(
    "counts",
    {
        "label": _REQUIRED_TEXT,
        "unit": _TEXT,
        "kind": Field(choice("count", "decimal")),
        "range": Field(interval),
        "at_most": Field(name_of_count),
        "source": _TEXT,
        "rollup": Field(choice("sum", "none")),
        "accumulate": Field(choice("sum", "last", "mean", "none")),
    },
)

_CONSTANT: Final = Table(
    "constants",
    {"label": _REQUIRED_TEXT, "value": Field(number, required=True), "source": _TEXT},
)

_DECISIONS: Final = Field(sequence_of(read_decision))


_INDICATOR: Final = Table(
    "indicators",
    {
        "id": Field(identifier, required=True),
        "name": _REQUIRED_TEXT,
        "value": Field(formula),
        "numerator": Field(formula),
        "denominator": Field(formula),
        "unit": _TEXT,
        "multiplier": Field(number),
        "decimals": Field(whole(0, 12)),
        "precision": Field(whole(1, MAX_PRECISION)),
        "better": Field(choice("higher", "lower")),
        "range": Field(interval),
        "rises_with": Field(one_or_more(count_or_previous)),
        "falls_with": Field(one_or_more(count_or_previous)),
        "unchanged_by_scale": Field(yes_or_no),
        "defined_when": Field(one_or_more(comparison)),
        "different_units": _TEXT,
        "source": _TEXT,
        "responsible": Field(text),
        "explanation": _TEXT,
        "printed_formula": _TEXT,
        "decisions": _DECISIONS,
        "cases": Field(sequence_of(read_case)),
        "targets": Field(read_targets),
        "achievement": Field(read_options),
        "scale": _TEXT,
        "weight": Field(number),
    },
)


_OVERRIDE: Final = Table(
    "overrides",
    {
        key: _INDICATOR.fields[key]
        for key in ("source", "responsible", "targets", "weight", "cases")
    },
)
"""What an office may say of an indicator that it adopts."""

_ADOPTION: Final = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", re.ASCII)


@accepting({"type": "string", "pattern": rf"^{_ADOPTION.pattern}\s*$", SAYS: "adoption"})
def _adoption(reading: Reading, node: Node) -> Any:
    return text(reading, node)


_ADOPTED: Final = Table(
    "adopted",
    {
        "adopts": Field(_adoption, required=True),
        "id": Field(identifier),
        **_OVERRIDE.fields,
    },
)


_BEGUN: Final = Table("indicators", {**_INDICATOR.fields, "adopts": Field(_adoption)})
"""The same, with what would make another of it, so that an editor offers that as well."""

_ADOPTION_HERE: Final = {"type": "object", "required": ["adopts"]}


@accepting({"if": _ADOPTION_HERE, "then": _ADOPTED, "else": _BEGUN})
def _indicator(reading: Reading, node: Node) -> Any:
    if type(node) is Mapping and "adopts" in node.entries:
        return _adopted(reading, node)
    found = read_fields(reading, node, _INDICATOR.fields)
    if type(node) is not Mapping:
        return FAULT
    return IndicatorDraft(found.values, node, found.taken_for)


def _adopted(reading: Reading, node: Mapping) -> AdoptedDraft:
    values = read_fields(reading, node, _ADOPTED.fields).values
    place = node.entries["adopts"][1]
    text: str = values.pop("adopts", "")
    document, _, indicator = text.partition("/")
    if text and _ADOPTION.fullmatch(text) is None:
        reading.fault("IKU306", place, text=text)
        document = ""
    return AdoptedDraft(values, node, place, document, indicator)


@accepting(_OVERRIDE)
def _override(reading: Reading, node: Node, name: str) -> Any:
    del name
    found = read_fields(reading, node, _OVERRIDE.fields)
    return (found.values, node) if type(node) is Mapping else FAULT


@accepting(accepts_of(sequence_of(_indicator, least=1)))
def _indicators(reading: Reading, node: Node) -> Any:
    """Read the indicators, those without fault also where another has one."""
    drafts: list[Any] = []
    if type(node) is Sequence and not node.items:
        return reading.empty(node)
    sequence_of(lambda state, item: drafts.append(_indicator(state, item)))(reading, node)
    return [draft for draft in drafts if draft is not FAULT]


_OBJECTIVE: Final = Table(
    "objectives",
    {"statement": _REQUIRED_TEXT, "indicators": Field(_indicators, required=True)},
)


@accepting(_OBJECTIVE)
def _objective(reading: Reading, node: Node) -> Any:
    found = read_fields(reading, node, _OBJECTIVE.fields)
    return found.values.get("statement"), found.values.get("indicators", [])


@accepting(accepts_of(sequence_of(_objective, least=1)))
def _objectives(reading: Reading, node: Node) -> Any:
    found: list[Any] = []
    if type(node) is Sequence and not node.items:
        return reading.empty(node)
    sequence_of(lambda state, item: found.append(_objective(state, item)))(reading, node)
    return found


def _named(table: Table, build: type[Count | Constant]) -> Any:
    """Make a reader of what knows its own name."""
    read_one = shape(table, build)

    @accepting(table)
    def read(reading: Reading, node: Node, name: str) -> Any:
        return read_one(reading, node, name=name)

    return read


_DOCUMENT: Final = Table(
    "document",
    {
        "schema": Field(schema, required=True),
        "id": Field(identifier, required=True),
        "title": _REQUIRED_TEXT,
        "heading": _TEXTS,
        "valid_from": Field(day),
        "valid_to": Field(day),
        "organisation": Field(read_organisation, required=True),
        "goal": Field(read_goal),
        "officers": Field(mapping_of(name_of_count, read_officer)),
        "counts": Field(mapping_of(name_of_count, _named(_COUNT, Count)), required=True),
        "constants": Field(mapping_of(name_of_count, _named(_CONSTANT, Constant))),
        "constraints": Field(one_or_more(comparison)),
        "objectives": Field(_objectives, required=True),
        "adopts": Field(identifier),
        "overrides": Field(mapping_of(identifier, _override, joint="-")),
        "scales": Field(read_scales),
        "rules": Field(read_rules),
        "achievement": Field(read_defaults),
        "decisions": _DECISIONS,
        "signed": Field(read_signature),
    },
)

_UNLESS_ADOPTED: Final = ("counts", "objectives")
"""What need not be there where indicators are adopted, with their counts."""

_ADOPTION_BELOW: Final = {
    "type": "object",
    "required": ["indicators"],
    "properties": {"indicators": {"type": "array", "contains": _ADOPTION_HERE}},
}

ADOPTING: Final = Table(
    "document",
    {
        **_DOCUMENT.fields,
        **{key: _DOCUMENT.fields[key]._replace(required=False) for key in _UNLESS_ADOPTED},
    },
    also={
        "if": {
            "anyOf": [
                _ADOPTION_HERE,
                {
                    "required": ["objectives"],
                    "properties": {"objectives": {"type": "array", "contains": _ADOPTION_BELOW}},
                },
            ]
        },
        "else": {"required": [*_UNLESS_ADOPTED]},
    },
)
"""The same where indicators are adopted, with their counts."""

_NAMED: Final = frozenset({"counts", "constants", "officers"})


def read_draft(reading: Reading) -> Draft:
    r"""Read the root of a definition file; every fault of shape is noted in `reading`.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> from iku_core.issues import Source
        >>> source = Source("a.yaml", "schema: 1\nid: dinas-kesehatan")
        >>> root, issues = parse_yaml(source)
        >>> read_draft(Reading(source, root, issues)).values["id"]
        'dinas-kesehatan'
        >>> [str(issue) for issue in issues][0]
        'a.yaml:1:1: IKU122 the key title is missing'
    """
    root = reading.root
    if type(root) is Mapping and not any(
        name in _DOCUMENT.fields or meant(name, _DOCUMENT.fields) for name in root.entries
    ):
        advice = COUNTS_ADVICE if looks_like_counts(root) else DEFINITION_ADVICE
        reading.fault("IKU149", root, **advice)
        return Draft({}, counts={}, constants={}, officers={}, objectives=[], unread=_NAMED)
    values = read_fields(reading, root, (ADOPTING if _adopts(root) else _DOCUMENT).fields).values
    values.pop("schema", None)
    unread = frozenset(key for key in _NAMED if key not in values and _may_hold(root, key))
    named = {key: _without_faults(values.pop(key, {})) for key in _NAMED}
    draft = Draft(values, **named, objectives=values.pop("objectives", []), unread=unread)
    overrides = values.pop("overrides", {}).items()
    draft.overrides = {name: found for name, found in overrides if found is not FAULT}
    return draft


def _adopts(root: Node) -> bool:
    """Return whether a whole set is adopted, or some indicator."""
    if node_at(root, "adopts") is not None:
        return True
    objectives = node_at(root, "objectives")
    items = objectives.items if type(objectives) is Sequence else []
    return any(
        node_at(indicator, "adopts") is not None
        for indicators in (node_at(item, "indicators") for item in items)
        if type(indicators) is Sequence
        for indicator in indicators.items
    )


def _may_hold(root: Node, key: str) -> bool:
    """Return whether names stand in the file although they were not read under `key`."""
    if type(root) is not Mapping:
        return False
    unknown = [name for name in root.entries if name not in _DOCUMENT.fields]
    misspelt = any(nearest(name, [key]) is not None for name in unknown)
    return (key == "counts" and not _adopts(root)) or key in root.entries or misspelt


def _without_faults(values: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value is FAULT else value for name, value in values.items()}
