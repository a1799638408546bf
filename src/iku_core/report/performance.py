"""Achievements to the performance report as one page of HTML. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle, format_number
from iku_core.messages import Language
from iku_core.notation import FORMULA_CSS, display_formula, display_worked
from iku_core.report._charts import bullet_chart
from iku_core.report._markup import Markup, breaks_at_blanks, element, figure, joined, label, page
from iku_core.report._report_rows import (
    ReportGroup,
    ReportRow,
    facts_of,
    grade_columns,
    has_targets,
    report_groups,
)
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._styles import REPORT_STYLE
from iku_core.report._trend import periods_of_trend
from iku_core.report._trend_page import trend_tables
from iku_core.report.audit import audit_lines

__all__ = ["render_report_html"]


def render_report_html(
    achievements: Achievements,
    language: Language = "id",
    *,
    numbers: NumberStyle | None = None,
    trend: Sequence[Achievements] = (),
    evaluated_on: date | None = None,
) -> str:
    """Return the performance report as one page, for screens, phones and A4.

    The page runs nothing and loads nothing. Each chart is told in words as well, and what has no
    value is drawn as nothing.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of the words that are not those of the document, `id` or `en`.
        numbers: Style of the numbers; None for the style of the language.
        trend: Achievements of other periods of the document, of one kind and in order; where there
            are none, the report shows no trend.
        evaluated_on: The day that the audit record at its foot tells; None for none.

    Raises:
        ValueError: The trend is not of that form.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> achievements = iku.achieve_all(document, results, iku.Period(2020))
        >>> "<h1>Laporan Kinerja" in render_report_html(achievements)
        True
    """
    return _Report(achievements, language, numbers or language, trend, evaluated_on).text()


class _Report:
    """Write one report."""

    def __init__(
        self,
        achievements: Achievements,
        language: Language,
        style: NumberStyle,
        trend: Sequence[Achievements],
        evaluated_on: date | None,
    ) -> None:
        self.evaluated_on = evaluated_on
        self.achievements = achievements
        self.language: Language = language
        self.style: NumberStyle = style
        self.words = REPORT_WORDS[language]
        self.groups = report_groups(achievements, language, style)
        self.shown = periods_of_trend(achievements, trend)

    def text(self) -> str:
        title = f"{self.words['title']} {self.achievements.period.label(self.language)}"
        document = self.achievements.document
        sections = [
            self._section("summary", self.words["summary"], self._summary()),
            *map(self._objective, self.groups),
        ]
        if self.shown:
            trend = trend_tables(self.groups, self.shown, self.language, self.style)
            sections.append(self._section("trend", self.words["trend"], trend))
        sections.append(self._section("worked", self.words["worked"], self._worked()))
        body = joined(
            (
                element("a", self.words["skip"], class_="skip", href="#main"),
                element(
                    "header",
                    element("h1", title),
                    element("p", document.title, class_="of"),
                    element("dl", *self._facts(), class_="facts"),
                ),
                self._contents(),
                element("main", *sections, id="main", tabindex=-1),
                element(
                    "footer",
                    element("p", self.words["rounding"]),
                    element(
                        "div",
                        element("h2", self.words["audit"]),
                        *(element("p", line, class_="audit") for line in self._audit()),
                        class_="whole",
                    ),
                ),
            )
        )
        style = FORMULA_CSS + REPORT_STYLE
        return page(body, title=f"{title} – {document.title}", language=self.language, style=style)

    def _audit(self) -> list[str]:
        return audit_lines(self.achievements, self.language, evaluated_on=self.evaluated_on)

    def _facts(self) -> Iterator[Markup]:
        for name, text in facts_of(self.achievements, self.language):
            yield element("dt", name)
            yield element("dd", text)

    def _contents(self) -> Markup:
        parts = [(f"o{group.number}", self._title_of(group)) for group in self.groups]
        if self.shown:
            parts.append(("trend", self.words["trend"]))
        parts.append(("worked", self.words["worked"]))
        links = (element("li", element("a", title, href=f"#{key}")) for key, title in parts)
        return element("nav", element("ol", *links), aria_label=self.words["contents"])

    def _title_of(self, group: ReportGroup) -> str:
        return f"{self.words['objective']} {group.number}: {group.statement}"

    def _section(self, key: str, title: str, *parts: Markup | None) -> Markup:
        heading = element("h2", title, id=key)
        return element("section", heading, *parts, aria_labelledby=key)

    def _summary(self) -> Markup:
        words, total = self.words, self.achievements.total
        tiles = []
        if total.value is not None:
            of = words["of_indicators"].format(included=total.included)
            grade = "" if total.grade is None else f"{total.grade.label}, "
            value = f"{format_number(total.value, self.style)} %"
            tiles.append((words["total"], value, f"{grade}{of}"))
        if total.judged:
            value = words["of"].format(reached=total.reached, judged=total.judged)
            tiles.append((words["achieved"], value, ""))
        tiles.append((words["counted"], str(len(self.achievements.document)), ""))
        unknown = sum(item.result.value is None for item in self.achievements.indicators.values())
        if unknown:
            tiles.append((words["without"], str(unknown), ""))
        told = (
            element(
                "div",
                element("dt", name),
                element("dd", value, element("span", f" {more}", class_="more") if more else None),
                class_="whole",
            )
            for name, value, more in tiles
        )
        return element("dl", *told, class_="tiles")

    def _objective(self, group: ReportGroup) -> Markup:
        words, grades = self.words, grade_columns([group])
        columns = (
            *(("number", "wn"), ("indicator", "wi"), ("unit", "wu"), ("target", "wt num")),
            *(("realisation", "wr num"), ("achievement", "wa num")),
            *((key, "wg") for key in grades),
            *(("chart", "wc"), ("source", "ws"), ("officer", "wo")),
        )
        head = (
            element("th", words[key], scope="col", role="columnheader", class_=kind)
            for key, kind in columns
        )
        title = self._title_of(group)
        table = element(
            "table",
            element("caption", element("span", title, class_="aside")),
            element("thead", element("tr", *head, role="row"), role="rowgroup"),
            element("tbody", *(self._row(row, grades) for row in group.rows), role="rowgroup"),
            class_="cards",
            role="table",
        )
        closing = None
        if group.summary:
            told = f"{words['objective']} {group.number}: {group.summary}"
            closing = element("p", told, class_="sum")
        return self._section(f"o{group.number}", title, table, self._key(), closing)

    def _row(self, row: ReportRow, grades: Sequence[str]) -> Markup:
        def cell(key: str, kind: str, *parts: str | None) -> Markup:
            kinds = [kind, *(["words"] if breaks_at_blanks(*parts) else [])]
            return element(
                "td",
                *parts,
                class_=" ".join(kinds if any(parts) else [kind, "empty"]),
                role="cell",
                data_label=self.words[key],
            )

        remarks = (element("span", remark, class_="remark") for remark in row.remarks)
        verdict = None
        if row.verdict:
            kind = "yes" if row.item.reached else "no"
            verdict = element("span", row.verdict, class_=f"verdict {kind}")
        told = label if isinstance(row.item.target, str) else figure
        status = element("span", row.status, class_="verdict no") if row.status else None
        unit = f" {row.unit}" if row.unit else ""
        return element(
            "tr",
            cell("number", "wn num", row.number),
            element(
                "th",
                element("span", row.name),
                *remarks,
                scope="row",
                role="rowheader",
                class_="wi words" if breaks_at_blanks(row.name, *row.remarks) else "wi",
            ),
            cell("unit", "wu", row.unit),
            cell("target", "wt num", told(row.target)),
            cell("realisation", "wr num big", told(row.realisation), status),
            cell("achievement", "wa num", figure(row.achievement), verdict),
            *(cell(key, "wg", getattr(row, key)) for key in grades),
            cell("chart", "wc", self._bullet(row, unit)),
            cell("source", "ws", row.source),
            cell("officer", "wo", row.officer),
            role="row",
        )

    def _bullet(self, row: ReportRow, unit: str) -> Markup | None:
        words = self.words
        value = f"{row.realisation}{unit}" if not row.status else row.status
        told = [
            f"{words['realisation'].lower()} {value}",
            f"{words['target'].lower()} {row.target}",
        ]
        if row.verdict:
            told.append(row.verdict)
        return bullet_chart(
            row.item,
            f"b{row.number}",
            title=words["bullet"],
            description=f"{row.name}: {'; '.join(told)}",
            style=self.style,
            nothing=row.status or words["no_value"],
        )

    def _key(self) -> Markup:
        """Return what the parts of the charts mean."""

        def sample(key: str, *shapes: Markup) -> Markup:
            picture = element("svg", *shapes, viewBox="0 0 24 16", aria_hidden="true",
                              class_="chart", focusable="false")  # fmt: skip
            return element("li", picture, element("span", self.words[key]))

        def bar(kind: str) -> Markup:
            return element("rect", class_=kind, x=0, y=3, width=24, height=10)

        aim = element("line", class_="aim", x1=12, x2=12, y1=0, y2=16)
        if not has_targets(self.achievements):
            return element("ul", sample("realisation", bar("bar unjudged")), class_="key")
        return element(
            "ul",
            sample("key_bar", bar("bar")),
            sample("key_missed", bar("missed")),
            sample("key_unjudged", bar("unjudged")),
            sample("key_aim", aim),
            sample("key_zone", bar("zone")),
            class_="key",
        )

    def _worked(self) -> Markup:
        rows = (row for group in self.groups for row in group.rows)
        return element("div", *map(self._worked_row, rows), class_="worked")

    def _worked_row(self, row: ReportRow) -> Markup:
        result = row.item.result
        indicator, style = result.indicator, self.style
        formula = display_formula(indicator, "html", self.language, numbers=style)
        ratio = None if indicator.numerator is None else "ratio"
        lines = [element("div", Markup(formula), class_=ratio)]
        worked = display_worked(result, "html", self.language, numbers=style)
        if worked is not None:
            lines.append(Markup(worked))
        steps = [element("li", element("span", "= "), line) for line in lines]
        if result.value is None:
            told = element("span", f"{self.words['no_value']} ({row.status})", class_="no")
            steps.append(element("li", element("span", "= "), told))
        return element(
            "article",
            element("h3", f"{row.number} {row.name}"),
            element("ol", *steps),
            class_="whole",
        )
