"""What would change: two documents compared, indicator by indicator.

Enters: two documents, and counts where figures are to be compared as well. Leaves: a `Change` for
each indicator that is not the same. Layer 5, above `evaluation` and `achieving`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias

from attrs import evolve, field, frozen

from iku_core._differences import Difference, differences
from iku_core.accumulation import CountsByPeriod, evaluate_period
from iku_core.achievement import Achievement
from iku_core.achieving import achieve_all
from iku_core.agreement import Agreement
from iku_core.definition import Document, Indicator
from iku_core.evaluation import Supplied, evaluate_all
from iku_core.frozen import FrozenMapping
from iku_core.meaning import same_meaning
from iku_core.normal_form import used_counts
from iku_core.period import Period
from iku_core.result import Result

__all__ = ["Change", "Difference", "compare_documents"]

ChangeKind: TypeAlias = Literal["added", "removed", "renamed", "changed"]


@frozen(kw_only=True)
class _Side:
    """Hold one document with its figures."""

    document: Document
    results: Mapping[str, Result] = FrozenMapping({})
    achievements: Mapping[str, Achievement] = FrozenMapping({})


@frozen(kw_only=True)
class Change:
    """Hold how one indicator differs between two documents.

    Attributes:
        kind: `added`, `removed`, `changed`, or `renamed` where an indicator that is gone and one
            that is new compute the same from the same counts, in the same unit.
        old: The indicator of the old document; None where it is added.
        new: The indicator of the new document; None where it is removed.
        differences: What differs in its definition.
        old_result: The old figure; None where no counts were given, or there is none.
        new_result: The new figure, likewise.
        old_achievement: The old achievement; None where no period was given, or there is none.
        new_achievement: The new achievement, likewise.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> Change(kind="removed", old=document["nilai-ikm"], new=None).matters
        True
    """

    kind: ChangeKind
    old: Indicator | None
    new: Indicator | None
    differences: tuple[Difference, ...] = ()
    old_result: Result | None = field(default=None, repr=False)
    new_result: Result | None = field(default=None, repr=False)
    old_achievement: Achievement | None = field(default=None, repr=False)
    new_achievement: Achievement | None = field(default=None, repr=False)

    @property
    def changes_meaning(self) -> bool:
        """Whether the indicator comes, goes, or is another one by its definition."""
        return self.kind != "changed" or any(item.matters for item in self.differences)

    @property
    def changes_figure(self) -> bool:
        """Whether value or status differ for the counts that were given."""
        return _figure(self.old_result) != _figure(self.new_result)

    @property
    def changes_achievement(self) -> bool:
        """Whether achievement or grade differ for the period and the targets that were given."""
        return _achieved(self.old_achievement) != _achieved(self.new_achievement)

    @property
    def matters(self) -> bool:
        """Whether figure, status or meaning change; a source or an officer alone does not."""
        return self.changes_meaning or self.changes_figure or self.changes_achievement

    @property
    def exact_difference(self) -> Fraction | None:
        """By how much the value before rounding grows; None where one of the two has none."""
        old, new = self.old_result, self.new_result
        if old is None or new is None or old.exact is None or new.exact is None:
            return None
        return new.exact - old.exact


def _figure(result: Result | None) -> tuple[object, ...]:
    if result is None:
        return ()
    return result.status, str(result.value), result.exact


def _achieved(found: Achievement | None) -> tuple[object, ...]:
    if found is None:
        return ()
    grades = [None if item is None else item.label for item in (found.grade, found.result_grade)]
    return found.status, str(found.value), found.exact, found.reached, *grades


def compare_documents(
    old: Document,
    new: Document,
    *,
    counts: Supplied | CountsByPeriod | None = None,
    previous: Supplied | None = None,
    period: Period | None = None,
    agreement: Agreement | None = None,
) -> tuple[Change, ...]:
    """Compare two documents, indicator by indicator.

    Args:
        old: The document as it is.
        new: The document as it would be.
        counts: Counts for which figures are compared, as for `evaluate_all`, or by period as for
            `evaluate_period` where a period is given; those that only one document declares are
            for it alone. None to compare definitions only.
        previous: Counts of the previous period, as for `evaluate_all`; not with a period.
        period: The period whose targets the figures are set against; None for none.
        agreement: Where the targets of both are taken from; None for their definitions.

    Returns:
        What differs, in the order of the new document, what is removed at the end; nothing where
        all is the same.

    Raises:
        CountsError: As for `evaluate_all`.

    Example:
        >>> import iku_core as iku
        >>> old = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> text = iku.write_document(old).replace("unit: indeks", "unit: skor", 1)
        >>> (change,) = iku.compare_documents(old, iku.parse_document(text))
        >>> [(item.part, item.old, item.new) for item in change.differences]
        [('unit', 'indeks', 'skor')]
    """
    wishes: Any = {
        "counts": counts, "previous": previous, "period": period, "agreement": agreement,
    }  # fmt: skip
    return tuple(_changes(_side(old, new, **wishes), _side(new, old, **wishes)))


def _side(
    document: Document,
    other: Document,
    *,
    counts: Any,
    previous: Supplied | None,
    period: Period | None,
    agreement: Agreement | None,
) -> _Side:
    """Compute the figures of one document."""
    if counts is None:
        return _Side(document=document)
    foreign = other.counts.keys() - document.counts.keys()
    if period is None:
        before = None if previous is None else _without(previous, foreign)
        return _Side(
            document=document,
            results=evaluate_all(document, _without(counts, foreign), previous=before),
        )
    own = {key: _without(numbers, foreign) for key, numbers in counts.items()}
    results = evaluate_period(document, own, period)
    if agreement is not None:
        agreement = evolve(agreement, document=document.id)
    found = achieve_all(document, results, period, agreement=agreement)
    return _Side(document=document, results=results, achievements=found.indicators)


def _without(counts: Supplied, foreign: set[str]) -> Supplied:
    return {name: number for name, number in counts.items() if name not in foreign}


def _changes(old: _Side, new: _Side) -> Iterator[Change]:
    before, after = old.document.indicators, new.document.indicators
    gone = {item.id: item for item in old.document if item.id not in after}
    likely: dict[tuple[object, ...], list[Indicator]] = {}
    for item in gone.values():
        likely.setdefault(_about(item), []).append(item)
    for indicator in new.document:
        if indicator.id in before:
            change = _change("changed", before[indicator.id], indicator, old, new)
            if change.matters or change.differences:
                yield change
            continue
        alike = likely.get(_about(indicator), [])
        earlier = next(
            (item for item in alike if item.id in gone and same_meaning(item, indicator)), None
        )
        if earlier is not None:
            del gone[earlier.id]
        yield _change("added" if earlier is None else "renamed", earlier, indicator, old, new)
    for indicator in gone.values():
        yield _change("removed", indicator, None, old, new)


def _about(indicator: Indicator) -> tuple[object, ...]:
    """Return what an indicator that is renamed keeps at the least."""
    return indicator.unit, frozenset(used_counts(indicator))


_NOTHING: Final[tuple[Difference, ...]] = ()


def _change(
    kind: ChangeKind, old: Indicator | None, new: Indicator | None, before: _Side, after: _Side
) -> Change:
    found = _NOTHING if old is None or new is None else tuple(differences(old, new))
    old_id, new_id = ("" if item is None else item.id for item in (old, new))
    return Change(
        kind=kind,
        old=old,
        new=new,
        differences=found,
        old_result=before.results.get(old_id),
        new_result=after.results.get(new_id),
        old_achievement=before.achievements.get(old_id),
        new_achievement=after.achievements.get(new_id),
    )
