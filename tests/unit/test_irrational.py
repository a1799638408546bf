"""Roots and logarithms: right in the last decimal, and refused where there is none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

import iku_core as iku
from definitions import codes, definition, document, faults
from iku_core.evaluation import evaluate
from iku_core.irrational import UndefinedError, logarithm, nth_root
from iku_core.plan import plan_of
from iku_core.verify import verify

LINE = "      - {{id: i, name: I, value: '{}', precision: {}, decimals: 6}}\n"


@pytest.mark.parametrize(
    ("number", "degree", "decimals", "root"),
    [
        (0, 2, 5, "0"),
        (1, 12, 5, "1"),
        (4, 2, 3, "2"),
        (2, 2, 10, "1.4142135624"),
        (10, 3, 10, "2.1544346900"),
        (-27, 3, 2, "-3"),
        (Fraction(1, 4), 2, 1, "0.5"),
        (Fraction(9, 400), 2, 1, "0.2"),
        (Fraction(9801, 40000), 2, 2, "0.50"),
        (Fraction(81, 400), 2, 1, "0.5"),
        (10**60, 5, 1, "1000000000000"),
    ],
)
def test_a_root_is_rounded_half_up(
    number: int | Fraction, degree: int, decimals: int, root: str
) -> None:
    assert nth_root(number, degree, decimals) == Fraction(root)


@pytest.mark.parametrize(
    ("number", "decimals", "value"),
    [
        (1, 5, "0"),
        (2, 10, "0.6931471806"),
        (10, 40, "2.3025850929940456840179914546843642076011"),
        (Fraction(1, 2), 10, "-0.6931471806"),
        (Fraction(10**9 + 1, 10**9), 12, "0.000000001"),
        (10**300, 3, "690.776"),
    ],
)
def test_a_logarithm_is_rounded_half_up(number: int | Fraction, decimals: int, value: str) -> None:
    assert logarithm(number, decimals) == Fraction(value)


def test_more_digits_are_taken_where_few_do_not_tell() -> None:
    """Just above 1 the logarithm begins with many noughts, and then with a half."""
    number = 1 + Fraction(1, 2 * 10**3) + Fraction(1, 8 * 10**6) + Fraction(1, 48 * 10**9)

    assert logarithm(number, 3) in (Fraction(0), Fraction(1, 1000))
    assert logarithm(number + Fraction(1, 10**8), 3) == Fraction(1, 1000)


@pytest.mark.parametrize("number", [0, -1])
def test_what_has_no_value_is_refused(number: int) -> None:
    with pytest.raises(UndefinedError):
        logarithm(number, 5)
    with pytest.raises(UndefinedError):
        nth_root(-1, 2, 5)


class TestFormulas:
    """Only an indicator that says a precision has roots and logarithms."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("{id: i, name: I, value: 'root(a, 2)'}", ["IKU243"]),
            ("{id: i, name: I, value: 'ln(a)'}", ["IKU243"]),
            ("{id: i, name: I, value: a, precision: 5}", []),
            ("{id: i, name: I, value: 'root(a, 2)', precision: 41}", ["IKU128"]),
            ("{id: i, name: I, value: 'root(a, 1)', precision: 5}", ["IKU244"]),
            ("{id: i, name: I, value: 'root(a, 13)', precision: 5}", ["IKU244"]),
            ("{id: i, name: I, value: 'root(a, b)', precision: 5}", ["IKU244"]),
            ("{id: i, name: I, value: 'root(a, 2.0)', precision: 5}", ["IKU244"]),
            ("{id: i, name: I, value: 'root(a)', precision: 5}", ["IKU222"]),
            ("{id: i, name: I, value: 'ln(a, b)', precision: 5}", ["IKU222"]),
            ("{id: i, name: I, value: 'root(a, 2)', precision: 5}", []),
            ("{id: i, name: I, value: 'root(a, 2)', precision: 1}", ["IKU248"]),
            ("{id: i, name: I, value: 'root(a, 2)', precision: 3, decimals: 4}", ["IKU248"]),
            ("{id: i, name: I, value: 'root(a, 2)', precision: 4, decimals: 4}", []),
            ("{id: i, name: I, value: 'root(a, 2)', precision: 1, decimals: x}", ["IKU127"]),
        ],
    )
    def test_what_is_written(self, text: str, told: list[str]) -> None:
        assert codes(definition(f"      - {text}\n")) == told

    @pytest.mark.parametrize(("decimals", "precision"), [(2, 10), (10, 10), (12, 12)])
    @pytest.mark.parametrize("written", ["", ", precision: 1"])
    def test_the_precision_of_the_hint_will_do(
        self, decimals: int, precision: int, written: str
    ) -> None:
        """What the hint says, followed to the letter, leads to no other fault."""
        line = "      - {{id: i, name: I, value: 'root(a, 2)', decimals: {}{}}}\n"
        (issue,) = faults(definition(line.format(decimals, written)))

        assert str(precision) in issue.hint_in("en")
        assert codes(definition(line.format(decimals, f", precision: {precision}"))) == []

    def test_a_constraint_and_a_rule_have_none(self) -> None:
        assert codes(definition(above="constraints: ln(a) <= b\n")) == ["IKU239"]
        above = "rules: {r: {title: R, formula: 'root(realisation, 2)'}}\n"
        assert codes(definition(above=above)) == ["IKU246"]

    def test_a_program_needs_a_precision_too(self) -> None:
        found = document(LINE.format("ln(a)", 6))["i"]

        with pytest.raises(ValueError, match="root and ln need a precision"):
            iku.Indicator(id="i", name="I", value=found.value, counts=found.counts)
        with pytest.raises(ValueError, match="a precision of 5 is below 6 decimals"):
            evolve(found, precision=5)
        (formula,) = found.formulas
        with pytest.raises(ValueError, match="has no root and no ln"):
            iku.AchievementRule(id="r", title="R", formula=formula)


