"""The formats of forms and reports, each with what writes it. Layer 6.

A format is a line of `FORMATS`. Its writers import what they need when they are called, so that a
library that one format needs is asked for by that format alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from attrs import asdict, frozen

from iku_core.achievement import Achievements
from iku_core.definition import Document
from iku_core.dialect_name import DialectName
from iku_core.exact import NumberStyle
from iku_core.messages import Language

__all__ = ["FORMATS", "Query", "ReportFormat", "Wishes", "format_of_name"]


@frozen(kw_only=True)
class Query:
    """Hold where the counts of a query are; each attribute is as for `render_sql`.

    Example:
        >>> Query(dialect="mysql", table="realisasi").keys
        ()
    """

    dialect: DialectName
    table: str
    view: str | None = None
    keys: tuple[str, ...] = ()
    long: tuple[str, str] | None = None


@frozen(kw_only=True)
class Wishes:
    """Hold how a form or a report is to be.

    Attributes:
        language: Language of the words that are not those of the document.
        numbers: Style of the numbers; None for the style of the language.
        trend: Achievements of other periods, of one kind and in order.
        evaluated_on: The day of the evaluation that is recorded; None for none.
        query: Where the counts of a query are; None for other formats.

    Example:
        >>> Wishes(language="id").numbers is None
        True
    """

    language: Language
    numbers: NumberStyle | None = None
    trend: tuple[Achievements, ...] = ()
    evaluated_on: date | None = None
    query: Query | None = None


@frozen(kw_only=True)
class ReportFormat:
    """Hold how one format is written: as text, or as bytes where it is no text.

    Attributes:
        endings: Ends of the names of its files.
        form: What writes a form; None where it cannot be one.
        report: What writes a performance report; likewise.
        is_text: Whether it can be printed.

    Example:
        >>> FORMATS["csv"].form is None, FORMATS["html"].endings
        (True, ('.html', '.htm'))
    """

    endings: tuple[str, ...]
    form: Callable[[Document, Wishes], str | bytes] | None = None
    report: Callable[[Achievements, Wishes], str | bytes] | None = None
    is_text: bool = True


def _form_html(document: Document, wishes: Wishes) -> str:
    from iku_core.report.form import render_form_html  # noqa: PLC0415 - as all below

    return render_form_html(document, wishes.language, numbers=wishes.numbers)


def _form_markdown(document: Document, wishes: Wishes) -> str:
    from iku_core.report.form import render_form_markdown  # noqa: PLC0415

    return render_form_markdown(document, wishes.language, numbers=wishes.numbers)


def _form_sql(document: Document, wishes: Wishes) -> str:
    from iku_core.sql import render_sql  # noqa: PLC0415

    assert wishes.query is not None, "the command has seen to it"
    query: dict[str, Any] = asdict(wishes.query, recurse=False)
    return render_sql(document, **query, language=wishes.language).rstrip("\n")


def _report_html(achievements: Achievements, wishes: Wishes) -> str:
    from iku_core.report.performance import render_report_html  # noqa: PLC0415

    return render_report_html(
        achievements,
        wishes.language,
        numbers=wishes.numbers,
        trend=wishes.trend,
        evaluated_on=wishes.evaluated_on,
    )


def _report_markdown(achievements: Achievements, wishes: Wishes) -> str:
    from iku_core.report.performance_text import render_report_markdown  # noqa: PLC0415

    return render_report_markdown(
        achievements,
        wishes.language,
        numbers=wishes.numbers,
        trend=wishes.trend,
        evaluated_on=wishes.evaluated_on,
    )


def _report_csv(achievements: Achievements, wishes: Wishes) -> str:
    from iku_core.report.performance_text import render_report_csv  # noqa: PLC0415

    return render_report_csv(
        achievements, wishes.language, trend=wishes.trend, evaluated_on=wishes.evaluated_on
    )


def _report_json(achievements: Achievements, wishes: Wishes) -> str:
    from iku_core.report.performance_text import render_report_json  # noqa: PLC0415

    return render_report_json(
        achievements, wishes.language, trend=wishes.trend, evaluated_on=wishes.evaluated_on
    )


def _form_docx(document: Document, wishes: Wishes) -> bytes:
    from iku_core.report.docx_form import render_form_docx  # noqa: PLC0415

    return render_form_docx(document, wishes.language, numbers=wishes.numbers)


def _report_docx(achievements: Achievements, wishes: Wishes) -> bytes:
    from iku_core.report.docx_report import render_report_docx  # noqa: PLC0415

    return render_report_docx(
        achievements,
        wishes.language,
        numbers=wishes.numbers,
        trend=wishes.trend,
        evaluated_on=wishes.evaluated_on,
    )


def _report_xlsx(achievements: Achievements, wishes: Wishes) -> bytes:
    from iku_core.report.xlsx_report import render_report_xlsx  # noqa: PLC0415

    return render_report_xlsx(
        achievements,
        wishes.language,
        numbers=wishes.numbers,
        trend=wishes.trend,
        evaluated_on=wishes.evaluated_on,
    )


FORMATS: Final[dict[str, ReportFormat]] = {
    "html": ReportFormat(endings=(".html", ".htm"), form=_form_html, report=_report_html),
    "md": ReportFormat(endings=(".md", ".markdown"), form=_form_markdown, report=_report_markdown),
    "csv": ReportFormat(endings=(".csv",), report=_report_csv),
    "json": ReportFormat(endings=(".json",), report=_report_json),
    "docx": ReportFormat(endings=(".docx",), form=_form_docx, report=_report_docx, is_text=False),
    "xlsx": ReportFormat(endings=(".xlsx",), report=_report_xlsx, is_text=False),
    "sql": ReportFormat(endings=(".sql",), form=_form_sql),
}
"""Every format by its name on the command line."""


def format_of_name(name: str) -> str | None:
    """Return the format that the name of a file tells; None where it tells none.

    Example:
        >>> format_of_name("laporan.HTML"), format_of_name("laporan")
        ('html', None)
    """
    return next((key for key, item in FORMATS.items() if name.lower().endswith(item.endings)), None)
