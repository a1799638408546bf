"""The pages of the documentation that a code leads to, by their titles. Layer 6.

No wheel holds the documentation, so that what is printed names a page by its title as well.
"""

from __future__ import annotations

from typing import Final

from iku_core.messages import Language

__all__ = ["further_page"]

_TITLES: Final[dict[str, tuple[str, str | None]]] = {
    "explanation/what-is-proved.md": (
        "What is proved and what is only tested",
        "Apa yang dibuktikan dan apa yang hanya diuji",
    ),
    "explanation/why-exact.md": ("Why exact", "Mengapa eksak"),
    "explanation/why-safe.md": ("Why safe", None),
    "how-to/a-whole-province.md": ("A whole province in one frame", None),
    "how-to/collect-counts.md": ("Collect counts", "Mengumpulkan cacah"),
    "how-to/figures-in-sql.md": ("Figures in SQL", None),
    "how-to/figures-through-the-year.md": ("Figures through the year", "Angka sepanjang tahun"),
    "how-to/measure-satisfaction.md": (
        "Measure satisfaction (SKM, IKM)",
        "Mengukur kepuasan (SKM, IKM)",
    ),
    "how-to/mend-a-definition.md": ("Mend a definition", "Memperbaiki definisi"),
    "how-to/print-the-form-and-the-report.md": (
        "Print the form and the report",
        "Mencetak formulir dan laporan",
    ),
    "how-to/set-figures-against-targets.md": (
        "Set figures against targets",
        "Angka terhadap target",
    ),
    "how-to/share-indicators.md": (
        "Share indicators between offices",
        "Berbagi indikator antar perangkat daerah",
    ),
    "how-to/start-a-new-definition.md": ("Start a new definition", "Memulai definisi baru"),
    "how-to/supply-counts.md": ("Supply counts", "Mengisi cacah"),
    "how-to/use-from-python.md": ("Use from Python", None),
    "how-to/verify-your-indicators.md": ("Verify your indicators", "Memverifikasi indikator"),
    "how-to/word-and-excel.md": ("Write files for Word and Excel", "Berkas untuk Word dan Excel"),
    "reference/achievement.md": ("Targets, achievement and scales", "Target, capaian, dan skala"),
    "reference/audit.md": ("The audit record", None),
    "reference/command-line.md": ("The command line", None),
    "reference/definition.md": ("The definition", "Definisi"),
    "reference/formula.md": ("The formula", "Rumus"),
    "reference/statuses.md": ("Statuses", "Status"),
    "reference/tables.md": ("Tables", None),
    "reference/verification.md": ("Verification", None),
    "tutorial/first-indicator.md": ("A first indicator", "Indikator pertama"),
}
"""The title of a page in English and, where there is such a page, in Indonesian."""


def further_page(see: str, language: Language) -> tuple[str, str]:
    """Return the title and the path of a page in a language, else of the English one.

    Args:
        see: The path of the English page in the documentation.
        language: The language that is wished.

    Example:
        >>> further_page("reference/formula.md", "id")
        ('Rumus', 'id/reference/formula.md')
        >>> further_page("reference/audit.md", "id")
        ('The audit record', 'reference/audit.md')
    """
    english, indonesian = _TITLES[see]
    if language == "en" or indonesian is None:
        return english, see
    return indonesian, f"id/{see}"
