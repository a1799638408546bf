"""`iku new`: a first definition, or one more indicator in one that is there.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse

from iku_core._arguments import LANGUAGES
from iku_core._command_parser import CommandParser
from iku_core._new_document import add_options as add_document_options
from iku_core._new_indicator import add_options as add_indicator_options

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    parts = command.add_subparsers(
        required=True, metavar="WHAT", title=command.say("what to make", "yang dibuat")
    )
    for name, add, english, indonesian in (
        (
            *("document", add_document_options),
            *("a commented definition of one office", "definisi satu perangkat daerah"),
        ),
        (
            *("indicator", add_indicator_options),
            *("one more indicator in a definition", "satu indikator lagi dalam definisi"),
        ),
    ):
        part = parts.add_parser(
            name, help=command.say(english, indonesian), language=command.language
        )
        add(part)
        part.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help=command.say("language of the messages", "bahasa pesan: id Indonesia, en Inggris"),
        )
        part.set_defaults(parser=part)
