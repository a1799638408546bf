"""A performance agreement (perjanjian kinerja): targets with a date and a version of their own.

A frozen value that knows neither YAML nor files. Layer 2.
"""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from iku_core.achievement_rule import Target, require_targets
from iku_core.frozen import FrozenMapping

__all__ = ["Agreement"]


@frozen(kw_only=True)
class Agreement:
    """Hold the targets of one office, as they were agreed on one day.

    A performance agreement is signed within a month after the budget, and may be revised
    (PermenPANRB 53/2014), so that it has a date and a version.

    Attributes:
        id: Identifier, such as `perjanjian-kinerja-2020`.
        document: Id of the document whose indicators it is about.
        title: Title, as printed.
        date: Day of signing.
        targets: Targets by indicator, then by period, such as `2020` or `2020-Q3`.
        version: 1 for the first one, 2 for its first revision.
        note: Remark; None where not given.

    Raises:
        ValueError: A target is none, as for `Indicator`.

    Example:
        >>> agreement = Agreement(
        ...     id="pk-2020",
        ...     document="kecamatan-sumbersuko",
        ...     title="Perjanjian Kinerja Tahun 2020",
        ...     date=date(2020, 1, 15),
        ...     targets=FrozenMapping({"nilai-ikm": FrozenMapping({"2020": 82})}),
        ... )
        >>> agreement.targets["nilai-ikm"]["2020"]
        82
    """

    id: str
    document: str
    title: str
    date: date
    targets: FrozenMapping[FrozenMapping[Target]] = field(repr=False)
    version: int = 1
    note: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what no file can hold; files are told in words by the reader."""
        for targets in self.targets.values():
            require_targets(targets)
