"""A key that begins where no key above it begins."""

from __future__ import annotations

import pytest

from definitions import codes, definition, faults, told
from iku_core._indentation import misplaced_key
from iku_core.issues import Source

TEXT = "a:\n  - b: 1\n    c: 2\n{line}\n"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("   d: 3", "let 4 blanks stand before it, as in line 2"),
        ("     d: 3", "let 4 blanks stand before it, as in line 2"),
        (" d: 3", "let 0 blanks stand before it, as in line 1"),
    ],
)
def test_the_nearest_column_above_is_meant(line: str, hint: str) -> None:
    text = TEXT.format(line=line).replace("    c: 2\n", "")
    issue = misplaced_key(Source("a.yaml", text), 2)

    assert issue is not None
    assert (issue.code, issue.hint) == ("IKU190", hint)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("    d: 3", id="beside a key"),
        pytest.param("d: 3", id="at the margin"),
        pytest.param("   tulisan", id="no key"),
        pytest.param("  - d: 3", id="an item beside another"),
    ],
)
def test_of_other_lines_nothing_is_told(line: str) -> None:
    assert misplaced_key(Source("a.yaml", TEXT.format(line=line)), 3) is None


def test_the_first_key_stands_beside_none() -> None:
    assert misplaced_key(Source("a.yaml", "  a: 1"), 0) is None


@pytest.mark.parametrize("blanks", [5, 7])
def test_one_blank_too_few_or_too_many_is_told(blanks: int) -> None:
    indicators = (
        "    - id: rasio\n      name: Rasio\n"
        f"{' ' * blanks}numerator: b\n      denominator: a\n      unit: '%'\n"
    )

    assert told(definition(indicators)) == [
        f"uji.yaml:14:{blanks + 1}: IKU190 no key above begins in the column of numerator"
    ]


def test_a_text_that_goes_on_far_to_the_right_is_no_key() -> None:
    text = definition().replace("title: Uji", "title: Uji\n    lanjutan: dua")

    assert codes(text) == ["IKU152"]


def test_lines_without_a_key_are_passed_over() -> None:
    text = "  a: >\n    tulisan\n\n  # catatan\n b: 1"
    issue = misplaced_key(Source("a.yaml", text), 4)

    assert issue is not None
    assert issue.hint == "let 2 blanks stand before it, as in line 1"


def test_a_key_with_keys_below_it_stands_left_of_them() -> None:
    text = "counts:\n  a:\n    label: A\n   b:\n    label: B\n"
    issue = misplaced_key(Source("a.yaml", text), 3)

    assert issue is not None
    assert issue.hint == "let 2 blanks stand before it, as in line 2"


@pytest.mark.parametrize("below", ["", "   label: B", "label: B"])
def test_without_keys_below_it_the_deeper_column_is_meant(below: str) -> None:
    text = f"counts:\n  a:\n    label: A\n   b:\n{below}"
    issue = misplaced_key(Source("a.yaml", text), 3)

    assert issue is not None
    assert issue.hint == "let 4 blanks stand before it, as in line 3"


@pytest.mark.parametrize("blanks", [3, 5])
def test_a_dash_one_blank_off_is_told_with_that_of_its_list(blanks: int) -> None:
    text = definition(
        "    - id: i\n\n      name: Nama\n      value: a\n"
        f"{' ' * blanks}- id: j\n{' ' * blanks}  name: Nama\n"
    )
    (issue,) = faults(text)

    assert (issue.code, issue.hint) == ("IKU190", "let 4 blanks stand before it, as in line 12")


def test_a_dash_below_no_other_is_left_alone() -> None:
    assert misplaced_key(Source("a.yaml", "a:\n  b: 1\n - c: 2"), 2) is None
