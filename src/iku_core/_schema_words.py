"""What an editor shows of each key, of each kind of value, and of whole files, in both languages.

Layer 6, part of `schema`.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from iku_core._schema_words_achievement import WORDS as _ACHIEVEMENT
from iku_core._schema_words_document import WORDS as _DOCUMENT
from iku_core._schema_words_indicators import WORDS as _INDICATORS

__all__ = ["COUNTS_WORDS", "EXAMPLES", "KEY_WORDS", "SENTENCES", "TITLES", "Words"]

Words: TypeAlias = tuple[str, str]
"""English, and Indonesian."""

KEY_WORDS: Final[dict[str, dict[str, Words]]] = {**_DOCUMENT, **_INDICATORS, **_ACHIEVEMENT}
"""What each key is for, by the place of its table."""

TITLES: Final[dict[str, Words]] = {
    "definition": ("Definition of performance indicators", "Definisi indikator kinerja"),
    "counts": ("Counts of a document", "Cacah suatu dokumen"),
    "agreement": ("Performance agreement", "Perjanjian kinerja"),
}

SENTENCES: Final[dict[str, Words]] = {
    "text": ("Write one text, not empty.", "Tulis satu teks, tidak kosong."),
    "number": (
        "Write a plain number without quotes, with a decimal point.",
        "Tulis bilangan biasa tanpa tanda petik, dengan titik desimal.",
    ),
    "whole": (
        "Write a whole number within the limits.",
        "Tulis bilangan bulat dalam batasnya.",
    ),
    "fraction": (
        "Write a number, or a fraction such as 200/3, without quotes.",
        "Tulis bilangan, atau pecahan seperti 200/3, tanpa tanda petik.",
    ),
    "yes_or_no": ("Write true or false.", "Tulis true atau false."),
    "day": (
        "Write a day as year-month-day, such as 2020-03-03.",
        "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2020-03-03.",
    ),
    "identifier": (
        "Write an id of small letters, digits and -, such as kecamatan-sumbersuko.",
        "Tulis id dari huruf kecil, angka, dan -, misalnya kecamatan-sumbersuko.",
    ),
    "name": (
        "Write a name of small letters, digits and _, such as jumlah_desa.",
        "Tulis nama dari huruf kecil, angka, dan _, misalnya jumlah_desa.",
    ),
    "adoption": (
        "Write the document and the indicator, such as kecamatan-lumajang/nilai-ikm.",
        "Tulis dokumen dan indikatornya, misalnya kecamatan-lumajang/nilai-ikm.",
    ),
    "range": (
        "Write the least and the greatest number, such as [0, 100]; null leaves an end open.",
        "Tulis bilangan terkecil dan terbesar, misalnya [0, 100]; null berarti tanpa batas.",
    ),
    "formula": ("Write one formula.", "Tulis satu rumus."),
    "comparison": (
        "Write a comparison, such as a + b <= c.",
        "Tulis perbandingan, misalnya a + b <= c.",
    ),
    "period": (
        "Write a period: 2020, 2020-S1, 2020-Q3 or 2020-07.",
        "Tulis periode: 2020, 2020-S1, 2020-Q3, atau 2020-07.",
    ),
    "target": (
        "Write a number, a bound in quotes, a range with two ends, or a label.",
        "Tulis bilangan, batas di antara tanda petik, rentang dengan dua ujung, atau label.",
    ),
}
"""What is wanted where a value is none of those that are accepted."""

COUNTS_WORDS: Final[dict[str, Words]] = {
    "count": ("A count of the document.", "Cacah dalam dokumen."),
    "period": ("The counts of a period.", "Cacah suatu periode."),
    "unit": ("Unit", "Satuan"),
    "source": ("Source", "Sumber"),
    "whole": ("A whole number, 0 or more.", "Bilangan bulat, 0 atau lebih."),
    "decimal": ("Any exact number.", "Bilangan eksak apa pun."),
}

EXAMPLES: Final[dict[tuple[str, str], list[object]]] = {
    ("document", "constraints"): ["tepat_waktu + terlambat <= jumlah_desa"],
    ("document", "adopts"): ["kecamatan-lumajang"],
    ("officers", "nip"): ["19700101 199503 1 001"],
    ("indicators", "adopts"): ["kecamatan-lumajang/nilai-ikm"],
    ("indicators", "unit"): ["%"],
    ("indicators", "targets"): [{"2020": 80, "2021": 82.5}],
    ("indicators", "range"): [[0, 100]],
    ("adopted", "adopts"): ["kecamatan-lumajang/nilai-ikm"],
    ("cases", "exact"): ["200/3"],
}
"""What may stand behind some keys."""
