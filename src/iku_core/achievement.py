"""What a target makes of a result: the achievement, or the reason why there is none.

Layer 5; made by `achieving`, read by everybody else.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from iku_core.achievement_rule import AchievementRule, Target
from iku_core.agreement import Agreement
from iku_core.definition import Document, Indicator
from iku_core.exact import round_half_up
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue
from iku_core.period import Period
from iku_core.result import Result
from iku_core.scale import ScaleClass
from iku_core.status import Status

__all__ = ["Achievement", "AchievementSummary", "Achievements"]


@frozen(kw_only=True)
class Achievement:
    """Hold how far a realisation reaches its target.

    Attributes:
        result: The realisation.
        period: The period of the target.
        target: The target; None where there is none.
        agreement: The agreement that the target is from; None for that of the definition.
        rule: The rule by which it is computed; None where none is named.
        status: Whether there is a value; for want of a realisation, the status of the result.
        value: The achievement in percent, rounded half up once; None without a value.
        exact: The same before rounding, after cap and floor.
        uncapped: The same before cap and floor.
        reached: Whether the realisation meets the target; None where that cannot be told.
        grade: The class of the achievement; None without a scale for it or a value.
        result_grade: The class (predikat) of the realisation itself; likewise.
        reasons: Why there is no value; empty where there is one.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82})
        >>> achievement = iku.achieve(result, iku.Period(2020))
        >>> achievement.status, str(achievement.reasons[0])
        (<Status.MISSING: 'missing'>, 'IKU551 nilai-ikm has no target for 2020')
    """

    result: Result
    period: Period
    target: Target | None
    agreement: Agreement | None = field(default=None, repr=False)
    rule: AchievementRule | None = field(default=None, repr=False)
    status: Status
    value: Decimal | None = None
    exact: Fraction | None = None
    uncapped: Fraction | None = None
    reached: bool | None = None
    grade: ScaleClass | None = None
    result_grade: ScaleClass | None = None
    reasons: tuple[Issue, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.result.indicator

    @property
    def uncapped_value(self) -> Decimal | None:
        """The achievement before cap and floor, rounded as `value` is; None without a value."""
        if self.uncapped is None or self.value is None:
            return None
        return round_half_up(self.uncapped, -int(self.value.as_tuple().exponent))


@frozen(kw_only=True)
class AchievementSummary:
    """Hold the achievements of an objective or a document, put together.

    What has no value is left out and counted; it is never taken as 0 or 100.

    Attributes:
        value: The mean in percent, rounded half up once; None where the definition names no way
            to put achievements together, or there is nothing to put together.
        exact: The same before rounding.
        included: How many achievements the mean is of.
        left_out: How many have no value.
        reached: How many indicators reach their target.
        judged: Of how many indicators it is known whether they do.
        grade: The class of the mean; None without a scale or a value.

    Example:
        >>> AchievementSummary(included=1, left_out=1, reached=0, judged=1).reached_share
        Fraction(0, 1)
    """

    value: Decimal | None = None
    exact: Fraction | None = None
    included: int
    left_out: int
    reached: int
    judged: int
    grade: ScaleClass | None = None

    @property
    def reached_share(self) -> Fraction | None:
        """The share of the indicators judged that reach their target; None where there are none."""
        return Fraction(self.reached, self.judged) if self.judged else None


@frozen(kw_only=True)
class Achievements:
    """Hold the achievements of a document in one period.

    Attributes:
        document: The document.
        period: The period.
        through: Its last part that is reported; None where the figures are of the whole period.
        agreement: The agreement that gave the targets; None for those of the definition.
        indicators: Achievements by id of the indicator, in the order of the document.
        objectives: A summary for each objective, in the order of the document.
        total: The summary of the document.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> iku.achieve_all(document, results, iku.Period(2020)).total.left_out
        3
    """

    document: Document = field(repr=False)
    period: Period
    through: Period | None
    agreement: Agreement | None
    indicators: FrozenMapping[Achievement] = field(repr=False)
    objectives: tuple[AchievementSummary, ...] = field(repr=False)
    total: AchievementSummary
