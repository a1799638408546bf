"""The rule about rates: a figure per 1,000 is multiplied by 1,000 somewhere.

Enters: a draft. Leaves: a warning for each unit that names a rate by which nothing multiplies.
Layer 3, part of `rules`.
"""

from __future__ import annotations

import re
from typing import Final

from iku_core._findings import Reading
from iku_core.drafts import Draft, IndicatorDraft

__all__ = ["check_rates"]

_WORDS: Final = {
    "seratus": 100,
    "seribu": 1_000,
    "1000": 1_000,
    "mil": 1_000,
    "mill": 1_000,
    "mile": 1_000,
    "mille": 1_000,
    "thousand": 1_000,
    "sepuluh ribu": 10_000,
    "10000": 10_000,
    "seratus ribu": 100_000,
    "100000": 100_000,
    "sejuta": 1_000_000,
    "1000000": 1_000_000,
}
"""What a rate is of, in words and in digits."""

_THOUSANDS = re.compile(r"(?<=[0-9])[., ](?=[0-9]{3}(?![0-9]))", re.ASCII)
_RATE = re.compile(
    rf"(?<!\w)(?:(?:per|/) ?-?(?P<of>{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    r"|pro ?mil(?:l|le)?)(?!\w)|\u2030"
)


def check_rates(draft: Draft, reading: Reading) -> None:
    """A rate of a thousand has a multiplier, or that factor in its formula."""
    constants = {name for name, item in draft.constants.items() if item is not None}
    for indicator in draft.indicators():
        values = indicator.values
        if "multiplier" in indicator.node.entries or not {"numerator", "denominator"} <= set(
            values
        ):
            continue
        unit = values.get("unit", "")
        factor = _factor_of(unit)
        if factor is not None and not _has_number(indicator, constants):
            node = indicator.node.entries["unit"][1]
            reading.fault("IKU184", node, text=unit, factor=str(factor))


def _factor_of(unit: str) -> int | None:
    """Return what a figure in that unit is multiplied by; None for what names no rate."""
    match = _RATE.search(_THOUSANDS.sub("", " ".join(unit.lower().split())))
    return None if match is None else _WORDS.get(match["of"], 1_000)


def _has_number(indicator: IndicatorDraft, constants: set[str]) -> bool:
    """Return whether a formula holds a number or a constant, which may be that factor."""
    return any(
        re.search(r"(?<!\w)[0-9]*00(?!\w)", formula.text, re.ASCII)
        or not constants.isdisjoint(formula.names)
        for _, formula in indicator.formulas()
    )
