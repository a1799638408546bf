"""What fuzzing begins with: files and formulas that stand in this project already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import iku_core as iku
from hostile import formulas
from iku_core.report.collection_xlsx import render_collection_xlsx

__all__ = ["SEEDS", "words"]

TESTS: Final = Path(__file__).parents[1]
ROOT: Final = TESTS.parent

FORMATS: Final = {".yaml": b"\1", ".json": b"\2", ".csv": b"\3"}
"""The first byte by which the target of counts chooses a format."""


def _files(folder: Path, *patterns: str) -> Iterator[bytes]:
    for pattern in patterns:
        for path in sorted(folder.rglob(pattern)):
            yield path.read_bytes()


def definitions() -> Iterator[bytes]:
    yield from _files(TESTS / "bad", "*.yaml")
    yield from _files(ROOT / "indicators", "*.yaml")


def mistakes() -> Iterator[bytes]:
    yield from _files(TESTS / "mistakes", "*.yaml")
    yield from definitions()


def answers() -> Iterator[bytes]:
    """Tell answers for one more indicator, in the order of the target."""
    yield b"Nilai baru\nnilai-baru\n1\nvalue\nnilai_ikm\n\n\nindeks\n2\nhigher\nratio\n\n0, 100"
    yield b"Rasio\nrasio\nSasaran baru\nratio\n\nJumlah desa\nJumlah seluruh desa\n%"
    yield 'Capaian: "kutip" # – é\ncapaian\n- butir\nvalue\n(nilai_ikm + 1) * 2'.encode()
    yield b"Bilangan\n\n1\nvalue\nnilai_ikm\n\n\norang\n0\nlower\ninverse\nBidang A\n, 100"


def all_formulas() -> Iterator[bytes]:
    for cases in formulas.REFUSED.values():
        for _, text in cases:
            if isinstance(text, str):
                yield text.encode("utf-8", "surrogatepass")
    for document in iku.load_catalogue(ROOT / "indicators"):
        for indicator in document:
            for formula in (indicator.value, indicator.numerator, indicator.denominator):
                if formula is not None:
                    yield formula.text.encode()


def counts() -> Iterator[bytes]:
    for path in sorted([*TESTS.glob("bad/*/counts.*"), *ROOT.glob("docs/examples/*")]):
        if path.suffix in FORMATS:
            yield FORMATS[path.suffix] + path.read_bytes()


def sheets() -> Iterator[bytes]:
    """Make collection sheets, blank and filled in: the workbook, and the sheet that it holds."""
    document = iku.load_document(ROOT / "indicators/lumajang/kecamatan-sumbersuko.yaml")
    for counts in ({}, dict.fromkeys(document.counts, 30)):
        sheet = iku.collection_sheet(
            document, iku.parse_period("2020"), counts={"2020": counts} if counts else {}
        )
        data = render_collection_xlsx(sheet, "id")
        yield data
        with ZipFile(BytesIO(data)) as package:
            yield package.read("xl/worksheets/sheet1.xml")


SEEDS: Final[dict[str, Callable[[], Iterator[bytes]]]] = {
    "definition": definitions,
    "mending": mistakes,
    "adding": answers,
    "formula": all_formulas,
    "counts": counts,
    "workbook": sheets,
    "agreement": lambda: _files(ROOT / "docs/examples", "perjanjian*.yaml"),
    "records": lambda: _files(TESTS / "bad", "record.json"),
    "survey": lambda: _files(TESTS / "bad", "answers.csv"),
}
"""The seeds of each target."""


def words() -> str:
    """Return the words of the formats, as a dictionary of libFuzzer."""
    found = {word for text in definitions() for word in re.findall(rb"\b[a-z_]{2,20}(?=:)", text)}
    found |= {b"sum(", b"mean(", b"min(", b"max(", b"abs(", b"prev(", b"root(", b"ln("}
    return "".join(f'"{word.decode()}"\n' for word in sorted(found))
