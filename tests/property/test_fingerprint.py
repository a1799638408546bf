"""Promises of fingerprints: a fault is known again, and no two faults are taken for one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from iku_core import DefinitionError, Issue, parse_document
from iku_core.report.fingerprint import fingerprints


def issues_of(text: str, *, name: str = "uji.yaml") -> Sequence[Issue]:
    try:
        parse_document(text, name=name)
    except DefinitionError as error:
        return error.issues
    return ()


def found(text: str, *, name: str = "uji.yaml") -> list[str]:
    return fingerprints(issues_of(text, name=name))


class TestFaultsAreKnownAgain:
    """A fault keeps its fingerprint while the file around it changes."""

    @given(own.faulty_definitions())
    def test_no_two_faults_have_one_fingerprint(self, definition: own.Faulty) -> None:
        told = found(definition.text())

        assert len(set(told)) == len(told)

    @given(
        own.faulty_definitions(),
        st.integers(1, 8),
        st.lists(st.integers(0, 30), max_size=5).map(tuple),
    )
    def test_layout_does_not_count(
        self, definition: own.Faulty, step: int, comments: tuple[int, ...]
    ) -> None:
        assert found(definition.text(step=step, comments=comments)) == found(definition.text())

    @given(own.faulty_definitions(), st.integers(1, 3))
    def test_objectives_and_indicators_put_above_do_not_count(
        self, definition: own.Faulty, objectives: int
    ) -> None:
        assert found(definition.text(objectives=objectives)) == found(definition.text())

    @given(own.faulty_definitions(), st.data())
    def test_what_is_left_after_mending_is_known(
        self, definition: own.Faulty, data: st.DataObject
    ) -> None:
        faults = [(at, line) for at, (_, lines) in enumerate(definition.items) for line in lines]
        mended = data.draw(st.sets(st.sampled_from(faults)) if faults else st.just(set()))
        rest = definition.without(mended)

        known = found(definition.text())
        left = issues_of(rest.text())
        told = zip(left, fingerprints(left), strict=True)
        assert {mark for issue, mark in told if issue.code != NO_FORMULA} <= {*known}

    @given(own.faulty_definitions())
    def test_the_folder_of_the_machine_does_not_count(self, definition: own.Faulty) -> None:
        text = definition.text()

        first, second = (
            found(text, name=name) for name in ("/home/a/iku/uji.yaml", "C:/kerja/iku/uji.yaml")
        )

        assert first == second


NO_FORMULA = "IKU136"
"""What comes where a formula is taken away with its fault."""
