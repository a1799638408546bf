from __future__ import annotations

from pathlib import Path

import polars as pl

import iku_core as iku
from iku_core.tables import evaluate_table

DOCUMENT = Path(__file__).parents[1] / "document.yaml"


def run() -> None:
    document = iku.load_document(DOCUMENT)
    frame = pl.DataFrame({"desa_siaga": [45], "jumlah_desa": [50], "desa-siaga": [90.0]})
    evaluate_table(frame, document)
