"""Units that are carried through formulas, and what is told where they do not fit."""

from __future__ import annotations

from time import process_time

import pytest
from attrs import evolve

from definitions import definition, document
from iku_core import parse_document
from iku_core.location import place_of
from iku_core.verify.units import unit_findings

COUNTS = """\
  desa: {label: Jumlah desa, unit: desa}
  siaga: {label: Jumlah desa siaga, unit: " Desa  "}
  warga: {label: Jumlah warga, unit: orang}
  lansia: {label: Jumlah lansia, unit: orang}
  nilai: {label: Nilai, kind: decimal}
"""
CONSTANTS = "constants:\n  tiga: {label: Tiga, value: 3}\n"


def told(indicators: str, *, counts: str = COUNTS, below: str = "", above: str = "") -> list[str]:
    """Return code, units and what is underlined, for each finding."""
    text = definition(indicators, counts=counts, above=CONSTANTS + above, below=below)
    found = []
    for issue in unit_findings(parse_document(text)):
        place = issue.location
        assert place is not None
        shown = place.source_line[place.column - 1 : place.end_column - 1]
        found.append(f"{issue.code} {issue.values['unit']}, {issue.values['other']}: {shown}")
    return found


def value(formula: str, more: str = "") -> str:
    return f"      - {{id: i, name: Nama, value: '{formula}'{more}}}\n"


def ratio(above: str, below: str, more: str = ", unit: '%'") -> str:
    return f"      - {{id: i, name: Nama, numerator: {above}, denominator: {below}{more}}}\n"


class TestFormulas:
    """What is added, subtracted or compared is of one unit."""

    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            pytest.param("desa + siaga", [], id="capitals and blanks do not matter"),
            pytest.param("desa + warga", ["IKU414 desa, orang: warga"], id="added"),
            pytest.param("desa - warga", ["IKU414 desa, orang: warga"], id="subtracted"),
            pytest.param("max(desa, 2, warga)", ["IKU414 desa, orang: warga"], id="compared"),
            pytest.param("mean(warga, desa)", ["IKU414 orang, desa: desa"], id="a mean"),
            pytest.param("min(desa, siaga)", [], id="one unit compared"),
            pytest.param("sum(nilai, desa, nilai, warga)", ["IKU414 desa, orang: warga"],
                         id="a count without a unit in between"),
            pytest.param("nilai + desa + warga", ["IKU414 desa, orang: warga"],
                         id="a count without a unit in front"),
            pytest.param("1 + desa - tiga", [], id="numbers and constants"),
            pytest.param("2 * desa + warga", ["IKU414 desa, orang: warga"], id="multiplied"),
            pytest.param("desa + 2 * warga", ["IKU414 desa, orang: 2 * warga"],
                         id="multiplied behind"),
            pytest.param("-desa + abs(warga)", ["IKU414 desa, orang: abs(warga)"], id="signs"),
            pytest.param("desa / siaga + warga", [], id="a share fits everything"),
            pytest.param("warga / desa + lansia / siaga", [], id="one quotient"),
            pytest.param("warga / desa + lansia", ["IKU414 orang / desa, orang: lansia"],
                         id="a quotient and a count"),
            pytest.param("1 / desa + warga", ["IKU414 1 / desa, orang: warga"], id="below alone"),
            pytest.param("warga * desa + desa * warga", [], id="a product in either order"),
            pytest.param("desa * desa + desa", ["IKU414 desa^2, desa: desa"], id="a square"),
            pytest.param("desa * warga + desa", ["IKU414 desa * orang, desa: desa"],
                         id="a product"),
            pytest.param("desa * nilai + warga", [], id="a product with what is not known"),
            pytest.param("desa * (nilai + 2) + warga", [], id="a sum that is not known"),
            pytest.param("desa * (tiga + 2) + warga", ["IKU414 desa, orang: warga"],
                         id="a sum of numbers"),
            pytest.param("desa - prev(siaga)", [], id="the previous period"),
            pytest.param("desa - prev(warga)", ["IKU414 desa, orang: prev(warga)"],
                         id="another count of the previous period"),
            pytest.param("(desa + nilai) / (desa + warga)", ["IKU414 desa, orang: warga"],
                         id="below the bar"),
            pytest.param("desa + warga + lansia", ["IKU414 desa, orang: warga"],
                         id="one slip is told once"),
        ],
    )  # fmt: skip
    def test_the_later_operand_is_shown(self, formula: str, expected: list[str]) -> None:
        assert told(value(formula)) == expected

    def test_both_operands_are_named(self) -> None:
        found = document(value("nilai +  desa + 2 *  warga"), counts=COUNTS)

        (issue,) = unit_findings(found)

        assert issue.message == "desa and 2 * warga are of different units: desa and orang"
        assert issue.message_in("id") == "desa dan 2 * warga berbeda satuan: desa dan orang"
        assert "different_units" in issue.hint_in("id")

    @pytest.mark.parametrize(
        ("written", "line", "columns"),
        [
            pytest.param("desa + warga", 0, (23, 28), id="plain"),
            pytest.param("'desa + warga'", 0, (24, 29), id="in quotes"),
            pytest.param("|\n          desa +\n          warga", 2, (11, 16), id="a block"),
            pytest.param(">-\n          desa\n          + warga", 2, (13, 18), id="folded"),
            pytest.param("desa\n          + warga", 1, (13, 18), id="plain over two lines"),
            pytest.param('"desa +\\x20warga"', 0, (27, 32), id="behind an escape"),
        ],
    )
    def test_the_place_is_exact(self, written: str, line: int, columns: tuple[int, int]) -> None:
        rows = f"      - id: i\n        name: Nama\n        value: {written}\n"

        (issue,) = unit_findings(document(rows, counts=COUNTS))

        place = issue.location
        assert place is not None
        assert (place.line - 16, (place.column, place.end_column)) == (line, columns)
        assert place.path == "$.objectives[0].indicators[0].value"

    def test_a_condition_compares_one_unit(self) -> None:
        more = ", defined_when: [desa > 0, desa <  warga + 1]"

        assert told(value("desa", more)) == ["IKU414 desa, orang: warga + 1"]


