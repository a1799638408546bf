"""What recomputing records found, as text. Layer 6."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable
from typing import Final

from iku_core.exact import NumberStyle, format_number
from iku_core.issues import Issue
from iku_core.messages import Language
from iku_core.recomputing import Recomputation
from iku_core.report.diagnostics import render_issue
from iku_core.result import STATUS_WORDS

__all__ = ["render_recomputations"]

_NOT_AT_HAND: Final = ("IKU807", "IKU808")

_WORDS: Final = {
    "en": {
        "same": "same",
        "different": "different",
        "unknown": "not recomputed",
        "total": "same: {same}, different: {different}",
        "more": ", not recomputed: {unknown}",
    },
    "id": {
        "same": "sama",
        "different": "berbeda",
        "unknown": "tidak dapat dihitung ulang",
        "total": "sama: {same}, berbeda: {different}",
        "more": ", tidak dapat dihitung ulang: {unknown}",
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
