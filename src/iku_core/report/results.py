"""Results to text: a table for people, JSON and CSV for machines. Layer 6."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Mapping
from typing import Any, Final

from iku_core.definition import Document
from iku_core.exact import Exact, NumberStyle, format_number
from iku_core.issues import Issue
from iku_core.messages import Language
from iku_core.result import STATUS_WORDS, Result

__all__ = ["render_csv", "render_json", "render_table"]

_NAME_WIDTH: Final = 56
_WORDS: Final = {
    "en": {
        "objective": "Objective",
        "columns": ("No", "Indicator", "Value", "Unit", "Status"),
        "warning": "warning",
    },
    "id": {
        "objective": "Sasaran",
        "columns": ("No", "Indikator Kinerja Utama", "Nilai", "Satuan", "Status"),
        "warning": "peringatan",
    },
}


def render_table(
    document: Document,
    results: Mapping[str, Result],
    language: Language = "en",
    *,
    numbers: NumberStyle | None = None,
    explain: bool = False,
) -> str:
    r"""Return the document's table of indicators with value, unit, status and reasons.

    Args:
        document: The document evaluated.
        results: Its results by id of the indicator.
        language: Language of the words, `en` or `id`.
        numbers: Style of the numbers; None for the style of the language.
        explain: Whether the worked formula of each indicator follows the table.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> table = render_table(document, results, "id")
        >>> [line.split() for line in table.split("\n") if "Nilai IKM" in line]
        [['1', 'Nilai', 'IKM', 'Kecamatan', '82,00', 'indeks', 'ok']]
    """
    style = numbers or language
    words: dict[Any, Any] = _WORDS[language]
    lines = [document.title, *_place(document), ""]
    rows = [
        (
            str(number),
            result.indicator.name,
            "-" if result.value is None else format_number(result.value, style),
            result.indicator.unit or "",
            STATUS_WORDS[language][result.status],
        )
        for number, result in enumerate(results.values(), start=1)
    ]
    widths = [max(map(len, column)) for column in zip(words["columns"], *rows, strict=True)]
    widths[1] = min(widths[1], _NAME_WIDTH)
    lines.append(_line(words["columns"], widths))
    lines.append("-" * len(_line(["-" * width for width in widths], widths)))
    row = iter(zip(rows, results.values(), strict=True))
    for number, objective in enumerate(document.objectives, start=1):
        text = f"{words['objective']} {number}: {objective.statement}"
        lines.extend(textwrap.wrap(text, sum(widths) + 8))
        for _ in objective.indicators:
            cells, result = next(row)
            name, *rest = textwrap.wrap(cells[1], widths[1])
            lines.append(_line((cells[0], name, *cells[2:]), widths))
            lines.extend(_line(("", part, "", "", ""), widths) for part in rest)
            lines.extend(_remarks(result, language, " " * (widths[0] + 2)))
    if explain:
        for result in results.values():
            lines.extend(("", result.explain(language, numbers=style)))
    return "\n".join(lines)


def _place(document: Document) -> list[str]:
    organisation = document.organisation
    place = [organisation.name, organisation.government]
    return [", ".join(part for part in place if part)]


def _line(cells: tuple[str, ...] | list[str], widths: list[int]) -> str:
    number, name, value, unit, status = cells
    text = (
        f"{number:>{widths[0]}}  {name:<{widths[1]}}  {value:>{widths[2]}}  "
        f"{unit:<{widths[3]}}  {status}"
    )
    return text.rstrip()


def _remarks(result: Result, language: Language, indent: str) -> list[str]:
    warning = _WORDS[language]["warning"]
    remarks = [f"-> {issue.message_in(language)}" for issue in result.reasons]
    remarks += [f"-> {warning}: {issue.message_in(language)}" for issue in result.warnings]
    return [f"{indent}{remark}" for remark in remarks]


def render_json(
    document: Document, results: Mapping[str, Result], language: Language = "en"
) -> str:
    """Return the results as one JSON object; every number is a text, so that it stays exact.

    Args:
        document: The document evaluated.
        results: Its results by id of the indicator.
        language: Language of reasons and warnings.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> json.loads(render_json(document, results))["indicators"][0]["value"]
        '82.00'
    """
    record = {
        "document": document.id,
        "indicators": [_record(result, language) for result in results.values()],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _record(result: Result, language: Language) -> dict[str, Any]:
    indicator = result.indicator
    return {
        "id": indicator.id,
        "name": indicator.name,
        "unit": indicator.unit,
        "status": result.status.value,
        "value": _text(result.value),
        "exact": _text(result.exact),
        "numerator": _text(result.numerator),
        "denominator": _text(result.denominator),
        "inputs": {name: _text(number) for name, number in result.inputs.items()},
        "reasons": [_remark(issue, language) for issue in result.reasons],
        "warnings": [_remark(issue, language) for issue in result.warnings],
    }


def _text(number: Exact | object | None) -> str | None:
    return None if number is None else str(number)


def _remark(issue: Issue, language: Language) -> dict[str, str]:
    return {"code": issue.code, "name": issue.name, "message": issue.message_in(language)}


def render_csv(results: Mapping[str, Result], language: Language = "en") -> str:
    r"""Return the results as CSV: `id,name,unit,status,value,exact,reasons,warnings`.

    Numbers have a decimal point. A text that a spreadsheet would take for a formula gets an
    apostrophe in front.

    Args:
        results: Results by id of the indicator.
        language: Language of reasons and warnings.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> render_csv(results).split("\n")[1]
        'nilai-ikm,Nilai IKM Kecamatan,indeks,ok,82.00,82,,'
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("id", "name", "unit", "status", "value", "exact", "reasons", "warnings"))
    for result in results.values():
        indicator = result.indicator
        writer.writerow(
            (
                indicator.id,
                _harmless(indicator.name),
                _harmless(indicator.unit or ""),
                result.status.value,
                _text(result.value),
                _text(result.exact),
                _harmless("; ".join(issue.message_in(language) for issue in result.reasons)),
                _harmless("; ".join(issue.message_in(language) for issue in result.warnings)),
            )
        )
    return file.getvalue().rstrip("\n")


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text
