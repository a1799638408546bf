"""Promises of adding to a text: nothing of it is lost, and only what was asked for comes to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import strategies as own
from iku_core._yaml_text import Plain, Tree
from iku_core.checking import read_text
from iku_core.document import parse_yaml
from iku_core.insertion import insert_indicator
from iku_core.issues import Source
from iku_core.nodes import Mapping, Node, Scalar, Sequence

SHIPPED = sorted(Path("indicators").rglob("*.yaml"))
INDICATOR: dict[str, Tree] = {
    "id": "yang-baru",
    "name": "Persentase: yang baru",
    "numerator": "cacah_baru",
    "denominator": "cacah_baru_2",
    "unit": "%",
}
COUNTS: dict[str, Tree] = {
    "cacah_baru": {"label": "Jumlah yang baru"},
    "cacah_baru_2": {"label": "Jumlah semuanya " * 9, "source": "no"},
}


def plain(node: Node | None) -> Any:
    """Return what nodes hold, without the line ends behind a text, which mean nothing."""
    if node is None:
        return None
    if type(node) is Mapping:
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    if type(node) is Sequence:
        return [*map(plain, node.items)]
    assert type(node) is Scalar
    return node.value.rstrip("\n")


def lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def comes_through(old: list[str], new: list[str]) -> bool:
    """Return whether old lines are all among new ones, in their order."""
    rest = iter(new)
    return all(line in rest for line in old)


def promised(text: str, objective: int | str, counts: dict[str, Tree], path: str) -> None:
    """Hold what is promised of a text."""
    source = Source(path, text)
    root, _ = parse_yaml(source)
    before, _ = read_text(source, path)
    assert before is not None
    assert root is not None
    first = next(iter(before.counts))
    indicator = INDICATOR if counts else {**INDICATOR, "numerator": first, "denominator": first}
    if any(item.weight for item in before):
        indicator = {**indicator, "weight": Plain("2")}

    new, refused = insert_indicator(source, root, indicator, objective=objective, counts=counts)

    if refused:
        assert new == text
        return
    after, issues = read_text(Source(path, new), path)
    assert after is not None, [str(issue) for issue in issues] + [new]
    assert comes_through(lines(text), lines(new))
    assert ("\r\n" in new) == ("\r\n" in text)
    assert new.endswith("\n") == text.endswith("\n")
    data, old = plain(parse_yaml(Source(path, new))[0]), plain(root)
    for name in counts:
        assert data["counts"].pop(name)
    listed = data["objectives"]
    if isinstance(objective, str):
        added = listed.pop()
        assert added["statement"] == objective
    else:
        added = {"indicators": [listed[objective]["indicators"].pop()]}
    assert [item["id"] for item in added["indicators"]] == ["yang-baru"]
    assert {key: value for key, value in data.items() if value} == {
        key: value for key, value in old.items() if value
    }


class TestAnyLayout:
    """Whatever the layout of a file is, its lines stay, and its meaning grows by what is added."""

    @settings(max_examples=60, phases=[Phase.generate])
    @given(own.written_definitions(), st.booleans(), st.booleans())
    def test_every_line_stays(self, text: str, first: bool, with_counts: bool) -> None:  # noqa: FBT001
        document, _ = read_text(Source("uji.yaml", text), "uji.yaml")
        assume(document is not None)
        objective = 0 if first else "Sasaran yang baru"

        promised(text, objective, COUNTS if with_counts else {}, "uji.yaml")

    @settings(max_examples=20, phases=[Phase.generate])
    @given(own.whole_definitions())
    def test_what_stands_between_brackets_is_left_as_it_is(self, text: str) -> None:
        source = Source("uji.yaml", text)
        root, _ = parse_yaml(source)
        assert root is not None

        new, issues = insert_indicator(source, root, INDICATOR, objective="S", counts=COUNTS)

        assert (new, {issue.code for issue in issues}) == (text, {"IKU780"})


@pytest.mark.parametrize("path", SHIPPED, ids=str)
@pytest.mark.parametrize("objective", [0, "Sasaran yang baru"])
@pytest.mark.parametrize("counts", [COUNTS, {}], ids=["counts", "no counts"])
def test_every_shipped_definition_can_be_added_to(
    path: Path, objective: int | str, counts: dict[str, Tree]
) -> None:
    """No line of a definition that people wrote is lost."""
    text = path.read_text("utf-8")
    if "objectives:" not in text:
        objective = "Sasaran yang baru"

    promised(text, objective, counts, str(path))
    promised(text.replace("\n", "\r\n"), objective, counts, str(path))
    promised(text.rstrip("\n"), objective, counts, str(path))
