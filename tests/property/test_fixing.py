"""Promises of mending: what was a slip becomes what was meant, and nothing else changes."""

from __future__ import annotations

from hypothesis import given

import strategies as own
from iku_core import parse_document
from iku_core.checking import check_source
from iku_core.fixing import mended
from iku_core.issues import Source


def fixed(text: str) -> str:
    return mended(Source("uji.yaml", text), check_source).source.text


@given(own.slips())
def test_slips_of_the_pen_are_taken_back_and_nothing_else_changes(texts: tuple[str, str]) -> None:
    """Comments, blanks, line ends and the end of the file are those of before."""
    good, bad = texts

    assert check_source(Source("uji.yaml", good)) == ()
    assert fixed(bad) == good


@given(own.whole_definitions())
def test_a_sound_definition_keeps_its_meaning(text: str) -> None:
    """Quotes may be set; whatever is read stays the same."""
    assert parse_document(fixed(text)) == parse_document(text)
