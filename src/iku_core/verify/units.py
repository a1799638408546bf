"""Units, carried from the counts through each formula.

What is added, subtracted or compared must be of one unit, and a percentage is of a part in a
whole of the same unit. A count without a unit fits everything. Numbers, constants and what has
no unit left, such as desa / desa, fit everything too. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from iku_core.comparison import Comparison
from iku_core.definition import Document, Indicator
from iku_core.exact import Exact
from iku_core.formula import Formula, previous_name
from iku_core.issues import Issue, new_issue
from iku_core.location import place_of

__all__ = ["unit_findings"]

_MOST_FACTORS: Final = 20

_Span: TypeAlias = tuple[int, int]

_Unit: TypeAlias = tuple[tuple[str, int], ...]
"""Units of counts with their powers, sorted: desa is `(("desa", 1),)`, a number is empty."""

_Known: TypeAlias = _Unit | None
"""A unit; None where it is not known."""

_PURE: Final[_Unit] = ()


class _Part(NamedTuple):
    """Hold a part of a formula: its unit, and the operand that this unit comes from."""

    unit: _Known
    span: _Span


class _Mixture(NamedTuple):
    """Hold two units that do not fit, and the place of the second one."""

    words: dict[str, str]
    span: _Span


def unit_findings(document: Document) -> Iterator[Issue]:
    """Iterate over the units that do not fit each other, in the order of the document.

    An indicator that says under `different_units` why they may differ is left out.

    Args:
        document: The document.

    Example:
        >>> from pathlib import Path
        >>> import iku_core as iku
        >>> text = Path("indicators/lumajang/kecamatan-sumbersuko.yaml").read_text("utf-8")
        >>> text = text.replace("unit: desa", "unit: dokumen", 1)
        >>> for issue in unit_findings(iku.parse_document(text)):
        ...     print(issue.location.path, issue.message)
        $.counts.rpkdesa_tepat_waktu.at_most rpkdesa_tepat_waktu and jumlah_desa are of different
        units: dokumen and desa
        $.objectives[0].indicators[2].numerator rpkdesa_tepat_waktu and apbdesa_tepat_waktu are of
        different units: dokumen and desa
    """
    units = _Units(document)
    yield from _of_counts(document, units)
    for at, constraint in enumerate(document.constraints):
        for mixture in units.compared(constraint, units.declared):
            place = place_of(document, None, "constraints", at, span=mixture.span)
            yield new_issue("IKU414", place, **mixture.words, **_OF_COUNTS)
    for indicator in document:
        if indicator.different_units is None:
            yield from _of_indicator(document, indicator, units)


_OF_COUNTS: Final = {
    "advice": "compare what is of one unit, or correct the units of the counts",
    "advice_id": "bandingkan yang satuannya sama, atau perbaiki satuan cacahnya",
}
_OF_FORMULAS: Final = {
    "advice": "add and compare what is of one unit, or say why in different_units",
    "advice_id": "jumlahkan dan bandingkan yang satuannya sama, atau tulis alasannya dalam"
    " different_units",
}


def _of_counts(document: Document, units: _Units) -> Iterator[Issue]:
    for name, count in document.counts.items():
        most = count.at_most
        first, second = units.declared.get(name), units.declared.get(most or name)
        if most is not None and not _fit(first, second):
            place = place_of(document, None, "counts", name, "at_most")
            words = units.words(name, first, most, second)
            yield new_issue("IKU414", place, **words, **_OF_COUNTS)


def _of_indicator(document: Document, indicator: Indicator, units: _Units) -> Iterator[Issue]:
    names = units.names(indicator)
    found: list[_Known] = []
    is_mixed = False
    for key in ("value", "numerator", "denominator"):
        formula: Formula | None = getattr(indicator, key)
        if formula is not None:
            unit, mixtures = units.carried(formula, names)
            found.append(unit)
            is_mixed |= bool(mixtures)
            for mixture in mixtures:
                place = place_of(document, indicator, key, span=mixture.span)
                yield new_issue("IKU414", place, **mixture.words, **_OF_FORMULAS)
    for at, condition in enumerate(indicator.defined_when):
        for mixture in units.compared(condition, names):
            place = place_of(document, indicator, "defined_when", at, span=mixture.span)
            yield new_issue("IKU414", place, **mixture.words, **_OF_FORMULAS)
    parts = _divided(found[0]) if len(found) == 1 else found
    if indicator.unit == "%" and not is_mixed and not _fit(*parts):
        key = "value" if len(found) == 1 else "denominator"
        first, second = (units.written(unit) for unit in parts)
        place = place_of(document, indicator, key)
        yield new_issue("IKU415", place, unit=first, other=second)


def _divided(unit: _Known) -> list[_Known]:
    """Return what stands above and what stands below the bar of a unit."""
    above = tuple((name, power) for name, power in unit or _PURE if power > 0)
    below = tuple((name, -power) for name, power in unit or _PURE if power < 0)
    return [above, below]


def _fit(first: _Known, second: _Known) -> bool:
    """Return whether two units may be added; one that is not known, or is none, fits all."""
    return not first or not second or first == second


def _product(first: _Known, second: _Known, sign: int) -> _Known:
    """Return the unit of a product, or of a quotient where the sign is -1."""
    if first is None or second is None:
        return None
    powers = dict(first)
    for name, power in second:
        powers[name] = powers.get(name, 0) + sign * power
    kept = tuple((name, powers[name]) for name in sorted(powers) if powers[name])
    return kept if len(kept) <= _MOST_FACTORS else None


class _Units:
    """Carry the units of one document through formulas.

    Attributes:
        declared: The unit of each count, of its previous value, and of each constant.
    """

    declared: dict[str, _Known]

    def __init__(self, document: Document) -> None:
        self.declared = dict.fromkeys(document.constants, _PURE)
        self._spelled: dict[str, str] = {}
        self._indicators: dict[str, _Known] = {}
        for name, count in document.counts.items():
            unit: _Known = None
            if count.unit is not None:
                written = " ".join(count.unit.split())
                self._spelled.setdefault(written.casefold(), written)
                unit = ((written.casefold(), 1),)
            self.declared[name] = self.declared[previous_name(name)] = unit

    def names(self, indicator: Indicator) -> dict[str, _Known]:
        """Return the unit of every name that the formulas of an indicator use."""
        used = [*indicator.formulas]
        used += [side for item in indicator.defined_when for side in (item.left, item.right)]
        names: dict[str, _Known] = {}
        for formula in used:
            for name in (*formula.names, *map(previous_name, formula.previous)):
                part = indicator.parts.get(name)
                names[name] = self._of(part) if part is not None else self.declared.get(name)
        return names

    def _of(self, indicator: Indicator) -> _Known:
        """Return the unit of an indicator; it is not known where it may be a mixture."""
        if indicator.id not in self._indicators:
            unit: _Known = None
            if indicator.different_units is None:
                names = self.names(indicator)
                above, *below = (self.carried(item, names)[0] for item in indicator.formulas)
                unit = _product(above, below[0], -1) if below else above
            self._indicators[indicator.id] = unit
        return self._indicators[indicator.id]

    def carried(
        self, formula: Formula, names: Mapping[str, _Known]
    ) -> tuple[_Known, list[_Mixture]]:
        """Return the unit of a formula, and what in it does not fit.

        Behind a mixture the first unit is taken, and the same two units are told once.
        """
        mixtures: dict[tuple[_Known, _Known], _Mixture] = {}

        def leaf(value: str | Exact, span: _Span) -> _Part:
            return _Part(names[value] if isinstance(value, str) else _PURE, span)

        def operation(sign: str, parts: list[_Part], span: _Span) -> _Part:
            if sign in ("*", "/"):
                first, second = parts
                return _Part(_product(first.unit, second.unit, 1 if sign == "*" else -1), span)
            known = next((part for part in parts if part.unit), None)
            if known is None:
                unit = None if any(part.unit is None for part in parts) else _PURE
                return _Part(unit, span)
            for part in parts:
                pair = known.unit, part.unit
                if not _fit(*pair) and pair not in mixtures:
                    texts = _text_at(formula, known.span), _text_at(formula, part.span)
                    words = self.words(texts[0], known.unit, texts[1], part.unit)
                    mixtures[pair] = _Mixture(words, part.span)
            return _Part(known.unit, known.span if len(parts) > 1 else span)

        return formula.fold(leaf, operation).unit, [*mixtures.values()]

    def compared(self, comparison: Comparison, names: Mapping[str, _Known]) -> list[_Mixture]:
        """Return what does not fit in the two sides of a comparison, or between them."""
        left, right = comparison.left, comparison.right
        first, found = self.carried(left, names)
        second, more = self.carried(right, names)
        at = len(right.text) - len(right.text.lstrip()), len(right.text.rstrip())
        if not found and not more and not _fit(first, second):
            texts = _text_at(left, (0, len(left.text))), _text_at(right, at)
            more = [_Mixture(self.words(texts[0], first, texts[1], second), at)]
        start = len(comparison.text) - len(right.text)
        moved = (_Mixture(words, (begin + start, end + start)) for words, (begin, end) in more)
        return [*found, *moved]

    def words(self, first: str, unit: _Known, second: str, other: _Known) -> dict[str, str]:
        """Return the words of a message about two parts."""
        return {
            "first": first,
            "second": second,
            "unit": self.written(unit),
            "other": self.written(other),
        }

    def written(self, unit: _Known) -> str:
        """Return a unit as its counts write it, such as `orang / desa`."""
        sides = [
            " * ".join(self._spelled[name] + ("" if power == 1 else f"^{power}")
                       for name, power in side or _PURE)
            for side in _divided(unit)
        ]  # fmt: skip
        above, below = sides
        return f"{above or 1} / {below}" if below else above


def _text_at(formula: Formula, span: _Span) -> str:
    return " ".join(formula.text[slice(*span)].split())
