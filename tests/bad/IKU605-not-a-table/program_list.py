from __future__ import annotations

from pathlib import Path

import iku_core as iku
from iku_core.tables import evaluate_table

DOCUMENT = Path(__file__).parents[1] / "document.yaml"


def run() -> None:
    document = iku.load_document(DOCUMENT)
    evaluate_table([{"desa_siaga": 45, "jumlah_desa": 50}], document)  # type: ignore[type-var]