class TestResults:
    """A figure that rests on a rounded function says so."""

    def test_it_is_marked(self) -> None:
        found = document(LINE.format("root(a * b, 2)", 8) + "      - {id: j, name: J, value: i}\n")

        results = iku.evaluate_all(found, {"a": 3, "b": 2})

        assert [result.is_inexact for result in results.values()] == [True, True]
        assert results["i"].exact == Fraction("2.44948974")
        assert "≈ 2.44948974, rounded half up" in results["i"].explain()
        assert "akar dan logaritma dibulatkan ke 8 desimal" in results["i"].explain("id")

    def test_without_a_value_it_is_not(self) -> None:
        found = document(LINE.format("ln(a)", 8))

        assert not evaluate(found["i"], {}).is_inexact
        assert not evaluate(document()["rasio"], {"a": 2, "b": 1}).is_inexact

    @pytest.mark.parametrize(
        ("formula", "told"),
        [
            ("ln(a)", "IKU528 ln has no value at 0"),
            ("root(b - a - 4, 2)", "IKU528 root has no value at -2"),
            ("1 / ln(a + 1)", "IKU523 the divisor ln(a + 1) is 0"),
        ],
    )
    def test_where_there_is_none_it_says_why(self, formula: str, told: str) -> None:
        found = evaluate(document(LINE.format(formula, 8))["i"], {"a": 0, "b": 2})

        assert (found.value, [str(issue) for issue in found.reasons]) == (None, [told])

    def test_it_is_written_and_read_again(self) -> None:
        found = document(LINE.format("root(a, 12)", 40))

        assert iku.parse_document(iku.write_document(found)) == found


class TestRefusals:
    """What needs exact numbers refuses roots by name."""

    def test_proofs(self) -> None:
        line = LINE.format("max(0, min(1, ln(a)))", 8).replace(
            "decimals", "range: [0, 1], decimals"
        )

        found = verify(document(line))

        assert [issue.code for issue in found.findings if issue.code == "IKU420"] == ["IKU420"]
        ranges = [check for check in found.checks if check.name.startswith("range")]
        assert {check.verdict.value for check in ranges} == {"sampled"}

    def test_tables(self) -> None:
        with pytest.raises(iku.TableError, match="IKU615"):
            plan_of(document(LINE.format("ln(a)", 8))["i"])
