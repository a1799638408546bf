"""Messages about definitions."""

from __future__ import annotations

from iku_core._messages_definitions import DEFINITIONS
from iku_core.messages import MESSAGES


class TestRows:
    """Codes that begin with IKU1 stand here in their order, and all are in use."""

    def test_the_codes_are_in_order(self) -> None:
        assert list(DEFINITIONS) == sorted(DEFINITIONS)
        assert {code[:4] for code in DEFINITIONS} == {"IKU1"}

    def test_every_row_is_in_the_table(self) -> None:
        assert DEFINITIONS.keys() <= MESSAGES.keys()
