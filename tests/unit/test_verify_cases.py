"""Worked cases are computed and compared exactly; what they do not reach is told."""

from __future__ import annotations

import pytest
from attrs import evolve

from definitions import document
from iku_core import Document
from iku_core.frozen import FrozenMapping
from iku_core.verify import Check, Gap, Verdict, verify
from iku_core.verify.analysis import Analysis
from iku_core.verify.cases import check_case
from iku_core.verify.coverage import gaps_of

RATIO = "      - id: i\n        name: Nama\n        numerator: b\n        denominator: a\n"


def with_cases(*cases: str, head: str = RATIO) -> Document:
    lines = "".join(f"          - {{name: k{at}, {case}}}\n" for at, case in enumerate(cases))
    return document(f"{head}        cases:\n{lines}" if cases else head)


def checked(case: str, head: str = RATIO) -> Check:
    made = with_cases(case, head=head)
    return check_case(Analysis(made, made["i"]), 0)


def told(check: Check) -> list[str]:
    return [f"{issue.code} {issue.message}" for issue in check.issues]


class TestCases:
    """A case holds where the figure or the status is exactly what it expects."""

    @pytest.mark.parametrize(
        "case",
        [
            "counts: {b: 2, a: 3}, value: 0.67",
            "counts: {b: 2, a: 3}, exact: 2/3",
            "counts: {b: 2, a: 3}, value: 0.67, exact: 4/6",
            "counts: {b: 1, a: 2}, exact: 0.5",
            "counts: {b: 1, a: 2}, value: 0.50, status: ok",
            "counts: {b: 1, a: 0}, status: zero-denominator",
            "counts: {b: 1}, status: missing",
            "counts: {b: -1, a: 2}, status: invalid",
            "counts: {b: 2, a: 3}, published: 0.7",
            "counts: {b: 2, a: 3}, value: 0.67, published: 0.667",
        ],
    )
    def test_it_holds(self, case: str) -> None:
        check = checked(case)

        assert (check.verdict, check.issues) == (Verdict.PASSED, ())
        assert check.id == "i: case: k0"
        assert check.is_case

    @pytest.mark.parametrize(
        ("case", "expected"),
        [
            (
                "counts: {b: 2, a: 3}, value: 0.66",
                'IKU401 the case "k0" gives 0.67 (2/3), and 0.66 is expected',
            ),
            (
                "counts: {b: 2, a: 3}, value: 0.6667",
                'IKU401 the case "k0" gives 0.67 (2/3), and 0.6667 is expected',
            ),
            (
                "counts: {b: 2, a: 3}, exact: 0.67",
                'IKU401 the case "k0" gives 0.67 (2/3), and 0.67 is expected',
            ),
            (
                "counts: {b: 2, a: 0}, value: 1",
                'IKU401 the case "k0" gives zero denominator (the divisor a is 0),'
                " and 1 is expected",
            ),
            (
                "counts: {b: 2, a: 3}, status: missing",
                'IKU401 the case "k0" gives 0.67 (2/3), and missing data is expected',
            ),
            (
                "counts: {b: 1, a: 0}, status: missing",
                'IKU401 the case "k0" gives zero denominator (the divisor a is 0),'
                " and missing data is expected",
            ),
        ],
    )
    def test_it_fails(self, case: str, expected: str) -> None:
        check = checked(case)

        assert check.verdict is Verdict.FAILED
        assert told(check) == [expected]

    @pytest.mark.parametrize(
        ("case", "code"),
        [
            ("counts: {b: 2, a: 3}, published: 0.66", "IKU403"),
            ("counts: {b: 2, a: 3}, published: 0.6", "IKU403"),
            ("counts: {b: 2, a: 3}, published: 0.68", "IKU404"),
            ("counts: {b: 2, a: 0}, status: zero-denominator, published: 0", "IKU404"),
        ],
    )
    def test_a_published_figure_that_differs_is_a_warning(self, case: str, code: str) -> None:
        check = checked(case)

        assert check.verdict is Verdict.PASSED
        assert [issue.code for issue in check.issues] == [code]

    def test_a_negative_figure_is_cut_off_towards_nought(self) -> None:
        head = "      - id: i\n        name: Nama\n        value: b - a\n        decimals: 1\n"

        (issue,) = checked("counts: {b: 0, a: 2}, published: -1.9", head=head).issues
        assert issue.code == "IKU404"
        head = head.replace("b - a", "(b - a) / 3")
        (issue,) = checked("counts: {b: 0, a: 2}, published: -0.6", head=head).issues
        assert issue.code == "IKU403"
        assert "-0,6" in issue.message_in("id")

    def test_the_previous_period_is_supplied(self) -> None:
        head = "      - id: i\n        name: Nama\n        value: a - prev(a)\n"

        assert checked("counts: {a: 5}, previous: {a: 3}, value: 2", head=head).issues == ()
        assert checked("counts: {a: 5}, previous: {a: }, status: missing", head=head).issues == ()

    def test_the_published_figure_keeps_its_places(self) -> None:
        made = with_cases("counts: {b: 1, a: 2}, published: 0.500")

        assert str(made["i"].cases[0].published) == "0.500"


