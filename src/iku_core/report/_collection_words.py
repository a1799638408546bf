"""What a collection sheet says in words, whichever format it has. Layer 6."""

from __future__ import annotations

from datetime import date
from typing import Final

from iku_core.collection import CollectionRow, CollectionSheet
from iku_core.exact import format_exact
from iku_core.messages import Language
from iku_core.period import Period

__all__ = ["COLUMNS", "WORDS", "date_in_words", "heading_block", "row_texts", "rule_in_words"]

COLUMNS: Final[dict[Language, tuple[str, ...]]] = {
    "id": ("Uraian", "Satuan", "Aturan", "Sumber data", "Penanggung jawab", "Dipakai untuk"),
    "en": ("Meaning", "Unit", "Rule", "Source", "Responsible", "Needed for"),
}
"""The headings of `row_texts`."""

WORDS: Final[dict[Language, dict[str, str]]] = {
    "id": {
        "title": "Lembar pengumpulan data",
        "office": "Perangkat daerah",
        "document": "Dokumen",
        "edition": "{id}, berlaku sejak {day}",
        "period": "Periode",
        "due": "Batas waktu",
        "how": "Cara mengisi",
        "code": "Kode lembar",
        "count": "bilangan bulat, 0 atau lebih",
        "decimal": "bilangan, boleh desimal",
        "between": "{low} sampai {high}",
        "from": "paling sedikit {low}",
        "to": "paling banyak {high}",
        "at_most": "tidak melebihi: {label}",
    },
    "en": {
        "title": "Collection sheet",
        "office": "Office",
        "document": "Document",
        "edition": "{id}, in force from {day}",
        "period": "Period",
        "due": "Due",
        "how": "How to fill in",
        "code": "Sheet code",
        "count": "a whole number, 0 or more",
        "decimal": "a number, decimals allowed",
        "between": "{low} to {high}",
        "from": "at least {low}",
        "to": "at most {high}",
        "at_most": "not more than: {label}",
    },
}


def date_in_words(day: date, language: Language) -> str:
    """Return a date as documents write it.

    Example:
        >>> date_in_words(date(2020, 3, 3), "id")
        '3 Maret 2020'
    """
    month = Period(2000, "month", day.month).label(language).removesuffix(" 2000")
    return f"{day.day} {month} {day.year}"


def heading_block(sheet: CollectionSheet, language: Language, how: str) -> list[tuple[str, str]]:
    """Return what stands above the table: a word and a text in each line, the code last."""
    words = WORDS[language]
    document = sheet.document
    office = [document.organisation.name, document.organisation.government]
    edition = document.id
    if document.valid_from is not None:
        day = date_in_words(document.valid_from, language)
        edition = words["edition"].format(id=document.id, day=day)
    period = sheet.period.label(language)
    if period != str(sheet.period):
        period = f"{period} ({sheet.period})"
    due = [] if sheet.due is None else [(words["due"], date_in_words(sheet.due, language))]
    return [
        (words["office"], ", ".join(part for part in office if part)),
        (words["document"], edition),
        (words["period"], period),
        *due,
        (words["how"], how),
        (words["code"], str(sheet.code)),
    ]


def row_texts(sheet: CollectionSheet, row: CollectionRow, language: Language) -> tuple[str, ...]:
    """Return what a row says about its count, under `COLUMNS`."""
    return (
        row.count.label,
        row.count.unit or "",
        "; ".join(rules_of(sheet, row, language)),
        "; ".join(row.sources),
        "; ".join(
            officer.title if officer.name is None else f"{officer.title} ({officer.name})"
            for officer in row.officers
        ),
        "; ".join(indicator.name for indicator in row.indicators),
    )


def rules_of(sheet: CollectionSheet, row: CollectionRow, language: Language) -> list[str]:
    """Return which numbers a row takes, and which other count it does not exceed."""
    rules = [rule_in_words(row, language)]
    bound = sheet.document.counts.get(row.count.at_most or "")
    if bound is not None:
        rules.append(WORDS[language]["at_most"].format(label=bound.label))
    return rules


def rule_in_words(row: CollectionRow, language: Language) -> str:
    """Return which numbers a row takes.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> rule_in_words(iku.collection_sheet(document, Period(2020)).rows[0], "en")
        'a number, decimals allowed, 25 to 100'
    """
    words = WORDS[language]
    rule = words[row.count.kind]
    limits = row.count.range
    if limits is None or (limits.low is None and limits.high is None):
        return rule
    low, high = (
        "" if bound is None else format_exact(bound, language)
        for bound in (limits.low, limits.high)
    )
    key = "between" if low and high else "from" if low else "to"
    return f"{rule}, {words[key].format(low=low, high=high)}"
