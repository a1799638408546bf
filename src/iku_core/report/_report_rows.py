"""The cells of a report as texts, in both languages. Layer 6.

Enters: `Achievements`. Leaves: texts that every format puts into its own shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from iku_core.achievement import Achievement, Achievements, AchievementSummary
from iku_core.achievement_rule import target_text
from iku_core.exact import NumberStyle, format_number
from iku_core.issues import Issue
from iku_core.messages import Language
from iku_core.period import date_label
from iku_core.report._plain_reasons import reason_in_words
from iku_core.report._printed_figures import (
    NOTHING,
    achievement_text,
    realisation_text,
    remark_of_judgement,
)
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._sources import source_of
from iku_core.result import STATUS_WORDS, Result
from iku_core.status import Status

__all__ = [
    "NOTHING",
    "ReportGroup",
    "ReportRow",
    "facts_of",
    "function_letter",
    "grade_columns",
    "has_targets",
    "report_groups",
    "summary_text",
    "worked_lines",
]


@frozen(kw_only=True)
class ReportRow:
    """Hold what a report tells of one indicator, each cell as a text.

    Attributes:
        item: The achievement that the texts are of.
        number: Number of the indicator, counted through the document from 1.
        name: Its name.
        unit: Its unit; empty where there is none.
        target: The target; `NOTHING` where there is none.
        realisation: The realisation, behind ≈ where it is inexact; where the target is a label, its
            own label with its score; `NOTHING` without a value, whose status `status` then tells.
        status: Why there is no realisation, in a word or two; empty where there is one.
        achievement: The achievement in percent, without its sign; `NOTHING` without a value.
        grade: Class of the realisation; empty where there is none.
        achievement_grade: Class of the achievement; likewise.
        verdict: Whether the target is reached; empty where that cannot be told.
        source: Source of the data, of the indicator or of its counts; empty where not given.
        officer: Title of the officer who answers for it; empty where not given.
        reasons: Why there is no realisation or no achievement, and what is to be known of it.
        warnings: What is doubtful about a realisation that stands.
    """

    item: Achievement = field(repr=False)
    number: str
    name: str
    unit: str
    target: str
    realisation: str
    status: str
    achievement: str
    grade: str
    achievement_grade: str
    verdict: str
    source: str
    officer: str
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """Reasons, then warnings."""
        return (*self.reasons, *self.warnings)


@frozen(kw_only=True)
class ReportGroup:
    """Hold the rows of one objective.

    Attributes:
        number: Number of the objective, from 1.
        statement: The objective in words.
        rows: The rows of its indicators.
        summary: Their achievements put together, in words; empty where there is nothing to tell.
    """

    number: int
    statement: str
    rows: tuple[ReportRow, ...]
    summary: str


def report_groups(
    achievements: Achievements, language: Language, numbers: NumberStyle | None = None
) -> tuple[ReportGroup, ...]:
    """Return the cells of a report, objective by objective.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of the words, `en` or `id`.
        numbers: Style of the numbers; None for the style of the language.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020))
        >>> row = report_groups(found, "id")[0].rows[1]
        >>> row.number, row.realisation, row.status, row.officer
        ('2', '–', 'data belum lengkap', 'Camat Sumbersuko')
    """
    style = numbers or language
    aimed = has_targets(achievements)
    groups = []
    number = 0
    parts = zip(achievements.document.objectives, achievements.objectives, strict=True)
    for position, (objective, summary) in enumerate(parts, start=1):
        rows = []
        for indicator in objective.indicators:
            number += 1
            item = achievements.indicators[indicator.id]
            rows.append(_row(number, item, language, style, aimed=aimed))
        groups.append(
            ReportGroup(
                number=position,
                statement=objective.statement,
                rows=tuple(rows),
                summary=summary_text(summary, language, style) if aimed else "",
            )
        )
    return tuple(groups)


def has_targets(achievements: Achievements) -> bool:
    """Return whether there are targets at all, so that a missing one is worth a remark."""
    declared = any(indicator.targets for indicator in achievements.document)
    return declared or achievements.agreement is not None


def _row(
    number: int, item: Achievement, language: Language, style: NumberStyle, *, aimed: bool
) -> ReportRow:
    words = REPORT_WORDS[language]
    indicator, result = item.indicator, item.result
    verdict = {True: words["reached"], False: words["not_reached"], None: ""}[item.reached]
    officer = indicator.responsible
    return ReportRow(
        item=item,
        number=str(number),
        name=indicator.name,
        unit=indicator.unit or "",
        target=NOTHING if item.target is None else target_text(item.target, style),
        realisation=realisation_text(item, style),
        status="" if result.status is Status.OK else STATUS_WORDS[language][result.status],
        achievement=achievement_text(item, style),
        grade="" if item.result_grade is None else item.result_grade.label,
        achievement_grade="" if item.grade is None else item.grade.label,
        verdict=verdict,
        source=source_of(indicator) or "",
        officer="" if officer is None else officer.title,
        reasons=tuple(_reasons(item, language, style, aimed=aimed)),
        warnings=tuple(
            f"{words['warning']}: {reason_in_words(issue, result, language)}"
            for issue in result.warnings
        ),
    )


def _reasons(
    item: Achievement, language: Language, style: NumberStyle, *, aimed: bool
) -> Iterator[str]:
    """Iterate over what is said of an indicator; a realisation that is missing is told once."""
    told: tuple[Issue, ...] = (*item.result.reasons, *item.reasons)
    for issue in told:
        if issue.code != "IKU553" and (aimed or issue.code != "IKU551"):
            yield reason_in_words(issue, item.result, language, item)
    judged = remark_of_judgement(item, language, style)
    if judged is not None:
        yield judged
    if item.uncapped_value is not None and item.uncapped != item.exact:
        value = format_number(item.uncapped_value, style)
        yield REPORT_WORDS[language]["uncapped"].format(value=value)


def grade_columns(groups: Iterable[ReportGroup]) -> tuple[str, ...]:
    """Return which columns of grades a report has: those in which anything stands.

    Example:
        >>> grade_columns([])
        ()
    """
    rows = [row for group in groups for row in group.rows]
    return tuple(
        key for key in ("grade", "achievement_grade") if any(getattr(row, key) for row in rows)
    )


def summary_text(summary: AchievementSummary, language: Language, style: NumberStyle) -> str:
    """Return a summary in words; empty where there is nothing to tell.

    Example:
        >>> summary = AchievementSummary(included=1, left_out=1, reached=0, judged=1)
        >>> summary_text(summary, "en", "en")
        'reached 0 of 1; without an achievement and left out: 1'
    """
    words = REPORT_WORDS[language]
    told = []
    if summary.value is not None:
        grade = "" if summary.grade is None else f" ({summary.grade.label})"
        value = format_number(summary.value, style)
        told.append(words["mean"].format(value=value, grade=grade, included=summary.included))
    if summary.judged:
        told.append(words["reached_of"].format(reached=summary.reached, judged=summary.judged))
    if summary.left_out:
        told.append(words["left_out"].format(left_out=summary.left_out))
    return "; ".join(told)


def facts_of(achievements: Achievements, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what stands at the head of a report, as pairs of label and text.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", document)
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> found = iku.achieve_all(document, results, iku.Period(2020), agreement=agreement)
        >>> facts_of(found, "id")[-1]
        ('Target', 'Perjanjian Kinerja Tahun 2020 (contoh), versi 1, 15 Januari 2020')
    """
    words = REPORT_WORDS[language]
    organisation = achievements.document.organisation
    facts = [(words["office"], organisation.name)]
    if organisation.government is not None:
        facts.append((words["government"], organisation.government))
    facts.append((words["period"], achievements.period.label(language)))
    if achievements.through is not None:
        facts.append((words["through"], achievements.through.label(language)))
    agreement = achievements.agreement
    if agreement is not None:
        day = date_label(agreement.date, language)
        told = {"title": agreement.title, "version": agreement.version, "date": day}
        facts.append((words["targets"], words["agreement"].format(**told)))
    else:
        told_so = "declared" if has_targets(achievements) else "no_targets"
        facts.append((words["targets"], words[told_so]))
    return tuple(facts)


def worked_lines(
    result: Result, language: Language, numbers: NumberStyle | None = None
) -> tuple[str, ...]:
    """Return the steps of a worked formula, without the name above them and remarks below.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> worked_lines(iku.evaluate(document["nilai-ikm"], {"nilai_ikm": 82}), "id")
        ('= Nilai IKM', '= 82', '= 82,00 indeks')
    """
    text = result.explain(language, numbers=numbers, remarks=False)
    lines = text[len(result.indicator.name) :].split("\n")
    return tuple(line.strip() for line in lines if line.strip())


def function_letter(position: int) -> str:
    """Return the letter of a function of an office: a to z, then aa.

    Args:
        position: Place in the list, from 0.

    Example:
        >>> function_letter(0), function_letter(8), function_letter(26)
        ('a', 'i', 'aa')
    """
    rounds, letter = divmod(position, 26)
    return (function_letter(rounds - 1) if rounds else "") + chr(ord("a") + letter)
