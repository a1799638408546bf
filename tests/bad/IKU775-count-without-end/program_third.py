from __future__ import annotations

from fractions import Fraction

import iku_core as iku


def run() -> tuple[iku.Issue, ...]:
    document = iku.load_document("document.yaml")
    third = {"2020": {"jumlah_desa": Fraction(1, 3)}}
    iku.collection_sheet(document, iku.Period(2020), counts=third)
    return ()
