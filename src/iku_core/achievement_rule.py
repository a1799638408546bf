"""How a realisation is set against its target: targets, rules, and the options of a rule.

Frozen values that know neither YAML nor files; the rules that are shipped are read by `profiles`.
No regulation prescribes a rule for achievement (PermenPANRB 53/2014 has none), so that each is
data with a name, and a definition chooses. Layer 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias

from attrs import AttrsInstance, evolve, field, fields, frozen

from iku_core.comparison import Relation
from iku_core.declaration import Range, require_exact, require_one_of
from iku_core.exact import Exact, NumberStyle, format_exact
from iku_core.formula import Formula, previous_name
from iku_core.period import parse_period
from iku_core.scale import CONFIDENCES, Confidence, Scale

__all__ = [
    "KIND_WORDS",
    "RULE_NAMES",
    "AchievementDefaults",
    "AchievementOptions",
    "AchievementRule",
    "Bound",
    "Target",
    "TargetKind",
    "kind_of",
    "require_targets",
    "target_text",
]

TargetKind: TypeAlias = Literal["number", "range", "label"]

RULE_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "number": ("realisation", "target"),
    "range": ("realisation", "low", "high"),
    "label": ("realisation", "target"),
}
"""The names that the formula of a rule may use, by the kind of target that it is for."""

KIND_WORDS: Final[dict[TargetKind, tuple[str, str]]] = {
    "number": ("numbers", "bilangan"),
    "range": ("ranges", "rentang"),
    "label": ("labels", "label"),
}
"""What to call several targets of a kind, in English and in Indonesian."""

_REALISATIONS: Final = ("exact", "displayed", None)
_OF_OBJECTIVES: Final = ("mean", "weights", None)
_OF_DOCUMENTS: Final = ("objectives", "indicators", "weights", None)


@frozen
class Bound:
    """Hold a target that is met on one side of a number, such as `< 20`.

    Attributes:
        relation: `<`, `<=`, `>` or `>=`.
        number: The number.

    Example:
        >>> Bound("<", 20).holds(20), Bound(">=", 90).holds(90)
        (False, True)
    """

    relation: Relation
    number: Exact

    def __attrs_post_init__(self) -> None:
        """Refuse equality, which is a target that is a number."""
        require_one_of("relation", self.relation, ("<", "<=", ">", ">="))
        require_exact("bound", self.number)

    def holds(self, number: Exact) -> bool:
        """Return whether a number meets the target.

        Example:
            >>> Bound("<", 20).holds(Fraction(199, 10))
            True
        """
        if number == self.number:
            return "=" in self.relation
        return (number < self.number) is (self.relation[0] == "<")


Target: TypeAlias = int | Fraction | Range | Bound | str
"""What is to be reached: a number, a range, one side of a number, or a label of a scale."""


def kind_of(target: Target) -> TargetKind:
    """Return which kind of rule a target needs.

    Example:
        >>> kind_of(Bound("<", 20)), kind_of(Range(60, 85)), kind_of("WTP")
        ('number', 'range', 'label')
    """
    if isinstance(target, str):
        return "label"
    return "range" if isinstance(target, Range) else "number"


def require_targets(targets: Mapping[str, Target]) -> None:
    """Refuse targets that no definition file can hold.

    Args:
        targets: Targets by period, such as `2020-Q3`.

    Raises:
        ValueError: A key is no period, a number is not exact, a range has no end on one side, or a
            target is of another type.

    Example:
        >>> require_targets({"2020": 80, "2020-Q1": Range(60, 85)})
    """
    for period, target in targets.items():
        parse_period(period)
        if isinstance(target, Range):
            if target.low is None or target.high is None:
                raise ValueError(f"the target of {period} is open on one side, as a Bound is")
        elif not isinstance(target, Bound | str):
            require_exact("target", target)


def target_text(target: Target, style: NumberStyle = "plain") -> str:
    """Write a target.

    Example:
        >>> target_text(Fraction(165, 2), "id"), target_text(Bound("<", 20)), target_text("WTP")
        ('82,5', '< 20', 'WTP')
        >>> target_text(Range(60, 85), "en")
        '60 – 85'
    """
    if isinstance(target, str):
        return target
    if isinstance(target, Bound):
        return f"{target.relation} {format_exact(target.number, style)}"
    if isinstance(target, Range):
        return " – ".join(
            format_exact(bound, style) for bound in (target.low, target.high) if bound is not None
        )
    return format_exact(target, style)


@frozen(kw_only=True)
class AchievementRule:
    """Hold a rule that gives the achievement (capaian) in percent.

    Attributes:
        id: Identifier, such as `mirror`.
        title: What it is called.
        formula: The rule, over `realisation` and `target`; for ranges over `realisation`, `low`
            and `high`; for labels these are scores.
        target: The kind of target that it is for: `number` (one side of a number included),
            `range` or `label`.
        within: The achievement in percent of what lies within a target that is a range, whatever
            the formula gives there; None where the formula says.
        negative_targets: Whether it also makes sense of a target below 0; a quotient does not.
        version: Number of the version; what is shipped under an id never changes.
        source: The regulation or document it is taken from; None where not given.
        confidence: How well that is known; None where not given.
        note: Remark; None where not given.

    Raises:
        ValueError: The formula uses other names.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> formula = parse_formula("(2 - realisation / target) * 100")
        >>> AchievementRule(id="mirror", title="Cermin", formula=formula).target
        'number'
    """

    id: str
    title: str
    formula: Formula
    target: TargetKind = "number"
    within: Exact | None = field(default=None, repr=False)
    negative_targets: bool = field(default=False, repr=False)
    version: int = 1
    source: str | None = field(default=None, repr=False)
    confidence: Confidence | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse names that stand for nothing; files are told in words by the reader."""
        require_one_of("target", self.target, tuple(RULE_NAMES))
        require_one_of("confidence", self.confidence, CONFIDENCES)
        require_exact("achievement", self.within)
        if self.within is not None and self.target != "range":
            raise ValueError("only a target that is a range has an inside")
        known = RULE_NAMES[self.target]
        unknown = [name for name in self.formula.names if name not in known]
        unknown += map(previous_name, self.formula.previous)
        if self.formula.is_irrational:
            raise ValueError("the formula of a rule has no root and no ln")
        if unknown:
            raise ValueError(f"not known to a rule: {', '.join(sorted(unknown))}")


