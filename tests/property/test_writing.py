"""Promises of writing definitions: what is written is what is read."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from unittest.mock import patch

import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from definitions import document as document_of
from iku_core import Case, Document, Objective, Range, parse_document, write_document
from iku_core.checking import read_linked
from iku_core.exact import Exact
from iku_core.frozen import FrozenMapping
from iku_core.issues import Source

UJI = document_of()


def read(text: str) -> tuple[Document, Counter[str]]:
    """Return a document, and how often each warning was told."""
    document, issues = read_linked(Source("uji.yaml", text), None, [], ())
    assert document is not None, [str(issue) for issue in issues]
    return document, Counter(issue.code for issue in issues)


class TestWholeDefinitions:
    """Every document of a file comes back, however its texts look."""

    @given(own.whole_definitions())
    def test_what_is_written_reads_back_as_an_equal_document(self, text: str) -> None:
        document, warnings = read(text)

        written = write_document(document)
        again, warnings_again = read(written)

        assert again == document
        assert list(again.counts) == list(document.counts)
        assert list(again.officers) == list(document.officers)
        assert [str(case.published) for item in again for case in item.cases] == [
            str(case.published) for item in document for case in item.cases
        ]
        assert warnings_again <= warnings
        assert write_document(again) == written

    @given(own.whole_definitions())
    def test_it_is_the_same_without_the_library_in_c(self, text: str) -> None:
        document, _ = read(text)

        with patch("iku_core._yaml_text._DUMPER", yaml.Dumper):
            written = write_document(document)

        assert parse_document(written) == document

    @given(own.definitions())
    def test_small_definitions_come_back(self, definition: own.Definition) -> None:
        document = parse_document(definition.text)

        assert parse_document(write_document(document)) == document


class TestDocumentsOfPrograms:
    """Whatever a program puts in: it is refused, or it comes back."""

    @given(st.one_of(own.texts, st.text(), st.text("a\n\t\r\x85\u2028\ufeff\U0001f600\ue152")))
    def test_any_text_is_refused_or_comes_back(self, text: str) -> None:
        document = evolve(UJI, title=text, heading=(text, "x"))

        with suppress(ValueError):
            written = write_document(document)
            assert read(written) == (document, Counter())

    @given(own.texts)
    def test_every_text_of_a_file_is_written(self, text: str) -> None:
        text = text.rstrip("\n")
        document = evolve(UJI, title=text, heading=(text, "x"))

        assert read(write_document(document)) == (document, Counter())

    @given(
        st.one_of(own.fractions, st.fractions(), st.integers(), st.decimals(places=3)),
        st.decimals(),
    )
    def test_any_number_is_refused_or_comes_back(
        self, number: Fraction | Decimal, published: Decimal
    ) -> None:
        counts = FrozenMapping[Exact | None]({"a": 1, "b": 2})
        with suppress(ValueError, OverflowError):
            exact = Fraction(number)
            case = Case(name="Kasus", counts=counts, exact=exact, published=published)
            (indicator,) = UJI
            changed = evolve(indicator, cases=(case,), range=Range(exact, None))
            objective = Objective(statement="Sasaran", indicators=(changed,))
            document = evolve(UJI, objectives=(objective,))
            assert parse_document(write_document(document)) == document

    @given(st.one_of(st.text(), st.from_regex(r"[a-z0-9_-]{1,82}", fullmatch=True)))
    def test_any_id_is_refused_or_comes_back(self, text: str) -> None:
        document = evolve(UJI, id=text)

        with suppress(ValueError):
            assert parse_document(write_document(document)) == document
