"""The status of a row of a table, as a small whole number.

Layer 6, the lowest of the tables.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from iku_core.status import Status

__all__ = ["StatusCode"]


class StatusCode(IntEnum):
    """Say of one row whether there is a figure, and if not, why; fits into 8 bits.

    Attributes:
        OK: Computed; a true zero is ok.
        MISSING: A count that is needed is null or NaN.
        ZERO_DENOMINATOR: A divisor is zero.
        INVALID: A count breaks its own declaration: negative, not whole, infinite, out of range.
        NEEDS_EXACT: The numbers are too large for the engine to be sure of the last decimal;
            `resolve_exact` replaces this code by one of the others.

    Example:
        >>> StatusCode(2).status
        <Status.ZERO_DENOMINATOR: 'zero-denominator'>
    """

    OK = 0
    MISSING = 1
    ZERO_DENOMINATOR = 2
    INVALID = 3
    NEEDS_EXACT = 4

    @property
    def status(self) -> Status | None:
        """The status of a result that means the same; None for NEEDS_EXACT."""
        return _STATUSES.get(self)

    @property
    def text(self) -> str:
        """The status in words, such as `zero-denominator`."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def of(cls, status: Status) -> StatusCode:
        """Return the code of a status.

        Example:
            >>> StatusCode.of(Status.MISSING)
            <StatusCode.MISSING: 1>
        """
        return cls[status.name]


_STATUSES: Final = {StatusCode[status.name]: status for status in Status}
