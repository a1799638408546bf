"""The nouns: document, objective, indicator.

Frozen values that know neither YAML nor files and are neither stored nor printed from here.
An `Indicator` carries the declarations it rests on, so that it can be evaluated by itself.
Layer 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, TypeAlias

from attrs import Factory, field, frozen

from iku_core.achievement_rule import (
    AchievementDefaults,
    AchievementOptions,
    AchievementRule,
    Target,
    require_targets,
)
from iku_core.case import Case
from iku_core.comparison import Comparison
from iku_core.declaration import (
    Constant,
    Count,
    Range,
    require_exact,
    require_linear,
    require_one_of,
)
from iku_core.edition import Edition
from iku_core.exact import Exact
from iku_core.formula import Formula
from iku_core.frozen import FrozenMapping
from iku_core.irrational import MAX_PRECISION
from iku_core.office import Decision, Goal, Officer, Organisation, Signature
from iku_core.places import Places
from iku_core.scale import Scale
from iku_core.suggestion import advice

__all__ = [
    "Better",
    "Document",
    "Indicator",
    "Objective",
    "Origin",
]

_BETTER: Final = ("higher", "lower", None)

Better: TypeAlias = Literal["higher", "lower"]


def _multiplier_of(indicator: Indicator) -> Exact:
    """Return the multiplier where none is given."""
    if indicator.unit != "%":
        return 1
    if indicator.value is not None:
        raise ValueError('a value with the unit "%" says by multiplier whether it is a fraction')
    return 100


@frozen
class Origin:
    """Name an indicator in an edition of a document.

    Attributes:
        document: Id of the document.
        indicator: Id of the indicator there.
        valid_from: First day in force of that edition; None for always.

    Example:
        >>> str(Origin("kecamatan-lumajang", "nilai-ikm"))
        'kecamatan-lumajang/nilai-ikm'
    """

    document: str
    indicator: str
    valid_from: date | None = None

    def __str__(self) -> str:
        """Return the text by which a definition adopts it."""
        return f"{self.document}/{self.indicator}"


@frozen(kw_only=True)
class Indicator:
    """Declare one indicator.

    Attributes:
        id: Identifier within its document, such as `nilai-ikm`.
        name: Name as printed, such as `Nilai IKM Kecamatan`.
        value: Formula of a direct value; None where there are numerator and denominator.
        numerator: Formula above the bar; None for a direct value.
        denominator: Formula below the bar; None for a direct value.
        multiplier: Factor of the result: 100 for the unit `%`, else as declared, else 1.
        unit: Unit of the result, such as `%` or `indeks`; None where not given.
        decimals: Places of the published value, 0 to 12.
        precision: Decimals, 1 to 40, to which `root` and `ln` are rounded; None where no formula
            uses them.
        better: Whether `higher` or `lower` values are better; None where not given.
        range: Promise about the result; a value outside is warned about, never clipped.
        rises_with: Counts, or `prev(a)`, with which the result never falls; a promise.
        falls_with: Counts, or `prev(a)`, with which the result never rises; a promise.
        unchanged_by_scale: Whether the result promises to stay where all counts are multiplied by
            one number.
        defined_when: Conditions that, all together, promise a value.
        different_units: Why parts of the formula have different units; None where they may not.
        source: Source of the data as printed; None where not given.
        responsible: Officer who answers for it; None where not given.
        explanation: Explanation (penjelasan); None where not given.
        printed_formula: The formula in words as the signed document prints it; None where not
            given.
        decisions: How the document was read where it disagrees with itself.
        cases: Worked cases.
        targets: Targets by period, such as `2020` or `2020-Q3`.
        achievement: How its achievement is computed, where it differs from its document.
        achievement_defaults: What its document says of the achievement of all indicators.
        scale: The scale on which its value is graded; None for none.
        weight: Its weight in an achievement put together by weights; None where not given.
        counts: All counts of the document, by name.
        constants: All constants of the document, by name.
        origins: Where it is declared, and through which documents it was adopted, this one at the
            end; empty for one that its document declares itself.
        parts: The indicators that its formulas refer to, by their name in a formula.
        constraints: What the document declares of its counts, in every period.
        edition: The edition of the document that it stands in; None where a program made it. Two
            indicators that differ in this alone are equal.

    Raises:
        ValueError: Neither a value nor both parts of a ratio are given, a name in a formula is not
            declared, a number is not exact or out of bounds, or the multiplier is not clear.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> counts = FrozenMapping({"desa": Count(name="desa", label="Jumlah desa")})
        >>> value = parse_formula("desa")
        >>> indicator = Indicator(id="desa", name="Desa", value=value, counts=counts)
        >>> [formula.text for formula in indicator.formulas]
        ['desa']
    """

    id: str
    name: str
    value: Formula | None = None
    numerator: Formula | None = None
    denominator: Formula | None = None
    unit: str | None = None
    multiplier: Exact = field(default=Factory(_multiplier_of, takes_self=True))
    decimals: int = 2
    precision: int | None = None
    better: Better | None = None
    range: Range | None = None
    rises_with: tuple[str, ...] = field(default=(), repr=False)
    falls_with: tuple[str, ...] = field(default=(), repr=False)
    unchanged_by_scale: bool = field(default=False, repr=False)
    defined_when: tuple[Comparison, ...] = field(default=(), repr=False)
    different_units: str | None = field(default=None, repr=False)
    source: str | None = field(default=None, repr=False)
    responsible: Officer | None = field(default=None, repr=False)
    explanation: str | None = field(default=None, repr=False)
    printed_formula: str | None = field(default=None, repr=False)
    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = field(default=(), repr=False)
    targets: FrozenMapping[Target] = field(repr=False, factory=lambda: FrozenMapping({}))
    achievement: AchievementOptions = field(default=AchievementOptions(), repr=False)
    scale: Scale | None = field(default=None, repr=False)
    weight: Exact | None = field(default=None, repr=False)
    origins: tuple[Origin, ...] = field(default=(), repr=False)
    counts: FrozenMapping[Count] = field(repr=False, factory=lambda: FrozenMapping({}))
    constants: FrozenMapping[Constant] = field(repr=False, factory=lambda: FrozenMapping({}))
    parts: FrozenMapping[Indicator] = field(repr=False, factory=lambda: FrozenMapping({}))
    constraints: tuple[Comparison, ...] = field(default=(), repr=False)
    achievement_defaults: AchievementDefaults = field(default=AchievementDefaults(), repr=False)
    edition: Edition | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what no definition file can hold; files are told in words by the reader."""
        parts = (self.numerator is None, self.denominator is None)
        if parts != ((True, True) if self.value is not None else (False, False)):
            raise ValueError("an indicator has a value, or a numerator and a denominator")
        if not 0 <= self.decimals <= 12:
            raise ValueError(f"decimals are from 0 to 12, not {self.decimals}")
        rounds = any(formula.is_irrational for formula in self.formulas)
        if (self.precision is None and rounds) or not 1 <= (self.precision or 1) <= MAX_PRECISION:
            raise ValueError(f"root and ln need a precision from 1 to 40, not {self.precision}")
        if rounds and (self.precision or 0) < self.decimals:
            raise ValueError(f"a precision of {self.precision} is below {self.decimals} decimals")
        require_exact("multiplier", self.multiplier)
        require_one_of("better", self.better, _BETTER)
        if self.multiplier <= 0 or (
            self.unit == "%" and self.value is None and self.multiplier != 100
        ):
            raise ValueError(f"the multiplier {self.multiplier} does not fit the unit {self.unit}")
        known = {*self.counts, *self.constants, *self.parts}
        for formula in self.formulas:
            unknown = ({*formula.names} - known) | ({*formula.previous} - {*self.counts})
            if unknown:
                raise ValueError(f"not declared: {', '.join(sorted(unknown))}")
        require_linear("condition", self.defined_when, self.counts, self.constants)
        require_targets(self.targets)
        require_exact("weight", self.weight)
        if self.weight is not None and self.weight <= 0:
            raise ValueError(f"a weight is above 0, not {self.weight}")

    @property
    def is_inexact(self) -> bool:
        """Whether `root` or `ln` is used, here or in an indicator that it refers to."""
        own = any(formula.is_irrational for formula in self.formulas)
        return own or any(part.is_inexact for part in self.parts.values())

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas in the order of evaluation: numerator, denominator; or the value."""
        found = (self.value, self.numerator, self.denominator)
        return tuple(formula for formula in found if formula is not None)


@frozen(kw_only=True)
class Objective:
    """Hold a strategic objective (sasaran strategis) and its indicators.

    Attributes:
        statement: The objective in words.
        indicators: Its indicators in order.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> [len(objective.indicators) for objective in document.objectives]
        [3]
    """

    statement: str
    indicators: tuple[Indicator, ...]


@frozen(kw_only=True)
class Document:
    """Hold the IKU document of one office.

    Attributes:
        id: Identifier of the office's document, such as `kecamatan-sumbersuko`.
        title: Title of the document.
        heading: The lines printed above the form; empty where not given.
        valid_from: First day in force; None for always.
        valid_to: Last day in force; None for no end.
        organisation: The office.
        goal: The goal; None where not given.
        officers: Officers by key.
        counts: Counts by name.
        constants: Constants by name.
        constraints: Comparisons that the counts of one period keep, such as `a + b <= c`.
        objectives: Strategic objectives with their indicators.
        scales: Its own scales by id.
        rules: Its own rules for achievement by id.
        achievement: What it says of the achievement of all its indicators.
        adopts: Id of the shared document whose indicators it takes over as a whole; None for none.
        shared_documents: The documents that it adopts from.
        decisions: How the document was read where it disagrees with itself.
        signed: Place, date and signatory; None where not signed.
        places: Where each part stands in its file; None for a document made by a program.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> document["nilai-ikm"].name
        'Nilai IKM Kecamatan'
    """

    id: str
    title: str
    heading: tuple[str, ...] = field(default=(), repr=False)
    valid_from: date | None = None
    valid_to: date | None = None
    organisation: Organisation = field(repr=False)
    goal: Goal | None = field(default=None, repr=False)
    officers: FrozenMapping[Officer] = field(repr=False, factory=lambda: FrozenMapping({}))
    counts: FrozenMapping[Count] = field(repr=False)
    constants: FrozenMapping[Constant] = field(repr=False, factory=lambda: FrozenMapping({}))
    constraints: tuple[Comparison, ...] = field(default=(), repr=False)
    objectives: tuple[Objective, ...] = field(repr=False)
    scales: FrozenMapping[Scale] = field(repr=False, factory=lambda: FrozenMapping({}))
    rules: FrozenMapping[AchievementRule] = field(repr=False, factory=lambda: FrozenMapping({}))
    achievement: AchievementDefaults = field(default=AchievementDefaults(), repr=False)
    adopts: str | None = field(default=None, repr=False)
    shared_documents: tuple[Document, ...] = field(default=(), eq=False, repr=False)
    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    signed: Signature | None = field(default=None, repr=False)
    places: Places | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse two indicators of one id, and names that are not those of the things named."""
        ids = [indicator.id for indicator in self]
        if len({*ids}) < len(ids):
            raise ValueError(f"two indicators have one id: {', '.join(sorted(ids))}")
        names = [count.name for count in self.counts.values()]
        names += [constant.name for constant in self.constants.values()]
        if names != [*self.counts, *self.constants]:
            raise ValueError("a count or a constant is declared under another name than its own")
        require_linear("constraint", self.constraints, self.counts, self.constants)
        if any(constraint.is_strict for constraint in self.constraints):
            raise ValueError("a constraint has <=, >= or =, never < or >")

    @property
    def indicators(self) -> FrozenMapping[Indicator]:
        """All indicators by id, in the order of the document."""
        return FrozenMapping({indicator.id: indicator for indicator in self})

    @property
    def validity(self) -> tuple[date | None, date | None]:
        """The first and the last day in force; None where there is no bound."""
        return self.valid_from, self.valid_to

    def is_in_force(self, day: date) -> bool:
        """Return whether it is in force on a day.

        Example:
            >>> import iku_core as iku
            >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
            >>> document.is_in_force(date(2020, 12, 31))
            True
        """
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def __iter__(self) -> Iterator[Indicator]:
        """Iterate over the indicators in the order of the document."""
        return (indicator for objective in self.objectives for indicator in objective.indicators)

    def __len__(self) -> int:
        """Return how many indicators there are."""
        return sum(len(objective.indicators) for objective in self.objectives)

    def __contains__(self, indicator_id: object) -> bool:
        """Return whether there is an indicator with this id."""
        return any(indicator.id == indicator_id for indicator in self)

    def __getitem__(self, indicator_id: str) -> Indicator:
        """Return the indicator with this id; raises KeyError with the nearest id."""
        for indicator in self:
            if indicator.id == indicator_id:
                return indicator
        known = [indicator.id for indicator in self]
        hint = advice(str(indicator_id), known)["advice"]
        raise KeyError(f"no indicator {indicator_id!r} in the document {self.id}; {hint}")
