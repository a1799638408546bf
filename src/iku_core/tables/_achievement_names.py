"""What is asked of each indicator, and the names of the columns that are made of it.

Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from iku_core.definition import Indicator
from iku_core.tables._achieved import Comparison
from iku_core.tables._output import Names

__all__ = ["AchievementNames", "Asked"]


@frozen
class Asked:
    """Hold what is asked of one indicator.

    Attributes:
        indicator: The indicator.
        comparison: How it is set against its target; None where it has none.
    """

    indicator: Indicator
    comparison: Comparison | None


@frozen
class AchievementNames:
    """Make the names of the columns of what `achieve_table` adds.

    Attributes:
        names: Those of the figures.
        text: Whether there are columns with the status in words.
    """

    names: Names
    text: bool

    def grade(self, indicator: Indicator) -> str:
        """Return the name of the column of the class of a figure."""
        return f"{self.names.value(indicator.id)}_grade"

    def value(self, indicator: Indicator) -> str:
        """Return the name of the column of the achievement."""
        return f"{self.names.value(indicator.id)}_achievement"

    def uncapped(self, indicator: Indicator) -> str:
        """Return the name of the column of the achievement before cap and floor."""
        return f"{self.value(indicator)}_uncapped"

    def reached(self, indicator: Indicator) -> str:
        """Return the name of the column of whether the target is met."""
        return f"{self.names.value(indicator.id)}_reached"

    def achievement_status(self, indicator: Indicator) -> str:
        """Return the name of the column of the status code of the achievement."""
        return f"{self.value(indicator)}_status"

    def achievement_text(self, indicator: Indicator) -> str:
        """Return the name of the column of that status in words."""
        return f"{self.value(indicator)}_status_text"

    def achievement_grade(self, indicator: Indicator) -> str:
        """Return the name of the column of the class of the achievement."""
        return f"{self.value(indicator)}_grade"

    def columns(self, asked: Asked) -> Iterator[str]:
        """Iterate over the names of all columns of an indicator."""
        item = asked.indicator
        yield from (self.names.value(item.id), self.names.status(item.id))
        if self.text:
            yield self.names.text(item.id)
        if item.scale is not None:
            yield self.grade(item)
        if asked.comparison is None:
            return
        yield from (self.value(item), self.achievement_status(item))
        if self.text:
            yield self.achievement_text(item)
        yield from (self.uncapped(item), self.reached(item))
        if asked.comparison.options.scale is not None:
            yield self.achievement_grade(item)
