"""What commands have in common: numbers among their options, and the definition that is named.

Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Final

from iku_core._command_parser import CommandParser, UnsuitableWordError
from iku_core._streams import print_issues
from iku_core.checking import read_document
from iku_core.definition import Document, Indicator
from iku_core.files import path_of, real_path
from iku_core.messages import Language
from iku_core.period import Period, parse_period, proposed_period
from iku_core.suggestion import advice

__all__ = [
    "LANGUAGES",
    "add_document",
    "add_numbers",
    "add_paths",
    "chosen_indicators",
    "day_of",
    "document_of",
    "people",
    "period_of",
    "positive",
    "refuse_onto_input",
]

LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")

_MAX_OPTION: Final = 100_000
_MAX_PEOPLE: Final = 2_000_000_000


def add_document(command: CommandParser) -> None:
    """Add the definition that a command is about."""
    command.add_argument(
        "document", metavar="DOCUMENT", help=command.say("definition file", "berkas definisi")
    )


def add_numbers(command: CommandParser) -> None:
    """Add the choice of how numbers are written."""
    command.add_argument(
        "--numbers",
        choices=LANGUAGES,
        help=command.say(
            "id: 1.234,56; en: 1,234.56; default as --lang",
            "id: 1.234,56; en: 1,234.56; tanpa opsi ini sama dengan --lang",
        ),
    )


def add_paths(command: CommandParser) -> None:
    """Add the definitions that a command is about, as files and folders."""
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=command.say(
            "files or folders; without one, those installed",
            "berkas atau folder; bila tidak ada, yang terpasang",
        ),
    )


def positive(text: str) -> int:
    """Return the number of an option, from 1 to 100,000."""
    return _number(text, _MAX_OPTION)


def people(text: str) -> int:
    """Return how many people an option says, from 1 to 2,000,000,000."""
    return _number(text, _MAX_PEOPLE)


def _number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12 and 0 < int(text) <= most):
        raise UnsuitableWordError(
            f"{text!r} is no number from 1 to {most}", f"{text!r} bukan bilangan 1 sampai {most}"
        )
    return int(text)


def period_of(text: str) -> Period:
    """Return the period of an option."""
    try:
        return parse_period(text)
    except ValueError as error:
        proposal = proposed_period(text)
        english = "" if proposal is None else f"; did you mean {proposal}?"
        indonesian = "" if proposal is None else f"; maksudnya {proposal}?"
        raise UnsuitableWordError(
            f"{error}{english}",
            f"{text!r} bukan periode seperti 2020, 2020-S1, 2020-Q3, atau 2020-07{indonesian}",
        ) from None


def day_of(text: str) -> date:
    """Return the day of an option."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or text != day.isoformat():
        raise UnsuitableWordError(
            f"{text!r} is no day, such as 2021-01-15",
            f"{text!r} bukan tanggal seperti 2021-01-15",
        )
    return day


def refuse_onto_input(parser: CommandParser, out: str | None, *inputs: str | None) -> None:
    """End with wrong use where the file to be written is one of those that are read."""
    for path in inputs:
        if (
            out is not None
            and path is not None
            and real_path(path_of(out)) == real_path(path_of(path))
        ):
            parser.refuse(
                f"--out would write over {path}, which is read",
                f"--out akan menimpa {path}, padahal berkas itu dibaca",
            )


def document_of(options: argparse.Namespace) -> Document | None:
    """Return the document that is named; its errors and warnings go to standard error."""
    document, issues = read_document(options.document)
    doubts = [issue for issue in issues if issue.severity != "notice"]
    if doubts:
        print_issues(doubts, options.language)
    return document


def chosen_indicators(
    parser: CommandParser, document: Document, only: list[str] | None
) -> tuple[Indicator, ...]:
    """Return the indicators that are wished, all without a wish; ends where one is not there."""
    if only is None:
        return tuple(document)
    known = [indicator.id for indicator in document]
    for word in only:
        if word not in known:
            words = advice(word, known)
            parser.refuse(
                f"no indicator {word!r} in the document {document.id}; {words['advice']}",
                f"tidak ada indikator {word!r} dalam dokumen {document.id}; {words['advice_id']}",
            )
    return tuple(document[word] for word in only)
