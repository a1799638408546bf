"""The canonical form of a definition and of counts: bytes that mean the same hash the same.

Enters: an indicator, or counts by name. Leaves: JSON in UTF-8, as `docs/reference/audit.md` says
byte by byte, and its SHA-256. Layer 3.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from iku_core.comparison import Comparison
from iku_core.declaration import Count, Range
from iku_core.definition import Indicator
from iku_core.exact import Exact
from iku_core.formula import Formula
from iku_core.status import Status

__all__ = [
    "canonical_bytes",
    "combined_hash",
    "counts_form",
    "counts_hash",
    "definition_form",
    "definition_hash",
    "formula_text",
]

_FORM: Final = 1
"""Number of the form; another one means that hashes cannot be compared."""

_KNOWN: Final[dict[int, tuple[weakref.ref[Indicator], str]]] = {}
"""Hashes of the indicators that are alive; each leaves together with its indicator."""


def formula_text(formula: Formula) -> str:
    """Write a formula in the one way that its checked tree allows.

    Every operation stands in parentheses with one blank on each side of its sign, numbers are in
    lowest terms.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> formula_text(parse_formula("a+ b*0.50 / sum(c,-d)"))
        '(a + ((b * 1/2) / sum(c, (-d))))'
    """
    return formula.fold(
        lambda leaf, _: leaf if isinstance(leaf, str) else str(leaf),
        lambda sign, parts, _: _operation(sign, parts),
    )


def _operation(sign: str, parts: list[str]) -> str:
    if sign == "neg":
        return f"(-{parts[0]})"
    if sign in "+-*/":
        return f"({parts[0]} {sign} {parts[1]})"
    return f"{sign}({', '.join(parts)})"


def _comparison_text(comparison: Comparison) -> str:
    sides = formula_text(comparison.left), formula_text(comparison.right)
    return f" {comparison.relation} ".join(sides)


def canonical_bytes(form: object) -> bytes:
    r"""Write a form as JSON: keys sorted, no blanks, letters as they are, in UTF-8.

    Example:
        >>> canonical_bytes({"b": None, "a": "é"})
        b'{"a":"\xc3\xa9","b":null}'
    """
    # Imported here, as in `_hash`, for `import iku_core` is to be fast.
    import json  # noqa: PLC0415

    text = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _hash(form: object) -> str:
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(canonical_bytes(form)).hexdigest()


def definition_hash(indicator: Indicator) -> str:
    """Return the SHA-256 of the canonical form of an indicator, as 64 hexadecimal digits.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> len(definition_hash(document["nilai-ikm"]))
        64
    """
    key = id(indicator)
    known = _KNOWN.get(key)
    if known is not None:
        return known[1]
    found = _hash(definition_form(indicator))
    _KNOWN[key] = (weakref.ref(indicator, lambda _: _KNOWN.pop(key, None)), found)
    return found


def combined_hash(hashes: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of several hashes, each with the id of its indicator, in their order.

    Example:
        >>> combined_hash([("a", "0"), ("b", "1")]) == combined_hash([("b", "1"), ("a", "0")])
        False
    """
    return _hash([[name, found] for name, found in hashes])


def definition_form(indicator: Indicator) -> dict[str, Any]:
    """Return what bears on figure, status and meaning of an indicator, as plain values.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> form = definition_form(document["nilai-ikm"])
        >>> form["formulas"], form["decimals"]
        ({'value': 'nilai_ikm'}, 2)
    """
    keys = ("value", "numerator", "denominator")
    formulas = {key: getattr(indicator, key) for key in keys}
    names = {name for formula in indicator.formulas for name in formula.names}
    counts = _counts(indicator)
    edition = indicator.edition
    start = None if edition is None else edition.valid_from
    return {
        "form": _FORM,
        "document": None if edition is None else edition.document,
        "valid_from": None if start is None else start.isoformat(),
        "indicator": indicator.id,
        "name": indicator.name,
        "formulas": {
            key: formula_text(formula) for key, formula in formulas.items() if formula is not None
        },
        "multiplier": str(indicator.multiplier),
        "decimals": indicator.decimals,
        "precision": indicator.precision,
        "unit": indicator.unit,
        "better": indicator.better,
        "range": _range(indicator.range),
        "counts": {name: _count(indicator.counts[name]) for name in counts},
        "constants": {
            name: {"label": item.label, "value": str(item.value)}
            for name, item in indicator.constants.items()
            if name in names | {*_named(_about(indicator, counts))}
        },
        "parts": {name: definition_hash(part) for name, part in indicator.parts.items()},
        "constraints": sorted({_comparison_text(item) for item in _about(indicator, counts)}),
    }


def _counts(indicator: Indicator) -> set[str]:
    """Return the counts that formulas use, and those that bound them."""
    found = {name for formula in indicator.formulas for name in formula.previous}
    found |= {
        name for formula in indicator.formulas for name in formula.names if name in indicator.counts
    }
    bounds = {indicator.counts[name].at_most for name in found}
    return found | {name for name in bounds if name is not None and name in indicator.counts}


def _about(indicator: Indicator, counts: set[str]) -> list[Comparison]:
    """Return the constraints that are about one of some counts."""
    return [item for item in indicator.constraints if not counts.isdisjoint(_named([item]))]


def _named(comparisons: Iterable[Comparison]) -> Iterator[str]:
    for comparison in comparisons:
        yield from comparison.names
        yield from comparison.previous


def _count(count: Count) -> dict[str, Any]:
    return {
        "accumulate": count.accumulate,
        "at_most": count.at_most,
        "kind": count.kind,
        "label": count.label,
        "range": _range(count.range),
        "unit": count.unit,
    }


def _range(found: Range | None) -> list[str | None] | None:
    if found is None:
        return None
    return [None if bound is None else str(bound) for bound in (found.low, found.high)]


def counts_form(
    inputs: Mapping[str, Exact | None], accumulated: Mapping[str, Status]
) -> dict[str, Any]:
    """Return counts as plain values.

    Args:
        inputs: Numbers by `a` or `prev(a)`; None where a count is missing, which is not 0.
        accumulated: How those of them that come from counts by period were put together.

    Example:
        >>> counts_form({"a": 0, "prev(a)": None}, {})["inputs"]
        {'a': '0', 'prev(a)': None}
    """
    return {
        "accumulated": {name: status.value for name, status in accumulated.items()},
        "form": _FORM,
        "inputs": {
            name: None if number is None else str(number) for name, number in inputs.items()
        },
    }


def counts_hash(inputs: Mapping[str, Exact | None], accumulated: Mapping[str, Status]) -> str:
    """Return the SHA-256 of the canonical form of counts, as 64 hexadecimal digits.

    Example:
        >>> counts_hash({"a": 0}, {}) == counts_hash({"a": None}, {})
        False
    """
    return _hash(counts_form(inputs, accumulated))
