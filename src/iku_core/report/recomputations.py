"""What recomputing records found, and what a code means, as text. Layer 6."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

from iku_core.exact import NumberStyle, format_number
from iku_core.issues import Issue
from iku_core.messages import Language, Message
from iku_core.recomputing import Recomputation
from iku_core.report.diagnostics import render_issue
from iku_core.result import STATUS_WORDS

__all__ = ["render_message", "render_recomputations"]

_WORDS: Final = {
    "en": {
        "same": "same",
        "different": "different",
        "total": "same: {same}, different: {different}",
        "hint": "hint",
        "error": "error",
        "warning": "warning",
        "notice": "notice",
    },
    "id": {
        "same": "sama",
        "different": "berbeda",
        "total": "sama: {same}, berbeda: {different}",
        "hint": "saran",
        "error": "galat",
        "warning": "peringatan",
        "notice": "catatan",
    },
}


def render_recomputations(
    found: Iterable[Recomputation],
    issues: Iterable[Issue] = (),
    language: Language = "en",
    *,
    numbers: NumberStyle | None = None,
) -> str:
    """Return each recorded figure as *same* or *different*, with what differs below it.

    Args:
        found: The figures computed once more.
        issues: What speaks against the records as a whole.
        language: Language of the words, `en` or `id`.
        numbers: Style of the numbers; None for that of the language.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> record = iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82}).record()
        >>> print(render_recomputations([iku.recompute(record, [document])]))
        same: kecamatan-sumbersuko/nilai-ikm, 82.00
        <BLANKLINE>
        same: 1, different: 0
    """
    words = _WORDS[language]
    lines: list[str] = []
    same = different = 0
    for item in found:
        same += item.is_same
        different += not item.is_same
        lines.append(_line(item, language, numbers or language))
        lines.extend(textwrap.indent(render_issue(issue, language), "  ") for issue in item.issues)
    lines.extend(render_issue(issue, language) for issue in issues)
    return "\n".join([*lines, "", words["total"].format(same=same, different=different)])


def _line(item: Recomputation, language: Language, numbers: NumberStyle) -> str:
    words, record = _WORDS[language], item.record
    document = "" if record.edition is None else f"{record.edition.document}/"
    figure = STATUS_WORDS[language][record.status]
    if record.value is not None:
        figure = format_number(record.value, numbers)
    told = words["same" if item.is_same else "different"]
    return f"{told}: {document}{record.indicator}, {figure}"


def render_message(message: Message, language: Language = "en") -> str:
    """Return what a code means: its sentence and its hint, with placeholders in braces.

    Example:
        >>> from iku_core.messages import message_for
        >>> print(render_message(message_for("IKU521")))
        error IKU521 (missing): the count {count} is missing
          hint: supply {count}
    """
    words = _WORDS[language]
    return (
        f"{words[message.severity]} {message.code} ({message.name}): "
        f"{message.sentences[language]}\n  {words['hint']}: {message.hints[language]}"
    )
