"""What differs in the definition of one indicator. Layer 5, part of `changes`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from iku_core.achievement_rule import target_text
from iku_core.canonical import definition_form
from iku_core.declaration import Range
from iku_core.definition import Indicator
from iku_core.exact import format_exact
from iku_core.meaning import same_meaning, same_wording
from iku_core.office import Officer
from iku_core.scale import Scale

__all__ = ["Difference", "differences"]


@frozen
class Difference:
    """Hold one thing that differs in the definition of an indicator.

    Attributes:
        part: What differs: `formula`, `wording` where a formula is written otherwise and means the
            same, `unit`, `target`, and so on.
        old: How it was, as a text; None where there was none, or it is too long to be shown.
        new: How it is, likewise.
        name: The count, the constant, the indicator or the period that it is about; None for the
            indicator itself.
        matters: Whether figure, status, achievement or meaning change with it.

    Example:
        >>> Difference("unit", "indeks", "skor").matters
        True
    """

    part: str
    old: str | None
    new: str | None
    name: str | None = None
    matters: bool = True


_MEANING: Final = ("name", "unit", "decimals", "precision", "better", "range", "weight", "scale")
_REST: Final = ("source", "responsible", "explanation", "printed_formula")
_LONG: Final = (
    *("rises_with", "falls_with", "unchanged_by_scale", "defined_when", "different_units"),
    *("decisions", "cases"),
)
_OF_COUNTS: Final = ("label", "kind", "unit", "range", "at_most", "accumulate", "rollup")


def differences(old: Indicator, new: Indicator) -> Iterator[Difference]:
    """Iterate over what differs between two definitions of an indicator, what matters first.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> list(differences(document["nilai-ikm"], document["nilai-ikm"]))
        []
    """
    if old is new:
        return
    yield from _of_formula(old, new)
    yield from _of_attributes(old, new, _MEANING, matters=True)
    yield from _of_declarations(old, new)
    yield from _of_targets(old, new)
    yield from _of_attributes(old, new, _REST, matters=False)
    for key in _LONG:
        if getattr(old, key) != getattr(new, key):
            yield Difference(key, None, None, matters=False)


def _of_formula(old: Indicator, new: Indicator) -> Iterator[Difference]:
    same = same_meaning(old, new)
    if not _is_written_alike(old, new):
        yield Difference("wording" if same else "formula", _formula(old), _formula(new),
                         matters=not same)  # fmt: skip
    for name in sorted(old.parts.keys() & new.parts.keys()):
        part, other = old.parts[name], new.parts[name]
        if not same_wording(part, other):
            matters = not same_meaning(part, other)
            texts = _formula(part), _formula(other)
            yield Difference("part", *texts, part.id, matters=matters)


def _is_written_alike(old: Indicator, new: Indicator) -> bool:
    forms = [definition_form(item) for item in (old, new)]
    return all(forms[0][key] == forms[1][key] for key in ("formulas", "multiplier"))


def _formula(indicator: Indicator) -> str:
    """Return the formula on one line, with its multiplier."""
    texts = [" ".join(formula.text.split()) for formula in indicator.formulas]
    if len(texts) == 2:
        texts = [
            text if formula.is_single else f"({text})"
            for text, formula in zip(texts, indicator.formulas, strict=True)
        ]
    whole = " / ".join(texts)
    if indicator.multiplier == 1:
        return whole
    return f"{whole} × {format_exact(indicator.multiplier, 'plain')}"


def _of_attributes(
    old: Any, new: Any, keys: tuple[str, ...], *, matters: bool, name: str | None = None
) -> Iterator[Difference]:
    for key in keys:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            part = key if name is None else f"count {key}"
            yield Difference(part, _text(before), _text(after), name, matters)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Range):
        low, high = (
            "" if bound is None else format_exact(bound, "plain")
            for bound in (value.low, value.high)
        )
        return f"{low} .. {high}".strip()
    if isinstance(value, Officer):
        return ", ".join(part for part in (value.title, value.name) if part is not None)
    if isinstance(value, Scale):
        return f"{value.id} ({value.version})"
    return format_exact(value, "plain")


def _of_declarations(old: Indicator, new: Indicator) -> Iterator[Difference]:
    """Iterate over what differs in counts, constants and constraints that both rest on."""
    forms = [definition_form(item) for item in (old, new)]
    for name in forms[0]["counts"]:
        if name in forms[1]["counts"]:
            pair = old.counts[name], new.counts[name]
            yield from _of_attributes(*pair, _OF_COUNTS, matters=True, name=name)
            yield from _of_attributes(*pair, ("source",), matters=False, name=name)
    for name in forms[0]["constants"]:
        if name in forms[1]["constants"]:
            item, other = old.constants[name], new.constants[name]
            if item.value != other.value:
                yield Difference("constant", _text(item.value), _text(other.value), name)
            if item.label != other.label:
                yield Difference("constant label", item.label, other.label, name)
    before, after = (form["constraints"] for form in forms)
    if before != after:
        gone = "; ".join(text for text in before if text not in after) or None
        come = "; ".join(text for text in after if text not in before) or None
        yield Difference("constraints", gone, come)


def _of_targets(old: Indicator, new: Indicator) -> Iterator[Difference]:
    for period in sorted({*old.targets, *new.targets}):
        pair = old.targets.get(period), new.targets.get(period)
        if pair[0] != pair[1]:
            before, after = (None if target is None else target_text(target) for target in pair)
            yield Difference("target", before, after, period)
    rules = [(item.achievement, item.achievement_defaults) for item in (old, new)]
    if rules[0] != rules[1]:
        yield Difference("achievement", None, None)
