"""Examples of allowed counts: by Hypothesis, or a few fixed ones where it is not needed.

Enters: a region and a judge of points. Leaves: how many examples kept a promise, or a
counter-example, made as small as Hypothesis can. Layer 6; the only place for `hypothesis`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from iku_core.definition import Indicator
from iku_core.exact import Exact
from iku_core.issues import Issue
from iku_core.normal_form import divided
from iku_core.verify.declarations import system_of
from iku_core.verify.prover import contradiction
from iku_core.verify.region import Point, Region
from iku_core.verify.simplex import TooHardError

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = [
    "Search",
    "exhaust",
    "hypothesis_is_installed",
    "points_of",
    "probe",
    "sample",
    "strategies",
    "strategies_of_both_periods",
]

Judge = Callable[[Point], "Issue | bool"]
"""Says of a point: an issue where the promise is broken, True where it is kept, False where it
says nothing."""

MAX_NUMBER: Final = 10**12
"""How far a number without a bound is drawn from its other bound, or from 0."""

_SHARE_OF_GREATEST: Final = 0.25
_TRIES: Final = 4
_SPANS: Final = (1, 3, 10, 100, 1_000, 1_000_000)


@frozen
class Search:
    """Hold what a search for a counter-example found.

    Attributes:
        examples: How many different points keep the promise.
        point: The counter-example; None where there is none.
        issue: What is wrong there; None where nothing is.

    Example:
        >>> exhaust([{"a": 1}, {"a": 1}, {"a": 2}], lambda point: True)
        Search(examples=2, point=None, issue=None)
    """

    examples: int
    point: Point | None = None
    issue: Issue | None = None


class _Broken(Exception):  # noqa: N818 - it ends a search, and is no error
    """A counter-example was found."""


class _Tally:
    """Count the different points that keep a promise."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.kept: set[tuple[Any, ...]] = set()
        self.point: Point | None = None
        self.issue: Issue | None = None

    def judged(self, point: Point) -> bool:
        """Return whether a point breaks the promise."""
        verdict = self.judge(point)
        if isinstance(verdict, Issue):
            self.point, self.issue = point, verdict
            return True
        if verdict:
            self.kept.add(tuple(point.values()))
        return False

    def search(self) -> Search:
        return Search(len(self.kept), self.point, self.issue)


def exhaust(points: Iterable[Point], judge: Judge) -> Search:
    """Judge given points one after the other, up to the first that breaks the promise.

    Example:
        >>> exhaust([{"a": 1}, {"a": 2}], lambda point: point["a"] > 1).examples
        1
    """
    tally = _Tally(judge)
    for point in points:
        if tally.judged(point):
            break
    return tally.search()


def probe(region: Region, judge: Judge, number: int) -> Search:
    """Judge the same few points at each call: the least one, some greatest ones, and others.

    Example:
        >>> from iku_core.verify.declarations import System
        >>> from iku_core.verify.affine import Affine
        >>> system = System(("a",), frozenset({"a"}), ()).also(Affine({"a": 1}))
        >>> probe(Region(system), lambda point: True, 10).examples
        10
    """
    if len(region.fixed) != number:
        region.fixed = _fixed_points(region, number)
    return exhaust(region.fixed, judge)


def _fixed_points(region: Region, number: int) -> tuple[Point, ...]:
    random = Random(number)  # noqa: S311 - the points must be the same every time

    def least(low: int | None, high: int | None) -> int:
        return low if low is not None else min(0, high or 0)

    def choose(low: int | None, high: int | None) -> int:
        if high is not None and random.random() < _SHARE_OF_GREATEST:
            return high
        span = random.choice(_SPANS)
        if low is None:
            low = -span if high is None else high - span
        return random.randint(low, low + span if high is None else min(high, low + span))

    found = {tuple(point.items()): point for point in [region.point(least)]}
    for _ in range(_TRIES * number):
        if len(found) == number:
            break
        point = region.point(choose)
        found[tuple(point.items())] = point
    return tuple(found.values())


