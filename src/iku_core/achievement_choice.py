"""Which target, which rule and which options hold for an indicator.

Enters: an indicator, and an agreement where there is one. Leaves: what the definition chooses;
where it chooses nothing, nothing is guessed. Layer 3.
"""

from __future__ import annotations

from typing import Final

from iku_core.achievement_rule import (
    AchievementOptions,
    AchievementRule,
    Bound,
    Target,
    TargetKind,
)
from iku_core.agreement import Agreement
from iku_core.declaration import Range
from iku_core.definition import Better, Indicator
from iku_core.exact import Exact
from iku_core.period import Period
from iku_core.profiles import shipped_rules

__all__ = [
    "USUAL_DECIMALS",
    "is_reached",
    "limits_of",
    "options_of",
    "require_about",
    "rule_of",
    "target_of",
]

USUAL_DECIMALS: Final = 2
"""Places of an achievement where nothing is said of them."""

_USUAL: Final = AchievementOptions(realisation="exact", decimals=USUAL_DECIMALS)


def options_of(indicator: Indicator) -> AchievementOptions:
    """Return how the achievement of an indicator is computed, with nothing left open but limits.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> options_of(document["nilai-ikm"]).decimals
        2
    """
    return indicator.achievement.over(indicator.achievement_defaults.options).over(_USUAL)


def rule_of(indicator: Indicator, kind: TargetKind) -> AchievementRule | None:
    """Return the rule by which an indicator is set against a kind of target; None for none.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> rule_of(document["nilai-ikm"], "number").id
        'ratio'
    """
    own = options_of(indicator).rule
    if own is not None and own.target == kind:
        return own
    named = indicator.achievement_defaults.rule_for(kind, indicator.better)
    if named is None and kind == "number" and indicator.better == "higher":
        return shipped_rules()["ratio"]
    return named


def target_of(indicator: Indicator, period: Period, agreement: Agreement | None) -> Target | None:
    """Return the target of an indicator for a period; None for none.

    Args:
        indicator: The indicator.
        period: The period.
        agreement: Where all targets are taken from instead of the definition; None for there.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> target_of(document["nilai-ikm"], iku.Period(2020), None) is None
        True
    """
    if agreement is None:
        return indicator.targets.get(str(period))
    targets = agreement.targets.get(indicator.id)
    return None if targets is None else targets.get(str(period))


def require_about(agreement: Agreement, document: str) -> None:
    """Refuse an agreement of another office, whose targets mean other things.

    Raises:
        ValueError: The agreement is about another document.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", document)
        >>> require_about(agreement, "kecamatan-sumbersuko")
    """
    if agreement.document != document:
        raise ValueError(f"the agreement is about {agreement.document}, and not {document}")


def is_reached(target: Exact | Bound | Range, number: Exact, better: Better | None) -> bool | None:
    """Return whether a number meets a target; None where no direction says what that is.

    Example:
        >>> is_reached(80, 82, "higher"), is_reached(80, 82, "lower"), is_reached(80, 82, None)
        (True, False, None)
    """
    if isinstance(target, Bound | Range):
        return target.holds(number)
    if better is None:
        return None
    return number >= target if better == "higher" else number <= target


def limits_of(target: Target) -> dict[str, Exact]:
    """Return the numbers of a target by their names in a rule; none for a label.

    Example:
        >>> limits_of(Range(60, 85)), limits_of(Bound("<", 20)), limits_of("WTP")
        ({'low': 60, 'high': 85}, {'target': 20}, {})
    """
    if isinstance(target, str):
        return {}
    if isinstance(target, Bound):
        return {"target": target.number}
    if isinstance(target, Range):
        ends = {"low": target.low, "high": target.high}
        return {name: number for name, number in ends.items() if number is not None}
    return {"target": target}
