"""What commands have in common: numbers among their options, and the definition that is named.

Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Final

from iku_core._streams import print_issues
from iku_core.catalogue import read_document
from iku_core.definition import Document
from iku_core.files import path_of, real_path
from iku_core.messages import Language
from iku_core.period import Period, parse_period, proposed_period

__all__ = [
    "LANGUAGES",
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


def positive(text: str) -> int:
    """Return the number of an option, from 1 to 100,000."""
    return _number(text, _MAX_OPTION)


def people(text: str) -> int:
    """Return how many people an option says, from 1 to 2,000,000,000."""
    return _number(text, _MAX_PEOPLE)


def _number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12 and 0 < int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {most}")
    return int(text)


def period_of(text: str) -> Period:
    """Return the period of an option."""
    try:
        return parse_period(text)
    except ValueError as error:
        proposal = proposed_period(text)
        meant = "" if proposal is None else f"; did you mean {proposal}?"
        raise argparse.ArgumentTypeError(f"{error}{meant}") from None


def day_of(text: str) -> date:
    """Return the day of an option."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or text != day.isoformat():
        raise argparse.ArgumentTypeError(f"{text!r} is no day, such as 2021-01-15")
    return day


def refuse_onto_input(
    parser: argparse.ArgumentParser, out: str | None, *inputs: str | None
) -> None:
    """End with wrong use where the file to be written is one of those that are read."""
    for path in inputs:
        if (
            out is not None
            and path is not None
            and real_path(path_of(out)) == real_path(path_of(path))
        ):
            parser.error(f"--out would write over {path}, which is read")


def document_of(options: argparse.Namespace) -> Document | None:
    """Return the document that is named; its errors and warnings go to standard error."""
    document, issues = read_document(options.document)
    doubts = [issue for issue in issues if issue.severity != "notice"]
    if doubts:
        print_issues(doubts, options.language)
    return document
