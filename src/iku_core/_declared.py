"""Supplied numbers against what is declared of them.

Enters: exact numbers and declarations. Leaves: the issues that a result carries.
Layer 5, part of `evaluation`.
"""

from __future__ import annotations

from collections.abc import Mapping

from iku_core._evaluator import Evaluator
from iku_core.comparison import Comparison
from iku_core.declaration import Count, Range
from iku_core.exact import Exact, format_exact
from iku_core.formula import previous_name
from iku_core.issues import Issue, new_issue

__all__ = ["broken_constraints", "broken_declaration", "outside", "written"]


def broken_constraints(
    constraints: tuple[Comparison, ...], numbers: Mapping[str, Exact]
) -> list[tuple[set[str], Issue]]:
    """Return the warnings of constraints that their counts break, each with these counts.

    A constraint of which a count is missing is not broken.
    """
    broken: list[tuple[set[str], Issue]] = []
    evaluator = Evaluator(numbers)
    for constraint in constraints:
        names = {*constraint.names, *map(previous_name, constraint.previous)}
        if names <= numbers.keys():
            left = evaluator.value(constraint.left.tree)
            right = evaluator.value(constraint.right.tree)
            if not constraint.holds(left, right):
                words = {"constraint": str(constraint)}
                words |= written("left", left) | written("right", right)
                broken.append((names, new_issue("IKU534", None, **words)))
    evaluator.close()
    return broken


def broken_declaration(count: Count, key: str, number: Exact) -> list[Issue]:
    """Return how a number breaks the declaration of its count."""
    if count.kind == "count" and (number.denominator != 1 or number < 0):
        code = "IKU524" if number.denominator == 1 else "IKU525"
        return [new_issue(code, None, count=key, **written("value", number))]
    if count.range is not None and not count.range.holds(number):
        return [outside("IKU526", number, count.range, count=key)]
    return []


def outside(code: str, number: Exact, limits: Range, **words: str) -> Issue:
    words |= written("value", number) | written("low", limits.low)
    return new_issue(code, None, **words, **written("high", limits.high))


def written(name: str, number: Exact | None) -> dict[str, str]:
    """Return the words of a message for a number in both languages; `-` for an open bound."""
    if number is None:
        return {name: "-", f"{name}_id": "-"}
    return {name: format_exact(number, "en"), f"{name}_id": format_exact(number, "id")}
