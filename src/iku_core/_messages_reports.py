"""Messages IKU63x: reports and forms.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["REPORTS"]

Row = tuple[str, str, str, str, str]

REPORTS: Final[dict[str, Row]] = {
    "IKU631": (
        "file-not-written",
        "{file} cannot be written: {reason}",
        "{file} tidak dapat ditulis: {reason_id}",
        "name a file in a folder that you may write in; what was there before is still there",
        "sebutkan berkas dalam folder yang boleh Anda tulisi; isi yang lama masih ada",
    ),
    "IKU632": (
        "library-for-a-format-missing",
        "{library} is not installed, and the format {format} needs it",
        "{library} belum terpasang, padahal diperlukan untuk format {format}",
        "install it with: pip install 'iku-core[{format}]'",
        "pasang dengan: pip install 'iku-core[{format}]'",
    ),
}
