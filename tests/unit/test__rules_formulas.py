"""Names in formulas, references between indicators, sizes."""

from __future__ import annotations

import pytest

from definitions import codes, definition, document, faults


def values(**formulas: str) -> str:
    """Return a definition of one direct value for each id."""
    return definition(
        "".join(
            f"      - {{id: {name.replace('_', '-')}, name: Nama, value: '{formula}'}}\n"
            for name, formula in formulas.items()
        )
    )


class TestNames:
    """A name in a formula is a count, a constant or another indicator."""

    def test_an_unknown_name_comes_with_the_nearest_one(self) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: jumlah_dessa}\n",
            counts="  jumlah_desa: {label: Jumlah desa}\n",
        )

        (issue,) = faults(text)

        assert (issue.code, issue.hint) == ("IKU202", "did you mean jumlah_desa?")

    @pytest.mark.parametrize("written", ["nelayan-dibina", "nelayan - dibina"])
    def test_a_name_written_with_a_dash_is_marked_as_a_whole(self, written: str) -> None:
        text = definition(
            f"      - {{id: i, name: Nama, value: a + {written} * 2}}\n",
            counts="  a: {label: A}\n  nelayan_dibina: {label: Nelayan dibina}\n",
        )

        (issue,) = faults(text)

        assert (issue.code, issue.hint) == ("IKU202", "write nelayan_dibina")
        place = issue.location
        assert place is not None
        assert place.source_line[place.column - 1 : place.end_column - 1] == written

    def test_a_difference_whose_other_part_is_unknown_is_no_joined_name(self) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a - zz - b_c - qq}\n",
            counts="  a: {label: A}\n  b_c: {label: B}\n  zz_qq: {label: Z}\n",
        )

        assert [issue.values["name"] for issue in faults(text)] == ["zz", "qq"]

    def test_of_two_names_that_share_a_part_the_first_is_told(self) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a-b-c}\n",
            counts="  a_b: {label: A}\n  b_c: {label: B}\n",
        )

        assert [issue.values["name"] for issue in faults(text)] == ["a-b", "c"]

    def test_every_unknown_name_of_a_formula_is_told(self) -> None:
        assert codes(values(i="zz + prev(yy) + a + zz")) == ["IKU202", "IKU202"]

    def test_a_constant_is_known(self) -> None:
        read = document(
            "      - {id: i, name: Nama, value: a * per}\n",
            below="constants: {per: {label: Basis, value: 5}}\n",
        )

        assert read["i"].formulas[0].names == ("a", "per")

    def test_another_indicator_is_known_by_its_id_with_underscores(self) -> None:
        read = document(
            "      - {id: satu-dua, name: Nama, value: a}\n"
            "      - {id: tiga, name: Nama, value: satu_dua * 2}\n"
        )

        assert read["tiga"].parts["satu_dua"] is read["satu-dua"]

    def test_a_count_is_meant_where_an_indicator_has_its_name(self) -> None:
        text = values(a="b", i="a", j="zz")

        assert [(issue.code, issue.severity) for issue in faults(text)] == [
            ("IKU232", "notice"),
            ("IKU202", "error"),
        ]

    def test_an_indicator_of_the_name_of_its_own_count_needs_no_notice(self) -> None:
        assert codes(values(a="a", i="zz")) == ["IKU202"]

    @pytest.mark.parametrize(
        ("name", "code"), [("i", "IKU234"), ("per", "IKU234"), ("z", "IKU202")]
    )
    def test_only_a_count_has_a_previous_period(self, name: str, code: str) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: a}\n"
            f"      - {{id: j, name: Nama, value: prev({name})}}\n",
            below="constants: {per: {label: Basis, value: 5}}\n",
        )

        assert codes(text) == [code]

    @pytest.mark.parametrize("above", ["konstanta: {per: {label: Basis, value: 5}}\n"])
    def test_where_names_could_not_be_read_none_is_called_unknown(self, above: str) -> None:
        text = definition("      - {id: i, name: Nama, value: a * per}\n", above=above)

        assert codes(text) == ["IKU121"]


