"""Rules about formulas: names, references between indicators, size of the result.

Layer 3, part of `rules`. The last rule also puts the indicators of a draft in an order in which
each stands behind those it refers to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from iku_core._findings import Reading, formula_fault
from iku_core._formula_scan import Fault
from iku_core._formula_tree import is_nought, size_of_number
from iku_core._readers import proposed_name
from iku_core.drafts import FORMULA_KEYS, Draft, IndicatorDraft, formula_name
from iku_core.exact import DENOMINATOR_BITS, NUMERATOR_BITS, number_from_text
from iku_core.formula import MAX_RESULT_BITS, Formula, previous_name
from iku_core.messages import limit_words
from iku_core.nodes import Node, Scalar
from iku_core.suggestion import advice_to_declare

__all__ = ["FORMULA_RULES", "in_order"]

MAX_CHAIN: Final = 20
MAX_RESULT_DIGITS: Final = 4_000
"""What the bits of a result come to, in words for people."""

_USUAL_PRECISION: Final = 10
_MOST_JOINED: Final = 8
_JOINED = re.compile(r"[a-z]\w*(?: ?- ?\w+)+", re.ASCII)
"""Words with dashes between, where a name has the sign _."""


def _note(reading: Reading, indicator: IndicatorDraft, key: str, fault: Fault) -> None:
    node = indicator.node.entries[key][1]
    assert type(node) is Scalar
    formula_fault(reading, node, fault)


def _note_name(
    reading: Reading, where: tuple[IndicatorDraft, str], code: str, name: str, words: dict[str, str]
) -> None:
    """Note a fault at the first use of a name; places are sought for faults alone."""
    if reading.has_room(code):
        indicator, key = where
        span: tuple[int, int] = indicator.values[key].span_of(name)
        _note(reading, indicator, key, Fault(code, *span, words))


def check_formula_names(draft: Draft, reading: Reading) -> None:
    """Every name in a formula is a count, a constant or another indicator."""
    if draft.unread & {"counts", "constants"}:
        return
    indicators = {formula_name(item.id): item.id for item in draft.indicators() if item.id}
    adopted = {formula_name(item.id) for item in draft.adopted()}
    known = {*draft.counts, *draft.constants, *indicators, *_mended_ids(draft)}
    for indicator in draft.indicators():
        for key, formula in indicator.formulas():
            joined = _note_joined_names(reading, (indicator, key), known)
            for name in formula.names:
                if name not in known and name not in joined:
                    words = {"name": name, **advice_to_declare(name, known, under="counts")}
                    code = "IKU313" if name in adopted else "IKU202"
                    _note_name(reading, (indicator, key), code, name, words)
                elif name in draft.counts or name in draft.constants:
                    other = indicators.get(name, indicator.id)
                    if name in draft.counts and other != indicator.id:
                        words = {"name": name, "indicator": other}
                        _note_name(reading, (indicator, key), "IKU232", name, words)
                elif name in indicators:
                    indicator.parts[name] = indicators[name]
            for code, name, words in _faults_of_previous(draft, formula, known):
                _note_name(reading, (indicator, key), code, previous_name(name), words)


def _note_joined_names(
    reading: Reading, where: tuple[IndicatorDraft, str], known: set[str]
) -> set[str]:
    """Note what is a known name with dashes between its words, and return these words.

    Marked alone, a word would be mended to a difference that nobody meant.
    """
    indicator, key = where
    formula: Formula = indicator.values[key]
    told: set[str] = set()
    if known.issuperset(formula.names):
        return told
    for match in _JOINED.finditer(formula.text):
        words = list(re.finditer(r"\w+", match[0], re.ASCII))
        for first, last in _runs(len(words)):
            parts = [word[0] for word in words[first:last]]
            unknown = set(parts) - known
            whole = "_".join(parts)
            if whole not in known or not unknown or unknown & told:
                continue
            told |= unknown
            start, end = words[first].start(), words[last - 1].end()
            advice = {"advice": f"write {whole}", "advice_id": f"tulis {whole}"}
            span = match.start() + start, match.start() + end
            fault = Fault("IKU202", *span, {"name": match[0][start:end], **advice})
            _note(reading, indicator, key, fault)
    return told


def _runs(number: int) -> Iterator[tuple[int, int]]:
    """Iterate over the runs of neighbours among so many words, the longest first."""
    for length in range(min(number, _MOST_JOINED), 1, -1):
        for first in range(number - length + 1):
            yield first, first + length


def _mended_ids(draft: Draft) -> Iterator[str]:
    """Iterate over the names that ids at fault would give, so that each is told once."""
    for item in draft.indicators():
        entry = item.node.entries.get("id")
        if not item.id and entry is not None and type(entry[1]) is Scalar:
            yield proposed_name(entry[1].value, "_")


def _faults_of_previous(
    draft: Draft, formula: Formula, known: set[str]
) -> Iterator[tuple[str, str, dict[str, str]]]:
    for name in formula.previous:
        if name in draft.counts:
            continue
        if name in known:
            yield "IKU234", name, {"name": name}
        else:
            words = advice_to_declare(name, draft.counts, under="counts")
            yield "IKU202", name, {"name": name, **words}


def in_order(indicators: list[IndicatorDraft]) -> list[IndicatorDraft]:
    """Return the indicators that rest on no circle, each behind those it refers to."""
    by_id = {indicator.id: indicator for indicator in indicators}
    waiting = {item.id: set(item.parts.values()) for item in by_id.values()}
    users: dict[str, list[str]] = {}
    for name, parts in waiting.items():
        for part in parts:
            users.setdefault(part, []).append(name)
    ready = [name for name, parts in waiting.items() if not parts]
    ordered: list[IndicatorDraft] = []
    for name in ready:
        ordered.append(by_id[name])
        for user in users.get(name, ()):
            waiting[user].discard(name)
            if not waiting[user]:
                ready.append(user)
    return ordered


def check_references(draft: Draft, reading: Reading) -> None:
    """No indicator is computed from itself, and no chain of references is long."""
    indicators = draft.indicators()
    ordered = in_order(indicators)
    lengths: dict[str, int] = {}
    for indicator in ordered:
        length = 1 + max((lengths[part] for part in indicator.parts.values()), default=0)
        lengths[indicator.id] = min(length, MAX_CHAIN + 1)
        if length == MAX_CHAIN + 1:
            words = {"name": indicator.id, "limit": str(MAX_CHAIN)}
            _note_reference(reading, indicator, next(iter(indicator.parts)), "IKU233", words)
    circular = {item.id: item for item in indicators if item.id not in lengths}
    while circular:
        chain = _circle(circular)
        first = circular[chain[0]]
        part = next(name for name, part in first.parts.items() if part == chain[1])
        words = {"name": first.id, "chain": " -> ".join(chain)}
        _note_reference(reading, first, part, "IKU230", words)
        # Those that only rest on a circle already told are at no fault of their own.
        for name in chain[:-1]:
            del circular[name]
        kept = [_without_told(item, circular) for item in circular.values()]
        free = {item.id for item in in_order(kept)}
        circular = {name: item for name, item in circular.items() if name not in free}


def _without_told(item: IndicatorDraft, circular: Mapping[str, IndicatorDraft]) -> IndicatorDraft:
    """Return an indicator with the references alone that may still lead into a circle."""
    kept = IndicatorDraft(item.values, item.node)
    kept.parts = {name: part for name, part in item.parts.items() if part in circular}
    return kept


def _circle(circular: Mapping[str, IndicatorDraft]) -> list[str]:
    """Return the ids along one circle, its first again at the end."""
    name = next(iter(circular))
    path: dict[str, int] = {}
    while name not in path:
        path[name] = len(path)
        name = next(part for part in circular[name].parts.values() if part in circular)
    return [*list(path)[path[name] :], name]


def _note_reference(
    reading: Reading, indicator: IndicatorDraft, part: str, code: str, words: dict[str, str]
) -> None:
    key, formula = next(
        (key, formula) for key, formula in indicator.formulas() if part in formula.names
    )
    _note(reading, indicator, key, Fault(code, *formula.span_of(part), words))


def check_sizes(draft: Draft, reading: Reading) -> None:
    """No result can grow beyond what is computed and printed in no time."""
    sizes: dict[str, tuple[int, int]] = {}
    for name, count in draft.counts.items():
        whole = count is not None and count.kind == "count"
        sizes[name] = sizes[previous_name(name)] = (
            NUMERATOR_BITS,
            0 if whole else DENOMINATOR_BITS,
        )
    for name, constant in draft.constants.items():
        value = 0 if constant is None else constant.value
        sizes[name] = size_of_number(value)
    results: dict[str, tuple[int, int]] = {}
    for indicator in in_order(draft.indicators()):
        own = {**sizes, **{name: results[part] for name, part in indicator.parts.items()}}
        results[indicator.id] = _check_size(indicator, own, reading)


def _check_size(
    indicator: IndicatorDraft, sizes: dict[str, tuple[int, int]], reading: Reading
) -> tuple[int, int]:
    numerator, denominator = size_of_number(indicator.values.get("multiplier", 100))
    largest = ""
    for key, formula in indicator.formulas():
        above, below = formula.size(sizes)
        if key == "denominator":
            above, below = below, above
        numerator, denominator = numerator + above, denominator + below
        if max(numerator, denominator) > MAX_RESULT_BITS and not largest:
            largest = key
            fault = Fault("IKU226", 0, len(formula.text), limit_words(MAX_RESULT_DIGITS))
            _note(reading, indicator, key, fault)
    return min(numerator, MAX_RESULT_BITS), min(denominator, MAX_RESULT_BITS)


def check_hundred(draft: Draft, reading: Reading) -> None:
    """A percentage is multiplied by 100 once."""
    for indicator in draft.indicators():
        if indicator.values.get("unit") != "%":
            continue
        for key, formula in indicator.formulas():
            if key == "value" and indicator.values.get("multiplier") != 100:
                continue
            for start, end in formula.literal_factors:
                if number_from_text(formula.text[start:end]) == 100:
                    _note(reading, indicator, key, Fault("IKU235", start, end, {}))


def check_divisors(draft: Draft, reading: Reading) -> None:
    """No divisor is a number or a constant that is 0."""
    noughts = {name for name, item in draft.constants.items() if item and item.value == 0}
    for indicator in draft.indicators():
        for key, formula in indicator.formulas():
            trees = [divisor.tree for divisor in formula.divisors]
            if key == "denominator":
                trees.append(formula.tree)
            for tree in trees:
                if is_nought(tree, noughts):
                    span = tree.col_offset, tree.end_col_offset or 0
                    _note(reading, indicator, key, Fault("IKU231", *span, {}))


def check_precision(draft: Draft, reading: Reading) -> None:
    """Roots and logarithms are rounded to a number of decimals that the indicator says."""
    for indicator in draft.indicators():
        rounding = [key for key, formula in indicator.formulas() if formula.is_irrational]
        entry = indicator.node.entries.get("precision")
        if rounding and entry is None:
            formula = indicator.values[rounding[0]]
            words = {"precision": _enough(indicator.values.get("decimals", 2))}
            _note(reading, indicator, rounding[0], Fault("IKU243", 0, len(formula.text), words))
        elif entry is not None and not rounding and _all_read(indicator):
            reading.fault("IKU245", entry[0])
        elif entry is not None and rounding:
            _check_precision(indicator, entry[1], reading)


def _check_precision(indicator: IndicatorDraft, node: Node, reading: Reading) -> None:
    """A figure has no more places than the roots that it is made of."""
    if "decimals" in indicator.node.entries and "decimals" not in indicator.values:
        return
    precision, decimals = indicator.values.get("precision"), indicator.values.get("decimals", 2)
    if precision is not None and precision < decimals:
        words = {"precision": str(precision), "decimals": str(decimals)}
        reading.fault("IKU248", node, **words, enough=_enough(decimals))


def _enough(decimals: int) -> str:
    """Return a precision that will do for a figure of so many decimals."""
    return str(max(_USUAL_PRECISION, decimals))


def _all_read(indicator: IndicatorDraft) -> bool:
    """Return whether every formula that stands in the file was read without fault."""
    return all(key in indicator.values for key in FORMULA_KEYS if key in indicator.node.entries)


FORMULA_RULES: Final[tuple[Callable[[Draft, Reading], None], ...]] = (
    check_formula_names,
    check_references,
    check_sizes,
    check_hundred,
    check_divisors,
    check_precision,
)
