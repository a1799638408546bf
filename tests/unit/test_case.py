"""Worked cases."""

from __future__ import annotations

from typing import Any

import pytest

from iku_core import Case
from iku_core.frozen import FrozenMapping


class TestCase:
    """A published figure is a decimal number with its places."""

    @pytest.mark.parametrize("number", [90, 0.5, "90.00"])
    def test_another_is_refused(self, number: Any) -> None:
        with pytest.raises(ValueError, match="a published figure is a Decimal, not"):
            Case(name="satu", counts=FrozenMapping({}), published=number)
