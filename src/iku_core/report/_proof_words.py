"""The names of checks and the lines of proofs in the language of a report. Layer 6.

Both are English data that programs read, so that their Indonesian words stand here.
"""

from __future__ import annotations

import re
from typing import Final

from iku_core.messages import Language

__all__ = ["proof_words"]

_WHOLE: Final = {
    "declarations can be met": "deklarasi dapat dipenuhi",
    "written and read again": "ditulis lalu dibaca kembali",
    "it is equal": "hasilnya sama",
    "a value or a status": "ada nilai atau status",
    "two computations agree": "dua perhitungan sama hasilnya",
    "adding nothing changes nothing": "menambahkan nol tidak mengubah apa-apa",
    "all products above and below the bar have equally many counts": (
        "semua hasil kali di atas dan di bawah garis pecahan memuat cacah sama banyak"
    ),
}
_PARTS: Final = {
    r"^range: at least (?=\S+$)": "range: paling rendah ",
    r"^range: at most (?=\S+$)": "range: paling tinggi ",
    r"^met by ": "dipenuhi oleh ",
    r"^never ": "tidak pernah ",
    r"^rising with ": "naik bersama ",
    r"^falling with ": "turun bersama ",
    r"^all (\d+) allowed counts were tried$": r"semua \1 cacah yang sah sudah dicoba",
    r"^the value lies in (\S+) to (\S+)$": r"nilainya antara \1 dan \2",
    r" where (?=\S)": " bila ",
    r"\(more than 0\)": "(lebih dari 0)",
}
"""Patterns of what is followed or surrounded by formulas, and the Indonesian words."""


def proof_words(text: str, language: Language) -> str:
    """Return the name of a check, or a line of a proof, in a language.

    Example:
        >>> proof_words("range: at most 100", "id"), proof_words("never a > 0: (a >= 0)", "id")
        ('range: paling tinggi 100', 'tidak pernah a > 0: (a >= 0)')
    """
    if language == "en":
        return text
    if text in _WHOLE:
        return _WHOLE[text]
    for pattern, words in _PARTS.items():
        text = re.sub(pattern, words, text)
    return text
