"""What a definition must mean, beyond its shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions import RATIO, codes, definition, document, faults, told
from iku_core import check

INDICATOR = "      - {id: i, name: Nama, value: a}\n"


class TestOfficers:
    """Whoever is responsible or signs is declared."""

    OFFICERS = "officers: {kadis: {title: Kepala}}\n"

    @pytest.mark.parametrize(
        ("indicator", "below"),
        [
            ("      - {id: i, name: Nama, value: a, responsible: kadin}\n", ""),
            (RATIO, "signed: {place: Kota, date: 2020-01-01, by: kadin}\n"),
        ],
    )
    def test_an_unknown_one_is_told(self, indicator: str, below: str) -> None:
        (issue,) = faults(definition(indicator, above=self.OFFICERS, below=below))

        assert (issue.code, issue.hint) == ("IKU140", "did you mean kadis?")

    def test_without_any_declared_that_is_said(self) -> None:
        (issue,) = faults(definition("      - {id: i, name: Nama, value: a, responsible: kadin}\n"))

        assert issue.hint == "declare it under officers"

    @pytest.mark.parametrize("above", ["officers: [a]\n", "pejabat: {kadis: {title: Kepala}}\n"])
    def test_where_officers_could_not_be_read_none_is_called_unknown(self, above: str) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a, responsible: kadis}\n", above=above
        )

        assert "IKU140" not in codes(text)

    def test_an_officer_at_fault_is_declared_all_the_same(self) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a, responsible: kadis}\n",
            above="officers: {kadis: {}}\n",
        )

        assert codes(text) == ["IKU122"]


class TestNames:
    """A name means one thing."""

    def test_a_count_and_a_constant_differ(self) -> None:
        text = definition(below="constants:\n  a: {label: Basis, value: 5}\n")

        (issue,) = faults(text)

        assert issue.code == "IKU141"
        assert str(issue.location).endswith(":14:3")
        assert str(issue.related) == "uji.yaml:6:3"

    def test_indicators_differ(self) -> None:
        (issue,) = faults(definition(RATIO * 2))

        assert (issue.code, issue.values["text"]) == ("IKU141", "rasio")

    def test_indicators_differ_over_objectives(self) -> None:
        below = "  - statement: S2\n    indicators:\n"

        assert codes(definition(below=below + RATIO)) == ["IKU141"]


class TestCounts:
    """The declarations of counts can be met."""

    @pytest.mark.parametrize(
        ("declared", "code"),
        [
            ("at_most: a", "IKU143"),
            ("at_most: zz", "IKU142"),
            ("range: [-1, 5]", "IKU146"),
        ],
    )
    def test_others_are_refused(self, declared: str, code: str) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a}\n", counts=f"  a: {{label: A1, {declared}}}\n"
        )

        assert codes(text) == [code]

    @pytest.mark.parametrize(
        "declared", ["range: [-1, 5], kind: decimal", "range: [0, 5]", "range: [null, 5]"]
    )
    def test_sound_ones_are_taken(self, declared: str) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a}\n", counts=f"  a: {{label: A1, {declared}}}\n"
        )

        assert codes(text) == []

    def test_a_count_at_fault_is_not_judged_further(self) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a}\n", counts="  a: {at_most: zz, unit: desa}\n"
        )

        assert codes(text) == ["IKU122"]


class TestPercentages:
    """Percentages and indices are not added up; amounts of money are."""

    @pytest.mark.parametrize(
        ("declared", "codes_told"),
        [
            ("label: Capaian, unit: '%'", ["IKU173"]),
            ("label: Capaian, unit: persen", ["IKU173"]),
            ("label: Capaian, unit: Indeks", ["IKU173"]),
            ("label: Persentase desa", ["IKU173"]),
            ("label: Persen tanah", ["IKU173"]),
            ("label: Indeks kepuasan", ["IKU173"]),
            ("label: Nilai IKM", ["IKU173"]),
            ("label: Nilai investasi", []),
            ("label: Nilai IKM, unit: rupiah", []),
            ("label: Nilai ekspor, unit: juta rupiah", []),
            ("label: Jumlah nilai", []),
            ("label: '(nilai)'", []),
        ],
    )
    @pytest.mark.parametrize("key", ["rollup", "accumulate"])
    def test_their_sum_is_doubted(
        self, declared: str, key: str, codes_told: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / "uji.yaml"
        counts = f"  a: {{{declared}, kind: decimal, {key}: sum}}\n"
        path.write_text(definition(INDICATOR, counts=counts), encoding="utf-8")

        assert [issue.code for issue in check(path)] == codes_told


class TestValidity:
    """A document is in force for a day at least."""

    def test_an_end_before_the_beginning_is_refused(self) -> None:
        above = "valid_from: 2021-01-01\nvalid_to: 2020-12-31\n"

        assert told(definition(above=above)) == [
            "uji.yaml:6:11: IKU144 valid_to 2020-12-31 is before valid_from 2021-01-01"
        ]

    def test_a_single_day_is_enough(self) -> None:
        assert codes(definition(above="valid_from: 2021-01-01\nvalid_to: 2021-01-01\n")) == []


class TestFormulas:
    """An indicator has a value or a ratio, and its multiplier is clear."""

    @pytest.mark.parametrize(
        ("keys", "found"),
        [
            ("", ["IKU136"]),
            ("value: a, numerator: a", ["IKU137"]),
            ("value: a, denominator: a, numerator: a, unit: '%'", ["IKU137"]),
            ("numerator: a", ["IKU122"]),
            ("denominator: a", ["IKU122"]),
            ("value: a, unit: '%'", ["IKU138"]),
            ("numerator: a, denominator: b, unit: '%', multiplier: 1000", ["IKU139"]),
            ("numerator: a, denominator: b, unit: persen", ["IKU148"]),
            ("numerator: a, denominator: b, unit: 'Persen '", ["IKU148"]),
            ("numerator: a, denominator: b, unit: persen(%)", ["IKU148"]),
            ("numerator: a, denominator: b, unit: pct", ["IKU148"]),
            ("numerator: a, denominator: b, unit: '% '", ["IKU148"]),
            ("numerator: a, denominator: b, unit: '% desa'", ["IKU148"]),
            ("numerator: a, denominator: b, unit: \uff05", ["IKU148"]),
            ("numerator: a, denominator: b, multiplier: 0", ["IKU147"]),
            ("value: a, unit: '%', multiplier: 0", ["IKU147"]),
        ],
    )
    def test_others_are_refused(self, keys: str, found: list[str]) -> None:
        keys = keys and f", {keys}"

        assert codes(definition(f"      - {{id: i, name: Nama{keys}}}\n")) == found

    def test_the_missing_part_of_a_ratio_is_named(self) -> None:
        for given, missing in (("numerator", "denominator"), ("denominator", "numerator")):
            (issue,) = faults(definition(f"      - {{id: i, name: Nama, {given}: a}}\n"))

            assert issue.values["key"] == missing

    def test_an_indicator_whose_id_is_at_fault_has_no_name(self) -> None:
        found = told(definition("      - {id: I I, name: Nama}\n"))

        assert any("the indicator ? has no formula" in line for line in found)

    @pytest.mark.parametrize(
        ("keys", "multiplier"),
        [
            ("value: a, unit: '%', multiplier: 1", 1),
            ("value: a, unit: '%', multiplier: 100", 100),
            ("numerator: a, denominator: b, unit: '% per tahun', multiplier: 100", 100),
            ("numerator: a, denominator: b, unit: '%', multiplier: 100", 100),
            ("numerator: a, denominator: b, unit: per mil, multiplier: 1000", 1000),
        ],
    )
    def test_sound_ones_are_taken(self, keys: str, multiplier: int) -> None:
        read = document(f"      - {{id: i, name: Nama, {keys}}}\n")

        assert read["i"].multiplier == multiplier


class TestCases:
    """A worked case supplies declared counts and expects one thing."""

    @pytest.mark.parametrize(
        ("case", "found"),
        [
            ("{name: Satu, counts: {a: 1}}", ["IKU145"]),
            ("{name: Satu, counts: {a: 1}, status: ok}", ["IKU145"]),
            ("{name: Satu, counts: {a: 1}, value: 1, status: missing}", ["IKU145"]),
            ("{name: Satu, counts: {a: 1}, exact: 1/3, status: invalid}", ["IKU145"]),
            ("{name: Satu, counts: {a: 1}, value: 1, status: nihil}", ["IKU129"]),
            ("{name: Satu, counts: {a: 1}, value: x}", ["IKU125"]),
            ("{name: Satu, counts: {zz: 1}, value: 1}", ["IKU142"]),
            ("{name: Satu, counts: {a: 1}, previous: {zz: 1}, value: 1}", ["IKU142"]),
            ("{name: Satu, counts: {a: x}, value: 1}", ["IKU125"]),
            ("{name: Satu, counts: [a], value: 1}", ["IKU123"]),
            ("Satu", ["IKU123"]),
        ],
    )
    def test_others_are_refused(self, case: str, found: list[str]) -> None:
        text = definition(f"      - {{id: i, name: Nama, value: a, cases: [{case}]}}\n")

        assert codes(text) == found

    @pytest.mark.parametrize(
        "expected",
        [
            *("value: 1", "value: 1, status: ok", "status: missing", "exact: 1/3", "published: 1"),
            *("value: 1, exact: 1, published: 2", "status: missing, published: 1.20"),
        ],
    )
    def test_sound_ones_are_taken(self, expected: str) -> None:
        case = f"{{name: Satu, counts: {{a: }}, {expected}}}"
        text = definition(f"      - {{id: i, name: Nama, value: a, cases: [{case}]}}\n")

        assert codes(text) == []

    def test_cases_that_are_no_list_are_told_as_such(self) -> None:
        assert codes(definition("      - {id: i, name: Nama, value: a, cases: {a: b}}\n")) == [
            "IKU123"
        ]

    def test_where_counts_could_not_be_read_none_is_called_unknown(self) -> None:
        case = "{name: Satu, counts: {a: 1}, value: 1}"
        text = definition(f"      - {{id: i, name: Nama, value: a, cases: [{case}]}}\n")

        assert codes(text.replace("counts:\n", "cacah:\n", 1)) == ["IKU121"]


@pytest.mark.parametrize("unit", ["(", "( ", "(("])
def test_a_unit_of_parentheses_alone_is_no_percent(unit: str) -> None:
    assert codes(definition(f"      - {{id: i, name: Nama, value: a, unit: '{unit}'}}\n")) == []
