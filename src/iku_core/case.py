"""A worked case: counts, and the figure or the status that they must give.

A frozen value that knows neither YAML nor files. Layer 2, below `definition`.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen

from iku_core.declaration import require_exact
from iku_core.exact import Exact
from iku_core.frozen import FrozenMapping
from iku_core.status import Status

__all__ = ["Case"]


@frozen(kw_only=True)
class Case:
    """Hold a worked case: counts and the figure or status they must give.

    Attributes:
        name: Name of the case, such as `45 dari 50`.
        counts: Exact numbers by count; None where a count is missing.
        previous: The same for the previous period.
        value: Expected figure, rounded as the indicator rounds; None where none is expected.
        exact: Expected figure before rounding; None where none is expected.
        status: Expected status.
        published: Figure that was published for these counts, with as many places as were
            printed; None where not given. It is compared, and never bent.
        source: Where the case comes from; None where not given.
        note: Remark; None where not given.

    Example:
        >>> counts = FrozenMapping({"dilakukan": 50, "ditindaklanjuti": 45})
        >>> Case(name="45 dari 50", counts=counts, value=90).status
        <Status.OK: 'ok'>
    """

    name: str
    counts: FrozenMapping[Exact | None]
    previous: FrozenMapping[Exact | None] = field(factory=lambda: FrozenMapping({}))
    value: Exact | None = None
    exact: Exact | None = None
    status: Status = Status.OK
    published: Decimal | None = None
    source: str | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse numbers that are not exact."""
        require_exact("number of a case", self.value, self.exact, *self.counts.values())
        require_exact("number of a case", *self.previous.values())
        if self.published is not None and type(self.published) is not Decimal:
            raise ValueError(f"a published figure is a Decimal, not {self.published!r}")
