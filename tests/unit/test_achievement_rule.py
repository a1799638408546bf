"""Targets, rules and options that no definition can hold are refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from iku_core import AchievementDefaults, AchievementOptions, AchievementRule, Bound, Range
from iku_core.achievement_rule import Target, require_targets, target_text
from iku_core.exact import NumberStyle
from iku_core.formula import parse_formula


@pytest.mark.parametrize(
    ("relation", "number", "holds"),
    [
        ("<", 19, True),
        ("<", 20, False),
        ("<=", 20, True),
        (">", 20, False),
        (">=", 20, True),
        (">", 21, True),
        (">=", 19, False),
    ],
)
def test_a_bound_holds_one_side(relation: Any, number: int, *, holds: bool) -> None:
    assert Bound(relation, 20).holds(number) is holds


@pytest.mark.parametrize(("relation", "number"), [("=", 20), ("<", 0.5)])
def test_a_bound_is_a_relation_and_an_exact_number(relation: Any, number: Any) -> None:
    with pytest.raises(ValueError, match=r"relation is|is an int or a Fraction"):
        Bound(relation, number)


@pytest.mark.parametrize(
    ("target", "style", "text"),
    [
        (80, "en", "80"),
        (Fraction(165, 2), "id", "82,5"),
        (Bound(">", 90), "plain", "> 90"),
        (Range(60, 85), "id", "60 – 85"),
        ("WTP", "id", "WTP"),
    ],
)
def test_a_target_is_written(target: Target, style: NumberStyle, text: str) -> None:
    assert target_text(target, style) == text


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ({"2020-q1": 1}, "is no period"),
        ({"2020": 0.5}, "a target is an int or a Fraction"),
        ({"2020": Range(None, 5)}, "open on one side"),
        ({"2020": Range(5, None)}, "open on one side"),
    ],
)
def test_what_is_no_target_is_refused(targets: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        require_targets(targets)


def test_a_rule_knows_the_names_of_its_kind_alone() -> None:
    with pytest.raises(ValueError, match="not known to a rule: low"):
        AchievementRule(id="a", title="A", formula=parse_formula("realisation / low"))
    with pytest.raises(ValueError, match=r"not known to a rule: prev\(target\)"):
        AchievementRule(id="a", title="A", formula=parse_formula("realisation - prev(target)"))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"decimals": 13}, "from 0 to 12"),
        ({"realisation": "rounded"}, "realisation is"),
        ({"cap": 1.5}, "is an int or a Fraction"),
        ({"cap": 100, "floor": 101}, "the floor 101 is above the cap 100"),
    ],
)
def test_options_that_make_no_sense_are_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        AchievementOptions(**values)


def test_options_left_open_are_those_of_the_document() -> None:
    own = AchievementOptions(cap=120, realisation="exact")
    shared = AchievementOptions(cap=100, floor=0, decimals=1)

    merged = own.over(shared)

    assert (merged.cap, merged.floor, merged.decimals) == (120, 0, 1)
    assert merged.realisation == "exact"


@pytest.mark.parametrize("values", [{"objective": "sum"}, {"document": "mean"}])
def test_other_ways_to_put_together_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="and not one of"):
        AchievementDefaults(**values)


def test_the_rule_of_a_kind() -> None:
    formula = parse_formula("realisation")
    rules: dict[str, Any] = {
        key: AchievementRule(id=key, title=key, formula=formula)
        for key in ("higher", "lower", "range", "label")
    }
    defaults = AchievementDefaults(**rules)

    assert defaults.rule_for("number", "higher") is rules["higher"]
    assert defaults.rule_for("number", "lower") is rules["lower"]
    assert defaults.rule_for("number", None) is None
    assert defaults.rule_for("range", None) is rules["range"]
    assert defaults.rule_for("label", "higher") is rules["label"]
