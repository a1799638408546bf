"""Messages IKU3xx: several files together.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["CATALOGUE"]

Row = tuple[str, str, str, str, str]

CATALOGUE: Final[dict[str, Row]] = {
    "IKU301": (
        "overlapping-editions",
        "the document {text} is in force twice at the same time",
        "dokumen {text} berlaku dua kali pada waktu yang sama",
        "give one of the two another id, or the older a valid_to before valid_from of the newer",
        "beri id lain pada salah satunya, atau isi valid_to pada yang lama dengan tanggal sebelum"
        " valid_from yang baru",
    ),
    "IKU302": (
        "no-definitions",
        "the folder holds no definition (no file ends in .yaml or .yml)",
        "folder tidak memuat definisi (tidak ada berkas .yaml atau .yml)",
        "check the name of the folder, and that the definitions end in .yaml",
        "periksa nama foldernya, dan pastikan nama berkas definisi berakhiran .yaml",
    ),
}
