"""What is promised: proved, refuted with the smallest counter-example, or tried."""

from __future__ import annotations

import pytest

from definitions import document
from iku_core import Document
from iku_core.verify import Check, Verdict, tasks_of
from iku_core.verify.analysis import Analysis
from iku_core.verify.missing import missing_declarations

SHARES = """\
  a: {label: A, at_most: n, source: S}
  b: {label: B, at_most: m, source: S}
  c: {label: C, at_most: n, source: S}
  n: {label: Jumlah N, source: S}
  m: {label: M, source: S}
  w: {label: W, kind: decimal, range: [0, 1], source: S}
  x: {label: X, kind: decimal, source: S}
  k: {label: K, range: [1, 3], source: S}
"""


def indicator(formula: str, *lines: str, above: str = "", more: str = "") -> Document:
    keys = "".join(f"        {line}\n" for line in lines)
    text = f"      - id: i\n        name: Nama\n        value: {formula}\n{keys}{more}"
    return document(text, counts=SHARES + above)


def check(made: Document, name: str, *, samples: int | None = None) -> Check:
    (found,) = (
        task.run()
        for task in tasks_of(made, samples=samples)
        if task.indicator == "i" and task.name == name
    )
    return found


def verdict(made: Document, name: str) -> Verdict:
    return check(made, name).verdict


def counts(found: Check) -> dict[str, object]:
    assert found.counterexample is not None
    return dict(found.counterexample.counts)


class TestBounds:
    """Bounds of sums over sums are proved or refuted; of others they are proved by intervals."""

    @pytest.mark.parametrize(
        "formula",
        [
            *("a / n", "(a + c) / (2 * n)", "mean(a / n, b / m, c / n)", "(a / n) * (b / m)"),
            *("w * (a / n) + (1 - w) * (b / m) - (1 - w) * (b / m)", "min(a / n, 1)"),
            *("max(a, c) / n", "abs(a / n - b / m)", "1 / (1 + a / n * b)", "w", "k / 3"),
            *("max(min(a / n, 1) * w, 0)", "-(-a / n)", "(n - a) / n", "1 - 1 / k", "a / n / k"),
            *("(a / n) * (a / n)", "1 / (-1 - (a * b)) + 1", "sum(a / n, b / m) / 2"),
        ],
    )
    def test_a_share_is_at_most_one(self, formula: str) -> None:
        found = check(indicator(formula, "range: [null, 1]"), "range: at most 1")

        if formula.startswith("w *"):
            assert found.verdict is Verdict.SAMPLED
        else:
            assert found.verdict is Verdict.PROVED
            assert found.proof is not None
            assert found.proof.lines

    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            ("a / n", {"a": 1, "n": 1}),
            ("n / (n + 1)", {"n": 2}),
            ("a / (n - 5)", {"a": 1, "n": 6}),
            ("x", {"x": 1}),
            ("x / 3", {"x": 2}),
            ("w / 1.7", {"w": 1}),
            ("w / 2 + 0.45 - w * w * 0", {"w": 1}),
            ("max(a, c) / (2 * n) + 0.4", {"a": 1, "c": 0, "n": 1}),
            ("5 - k", {"k": 1}),
            ("-x", {"x": -1}),
        ],
    )
    def test_what_is_refuted_is_refuted_by_the_smallest_counts(
        self, formula: str, expected: dict[str, float]
    ) -> None:
        found = check(indicator(formula, "range: [null, 0.5]"), "range: at most 0.5")

        assert found.verdict is Verdict.REFUTED
        assert found.proof is None
        assert {name: float(number) for name, number in counts(found).items()} == pytest.approx(  # type: ignore[arg-type]
            expected
        )

    def test_a_count_that_is_only_related_is_not_shown(self) -> None:
        found = check(indicator("a", "range: [0, 2]"), "range: at most 2")

        assert counts(found) == {"a": 3}

    @pytest.mark.parametrize(
        "formula", ["a * b - n * m", "a * b / (n * m) * 2 - 1", "(a / n) * w * 2"]
    )
    def test_products_are_tried_where_intervals_do_not_tell(self, formula: str) -> None:
        found = check(indicator(formula, "range: [-1000000, 0.9]"), "range: at most 0.9")

        assert found.verdict in (Verdict.SAMPLED, Verdict.REFUTED)
        if found.verdict is Verdict.SAMPLED:
            assert found.examples >= 12

    def test_few_counts_are_all_tried(self) -> None:
        found = check(indicator("k * k * k - 9 * k", "range: [-10, 0]"), "range: at most 0")

        assert found.verdict is Verdict.PROVED
        assert found.proof is not None
        assert found.proof.lines == ("all 3 allowed counts were tried",)

    def test_a_part_is_carried_through(self) -> None:
        more = (
            "      - id: j\n        name: J\n        numerator: a\n        denominator: n\n"
            '        unit: "%"\n'
        )
        made = indicator("j * 2", "range: [0, 200]", more=more)

        assert verdict(made, "range: at most 200") is Verdict.PROVED

    def test_a_part_without_a_normal_form_is_carried_through_as_an_interval(self) -> None:
        terms = " * ".join(f"({' + '.join(f'{number} * w' for number in range(1, 9))} + a / n)"
                           for _ in range(2))  # fmt: skip
        more = f"      - id: j\n        name: J\n        value: max(min({terms}, 1), 0)\n"
        made = indicator("j * k", "range: [0, 3]", more=more)

        assert verdict(made, "range: at most 3") is Verdict.PROVED


