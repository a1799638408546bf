"""The parts of the prover, each by itself."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import find

from definitions import document
from iku_core import Document
from iku_core.formula import parse_formula
from iku_core.normal_form import normal_form
from iku_core.rational import Polynomial, rational_pieces
from iku_core.verify import Verdict, strategies, strategies_of_both_periods, tasks_of
from iku_core.verify.affine import Affine, affine_of
from iku_core.verify.analysis import Analysis
from iku_core.verify.claims import (
    Fractional,
    bound_claims,
    definedness_claims,
    divisor_forms,
    fractional_pieces,
    is_homogeneous,
)
from iku_core.verify.declarations import System, conditions_of, system_of
from iku_core.verify.intervals import Interval, interval_of
from iku_core.verify.missing import missing_declarations
from iku_core.verify.promises import declared_promises
from iku_core.verify.prover import contradiction, prove
from iku_core.verify.region import Region
from iku_core.verify.sampling import probe
from iku_core.verify.simplex import Minimum, TooHardError, Unbounded, minimise
from iku_core.verify.witness import smallest_point

NOTHING = System((), frozenset(), ())


def whole(*forms: Affine) -> System:
    names = tuple(dict.fromkeys(name for form in forms for name in form.terms))
    return System(names, frozenset(names), ()).also(*forms)


def hard(size: int) -> list[Affine]:
    """Return relations of many counts that no short search solves."""
    random = Random(1)
    names = [f"x{at}" for at in range(size)]
    dense = [Affine({name: random.randint(-9, 9) for name in names}, random.randint(1, 99))
             for _ in range(2 * size)]  # fmt: skip
    return [*dense, *(Affine({name: 1}) for name in names)]


class TestAffine:
    """A sum is equal by content, and is written as a formula."""

    @pytest.mark.parametrize(
        ("form", "text"),
        [
            (Affine({}), "0"),
            (Affine({"a": 0}, 5), "5"),
            (Affine({"a": -1}, Fraction(-1, 2)), "-a - 0.5"),
            (Affine({"a": Fraction(1, 3), "b": -2}), "1/3 * a - 2 * b"),
        ],
    )
    def test_it_is_written(self, form: Affine, text: str) -> None:
        assert str(form) == text
        assert repr(form) == f"Affine('{text}')"
        assert hash(form) == hash(Affine(dict(form.terms), form.constant))
        assert form == Affine(dict(form.terms), form.constant)

    def test_it_is_no_number(self) -> None:
        assert Affine({}, 5) != 5
        assert Affine({}, 5) != Affine({}, 6)

    def test_a_product_is_no_sum(self) -> None:
        assert affine_of(Polynomial({("a", "a"): 1})) is None
        assert affine_of(Polynomial({("a",): 2, (): 1})) == Affine({"a": 2}, 1)


class TestSimplex:
    """A problem has a least value, or none, or is too large."""

    def test_without_a_bound_there_is_no_least_value(self) -> None:
        assert minimise(Affine({"a": -1}), [Affine({"a": 1})]) == Unbounded()

    def test_a_count_that_may_be_negative(self) -> None:
        found = minimise(Affine({"a": 1}), [Affine({"a": 2}, 7)])

        assert isinstance(found, Minimum)
        assert found.point == {"a": Fraction(-7, 2)}

    def test_what_is_too_large_is_given_up(self) -> None:
        with pytest.raises(TooHardError):
            minimise(Affine({f"x{at}": -1 for at in range(50)}), hard(50))

    def test_what_is_too_large_proves_and_contradicts_nothing(self) -> None:
        below = [form.plus(Affine({}, -100)) for form in hard(50)]
        piece = Fractional(Affine({"x0": -1}), Affine({}, 1), whole(*below))

        assert prove(bound_claims((piece,), "low", 0)) is None
        with pytest.raises(TooHardError):
            contradiction(piece.system)


class TestWitness:
    """The smallest counts are whole where counts are, with few places elsewhere."""

    def test_a_decimal_has_the_fewest_places(self) -> None:
        system = System(("x",), frozenset(), ()).also(
            Affine({"x": 100}, -12), Affine({"x": -10}, 2)
        )

        assert smallest_point(system) == {"x": Fraction(1, 5)}

    def test_there_is_none_between_two_whole_numbers(self) -> None:
        assert smallest_point(whole(Affine({"a": 2}, -1), Affine({"a": -2}, 1))) is None

    def test_there_is_none_that_four_places_show(self) -> None:
        third = Affine({"x": 3}, -1)

        assert smallest_point(System(("x",), frozenset(), ()).also(third, third.scaled(-1))) is None

    def test_a_search_without_end_is_given_up(self) -> None:
        # 6 a + 10 b = 15 c + 1 with bounds has whole solutions far out alone.
        form = Affine({"a": 12, "b": -20, "c": 30}, -1)
        positive = [Affine({name: 1}) for name in "abc"]

        with pytest.raises(TooHardError):
            smallest_point(whole(form, form.scaled(-1), *positive))


class TestIntervals:
    """Every operation keeps the values between its bounds."""

    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            (2, 4, "0.25 to 0.5"),
            (0, 4, "0.25 to ..."),
            (-4, -2, "-0.5 to -0.25"),
            (-4, 0, "... to -0.25"),
            (-1, 1, "... to ..."),
            (2, None, "0 to 0.5"),
        ],
    )
    def test_one_over(self, low: int, high: int | None, expected: str) -> None:
        assert str(Interval.of(low, high).reciprocal()) == expected

    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            ("sum(a * b, a * b)", "0 to ..."),
            ("mean(k * k, k * k)", "1 to 9"),
            ("abs(a * b - k * k)", "0 to ..."),
            ("min(k * k, 5)", "1 to 5"),
            ("max(k * k, 5)", "5 to 9"),
            ("-(k * k)", "-9 to -1"),
            ("k * k - k * k", "-8 to 8"),
            ("1 / (k * k - 5)", "... to ..."),
            ("basis * (k * k)", "2 to 18"),
            ("prev(k) * k", "1 to 9"),
            ("k / (k - k) * k", "0 to 0"),
        ],
    )
    def test_the_whole_formula(self, formula: str, expected: str) -> None:
        made = document(
            f"      - {{id: i, name: Nama, value: '{formula}'}}\n",
            counts="  a: {label: A}\n  b: {label: B}\n  k: {label: K, range: [1, 3]}\n",
            below="constants: {basis: {label: Basis, value: 2}}\n",
        )

        found = interval_of(made["i"], system_of(made["i"]))

        assert found is not None
        assert str(found[0]) == expected

    @pytest.mark.parametrize("formula", ["root(a, 2)", "ln(a + 1)"])
    def test_a_root_or_logarithm_may_be_anything(self, formula: str) -> None:
        made = document(f"      - {{id: i, name: Nama, value: '{formula}', precision: 4}}\n")

        found = interval_of(made["i"], system_of(made["i"]))

        assert found == (Interval.of(None, None), ())

    def test_what_is_too_large_has_none(self) -> None:
        made = document("      - {id: i, name: Nama, value: a * b}\n")

        below = [form.plus(Affine({}, -100)) for form in hard(50)]

        assert interval_of(made["i"], whole(Affine({"a": 1}), *below)) is None


class TestClaims:
    """What is no sum is seen, and never taken for one."""

    def test_a_value_without_pieces_is_no_sum(self) -> None:
        assert fractional_pieces(None, NOTHING) is None
        assert fractional_pieces(rational_pieces(parse_formula("a * b")), NOTHING) is None

    def test_a_condition_that_is_no_sum_is_left_out(self) -> None:
        pieces = rational_pieces(parse_formula("max(a * b, 5) * 0 + min(c, d)"))
        assert pieces is not None

        assert divisor_forms(pieces) == ()
        assert not is_homogeneous(pieces)

    def test_a_divisor_of_several_products_is_not_decided(self) -> None:
        pieces = rational_pieces(parse_formula("1 / (a * b + c)"))
        assert pieces is not None

        assert divisor_forms(pieces) is None
        assert definedness_claims(pieces, NOTHING, []) is None

    def test_a_divisor_that_is_0_leaves_nothing_to_claim(self) -> None:
        piece = Fractional(Affine({"a": 1}), Affine({}), NOTHING)

        assert bound_claims((piece,), "high", 1) == []

    def test_equal_conditions_are_two_sums(self) -> None:
        made = document("      - {id: i, name: Nama, value: 1 / a, defined_when: 2 * a = 4}\n")

        loose, strict = conditions_of(made["i"], system_of(made["i"]))

        assert [str(item.form) for item in loose] == ["2 * a - 4", "-2 * a + 4"]
        assert strict == []


class TestSystem:
    """What is declared of the counts that matter, and of no others."""

    def test_counts_that_only_take_from_a_bound_are_left_out(self) -> None:
        counts = "".join(f"  c{at}: {{label: C, at_most: n}}\n" for at in range(50))
        made = document(
            "      - {id: i, name: Nama, value: n}\n", counts=f"{counts}  n: {{label: Jumlah}}\n"
        )

        assert system_of(made["i"]).names == ("n",)

    @pytest.mark.parametrize(
        ("counts", "names"),
        [
            ("  c: {label: C, at_most: n, range: [5, null]}\n  n: {label: J}\n", ("n", "c")),
            ("  c: {label: C, at_most: n}\n  n: {label: J, kind: decimal}\n", ("n", "c")),
            (
                "  b: {label: B, at_most: c, range: [5, 9]}\n"
                "  c: {label: C, at_most: n}\n  n: {label: J}\n",
                ("n", "c", "b"),
            ),
            ("  c: {label: C, kind: decimal, at_most: n}\n  n: {label: J}\n", ("n",)),
            ("  c: {label: C, at_most: n}\n  n: {label: J, at_most: c}\n", ("n", "c")),
        ],
    )
    def test_counts_that_say_something_are_taken(self, counts: str, names: tuple[str, ...]) -> None:
        made = document("      - {id: i, name: Nama, value: n}\n", counts=counts)

        assert system_of(made["i"]).names == names

    def test_a_constraint_holds_in_both_periods(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: a - prev(a)}\n",
            above="constraints: [a <= k * b, prev(b) <= a]\n",
            below="constants: {k: {label: K, value: 2}}\n",
        )

        texts = [item.text for item in system_of(made["i"]).declared]

        assert texts[-4:] == [
            "prev(b) <= prev(a)",
            "a <= k * b",
            "a <= k * b (prev)",
            "prev(b) <= a",
        ]

    def test_counts_of_a_condition_are_taken(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: 1 / a, defined_when: prev(d) + d > 1}\n"
        )

        assert system_of(made["i"]).names == ("a", "d", "prev(d)")


class TestRegion:
    """Counts are made inside what is declared of them."""

    def test_the_order_leaves_no_gaps(self) -> None:
        twice = Affine({"b": 1, "a": -2})
        region = Region(whole(twice, twice.scaled(-1), Affine({"a": 1})))

        assert region.names == ("a", "b")
        assert region.point(lambda low, high: 3 if low != high else low) == {"b": 6, "a": 3}  # type: ignore[arg-type, return-value]

    def test_a_gap_is_filled_by_the_smallest_point(self) -> None:
        form = Affine({"a": 2, "b": -3}, -1)
        region = Region(whole(form, form.scaled(-1), Affine({"a": 1}), Affine({"b": 1})))

        points = [region.point(lambda low, high: 4 if low != high else low) for _ in range(2)]  # type: ignore[arg-type, return-value]

        assert points == [{"a": 2, "b": 1}] * 2

    def test_where_there_is_no_whole_point_nothing_is_made(self) -> None:
        form = Affine({"a": 2, "b": -2}, -1)

        with pytest.raises(TooHardError):
            Region(whole(form, form.scaled(-1))).point(lambda low, high: low or high or 0)

    def test_where_no_smallest_point_is_found_nothing_is_made(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = Affine({"a": 2, "b": -3}, -1)
        region = Region(whole(form, form.scaled(-1), Affine({"a": 1}), Affine({"b": 1})))
        monkeypatch.setattr("iku_core.verify.region.smallest_point", lambda _: None)

        with pytest.raises(TooHardError):
            region.point(lambda low, high: 4 if low != high else low)  # type: ignore[arg-type, return-value]

    def test_too_many_relations_are_given_up(self) -> None:
        with pytest.raises(TooHardError):
            Region(whole(*hard(60)))

    @pytest.mark.parametrize(
        ("forms", "number"),
        [
            ([Affine({"a": 1}), Affine({"a": -1}, 2)], 3),
            ([Affine({"a": 1}), Affine({"a": -1}, 99)], None),
            ([Affine({"a": 1})], None),
            (
                [
                    *(Affine({"a": 1}), Affine({"a": -1}, 9)),
                    *(Affine({"b": 1}), Affine({"b": -1}, 9)),
                ],
                None,
            ),
        ],
    )
    def test_all_points_are_told_where_they_are_few(
        self, forms: list[Affine], number: int | None
    ) -> None:
        points = Region(whole(*forms)).all_points(25)

        assert (None if points is None else len(points)) == number

    def test_decimals_with_room_are_never_few(self) -> None:
        forms = [Affine({"x": 1}), Affine({"x": -1}, 1)]

        assert Region(System(("x",), frozenset(), ()).also(*forms)).all_points(25) is None

    def test_a_decimal_that_is_fixed_is_one_point(self) -> None:
        forms = [Affine({"x": 1}, -5), Affine({"x": -1}, 5)]

        assert Region(System(("x",), frozenset(), ()).also(*forms)).all_points(25) == [{"x": 5}]

    def test_a_decimal_of_little_room_has_more_places(self) -> None:
        forms = [Affine({"x": 1}), Affine({"x": -1}, Fraction(1, 100))]
        region = Region(System(("x",), frozenset(), ()).also(*forms))

        assert probe(region, lambda point: True, 25).examples == 25  # noqa: ARG005

    def test_few_points_are_tried_again_until_it_is_enough(self) -> None:
        forms = [Affine({"a": 1}), Affine({"a": -1}, 3)]

        assert probe(Region(whole(*forms)), lambda point: True, 25).examples == 4  # noqa: ARG005


def entangled(value: str = "x0 / x1") -> Document:
    """Return a document whose declarations are too many to be solved."""
    forms = [form for form in hard(50) if len(form.terms) > 1]
    lines = "".join(f"  - {form.plus(Affine({}, -100))} >= 0\n" for form in forms)
    counts = "".join(
        f"  x{at}: {{label: X, kind: decimal, range: [0, null]}}\n" for at in range(50)
    )
    return document(
        f"      - {{id: i, name: Nama, value: {value}, range: [0, 1], defined_when: x1 > 0}}\n",
        counts=counts,
        above=f"constraints:\n{lines}",
    )


class TestEntangled:
    """What is too large to be decided is called undecided, and ends in a reasonable time."""

    def test_nothing_is_proved_and_nothing_is_refuted(self) -> None:
        made = entangled()
        checks = [task.run() for task in tasks_of(made) if task.indicator == "i"]

        assert {check.verdict for check in checks} == {Verdict.UNDECIDED}
        assert {issue.code for check in checks for issue in check.issues} == {"IKU412"}

    def test_products_are_not_decided_either(self) -> None:
        made = entangled("x0 * x2")
        promise = next(declared_promises(Analysis(made, made["i"])))

        assert promise.proof() is None

    def test_no_declaration_is_proposed(self) -> None:
        made = entangled()

        assert missing_declarations(Analysis(made, made["i"]), "high", 1) == ()

    def test_there_is_no_strategy(self) -> None:
        with pytest.raises(ValueError, match="too entangled"):
            strategies(entangled()["i"])


class TestStrategies:
    """Applications get the allowed counts for their own tests."""

    def test_a_contradiction_has_none(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: a}\n",
            counts="  a: {label: A, range: [5, 6]}\n",
            above="constraints: a <= 4\n",
        )

        with pytest.raises(ValueError, match="contradict each other"):
            strategies(made["i"])

    def test_both_periods_are_had_together(self) -> None:
        made = document("      - {id: i, name: Nama, value: a - prev(a)}\n")

        with pytest.raises(ValueError, match="strategies_of_both_periods"):
            strategies(made["i"])
        assert find(strategies_of_both_periods(made["i"]), bool) == ({"a": 0}, {"a": 0})


class TestNormalForm:
    """Indicators that refer to others are put together."""

    def test_a_part_reached_twice_is_made_once(self) -> None:
        made = document(
            "      - {id: p, name: P, value: a / 2}\n"
            "      - {id: q, name: Q, value: p + b}\n"
            "      - {id: i, name: Nama, value: p + q}\n"
        )
        form = normal_form(made["i"])

        assert form is not None
        assert form[0].value({"a": 3, "b": 5}) == 8
        assert str(interval_of(made["i"], system_of(made["i"]))) != "None"

    def test_without_that_of_a_part_there_is_none(self) -> None:
        terms = " * ".join(f"max(a, {at})" for at in range(7))
        made = document(
            f"      - {{id: p, name: P, value: '{terms}'}}\n"
            "      - {id: q, name: Q, value: p + 1}\n"
            "      - {id: i, name: Nama, value: p + q}\n"
        )

        assert normal_form(made["i"]) is None

    def test_a_value_that_one_branch_has_is_no_value_never(self) -> None:
        made = document("      - {id: i, name: Nama, value: '1 / max(a - a, b)'}\n")

        assert Analysis(made, made["i"]).obstacle is None
