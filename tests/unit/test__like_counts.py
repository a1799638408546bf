"""What looks like counts, and what does not."""

from __future__ import annotations

import pytest

from iku_core._like_counts import looks_like_counts
from iku_core.document import parse_yaml
from iku_core.issues import Source


@pytest.mark.parametrize(
    ("text", "is_counts"),
    [
        ("desa: 8", True),
        ("desa:", True),
        ("desa: 1.234,5\nprev(desa): 7/3", True),
        ("2020-Q1: {desa: 8}\n2020-07: {desa: null}", True),
        ("desa: {2020: 8}", True),
        ("desa: delapan", False),
        ("Jumlah desa: 8", False),
        ("desa: [8]", False),
        ("desa: {}", False),
        ("{}", False),
        ("- 8", False),
    ],
)
def test_numbers_by_name_or_period_do(text: str, *, is_counts: bool) -> None:
    root, _ = parse_yaml(Source("a.yaml", text))

    assert root is not None
    assert looks_like_counts(root) is is_counts
