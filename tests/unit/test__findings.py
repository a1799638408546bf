"""The faults of one file: each at its place, and no more than are worth telling."""

from __future__ import annotations

import pytest

from definitions import codes, definition, faults

FORMULA = "      - id: i\n        name: Nama\n        value: {}\n"


def place(written: str) -> tuple[int, int, int]:
    """Return line, column and end column of the one fault of a formula."""
    (issue,) = faults(definition(FORMULA.format(written)))
    assert issue.location is not None
    location = issue.location
    assert location.path == "$.objectives[0].indicators[0].value"
    return location.line - 14, location.column, location.end_column


class TestPlaces:
    """A fault within a formula is shown in the file, however the formula is written there."""

    @pytest.mark.parametrize(
        ("written", "found"),
        [
            pytest.param("a + zz", (0, 20, 22), id="plain"),
            pytest.param("'a + zz'", (0, 21, 23), id="in single quotes"),
            pytest.param('"a + zz"', (0, 21, 23), id="in double quotes"),
            pytest.param("a +\n          zz", (1, 11, 13), id="plain over two lines"),
            pytest.param('"a +\n\n          zz"', (2, 11, 13), id="in quotes over three lines"),
            pytest.param("|\n          a +\n          zz", (2, 11, 13), id="a block"),
            pytest.param(">-\n          a +\n          zz", (2, 11, 13), id="a folded block"),
            pytest.param(">-2\n            a + zz", (1, 17, 19), id="a block with its indentation"),
            pytest.param('"a + \\x7az"', (0, 21, 26), id="an escape"),
            pytest.param('"a\\x20+ zz"', (0, 24, 26), id="behind an escaped blank"),
            pytest.param('"a\\n+\\u0020zz"', (0, 27, 29), id="behind other escaped blanks"),
            pytest.param('"a + \\\n          zz"', (1, 11, 13), id="behind an escaped line end"),
            pytest.param('"a + \\U0000007az"', (0, 21, 32), id="a long escape"),
            pytest.param("a +\u00a0zz", (0, 19, 20), id="a blank that is none"),
            pytest.param("'a + zz + a'", (0, 21, 23), id="in the middle"),
            pytest.param("a + é", (0, 20, 21), id="another letter"),
            pytest.param("(a\n          + ", (0, 16, 17), id="open at the end"),
        ],
    )
    def test_the_part_at_fault_is_shown(self, written: str, found: tuple[int, int, int]) -> None:
        if written.startswith("(a"):
            issues = faults(definition(FORMULA.format(written)))
            assert [issue.code for issue in issues] == ["IKU217", "IKU219"]
        else:
            assert place(written) == found

    @pytest.mark.parametrize("character", ["\u200b", "\t", "\x85", "\u2028"])
    def test_a_character_that_is_not_allowed_moves_no_place(self, character: str) -> None:
        """It is told, read as a blank, and what stands behind it is still found."""
        first, second = faults(definition(FORMULA.format(f"a +{character} zz")))

        assert (first.code, second.code) == ("IKU105" if character == "\t" else "IKU104", "IKU202")
        assert first.location is not None
        assert second.location is not None
        assert (first.location.column, second.location.column) == (19, 21)

    def test_a_fault_over_two_lines_is_shown_to_the_end_of_the_first(self) -> None:
        line, column, end = place("|\n          abs(a,\n          b)")

        assert (line, column, end) == (1, 11, 17)


class TestLimits:
    """Behind a hundred faults the file is left; warnings end at a hundred."""

    def test_a_hundred_faults_are_told_and_that_there_are_more(self) -> None:
        rows = "".join(
            f"      - {{id: i{number}, name: Nama, value: zz}}\n" for number in range(150)
        )

        found = codes(definition(rows))

        assert found == [*["IKU202"] * 100, "IKU120"]

    def test_a_hundred_warnings_are_told_and_hide_no_fault(self) -> None:
        terms = ", ".join(["1.500"] * 150)
        rows = f"      - {{id: i, name: Nama, value: 'sum({terms})'}}\n"
        rows += "      - {id: j, name: Nama, value: zz}\n"

        found = codes(definition(rows))

        assert found.count("IKU227") == 100
        assert found.count("IKU202") == 1

    def test_a_hundred_doubtful_texts_are_told(self) -> None:
        rows = "".join(
            f"      - {{id: i{number}, name: Nama, value: a, source: no}}\n"
            for number in range(150)
        )

        found = codes(definition(rows + "      - {id: j, name: Nama, value: zz}\n"))

        assert found.count("IKU133") == 100

    def test_a_hundred_notices_are_told(self) -> None:
        rows = "      - {id: a, name: Nama, value: b}\n" + "".join(
            f"      - {{id: i{number}, name: Nama, value: a}}\n" for number in range(150)
        )

        found = codes(definition(rows + "      - {id: j, name: Nama, value: zz}\n"))

        assert found.count("IKU232") == 100
