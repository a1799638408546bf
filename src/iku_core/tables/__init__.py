"""The same indicators over whole tables, on the engine of the table that is given.

    frame with counts  ->  evaluate_table  ->  frame with figures and status codes

Example:
    >>> import iku_core as iku
    >>> import polars
    >>> from iku_core.tables import evaluate_table
    >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    >>> scores = polars.DataFrame({"nilai_ikm": [82.375, None]})
    >>> evaluate_table(scores, document["nilai-ikm"]).rows()
    [(82.375, 82.38, 0), (None, None, 1)]

Layer 6; needs the extra `tables`, and the engine itself.
"""

from __future__ import annotations

from iku_core.tables._exact_rows import resolve_exact
from iku_core.tables.achieving import achieve_table, resolve_achievements
from iku_core.tables.conformance import Difference, check_engine
from iku_core.tables.evaluating import evaluate_table
from iku_core.tables.long_form import from_long
from iku_core.tables.previous import with_previous
from iku_core.tables.rollup import rollup_table
from iku_core.tables.status_codes import StatusCode

__all__ = [
    "Difference",
    "StatusCode",
    "achieve_table",
    "check_engine",
    "evaluate_table",
    "from_long",
    "resolve_achievements",
    "resolve_exact",
    "rollup_table",
    "with_previous",
]
