from __future__ import annotations

import iku_core as iku
from definitions import document
from iku_core.counts import read_counts_by_period
from iku_core.issues import Source


def run() -> tuple[iku.Issue, ...]:
    read_counts_by_period(Source("counts.csv", "count,value\na,1\n"), document())
    return ()
