"""A decimal comma between braces; how it is read of a file is tested with `document`."""

from __future__ import annotations

from iku_core._decimal_comma import cut_by_a_comma
from iku_core.issues import Source
from iku_core.nodes import Mapping, Scalar


def test_the_number_before_it_is_told_with_its_decimals() -> None:
    source = Source("a", "{a: 82,5 %}")
    parent, whole = Mapping(0, 0), Scalar("82", "", 0, 4, 0, 6)
    parent.entries["a"] = (Scalar("a", "", 0, 1, 0, 2), whole)
    key, nothing = Scalar("5 %", "", 0, 7, 0, 10), Scalar("", "", 0, 10, 0, 10)

    issue = cut_by_a_comma(source, parent, key, nothing)

    assert issue is not None
    assert (issue.code, issue.values["text"], issue.hint) == ("IKU126", "82,5 %", "write 82.5")
    assert whole.refused