class TestPercentages:
    """A percentage is of a part in a whole of the same unit."""

    @pytest.mark.parametrize(
        ("indicator", "expected"),
        [
            pytest.param(ratio("siaga", "desa * 3"), [], id="one unit"),
            pytest.param(ratio("siaga", "warga"), ["IKU415 desa, orang: warga"], id="another"),
            pytest.param(ratio("siaga", "warga", ""), [], id="no percentage"),
            pytest.param(ratio("siaga", "nilai"), [], id="not known"),
            pytest.param(ratio("siaga / desa", "warga"), [], id="a share"),
            pytest.param(ratio("siaga + warga", "warga"), ["IKU414 desa, orang: warga"],
                         id="one slip is told once"),
            pytest.param(value("siaga / desa", ", unit: '%', multiplier: 100"), [], id="value"),
            pytest.param(value("100 * siaga / warga", ", unit: '%', multiplier: 1"),
                         ["IKU415 desa, orang: 100 * siaga / warga"], id="a value"),
            pytest.param(value("siaga / warga * lansia / desa", ", unit: '%', multiplier: 1"), [],
                         id="a value whose units cancel"),
            pytest.param(value("nilai", ", unit: '%', multiplier: 1"), [], id="a supplied one"),
        ],
    )  # fmt: skip
    def test_part_and_whole_are_of_one_unit(self, indicator: str, expected: list[str]) -> None:
        shown = [line.replace("'", "") for line in told(indicator)]

        assert shown == expected

    def test_both_units_are_named(self) -> None:
        (issue,) = unit_findings(document(ratio("siaga", "warga"), counts=COUNTS))

        assert issue.message == "a percentage is of one unit, but desa is divided by orang"
        assert issue.message_in("id").endswith("tetapi desa dibagi dengan orang")


