"""What an evaluation gives: the figure or the reason why there is none.

Layer 5; made by `evaluation`, read by everybody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from iku_core._formula_printer import Printer
from iku_core._printed_formula import Outcome, outcome, with_labels, with_numbers
from iku_core.audit import AuditRecord, library_version
from iku_core.canonical import counts_hash, definition_hash
from iku_core.definition import Indicator
from iku_core.exact import Exact, NumberStyle
from iku_core.formula import previous_name
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue
from iku_core.messages import Language
from iku_core.status import Status

__all__ = ["STATUS_WORDS", "Result"]


@frozen(kw_only=True)
class Result:
    """Hold one figure with all that it rests on.

    Attributes:
        indicator: The indicator evaluated.
        status: Whether there is a value.
        value: The published figure: rounded half up once to the declared decimals, in the unit
            of the indicator (90.00 means 90 % where the unit is `%`); None without a value.
        exact: The same before rounding; None without a value.
        numerator: Exact numerator before the multiplier; None for a direct value, or where it
            could not be computed.
        denominator: Likewise the denominator; 0 where that is why there is no value.
        inputs: The counts really used, by name; those of the previous period as `prev(name)`, and
            the exact values of other indicators by their name in the formula.
        warnings: What is doubtful about a value that stands.
        reasons: Why there is no value; empty where there is one.
        parts: The results of the indicators that its formulas refer to, by their name there.
        accumulated: Where the counts come from counts by period, how each count of the document
            was put together, by `a` or `prev(a)`: `ok`, `missing`, or `invalid` because a number
            breaks its declaration; empty otherwise.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> result = iku.evaluate(document["nilai-ikm"], {})
        >>> result.status, result.value, str(result.reasons[0])
        (<Status.MISSING: 'missing'>, None, 'IKU521 the count nilai_ikm is missing')
    """

    indicator: Indicator
    status: Status
    value: Decimal | None
    exact: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    inputs: FrozenMapping[Exact]
    warnings: tuple[Issue, ...] = ()
    reasons: tuple[Issue, ...] = ()
    parts: FrozenMapping[Result] = field(default=FrozenMapping({}), eq=False, repr=False)
    accumulated: FrozenMapping[Status] = field(default=FrozenMapping({}), eq=False, repr=False)

    @property
    def is_inexact(self) -> bool:
        """Whether roots or logarithms were rounded on the way to the value."""
        return self.value is not None and self.indicator.is_inexact

    def record(self, *, evaluated_on: date | None = None) -> AuditRecord:
        """Return what proves this figure: the definition and the counts that it rests on.

        Args:
            evaluated_on: The day of the evaluation, as the caller knows it; None where it is not
                to be recorded. The clock is never asked.

        Example:
            >>> import iku_core as iku
            >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
            >>> record = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82}).record()
            >>> record.indicator, str(record.value), record.inputs["nilai_ikm"]
            ('nilai-ikm', '82.00', 82)
        """
        indicator, inputs = self.indicator, self._counts()
        known = self.accumulated
        accumulated = FrozenMapping({name: known[name] for name in inputs if name in known})
        return AuditRecord(
            indicator=indicator.id,
            edition=indicator.edition,
            origins=indicator.origins,
            definition=definition_hash(indicator),
            counts=counts_hash(inputs, accumulated),
            inputs=inputs,
            accumulated=accumulated,
            status=self.status,
            value=self.value,
            exact=self.exact,
            version=library_version(),
            evaluated_on=evaluated_on,
        )

    def _counts(self) -> FrozenMapping[Exact | None]:
        """Return the counts that it rests on, also through its parts; None for a missing one."""
        found: dict[str, Exact | None] = {}
        seen: set[int] = set()
        waiting = [self]
        for result in waiting:
            for formula in result.indicator.formulas:
                names = [name for name in formula.names if name in result.indicator.counts]
                for name in (*names, *map(previous_name, formula.previous)):
                    found[name] = result.inputs.get(name)
            new = [part for part in result.parts.values() if id(part) not in seen]
            seen.update(map(id, new))
            waiting += new
        return FrozenMapping(found)

    def explain(
        self,
        language: Language = "en",
        *,
        numbers: NumberStyle | None = None,
        remarks: bool = True,
    ) -> str:
        """Return the worked formula: with labels, with numbers, with the result.

        Args:
            language: Language of the sentences, `en` or `id`.
            numbers: Style of the numbers, `en`, `id` or `plain`; None for that of the language.
            remarks: Whether the reasons and the warnings follow.

        Returns:
            Several lines; without a value, its status stands in the place of the result.

        Raises:
            ValueError: The language or the style is none of those above.

        Example:
            >>> import iku_core as iku
            >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
            >>> print(iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82}).explain())
            Nilai IKM Kecamatan
              = Nilai IKM
              = 82
              = 82.00 indeks
        """
        if language not in _WORDS or numbers not in (None, "en", "id", "plain"):
            raise ValueError(f"there is no language {language!r} or no style {numbers!r}")
        explanation = _Explanation(self, language, numbers or language)
        return "\n".join((*explanation.steps(), *(explanation.remarks() if remarks else ())))


STATUS_WORDS: Final[dict[Language, dict[Status, str]]] = {
    "en": {
        Status.OK: "ok",
        Status.MISSING: "missing data",
        Status.ZERO_DENOMINATOR: "zero denominator",
        Status.INVALID: "invalid data",
    },
    "id": {
        Status.OK: "ok",
        Status.MISSING: "data belum lengkap",
        Status.ZERO_DENOMINATOR: "pembagi nol",
        Status.INVALID: "data tidak sah",
    },
}
"""What to call a status in each language."""

_WORDS: Final = {
    "en": {
        "inexact": "roots and logarithms are rounded to {precision} decimals",
        "none": "no value ({status})",
        "warning": "warning",
    },
    "id": {
        "inexact": "akar dan logaritma dibulatkan ke {precision} desimal",
        "none": "tanpa nilai ({status})",
        "warning": "peringatan",
    },
}


class _Explanation:
    """Write a result step by step."""

    def __init__(self, result: Result, language: Language, numbers: NumberStyle) -> None:
        self.result = result
        self.language: Language = language
        self.printer = Printer(language, numbers)
        self.words = _WORDS[language]

    def steps(self) -> list[str]:
        indicator = self.result.indicator
        lines = [indicator.name, f"  = {with_labels(indicator, self.printer)}"]
        numbers = with_numbers(indicator, self.result.inputs, self.printer)
        found = self._outcome()
        # A number that stands by itself is the exact value, which is told with its rounding.
        if numbers is not None and numbers != found.exact:
            lines.append(f"  = {numbers}")
        is_inexact = self.result.is_inexact or found.is_approximate
        lines.append(f"  {'≈' if is_inexact else '='} {found.text}")
        if indicator.precision is not None:
            lines.append(f"    {self.words['inexact'].format(precision=indicator.precision)}")
        return lines

    def remarks(self) -> Iterator[str]:
        for issue in self.result.reasons:
            yield f"    {issue.message_in(self.language)}"
        for issue in self.result.warnings:
            yield f"    {self.words['warning']}: {issue.message_in(self.language)}"

    def _outcome(self) -> Outcome:
        result = self.result
        if result.value is None or result.exact is None:
            told = self.words["none"].format(status=STATUS_WORDS[self.language][result.status])
            return Outcome(told, "", is_approximate=False)
        return outcome(result.indicator, result.exact, result.value, self.printer)
