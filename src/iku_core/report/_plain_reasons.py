"""Reasons and warnings in the words of a document, for those who do not know its names. Layer 6.

Enters: an issue and the figure that it is told of. Leaves: its sentence, in which counts,
indicators, rules and scales have their labels. JSON, CSV and what the command line tells keep the
names, for these are what is typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from iku_core._formula_printer import Printer
from iku_core._printed_formula import formula_with_labels
from iku_core.achievement import Achievement
from iku_core.errors import FormulaError
from iku_core.formula import Formula, parse_formula
from iku_core.issues import Issue
from iku_core.messages import Language, message_for
from iku_core.period import parse_period
from iku_core.result import Result

__all__ = ["reason_in_words"]

_COUNT: Final = re.compile(r"(?P<previous>prev\()?(?P<name>\w+)\)?(?: \((?P<period>.+)\))?")
_PREVIOUS: Final[dict[Language, str]] = {
    "en": "{label} in the previous period",
    "id": "{label} pada periode sebelumnya",
}


def reason_in_words(
    issue: Issue, result: Result, language: Language, item: Achievement | None = None
) -> str:
    """Return the sentence of a reason or a warning with labels in the place of names.

    Args:
        issue: The reason or the warning.
        result: The figure that it is told of.
        language: Language of the sentence.
        item: The achievement that it is told of; None where it is told of the figure alone.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {})
        >>> reason_in_words(result.reasons[0], result, "id")
        'cacah “Nilai IKM” belum ada'
    """
    return _Words(result, language, item).of(issue)


class _Words:
    """Find what the names of a figure stand for."""

    def __init__(self, result: Result, language: Language, item: Achievement | None) -> None:
        self.result = result
        self.indicator = result.indicator
        self.language: Language = language
        self.item = item

    def of(self, issue: Issue) -> str:
        kinds: dict[str, Callable[[str], str]] = {
            "count": self._count,
            "bound": self._count,
            "divisor": self._divisor,
            "constraint": self._constraint,
            "indicator": self._indicator,
            "scale": self._scale,
            "rule": self._rule,
            "agreement": self._agreement,
            "period": self._period,
            "missing": self._periods,
        }
        values = {
            name: kinds[name](words) if name in kinds else words
            for name, words in issue.values.items()
        }
        inner = self._inner(issue)
        if inner is not None:
            values |= {"reason": inner, "reason_id": inner}
        return message_for(issue.code).sentence(self.language, values)

    def _inner(self, issue: Issue) -> str | None:
        """Return the reason that a reason quotes, of this figure or one that it rests on."""
        quoted = issue.values.get("reason")
        if quoted is None:
            return None
        for result in (self.result, *self.result.parts.values()):
            if result.indicator.id == issue.values.get("indicator", self.indicator.id):
                for cause in (*result.reasons, *result.warnings):
                    if cause.message == quoted:
                        return reason_in_words(cause, result, self.language)
        return None

    def _count(self, words: str) -> str:
        found = _COUNT.fullmatch(words)
        count = None if found is None else self.indicator.counts.get(found["name"])
        if found is None or count is None:
            return words
        label = f"“{count.label}”"
        if found["previous"]:
            label = _PREVIOUS[self.language].format(label=label)
        return f"{label} ({self._period(found['period'])})" if found["period"] else label

    def _divisor(self, words: str) -> str:
        """Return a divisor, which is a part of a formula or the denominator, with labels."""
        try:
            divisor = parse_formula(words)
        except FormulaError:
            return words
        return f"“{self._labelled(divisor)}”"

    def _constraint(self, words: str) -> str:
        for constraint in self.indicator.constraints:
            if str(constraint) == words:
                left, right = map(self._labelled, (constraint.left, constraint.right))
                return f"“{left} {constraint.relation} {right}”"
        return words

    def _labelled(self, formula: Formula) -> str:
        return formula_with_labels(self.indicator, formula, Printer(self.language, self.language))

    def _indicator(self, words: str) -> str:
        indicators = (self.indicator, *self.indicator.parts.values())
        return _called(words, {indicator.id: indicator.name for indicator in indicators})

    def _scale(self, words: str) -> str:
        scale = self.indicator.scale
        return _called(words, {} if scale is None else {scale.id: scale.title})

    def _rule(self, words: str) -> str:
        rule = None if self.item is None else self.item.rule
        return _called(words, {} if rule is None else {rule.id: rule.title})

    def _agreement(self, words: str) -> str:
        agreement = None if self.item is None else self.item.agreement
        return _called(words, {} if agreement is None else {agreement.id: agreement.title})

    def _period(self, words: str) -> str:
        try:
            return parse_period(words).label(self.language)
        except ValueError:
            return words

    def _periods(self, words: str) -> str:
        return ", ".join(map(self._period, words.split(", ")))


def _called(words: str, titles: Mapping[str, str]) -> str:
    """Return what something is called that has an id; one that is not known stays."""
    return f"“{titles[words]}”" if words in titles else words