class TestReferences:
    """An indicator has the unit that its own formula gives."""

    @pytest.mark.parametrize(
        ("part", "expected"),
        [
            pytest.param("value: siaga", ["IKU414 desa, orang: warga"], id="a count"),
            pytest.param("numerator: siaga, denominator: desa, unit: '%'", [], id="a share"),
            pytest.param("numerator: warga, denominator: desa",
                         ["IKU414 orang / desa, orang: warga"], id="a quotient"),
            pytest.param("value: nilai", [], id="not known"),
            pytest.param("value: desa + warga, different_units: Skor gabungan", [],
                         id="a mixture that is meant"),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("is_first", [True, False])
    def test_a_reference_carries_it(
        self, part: str, expected: list[str], *, is_first: bool
    ) -> None:
        rows = [f"      - {{id: b, name: Nama, {part}}}\n", value("b + warga")]

        rows.append("      - {id: twice, name: Nama, value: 2 * b}\n")

        assert told("".join(rows if is_first else rows[::-1])) == expected

    @pytest.mark.parametrize("is_first", [True, False])
    def test_a_slip_of_the_part_is_told_at_the_part(self, *, is_first: bool) -> None:
        rows = ["      - {id: b, name: Nama, value: desa - lansia}\n", value("b * 2")]

        found = told("".join(rows if is_first else rows[::-1]))

        assert found == ["IKU414 desa, orang: lansia"]


class TestOptOut:
    """An indicator that says why may mix units; a declaration of the document may not."""

    @pytest.mark.parametrize("indicator", [ratio("siaga", "warga"), value("siaga + warga")])
    def test_a_reason_is_enough(self, indicator: str) -> None:
        reason = indicator.replace("name:", "different_units: Indeks gabungan, name:")

        assert told(indicator)
        assert told(reason) == []

    def test_a_count_is_at_most_one_of_its_unit(self) -> None:
        counts = COUNTS + "  balita: {label: Jumlah balita, unit: anak, at_most: warga}\n"
        counts += "  hadir: {label: Hadir, at_most: warga}\n"

        assert told(value("balita"), counts=counts) == ["IKU414 anak, orang: warga"]

    @pytest.mark.parametrize(
        ("constraint", "expected"),
        [
            pytest.param("siaga <= desa", [], id="one unit"),
            pytest.param("siaga <=  warga + 1 ", ["IKU414 desa, orang: warga + 1"], id="another"),
            pytest.param("siaga + warga <= desa", ["IKU414 desa, orang: warga"], id="on the left"),
            pytest.param("siaga <= desa + warga", ["IKU414 desa, orang: warga"], id="right"),
        ],
    )
    @pytest.mark.parametrize("form", ["constraints: '{}'\n", "constraints: ['{}']\n"])
    def test_a_constraint_compares_one_unit(
        self, constraint: str, expected: list[str], form: str
    ) -> None:
        assert told(value("desa"), above=form.format(constraint)) == expected

    def test_the_advice_names_no_way_out_that_there_is_not(self) -> None:
        found = document(value("desa"), counts=COUNTS, above="constraints: siaga <= warga\n")

        (issue,) = unit_findings(found)

        assert "different_units" not in issue.hint + issue.hint_in("id")


class TestPlaces:
    """A finding stands at its indicator, under whatever objective that is."""

    ROWS = value("desa + warga").replace("id: i", "id: j")
    MORE = f"  - statement: Sasaran lain\n    indicators:\n{ROWS}"

    def test_a_slip_under_a_second_objective_is_shown_there(self) -> None:
        found = document(value("desa"), counts=COUNTS, below=self.MORE)

        (issue,) = unit_findings(found)

        assert issue.location is not None
        assert issue.location.path == "$.objectives[1].indicators[0].value"

    def test_an_indicator_of_another_document_stands_nowhere(self) -> None:
        found = document(value("desa"), counts=COUNTS)
        other = document(self.ROWS, counts=COUNTS)["j"]

        place = place_of(found, other, "value")

        assert place is not None
        assert place.path == "$.id"


class TestLimits:
    """Long formulas and many documents take no long time."""

    def test_a_formula_of_many_units_ends(self) -> None:
        counts = "".join(f"  c{n}: {{label: Cacah, unit: u{n}}}\n" for n in range(180))
        names = [f"c{n}" for n in range(180)]

        begin = process_time()

        assert told(value(" * ".join(names[:30])), counts=counts) == []
        assert len(told(value(f"sum({', '.join(names)})"), counts=counts)) == 179
        assert process_time() - begin < 3

    def test_a_document_made_by_a_program_has_no_places(self) -> None:
        found = evolve(document(value("desa + warga"), counts=COUNTS), places=None)

        assert [issue.location for issue in unit_findings(found)] == [None]
