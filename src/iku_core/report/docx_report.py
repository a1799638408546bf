"""Achievements to a performance report, as a file for Word. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._office_files import require_writer
from iku_core.report.audit import audit_lines

__all__ = ["render_report_docx"]


def render_report_docx(
    achievements: Achievements,
    language: Language = "id",
    *,
    numbers: NumberStyle | None = None,
    trend: Sequence[Achievements] = (),
    evaluated_on: date | None = None,
) -> bytes:
    """Return a performance report as a file for Word, A4 across.

    The same achievements give the same bytes; the file is dated by the agreement, or by the
    document.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of the words, `id` or `en`; what the document says stays as it is.
        numbers: Style of the numbers; None for the style of the language.
        trend: The same of other periods; with some, a table of the figures over the periods
            follows.
        evaluated_on: The day that the audit record tells; None for none.

    Raises:
        ModuleNotFoundError: python-docx, the extra `docx`, is not installed.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> render_report_docx(iku.achieve_all(document, results, iku.Period(2020)))[:2]
        b'PK'
    """
    require_writer("docx")
    # Imported here, for it needs an extra.
    from iku_core.report._docx_report import ReportPage  # noqa: PLC0415

    audit = audit_lines(achievements, language, evaluated_on=evaluated_on)
    return ReportPage(achievements, language, numbers or language, tuple(trend), audit).bytes()
