from __future__ import annotations

from pathlib import Path

import iku_core as iku

DOCUMENT = Path(__file__).parents[1] / "document.yaml"


def run() -> None:
    document = iku.load_document(DOCUMENT)
    iku.evaluate_all(document, {"desa_siaga": float("nan")})
