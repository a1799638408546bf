"""Promises of audit records and of comparing documents."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from iku_core import (
    Document,
    Period,
    Status,
    compare_documents,
    evaluate,
    evaluate_all,
    evaluate_period,
    parse_document,
    recompute,
    write_document,
)
from iku_core.canonical import counts_hash, definition_hash
from iku_core.formula import parse_formula
from iku_core.issues import Source
from iku_core.meaning import same_meaning
from iku_core.records import read_records
from iku_core.report.results import render_json

_some = st.dictionaries(st.sampled_from(own.NAMES), st.one_of(st.none(), own.supplied))
_periods = st.dictionaries(
    st.sampled_from(("2019", "2020", "2020-S1", "2020-S2", "2020-Q1", "2020-Q3", "2020-Q4")), _some
)


def hashes(document: Document) -> list[str]:
    return [definition_hash(indicator) for indicator in document]


class TestRecords:
    """What was computed is found to be the same, and nothing else is."""

    @given(own.definitions(), _some, _some)
    def test_a_record_of_any_figure_is_the_same(
        self, definition: own.Definition, counts: dict[str, Any], previous: dict[str, Any]
    ) -> None:
        document = parse_document(definition.text)
        results = evaluate_all(document, counts, previous=previous)

        records = read_records(Source("r.json", render_json(document, results)))

        assert records.issues == ()
        for record, result in zip(records.indicators, results.values(), strict=True):
            assert record == result.record()
            assert recompute(record, [document]).issues == ()

    @given(own.whole_definitions(), _periods, st.sampled_from(("2020", "2020-S1")))
    def test_a_record_of_any_accumulated_figure_is_the_same(
        self, text: str, counts: dict[str, Any], period: str
    ) -> None:
        document = parse_document(text)
        results = evaluate_period(
            document, counts, Period(2020) if period == "2020" else Period(2020, "semester", 1)
        )

        records = read_records(Source("r.json", render_json(document, results)))

        for record in records.indicators:
            assert recompute(record, [document]).issues == ()

    @given(own.indicators(), own.counts_and_previous, st.sampled_from(own.LEAVES), own.supplied)
    def test_another_count_has_another_hash(
        self,
        case: tuple[Any, Any],
        values: dict[str, Any],
        name: str,
        other: Any,
    ) -> None:
        indicator, oracles = case
        changed = {**values, name: other}
        records = []
        for numbers in (values, changed):
            current, previous = own.both_periods(numbers)
            records.append(evaluate(indicator, current, previous=previous).record())

        used = any(name in oracle.tree.leaves() for oracle in oracles)
        differs = used and Fraction(values[name]) != Fraction(other)
        assert (records[0].counts != records[1].counts) is differs

    @given(_some, st.sampled_from(own.NAMES))
    def test_missing_is_never_zero(self, counts: dict[str, Any], name: str) -> None:
        exact = {key: None if value is None else Fraction(value) for key, value in counts.items()}

        assert counts_hash({**exact, name: None}, {}) != counts_hash({**exact, name: 0}, {})
        statuses = (counts_hash(exact, {name: status}) for status in Status)
        assert len({*statuses}) == len(Status)


class TestHashes:
    """A hash belongs to what a definition says, and not to how it is written."""

    @given(own.whole_definitions())
    def test_layout_order_of_keys_and_blanks_do_not_matter(self, text: str) -> None:
        document = parse_document(text)

        assert hashes(parse_document(write_document(document))) == hashes(document)

    @given(own.definitions())
    def test_another_number_of_decimals_is_another_definition(
        self, definition: own.Definition
    ) -> None:
        for indicator in parse_document(definition.text):
            other = evolve(indicator, decimals=(indicator.decimals + 1) % 13)
            assert definition_hash(other) != definition_hash(indicator)

    @given(own.trees(max_leaves=6), own.trees(max_leaves=6))
    def test_formulas_of_one_hash_are_one_tree(self, one: own.Tree, other: own.Tree) -> None:
        """Needless parentheses and blanks aside, two texts of one hash are one formula."""
        made = [own.indicator_of((own.Oracle(tree.write(0), tree),)) for tree in (one, other)]
        again = evolve(made[0], value=parse_formula(f" ( {one.write(0)} ) "))

        assert definition_hash(again) == definition_hash(made[0])
        if definition_hash(made[0]) == definition_hash(made[1]):
            assert one.leaves() == other.leaves()


class TestComparing:
    """A change is told where there is one, and nowhere else."""

    @given(own.whole_definitions(), _some)
    def test_a_document_does_not_differ_from_itself(
        self, text: str, counts: dict[str, Any]
    ) -> None:
        document = parse_document(text)
        again = parse_document(write_document(document))

        assert compare_documents(document, again) == ()
        assert compare_documents(document, again, counts=counts, previous=counts) == ()

    @given(own.formulas(max_leaves=5), own.formulas(max_leaves=5), own.counts_and_previous)
    def test_formulas_of_one_meaning_give_one_figure(
        self, one: own.Oracle, other: own.Oracle, values: dict[str, Any]
    ) -> None:
        indicators = [own.indicator_of((oracle,)) for oracle in (one, other)]

        if same_meaning(*indicators):
            assert one.value(own.exact(values)) == other.value(own.exact(values))

    @pytest.mark.parametrize("sign", ["+", "*", "-", "/"])
    @given(data=st.data())
    def test_a_formula_written_otherwise_means_the_same(self, sign: str, data: Any) -> None:
        """Both sides of a sum or a product may change places; those of the others may not."""
        names = st.sampled_from(("a", "b"))
        left, right = data.draw(names), data.draw(names)
        one, other = (
            own.indicator_of((own.Oracle(text, own.Number("0", own.Layout(0, "", ""))),))
            for text in (f"{left} {sign} {right}", f"{right} {sign} {left}")
        )

        assert same_meaning(one, other) is (sign in "+*" or left == right)

    @given(own.definitions(), _some)
    def test_figures_differ_where_a_change_says_so(
        self, definition: own.Definition, counts: dict[str, Any]
    ) -> None:
        document = parse_document(definition.text)
        text = json.dumps("a + 1")
        changed = definition.text.replace("value: ", f"value: {text} #", 1)
        other = parse_document(changed)

        for change in compare_documents(document, other, counts=counts):
            assert change.old_result is not None
            assert change.new_result is not None
            same = (
                change.old_result.status is change.new_result.status
                and change.old_result.exact == change.new_result.exact
            )
            assert change.changes_figure is not same
