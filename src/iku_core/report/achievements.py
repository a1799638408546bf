"""Achievements to text: a table for people, JSON and CSV for machines. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any, Final

from iku_core.achievement import Achievement, Achievements, AchievementSummary
from iku_core.achievement_rule import target_text
from iku_core.exact import NumberStyle, format_number
from iku_core.messages import Language
from iku_core.report._cells import (
    COLUMNS,
    cells_of,
    csv_text,
    figure_of,
    harmless,
    heading_of,
    in_one_cell,
    json_text,
    record_of,
    remark_of,
    remarks_of,
    text_of,
)
from iku_core.report._report_rows import has_targets, summary_text
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._text_table import Group, Row, text_table
from iku_core.report.audit import (
    AUDIT_COLUMNS,
    audit_cells,
    document_audit_of,
    record_of_figures,
)
from iku_core.scale import ScaleClass

__all__ = [
    "achievements_record",
    "achievements_rows",
    "render_achievement_csv",
    "render_achievement_json",
    "render_achievement_table",
]

_WORDS: Final = {
    "en": {
        "objective": "Objective",
        "document": "The document",
        "columns": ("No", "Indicator", "Unit", "Target", "Value", "Achievement %", "Grade"),
        "period": "Period: {period}",
        "through": "Figures through {through}, against the targets of {period}",
        "targets": "Targets: {title}, version {version}, {date}",
    },
    "id": {
        "objective": "Sasaran",
        "document": "Dokumen",
        "columns": (
            *("No", "Indikator Kinerja Utama", "Satuan", "Target", "Realisasi", "Capaian %"),
            "Predikat",
        ),
        "period": "Periode: {period}",
        "through": "Realisasi sampai dengan {through}, terhadap target {period}",
        "targets": "Target: {title}, versi {version}, {date}",
    },
}
_RIGHT: Final = frozenset({0, 3, 4, 5})


def render_achievement_table(
    achievements: Achievements,
    language: Language = "en",
    *,
    numbers: NumberStyle | None = None,
    explain: bool = False,
) -> str:
    r"""Return the table of a document with target, realisation, achievement and grade.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of the words, `en` or `id`.
        numbers: Style of the numbers; None for the style of the language.
        explain: Whether the worked formula of each indicator follows the table.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", document)
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020), agreement=agreement)
        >>> table = render_achievement_table(found, "id")
        >>> [line.split() for line in table.split("\n") if "Nilai IKM" in line]
        [['1', 'Nilai', 'IKM', 'Kecamatan', 'indeks', '82', '82,00', '100,00']]
    """
    style = numbers or language
    words: dict[Any, Any] = _WORDS[language]
    number = count(1)
    aimed = has_targets(achievements)
    groups = []
    parts = zip(achievements.document.objectives, achievements.objectives, strict=True)
    for position, (objective, summary) in enumerate(parts, start=1):
        found = [achievements.indicators[indicator.id] for indicator in objective.indicators]
        rows = [_row(next(number), item, language, style, aimed=aimed) for item in found]
        title = f"{words['objective']} {position}: {objective.statement}"
        closing = [summary_text(summary, language, style)] if aimed else []
        groups.append(Group(title, rows, closing))
    lines = heading_of(achievements.document)
    lines.append(words["period"].format(period=achievements.period.label(language)))
    if achievements.through is not None:
        labels = {key: getattr(achievements, key).label(language) for key in ("period", "through")}
        lines.append(words["through"].format(**labels))
    if achievements.agreement is not None:
        agreement = achievements.agreement
        lines.append(
            words["targets"].format(
                title=agreement.title, version=agreement.version, date=agreement.date
            )
        )
    lines += ["", *text_table(words["columns"], groups, _RIGHT)]
    if aimed:
        lines += ["", f"{words['document']}: {summary_text(achievements.total, language, style)}"]
    if explain:
        for item in achievements.indicators.values():
            lines.extend(("", item.result.explain(language, numbers=style)))
    return "\n".join(lines)


def _row(
    number: int, item: Achievement, language: Language, style: NumberStyle, *, aimed: bool
) -> Row:
    """Return a row; where no indicator has a target, it is not remarked of each."""
    result = item.result
    # An achievement that a cap or a floor gave is exact all the same.
    is_inexact = result.is_inexact and item.exact == item.uncapped
    cells = (
        str(number),
        item.indicator.name,
        item.indicator.unit or "",
        "-" if item.target is None else target_text(item.target, style),
        figure_of(result.value, style, inexact=result.is_inexact),
        figure_of(item.value, style, inexact=is_inexact),
        ", ".join(grade.label for grade in (item.result_grade, item.grade) if grade is not None),
    )
    reasons = [issue for issue in item.reasons if aimed or issue.code != "IKU551"]
    remarks = remarks_of(reasons, item.result.warnings, language)
    if item.uncapped_value is not None and item.uncapped != item.exact:
        words = REPORT_WORDS[language]
        told = words["uncapped"].format(value=format_number(item.uncapped_value, style))
        remarks.append(f"-> {told}")
    return Row(cells, remarks)


def render_achievement_json(
    achievements: Achievements, language: Language = "en", *, evaluated_on: date | None = None
) -> str:
    """Return results and achievements as one JSON object; every number of them is a text.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of reasons and warnings.
        evaluated_on: The day to record; None for none.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", document)
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020), agreement=agreement)
        >>> import json
        >>> json.loads(render_achievement_json(found))["indicators"][0]["achievement"]["value"]
        '100.00'
    """
    return json_text(achievements_record(achievements, language, evaluated_on))


def achievements_record(
    achievements: Achievements, language: Language, evaluated_on: date | None = None
) -> dict[str, Any]:
    """Return results and achievements as a record, every number of a figure a text.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020))
        >>> achievements_record(found, "en")["indicators"][0]["value"]
        '82.00'
    """
    agreement = achievements.agreement
    return {
        "document": achievements.document.id,
        "record": document_audit_of(record_of_figures(achievements, evaluated_on)),
        "period": str(achievements.period),
        "through": text_of(achievements.through),
        "agreement": None
        if agreement is None
        else {
            "id": agreement.id,
            "version": agreement.version,
            "date": agreement.date.isoformat(),
        },
        "indicators": [
            {
                **record_of(item.result, language, evaluated_on),
                "achievement": _record(item, language),
            }
            for item in achievements.indicators.values()
        ],
        "objectives": [_summary_record(item) for item in achievements.objectives],
        "total": _summary_record(achievements.total),
    }


def _record(item: Achievement, language: Language) -> dict[str, Any]:
    return {
        "target": None if item.target is None else target_text(item.target),
        "rule": None if item.rule is None else item.rule.id,
        "status": item.status.value,
        "value": text_of(item.value),
        "exact": text_of(item.exact),
        "uncapped": text_of(item.uncapped),
        "reached": item.reached,
        "grade": _label(item.grade),
        "result_grade": _label(item.result_grade),
        "reasons": [remark_of(issue, language) for issue in item.reasons],
    }


def _summary_record(summary: AchievementSummary) -> dict[str, Any]:
    return {
        "value": text_of(summary.value),
        "exact": text_of(summary.exact),
        "included": summary.included,
        "left_out": summary.left_out,
        "reached": summary.reached,
        "judged": summary.judged,
        "grade": _label(summary.grade),
    }


def _label(grade: ScaleClass | None) -> str | None:
    return None if grade is None else grade.label


_COLUMNS: Final = (
    *("period", "target", "rule", "achievement_status", "achievement", "achievement_exact"),
    *("achievement_uncapped", "reached", "grade", "result_grade", "achievement_reasons"),
)


def render_achievement_csv(
    achievements: Achievements, language: Language = "en", *, evaluated_on: date | None = None
) -> str:
    r"""Return results and achievements as CSV: the columns of the results, then those of targets.

    The last columns are the audit record of each figure.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of reasons and warnings.
        evaluated_on: The day to record; None for none.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020))
        >>> render_achievement_csv(found).split("\n")[1].split(",")[9:13]
        ['2020', '', '', 'missing']
    """
    return csv_text(achievements_rows(achievements, language, evaluated_on))


def achievements_rows(
    achievements: Achievements, language: Language, evaluated_on: date | None = None
) -> Iterator[tuple[str | None, ...]]:
    """Iterate over the rows of a table of results and achievements, the names of columns first.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020))
        >>> [row[4] for row in achievements_rows(found, "en")]
        ['value', '82.00', None, None]
    """
    yield (*COLUMNS, *_COLUMNS, *AUDIT_COLUMNS)
    yield from _rows(achievements, language, evaluated_on)


def _rows(
    achievements: Achievements, language: Language, evaluated_on: date | None
) -> Iterator[tuple[str | None, ...]]:
    for item in achievements.indicators.values():
        target = None if item.target is None else target_text(item.target)
        if isinstance(item.target, str):
            target = harmless(item.target)
        grades = [_label(grade) for grade in (item.grade, item.result_grade)]
        yield (
            *cells_of(item.result, language),
            str(achievements.period),
            target,
            None if item.rule is None else item.rule.id,
            item.status.value,
            text_of(item.value),
            text_of(item.exact),
            text_of(item.uncapped),
            None if item.reached is None else str(item.reached).lower(),
            *(None if label is None else harmless(label) for label in grades),
            in_one_cell(item.reasons, language),
            *audit_cells(item.result, evaluated_on),
        )
