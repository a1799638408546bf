"""Counts of shorter periods put together, each as it declares; then the formula."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import iku_core as iku
from definitions import document

COUNTS = (
    "  jumlah: {label: J, accumulate: sum}\n"
    "  akhir: {label: A, accumulate: last}\n"
    "  rata: {label: R, accumulate: mean}\n"
    "  sendiri: {label: S, accumulate: none}\n"
    "  polos: {label: P}\n"
    "  desimal: {label: D, kind: decimal, accumulate: sum, range: [-5, 5]}\n"
)
INDICATORS = "".join(
    f"      - {{id: {name}, name: I, value: {name}, decimals: 4}}\n"
    for name in ("jumlah", "akhir", "rata", "sendiri", "polos", "desimal")
)
YEAR = iku.Period(2020)
DOCUMENT = document(INDICATORS, counts=COUNTS)
GROWTH = document(
    "      - {id: tumbuh, name: T, numerator: jumlah - prev(jumlah), denominator: prev(jumlah),"
    " unit: '%'}\n",
    counts="  jumlah: {label: J, accumulate: sum}\n",
)


def quarters(year: int = 2020, /, **values: Any) -> dict[str, dict[str, Any]]:
    """Return counts of the quarters of a year; None where there is none."""
    return {
        f"{year}-Q{number}": {name: four[number - 1] for name, four in values.items()}
        for number in range(1, 5)
    }


def result(name: str, counts: Any, period: str = "2020", through: str | None = None) -> iku.Result:
    end = None if through is None else iku.parse_period(through)
    found = iku.evaluate_period(DOCUMENT, counts, iku.parse_period(period), through=end)
    return found[name]


def told(found: iku.Result) -> list[str]:
    return [str(issue) for issue in (*found.reasons, *found.warnings)]


class TestAccumulation:
    """A count of a longer period is made of all its parts."""

    @pytest.mark.parametrize(
        ("name", "values", "value"),
        [
            ("jumlah", (1, 2, 3, 5), 11),
            ("akhir", (1, 2, 3, 5), 5),
            ("akhir", (None, None, None, 5), 5),
            ("rata", (1, 2, 3, 5), Decimal("2.75")),
            ("jumlah", (0, 0, 0, 0), 0),
        ],
    )
    def test_of_quarters(self, name: str, values: tuple[int | None, ...], value: Any) -> None:
        assert result(name, quarters(**{name: values})).value == value

    def test_of_parts_of_several_kinds(self) -> None:
        counts = {
            "2020-S1": {"jumlah": 10},
            "2020-Q3": {"jumlah": 4},
            **{f"2020-{month}": {"jumlah": 1} for month in (10, 11, 12)},
        }

        assert result("jumlah", counts).value == 17
        assert result("jumlah", counts, "2020-S2").value == 7
        assert result("jumlah", counts, "2020-11").value == 1

    def test_the_last_part_is_that_of_the_last_month(self) -> None:
        assert result("akhir", {"2020-12": {"akhir": 9}, "2020-11": {"akhir": 8}}).value == 9

    def test_a_period_may_be_named_by_the_object(self) -> None:
        counts = {iku.Period(2020): {"polos": 3}}

        assert result("polos", counts).value == 3


class TestMissing:
    """What is missing is named, and nothing is filled in."""

    def test_one_part(self) -> None:
        found = result("jumlah", quarters(jumlah=(1, None, 3, 5)))

        assert (found.status, found.value) == (iku.Status.MISSING, None)
        assert told(found) == ["IKU541 for 2020 the count jumlah lacks 2020-Q2"]

    def test_the_last_part_is_not_carried_forward(self) -> None:
        found = result("akhir", quarters(akhir=(1, 2, 3, None)))

        assert told(found) == ["IKU541 for 2020 the count akhir lacks 2020-Q4"]

    def test_half_a_year_and_a_month(self) -> None:
        counts = {"2020-Q1": {"jumlah": 1}, "2020-10": {"jumlah": 1}, "2020-12": {"jumlah": 1}}

        assert told(result("jumlah", counts)) == [
            "IKU541 for 2020 the count jumlah lacks 2020-Q2, 2020-Q3, 2020-11"
        ]

    def test_nothing_at_all(self) -> None:
        for counts in ({}, {"2020": {"jumlah": None}}, {"2019": {"jumlah": 1}}):
            assert told(result("jumlah", counts)) == ["IKU543 the count jumlah is missing for 2020"]

    @pytest.mark.parametrize("name", ["sendiri", "polos"])
    def test_what_does_not_add_up_has_legal_ways_out(self, name: str) -> None:
        counts = quarters(**{name: (1, 2, 3, 4)})

        assert told(result(name, counts)) == [
            f"IKU542 the count {name} is there for parts of 2020 alone: supply it for 2020 itself,"
            " or declare for it accumulate: sum, or for a percentage or an index mean or last"
        ]
        assert result(name, {**counts, "2020": {name: 7}}).value == 7
        assert told(result(name, {})) == [f"IKU543 the count {name} is missing for 2020"]


class TestSupplied:
    """What is supplied for a period itself goes before its parts."""

    def test_a_difference_is_told(self) -> None:
        counts = {**quarters(jumlah=(1, 2, 3, 4)), "2020": {"jumlah": 11}}

        found = result("jumlah", counts)

        assert found.value == 11
        assert told(found) == ["IKU544 jumlah (2020) is supplied as 11, and its parts make 10"]

    @pytest.mark.parametrize("values", [(1, 2, 3, 4), (1, 2, None, 4)])
    def test_where_they_agree_or_cannot_be_told_nothing_is(self, values: Any) -> None:
        counts = {**quarters(jumlah=values), "2020": {"jumlah": 10}}

        assert told(result("jumlah", counts)) == []

    def test_a_part_that_breaks_its_declaration_makes_the_whole_invalid(self) -> None:
        found = result("jumlah", quarters(jumlah=(5, -1, 3, 5)))

        assert found.status is iku.Status.INVALID
        assert told(found) == [
            "IKU524 the count jumlah (2020-Q2) is -1, and a count is never negative"
        ]

    def test_the_range_is_that_of_each_number_supplied(self) -> None:
        assert result("desimal", quarters(desimal=(4, 4, 4, 4))).value == 16
        assert result("desimal", quarters(desimal=(4, 4, 4, 6))).status is iku.Status.INVALID

    def test_a_broken_part_beside_a_missing_one(self) -> None:
        found = result("jumlah", quarters(jumlah=(5, -1, None, 5)))

        assert [issue.code for issue in found.reasons] == ["IKU524", "IKU541"]


class TestThrough:
    """A figure of the year to date."""

    @pytest.mark.parametrize(("name", "value"), [("jumlah", 6), ("akhir", 3), ("rata", 2)])
    def test_the_parts_that_are_reported(self, name: str, value: int) -> None:
        counts = {**quarters(**{name: (1, 2, 3, 100)}), "2020": {name: 1000}}

        assert result(name, counts, through="2020-Q3").value == value

    def test_what_is_missing_is_told_of_the_span(self) -> None:
        assert told(result("jumlah", quarters(jumlah=(1, None, 3, 4)), through="2020-Q3")) == [
            "IKU541 for 2020-Q1..2020-Q3 the count jumlah lacks 2020-Q2"
        ]
        assert told(result("polos", quarters(polos=(1, 2, 3, 4)), through="2020-Q3")) == [
            "IKU545 the count polos does not say how its parts 2020-Q1..2020-Q3 are put together:"
            " declare for it accumulate: sum, last or mean"
        ]

    def test_one_part_needs_no_putting_together(self) -> None:
        found = result("polos", {"2020-S1": {"polos": 3}}, through="2020-S1")

        assert found.value == 3

    @pytest.mark.parametrize("through", ["2020", "2021-Q1", "2019-12"])
    def test_it_lies_within(self, through: str) -> None:
        with pytest.raises(ValueError, match="is no part of 2020"):
            result("jumlah", {}, through=through)


class TestPrevious:
    """`prev()` is the previous period of the same kind."""

    def growth(self, counts: Any, period: str, through: str | None = None) -> iku.Result:
        end = None if through is None else iku.parse_period(through)
        found = iku.evaluate_period(GROWTH, counts, iku.parse_period(period), through=end)
        return found["tumbuh"]

    def test_the_year_before_is_accumulated_too(self) -> None:
        counts = quarters(2019, jumlah=(1, 2, 3, 4)) | quarters(2020, jumlah=(5, 5, 5, 5))

        assert self.growth(counts, "2020").value == 100
        assert self.growth(counts, "2020-Q1").value == 25
        assert self.growth(counts, "2020-Q3", None).value == 0

    def test_the_same_part_of_the_year_before(self) -> None:
        counts = quarters(2019, jumlah=(1, 3, 3, 4)) | quarters(2020, jumlah=(5, 5, None, None))

        assert self.growth(counts, "2020", "2020-Q2").value == 150

    def test_it_is_missing_by_its_own_name(self) -> None:
        counts = quarters(2019, jumlah=(1, 2, None, 4)) | {"2020": {"jumlah": 7}}

        found = self.growth(counts, "2020")

        assert told(found) == ["IKU541 for 2019 the count jumlah lacks 2019-Q3"]

    def test_before_the_first_year_there_is_none(self) -> None:
        found = self.growth({"1000": {"jumlah": 1}}, "1000")

        assert told(found) == ["IKU522 the count jumlah of the previous period is missing"]


class TestRefused:
    """What a program supplies wrongly is told at once."""

    def test_all_faults(self) -> None:
        counts: Any = {
            "TW1": {"jumlah": 1},
            "2020-Q1": {"jumlah": 1.5, "lain": 1},
            iku.Period(2020, "quarter", 1): {"jumlah": 1},
        }

        with pytest.raises(iku.CountsError) as caught:
            iku.evaluate_period(DOCUMENT, counts, iku.Period(2020))

        codes = [issue.code for issue in caught.value.issues]
        assert codes == ["IKU157", "IKU513", "IKU501", "IKU547"]


def test_faults_of_many_periods_end() -> None:
    """A thousand keys that are no periods are not a thousand faults."""
    with pytest.raises(iku.CountsError) as caught:
        iku.evaluate_period(DOCUMENT, {f"x{number}": {} for number in range(1000)}, YEAR)

    codes = [issue.code for issue in caught.value.issues]
    assert codes == ["IKU157"] * 100 + ["IKU120"]


def test_unknown_counts_of_many_periods_end() -> None:
    """Nor are those of five hundred periods."""
    counts = {period: {"x": 1, "y": 2} for year in range(2000, 2050)
              for period in iku.Period(year).children("month")}  # fmt: skip

    with pytest.raises(iku.CountsError) as caught:
        iku.evaluate_period(DOCUMENT, counts, YEAR)

    codes = [issue.code for issue in caught.value.issues]
    assert codes == ["IKU501"] * 100 + ["IKU120"]


def test_unknown_counts_of_one_period_end_those_of_the_next() -> None:
    counts = {year: {f"x{number}": 1 for number in range(150)} for year in ("2020", "2021")}

    with pytest.raises(iku.CountsError) as caught:
        iku.evaluate_period(DOCUMENT, counts, YEAR)

    codes = [issue.code for issue in caught.value.issues]
    assert codes == ["IKU501"] * 100 + ["IKU120"]


@pytest.mark.parametrize(("counts", "period"), [(None, YEAR), ({}, "2020")])
def test_what_is_no_mapping_or_no_period_is_refused(counts: Any, period: Any) -> None:
    with pytest.raises((iku.CountsError, TypeError)):
        iku.evaluate_period(DOCUMENT, counts, period)
