from __future__ import annotations

from iku_core import Issue
from iku_core.document import parse_yaml
from iku_core.insertion import insert_indicator
from iku_core.issues import Source


def run() -> list[Issue]:
    source = Source(
        "dinas.yaml", "counts: {jumlah_desa: {label: Jumlah desa}}\nadopts: kecamatan\n"
    )
    root, _ = parse_yaml(source)
    assert root is not None
    counts = {"jumlah_bayi": {"label": "Jumlah bayi"}}
    return insert_indicator(source, root, {"id": "baru"}, objective="Sasaran", counts=counts)[1]
