"""A fault of the program itself would be found, whichever way it showed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from definitions import document
from iku_core import Result, Status
from iku_core.verify import Check, tasks_of
from iku_core.verify import analysis as analysis_module
from iku_core.verify import universal as universal_module


def check(name: str) -> Check:
    made = document("      - {id: i, name: Nama, value: b / a}\n")
    (task,) = (task for task in tasks_of(made) if task.name == name)
    return task.run()


def broken(monkeypatch: pytest.MonkeyPatch, module: Any, change: Any) -> None:
    """Let every result be changed before it is looked at."""
    evaluate = module.evaluate

    def wrong(*arguments: Any, **keywords: Any) -> Result:
        return change(evaluate(*arguments, **keywords))  # type: ignore[no-any-return]

    monkeypatch.setattr(module, "evaluate", wrong)


def told(found: Check) -> list[str]:
    return [issue.message.partition(":")[0] for issue in found.issues]


class TestValueOrStatus:
    """Zero, missing and undefined never turn into one another."""

    @pytest.mark.parametrize(
        "change",
        [
            lambda result: evolve(result, value=None),
            lambda result: evolve(result, status=Status.MISSING),
            lambda result: evolve(result, status=Status.INVALID, value=None, exact=None),
            lambda result: evolve(result, reasons=()),
        ],
    )
    def test_a_value_without_its_status_is_found(
        self, change: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        broken(monkeypatch, analysis_module, change)

        assert [issue.code for issue in check("a value or a status").issues] == ["IKU409"]

    def test_a_missing_count_taken_for_nought_is_found(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def nought(result: Result) -> Result:
            if result.status is not Status.MISSING:
                return result
            return evolve(result, status=Status.ZERO_DENOMINATOR)

        broken(monkeypatch, analysis_module, nought)

        assert told(check("a value or a status")) == [
            "two ways of computing disagree, zero denominator and zero denominator"
        ]


class TestAgreement:
    """The evaluator and the normal form give the same."""

    def test_another_value_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def more(result: Result) -> Result:
            return result if result.exact is None else evolve(result, exact=result.exact + 1)

        broken(monkeypatch, analysis_module, more)

        assert "IKU409" in [issue.code for issue in check("two computations agree").issues]

    def test_a_value_in_the_place_of_none_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def never_none(result: Result) -> Result:
            if result.exact is not None:
                return result
            return evolve(result, status=Status.OK, exact=Fraction(0))

        broken(monkeypatch, analysis_module, never_none)

        assert told(check("two computations agree")) == ["two ways of computing disagree, 0 and ?"]

    @pytest.mark.parametrize(
        ("units", "other"), [(lambda *_: 7, "0.07"), (lambda *_: None, "?")], ids=["other", "none"]
    )
    def test_another_figure_of_tables_is_found(
        self, monkeypatch: pytest.MonkeyPatch, units: Any, other: str
    ) -> None:
        monkeypatch.setattr("iku_core.plan.Plan.units", units)

        (issue,) = check("two computations agree").issues

        assert issue.values["second"] == other

    def test_a_formula_that_tables_refuse_is_compared_without_them(self) -> None:
        made = document("      - {id: i, name: Nama, value: a * a * a * a * a * a * a * a}\n")
        (task,) = (task for task in tasks_of(made) if task.name == "two computations agree")

        assert task.run().issues == ()


class TestNothing:
    """What adds nothing changes nothing."""

    def test_a_change_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def more(result: Result) -> Result:
            return result if result.exact is None else evolve(result, exact=result.exact + 1)

        broken(monkeypatch, universal_module, more)

        assert "IKU409" in [issue.code for issue in check("adding nothing changes nothing").issues]


@pytest.mark.parametrize(
    "lines",
    [
        "      - {id: i, name: Nama, value: ln(a), precision: 6}\n",
        "      - {id: i, name: Nama, value: 'root(b - a, 2)', precision: 6}\n",
        "      - {id: i, name: Nama, value: j / d}\n"
        "      - {id: j, name: Nama, value: ln(a), precision: 6}\n",
    ],
)
def test_a_function_without_a_value_is_no_disagreement(lines: str) -> None:
    """The logarithm of 0 is undefined; the definition is not at fault, nor is the program."""
    found = [task.run() for task in tasks_of(document(lines)) if task.indicator == "i"]

    assert "IKU409" not in [issue.code for item in found for issue in item.issues]
