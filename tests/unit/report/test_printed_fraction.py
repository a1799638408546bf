"""A printed formula is a fraction only where that is plain."""

from __future__ import annotations

import pytest

from iku_core.report._printed_fraction import printed_fraction


@pytest.mark.parametrize(("text", "above", "below", "factor"), [
    ("a / b", "a", "b", ""),
    ("a : b x 100%", "a", "b", " x 100%"),
    ("(a + b) / (c - d) × 100 %", "(a + b)", "(c - d)", " × 100 %"),
    ("desa/kelurahan / seluruh desa/kelurahan x 1.000", "desa/kelurahan", "seluruh desa/kelurahan",
     " x 1.000"),
])  # fmt: skip
def test_one_quotient_is_one(text: str, above: str, below: str, factor: str) -> None:
    """The parts behind each other are the printed words."""
    parts = printed_fraction(text)

    assert parts is not None
    assert (parts.above, parts.below, parts.factor) == (above, below, factor)
    assert "".join(parts) == text


@pytest.mark.parametrize("text", [
    "Nilai IKM", "a + b / c", "a / b / c", "a x 100 %", "a / b x c", "(a / b)", " / b", "a / ",
    "a / b) + (c", "a / (b",
])  # fmt: skip
def test_what_is_not_plain_is_none(text: str) -> None:
    """An office writes a + b / c for two things, and the page takes neither side."""
    assert printed_fraction(text) is None
