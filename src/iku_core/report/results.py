"""Results to text: a table for people, JSON and CSV for machines. Layer 6."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any, Final

from iku_core.definition import Document
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._cells import (
    COLUMNS,
    cells_of,
    csv_text,
    figure_of,
    heading_of,
    json_text,
    record_of,
    remarks_of,
)
from iku_core.report._text_table import Group, Row, text_table
from iku_core.report.audit import (
    AUDIT_COLUMNS,
    audit_cells,
    document_audit_of,
    record_of_figures,
)
from iku_core.result import STATUS_WORDS, Result

__all__ = ["render_csv", "render_json", "render_table"]

_WORDS: Final = {
    "en": {
        "objective": "Objective",
        "columns": ("No", "Indicator", "Value", "Unit", "Status"),
    },
    "id": {
        "objective": "Sasaran",
        "columns": ("No", "Indikator Kinerja Utama", "Nilai", "Satuan", "Status"),
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
    number = count(1)
    groups = [
        Group(
            f"{words['objective']} {position}: {objective.statement}",
            [
                _row(next(number), results[indicator.id], language, style)
                for indicator in objective.indicators
            ],
            [],
        )
        for position, objective in enumerate(document.objectives, start=1)
    ]
    lines = [*heading_of(document), "", *text_table(words["columns"], groups, frozenset({0, 2}))]
    if explain:
        for result in results.values():
            name = result.indicator.name
            steps = result.explain(language, numbers=style).removeprefix(name)
            lines.extend(("", f"{' '.join(name.split())}{steps}"))
    return "\n".join(lines)


def _row(number: int, result: Result, language: Language, style: NumberStyle) -> Row:
    cells = (
        str(number),
        result.indicator.name,
        figure_of(result.value, style, inexact=result.is_inexact),
        result.indicator.unit or "",
        STATUS_WORDS[language][result.status],
    )
    return Row(cells, remarks_of(result.reasons, result.warnings, language))


def render_json(
    document: Document,
    results: Mapping[str, Result],
    language: Language = "en",
    *,
    evaluated_on: date | None = None,
) -> str:
    """Return the results as one JSON object; every number is a text, so that it stays exact.

    Args:
        document: The document evaluated.
        results: Its results by id of the indicator.
        language: Language of reasons and warnings.
        evaluated_on: The day to record; None for none.

    Example:
        >>> import json
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> json.loads(render_json(document, results))["indicators"][0]["value"]
        '82.00'
    """
    record = {
        "document": document.id,
        "record": document_audit_of(record_of_figures(results, evaluated_on)),
        "indicators": [record_of(result, language, evaluated_on) for result in results.values()],
    }
    return json_text(record)


def render_csv(
    results: Mapping[str, Result],
    language: Language = "en",
    *,
    evaluated_on: date | None = None,
) -> str:
    r"""Return the results as CSV: a row for each, with its audit record in the last columns.

    Numbers have a decimal point; `inexact` is `true` where roots or logarithms were rounded on the
    way. A text that a spreadsheet would take for a formula gets an
    apostrophe in front.

    Args:
        results: Results by id of the indicator.
        language: Language of reasons and warnings.
        evaluated_on: The day to record; None for none.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> render_csv(results).split("\n")[1].split(",")[:6]
        ['nilai-ikm', 'Nilai IKM Kecamatan', 'indeks', 'ok', '82.00', '82']
    """
    rows = [
        (*cells_of(result, language), *audit_cells(result, evaluated_on))
        for result in results.values()
    ]
    return csv_text([(*COLUMNS, *AUDIT_COLUMNS), *rows])
