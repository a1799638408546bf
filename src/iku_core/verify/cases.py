"""Worked cases, computed and compared exactly. Layer 6."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from iku_core.case import Case
from iku_core.errors import CountsError
from iku_core.evaluation import evaluate
from iku_core.exact import Exact, format_number, round_half_up
from iku_core.issues import Issue, has_errors
from iku_core.messages import Language
from iku_core.result import STATUS_WORDS, Result
from iku_core.status import Status
from iku_core.verify.analysis import Analysis
from iku_core.verify.checks import Check, Verdict
from iku_core.verify.words import figure, in_both, number_words

__all__ = ["check_case"]


def check_case(analysis: Analysis, position: int) -> Check:
    """Compute one worked case of an indicator and compare it with what it expects.

    Args:
        analysis: The indicator.
        position: Position of the case, from 0.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> check_case(Analysis(document, document["nilai-ikm"]), 0).verdict
        <Verdict.PASSED: 'passed'>
    """
    indicator = analysis.indicator
    case = indicator.cases[position]
    issues: list[Issue] = []
    try:
        result = evaluate(indicator, case.counts, previous=case.previous)
    except CountsError as error:
        first = error.issues[0]
        words = {"reason": first.message_in("en"), "reason_id": first.message_in("id")}
        issues.append(analysis.issue("IKU402", "cases", position, case=case.name, **words))
    else:
        key = _difference(case, result)
        if key is not None:
            place = ("cases", position, key)
            words = _expected(case, key) | _found(result)
            issues.append(analysis.issue("IKU401", *place, case=case.name, **words))
        if case.published is not None:
            issues.extend(_published(analysis, position, case.published, result))
    failed = has_errors(issues)
    return Check(
        indicator=indicator.id,
        name=f"case: {case.name}",
        verdict=Verdict.FAILED if failed else Verdict.PASSED,
        issues=tuple(issues),
    )


def _difference(case: Case, result: Result) -> str | None:
    """Return the key of what a case expects and does not get; None where it gets all."""
    if case.value is not None and (result.value is None or Fraction(result.value) != case.value):
        return "value"
    if case.exact is not None and result.exact != case.exact:
        return "exact"
    return "status" if result.status is not case.status else None


def _expected(case: Case, key: str) -> dict[str, str]:
    """Return the words of a message for what a case expects."""
    if key == "status":
        return in_both("expected", lambda language: STATUS_WORDS[language][case.status])
    number: Exact | None = getattr(case, key)
    assert number is not None, "a figure is expected"
    return number_words(expected=number)


def _found(result: Result) -> dict[str, str]:
    """Return the words of a message for what the counts give."""
    exact = result.exact
    if exact is not None:
        return in_both("found", lambda style: figure(result.indicator, exact, style))
    return in_both("found", lambda language: _reasons(result, language))


def _reasons(result: Result, language: Language) -> str:
    reasons = "; ".join(issue.message_in(language) for issue in result.reasons)
    return f"{STATUS_WORDS[language][result.status]} ({reasons})"


def _published(
    analysis: Analysis, position: int, published: Decimal, result: Result
) -> list[Issue]:
    """Compare a published figure with the exact one, in as many places as it was given."""
    code = "IKU404"
    if result.status is Status.OK and result.exact is not None:
        places = max(0, -int(published.as_tuple().exponent))
        if published == round_half_up(result.exact, places):
            return []
        if Fraction(published) == _cut_off(result.exact, places):
            code = "IKU403"
    words = _found(result)
    words |= in_both("published", lambda style: format_number(published, style))
    return [analysis.issue(code, "cases", position, "published", **words)]


def _cut_off(number: Fraction, places: int) -> Fraction:
    """Return a number without what stands behind so many places."""
    scale = 10**places
    whole = abs(number.numerator) * scale // number.denominator
    return Fraction(whole if number >= 0 else -whole, scale)
