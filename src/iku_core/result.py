"""What an evaluation gives: the figure or the reason why there is none.

Layer 5; made by `evaluation`, read by everybody else.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from iku_core.audit import AuditRecord, library_version
from iku_core.canonical import counts_hash, definition_hash
from iku_core.definition import Indicator
from iku_core.exact import Exact, NumberStyle, format_exact, format_number
from iku_core.formula import Formula, previous_name
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

    def explain(self, language: Language = "en", *, numbers: NumberStyle | None = None) -> str:
        """Return the worked formula: with labels, with numbers, with the result.

        Args:
            language: Language of the sentences, `en` or `id`.
            numbers: Style of the numbers, `en`, `id` or `plain`; None for that of the language.

        Returns:
            Several lines; without a value, the reasons stand in the place of the result.

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
        return _Explanation(self, language, numbers or language).text()


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
        "rounded": "{exact}, rounded half up to {decimals} decimals: {value}",
        "none": "no value ({status})",
        "warning": "warning",
        "previous": "{label} in the previous period",
    },
    "id": {
        "inexact": "akar dan logaritma dibulatkan ke {precision} desimal",
        "rounded": "{exact}, dibulatkan ke {decimals} desimal (setengah ke atas): {value}",
        "none": "tanpa nilai ({status})",
        "warning": "peringatan",
        "previous": "{label} pada periode sebelumnya",
    },
}
_SIGNS: Final = {"*": "×"}


class _Explanation:
    """Write a result step by step."""

    def __init__(self, result: Result, language: Language, numbers: NumberStyle) -> None:
        self.result = result
        self.language: Language = language
        self.numbers: NumberStyle = numbers
        self.words = _WORDS[language]

    def text(self) -> str:
        indicator = self.result.indicator
        lines = [indicator.name, f"  = {self._formula(self._labels())}"]
        numbers = self._numbers()
        if numbers is not None:
            lines.append(f"  = {self._formula(numbers)}")
        lines.append(f"  {'≈' if self.result.is_inexact else '='} {self._outcome()}")
        if indicator.precision is not None:
            lines.append(f"    {self.words['inexact'].format(precision=indicator.precision)}")
        lines.extend(f"    {issue.message_in(self.language)}" for issue in self.result.reasons)
        lines.extend(
            f"    {self.words['warning']}: {issue.message_in(self.language)}"
            for issue in self.result.warnings
        )
        return "\n".join(lines)

    def _formula(self, words: dict[str, str]) -> str:
        indicator = self.result.indicator
        formulas = [
            formula.replaced(words, signs=_SIGNS, number=self._number)
            for formula in indicator.formulas
        ]
        if indicator.value is None:
            formulas = [
                _grouped(text, formula)
                for text, formula in zip(formulas, indicator.formulas, strict=True)
            ]
        whole = " / ".join(formulas)
        if indicator.multiplier == 1:
            return whole
        if indicator.value is not None:
            whole = _grouped(whole, indicator.value)
        unit = " %" if indicator.unit == "%" else ""
        return f"{whole} × {format_exact(indicator.multiplier, self.numbers)}{unit}"

    def _labels(self) -> dict[str, str]:
        indicator = self.result.indicator
        labels = {name: part.name for name, part in indicator.parts.items()}
        labels |= {name: constant.label for name, constant in indicator.constants.items()}
        for name, count in indicator.counts.items():
            labels[name] = count.label
            labels[previous_name(name)] = self.words["previous"].format(label=count.label)
        return labels

    def _numbers(self) -> dict[str, str] | None:
        """Return the number of every name; None where one is not known."""
        known: dict[str, Exact] = dict(self.result.inputs)
        indicator = self.result.indicator
        known |= {name: constant.value for name, constant in indicator.constants.items()}
        for formula in indicator.formulas:
            names = {*formula.names, *map(previous_name, formula.previous)}
            if not names <= known.keys():
                return None
        return {name: self._operand(number) for name, number in known.items()}

    def _number(self, number: Exact) -> str:
        return format_exact(number, self.numbers)

    def _operand(self, number: Exact) -> str:
        written = self._number(number)
        return f"({written})" if number < 0 or "/" in written else written

    def _outcome(self) -> str:
        result, indicator = self.result, self.result.indicator
        if result.value is None or result.exact is None:
            return self.words["none"].format(status=STATUS_WORDS[self.language][result.status])
        unit = f" {indicator.unit}" if indicator.unit else ""
        value = format_number(result.value, self.numbers)
        if result.exact == Fraction(result.value):
            return f"{value}{unit}"
        return self.words["rounded"].format(
            exact=format_exact(result.exact, self.numbers),
            decimals=indicator.decimals,
            value=f"{value}{unit}",
        )


def _grouped(text: str, formula: Formula) -> str:
    """Put parentheses around a formula of more than one part."""
    return text if formula.is_single else f"({text})"
