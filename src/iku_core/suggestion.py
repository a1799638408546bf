"""The nearest known word to one that is not known, and the hint made of it.

Layer 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

__all__ = [
    "advice",
    "advice_of_choice",
    "advice_of_key",
    "advice_to_declare",
    "certain",
    "meant",
    "nearest",
]

_LONGEST = 100
_MOST = 500
_MOST_WORK = 60_000
_SHORT = 3
_LONG = 7
"""From this many letters on a slip of two of them is one still."""

_SYNONYMS: Final = {
    "absolut": ("abs",),
    "akar": ("root",),
    "akhir": ("last",),
    "average": ("mean",),
    "avg": ("mean",),
    "bandingkan": ("diff",),
    "baru": ("new",),
    "beda": ("diff",),
    "cacah": ("counts", "count"),
    "contoh": ("cases",),
    "desimal": ("decimals", "decimal"),
    "fungsi": ("functions",),
    "hitung": ("compute",),
    "indikator": ("indicators",),
    "instansi": ("organisation",),
    "jabatan": ("title",),
    "jelaskan": ("explain",),
    "judul": ("title",),
    "jumlah": ("sum",),
    "konstanta": ("constants",),
    "kumpul": ("collect",),
    "kumpulkan": ("collect",),
    "laporan": ("report",),
    "makin_rendah": ("lower",),
    "makin_tinggi": ("higher",),
    "maks": ("max",),
    "maksimum": ("max",),
    "meningkat": ("higher",),
    "menurun": ("lower",),
    "minimum": ("min",),
    "naik": ("higher",),
    "nama": ("name",),
    "nilai": ("value",),
    "opd": ("organisation",),
    "pejabat": ("officers",),
    "pembilang": ("numerator",),
    "penanggung_jawab": ("responsible",),
    "penanggungjawab": ("responsible",),
    "pengali": ("multiplier",),
    "penjelasan": ("explanation",),
    "penyebut": ("denominator",),
    "periksa": ("check",),
    "rata_rata": ("mean",),
    "rendah": ("lower",),
    "rentang": ("range",),
    "rerata": ("mean",),
    "rumus": ("value",),
    "sasaran": ("objectives",),
    "satuan": ("unit",),
    "sebelumnya": ("prev",),
    "semakin_rendah": ("lower",),
    "semakin_tinggi": ("higher",),
    "skema": ("schema",),
    "sqrt": ("root",),
    "sumber": ("source",),
    "sumber_data": ("source",),
    "survei": ("survey",),
    "tabel": ("table",),
    "tanggal": ("date",),
    "tempat": ("place",),
    "terakhir": ("last",),
    "tidak": ("none",),
    "tinggi": ("higher",),
    "total": ("sum",),
    "tugas": ("mandate",),
    "tujuan": ("goal",),
    "turun": ("lower",),
    "uji": ("verify",),
}
"""Words of the office, and the words of the format and of the commands that they can mean."""


def meant(word: str, known: Collection[str]) -> str | None:
    """Return the known word that an Indonesian word stands for; None for any other word.

    Example:
        >>> meant("Sumber Data", ["source", "unit"])
        'source'
    """
    meanings = _SYNONYMS.get(_letters(word), ())
    return next((known_word for known_word in meanings if known_word in known), None)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like `word`; None where none is, or among too many.

    Example:
        >>> nearest("Jumlah Dessa", ["jumlah_desa", "nilai_ikm"])
        'jumlah_desa'
    """
    # Imported here, for it is slow to load and only ever needed for a fault.
    from difflib import get_close_matches  # noqa: PLC0415

    names = sorted(known)
    if translated := meant(word, names):
        return translated
    if len(names) > _MOST:
        return None
    lowered = word.strip().lower()
    spellings = [word, *("".join(joint if c in " _-" else c for c in lowered) for joint in "_-")]
    for spelling in dict.fromkeys(spellings):
        if found := get_close_matches(spelling[:_LONGEST], _likeliest(spelling, names), n=1):
            return found[0]
    return None


