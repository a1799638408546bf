"""Constraints and promises that make sense, and those that do not."""

from __future__ import annotations

import pytest

from definitions import definition, document, faults, told


def promised(*lines: str, formula: str = "b / a") -> str:
    keys = "".join(f"        {line}\n" for line in lines)
    return definition(f"      - id: i\n        name: Nama\n        value: {formula}\n{keys}")


def constrained(*lines: str, below: str = "") -> str:
    return definition(above=f"constraints: [{', '.join(lines)}]\n", below=below)


def places(text: str) -> list[str]:
    return [line.removeprefix("uji.yaml:") for line in told(text)]


class TestConstraints:
    """A constraint compares sums of declared counts, and may be met exactly."""

    @pytest.mark.parametrize(
        "text",
        [
            "b + 2 <= a",
            "2 * b = a - 1",
            "prev(a) <= a",
            "k * b <= a",
            "d / 4 >= b",
            "a >= 0",
            "sum(a, b) <= 9",
        ],
    )
    def test_it_is_read(self, text: str) -> None:
        below = "constants: {k: {label: K1, value: 3}}\n"

        assert told(constrained(f'"{text}"', below=below)) == []

    def test_one_alone_needs_no_list(self) -> None:
        read = document(above="constraints: b + 2 <= a\n")

        assert [str(constraint) for constraint in read.constraints] == ["b + 2 <= a"]
        assert read["rasio"].constraints is read.constraints

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("a < b", "IKU241"),
            ("a * b <= d", "IKU239"),
            ("a <= rasio", "IKU242"),
            ("prev(k) <= a", "IKU234"),
            ("prev(zz) <= a", "IKU202"),
            ("prev(rasio) <= a", "IKU242"),
            ("a <= bb", "IKU202"),
            ("a / nol <= b", "IKU231"),
            ("1 / (1 / a) <= b", "IKU239"),
            (f"{'k * ' * 60}a <= b", "IKU226"),
            (f"b <= sum({', '.join(['d'] * 110)})", "IKU226"),
        ],
    )
    def test_what_makes_no_sense_is_told_once(self, text: str, code: str) -> None:
        constants = f"{{k: {{label: K1, value: {'9' * 100}}}, nol: {{label: N1, value: 0}}}}"
        text = constrained(f'"{text}"', below=f"constants: {constants}\n")

        assert [issue.code for issue in faults(text)] == [code]

    def test_a_misspelt_name_comes_with_the_nearest_count_or_constant(self) -> None:
        below = "constants: {target_desa: {label: Target, value: 3}}\n"

        found = [
            issue.hint
            for name in ("target_dessa", "b1", "prev(target_dessa)")
            for issue in faults(constrained(f"{name} <= a", below=below))
        ]

        assert found[0] == "did you mean target_desa?"
        assert found[1] == "did you mean b?"
        assert "target_desa" not in found[2]

    def test_a_long_sum_of_whole_counts_is_not_too_large(self) -> None:
        assert told(constrained(f'"sum({", ".join(["a", "prev(b)"] * 90)}) <= a"')) == []

    def test_each_fault_is_told_at_its_place(self) -> None:
        text = definition(
            above="constraints:\n  - a + zz <= b\n  - >-\n    a +\n    b > yy\n  - a ~ b\n  - []\n"
        )

        assert [line.partition(" ")[0] for line in places(text)] == [
            *("6:9:", "9:7:", "9:9:", "10:5:", "11:5:"),
        ]
        assert [issue.code for issue in faults(text)] == [
            *("IKU202", "IKU241", "IKU202", "IKU237", "IKU123"),
        ]

    def test_where_the_counts_are_at_fault_no_name_is_called_undeclared(self) -> None:
        text = constrained("a <= zz").replace("counts:\n", "cacah:\n", 1)

        assert [issue.code for issue in faults(text)] == ["IKU121"]

    def test_a_count_at_fault_counts_as_declared(self) -> None:
        text = constrained("a <= b").replace("a: {label: Cacah A}", "a: {lable: Cacah A}")

        assert [issue.code for issue in faults(text)] == ["IKU121"]

    def test_a_constant_at_fault_is_told_once(self) -> None:
        text = constrained("k * a <= b", below="constants: {k: {label: K1, value: x}}\n")

        assert [issue.code for issue in faults(text)] == ["IKU125"]