class TestDirections:
    """A value rises or falls with a count."""

    @pytest.mark.parametrize(
        ("formula", "key"),
        [
            ("a / n", "rises_with: a"),
            ("a / n", "falls_with: n"),
            ("(n - a) / n", "falls_with: a"),
            ("max(a, c)", "rises_with: a"),
            ("max(a, c) / n", "rises_with: c"),
            ("(a - prev(a)) / (prev(a) + 1)", "falls_with: prev(a)"),
            ("x", "rises_with: x"),
            ("-x / k", "falls_with: x"),
            ("abs(a) + n", "rises_with: n"),
        ],
    )
    def test_it_is_proved(self, formula: str, key: str) -> None:
        assert verdict(indicator(formula, key), key) is Verdict.PROVED

    @pytest.mark.parametrize(
        ("formula", "key"),
        [
            ("a / n", "falls_with: a"),
            ("a / n", "rises_with: n"),
            ("max(a, c)", "falls_with: a"),
            ("min(a / n, b / m)", "falls_with: a"),
            ("x * x", "rises_with: x"),
            ("x", "falls_with: x"),
            ("1 / (n - 5)", "falls_with: n"),
            ("(a - prev(a)) / (prev(a) + 1)", "rises_with: prev(a)"),
        ],
    )
    def test_it_is_refuted(self, formula: str, key: str) -> None:
        found = check(indicator(formula, key), key)

        assert found.verdict is Verdict.REFUTED
        assert "(step)" not in counts(found)
        assert [issue.code for issue in found.issues] == ["IKU406"]

    def test_what_cannot_be_proved_is_tried(self) -> None:
        found = check(indicator("a * b", "rises_with: a"), "rises_with: a")

        assert found.verdict is Verdict.SAMPLED

    def test_a_count_that_cannot_move_alone_promises_nothing(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: a, rises_with: a}\n",
            counts="  a: {label: A}\n  b: {label: B}\n",
            above="constraints: a = b\n",
        )

        found = check(made, "rises_with: a")

        assert (found.verdict, [issue.code for issue in found.issues]) == (
            Verdict.UNDECIDED,
            ["IKU410"],
        )


class TestScale:
    """A value stays where all counts are multiplied by one number."""

    @pytest.mark.parametrize("formula", ["a / n", "max(a, c) / n", "a * b / (n * m)", "2 - a / n"])
    def test_it_is_proved(self, formula: str) -> None:
        made = indicator(formula, "unchanged_by_scale: true")

        assert verdict(made, "unchanged_by_scale") is Verdict.PROVED

    @pytest.mark.parametrize("formula", ["a / (n + 1)", "a", "a * b / n", "max(a, 1)"])
    def test_it_is_refuted(self, formula: str) -> None:
        made = indicator(formula, "unchanged_by_scale: true")

        assert verdict(made, "unchanged_by_scale") is Verdict.REFUTED

    def test_a_count_that_cannot_be_doubled_promises_nothing(self) -> None:
        counts = "  k: {label: K, range: [4, 7]}\n"
        line = "      - {id: i, name: Nama, value: k / k, unchanged_by_scale: true}\n"

        found = check(document(line, counts=counts), "unchanged_by_scale")

        assert found.verdict is Verdict.UNDECIDED