def hypothesis_is_installed() -> bool:
    """Return whether examples can be made by Hypothesis.

    Example:
        >>> hypothesis_is_installed()
        True
    """
    from importlib.util import find_spec  # noqa: PLC0415 - needed for this question alone

    return find_spec("hypothesis") is not None


def points_of(region: Region) -> SearchStrategy[Point]:
    """Return the Hypothesis strategy of the points of a region.

    Example:
        >>> from hypothesis import find
        >>> from iku_core.verify.declarations import System
        >>> find(points_of(Region(System(("a",), frozenset({"a"}), ()))), lambda point: True)
        {'a': 0}
    """
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra, and slow to load

    @st.composite
    def points(draw: st.DrawFn) -> Point:
        def choose(low: int | None, high: int | None) -> int:
            if low is None:
                low = -MAX_NUMBER if high is None else high - MAX_NUMBER
            return draw(st.integers(low, low + MAX_NUMBER if high is None else high))

        return region.point(choose)

    return points()


def sample(region: Region, judge: Judge, number: int) -> Search:
    """Judge `number` points of Hypothesis, the same at each call, and shrink what breaks.

    Example:
        >>> from iku_core.verify.declarations import System
        >>> sample(Region(System(("a",), frozenset({"a"}), ())), lambda point: True, 5).examples
        5
    """
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415 - likewise

    tally = _Tally(judge)

    @settings(
        max_examples=number,
        database=None,
        derandomize=True,
        deadline=None,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=(
            *(HealthCheck.too_slow, HealthCheck.data_too_large),
            *(HealthCheck.large_base_example, HealthCheck.nested_given),
        ),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    @given(points_of(region))
    def run(point: Point) -> None:
        if tally.judged(point):
            raise _Broken

    with suppress(_Broken):
        run()
    return tally.search()


def strategies(indicator: Indicator) -> SearchStrategy[dict[str, Exact]]:
    """Return the Hypothesis strategy of the counts that are allowed for an indicator.

    Every example lies inside what is declared of the counts (kind, range, at_most, constraints);
    none is made and thrown away. Give them to `evaluate` as they are, or use them in tests of your
    own application.

    Args:
        indicator: The indicator; it may not use `prev()`, for which there is
            `strategies_of_both_periods`.

    Returns:
        A strategy of numbers by count: all counts that the indicator uses, and those that limit
        them. Needs the package `hypothesis`.

    Raises:
        ValueError: The indicator uses the previous period, or its declarations are contradictory
            or too entangled.

    Example:
        >>> import iku_core as iku
        >>> from hypothesis import find
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> indicator = document["fasilitasi-ditindaklanjuti"]
        >>> find(strategies(indicator), lambda counts: iku.evaluate(indicator, counts).value == 0)
        {'fasilitasi_ditindaklanjuti': 0, 'fasilitasi_dilakukan': 1}
    """
    if any(name.startswith("prev(") for name in system_of(indicator).names):
        raise ValueError("the indicator uses prev(); take strategies_of_both_periods")
    return _allowed(indicator)


def strategies_of_both_periods(
    indicator: Indicator,
) -> SearchStrategy[tuple[dict[str, Exact], dict[str, Exact]]]:
    """Return the Hypothesis strategy of the counts of a period and of the one before it.

    Args:
        indicator: The indicator, which may use `prev()`.

    Returns:
        As `strategies`, but a pair: the counts, and those of the previous period.

    Raises:
        ValueError: Its declarations are contradictory or too entangled.

    Example:
        >>> import iku_core as iku
        >>> from hypothesis import find
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> find(strategies_of_both_periods(document["nilai-ikm"]), lambda pair: True)
        ({'nilai_ikm': 25}, {})
    """
    return _allowed(indicator).map(divided)


def _allowed(indicator: Indicator) -> SearchStrategy[Point]:
    system = system_of(indicator)
    try:
        if contradiction(system) is not None:
            raise ValueError(f"the declarations of {indicator.id} contradict each other")
        return points_of(Region(system))
    except TooHardError:
        raise ValueError(f"the declarations of {indicator.id} are too entangled") from None