class TestConditions:
    """A condition of `defined_when` may be strict."""

    @pytest.mark.parametrize("text", ["a > 0", "[a > 0, b >= 0]", "d < 5", "prev(a) = a"])
    def test_it_is_read(self, text: str) -> None:
        assert told(promised(f"defined_when: {text}")) == []

    @pytest.mark.parametrize(
        ("text", "code"), [("a", "IKU237"), ("a / b > 0", "IKU239"), ("i > 0", "IKU242")]
    )
    def test_what_makes_no_sense_is_told(self, text: str, code: str) -> None:
        assert [issue.code for issue in faults(promised(f"defined_when: {text}"))] == [code]


class TestDirections:
    """An indicator rises or falls with counts that it uses."""

    @pytest.mark.parametrize("text", ["b", "[b]", "[b, a]", "prev(d)", "[ 'prev( d )' ]"])
    def test_it_is_read(self, text: str) -> None:
        assert told(promised(f"rises_with: {text}", formula="b / a - prev(d)")) == []

    def test_a_count_of_a_part_is_used(self) -> None:
        text = definition(
            "      - {id: p, name: Pa, value: a / b}\n"
            "      - {id: i, name: Nama, value: 1 - p, falls_with: a, rises_with: b}\n"
        )

        assert told(text) == []

    @pytest.mark.parametrize(
        ("lines", "codes"),
        [
            (("rises_with: d",), ["IKU155"]),
            (("rises_with: prev(a)",), ["IKU155"]),
            (("falls_with: zz",), ["IKU155"]),
            (("rises_with: [b]", "falls_with: [a, b]"), ["IKU156"]),
            (("rises_with: Jumlah Desa",), ["IKU131"]),
            (("falls_with: [a, []]",), ["IKU123"]),
            (("rises_with: prev(Jumlah Desa)",), ["IKU131"]),
            (("rises_with: ''",), ["IKU124"]),
            (("unchanged_by_scale: ya",), ["IKU129"]),
            (("defined_when: ",), ["IKU124"]),
        ],
    )
    def test_what_makes_no_sense_is_told(self, lines: tuple[str, ...], codes: list[str]) -> None:
        assert [issue.code for issue in faults(promised(*lines))] == codes

    def test_where_names_are_not_known_nothing_is_called_unused(self) -> None:
        text = promised("rises_with: zz").replace("counts:\n", "cacah:\n", 1)

        assert [issue.code for issue in faults(text)] == ["IKU121"]

    def test_an_indicator_that_uses_no_count_is_told_to_promise_nothing(self) -> None:
        (issue,) = faults(promised("rises_with: a", formula="5"))

        assert (issue.code, issue.hint) == ("IKU155", "delete the line")

    @pytest.mark.parametrize(
        ("indicator", "code"),
        [
            ("value: a +", "IKU219"),
            ("value: zz", "IKU202"),
            ("value: prev(zz)", "IKU202"),
            ("better: higher", "IKU136"),
            ("numerator: a", "IKU122"),
            ("value: a, numerator: b, denominator: b", "IKU137"),
            ("value: i", "IKU230"),
        ],
    )
    def test_where_a_formula_is_at_fault_nothing_is_called_unused(
        self, indicator: str, code: str
    ) -> None:
        text = definition(
            f"      - {{id: i, name: Nama, {indicator}, rises_with: d, falls_with: zz}}\n"
            "      - {id: j, name: Nama, value: i + 1, rises_with: d}\n"
        )

        assert [issue.code for issue in faults(text)] == [code]

    def test_officers_that_could_not_be_read_hide_no_promise(self) -> None:
        text = promised("rises_with: d") + "officers: [x]\n"

        assert [issue.code for issue in faults(text)] == ["IKU155", "IKU123"]
