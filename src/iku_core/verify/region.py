"""Counts inside what is declared of them, made one after the other and never thrown away.

Enters: a system. Leaves: a `Region`, which knows for each count between which numbers it may lie
once the earlier ones are chosen, by the elimination of J. Fourier (1827) and T. S. Motzkin (1936).
Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import gcd
from typing import Final, TypeAlias

from iku_core.exact import Exact, simplest
from iku_core.verify.affine import Affine
from iku_core.verify.declarations import System
from iku_core.verify.simplex import TooHardError
from iku_core.verify.witness import smallest_point

__all__ = ["Chooser", "Point", "Region"]

MAX_FORMS: Final = 2_000
PLACES: Final = 2
"""Decimals that a chosen number has, where that leaves enough to choose from."""

MIN_STEPS: Final = 50
"""How many decimal numbers there must be to choose from."""

Point: TypeAlias = dict[str, Exact]

Chooser: TypeAlias = "Callable[[int | None, int | None], int]"
"""Chooses a whole number between two bounds, each included; None where there is none."""


class Region:
    """Hold a system in the order in which its counts are chosen.

    Attributes:
        names: The counts in that order.
        fixed: Points that are tried again and again, kept by whoever made them.

    Raises:
        TooHardError: There are too many relations between the counts.

    Example:
        >>> forms = Affine({"part": 1}), Affine({"whole": 1, "part": -1})
        >>> names = ("part", "whole")
        >>> region = Region(System(names, frozenset(names), ()).also(*forms))
        >>> region.point(lambda low, high: low if high is None else high)
        {'part': 0, 'whole': 0}
    """

    def __init__(self, system: System) -> None:
        self.system = system
        self.names: tuple[str, ...]
        self._limits: dict[str, list[Affine]] = {}
        self._smallest: Point | None = None
        self.fixed: tuple[Point, ...] = ()
        self._eliminate()

    def _eliminate(self) -> None:
        forms = _reduced(self.system.forms)
        waiting = list(self.system.names)
        chosen_last: list[str] = []
        while waiting:
            name = min(waiting, key=lambda name: _cost(forms, name))
            waiting.remove(name)
            chosen_last.append(name)
            own = [form for form in forms if name in form.terms]
            self._limits[name] = own
            lows = [form for form in own if form.terms[name] > 0]
            highs = [form for form in own if form.terms[name] < 0]
            if len(forms) + len(lows) * len(highs) > MAX_FORMS:
                raise TooHardError
            joined = (_without(name, low, high) for low in lows for high in highs)
            others = (form for form in forms if name not in form.terms)
            forms = _reduced((*others, *joined))
        self.names = tuple(reversed(chosen_last))

    def point(self, choose: Chooser) -> Point:
        """Return a point, each count as `choose` takes it from what is left for it.

        Where whole numbers leave a gap that the bounds do not show, the smallest point stands in;
        whoever counts different points notices.
        """
        point: Point = {}
        for name in self.names:
            number = self._number(name, point, choose)
            if number is None:
                return self._fallback()
            point[name] = number
        return {name: point[name] for name in self.system.names}

    def _number(self, name: str, point: Mapping[str, Exact], choose: Chooser) -> Exact | None:
        low, high = self._bounds(name, point)
        if name in self.system.whole:
            return _chosen(low, high, 1, choose)
        if low is not None and low == high:
            return low
        return _chosen(low, high, _scale(low, high), choose)

    def _bounds(self, name: str, point: Mapping[str, Exact]) -> tuple[Exact | None, Exact | None]:
        low: Exact | None = None
        high: Exact | None = None
        for form in self._limits[name]:
            factor = form.terms[name]
            rest = form.constant + sum(
                number * point[other] for other, number in form.terms.items() if other != name
            )
            limit = simplest(Fraction(-rest) / factor)
            if factor > 0:
                low = limit if low is None else max(low, limit)
            else:
                high = limit if high is None else min(high, limit)
        return low, high

    def _fallback(self) -> Point:
        if self._smallest is None:
            found = smallest_point(self.system)
            if found is None:
                raise TooHardError
            self._smallest = found
        return dict(self._smallest)

    def all_points(self, limit: int) -> list[Point] | None:
        """Return every point, or None where there are more than `limit` or no end of them."""
        found: list[Point] = [{}]
        for name in self.names:
            longer: list[Point] = []
            for point in found:
                low, high = self._bounds(name, point)
                if low is None or high is None or high - low > limit:
                    return None
                numbers: Iterable[Exact] = (low,)
                if name in self.system.whole:
                    first, last = _inner(low, high, 1)
                    numbers = range(first, last + 1)
                elif low < high:
                    return None
                longer += [{**point, name: number} for number in numbers]
                if len(longer) > limit:
                    return None
            found = longer
        return [{name: point[name] for name in self.system.names} for point in found]


def _scale(low: Exact | None, high: Exact | None) -> int:
    """Return how many parts of one a decimal number is chosen in: more where there is less room."""
    scale = 10**PLACES
    if low is not None and high is not None:
        while (high - low) * scale < MIN_STEPS:
            scale *= 10
    return scale


def _chosen(low: Exact | None, high: Exact | None, scale: int, choose: Chooser) -> Exact | None:
    """Let a multiple of 1 / `scale` be chosen; None where there is none between the bounds."""
    first = None if low is None else _inner(low, low, scale)[0]
    last = None if high is None else _inner(high, high, scale)[1]
    if first is not None and last is not None and first > last:
        return None
    return simplest(Fraction(choose(first, last), scale))


def _inner(low: Exact, high: Exact, scale: int) -> tuple[int, int]:
    """Return the first and the last multiple of 1 / `scale` between two numbers, as whole ones."""
    return (
        -(-low.numerator * scale // low.denominator),
        high.numerator * scale // high.denominator,
    )


def _cost(forms: Iterable[Affine], name: str) -> tuple[bool, int]:
    """Return how much is lost where a count is chosen late: gaps, then relations."""
    factors = [form.terms[name] for form in forms if name in form.terms]
    lows = sum(factor > 0 for factor in factors)
    uneven = any(abs(factor) != 1 for factor in factors)
    return uneven, lows * (len(factors) - lows) - len(factors)


def _without(name: str, low: Affine, high: Affine) -> Affine:
    """Return what two relations say together of the other counts."""
    return low.scaled(-high.terms[name]).plus(high, low.terms[name])


def _reduced(forms: Iterable[Affine]) -> list[Affine]:
    """Return the relations in least whole numbers, the strictest of those of equal terms."""
    strictest: dict[tuple[tuple[str, Exact], ...], Exact] = {}
    for form in forms:
        if not form.terms:
            continue
        whole = form.whole()
        divisor = gcd(*(factor.numerator for factor in whole.terms.values()))
        terms = tuple(
            (name, factor.numerator // divisor) for name, factor in sorted(whole.terms.items())
        )
        constant = simplest(Fraction(whole.constant) / divisor)
        strictest[terms] = min(constant, strictest.get(terms, constant))
    return [Affine(dict(terms), constant) for terms, constant in strictest.items()]
