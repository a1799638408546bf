"""Hard blanks around keys, read as ordinary ones."""

from __future__ import annotations

import pytest

from definitions import definition
from iku_core._hard_blanks import with_ordinary_blanks
from iku_core.checking import check_source
from iku_core.document import parse_yaml
from iku_core.fixing import mended
from iku_core.issues import Source


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("\u00a0 name: A", "  name: A"),
        ("  name:\u00a0A\u00a0B", "  name: A\u00a0B"),
        ("  name: \u00a0A", "  name: \u00a0A"),
        ("  name:\u00a0", "  name: "),
        ("  -\u00a0id: x", "  - id: x"),
        ("\u00a0- x", " - x"),
        ("\u00a0# x", " # x"),
        ("  -\u00a0x", "  -\u00a0x"),
        ("\u00a0tulisan", "\u00a0tulisan"),
    ],
)
def test_those_around_keys_and_dashes_are_read_as_blanks(line: str, read: str) -> None:
    assert with_ordinary_blanks(line) == read


def test_they_alone_are_told() -> None:
    text = definition().replace("  a: {label: Cacah A}", "\u00a0\u00a0a: {label: Cacah A}")
    issues = check_source(Source("a", text))

    assert [issue.code for issue in issues] == ["IKU195"]
    assert issues[0].location is not None
    assert issues[0].location.column == 1


def test_they_are_mended() -> None:
    text = definition().replace("title: Uji", "title:\u00a0Uji")

    assert mended(Source("a", text), check_source).source.text == definition()


def test_of_many_lines_the_first_are_told() -> None:
    text = "".join(f"a{number}:\u00a01\n" for number in range(60))
    _, issues = parse_yaml(Source("a", text))

    assert [issue.code for issue in issues] == ["IKU195"] * 50 + ["IKU120"]
