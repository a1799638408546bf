"""Achievements to the performance report as Markdown, CSV and JSON. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.period import Period
from iku_core.report._cells import csv_text, harmless, json_text
from iku_core.report._markdown import markdown_table, markdown_text
from iku_core.report._report_rows import (
    ReportRow,
    facts_of,
    grade_columns,
    has_targets,
    report_groups,
    summary_text,
    worked_lines,
)
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._sources import source_of
from iku_core.report._trend import periods_of_trend, trend_cell, trend_labels
from iku_core.report.achievements import achievements_record, achievements_rows
from iku_core.report.audit import audit_lines

__all__ = ["render_report_csv", "render_report_json", "render_report_markdown"]

_COLUMNS = ("number", "indicator", "unit", "target", "realisation", "achievement")


def render_report_markdown(
    achievements: Achievements,
    language: Language = "id",
    *,
    numbers: NumberStyle | None = None,
    trend: Sequence[Achievements] = (),
    evaluated_on: date | None = None,
) -> str:
    r"""Return the performance report as Markdown.

    Args:
        achievements: As for `render_report_html`; likewise the others.
        language: Language of the words.
        numbers: Style of the numbers.
        trend: Achievements of other periods.
        evaluated_on: The day that the audit record at the end tells; None for none.

    Raises:
        ValueError: As for `render_report_html`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> achievements = iku.achieve_all(document, results, iku.Period(2020))
        >>> print(render_report_markdown(achievements).split("\n")[0])
        # Laporan Kinerja 2020
    """
    words, style = REPORT_WORDS[language], numbers or language
    shown = periods_of_trend(achievements, trend)
    groups = report_groups(achievements, language, style)
    blocks = [
        f"# {words['title']} {achievements.period.label(language)}",
        markdown_text(achievements.document.title),
        "\n".join(
            f"- {label}: {markdown_text(text)}" for label, text in facts_of(achievements, language)
        ),
    ]
    for group in groups:
        blocks.append(f"## {words['objective']} {group.number}: {markdown_text(group.statement)}")
        grades = grade_columns([group])
        columns = [words[key] for key in (*_COLUMNS, *grades, "source", "officer", "notes")]
        rows = [_cells(row, grades) for row in group.rows]
        blocks.append("\n".join(markdown_table(columns, rows, right=(0, 3, 4, 5))))
        if group.summary:
            told = markdown_text(group.summary)
            blocks.append(f"{words['objective']} {group.number}: {told}")
    if has_targets(achievements):
        told = markdown_text(summary_text(achievements.total, language, style))
        blocks.append(f"**{words['document']}**: {told}")
    every = [row for group in groups for row in group.rows]
    if shown:
        blocks.append(f"## {words['trend']}")
        blocks.append("\n".join(_trend(shown, every, language, style)))
    blocks.append(f"## {words['worked']}")
    for row in every:
        blocks.append(f"### {row.number} {markdown_text(row.name)}")
        lines = worked_lines(row.item.result, language, style)
        blocks.append("\n".join(f"- {markdown_text(line)}" for line in lines))
    blocks.append(f"## {words['audit']}")
    audit = audit_lines(achievements, language, evaluated_on=evaluated_on)
    blocks.append("\n".join(f"- {markdown_text(line)}" for line in audit))
    return "\n\n".join((*blocks, words["rounding"]))


def _cells(row: ReportRow, grades: Sequence[str]) -> tuple[str, ...]:
    realisation, achievement = row.realisation, row.achievement
    if row.status:
        realisation = f"{realisation} ({row.status})"
    if row.verdict:
        achievement = f"{achievement} ({row.verdict})"
    return (
        row.number,
        *map(
            markdown_text,
            (
                *(row.name, row.unit, row.target, realisation, achievement),
                *(getattr(row, key) for key in grades),
                *(row.source, row.officer, "; ".join(row.remarks)),
            ),
        ),
    )


def _trend(
    shown: Sequence[Achievements], rows: Sequence[ReportRow], language: Language, style: NumberStyle
) -> list[str]:
    labels = trend_labels(shown, language)
    table = []
    for row in rows:
        cells = [row.number, markdown_text(row.name)]
        for item in shown:
            found = item.indicators.get(row.item.indicator.id)
            value, remark, _ = trend_cell(found, language, style)
            cells.append(markdown_text(f"{value} ({remark})" if remark else value))
        table.append(cells)
    words = REPORT_WORDS[language]
    columns = (words["number"], words["indicator"], *labels)
    return markdown_table(columns, table, right=(0, *range(2, len(columns))))


def render_report_csv(
    achievements: Achievements,
    language: Language = "id",
    *,
    trend: Sequence[Achievements] = (),
    evaluated_on: date | None = None,
) -> str:
    r"""Return the performance report as CSV: a row for each indicator and period.

    The columns are those of `iku compute --period`, then the objective, source and officer. Numbers
    have a decimal point, and texts that a spreadsheet could take for a formula have an apostrophe
    before them.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of reasons and warnings.
        trend: As for `render_report_html`; their rows stand in order of their period.
        evaluated_on: The day that the audit record of each row tells; None for none.

    Raises:
        ValueError: As for `render_report_html`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> achievements = iku.achieve_all(document, results, iku.Period(2020))
        >>> render_report_csv(achievements).split("\n")[1].split(",")[-2:]
        ['Hasil Survey Kepuasan Masyarakat', 'Camat Sumbersuko']
    """
    shown = periods_of_trend(achievements, trend)
    if all(item is not achievements for item in shown):
        shown = tuple(sorted((*shown, achievements), key=_start))
    return csv_text(_rows(shown, language, evaluated_on))


def _start(item: Achievements) -> Period:
    return item.period


def _rows(
    shown: Sequence[Achievements], language: Language, evaluated_on: date | None
) -> Iterator[tuple[str | None, ...]]:
    numbers = _objective_numbers(shown[0])
    for position, item in enumerate(shown):
        header, *rows = achievements_rows(item, language, evaluated_on)
        if position == 0:
            yield (*header, "objective", "objective_statement", "source", "officer")
        for row, indicator in zip(rows, item.document, strict=True):
            number = numbers[indicator.id]
            officer = indicator.responsible
            texts = (
                item.document.objectives[number - 1].statement,
                source_of(indicator) or "",
                "" if officer is None else officer.title,
            )
            yield (*row, str(number), *map(harmless, texts))


def render_report_json(
    achievements: Achievements,
    language: Language = "id",
    *,
    trend: Sequence[Achievements] = (),
    evaluated_on: date | None = None,
) -> str:
    """Return the performance report as one JSON object; every number of a figure is a text.

    It has what `iku compute --period --format json` has, and the title, the office, the objectives
    in words, source and officer of each indicator, and the periods of the trend.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of reasons and warnings.
        trend: As for `render_report_html`.
        evaluated_on: The day that the audit records tell; None for none.

    Raises:
        ValueError: As for `render_report_html`.

    Example:
        >>> import iku_core as iku, json
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> achievements = iku.achieve_all(document, results, iku.Period(2020))
        >>> json.loads(render_report_json(achievements))["indicators"][0]["officer"]["title"]
        'Camat Sumbersuko'
    """
    document = achievements.document
    record = achievements_record(achievements, language, evaluated_on)
    numbers = _objective_numbers(achievements)
    for entry, indicator in zip(record["indicators"], document, strict=True):
        officer = indicator.responsible
        entry["objective"] = numbers[indicator.id]
        entry["source"] = source_of(indicator)
        entry["officer"] = (
            None
            if officer is None
            else {"title": officer.title, "name": officer.name, "nip": officer.nip}
        )
    for entry, objective in zip(record["objectives"], document.objectives, strict=True):
        entry["statement"] = objective.statement
    organisation = document.organisation
    others = [
        achievements_record(item, language, evaluated_on)
        for item in periods_of_trend(achievements, trend)
        if item is not achievements
    ]
    told = {
        "title": document.title,
        "organisation": organisation.name,
        "government": organisation.government,
    }
    return json_text({**told, **record, "trend": others})


def _objective_numbers(achievements: Achievements) -> dict[str, int]:
    return {
        indicator.id: number
        for number, objective in enumerate(achievements.document.objectives, start=1)
        for indicator in objective.indicators
    }
