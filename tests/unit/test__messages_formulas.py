"""Messages about formulas."""

from __future__ import annotations

from iku_core._messages_formulas import FORMULAS
from iku_core.messages import MESSAGES


class TestRows:
    """Codes that begin with IKU2 stand here in their order, and all are in use."""

    def test_the_codes_are_in_order(self) -> None:
        assert list(FORMULAS) == sorted(FORMULAS)
        assert {code[:4] for code in FORMULAS} == {"IKU2"}

    def test_every_row_is_in_the_table(self) -> None:
        assert FORMULAS.keys() <= MESSAGES.keys()
