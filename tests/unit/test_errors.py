"""Exceptions."""

from __future__ import annotations

import pickle

import pytest

from iku_core import CountsError, DefinitionError, FormulaError, IkuError, parse_document
from iku_core.exact import exact_number
from iku_core.formula import parse_formula
from iku_core.issues import new_issue

ISSUES = (new_issue("IKU203", None), new_issue("IKU521", None, count="a"))


class TestTree:
    """Every error of the library is an IkuError with a message made of its attributes."""

    @pytest.mark.parametrize("kind", [DefinitionError, CountsError])
    def test_an_error_of_issues_lists_them(self, kind: type[DefinitionError | CountsError]) -> None:
        error = kind(ISSUES)

        opening = "faults in the definition" if kind is DefinitionError else "faults in the counts"
        assert isinstance(error, IkuError)
        assert error.issues == ISSUES
        assert error.message == str(error)
        assert str(error) == (
            f"{opening}: 2\nIKU203 the formula is empty\nIKU521 the count a is missing"
        )

    def test_a_formula_error_shows_the_part_at_fault(self) -> None:
        with pytest.raises(FormulaError) as caught:
            parse_formula("a : b")

        error = caught.value
        assert isinstance(error, IkuError)
        assert (error.text, error.span, error.issue.code) == ("a : b", (2, 3), "IKU206")
        assert error.message == "IKU206 : is no sign of a formula"


class TestTravelling:
    """Errors travel between processes with all that they know."""

    def test_a_definition_error_comes_back_equal(self) -> None:
        with pytest.raises(DefinitionError) as caught:
            parse_document("schema: 2", name="a.yaml")

        back = pickle.loads(pickle.dumps(caught.value))

        assert type(back) is DefinitionError
        assert back.issues == caught.value.issues
        assert str(back) == str(caught.value)

    def test_a_counts_error_comes_back_equal(self) -> None:
        with pytest.raises(CountsError) as caught:
            exact_number(True, count="a")  # noqa: FBT003 - a bool is the point

        back = pickle.loads(pickle.dumps(caught.value))

        assert type(back) is CountsError
        assert back.issues == caught.value.issues

    def test_a_formula_error_comes_back_equal(self) -> None:
        with pytest.raises(FormulaError) as caught:
            parse_formula("a b")

        back = pickle.loads(pickle.dumps(caught.value))

        assert type(back) is FormulaError
        assert (back.text, back.span, back.issue) == (
            caught.value.text,
            caught.value.span,
            caught.value.issue,
        )