class TestDefinedness:
    """There is a value wherever the conditions hold."""

    @pytest.mark.parametrize(
        ("formula", "condition"),
        [
            ("a / n", "n > 0"),
            ("a / n", "a >= 1"),
            ("a / (n + 1)", "n >= 0"),
            ("1 / x", "x > 0"),
            ("1 / x", "x < 0"),
            ("a / (n * m)", "[n > 0, m > 0]"),
            ("1 / (x - 2)", "[x > 2.5, x > 1]"),
            ("a / n + b / m", "[a > 0, b > 0]"),
            ("1 / (k * 2)", "k = 2"),
            ("max(a / n, b / m)", "[n = 3, m >= 1]"),
        ],
    )
    def test_it_is_proved(self, formula: str, condition: str) -> None:
        made = indicator(formula, f"defined_when: {condition}")
        name = f"defined_when: {condition.strip('[]')}"

        assert verdict(made, name) is Verdict.PROVED

    @pytest.mark.parametrize(
        ("formula", "condition", "divisor"),
        [
            ("a / n", "n >= 0", "n"),
            ("1 / (x - 1)", "x > 0", "(x - 1)"),
            ("a / n + b / m", "n > 0", "m"),
            ("1 / (n * m - 6)", "n > 0", "(n * m - 6)"),
            ("1 / min(n, 0)", "n >= 1", "min(n, 0)"),
        ],
    )
    def test_it_is_refuted(self, formula: str, condition: str, divisor: str) -> None:
        found = check(
            indicator(formula, f"defined_when: {condition}"), f"defined_when: {condition}"
        )

        if "n * m" in formula:
            assert found.verdict is Verdict.SAMPLED
        else:
            assert found.verdict is Verdict.REFUTED
            assert found.issues[0].values["divisor"] == divisor

    def test_conditions_that_cannot_be_met_prove_nothing(self) -> None:
        found = check(indicator("1 / k", "defined_when: k > 3"), "defined_when: k > 3")

        assert found.verdict is Verdict.UNDECIDED
        assert "k <= 3" in found.issues[0].values["declarations"]

    def test_without_a_normal_form_it_is_tried(self) -> None:
        long = " * ".join(f"max(a, {number})" for number in range(7))
        made = indicator(f"1 / ({long})", "defined_when: a > 0")

        assert verdict(made, "defined_when: a > 0") is Verdict.SAMPLED

    def test_examples_at_the_edge_of_a_strict_condition_say_nothing(self) -> None:
        made = indicator("1 / (x * x + x)", "defined_when: x > 0")

        assert verdict(made, "defined_when: x > 0") is Verdict.SAMPLED


class TestObstacles:
    """Contradictions and divisors that are always 0 are told once, and prove nothing."""

    def test_a_contradiction_names_what_contradicts(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: a / b, range: [0, 1]}\n",
            counts="  a: {label: A, range: [5, null]}\n  b: {label: B, range: [null, 4]}\n",
            above="constraints: [prev(b) >= 0, a <= b]\n",
        )
        checks = [task.run() for task in tasks_of(made) if task.indicator == "i"]

        (issue,) = (issue for found in checks for issue in found.issues)
        assert issue.values["declarations"] == "a >= 5 and b <= 4 and a <= b"
        assert not any(found.verdict in (Verdict.PROVED, Verdict.SAMPLED) for found in checks)

    def test_a_contradiction_of_the_previous_period_is_found(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: prev(a)}\n",
            counts="  a: {label: A, range: [5, null]}\n",
            above="constraints: prev(a) <= 4\n",
        )

        found = check(made, "declarations can be met")

        assert found.issues[0].values["declarations"] == "prev(a) >= 5 and prev(a) <= 4"

    @pytest.mark.parametrize("formula", ["a / (n - n)", "a / (0 * n)", "1 / (k - k + a - a)"])
    def test_a_divisor_that_is_always_nought_is_told(self, formula: str) -> None:
        made = indicator(formula, "range: [0, 1]")

        assert [issue.code for issue in check(made, "declarations can be met").issues] == ["IKU411"]
        assert verdict(made, "range: at most 1") is Verdict.UNDECIDED
        assert verdict(made, "two computations agree") is Verdict.UNDECIDED

    def test_a_divisor_of_a_part_is_named(self) -> None:
        made = document(
            "      - {id: j, name: Nama, numerator: a, denominator: n - n}\n"
            "      - {id: h, name: Nama, value: j + 1}\n"
            "      - {id: i, name: Nama, value: h + 1}\n",
            counts=SHARES,
        )

        assert [issue.values for issue in check(made, "declarations can be met").issues] == [
            {"divisor": "n - n"}
        ]

    def test_a_divisor_that_the_declarations_make_nought_is_told(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: a / b}\n",
            counts="  a: {label: A}\n  b: {label: B, range: [0, 0]}\n",
        )

        assert [issue.code for issue in check(made, "declarations can be met").issues] == ["IKU411"]

    def test_whole_counts_that_do_not_exist_leave_everything_undecided(self) -> None:
        made = document(
            "      - {id: i, name: Nama, value: a, range: [0, 1]}\n",
            counts="  a: {label: A}\n  b: {label: B}\n",
            above="constraints: 2 * a = 2 * b + 1\n",
        )

        found = check(made, "declarations can be met")

        assert (found.verdict, found.proof, found.issues) == (Verdict.UNDECIDED, None, ())
        assert verdict(made, "a value or a status") is Verdict.UNDECIDED


