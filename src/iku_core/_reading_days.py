"""The reader of days.

Enters: a located node. Leaves: a day, or `FAULT` after the fault has been noted.
Layer 3, part of `reading`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any, Final

from iku_core._accepts import SAYS, accepting
from iku_core._findings import FAULT, Reading
from iku_core._written_day import written_day
from iku_core.nodes import Node

__all__ = ["day"]

DAY_EXAMPLE: Final = "2020-03-03"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@accepting({"type": "string", "pattern": f"^(?:{_DATE.pattern})$", SAYS: "day"})
def day(reading: Reading, node: Node) -> Any:
    """Read a date written year-month-day."""
    scalar = reading.scalar(node)
    if scalar is None:
        return FAULT
    if _DATE.fullmatch(scalar.value):
        try:
            return date.fromisoformat(scalar.value)
        except ValueError:
            pass
    found = written_day(scalar.value)
    words = {} if found is None else {"meant": str(found)}
    advice = _advice_of_day(scalar.value, str(found or DAY_EXAMPLE))
    return reading.fault("IKU130", scalar, text=scalar.value, **advice, **words)


def _advice_of_day(text: str, proposal: str) -> dict[str, str]:
    """Return the hint for a text that is no day, in both languages."""
    parts = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text, re.ASCII)
    if parts is not None and parts[1] != "0000" and "01" <= parts[2] <= "12":
        last = monthrange(int(parts[1]), int(parts[2]))[1]
        return {
            "advice": f"choose a day from 01 to {last}, for that month has {last} days",
            "advice_id": f"pilih tanggal 01 sampai {last}, karena bulan itu {last} hari",
        }
    return {
        "advice": f"write year-month-day, such as {proposal}",
        "advice_id": f"tulis tahun-bulan-hari, misalnya {proposal}",
    }
