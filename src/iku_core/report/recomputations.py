"""What recomputing records found, and what a code means, as text. Layer 6."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable
from typing import Final

from iku_core.exact import NumberStyle, format_number
from iku_core.issues import Issue
from iku_core.messages import Language, Message
from iku_core.recomputing import Recomputation
from iku_core.report.diagnostics import render_issue
from iku_core.result import STATUS_WORDS

__all__ = ["render_message", "render_recomputations"]

_NOT_AT_HAND: Final = ("IKU807", "IKU808")

_WORDS: Final = {
    "en": {
        "same": "same",
        "different": "different",
        "unknown": "not recomputed",
        "total": "same: {same}, different: {different}",
        "more": ", not recomputed: {unknown}",
        "hint": "hint",
        "error": "error",
        "warning": "warning",
        "notice": "notice",
    },
    "id": {
        "same": "sama",
        "different": "berbeda",
        "unknown": "tidak dapat dihitung ulang",
        "total": "sama: {same}, berbeda: {different}",
        "more": ", tidak dapat dihitung ulang: {unknown}",
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
    verdicts: Counter[str] = Counter()
    for item in found:
        verdicts[_verdict(item)] += 1
        lines.append(_line(item, language, numbers or language))
        lines.extend(textwrap.indent(render_issue(issue, language), "  ") for issue in item.issues)
    lines.extend(render_issue(issue, language) for issue in issues)
    total = words["total"] + (words["more"] if verdicts["unknown"] else "")
    counted = {verdict: verdicts[verdict] for verdict in ("same", "different", "unknown")}
    return "\n".join([*lines, "", total.format(**counted)])


def _verdict(item: Recomputation) -> str:
    """Return `same`, `different`, or `unknown` where there was nothing to compute with."""
    if item.is_same:
        return "same"
    missing = any(issue.code in _NOT_AT_HAND for issue in item.issues)
    return "unknown" if missing else "different"


def _line(item: Recomputation, language: Language, numbers: NumberStyle) -> str:
    words, record = _WORDS[language], item.record
    document = "" if record.edition is None else f"{record.edition.document}/"
    figure = STATUS_WORDS[language][record.status]
    if record.value is not None:
        figure = format_number(record.value, numbers)
    told = words[_verdict(item)]
    return f"{told}: {document}{record.indicator}, {figure}"


def render_message(message: Message, language: Language = "en") -> str:
    """Return what a code means: its sentence and its hint, with … for the words of a case.

    Example:
        >>> from iku_core.messages import message_for
        >>> print(render_message(message_for("IKU521")))
        error IKU521 (missing): the count … is missing
          hint: supply …
    """
    words = _WORDS[language]
    sentence = message.sentences[language].format_map(_Anything(language))
    hint = message.hints[language].format_map(_Anything(language))
    return (
        f"{words[message.severity]} {message.code} ({message.name}): {sentence}\n"
        f"  {words['hint']}: {hint}"
    )


class _Anything(dict[str, str]):
    """Stand for the words of any case."""

    def __init__(self, language: Language) -> None:
        meant = "maksudnya …?" if language == "id" else "did you mean …?"
        super().__init__(advice=meant, advice_id=meant)

    def __missing__(self, _: str) -> str:
        return "…"