@frozen(kw_only=True)
class AchievementOptions:
    """Hold how the achievement of one indicator is computed; None leaves an option open.

    Attributes:
        rule: The rule; None for that which the document names for this kind of target.
        scale: The scale on which the achievement is graded; None for none.
        realisation: Whether the `exact` or the `displayed`, rounded realisation is used; None for
            the exact one.
        decimals: Places of the achievement; None for 2.
        cap: Greatest achievement in percent; None for no cap. What it was before is kept.
        floor: Least achievement in percent; None for no floor.
        both_zero: Achievement in percent where target and realisation are 0; None for no value.
        zero_target: Likewise where only the target is 0.
        zero_realisation: Likewise where only the realisation is 0, and the rule divides by it.

    Example:
        >>> AchievementOptions(cap=120).over(AchievementOptions(cap=100, floor=0)).floor
        0
    """

    rule: AchievementRule | None = None
    scale: Scale | None = None
    realisation: Literal["exact", "displayed"] | None = None
    decimals: int | None = None
    cap: Exact | None = None
    floor: Exact | None = None
    both_zero: Exact | None = None
    zero_target: Exact | None = None
    zero_realisation: Exact | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no definition file can hold; files are told in words by the reader."""
        require_one_of("realisation", self.realisation, _REALISATIONS)
        require_exact("limit of an achievement", self.cap, self.floor)
        require_exact("achievement", self.both_zero, self.zero_target, self.zero_realisation)
        if self.decimals is not None and not 0 <= self.decimals <= 12:
            raise ValueError(f"decimals are from 0 to 12, not {self.decimals}")
        if self.cap is not None and self.floor is not None and self.floor > self.cap:
            raise ValueError(f"the floor {self.floor} is above the cap {self.cap}")

    def over(self, others: AchievementOptions) -> AchievementOptions:
        """Return these options, those left open taken from others.

        Example:
            >>> AchievementOptions().over(AchievementOptions(decimals=1)).decimals
            1
        """
        return evolve(self, **_left_open(self, others))


def _left_open(own: AttrsInstance, others: AttrsInstance) -> dict[str, Any]:
    """Return what others say of the attributes that are None."""
    return {
        item.name: getattr(others, item.name)
        for item in fields(type(own))
        if getattr(own, item.name) is None
    }


@frozen(kw_only=True)
class AchievementDefaults:
    """Hold what a document says of the achievement of all its indicators.

    Attributes:
        options: Options of every indicator that does not say otherwise, without a rule.
        higher: The rule where higher is better and the target is a number; None for `ratio`.
        lower: The rule where lower is better; None where each indicator must name its own, for
            the rules in use differ widely.
        range: The rule for targets that are ranges; None as for `lower`.
        label: The rule for targets that are labels; likewise.
        objective: How the achievements of an objective are put together: `mean`, `weights`, or
            None where they are not.
        document: Likewise of the document: the mean of its `objectives`, of its `indicators`, or
            of its indicators by their `weights`.

    Example:
        >>> AchievementDefaults(objective="mean").document is None
        True
    """

    options: AchievementOptions = field(factory=AchievementOptions)
    higher: AchievementRule | None = None
    lower: AchievementRule | None = None
    range: AchievementRule | None = None
    label: AchievementRule | None = None
    objective: Literal["mean", "weights"] | None = None
    document: Literal["objectives", "indicators", "weights"] | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no definition file can hold."""
        require_one_of("objective", self.objective, _OF_OBJECTIVES)
        require_one_of("document", self.document, _OF_DOCUMENTS)

    def over(self, others: AchievementDefaults) -> AchievementDefaults:
        """Return these defaults, those left open taken from others.

        Example:
            >>> others = AchievementDefaults(objective="weights", document="weights")
            >>> defaults = AchievementDefaults(objective="mean").over(others)
            >>> defaults.objective, defaults.document
            ('mean', 'weights')
        """
        return evolve(self, options=self.options.over(others.options), **_left_open(self, others))

    def rule_for(self, kind: TargetKind, better: str | None) -> AchievementRule | None:
        """Return the rule for a kind of target; None where the document names none.

        Example:
            >>> AchievementDefaults().rule_for("number", "lower") is None
            True
        """
        if kind == "number":
            return {"higher": self.higher, "lower": self.lower}.get(better or "")
        return self.range if kind == "range" else self.label
