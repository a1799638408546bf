"""Messages IKU7xx: reports and documents.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["REPORTS"]

Row = tuple[str, str, str, str, str]

REPORTS: Final[dict[str, Row]] = {
    "IKU701": (
        "no-writer-installed",
        "{library}, which writes {format} files, is not installed",
        "{library}, yang menulis berkas {format}, belum terpasang",
        "install it with: pip install 'iku-core[{extra}]'",
        "pasang dengan: pip install 'iku-core[{extra}]'",
    ),
}