class TestGaps:
    """What no case reaches is listed: counts, branches, statuses."""

    def gaps(self, made: Document) -> list[tuple[str, str]]:
        return [(gap.kind, gap.name) for gap in gaps_of(Analysis(made, made["i"]))]

    def test_without_a_case_nothing_is_reached(self) -> None:
        assert self.gaps(with_cases()) == [
            *(("count", "b"), ("count", "a")),
            *(("status", "ok"), ("status", "missing")),
            *(("status", "zero-denominator"), ("status", "invalid")),
        ]

    def test_what_is_reached_is_left_out(self) -> None:
        made = with_cases(
            "counts: {b: 1, a: 2}, value: 0.5",
            "counts: {b: 1, a: }, status: missing",
            "counts: {b: 1, a: 0}, status: zero-denominator",
            "counts: {b: 1.5, a: 2}, status: invalid",
        )

        assert self.gaps(made) == []
        assert verify(made).gaps == ()

    def test_branches_are_told_by_their_condition(self) -> None:
        head = "      - id: i\n        name: Nama\n        value: max(a, b) + abs(d * d - 1) * 0\n"
        made = with_cases("counts: {b: 1, a: 2, d: 2}, value: 2", head=head)

        assert [name for kind, name in self.gaps(made) if kind == "branch"] == [
            "a - b >= 0, ...",
            "b - a >= 0, ...",
            "b - a >= 0, ...",
        ]

    def test_a_count_of_the_previous_period_is_reached_by_itself(self) -> None:
        head = "      - id: i\n        name: Nama\n        value: a - prev(a)\n"
        made = with_cases("counts: {a: 5}, status: missing", head=head)

        assert ("count", "prev(a)") in self.gaps(made)
        both = with_cases("counts: {a: 5}, previous: {a: 3, b: }, value: 2", head=head)
        assert ("count", "prev(a)") not in self.gaps(both)
        assert ("status", "zero-denominator") not in self.gaps(made)

    def test_a_case_that_cannot_be_evaluated_reaches_nothing(self) -> None:
        made = with_cases("counts: {b: 1, a: 2}, value: 0.5")
        case = evolve(made["i"].cases[0], counts=FrozenMapping({"z": 1}))
        indicator = evolve(made["i"], cases=(case,))

        found = list(gaps_of(Analysis(made, indicator)))

        assert Gap("i", "count", "a") in found

    def test_a_formula_without_a_normal_form_may_divide(self) -> None:
        terms = " * ".join(f"max(a, {at})" for at in range(7))
        head = f"      - id: i\n        name: Nama\n        value: {terms}\n"

        assert ("status", "zero-denominator") in self.gaps(with_cases(head=head))