def _likeliest(word: str, names: list[str]) -> list[str]:
    """Return the names worth a close look: as many as can be looked at in no time."""
    work = 0
    likeliest: list[str] = []
    for name in sorted(names, key=lambda name: (name[:2] != word[:2], abs(len(name) - len(word)))):
        work += len(name) * min(len(word), _LONGEST)
        if work > _MOST_WORK:
            break
        likeliest.append(name)
    return likeliest


def advice(word: str, known: Iterable[str]) -> dict[str, str]:
    """Return the hint for a word that is not `known`, in both languages.

    Example:
        >>> advice("jumlah_dessa", ["jumlah_desa"])["advice"]
        'did you mean jumlah_desa?'
    """
    names = sorted(known)
    near = nearest(word, names)
    if near is not None:
        return {"advice": f"did you mean {near}?", "advice_id": f"maksudnya {near}?"}
    if not names:
        return {"advice": "nothing is declared here", "advice_id": "belum ada yang dideklarasikan"}
    listed = _listed(names)
    return {"advice": f"known here: {listed}", "advice_id": f"yang dikenal: {listed}"}


def _listed(names: list[str]) -> str:
    return ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")


def advice_to_declare(word: str, known: Iterable[str], *, under: str) -> dict[str, str]:
    """Return the hint for a name that is not declared under a key, in both languages.

    Example:
        >>> advice_to_declare("jumlah_kk", ["a", "b"], under="counts")["advice"]
        'declare it under counts, or write one of: a, b'
    """
    return _advice_or_choice(word, known, f"declare it under {under}", f"deklarasikan pada {under}")


def advice_of_key(word: str, known: Iterable[str]) -> dict[str, str]:
    """Return the hint for a key that is not `known`, in both languages.

    Example:
        >>> advice_of_key("no", ["name", "unit"])["advice"]
        'delete it with its value, or write one of: name, unit'
    """
    return _advice_or_choice(word, known, "delete it with its value", "hapus beserta nilainya")


def _advice_or_choice(
    word: str, known: Iterable[str], english: str, indonesian: str
) -> dict[str, str]:
    """Return the nearest known word, else what to do instead, with the words to choose from."""
    names = sorted(known)
    if nearest(word, names) is not None:
        return advice(word, names)
    if names:
        english += f", or write one of: {_listed(names)}"
        indonesian += f", atau tulis salah satu: {_listed(names)}"
    return {"advice": english, "advice_id": indonesian}


def advice_of_choice(word: str, known: Iterable[str]) -> dict[str, str]:
    """Return the hint for a word that is not `known`, where those that are stand beside it.

    Example:
        >>> advice_of_choice("mirrror", ["mirror", "ratio"])["advice"]
        'did you mean mirror?'
        >>> advice_of_choice("lain", ["mirror", "ratio"])["advice"]
        'choose one of them'
    """
    if nearest(word, known) is None:
        return {"advice": "choose one of them", "advice_id": "pilih salah satu"}
    return advice(word, known)


def certain(word: str, known: Iterable[str]) -> dict[str, str]:
    """Return the word of a message that a misspelt one stands for; nothing where two could be.

    Certain is a word of the office with one meaning here, another spelling of the same letters,
    or a slip of one letter; of two, where the word is long.

    Example:
        >>> certain("nmae", ["name", "unit"]), certain("nama_unit", ["name", "unit"])
        ({'meant': 'name'}, {})
    """
    names = sorted(known)
    spelling = _letters(word)
    found = meant(word, names)
    if found is None and len(names) <= _MOST and len(spelling) in range(_SHORT, _LONGEST):
        slips = 1 if len(spelling) < _LONG else 2
        near = [name for name in names if _distance(spelling, _letters(name), slips) <= slips]
        found = near[0] if len(near) == 1 else None
    return {} if found is None else {"meant": found}


def _letters(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def _distance(word: str, other: str, most: int) -> int:
    """Return how many letters must be added, dropped, changed or swapped with the next."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and (letter, word[i - 2]) == (other[j - 2], wanted):
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
