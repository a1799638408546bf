"""The smallest counts that meet some sums: counter-examples that can be read.

Enters: a system, sums that are not negative and sums that are more than 0. Leaves: the whole
numbers (and decimals of few places) of the least total that meet them all, by branch and bound
over exact linear problems: A. H. Land and A. G. Doig (1960). Layer 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count
from typing import Final

from iku_core.exact import Exact, simplest
from iku_core.verify.affine import Affine
from iku_core.verify.declarations import System
from iku_core.verify.simplex import Minimum, TooHardError, minimise

__all__ = ["smallest_point"]

MAX_NODES: Final = 150
_PLACES: Final = (0, 1, 2, 4)


def smallest_point(
    system: System, *, holding: Sequence[Affine] = (), positive: Sequence[Affine] = ()
) -> dict[str, Exact] | None:
    """Return the smallest point of a system that meets more besides.

    Args:
        system: The counts and what is declared of them.
        holding: Sums that are 0 or more.
        positive: Sums that are more than 0.

    Returns:
        A number for every count, whole ones for whole counts and decimals with the fewest places
        that do; None where there is no such point, as far as four places show.

    Raises:
        TooHardError: The search gives up.

    Example:
        >>> system = System(("a", "b"), frozenset({"a", "b"}), ())
        >>> names = [Affine({"a": 1}), Affine({"b": 1}, -1)]
        >>> smallest_point(system, holding=names, positive=[Affine({"a": 2, "b": -3})])
        {'a': 2, 'b': 1}
    """
    decimals = [name for name in system.names if name not in system.whole]
    for places in _PLACES if decimals else _PLACES[:1]:
        scales = dict.fromkeys(decimals, 10**places)
        forms = [form.in_units(scales) for form in (*system.forms, *holding)]
        # A sum of whole numbers that is more than 0 is 1 or more.
        forms += [Affine({}, -1).plus(form.in_units(scales)) for form in positive]
        point = _smallest_whole(system.names, forms)
        if point is not None:
            return {
                name: simplest(Fraction(number) / scales.get(name, 1))
                for name, number in point.items()
            }
    return None


def _smallest_whole(names: Sequence[str], forms: list[Affine]) -> dict[str, Exact] | None:
    """Return the whole point of the least total; names that may be negative do not count."""
    counted = {
        name
        for form in forms
        if len(form.terms) == 1 and form.constant <= 0
        for name, factor in form.terms.items()
        if factor > 0
    }
    total = Affine(dict.fromkeys((name for name in names if name in counted), 1))
    order = count()
    waiting: list[tuple[Exact, int, list[Affine]]] = [(0, next(order), [])]
    for _ in range(MAX_NODES):
        if not waiting:
            return None
        _, _, cuts = heappop(waiting)
        found = minimise(total, [*forms, *cuts])
        if not isinstance(found, Minimum):
            continue
        point = {name: found.point.get(name, 0) for name in names}
        broken = next((name for name in names if point[name].denominator != 1), None)
        if broken is None:
            return point
        floor = point[broken].numerator // point[broken].denominator
        for cut in (Affine({broken: -1}, floor), Affine({broken: 1}, -floor - 1)):
            heappush(waiting, (found.value, next(order), [*cuts, cut]))
    raise TooHardError