class TestUniversal:
    """Every indicator promises what no file needs to declare."""

    @pytest.mark.parametrize(
        "formula", ["a / n", "max(a, prev(c)) / min(n, m)", "abs(x) * w", "sum(a, b, c) / 3", "k"]
    )
    def test_they_hold(self, formula: str) -> None:
        made = indicator(formula)

        for name in ("a value or a status", "two computations agree"):
            assert verdict(made, name) in (Verdict.SAMPLED, Verdict.PROVED)

    def test_examples_of_hypothesis_can_be_asked_for(self) -> None:
        found = check(indicator("a / n"), "two computations agree", samples=40)

        assert found.verdict is Verdict.SAMPLED
        assert 20 <= found.examples <= 40

    def test_a_formula_without_a_normal_form_is_evaluated_alone(self) -> None:
        long = " * ".join(f"max({' + '.join('abcnm')}, {number})" for number in range(7))
        names = [task.name for task in tasks_of(indicator(long.replace("abcnm", "a")))]

        assert "two computations agree" not in names
        assert "a value or a status" in names

    def test_a_formula_as_long_as_can_be_has_no_room_for_more(self) -> None:
        long = f"sum(a, {', '.join(['1234567890.12345'] * 110)}, 0.2)"
        names = [task.name for task in tasks_of(indicator(long))]

        assert "adding nothing changes nothing" not in names


class TestAdvice:
    """The declaration that would close the proof is named."""

    @pytest.mark.parametrize(
        ("formula", "bound", "expected"),
        [
            ("c / m", 1, (("at_most: m", "c"),)),
            ("b / n", 1, (("b <= n", "constraints"),)),
            ("(a + c) / n", 1, (("a + c <= n", "constraints"),)),
            ("(m + x) / n", 1, (("m + x <= n", "constraints"),)),
            ("n", 7, (("range: [..., 7]", "n"),)),
            ("n / 3 + 1", 2, (("range: [..., 3]", "n"),)),
            ("a * b", 1, ()),
            ("prev(m) / prev(n)", 1, (("at_most: n", "m"),)),
            ("prev(m) / n", 1, (("prev(m) <= n", "constraints"),)),
            ("k + 7", 2, ()),
        ],
    )
    def test_above(self, formula: str, bound: int, expected: tuple[tuple[str, str], ...]) -> None:
        made = indicator(formula.replace("c / m", "m / n") if formula == "c / m" else formula)
        if formula == "c / m":
            expected = (("at_most: n", "m"),)

        assert missing_declarations(Analysis(made, made["i"]), "high", bound) == expected

    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            ("x", (("range: [0, ...]", "x"),)),
            ("-x", (("range: [..., 0]", "x"),)),
            ("x + a", (("range: [0, ...]", "x"),)),
            ("x / n", (("range: [0, ...]", "x"),)),
        ],
    )
    def test_below(self, formula: str, expected: tuple[tuple[str, str], ...]) -> None:
        made = indicator(formula)

        assert missing_declarations(Analysis(made, made["i"]), "low", 0) == expected

    def test_it_stands_in_the_hint_in_both_languages(self) -> None:
        (issue,) = check(indicator("m / n", "range: [0, 1]"), "range: at most 1").issues

        assert issue.hint == "add at_most: n to m, or mend the formula"
        assert issue.hint_in("id") == "tambahkan at_most: n pada m, atau perbaiki rumus"

    def test_where_nothing_would_help_the_hint_is_general(self) -> None:
        (issue,) = check(indicator("k + 7", "range: [0, 1]"), "range: at most 1").issues

        assert issue.hint.startswith("declare what bounds the counts")
