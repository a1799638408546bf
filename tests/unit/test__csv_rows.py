"""Rows and cells of CSV, each at its place."""

from __future__ import annotations

import csv
import io

import pytest

from iku_core._csv_rows import Row, beginning_of, csv_rows
from iku_core.issues import Issue, Source


def rows(text: str, separator: str = ",") -> list[list[str] | str]:
    """Return the cells of each row with their places, and each fault with its own."""
    source = Source("a", text)
    return [
        str(row)
        if isinstance(row, Issue)
        else [f"{cell.location(source)} {cell.text}"[2:] for cell in row.cells]
        for row in csv_rows(source, separator, 0)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x,y", [["1:1 x", "1:3 y"]]),
        (" x , y z ,", [["1:2 x", "1:6 y z", "1:10 "]]),
        (",x", [["1:1 ", "1:2 x"]]),
        ('"x, y",z', [["1:2 x, y", "1:8 z"]]),
        ('1, " x ""y"" " ,z', [["1:1 1", '1:6 x "y"', "1:17 z"]]),
        ('"x\ny",z\nw', [["1:2 x y", "2:4 z"], ["3:1 w"]]),
        ('"x\r\n\r\ny",z', [["1:2 x  y", "3:4 z"]]),
        ('a"b,c', [['1:1 a"b', "1:5 c"]]),
        ('"",x', [["1:1 ", "1:4 x"]]),
        ("# x\n,, \nsep=;\nx", [["4:1 x"]]),
        ("", []),
    ],
)
def test_cells_stand_where_they_stand(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected


def test_a_row_that_cannot_be_read_is_the_only_one_lost() -> None:
    told = "a:{}: IKU509 the line cannot be read as CSV"

    assert rows('a,"b\nc,"d" e\nf,g\nh,"') == [
        told.format("1:3"),
        told.format("2:3"),
        ["3:1 f", "3:3 g"],
        told.format("4:3"),
    ]


def test_a_place_reaches_to_the_end_of_its_cell_or_line() -> None:
    source = Source("a", 'x,"yy"\n"z\nw"\n')
    (first, second) = [row for row in csv_rows(source, ",", 0) if isinstance(row, Row)]

    ends = [cell.location(source).end_column for row in (first, second) for cell in row.cells]
    assert ends == [2, 6, 3]
    assert second.location(source).end_column == 3


@pytest.mark.parametrize("text", ['a,b\n1,"2, 3"\n', '"a ""b""",c\n', 'a,"b"\n"",""\n', "a,b,,c\n"])
def test_what_is_sound_is_read_as_the_standard_library_reads_it(text: str) -> None:
    found = [
        [cell.text for cell in row.cells]
        for row in csv_rows(Source("a", text), ",", 0)
        if isinstance(row, Row)
    ]

    assert found == list(csv.reader(io.StringIO(text), strict=True))


@pytest.mark.parametrize(
    ("text", "line", "title", "separator"),
    [
        ("u1;u2\n", 0, "u1;u2", None),
        ("sep=;\n\n# SKM\nu1;u2\n", 3, "u1;u2", ";"),
        (" sep=, \nsep=;\nu1\n", 2, "u1", ","),
        ("# nothing\n\n", 0, "", None),
    ],
)
def test_the_header_stands_behind_remarks(
    text: str, line: int, title: str, separator: str | None
) -> None:
    assert beginning_of(Source("a", text)) == (line, title, separator)
