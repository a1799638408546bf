"""Rules about constraints between counts and about what an indicator promises.

Layer 3, part of `rules`. Whether a promise holds is the business of `verify`; here it must only
make sense.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Mapping as MappingType
from typing import Final

from iku_core._findings import FAULT, Reading, formula_fault
from iku_core._formula_scan import Fault
from iku_core._formula_tree import is_nought, size_of_number, span
from iku_core._rules_formulas import MAX_RESULT_DIGITS, in_order
from iku_core._shapes import items_of
from iku_core.comparison import Comparison, difference
from iku_core.declaration import Constant
from iku_core.drafts import Draft, IndicatorDraft, formula_name
from iku_core.exact import NUMERATOR_BITS
from iku_core.formula import MAX_RESULT_BITS, Formula, previous_name
from iku_core.messages import limit_words
from iku_core.nodes import Mapping, Node, Scalar
from iku_core.suggestion import advice, advice_to_declare

__all__ = ["PROMISE_RULES"]

_NO_COUNTS: Final = {"advice": "delete the line", "advice_id": "hapus baris itu"}


def check_constraints(draft: Draft, reading: Reading) -> None:
    """A constraint compares sums of counts, and may be met exactly."""
    read = draft.values.get("constraints", ())
    if type(reading.root) is Mapping and read:
        nodes = items_of(reading.root.entries["constraints"][1])
        for comparison, node in _sound(read, nodes):
            _check_comparison(draft, reading, comparison, node)
            if comparison.is_strict:
                start = len(comparison.left.text)
                words = {"text": str(comparison.relation)}
                formula_fault(reading, node, Fault("IKU241", start, start + 1, words))


def check_conditions(draft: Draft, reading: Reading) -> None:
    """A condition compares sums of counts."""
    for indicator in draft.indicators():
        if read := indicator.values.get("defined_when", ()):
            nodes = items_of(indicator.node.entries["defined_when"][1])
            for comparison, node in _sound(read, nodes):
                _check_comparison(draft, reading, comparison, node)


def _sound(read: Iterable[object], nodes: list[Node]) -> Iterable[tuple[Comparison, Scalar]]:
    """Return the comparisons read without fault, each with its node."""
    return (
        (comparison, node)
        for comparison, node in zip(read, nodes, strict=True)
        if isinstance(comparison, Comparison) and isinstance(node, Scalar)
    )


def _check_comparison(draft: Draft, reading: Reading, comparison: Comparison, node: Scalar) -> None:
    if draft.unread & {"counts", "constants"}:
        return
    sound = True
    start = 0
    for formula in (comparison.left, comparison.right):
        for fault in _faults_of_side(draft, formula):
            moved = fault._replace(start=fault.start + start, end=fault.end + start)
            formula_fault(reading, node, moved)
            sound = False
        start = len(comparison.text) - len(comparison.right.text)
    used = {name: draft.constants[name] for name in comparison.names if name in draft.constants}
    # A constant at fault is told by itself; here any number stands for it.
    numbers = {name: 1 if item is None else item.value for name, item in used.items()}
    if sound and difference(comparison, numbers) is None:
        words = {"text": str(comparison)}
        formula_fault(reading, node, Fault("IKU239", 0, len(comparison.text), words))


def _faults_of_side(draft: Draft, formula: Formula) -> Iterator[Fault]:
    """Tell names that are neither counts nor constants, divisors that are 0, and what is long."""
    for name in formula.names:
        if name not in draft.counts and name not in draft.constants:
            code, words = _undeclared(draft, name, {*draft.counts, *draft.constants})
            yield Fault(code, *formula.span_of(name), words)
    for name in formula.previous:
        if name not in draft.counts:
            code, words = _undeclared(draft, name, draft.counts)
            if name in draft.constants:
                code, words = "IKU234", {"name": name}
            yield Fault(code, *formula.span_of(previous_name(name)), words)
    noughts = {name for name in formula.names if _is_nought(draft.constants.get(name))}
    for divisor in formula.divisors:
        if is_nought(divisor.tree, noughts):
            yield Fault("IKU231", *span(divisor.tree), {})
    if max(formula.size(_sizes(draft, formula))) > MAX_RESULT_BITS:
        yield Fault("IKU226", 0, len(formula.text), limit_words(MAX_RESULT_DIGITS))


def _is_nought(constant: Constant | None) -> bool:
    return constant is not None and constant.value == 0


def _undeclared(draft: Draft, name: str, known: Collection[str]) -> tuple[str, dict[str, str]]:
    if any(formula_name(indicator.id) == name for indicator in draft.indicators()):
        return "IKU242", {"name": name}
    return "IKU202", {"name": name, **advice_to_declare(name, known, under="counts")}


def _sizes(draft: Draft, formula: Formula) -> dict[str, tuple[int, int]]:
    """Return the bits of the names of a formula that are not numbers of any kind."""
    sizes: dict[str, tuple[int, int]] = {}
    for name in (*formula.names, *formula.previous):
        count, constant = draft.counts.get(name), draft.constants.get(name)
        if count is not None and count.kind == "count":
            sizes[name] = sizes[previous_name(name)] = (NUMERATOR_BITS, 0)
        elif constant is not None:
            sizes[name] = size_of_number(constant.value)
    return sizes


def check_directions(draft: Draft, reading: Reading) -> None:
    """An indicator rises or falls with counts that it uses, and not both with one of them."""
    if draft.unread & {"counts", "constants"}:
        return
    used: dict[str, dict[str, None] | None] = {}
    for indicator in in_order(draft.indicators()):
        counts = used[indicator.id] = _used(draft, indicator, used)
        rising = indicator.values.get("rises_with", ())
        for key in ("rises_with", "falls_with"):
            names = indicator.values.get(key, ())
            nodes = items_of(indicator.node.entries[key][1]) if names else []
            for name, node in zip(names, nodes, strict=True):
                words = {"indicator": indicator.id or "?", "count": str(name)}
                if name is FAULT:
                    continue
                if counts is not None and name not in counts:
                    reading.fault(
                        "IKU155", node, **words, **(advice(name, counts) if counts else _NO_COUNTS)
                    )
                elif key == "falls_with" and name in rising:
                    reading.fault("IKU156", node, **words)


def _used(
    draft: Draft, indicator: IndicatorDraft, earlier: MappingType[str, dict[str, None] | None]
) -> dict[str, None] | None:
    """Return the counts that an indicator uses, also through others; None after a fault in one."""
    formulas = [formula for _, formula in indicator.formulas()]
    found: dict[str, None] = {}
    if len(formulas) != (1 if "value" in indicator.node.entries else 2):
        return None
    known = (draft.counts, draft.constants, indicator.parts)
    for formula in formulas:
        if not all(any(name in names for names in known) for name in formula.names):
            return None
        if not all(name in draft.counts for name in formula.previous):
            return None
        found |= dict.fromkeys(name for name in formula.names if name in draft.counts)
        found |= dict.fromkeys(map(previous_name, formula.previous))
    for part in indicator.parts.values():
        counts = earlier[part]
        if counts is None:
            return None
        found |= counts
    return found


PROMISE_RULES: Final[tuple[Callable[[Draft, Reading], None], ...]] = (
    check_constraints,
    check_conditions,
    check_directions,
)
