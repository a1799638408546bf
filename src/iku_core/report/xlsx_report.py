"""Achievements to a performance report, as a workbook with live formulas. Layer 6."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from iku_core.achievement import Achievements
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._office_files import require_writer
from iku_core.report.audit import audit_lines

__all__ = ["render_report_xlsx"]


def render_report_xlsx(
    achievements: Achievements,
    language: Language = "id",
    *,
    numbers: NumberStyle | None = None,
    trend: Sequence[Achievements] = (),
    evaluated_on: date | None = None,
) -> bytes:
    """Return a performance report as a workbook (XLSX) whose figures follow its counts.

    Counts stand on one sheet, and each figure is a formula over them: where a count is changed, the
    figure, its status, its achievement and its grade follow. A figure that a spreadsheet could not
    compute to the last digit stands as it is, and says so. There is no macro and no link to another
    file, and no text of a document becomes a formula. The same achievements give the same bytes.

    Args:
        achievements: What `achieve_all` gave.
        language: Language of the words, `id` or `en`; what the document says stays as it is.
        numbers: Style of the numbers within texts; numbers in cells are shown as the program that
            opens the workbook is set. None for the style of the language.
        trend: The same of other periods; with some, a sheet of the figures over the periods
            follows.
        evaluated_on: The day that the audit record tells; None for none.

    Raises:
        ModuleNotFoundError: openpyxl, the extra `xlsx`, is not installed.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> results = iku.evaluate_all(document, {"nilai_ikm": 82})
        >>> render_report_xlsx(iku.achieve_all(document, results, iku.Period(2020)))[:2]
        b'PK'
    """
    require_writer("xlsx")
    # Imported here, for it needs an extra.
    from iku_core.report._xlsx_workbook import workbook_bytes  # noqa: PLC0415

    audit = audit_lines(achievements, language, evaluated_on=evaluated_on)
    return workbook_bytes(achievements, language, numbers or language, tuple(trend), audit)
