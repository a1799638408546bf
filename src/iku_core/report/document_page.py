"""A document to a page of documentation: its indicators, their formulas and counts. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iku_core.definition import Document, Indicator
from iku_core.exact import format_exact
from iku_core.messages import Language
from iku_core.notation import display_formula
from iku_core.period import date_label
from iku_core.report._markdown import markdown_table, markdown_text
from iku_core.report.form import office_told

__all__ = ["render_document_page_markdown"]

_WORDS: Final = {
    "en": {
        "document": "Document",
        "office": "Office",
        "goal": "Goal",
        "valid_from": "Valid from",
        "valid_to": "Valid to",
        "adopts": "Adopts",
        "officers": "Officers",
        "officer": "Officer",
        "title": "Position",
        "name": "Name",
        "nip": "NIP",
        "objective": "Objective",
        "counts": "Counts needed",
        "count": "Count",
        "label": "What is counted",
        "unit": "Unit",
        "kind": "Kind",
        "source": "Source",
        "better": "Better",
        "responsible": "Responsible",
        "explanation": "Explanation",
        "origin": "Taken over from",
        "higher": "higher",
        "lower": "lower",
        "whole": "whole number",
        "decimal": "decimal number",
        "constants": "Constants",
        "constant": "Constant",
        "value": "Value",
        "meaning": "Meaning",
        "indicator": "Indicator",
        "formula": "Formula",
    },
    "id": {
        "document": "Dokumen",
        "office": "Perangkat daerah",
        "goal": "Tujuan",
        "valid_from": "Berlaku sejak",
        "valid_to": "Berlaku sampai",
        "adopts": "Mengadopsi",
        "officers": "Pejabat",
        "officer": "Kunci",
        "title": "Jabatan",
        "name": "Nama",
        "nip": "NIP",
        "objective": "Sasaran",
        "counts": "Cacah yang diperlukan",
        "count": "Cacah",
        "label": "Yang dicacah",
        "unit": "Satuan",
        "kind": "Jenis",
        "source": "Sumber data",
        "better": "Lebih baik",
        "responsible": "Penanggung jawab",
        "explanation": "Penjelasan",
        "origin": "Diambil dari",
        "higher": "makin tinggi",
        "lower": "makin rendah",
        "whole": "bilangan bulat",
        "decimal": "bilangan desimal",
        "constants": "Konstanta",
        "constant": "Konstanta",
        "value": "Nilai",
        "meaning": "Arti",
        "indicator": "Indikator",
        "formula": "Rumus",
    },
}


def render_document_page_markdown(document: Document, language: Language = "en") -> str:
    """Return a page about a document, for a site made of Markdown.

    It tells the office, the officers, each indicator with its formula as MathML, and the counts
    that the formulas need.

    Args:
        document: The document.
        language: Language of the words that are not those of the document, `en` or `id`.

    Returns:
        Markdown in which the formulas are HTML, in blocks of the class `iku-page-formula`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> print(render_document_page_markdown(document).splitlines()[0])
        # Indikator Kinerja Utama Kecamatan Sumbersuko
    """
    words = _WORDS[language]
    lines = [f"# {markdown_text(document.title)}", "", *_facts(document, words, language), ""]
    lines += _officers(document, words)
    for number, objective in enumerate(document.objectives, start=1):
        statement = markdown_text(objective.statement)
        lines += [f"## {words['objective']} {number}: {statement}", ""]
        for indicator in objective.indicators:
            lines += _indicator(indicator, words, language)
    lines += _counts(document, words, language)
    return "\n".join(lines)


def _listed(facts: Iterator[tuple[str, str | None]], words: dict[str, str]) -> list[str]:
    return [f"- {words[key]}: {told}" for key, told in facts if told is not None]


def _plain(text: str | None) -> str | None:
    return None if text is None else markdown_text(text)


def _facts(document: Document, words: dict[str, str], language: Language) -> list[str]:
    def facts() -> Iterator[tuple[str, str | None]]:
        yield "document", f"`{document.id}`"
        yield "office", markdown_text(office_told(document))
        yield "goal", None if document.goal is None else markdown_text(document.goal.statement)
        for key, day in (("valid_from", document.valid_from), ("valid_to", document.valid_to)):
            yield key, None if day is None else date_label(day, language)
        yield "adopts", None if document.adopts is None else f"`{document.adopts}`"

    return _listed(facts(), words)


def _officers(document: Document, words: dict[str, str]) -> list[str]:
    if not document.officers:
        return []
    rows = [
        (f"`{key}`", markdown_text(officer.title), _plain(officer.name) or "", officer.nip or "")
        for key, officer in document.officers.items()
    ]
    # A definition that names no person needs no columns for names.
    wide = 4 if any(row[2] or row[3] for row in rows) else 2
    columns = [words[key] for key in ("officer", "title", "name", "nip")][:wide]
    table = markdown_table(columns, (row[:wide] for row in rows))
    return [f"## {words['officers']}", "", *table, ""]


def _indicator(indicator: Indicator, words: dict[str, str], language: Language) -> list[str]:
    def facts() -> Iterator[tuple[str, str | None]]:
        yield "indicator", f"`{indicator.id}`"
        yield "formula", f"`{' / '.join(_written(indicator))}`"
        yield "unit", _plain(indicator.unit)
        yield "better", None if indicator.better is None else words[indicator.better]
        yield "source", _plain(indicator.source)
        officer = indicator.responsible
        yield "responsible", None if officer is None else markdown_text(officer.title)
        yield "explanation", _plain(indicator.explanation)
        for origin in indicator.origins:
            yield "origin", f"`{origin}`"

    formula = display_formula(indicator, "mathml", language)
    return [
        f"### {markdown_text(indicator.name)}",
        "",
        f'<div class="iku-page-formula">{formula}</div>',
        "",
        *_listed(facts(), words),
        "",
    ]


def _written(indicator: Indicator) -> list[str]:
    """Return the formulas as they stand in the file; each in parentheses where there are two."""
    texts = [" ".join(formula.text.split()) for formula in indicator.formulas]
    if len(texts) == 1:
        return texts
    return [
        text if formula.is_single else f"({text})"
        for text, formula in zip(texts, indicator.formulas, strict=True)
    ]


def _counts(document: Document, words: dict[str, str], language: Language) -> list[str]:
    rows = [
        (
            f"`{name}`",
            markdown_text(count.label),
            _plain(count.unit) or "",
            words["whole" if count.kind == "count" else "decimal"],
            _plain(count.source) or "",
        )
        for name, count in document.counts.items()
    ]
    columns = tuple(words[key] for key in ("count", "label", "unit", "kind", "source"))
    lines = [f"## {words['counts']}", "", *markdown_table(columns, rows), ""]
    if document.constants:
        rows_of_constants = [
            (
                f"`{name}`",
                markdown_text(constant.label),
                format_exact(constant.value, language),
                _plain(constant.source) or "",
            )
            for name, constant in document.constants.items()
        ]
        columns = tuple(words[key] for key in ("constant", "meaning", "value", "source"))
        table = markdown_table(columns, rows_of_constants, right=(2,))
        lines += [f"## {words['constants']}", "", *table, ""]
    return lines
