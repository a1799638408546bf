"""Promises of the prover: it proves nothing that is false, and refutes nothing that is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iku_core as iku
import strategies as own
from iku_core.normal_form import normal_form
from iku_core.verify import Certificate, Check, Goal, Verdict, certifies, tasks_of
from iku_core.verify.affine import Affine
from iku_core.verify.analysis import Analysis
from iku_core.verify.declarations import Declared, System, system_of
from iku_core.verify.intervals import interval_of
from iku_core.verify.promises import declared_promises
from iku_core.verify.region import Region
from iku_core.verify.simplex import Infeasible, Minimum, TooHardError, minimise

NAMES = ("a", "b", "c", "d", "e")


def text_of(random: Random) -> str:
    """Return a definition: counts with relations at random, and a ratio of sums with a range."""
    names = NAMES[: random.randint(2, 5)]
    counts = []
    for name in names:
        keys = [f"label: Cacah {name}"]
        if random.random() < 0.25:
            keys.append("kind: decimal")
            low = random.randint(-2, 2)
            keys.append(f"range: [{low}, {random.choice(('null', low + random.randint(0, 9)))}]")
        elif random.random() < 0.3:
            low = random.randint(0, 4)
            keys.append(f"range: [{low}, {random.choice(('null', low + random.randint(0, 9)))}]")
        if random.random() < 0.4:
            keys.append(f"at_most: {random.choice([other for other in names if other != name])}")
        counts.append(f"  {name}: {{{', '.join(keys)}}}")
    constraints = [
        f"  - {sum_of(random, names)} {random.choice(('<=', '<=', '>=', '='))} "
        f"{sum_of(random, names)}"
        for _ in range(random.choice((0, 0, 0, 1, 1, 2)))
    ]
    least: Any = random.choice((0, 0, -1, "null"))
    high = random.choice((1, 1, 2, Fraction(1, 2)))
    return "\n".join(
        [
            *("schema: 1", "id: x", "title: X", "organisation: {name: X}", "counts:", *counts),
            *(["constraints:", *constraints] if constraints else []),
            *("objectives:", "  - statement: S", "    indicators:", "      - id: i"),
            *("        name: I", f"        numerator: {sum_of(random, names)}"),
            f"        denominator: {sum_of(random, names)}",
            f"        range: [{least}, {float(high)}]",
        ]
    )


def sum_of(random: Random, names: tuple[str, ...]) -> str:
    terms = [
        f"{random.choice((1, 1, 1, 2, 3))} * {name}"
        for name in random.sample(names, random.randint(1, len(names)))
    ]
    if random.random() < 0.3:
        terms.append(str(random.randint(1, 4)))
    return random.choice((" + ", " + ", " + ", " - ")).join(terms)


def checks_of(document: iku.Document) -> dict[str, Check]:
    tasks = (task for task in tasks_of(document, samples=50) if "range" in task.name)
    return {task.name: task.run() for task in tasks}


class TestAgainstZ3:
    """Never a proof that z3 refutes, never a refutation that does not evaluate as claimed."""

    def test_four_hundred_random_problems(self) -> None:
        z3 = pytest.importorskip("z3")
        seen: Counter[tuple[Verdict, bool]] = Counter()
        random = Random(20200303)
        for _ in range(400):
            document = iku.parse_document(text_of(random))
            indicator = document["i"]
            assert indicator.range is not None
            for name, check in checks_of(document).items():
                low = indicator.range.low if "least" in name else None
                high = indicator.range.high if "most" in name else None
                second = Second(z3, indicator)
                broken = second.can_be_beyond(low, high)
                seen[check.verdict, broken] += 1
                if check.verdict is Verdict.PROVED:
                    assert not broken, (name, iku.write_document(document))
                if check.verdict is Verdict.REFUTED:
                    assert check.counterexample is not None
                    assert broken
                    assert second.allows(dict(check.counterexample.counts))
                    evaluates_as_claimed(indicator, check, low, high)
        assert seen[Verdict.PROVED, False] > 100
        assert seen[Verdict.REFUTED, True] > 100
        assert seen[Verdict.SAMPLED, True] + seen[Verdict.UNDECIDED, True] < 100


class Second:
    """The second opinion: what z3 says of the declarations and the value of an indicator."""

    def __init__(self, z3: Any, indicator: iku.Indicator) -> None:
        self.z3 = z3
        self.system = system_of(indicator)
        self.symbols = {
            name: (z3.Int if name in self.system.whole else z3.Real)(name)
            for name in self.system.names
        }
        pieces = Analysis(None, indicator).fractional  # type: ignore[arg-type]
        assert pieces is not None
        (self.piece,) = pieces

    def number(self, number: Any) -> Any:
        fraction = Fraction(number)
        return self.z3.Q(fraction.numerator, fraction.denominator)

    def symbol(self, form: Affine) -> Any:
        terms = [self.number(factor) * self.symbols[name] for name, factor in form.terms.items()]
        return self.z3.Sum([*terms, self.number(form.constant)])

    def can_be(self, *conditions: Any) -> bool:
        """Return whether allowed counts meet conditions."""
        solver = self.z3.Solver()
        solver.set("timeout", 5_000)
        solver.add([self.symbol(form) >= 0 for form in self.system.forms])
        solver.add(*conditions)
        found = solver.check()
        assert found != self.z3.unknown
        return bool(found == self.z3.sat)

    def can_be_beyond(self, low: Any, high: Any) -> bool:
        """Return whether the value can be below `low`, or above `high`."""
        above, below = self.symbol(self.piece.above), self.symbol(self.piece.below)
        excess = above - self.number(high if high is not None else low) * below
        excess = excess if high is not None else -excess
        signs = ((below > 0, excess > 0), (below < 0, excess < 0))
        return self.can_be(self.z3.Or(*(self.z3.And(*sign) for sign in signs)))

    def allows(self, point: dict[str, Any]) -> bool:
        """Return whether counts are allowed, whatever those are that only limit them."""
        return self.can_be(
            *(self.symbols[name] == self.number(value) for name, value in point.items())
        )


def evaluates_as_claimed(indicator: iku.Indicator, check: Check, low: Any, high: Any) -> None:
    assert check.counterexample is not None
    exact = iku.evaluate(indicator, check.counterexample.counts).exact
    assert exact is not None
    assert exact > high if high is not None else exact < low
    assert exact == Fraction(check.counterexample.outcome.removeprefix("exact: "))


def formula_of(random: Random, depth: int) -> str:
    """Return a formula over two counts and the previous value of one, with every operation."""
    if depth == 0 or random.random() < 0.2:
        return random.choice(("a", "b", "a", "b", "prev(a)", str(random.randint(1, 3))))
    left, right = formula_of(random, depth - 1), formula_of(random, depth - 1)
    forms = ("({} + {})", "({} - {})", "({} * {})", "({} / {})", "min({}, {})", "max({}, {})")
    return random.choice((*forms, "abs({})", "min({}, 0)", "max({}, 0)")).format(left, right)


def promising(random: Random) -> str:
    """Return a definition that promises everything there is, rightly or wrongly."""
    low = random.randint(0, 2)
    limits = random.choice(
        (f"range: [{low}, {low + random.randint(0, 4)}]", "at_most: a", "kind: count")
    )
    condition = f"{random.choice('ab')} {random.choice(('>', '>=', '=', '<'))} {low}"
    formula = f"a * 0 + {formula_of(random, 3)} + b * 0"
    part = f"{{id: j, name: J, numerator: '{formula_of(random, 1)}', denominator: b}}"
    if random.random() < 0.3:
        formula = f"{formula} - j"
    return "\n".join(
        [
            *("schema: 1", "id: x", "title: X", "organisation: {name: X}", "counts:"),
            *("  a: {label: A}", f"  b: {{label: B, {limits}}}"),
            *("objectives:", "  - statement: S", "    indicators:", f"      - {part}"),
            *("      - id: i", "        name: I", f'        value: "{formula}"'),
            f"        range: [{random.choice((-1, 0))}, {random.randint(1, 3)}]",
            f"        {random.choice(('rises_with', 'falls_with'))}: [a, b]",
            *("        unchanged_by_scale: true", f"        defined_when: {condition}"),
        ]
    )


class TestAgainstCounting:
    """What is proved holds for all small counts, and what is refuted does not."""

    def test_a_hundred_and_fifty_definitions(self) -> None:
        random = Random(20200303)
        seen: Counter[Verdict] = Counter()
        for _ in range(150):
            document = iku.parse_document(promising(random))
            analysis = Analysis(document, document["i"])
            points = [
                point
                for numbers in product(range(6), repeat=len(analysis.system.names))
                for point in [dict(zip(analysis.system.names, numbers, strict=True))]
                if all(form.value(point) >= 0 for form in analysis.system.forms)
            ]
            for promise in declared_promises(analysis):
                (check,) = (task.run() for task in tasks_of(document) if task.name == promise.name)
                seen[check.verdict] += 1
                if check.verdict is Verdict.PROVED:
                    broken = [p for p in judged(promise, points) if isinstance(p, iku.Issue)]
                    assert broken == [], iku.write_document(document)
                if check.verdict is Verdict.REFUTED:
                    assert check.counterexample is not None
        assert min(seen[Verdict.PROVED], seen[Verdict.REFUTED]) > 150


def judged(promise: Any, points: list[dict[str, Any]]) -> Iterator[Any]:
    """Judge all points that the promise speaks of; for a direction with a step of 1."""
    space = promise.space()
    for point in points:
        whole = {**point, **dict.fromkeys((n for n in space.names if n not in point), 1)}
        if all(form.value(whole) >= 0 for form in space.forms):
            yield promise.judge(whole)


numbers = st.integers(-5, 5)
affines = st.builds(
    Affine, st.dictionaries(st.sampled_from(NAMES[:3]), numbers, max_size=3), numbers
)


class TestSimplex:
    """What is found is a point that is allowed, and multiples that add up to the objective."""

    @given(affines, st.lists(affines, max_size=7))
    def test_the_answer_proves_itself(self, objective: Affine, constraints: list[Affine]) -> None:
        found = minimise(objective, constraints)

        if isinstance(found, Minimum | Infeasible):
            total = Affine({})
            for factor, form in zip(found.multipliers, constraints, strict=True):
                assert factor >= 0
                total = total.plus(form, factor)
            if isinstance(found, Infeasible):
                assert not total.terms
                assert total.constant < 0
            else:
                point = {**dict.fromkeys(NAMES, 0), **found.point}
                assert total.plus(Affine({}, found.value)) == objective
                assert objective.value(point) == found.value
                assert all(form.value(point) >= 0 for form in constraints)

    @given(affines, st.lists(affines, max_size=5), st.data())
    def test_no_allowed_point_is_below_the_least_value(
        self, objective: Affine, constraints: list[Affine], data: st.DataObject
    ) -> None:
        found = minimise(objective, constraints)
        point = {name: data.draw(st.fractions(-9, 9, max_denominator=4)) for name in NAMES}

        if all(form.value(point) >= 0 for form in constraints):
            assert not isinstance(found, Infeasible)
            if isinstance(found, Minimum):
                assert objective.value(point) >= found.value


class TestChecker:
    """A certificate is accepted where it adds up, and at no other."""

    @given(st.lists(affines, min_size=1, max_size=4), st.data())
    def test_what_adds_up_is_accepted_and_what_is_changed_is_not(
        self, forms: list[Affine], data: st.DataObject
    ) -> None:
        declared = tuple(Declared(f"d{at}", form) for at, form in enumerate(forms))
        factors = [data.draw(st.fractions(0, 5, max_denominator=3)) for _ in forms]
        rest = data.draw(st.integers(0, 5))
        target = Affine({}, rest)
        for factor, form in zip(factors, forms, strict=True):
            target = target.plus(form, factor)
        system = System(NAMES, frozenset(), declared)
        certificate = Certificate(tuple(zip(factors, declared, strict=True)))

        assert certifies(certificate, Goal("goal", system, target))
        contradictory = not target.terms and target.constant - rest < 0
        lower = Goal("goal", system, target.plus(Affine({}, -rest - 1)))
        assert certifies(certificate, lower) == contradictory
        other = Goal("goal", system, target.plus(Affine({"z": 1})))
        assert certifies(certificate, other) == contradictory
        foreign = Certificate((*certificate.parts, (1, Declared("foreign", Affine({}, 1)))))
        assert not certifies(foreign, Goal("goal", system, target))
        negative = Certificate((*certificate.parts, (-1, declared[0])))
        assert not certifies(negative, Goal("goal", system, target))


class TestIntervals:
    """No value lies outside the interval."""

    @given(own.indicators(), own.counts_and_previous)
    def test_every_value_lies_inside(self, made: Any, values: dict[str, Any]) -> None:
        indicator, _ = made
        found = interval_of(indicator, system_of(indicator))
        current, previous = own.both_periods(values)
        exact = iku.evaluate(indicator, current, previous=previous).exact

        if found is not None and exact is not None:
            assert found[0].low <= (0, exact) <= found[0].high


class TestRegion:
    """Every point that is made lies inside what is declared."""

    @given(st.integers(0, 10_000), st.data())
    def test_points_lie_inside(self, seed: int, data: st.DataObject) -> None:
        document = iku.parse_document(text_of(Random(seed)))
        system = system_of(document["i"])
        if not isinstance(minimise(Affine({}), system.forms), Infeasible):
            region = Region(system)
            choose = lambda low, high: data.draw(  # noqa: E731
                st.integers(
                    low if low is not None else (-20 if high is None else high - 20),
                    high if high is not None else (20 if low is None else low + 20),
                )
            )
            try:
                point = region.point(choose)
            except TooHardError:
                return
            assert set(point) == set(system.names)
            assert all(form.value(point) >= 0 for form in system.forms)
            assert all(Fraction(point[name]).denominator == 1 for name in system.whole)


class TestNormalForm:
    """The normal form of an indicator gives what evaluation gives."""

    @given(own.indicators(), own.counts_and_previous)
    def test_it_agrees_with_evaluation(self, made: Any, values: dict[str, Any]) -> None:
        indicator, _ = made
        current, previous = own.both_periods(values)
        exact = iku.evaluate(indicator, current, previous=previous).exact
        point = own.exact(values)

        for piece in normal_form(indicator) or ():
            if piece.holds(point):
                assert piece.value(point) == exact
