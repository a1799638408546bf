"""Messages about several files together."""

from __future__ import annotations

from iku_core._messages_catalogue import CATALOGUE
from iku_core.messages import MESSAGES


class TestRows:
    """Codes that begin with IKU3 stand here in their order, and all are in use."""

    def test_the_codes_are_in_order(self) -> None:
        assert list(CATALOGUE) == sorted(CATALOGUE)
        assert {code[:4] for code in CATALOGUE} == {"IKU3"}

    def test_every_row_is_in_the_table(self) -> None:
        assert CATALOGUE.keys() <= MESSAGES.keys()
