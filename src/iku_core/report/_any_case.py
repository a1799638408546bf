"""A message of any case: what a code says before anything is at fault. Layer 6."""

from __future__ import annotations

import re
from typing import Final

from iku_core.messages import Language, Message

__all__ = ["words_of_any_case"]

_SEVERAL: Final = re.compile("…(?: ?…)+")


def words_of_any_case(message: Message, language: Language) -> tuple[str, str]:
    """Return the sentence and the hint of a message, with … for the words of a case.

    Example:
        >>> from iku_core.messages import message_for
        >>> words_of_any_case(message_for("IKU521"), "id")
        ('cacah … belum ada', 'isi …')
    """
    anything = _Anything(language)
    sentence, hint = (
        _SEVERAL.sub("…", texts[language].format_map(anything))
        for texts in (message.sentences, message.hints)
    )
    return sentence, hint


class _Anything(dict[str, str]):
    """Stand for the words of any case."""

    def __init__(self, language: Language) -> None:
        meant = "maksudnya …?" if language == "id" else "did you mean …?"
        super().__init__(advice=meant, advice_id=meant)

    def __missing__(self, _: str) -> str:
        return "…"
