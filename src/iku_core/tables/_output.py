"""The columns that are made for indicators: their names, and their expressions.

Enters: plans and readings. Leaves: expressions with the names that they are handed out under.
Layer 6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

import narwhals.stable.v2 as nw
from attrs import frozen

from iku_core.declaration import Count
from iku_core.definition import Document, Indicator
from iku_core.errors import TableError
from iku_core.issues import Issue, new_issue
from iku_core.normal_form import count_of, used_counts
from iku_core.plan import Plan, plan_of
from iku_core.tables._columns import missing_columns
from iku_core.tables._figures import figures_of
from iku_core.tables._readings import Reading
from iku_core.tables._stages import Stages
from iku_core.tables.status_codes import StatusCode

__all__ = [
    "Indicators",
    "Names",
    "Wanted",
    "counts_of",
    "indicators_of",
    "plans_of",
    "require",
    "status_words",
]

Indicators: TypeAlias = Document | Indicator | Iterable[Indicator]
"""What is computed: all indicators of a document, one, or some."""


@frozen
class Names:
    """Make the names of the columns of an indicator.

    Attributes:
        prefix: What each begins with.

    Example:
        >>> Names("").status("nilai-ikm")
        'nilai-ikm_status'
    """

    prefix: str

    def value(self, indicator: str) -> str:
        """Return the name of the column of the published figure."""
        return f"{self.prefix}{indicator}"

    def status(self, indicator: str) -> str:
        """Return the name of the column of the status code."""
        return f"{self.prefix}{indicator}_status"

    def text(self, indicator: str) -> str:
        """Return the name of the column of the status in words."""
        return f"{self.prefix}{indicator}_status_text"

    def parts(self, indicator: str) -> tuple[str, str]:
        """Return the names of the columns of numerator and denominator."""
        return f"{self.prefix}{indicator}_numerator", f"{self.prefix}{indicator}_denominator"

    def columns(self, indicator: str, wanted: Wanted) -> Iterator[str]:
        """Iterate over the names of all columns of an indicator."""
        yield from (self.value(indicator), self.status(indicator))
        if wanted.text:
            yield self.text(indicator)
        if wanted.parts:
            yield from self.parts(indicator)


def indicators_of(indicators: Indicators) -> tuple[Indicator, ...]:
    """Return indicators one by one.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> len(indicators_of(document)), len(indicators_of(document["nilai-ikm"]))
        (3, 1)
    """
    return (indicators,) if isinstance(indicators, Indicator) else tuple(indicators)


def require(
    schema: Mapping[str, object],
    wanted: Iterable[str],
    made: Collection[str],
    kept: Collection[str],
) -> list[Issue]:
    """Return a fault for each column wanted that is not there, and each made that is.

    Args:
        schema: The columns of the frame.
        wanted: Columns that must be there.
        made: Columns that will be made.
        kept: Columns that will be there beside them.
    """
    issues = missing_columns(schema, dict.fromkeys(wanted))
    seen = {*kept}
    for column in made:
        if column in seen:
            issues.append(new_issue("IKU604", None, column=column))
        seen.add(column)
    return issues


def counts_of(indicators: Iterable[Indicator]) -> dict[str, Count]:
    """Return the counts that indicators use, by name of their column.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> [count.kind for count in counts_of([document["nilai-ikm"]]).values()]
        ['decimal']
    """
    return {name: count_of(item, name) for item in indicators for name in used_counts(item)}


def plans_of(indicators: Iterable[Indicator], scales: Mapping[str, int]) -> list[Plan]:
    """Return how indicators are computed; raises TableError naming each that cannot be."""
    plans: list[Plan] = []
    issues: list[Issue] = []
    for indicator in indicators:
        try:
            plans.append(plan_of(indicator, scales))
        except TableError as error:
            issues += error.issues
    if issues:
        raise TableError(tuple(issues))
    return plans


@frozen
class Wanted:
    """Hold which columns are made of each indicator, and how.

    Attributes:
        names: What they are called.
        text: Whether the status comes in words too.
        parts: Whether numerator and denominator come too.
        wide: Whether large numbers are judged by their greatest error; None for products alone.
    """

    names: Names
    text: bool = False
    parts: bool = False
    wide: bool | None = None

    def all_names(self, indicators: Iterable[Indicator]) -> list[str]:
        """Return the names of all columns."""
        return [name for item in indicators for name in self.names.columns(item.id, self)]

    def expressions(
        self, plan: Plan, readings: Mapping[str, Reading], stages: Stages, scope: str = ""
    ) -> Iterator[nw.Expr]:
        """Iterate over the columns of one indicator; `scope` is as for `Sums`."""
        names, key = self.names, plan.indicator.id
        wide = plan.has_products if self.wide is None else self.wide
        figures = figures_of(plan, readings, stages, wide=wide, parts=self.parts, scope=scope)
        yield figures.value.alias(names.value(key))
        yield figures.status.alias(names.status(key))
        if self.text:
            yield status_words(figures.status).alias(names.text(key))
        if self.parts:
            numerator, denominator = names.parts(key)
            yield figures.numerator.alias(numerator)
            yield figures.denominator.alias(denominator)


def status_words(status: nw.Expr) -> nw.Expr:
    """Return a status in words."""
    first, *others = StatusCode
    words = nw.lit(first.text)
    for code in others:
        words = nw.when(status == int(code)).then(nw.lit(code.text)).otherwise(words)
    return words
