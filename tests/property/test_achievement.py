"""Promises of scales, of the rules for achievement, and of putting achievements together."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from definitions import document
from iku_core import (
    AchievementOptions,
    Period,
    Scale,
    achieve,
    achieve_all,
    evaluate,
    evaluate_all,
)
from iku_core.exact import Exact, round_half_up
from iku_core.frozen import FrozenMapping
from iku_core.profiles import shipped_rules, shipped_scales

YEAR = Period(2020)
(RATIO,) = document("      - {id: i, name: I, value: d, better: higher}\n")
RULES = shipped_rules()
BOUNDED = [name for name, scale in shipped_scales().items() if scale.is_bounded]


class TestScales:
    """Between the lowest and the highest bound a rounded number has one class, and only one."""

    @given(own.bounded_scales(), own.fractions)
    def test_every_number_has_one_class(self, made: tuple[Scale, object], number: Fraction) -> None:
        self.has_one_class(made[0], number)

    @pytest.mark.parametrize("name", BOUNDED)
    def test_on_a_shipped_scale(self, name: str) -> None:
        """Every number between its bounds, and every one in the middle of two, has one class."""
        scale = shipped_scales()[name]
        ends = [end for item in scale.classes for end in (item.low, item.high)]
        bounds = [Fraction(end) for end in ends if end is not None]
        halves = 2 * 10**scale.decimals
        first, last = int(min(bounds) * halves), int(max(bounds) * halves)

        for step in range(first, last + 1):
            rounded = Fraction((step + 1) // 2, halves // 2)
            holding = [item for item in scale.classes if item.holds(rounded)]
            assert holding == [scale.class_of(Fraction(step, halves))], step

    def has_one_class(self, scale: Scale, number: Fraction) -> None:
        rounded: Exact = number
        if scale.classify == "rounded":
            rounded = Fraction(round_half_up(number, scale.decimals))
        holding = [item for item in scale.classes if item.holds(rounded)]
        lows = [item.low for item in scale.classes]
        highs = [item.high for item in scale.classes]
        inside = (None in lows or rounded > min(low for low in lows if low is not None)) and (
            None in highs or rounded < max(high for high in highs if high is not None)
        )

        assert len(holding) <= 1
        assert holding == [scale.class_of(number)] if holding else scale.class_of(number) is None
        assert holding or not inside

    @given(own.bounded_scales(), own.fractions, own.fractions)
    def test_a_greater_number_has_no_lower_class(
        self, made: tuple[Scale, object], number: Fraction, more: Fraction
    ) -> None:
        scale, _ = made
        lower, upper = scale.class_of(number), scale.class_of(number + abs(more))

        if lower is not None and upper is not None:
            assert scale.score_of(lower) <= scale.score_of(upper)


def by_rule(name: str, target: Exact, realisation: Exact) -> Fraction | None:
    """Return the exact achievement by a shipped rule."""
    indicator = evolve(
        RATIO,
        targets=FrozenMapping({"2020": target}),
        achievement=AchievementOptions(rule=RULES[name]),
    )
    return achieve(evaluate(indicator, {"d": Fraction(realisation)}), YEAR).exact


POSITIVE = st.fractions(Fraction(1, 1000), 1000)


class TestRules:
    """The rules agree where the target is met exactly, and tell more and less apart."""

    @given(POSITIVE, POSITIVE)
    def test_mirror_and_inverse_agree_at_the_target_alone(
        self, target: Fraction, realisation: Fraction
    ) -> None:
        mirror, inverse = (by_rule(name, target, realisation) for name in ("mirror", "inverse"))

        assert mirror is not None
        assert inverse is not None
        assert (mirror == inverse) is (target == realisation)
        assert mirror <= inverse

    @given(POSITIVE)
    def test_all_give_100_at_the_target(self, target: Fraction) -> None:
        assert {by_rule(name, target, target) for name in ("ratio", "mirror", "inverse")} == {100}

    @given(POSITIVE, own.fractions, own.fractions)
    def test_ratio_rises_and_mirror_falls(
        self, target: Fraction, realisation: Fraction, more: Fraction
    ) -> None:
        for name, sign in (("ratio", 1), ("mirror", -1)):
            before = by_rule(name, target, realisation)
            after = by_rule(name, target, realisation + abs(more))
            assert before is not None
            assert after is not None
            assert sign * (after - before) >= 0

    @given(POSITIVE, own.fractions, st.fractions(-50, 100), st.fractions(100, 300))
    def test_limits_keep_what_they_cut_off(
        self, target: Fraction, realisation: Fraction, floor: Fraction, cap: Fraction
    ) -> None:
        options = AchievementOptions(rule=RULES["ratio"], floor=floor, cap=cap)
        indicator = evolve(RATIO, targets=FrozenMapping({"2020": target}), achievement=options)

        found = achieve(evaluate(indicator, {"d": realisation}), YEAR)

        assert found.uncapped == realisation / target * 100
        assert found.exact == min(max(found.uncapped, floor), cap)


LINES = "".join(
    f"      - {{id: i{number}, name: I, value: a{number}, better: higher, weight: {weight},"
    f" targets: {{2020: {target}}}}}\n"
    for number, (weight, target) in enumerate(((1, 80), ("2.5", 7), (3, 100), ("0.1", 33)))
)
COUNTS = "".join(f"  a{number}: {{label: A}}\n" for number in range(4))


def together(method: str, order: list[int], values: list[int | None]) -> Fraction | None:
    """Return the achievement of a document whose indicators stand in some order."""
    lines = LINES.splitlines(keepends=True)
    found = document(
        "".join(lines[number] for number in order),
        counts=COUNTS,
        above=f"achievement: {{objective: {method}, document: {method}}}\n".replace(
            "document: mean", "document: indicators"
        ),
    )
    counts = {f"a{number}": value for number, value in enumerate(values)}
    achievements = achieve_all(found, evaluate_all(found, counts), YEAR)
    (objective,) = achievements.objectives
    assert objective.exact == achievements.total.exact
    assert objective.left_out == values.count(None)
    return objective.exact


class TestTogether:
    """Achievements are put together in no order, and what is missing changes no weight."""

    @given(
        st.sampled_from(("mean", "weights")),
        st.permutations(range(4)),
        st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=4, max_size=4),
    )
    def test_the_order_does_not_matter(
        self, method: str, order: list[int], values: list[int | None]
    ) -> None:
        assert together(method, order, values) == together(method, [0, 1, 2, 3], values)
