"""Results against targets: achievement (capaian) by a named rule, and how it is put together.

Enters: results, a period, and the targets of the definition or of an agreement. Leaves: an
`Achievement` each, and summaries. Layer 5; the formula of a rule is evaluated like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from iku_core._achievement_mean import graded, summary_of, total_of
from iku_core._declared import written
from iku_core._evaluator import Evaluator
from iku_core.achievement import Achievement, Achievements
from iku_core.achievement_choice import (
    is_reached,
    limits_of,
    options_of,
    require_about,
    rule_of,
    target_of,
)
from iku_core.achievement_rule import (
    KIND_WORDS,
    AchievementRule,
    Target,
    kind_of,
    target_text,
)
from iku_core.agreement import Agreement
from iku_core.declaration import Range
from iku_core.definition import Document
from iku_core.exact import Exact, round_half_up, simplest
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, new_issue
from iku_core.period import Period, require_period
from iku_core.result import Result
from iku_core.status import Status

__all__ = ["achieve", "achieve_all"]


def achieve(result: Result, period: Period, *, agreement: Agreement | None = None) -> Achievement:
    """Set one realisation against its target.

    Args:
        result: The realisation, of that very period.
        period: The period whose target is meant; the target of a year is not that of its parts.
        agreement: Where the targets of this indicator are taken from instead of the definition.

    Returns:
        An achievement whose status says whether there is a value. A missing target or rule, a
        realisation without a value, and a division by zero are statuses, never exceptions.

    Raises:
        ValueError: The agreement is about another document.
        TypeError: The period is no `Period`.

    Example:
        >>> import iku_core as iku
        >>> from attrs import evolve
        >>> from iku_core.frozen import FrozenMapping
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> indicator = evolve(document["nilai-ikm"], targets=FrozenMapping({"2020": 80}))
        >>> result = iku.evaluate(indicator, {"nilai_ikm": 82})
        >>> iku.achieve(result, iku.Period(2020)).value
        Decimal('102.50')
    """
    return _Comparison(result, period, agreement).achievement()


def achieve_all(
    document: Document,
    results: Mapping[str, Result],
    period: Period,
    *,
    agreement: Agreement | None = None,
    through: Period | None = None,
) -> Achievements:
    """Set the realisations of a document against their targets, and put them together.

    Args:
        document: The document.
        results: Its results by id of the indicator, as `evaluate_all` gives them.
        period: As for `achieve`; likewise `agreement`.
        agreement: As for `achieve`; an indicator that it does not name has no target.
        through: The last part of the period that the results are of, as for `evaluate_period`; the
            target stays that of the whole period.

    Raises:
        ValueError: The agreement is about another document.
        KeyError: An indicator has no result.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", document)
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020), agreement=agreement)
        >>> found.indicators["nilai-ikm"].value, found.total.left_out
        (Decimal('100.00'), 2)
    """
    if agreement is not None:
        require_about(agreement, document.id)
    found = {
        indicator.id: achieve(results[indicator.id], period, agreement=agreement)
        for indicator in document
    }
    objectives = [
        [found[indicator.id] for indicator in objective.indicators]
        for objective in document.objectives
    ]
    defaults = document.achievement
    parts = tuple(summary_of(items, defaults.options, defaults.objective) for items in objectives)
    return Achievements(
        document=document,
        period=period,
        through=through,
        agreement=agreement,
        indicators=FrozenMapping(found),
        objectives=parts,
        total=total_of(list(found.values()), parts, defaults),
    )


class _Setting(NamedTuple):
    """Hold what the formula of a rule is given: numbers by name, and whether the target is met."""

    names: dict[str, Exact]
    reached: bool | None


class _Comparison:
    """Set one realisation against its target."""

    def __init__(self, result: Result, period: Period, agreement: Agreement | None) -> None:
        require_period(period)
        edition = result.indicator.edition
        if agreement is not None and edition is not None:
            require_about(agreement, edition.document)
        self.result = result
        self.period = period
        self.agreement = agreement
        self.indicator = result.indicator
        self.options = options_of(self.indicator)
        self.target = target_of(self.indicator, period, agreement)

    def achievement(self) -> Achievement:
        reasons = map(_no_realisation, self.result.reasons)
        if self.target is None:
            words = {"indicator": self.indicator.id, "period": str(self.period)}
            code = "IKU551"
            if self.agreement is not None:
                code, words["agreement"] = "IKU557", self.agreement.id
            reason = new_issue(code, None, **words)
            return self._without_value(Status.MISSING, reason, *reasons)
        if self.result.exact is None:
            return self._without_value(self.result.status, *reasons)
        setting = self._setting(self.target, self._realisation(self.result.exact))
        if isinstance(setting, Issue):
            return self._without_value(Status.INVALID, setting)
        rule = rule_of(self.indicator, kind_of(self.target))
        if rule is None:
            kind, kind_id = KIND_WORDS[kind_of(self.target)]
            words = {"indicator": self.indicator.id, "target": target_text(self.target)}
            reason = new_issue("IKU552", None, **words, kind=kind, kind_id=kind_id)
            return self._without_value(Status.MISSING, reason, reached=setting.reached)
        return self._computed(rule, setting)

    def _realisation(self, exact: Fraction) -> Exact:
        """Return the realisation as the definition wants it: exact, or as it is displayed."""
        if self.options.realisation == "displayed":
            exact = Fraction(round_half_up(exact, self.indicator.decimals))
        return simplest(exact)

    def _setting(self, target: Target, realisation: Exact) -> _Setting | Issue:
        if isinstance(target, str):
            return self._labels(target, realisation)
        names = {"realisation": realisation, **limits_of(target)}
        return _Setting(names, is_reached(target, realisation, self.indicator.better))

    def _labels(self, target: str, realisation: Exact) -> _Setting | Issue:
        """Return the scores of two labels on the scale of the indicator."""
        scale = self.indicator.scale
        wanted = None if scale is None else scale.labelled(target)
        found = None
        if scale is not None:
            found = scale.class_of(realisation, decimals=self.indicator.decimals)
        if scale is None or wanted is None or found is None:
            words = written("realisation", realisation)
            return new_issue("IKU556", None, **words, scale="-" if scale is None else scale.id)
        score, aim = scale.score_of(found), scale.score_of(wanted)
        scores = {"realisation": score, "target": aim}
        return _Setting(scores, is_reached(aim, score, self.indicator.better))

    def _computed(self, rule: AchievementRule, setting: _Setting) -> Achievement:
        names, reached = setting
        limits = [number for name, number in names.items() if name != "realisation"]
        if min(limits) < 0 and not rule.negative_targets:
            reason = new_issue("IKU555", None, rule=rule.id, **self._words())
            return self._without_value(Status.INVALID, reason, rule=rule, reached=reached)
        uncapped = self._by_option(names)
        if uncapped is None and isinstance(self.target, Range) and reached:
            uncapped = rule.within
        if uncapped is None:
            uncapped = _value(rule, names)
        if uncapped is None and names["realisation"] == 0 != names.get("target"):
            uncapped = self.options.zero_realisation
        if uncapped is None:
            words = self._words() | written("realisation", names["realisation"])
            reason = new_issue("IKU554", None, rule=rule.id, **words)
            return self._without_value(Status.ZERO_DENOMINATOR, reason, rule=rule, reached=reached)
        exact = Fraction(uncapped)
        if self.options.cap is not None:
            exact = min(exact, Fraction(self.options.cap))
        if self.options.floor is not None:
            exact = max(exact, Fraction(self.options.floor))
        value, grade = graded(exact, self.options)
        return self._achievement(
            status=Status.OK,
            rule=rule,
            reached=reached,
            value=value,
            exact=exact,
            uncapped=Fraction(uncapped),
            grade=grade,
        )

    def _by_option(self, names: dict[str, Exact]) -> Exact | None:
        """Return what the definition says of a target that is 0; None where it is another."""
        if names.get("target") != 0:
            return None
        return self.options.both_zero if names["realisation"] == 0 else self.options.zero_target

    def _words(self) -> dict[str, str]:
        assert self.target is not None, "there is a target"
        return {
            "target": target_text(self.target, "en"),
            "target_id": target_text(self.target, "id"),
        }

    def _without_value(self, status: Status, *reasons: Issue, **found: Any) -> Achievement:
        return self._achievement(status=status, reasons=reasons, **found)

    def _achievement(self, **found: Any) -> Achievement:
        scale, exact = self.indicator.scale, self.result.exact
        grade = None
        if scale is not None and exact is not None:
            grade = scale.class_of(exact, decimals=self.indicator.decimals)
        return Achievement(
            result=self.result,
            period=self.period,
            target=self.target,
            agreement=self.agreement,
            result_grade=grade,
            **found,
        )


def _no_realisation(cause: Issue) -> Issue:
    words = {"reason": cause.message_in("en"), "reason_id": cause.message_in("id")}
    return new_issue("IKU553", None, **words)


def _value(rule: AchievementRule, names: dict[str, Exact]) -> Exact | None:
    """Return the value of a rule; None where it divides by zero."""
    evaluator = Evaluator(names)
    try:
        return evaluator.value(rule.formula.tree)
    except ZeroDivisionError:
        return None
    finally:
        evaluator.close()
