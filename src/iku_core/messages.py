"""Every sentence that iku-core says about a fault, in English and Indonesian.

Enters: a code such as `IKU202` and the words to fill in. Leaves: a sentence and a hint.
Layer 0. The tables themselves stand in `_messages_files`, `_messages_definitions`,
`_messages_formulas`, `_messages_catalogue`, `_messages_verification`, `_messages_counts` and
`_messages_tables`, by the first digit of their codes, in `_messages_achievement`,
`_messages_collection`, `_messages_editing`, `_messages_records` and `_messages_reports`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from iku_core._messages_achievement import ACHIEVEMENT
from iku_core._messages_catalogue import CATALOGUE
from iku_core._messages_collection import COLLECTION
from iku_core._messages_counts import COUNTS
from iku_core._messages_definitions import DEFINITIONS
from iku_core._messages_editing import EDITING
from iku_core._messages_files import FILES
from iku_core._messages_formulas import FORMULAS
from iku_core._messages_records import RECORDS
from iku_core._messages_reports import REPORTS
from iku_core._messages_tables import TABLES
from iku_core._messages_verification import VERIFICATION

__all__ = ["MESSAGES", "Language", "Message", "Severity", "limit_words", "message_for"]

Language: TypeAlias = Literal["en", "id"]
Severity: TypeAlias = Literal["error", "warning", "notice"]


_MILDER: Final[tuple[Severity, ...]] = ("warning", "notice")


class Message(NamedTuple):
    """Hold what one code says.

    Attributes:
        code: The code, such as `IKU202`.
        name: Name of the fault in kebab case.
        severity: `error`, `warning` or `notice`.
        sentences: The sentence by language, with placeholders in braces.
        hints: The advice by language.

    Example:
        >>> message_for("IKU203").sentence("en", {})
        'the formula is empty'
    """

    code: str
    name: str
    severity: Severity
    sentences: Mapping[str, str]
    hints: Mapping[str, str]

    def sentence(self, language: Language, values: Mapping[str, str]) -> str:
        """Return the sentence with `values` filled in.

        Example:
            >>> message_for("IKU521").sentence("id", {"count": "jumlah_desa"})
            'cacah jumlah_desa belum ada'
        """
        return self.sentences[language].format_map(values)

    def advice(self, language: Language, values: Mapping[str, str]) -> str:
        """Return the hint with `values` filled in.

        Example:
            >>> message_for("IKU521").advice("en", {"count": "jumlah_desa"})
            'supply jumlah_desa'
        """
        return self.hints[language].format_map(values)


_ROWS: Final = {
    **FILES,
    **DEFINITIONS,
    **FORMULAS,
    **CATALOGUE,
    **VERIFICATION,
    **COUNTS,
    **TABLES,
    **ACHIEVEMENT,
    **RECORDS,
    **REPORTS,
    **COLLECTION,
    **EDITING,
}


def _table() -> dict[str, Message]:
    table: dict[str, Message] = {}
    for code, row in _ROWS.items():
        name, english, indonesian, english_hint, indonesian_hint = row
        severity: Severity = "error"
        for milder in _MILDER:
            if name.startswith(f"{milder}: "):
                severity, name = milder, name.removeprefix(f"{milder}: ")
        table[code] = Message(
            code,
            name,
            severity,
            {"en": english, "id": indonesian},
            {"en": english_hint, "id": indonesian_hint},
        )
    return table


MESSAGES: Mapping[str, Message] = _table()
"""All messages by code."""


def limit_words(limit: int) -> dict[str, str]:
    """Return the words of a message for a large number, in both languages.

    Example:
        >>> limit_words(20_000)
        {'limit': '20,000', 'limit_id': '20.000'}
    """
    english = f"{limit:,}"
    return {"limit": english, "limit_id": english.replace(",", ".")}


def message_for(code: str) -> Message:
    """Return the message of `code`; raises KeyError for a code that does not exist.

    Example:
        >>> message_for("IKU113").name
        'duplicate-key'
    """
    return MESSAGES[code]
