"""The sheets of the performance report put together to a workbook. Layer 6."""

from __future__ import annotations

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._office_files import dated
from iku_core.report._report_words import REPORT_WORDS
from iku_core.report._xlsx_book import Book
from iku_core.report._xlsx_counts import supplied_counts, write_counts
from iku_core.report._xlsx_figures import FigureSheet
from iku_core.report._xlsx_live import LiveFormulas, live_results
from iku_core.report._xlsx_pages import write_notes, write_summary, write_trend, write_worked
from iku_core.report._xlsx_scales import write_scales

__all__ = ["workbook_bytes"]


def workbook_bytes(
    achievements: Achievements,
    language: Language,
    numbers: NumberStyle,
    trend: tuple[Achievements, ...],
    audit: list[str],
) -> bytes:
    """Return the bytes of the workbook."""
    document, agreement = achievements.document, achievements.agreement
    title = f"{REPORT_WORDS[language]['title']} {achievements.period}: {document.title}"
    day = dated(document, None if agreement is None else agreement.date)
    book = Book(title, document.organisation.name, day, language)
    supplied = supplied_counts(achievements)
    figures = FigureSheet(book, achievements, language, numbers)
    counts = write_counts(book, achievements, supplied, language)
    scales = write_scales(book, achievements, language)
    live = LiveFormulas(language, counts)
    figures.write(counts, scales, live, live_results(achievements, supplied))
    write_summary(book, achievements, figures, scales, language)
    write_worked(book, figures.groups, language, numbers)
    write_trend(book, figures, trend, language, numbers)
    write_notes(book, achievements, figures.groups, audit, language)
    return book.bytes()
