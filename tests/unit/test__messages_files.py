"""Messages about files and their YAML."""

from __future__ import annotations

from iku_core._messages_files import FILES
from iku_core.messages import MESSAGES


class TestRows:
    """Codes that begin with IKU1 stand here in their order, and all are in use."""

    def test_the_codes_are_in_order(self) -> None:
        assert list(FILES) == sorted(FILES)
        assert {code[:4] for code in FILES} == {"IKU1"}

    def test_every_row_is_in_the_table(self) -> None:
        assert FILES.keys() <= MESSAGES.keys()
