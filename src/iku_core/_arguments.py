"""What commands have in common: numbers among their options, and the definition that is named.

Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from typing import Final

from iku_core._streams import print_issues
from iku_core.catalogue import read_document
from iku_core.definition import Document

__all__ = ["document_of", "positive"]

_MAX_OPTION: Final = 100_000


def positive(text: str) -> int:
    """Return the number of an option, from 1 to 100,000."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MAX_OPTION):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {_MAX_OPTION}")
    return int(text)


def document_of(options: argparse.Namespace) -> Document | None:
    """Return the document that is named; its errors and warnings go to standard error."""
    document, issues = read_document(options.document)
    doubts = [issue for issue in issues if issue.severity != "notice"]
    if doubts:
        print_issues(doubts, options.language)
    return document
