"""Issues as annotations of GitHub, read back by an inverse of our own."""

from __future__ import annotations

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from iku_core import Issue, Location
from iku_core.frozen import FrozenMapping
from iku_core.issues import Source, new_issue, visible
from iku_core.report.annotations import render_annotations


@frozen
class Annotation:
    """One line, taken apart."""

    level: str
    properties: dict[str, str]
    message: str


def unescaped(text: str) -> str:
    # The sign of the escape itself comes last, or what it stood before would be taken for one.
    for escape, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r")):
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def shown(text: str) -> str:
    """Return a text with the ends of its lines, and an escape for what is obeyed or hidden."""
    return "".join(sign if sign in "\r\n" else visible(sign) for sign in text)


def parse_annotation(line: str) -> Annotation:
    """Take an annotation apart as the runner of GitHub does."""
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    level, _, listed = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in listed.split(","))
    for escape, character in (("%0D", "\r"), ("%0A", "\n")):
        message = message.replace(escape, character)
    return Annotation(
        level,
        {name: unescaped(value) for name, value in pairs},
        message.replace("%25", "%"),
    )


def fault(file: str) -> Issue:
    place = Source(file, "rumus: ").location(0, 7)
    return new_issue("IKU203", place)


class TestLines:
    """An issue is one line, whatever stands in it."""

    def test_an_issue_tells_its_place_from_1_and_where_it_ends(self) -> None:
        (line,) = render_annotations([fault("a.yaml")]).split("\n")

        assert parse_annotation(line) == Annotation(
            "error",
            {"file": "a.yaml", "line": "1", "endLine": "1", "col": "8", "endColumn": "9"}
            | {"title": "IKU203"},
            "the formula is empty\nhint: write a formula, such as: jumlah_a / jumlah_b",
        )

    def test_signs_of_the_form_are_escaped_in_the_name_of_a_file(self) -> None:
        line = render_annotations([fault("100%,a:b\n.yaml")])

        assert "file=100%25%2Ca%3Ab%0A.yaml," in line
        assert parse_annotation(line).properties["file"] == "100%,a:b\n.yaml"

    def test_a_percent_sign_of_a_message_comes_back(self) -> None:
        issue = new_issue("IKU121", None, key="100%0A:: b", advice="", advice_id="")

        assert "the key 100%0A:: b is" in parse_annotation(render_annotations([issue])).message

    def test_severities_are_levels(self) -> None:
        words = {"found": "9", "wanted": "10", "population": "12"}
        issues = [new_issue(code, None, **words) for code in ("IKU203", "IKU245", "IKU565")]

        lines = render_annotations(issues).split("\n")

        assert [parse_annotation(line).level for line in lines] == ["error", "warning", "notice"]

    def test_without_a_place_there_is_a_title_alone(self) -> None:
        line = render_annotations([Issue(code="IKU203")], "id")

        assert line.startswith("::error title=IKU203::rumusnya kosong%0Asaran: ")

    def test_a_cell_opens_the_message_and_marks_no_line(self) -> None:
        cell = Location(file="a.xlsx", line=11, column=4, end_column=5, cell="Cacah!D11")

        annotation = parse_annotation(render_annotations([new_issue("IKU203", cell)]))

        assert annotation.properties == {"file": "a.xlsx", "title": "IKU203"}
        assert annotation.message.startswith("Cacah!D11: the formula is empty\n")

    def test_a_second_place_is_a_line_of_the_message(self) -> None:
        issue = evolve(fault("a.yaml"), related=Source("b.yaml", "x").location(0, 0))

        message = parse_annotation(render_annotations([issue])).message

        assert message.split("\n")[1] == "b.yaml:1:1: the other one stands here"

    @given(st.text(st.characters(codec="utf-8")), st.text(max_size=50))
    def test_any_name_and_any_word_come_back(self, file: str, word: str) -> None:
        words = FrozenMapping({"count": word})
        issue = evolve(fault(file), code="IKU521", values=words)

        line = render_annotations([issue])

        assert len(line.split("\n")) == 1
        assert "\r" not in line
        annotation = parse_annotation(line)
        assert annotation.properties["file"] == shown(file)
        assert annotation.message == shown(f"{issue.message}\nhint: {issue.hint}")

    def test_nothing_in_a_name_is_obeyed_by_a_terminal(self) -> None:
        issue = evolve(fault("a\x1b[2J.yaml"), related=Source("b\u202e.yaml", "").location(0, 0))

        line = render_annotations([issue])

        assert line.isprintable()
        assert parse_annotation(line).properties["file"] == r"a\x1b[2J.yaml"
