from __future__ import annotations

import json
from pathlib import Path

import iku_core as iku
from iku_core.report.results import render_json


def make(folder: Path) -> None:
    document = iku.load_catalogue()["kecamatan-sumbersuko"]
    whole = json.loads(render_json(document, iku.evaluate_all(document, {"nilai_ikm": 82})))
    found = whole["indicators"][0]
    found["record"]["valid_from"] = "1999-01-01"
    (folder / "record.json").write_text(json.dumps(found), "utf-8")