class TestReferences:
    """No indicator rests on itself, nor on a long chain."""

    @pytest.mark.parametrize(
        ("formulas", "chains"),
        [
            pytest.param({"i": "i + 1"}, ["i -> i"], id="itself"),
            pytest.param({"i": "j", "j": "i"}, ["i -> j -> i"], id="each other"),
            pytest.param({"h": "i", "i": "j", "j": "i"}, ["i -> j -> i"], id="a tail before"),
            pytest.param(
                {"i": "i", "j": "j", "k": "i + j"}, ["i -> i", "j -> j"], id="two, and one on both"
            ),
            pytest.param(
                {"i": "j + k", "j": "i", "k": "i"}, ["i -> j -> i"], id="one over another"
            ),
            pytest.param({"i": "j", "j": "j", "k": "i"}, ["j -> j"], id="a tail of two"),
        ],
    )
    def test_each_circle_is_told_once(self, formulas: dict[str, str], chains: list[str]) -> None:
        found = faults(values(**formulas))

        assert [(issue.code, issue.values["chain"]) for issue in found] == [
            ("IKU230", chain) for chain in chains
        ]

    def test_the_place_is_that_of_the_name_in_the_formula(self) -> None:
        (issue,) = faults(values(i="a + j", j="2 * i"))

        assert issue.location is not None
        line, start = issue.location.source_line, issue.location.column - 1
        assert line[start : issue.location.end_column - 1] == "j"

    def test_a_chain_of_twenty_is_taken_and_a_longer_one_refused_once(self) -> None:
        chain = {f"i{number}": f"i{number - 1}" if number else "a" for number in range(25)}

        assert codes(values(**dict(list(chain.items())[:20]))) == []
        assert codes(values(**chain)) == ["IKU233"]


class TestSizes:
    """A result that could grow beyond bounds is refused where it does."""

    def test_a_product_of_too_many_counts_is_refused(self) -> None:
        assert codes(values(i="*".join("a" * 42))) == []
        assert codes(values(i="*".join("a" * 43))) == ["IKU226"]

    def test_a_denominator_counts_as_well(self) -> None:
        text = definition(
            f"      - {{id: i, name: Nama, numerator: a, denominator: {'*'.join('a' * 43)}}}\n"
        )

        assert codes(text) == ["IKU226"]

    def test_what_a_part_brings_along_counts_as_well(self) -> None:
        text = values(i="*".join("a" * 30), j="i * i")

        (issue,) = faults(text)

        assert (issue.code, issue.values["limit_id"]) == ("IKU226", "4.000")

    def test_both_formulas_being_too_large_is_told_once(self) -> None:
        large = "*".join("a" * 43)
        text = definition(
            f"      - {{id: i, name: Nama, numerator: {large}, denominator: {large}}}\n"
        )

        assert codes(text) == ["IKU226"]


class TestHundred:
    """A percentage is multiplied by 100 once."""

    @pytest.mark.parametrize(
        ("keys", "warned"),
        [
            ("numerator: b * 100, denominator: a, unit: '%'", 1),
            ("numerator: 100 * b * 100, denominator: a, unit: '%'", 2),
            ("numerator: b + 100, denominator: a, unit: '%'", 0),
            ("numerator: b * 100, denominator: a, unit: indeks", 0),
            ("value: b * 100, multiplier: 1, unit: '%'", 0),
            ("value: b / a * 100, multiplier: 100, unit: '%'", 1),
            ("numerator: b * 100.0, denominator: a, unit: '%'", 1),
            ("numerator: b * 100 / 1, denominator: a, unit: '%'", 1),
            ("numerator: -(b * 100), denominator: a, unit: '%'", 1),
            ("numerator: b / 100, denominator: a, unit: '%'", 0),
        ],
    )
    def test_a_second_factor_is_warned_about(self, keys: str, warned: int) -> None:
        text = definition(f"      - {{id: i, name: Nama, {keys}}}\n      - {{id: j}}\n")

        assert codes(text).count("IKU235") == warned


class TestDivisors:
    """Nothing is divided by a number or a constant that is 0."""

    @pytest.mark.parametrize(
        "keys",
        [
            "numerator: a, denominator: 0",
            "numerator: a, denominator: nol",
            "numerator: a, denominator: -(nol)",
            "value: a / nol",
            "value: a / -0.0",
            "value: sum(a / (a / nol))",
        ],
    )
    def test_it_is_refused(self, keys: str) -> None:
        text = definition(
            f"      - {{id: i, name: Nama, {keys}}}\n",
            below="constants: {nol: {label: Nol, value: 0}, satu: {label: Satu, value: 1}}\n",
        )

        assert codes(text) == ["IKU231"]

    @pytest.mark.parametrize("formula", ["a / satu", "nol / a", "a / (a - a)"])
    def test_what_depends_on_data_is_taken(self, formula: str) -> None:
        text = definition(
            f"      - {{id: i, name: Nama, value: {formula}}}\n",
            below="constants: {nol: {label: Nol, value: 0}, satu: {label: Satu, value: 1}}\n",
        )

        assert codes(text) == []
