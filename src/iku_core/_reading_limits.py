"""The readers of what limits a count or a value: a range, or another count.

Enters: a located node. Leaves: the limit, or `FAULT` after every fault has been noted.
Layer 3, part of `reading`.
"""

from __future__ import annotations

from typing import Any, Final

from iku_core._accepts import SAYS, accepting, accepts_of
from iku_core._findings import FAULT, Reading
from iku_core._proposed_target import proposed_range
from iku_core._readers import name_of_count, number
from iku_core.declaration import Range
from iku_core.exact import Exact, number_from_text
from iku_core.nodes import Node, Scalar, Sequence

__all__ = ["bounding_count", "interval"]

_END: Final = {"type": ["number", "null"], SAYS: "number"}


@accepting(accepts_of(name_of_count))
def bounding_count(reading: Reading, node: Node) -> Any:
    """Read the name of the count that another one is at most."""
    if type(node) is Scalar and not node.refused and (number_from_text(node.value) or 0) > 0:
        limits = f"range: [0, {node.value}]"
        advice = {
            "advice": f"write the name of another count; for a number, write {limits}",
            "advice_id": f"tulis nama cacah lain; untuk bilangan, tulis {limits}",
        }
        return reading.fault("IKU142", node, text=node.value, **advice)
    return name_of_count(reading, node)


@accepting({"type": "array", "items": _END, "minItems": 2, "maxItems": 2, SAYS: "range"})
def interval(reading: Reading, node: Node) -> Any:
    """Read a range `[low, high]`; a bound left empty is open."""
    if type(node) is not Sequence:
        meant = proposed_range(node.value) if type(node) is Scalar else None
        advice = None if meant is None else (f"write {meant}", f"tulis {meant}")
        return reading.wrong_shape(node, Sequence, advice=advice)
    if len(node.items) != 2:
        return reading.fault(
            "IKU123",
            node,
            expected="a list of two numbers",
            expected_id="daftar dua bilangan",
            found=f"a list of {len(node.items)}",
            found_id=f"daftar berisi {len(node.items)}",
            advice="write the least and the greatest number, such as [0, 100]",
            advice_id="tulis bilangan terkecil dan terbesar, misalnya [0, 100]",
        )
    low, high = (_bound(reading, item) for item in node.items)
    if low is FAULT or high is FAULT:
        return FAULT
    if low is not None and high is not None and low > high:
        return reading.fault("IKU135", node, low=str(low), high=str(high))
    return Range(low, high)


def _bound(reading: Reading, node: Node) -> Exact | Any | None:
    if type(node) is Scalar and not node.style and node.value in ("", "null", "~"):
        return FAULT if node.refused else None
    return number(reading, node)
