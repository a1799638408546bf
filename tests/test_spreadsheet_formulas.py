"""Formulas of spreadsheets, computed by a real LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

import strategies as own
from iku_core import Constant, Indicator, Status, evaluate
from iku_core.exact import Exact
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.notation import spreadsheet_formula
from programs import converted

ROWS: Final = 400
IDENTIFIERS = {name: name for name in own.NAMES}

quarters = st.one_of(st.integers(-3, 12), st.integers(-20, 20).map(lambda number: number / 4))
"""Numbers that a spreadsheet holds exactly, with many zeros among them."""

values = st.fixed_dictionaries(dict.fromkeys(own.LEAVES, quarters))


def random_rows() -> list[tuple[Indicator, dict[str, Exact]]]:
    """Return indicators with every function, and numbers for each; the same in every run."""
    found: list[tuple[Indicator, dict[str, Exact]]] = []

    @settings(max_examples=ROWS, phases=[Phase.generate], derandomize=True, database=None)
    @given(own.displayed(IDENTIFIERS), values)
    def collect(case: tuple[Indicator, str], numbers: dict[str, Any]) -> None:
        found.append((case[0], {name: Fraction(number) for name, number in numbers.items()}))

    collect()
    return found


def computed(formulas: Sequence[tuple[str, Mapping[str, Any]]], folder: Path) -> list[Any]:
    """Return what LibreOffice gives for formulas over the numbers and texts in their rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, (formula, numbers) in enumerate(formulas, start=1):
        for column, number in enumerate(numbers.values(), start=1):
            sheet.cell(row, column).value = (
                float(number) if isinstance(number, Fraction) else number
            )
        sheet.cell(row, 20).value = f"={formula}"
    path = folder / "rumus.xlsx"
    book.save(path)
    (folder / "hasil").mkdir()
    found = openpyxl.load_workbook(converted(path, "xlsx", folder / "hasil"), data_only=True)
    return [found.worksheets[0].cell(row, 20).value for row in range(1, len(formulas) + 1)]


def cells(names: Mapping[str, Any], row: int) -> dict[str, str]:
    return {
        name: f"${get_column_letter(column)}${row}" for column, name in enumerate(names, start=1)
    }


def close(found: Any, exact: Fraction) -> bool:
    """Return whether a number of a spreadsheet is an exact one to nine digits."""
    return abs(Fraction(found) - exact) <= Fraction(1, 10**9) * max(Fraction(1), abs(exact))


def test_random_formulas_agree_with_exact_arithmetic(tmp_path: Path) -> None:
    """A spreadsheet gives the figure, and an error exactly where there is none."""
    rows = random_rows()
    formulas = [
        (spreadsheet_formula(indicator, cells(numbers, row)), numbers)
        for row, (indicator, numbers) in enumerate(rows, start=1)
    ]

    found = computed(formulas, tmp_path)

    results = []
    for indicator, numbers in rows:
        current, previous = own.both_periods(numbers)
        results.append(evaluate(indicator, current, previous=previous))
    wrong = [
        (formula, cell, result.exact)
        for (formula, _), cell, result in zip(formulas, found, results, strict=True)
        if (isinstance(cell, str) and cell.startswith("#")) != (result.exact is None)
        or (result.exact is not None and not close(cell, result.exact))
    ]
    assert wrong == []
    assert len(rows) >= 300
    undefined = [result.status for result in results if result.exact is None]
    assert {*undefined} == {Status.ZERO_DENOMINATOR, Status.INVALID}
    assert len(undefined) >= 30


CASES: Final[dict[str, tuple[str, Any, Any]]] = {
    "a division by zero": ("1 / a", 0, "#DIV/0!"),
    "a division by zero within": ("1 / (1 / a)", 0, "#DIV/0!"),
    "a division by an empty cell": ("1 / a", None, "#DIV/0!"),
    "an empty cell": ("min(a, 5)", None, 0),
    "a mean with an empty cell": ("mean(a, 4)", None, 2),
    "a text in a sum": ("sum(a, 5)", "n/a", "#VALUE!"),
    "a text in a mean": ("mean(a, 5)", "n/a", "#VALUE!"),
    "a text in the least": ("min(a, 5)", "n/a", "#VALUE!"),
    "a text in the greatest": ("max(a)", "n/a", "#VALUE!"),
    "an odd root of a negative number": ("root(a, 3)", -8, -2),
    "an odd root of zero": ("root(a, 3)", 0, 0),
    "a rounded root": ("root(a, 2)", 2, 1.4142),
    "a rounded odd root of a negative number": ("root(a, 5)", -2, -1.1487),
    "minus before a root": ("-root(a, 4)", 16, -2),
    "a rounded logarithm": ("ln(a)", 2, 0.6931),
    "half up, away from zero": ("root(a, 3) / 2", -1, -0.5),
    "a constant": ("a * per", 3, 1.5),
    "a constant that is a fraction": ("a / third", 2, 6),
}


def test_what_a_cell_holds_is_told_and_never_passed_over(tmp_path: Path) -> None:
    """Texts and divisions by zero are errors; an empty cell is 0."""
    constants = {
        "per": Constant(name="per", label="Per", value=Fraction(1, 2)),
        "third": Constant(name="third", label="Sepertiga", value=Fraction(1, 3)),
    }
    formulas: list[tuple[str, Mapping[str, Any]]] = []
    for row, (text, value, _) in enumerate(CASES.values(), start=1):
        indicator = Indicator(
            id="uji",
            name="Uji",
            value=parse_formula(text),
            precision=4,
            counts=own.DECIMALS,
            constants=FrozenMapping(constants),
        )
        formulas.append((spreadsheet_formula(indicator, {"a": f"A{row}"}), {"a": value}))

    found = computed(formulas, tmp_path)

    assert dict(zip(CASES, found, strict=True)) == {
        name: pytest.approx(value, abs=1e-12) if not isinstance(value, str) else value
        for name, (_, _, value) in CASES.items()
    }


@pytest.mark.parametrize("degree", [2, 4])
def test_an_even_root_of_a_negative_number_is_an_error(tmp_path: Path, degree: int) -> None:
    """No value is never a number."""
    indicator = own.indicator_of(
        (own.Oracle(f"root(a, {degree}) * 0", own.Name("a", own.Layout(0, "", ""))),), precision=4
    )

    (found,) = computed([(spreadsheet_formula(indicator, {"a": "A1"}), {"a": -4})], tmp_path)

    assert isinstance(found, str)
    assert found.startswith("#")
