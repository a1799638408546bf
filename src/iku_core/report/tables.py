"""What was written into a file of figures, and how far it is, in words.

Enters: a `TableSummary`. Leaves: text. Layer 6.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import Final

from iku_core.exact import format_number
from iku_core.files import path_of
from iku_core.messages import Language
from iku_core.result import STATUS_WORDS
from iku_core.tables._tasks import PARTIAL, TableSummary

__all__ = ["render_table_progress", "render_table_summary"]

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {"rows": "rows: {rows}, written to {out}", "progress": "{seconds} s, {size} MB written"},
    "id": {
        "rows": "baris: {rows}, ditulis ke {out}",
        "progress": "{seconds} d, {size} MB tertulis",
    },
}


def render_table_summary(summary: TableSummary, out: str, language: Language) -> str:
    """Return how many rows were written, and for each indicator how many have which status.

    Example:
        >>> from iku_core.tables import StatusCode
        >>> summary = TableSummary(2, {"nilai-ikm": {StatusCode.OK: 1, StatusCode.MISSING: 1}})
        >>> print(render_table_summary(summary, "realisasi.csv", "id"))
        baris: 2, ditulis ke realisasi.csv
          nilai-ikm: ok 1; data belum lengkap 1
    """
    rows = format_number(Decimal(summary.rows), language)
    lines = [_WORDS[language]["rows"].format(rows=rows, out=out)]
    for indicator, counted in summary.statuses.items():
        told = [
            f"{STATUS_WORDS[language][code.status]} {format_number(Decimal(number), language)}"
            for code, number in counted.items()
            if number and code.status is not None
        ]
        lines.append(f"  {indicator}: {'; '.join(told) or '-'}")
    return "\n".join(lines)


def render_table_progress(out: str, language: Language, seconds: int) -> str:
    """Return how long a table has been computed, and how much of it is written.

    Example:
        >>> render_table_progress("belum-ada.parquet", "en", 3)
        '3 s, 0 MB written'
    """
    size = 0
    for ending in PARTIAL:
        with suppress(OSError):
            size = max(size, path_of(f"{out}{ending}").stat().st_size)
    written = format_number(Decimal(size // 100_000) / 10, language)
    return _WORDS[language]["progress"].format(seconds=seconds, size=written)
