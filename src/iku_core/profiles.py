"""Shipped scales and rules for achievement, each with its source: data that a document may name.

Enters: an id. Leaves: a `Scale` or an `AchievementRule`. The files are read when a document first
names what it does not declare itself, and then kept; what stands there under an id never changes.
Layer 3.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from iku_core._findings import Reading
from iku_core._reading_achievement import read_rules, read_scales
from iku_core._shapes import Field, read_fields
from iku_core.achievement_rule import AchievementRule
from iku_core.characters import decode
from iku_core.document import parse_yaml
from iku_core.frozen import FrozenMapping
from iku_core.scale import Scale

__all__ = ["shipped_rules", "shipped_scales"]


def shipped_rules() -> FrozenMapping[AchievementRule]:
    """Return the shipped rules for achievement by id.

    Example:
        >>> rules = shipped_rules()
        >>> rules["mirror"].formula.text
        '(2 - realisation / target) * 100'
    """
    return _shipped("rules", read_rules)


def shipped_scales() -> FrozenMapping[Scale]:
    """Return the shipped scales by id.

    Example:
        >>> shipped_scales()["skm-2017"].class_of(82).label
        'B'
    """
    return _shipped("scales", read_scales)


@cache
def _shipped(key: str, reader: Any) -> FrozenMapping[Any]:
    # Imported here, for it is slow to load and needed for documents that name such a thing alone.
    from importlib import resources  # noqa: PLC0415

    name = f"{key}.yaml"
    data = resources.files("iku_core").joinpath("profiles", name).read_bytes()
    source, issues = decode(data, name)
    root, found = parse_yaml(source)
    assert root is not None, "the file is part of the package"
    reading = Reading(source, root, issues + found)
    values = read_fields(reading, root, {key: Field(reader)}).values
    assert not reading.issues, f"the file is part of the package: {reading.issues}"
    return FrozenMapping(values[key])
