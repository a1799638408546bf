"""Lines that are added to a text, in the layout that is found there."""

from __future__ import annotations

import pytest

from iku_core._yaml_text import Tree
from iku_core.document import parse_yaml
from iku_core.insertion import insert_indicator
from iku_core.issues import Issue, Source

INDICATOR: dict[str, Tree] = {"id": "b", "name": "B"}
COUNT: dict[str, Tree] = {"baru": {"label": "Baru"}}
ABOVE = "objectives:\n- statement: S\n  indicators:\n  - id: a\n"


def added(
    text: str, *, objective: int | str = 0, counts: dict[str, Tree] | None = None
) -> tuple[str, list[Issue]]:
    source = Source("a.yaml", text)
    root, _ = parse_yaml(source)
    assert root is not None
    return insert_indicator(source, root, INDICATOR, objective=objective, counts=counts or {})


def item(blanks: int, dash: int = 2) -> str:
    """Return the lines of the new indicator."""
    return f"{' ' * blanks}-{' ' * (dash - 1)}id: b\n{' ' * (blanks + dash)}name: B\n"


@pytest.mark.parametrize(
    ("before", "expected", "behind"),
    [
        (ABOVE, item(2), "signed: x\n"),
        (ABOVE, item(2), "\n# Tanda tangan\nsigned: x\n"),
        (f"{ABOVE}    # milik a\n\n    #unit: x\n", item(2), "  # bukan\nsigned: x\n"),
        ("objectives:\n  -  statement: S\n     indicators:\n        -   id: a\n", item(8, 4), ""),
        ("objectives:\n- indicators:\n    - {id: a,\n       name: A}\n", item(4),
         "  statement: S\n"),
        (f"{ABOVE}    note: |+\n      satu\n\n      #dua\n", item(2), "\n\nsigned: x\n"),
        (f"{ABOVE}    note: |-\n      satu\n        \n", item(2), "\nsigned: x\n"),
        (f"{ABOVE}    note: |\n", item(2), "\nsigned: x\n"),
        (f"{ABOVE}    note: satu\n      dua\n", item(2), "...\n"),
        (f"{ABOVE}    note:\n", item(2), ""),
        (f"{ABOVE}\n  # Yang kedua\n  - id: c\n", f"\n{item(2)}", "\nsigned: x\n"),
        ("objectives:\n- statement: S\n  indicators:\n  -\n   id: a\n", item(2), ""),
    ],
)  # fmt: skip
def test_an_indicator_comes_behind_the_last_one(before: str, expected: str, behind: str) -> None:
    assert added(f"{before}{behind}") == (f"{before}{expected}{behind}", [])


@pytest.mark.parametrize(
    ("before", "expected", "behind"),
    [
        ("counts:\n  a: {label: A}  # satu\n", "  baru:\n    label: Baru\n", ABOVE),
        ("counts:\n    a:\n        label: A\n", "    baru:\n        label: Baru\n", f"\n{ABOVE}"),
        ("counts:\n  a: {label: A}\n\n  # dua\n  c: {label: C}\n", "\n  baru:\n    label: Baru\n",
         ABOVE),
        (ABOVE, "", ""),
    ],
)  # fmt: skip
def test_a_count_comes_behind_the_last_one(before: str, expected: str, behind: str) -> None:
    section = "" if expected else "\ncounts:\n  baru:\n    label: Baru\n"

    text, issues = added(f"{before}{behind}", counts=COUNT)

    rest = behind or before
    start = f"{before}{expected}" if behind else ""
    assert issues == []
    assert sorted(text.splitlines()) == sorted(f"{start}{rest}{item(2)}{section}".splitlines())
    assert text.startswith(start)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (ABOVE, "- statement: Dua\n  indicators:\n  - id: b\n    name: B\n"),
        ("objectives:\n    - statement: S\n      indicators:\n          -   id: a\n",
         "    - statement: Dua\n      indicators:\n          -   id: b\n              name: B\n"),
        ("objectives:\n- statement: S\n  indicators: [{id: a}]\n",
         "- statement: Dua\n  indicators:\n  - id: b\n    name: B\n"),
        ("objectives:\n- {statement: S, indicators: []}\n",
         "- statement: Dua\n  indicators:\n  - id: b\n    name: B\n"),
        ("adopts: x\n", "\nobjectives:\n- statement: Dua\n  indicators:\n  - id: b\n    name: B\n"),
    ],
)  # fmt: skip
def test_an_objective_comes_behind_the_last_one(before: str, expected: str) -> None:
    assert added(before, objective="Dua") == (before + expected, [])


@pytest.mark.parametrize(
    ("text", "objective", "names"),
    [
        ("counts: {a: {label: A}}\nobjectives: []\n", "Dua", ["counts", "objectives"]),
        ("objectives:\n- {statement: S, indicators: []}\ncounts:\n  a: {label: A}\n", 0,
         ["objectives.indicators"]),
        ("{adopts: x}", "Dua", ["{...}"]),
    ],
)  # fmt: skip
def test_between_brackets_nothing_is_added(
    text: str, objective: int | str, names: list[str]
) -> None:
    unchanged, issues = added(text, objective=objective, counts=COUNT)

    assert unchanged == text
    assert [issue.values["name"] for issue in issues] == names


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_are_those_of_the_file(ending: str, last: bool) -> None:  # noqa: FBT001
    before = ABOVE if last else ABOVE.removesuffix("\n")

    text, _ = added(before.replace("\n", ending))

    assert text == f"{ABOVE}{item(2)}".removesuffix("" if last else "\n").replace("\n", ending)
