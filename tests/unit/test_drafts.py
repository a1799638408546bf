"""A document between reading and linking."""

from __future__ import annotations

import pytest

from definitions import RATIO, definition
from iku_core._findings import Reading
from iku_core.document import parse_yaml
from iku_core.drafts import Draft, formula_name
from iku_core.issues import Source
from iku_core.reading import read_draft


def draft_of(text: str) -> Draft:
    """Return the draft of a definition, sound or not."""
    source = Source("uji.yaml", text)
    root, issues = parse_yaml(source)
    assert root is not None
    return read_draft(Reading(source, root, issues))


@pytest.mark.parametrize(
    ("indicator_id", "name"),
    [
        pytest.param("ikm", "ikm", id="one word"),
        pytest.param("nilai-ikm", "nilai_ikm", id="two words"),
        pytest.param("desa-tepat-waktu-2", "desa_tepat_waktu_2", id="many words"),
    ],
)
def test_an_id_is_a_name_with_low_lines(indicator_id: str, name: str) -> None:
    assert formula_name(indicator_id) == name


class TestIndicators:
    """What was read of an indicator is kept, whatever was at fault beside it."""

    def test_formulas_come_in_one_order_however_they_are_written(self) -> None:
        (ratio,) = draft_of(
            definition("      - {id: r, name: Rasio, denominator: a, numerator: b}\n")
        ).indicators()

        assert [(key, formula.text) for key, formula in ratio.formulas()] == [
            ("numerator", "b"),
            ("denominator", "a"),
        ]

    def test_a_formula_at_fault_is_left_out(self) -> None:
        (ratio,) = draft_of(
            definition("      - {id: r, name: Rasio, numerator: 'b +', denominator: a}\n")
        ).indicators()

        assert [key for key, _ in ratio.formulas()] == ["denominator"]

    @pytest.mark.parametrize("words", ["id: Salah Tulis, name: Nama", "name: Nama"])
    def test_an_id_at_fault_or_left_out_is_empty(self, words: str) -> None:
        (draft,) = draft_of(definition(f"      - {{{words}, value: a}}\n")).indicators()

        assert draft.id == ""

    def test_they_come_in_order_over_all_objectives(self) -> None:
        more = "  - statement: Dua\n    indicators:\n      - {id: dua, name: Dua, value: a}\n"

        read = draft_of(definition(RATIO, below=more))

        assert [indicator.id for indicator in read.indicators()] == ["rasio", "dua"]


class TestNames:
    """A name at fault is known all the same; where names were not read, that is remembered."""

    def test_a_count_at_fault_keeps_its_name(self) -> None:
        read = draft_of(definition(counts="  a: {label: A}\n  b: {}\n"))

        assert [name for name, count in read.counts.items() if count is None] == ["b"]
        assert read.unread == frozenset()

    @pytest.mark.parametrize(
        ("above", "unread"),
        [
            pytest.param("", set(), id="none are needed"),
            pytest.param("officers: [a]\n", {"officers"}, id="a list"),
            pytest.param("officer: {kadis: {title: K}}\n", {"officers"}, id="a key misspelt"),
            pytest.param("constants: 5\n", {"constants"}, id="a number"),
        ],
    )
    def test_names_that_could_not_be_read_are_remembered(
        self, above: str, unread: set[str]
    ) -> None:
        assert draft_of(definition(above=above)).unread == unread

    def test_without_counts_no_name_can_be_called_undeclared(self) -> None:
        assert draft_of("schema: 1\nid: uji\n").unread == {"counts"}

    @pytest.mark.parametrize("text", ["[a]", "teks", "warna: merah"])
    def test_of_what_is_no_definition_nothing_is_kept(self, text: str) -> None:
        read = draft_of(text)

        assert (read.values, read.counts, read.indicators()) == ({}, {}, [])
