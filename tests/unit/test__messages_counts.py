"""Messages about supplied counts and results."""

from __future__ import annotations

from iku_core._messages_counts import COUNTS
from iku_core.messages import MESSAGES


class TestRows:
    """Codes that begin with IKU5 stand here in their order, and all are in use."""

    def test_the_codes_are_in_order(self) -> None:
        assert list(COUNTS) == sorted(COUNTS)
        assert {code[:4] for code in COUNTS} == {"IKU5"}

    def test_every_row_is_in_the_table(self) -> None:
        assert COUNTS.keys() <= MESSAGES.keys()
