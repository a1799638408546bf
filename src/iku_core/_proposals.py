"""Proposals for what a new definition calls its parts, made of the words of an officer.

Layer 3, for `skeleton` and the commands that ask.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import Final

from iku_core._formula_scan import RESERVED
from iku_core._readers import proposed_name

__all__ = [
    "is_score",
    "is_told_in_words",
    "proposed_count",
    "proposed_head",
    "proposed_id",
    "proposed_unit",
    "read_unit",
]

_WORDS_OF_A_NAME: Final = 5
_LITTLE_WORDS: Final = frozenset(
    {
        *("yang", "dan", "atau", "di", "ke", "dari", "dengan", "pada", "untuk", "oleh", "dalam"),
        *("seluruh", "semua", "the", "of", "in", "on", "with", "and", "or", "a", "an", "for"),
        *("all", "that", "to", "by"),
    }
)
_PERCENTAGE: Final = ("persentase", "presentase", "percentage")
_PERCENT: Final = ("persen", "persentase", "prosen", "percent", "percentage")
_SCORES: Final = ("nilai", "indeks", "skor", "index", "score")
_RATES: Final = ("rasio", "angka", "rata-rata", "ratio", "rate", "average")
_FORMULA_SIGNS: Final = frozenset("_*+=<>×÷:^")
_HEADS: Final = {
    "kecamatan": "Camat",
    "kelurahan": "Lurah",
    "inspektorat": "Inspektur",
    "rsud": "Direktur RSUD",
    "sekretariat": "Sekretaris",
}


def is_told_in_words(text: str, known: Container[str] | None) -> bool:
    """Return whether a text tells in words what is counted, and is no formula.

    Args:
        text: What was answered.
        known: The names that a formula may use; None where there are none yet.

    Example:
        >>> known = ["jumlah_bayi", "kader"]
        >>> [is_told_in_words(text, known) for text in ("Bayi (0-11 bulan)", "kader", "a + b")]
        [True, False, False]
    """
    if known is None or text[:1].isupper():
        return True
    words = text.split()
    return (
        text not in known
        and _FORMULA_SIGNS.isdisjoint(text)
        and (text.isalpha() or any(one.isalpha() and two.isalpha() for one, two in pairwise(words)))
    )


def is_score(name: str) -> bool:
    """Return whether an indicator is by its name a score, such as an index.

    Example:
        >>> is_score("Nilai SKM"), is_score("Persentase desa")
        (True, False)
    """
    return name.lower().startswith(_SCORES)


def proposed_unit(name: str, *, is_ratio: bool) -> str:
    """Return the unit that an indicator is likely to have; empty where its name tells none.

    Example:
        >>> proposed_unit("Persentase desa", is_ratio=True), proposed_unit("SKM", is_ratio=False)
        ('%', '')
    """
    if is_score(name):
        return "indeks"
    return "%" if is_ratio and not name.lower().startswith(_RATES) else ""


def read_unit(text: str) -> str:
    """Return the unit that a text means; a word for a percentage is one, as in a file.

    Example:
        >>> read_unit("persen"), read_unit('unit: "%"'), read_unit("orang")
        ('%', '%', 'orang')
    """
    unit = text.removeprefix("unit:").strip().strip("\"'")
    return "%" if unit.lower() in _PERCENT else unit


def proposed_id(name: str, taken: Container[str] = ()) -> str:
    """Return an id for a name, and another one where it is taken.

    Example:
        >>> proposed_id("Persentase bayi dengan imunisasi lengkap")
        'bayi-imunisasi-lengkap'
    """
    words = _telling(name)
    if len(words) > 1 and words[0].lower() in _PERCENTAGE:
        words = words[1:]
    return _free(proposed_name(" ".join(words[:_WORDS_OF_A_NAME]), "-"), "-", taken)


def proposed_count(label: str, taken: Container[str] = ()) -> str:
    """Return a name for what a label says is counted, and another one where it is taken.

    Example:
        >>> proposed_count("Jumlah seluruh bayi"), proposed_count("Jumlah bayi", {"jumlah_bayi"})
        ('jumlah_bayi', 'jumlah_bayi_2')
    """
    name = proposed_name(" ".join(_telling(label)[:_WORDS_OF_A_NAME]), "_")
    return _free(f"{name}_1" if name in RESERVED else name, "_", taken)


def _telling(text: str) -> list[str]:
    """Return the words of a text that tell something; all of them where none does."""
    words = text.split()
    return [word for word in words if word.lower() not in _LITTLE_WORDS] or words


def _free(name: str, joint: str, taken: Container[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}{joint}{number}"
    return free


def proposed_head(office: str) -> str:
    """Return the title of the head of an office.

    Example:
        >>> proposed_head("Dinas Kesehatan"), proposed_head("Kecamatan Tekung")
        ('Kepala Dinas Kesehatan', 'Camat Tekung')
    """
    kind, _, name = office.partition(" ")
    head = _HEADS.get(kind.lower())
    return f"Kepala {office}" if head is None else f"{head} {name}".rstrip()
