"""Whether an evaluation gives a figure, and if not, why.

Layer 0: a worked case expects a status, and a result has one.
"""

from __future__ import annotations

from enum import Enum

__all__ = ["Status"]


class Status(Enum):
    """Say whether there is a figure, and if not, why.

    Attributes:
        OK: Computed; a true zero is ok.
        MISSING: A count that is needed is absent or null.
        ZERO_DENOMINATOR: A divisor is zero: the declared one, or one inside a formula.
        INVALID: A count breaks its own declaration: negative, not whole, out of range.

    Example:
        >>> Status("zero-denominator") is Status.ZERO_DENOMINATOR
        True
    """

    OK = "ok"
    MISSING = "missing"
    ZERO_DENOMINATOR = "zero-denominator"
    INVALID = "invalid"
