"""A result as lines, cells and records, which several reports share. Layer 6."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from iku_core.characters import without_forbidden
from iku_core.definition import Document
from iku_core.exact import NumberStyle, format_number
from iku_core.issues import Issue
from iku_core.messages import Language
from iku_core.report.audit import audit_of
from iku_core.result import Result

__all__ = [
    "COLUMNS",
    "cells_of",
    "csv_text",
    "figure_of",
    "harmless",
    "heading_of",
    "in_one_cell",
    "json_text",
    "record_of",
    "remark_of",
    "remarks_of",
    "text_of",
]

_WARNING: Final[dict[Language, str]] = {"en": "warning", "id": "peringatan"}


def heading_of(document: Document) -> list[str]:
    """Return the title of a document, and the office under it, each in one line."""
    organisation = document.organisation
    place = [organisation.name, organisation.government]
    lines = (document.title, ", ".join(part for part in place if part))
    return [" ".join(line.split()) for line in lines]


def remarks_of(
    reasons: Iterable[Issue], warnings: Iterable[Issue], language: Language
) -> list[str]:
    """Return what is remarked of a figure: why there is none, and what is doubtful."""
    remarks = [f"-> {issue.message_in(language)}" for issue in reasons]
    return [
        *remarks,
        *(f"-> {_WARNING[language]}: {issue.message_in(language)}" for issue in warnings),
    ]


def json_text(record: object) -> str:
    """Return a record as JSON, with the letters of every language as they are."""
    return json.dumps(record, ensure_ascii=False, indent=2)


def record_of(
    result: Result, language: Language, evaluated_on: date | None = None
) -> dict[str, Any]:
    """Return a result as a record of texts, with what proves it."""
    indicator = result.indicator
    return {
        "id": indicator.id,
        "name": indicator.name,
        "unit": indicator.unit,
        "status": result.status.value,
        "value": text_of(result.value),
        "exact": text_of(result.exact),
        "inexact": result.is_inexact,
        "numerator": text_of(result.numerator),
        "denominator": text_of(result.denominator),
        "inputs": {name: text_of(number) for name, number in result.inputs.items()},
        "reasons": [remark_of(issue, language) for issue in result.reasons],
        "warnings": [remark_of(issue, language) for issue in result.warnings],
        "record": audit_of(result.record(evaluated_on=evaluated_on)),
    }


def figure_of(value: Decimal | None, style: NumberStyle, *, inexact: bool) -> str:
    """Return a figure for people: marked where roots or logarithms were rounded on the way to it.

    Example:
        >>> figure_of(Decimal("2.45"), "id", inexact=True), figure_of(None, "id", inexact=False)
        ('≈ 2,45', '-')
    """
    if value is None:
        return "-"
    return f"{'≈ ' * inexact}{format_number(value, style)}"


def text_of(number: object | None) -> str | None:
    """Return a number as a text, exact as it is; a decimal one without an exponent."""
    if isinstance(number, Decimal):
        return f"{number:f}"
    return None if number is None else str(number)


def remark_of(issue: Issue, language: Language) -> dict[str, str]:
    """Return a reason or a warning as a record."""
    return {"code": issue.code, "name": issue.name, "message": issue.message_in(language)}


COLUMNS: Final = (
    *("id", "name", "unit", "status", "value", "exact", "inexact", "reasons", "warnings"),
)


def cells_of(result: Result, language: Language) -> tuple[str | None, ...]:
    """Return the cells of a result under `COLUMNS`."""
    indicator = result.indicator
    return (
        harmless(indicator.id),
        harmless(indicator.name),
        harmless(indicator.unit or ""),
        result.status.value,
        text_of(result.value),
        text_of(result.exact),
        str(result.is_inexact).lower(),
        in_one_cell(result.reasons, language),
        in_one_cell(result.warnings, language),
    )


def in_one_cell(issues: Iterable[Issue], language: Language) -> str:
    """Return reasons or warnings as one text."""
    return harmless("; ".join(issue.message_in(language) for issue in issues))


def csv_text(rows: Iterable[tuple[str | None, ...]], mark: str = ",") -> str:
    """Return rows as CSV, without a line end behind the last."""
    file = io.StringIO()
    csv.writer(file, delimiter=mark, lineterminator="\n").writerows(rows)
    return file.getvalue().rstrip("\n")


_FORMULA: Final = re.compile(r"(^\s*(?=[=+\-@＝＋－＠])|[,;|]\s*(?=[=+@]|-[\w(]))")
"""Where a formula could begin: in a cell, or in what another separator would make one."""


def harmless(text: str) -> str:
    """Return a text in one line that no spreadsheet takes for a formula.

    Example:
        >>> harmless("=1+1"), harmless("Nama; =1+1"), harmless("Rata-rata")
        ("'=1+1", "Nama; '=1+1", 'Rata-rata')
    """
    return _FORMULA.sub(r"\1'", " ".join(without_forbidden(text).split()))
