"""`iku schema`: the schemas by which an editor helps to write files.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Final, get_args

from iku_core._arguments import document_of, refuse_onto_input
from iku_core._command_parser import CommandParser
from iku_core._streams import print_document, put_file
from iku_core.definition import Document
from iku_core.files import path_of, read_data
from iku_core.messages import Language
from iku_core.schema import SchemaKind, schema_text

__all__ = ["add_options"]

_LINES_OF_HEAD: Final = 3


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    say = command.say
    command.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        choices=get_args(SchemaKind),
        default="definition",
        help=say(
            "definition (also without a word), counts or agreement",
            "definition (juga tanpa kata), counts, atau agreement",
        ),
    )
    command.add_argument(
        "document",
        metavar="DOCUMENT",
        nargs="?",
        help=say(
            "definition file whose counts are named; for counts alone",
            "berkas definisi yang cacahnya disebut; hanya untuk counts",
        ),
    )
    command.add_argument(
        "--out",
        metavar="FILE",
        help=say(
            "file to be written; else standard output",
            "berkas yang ditulis; bila tidak ada, keluaran standar",
        ),
    )
    command.add_argument(
        "--replace",
        action="store_true",
        help=say(
            "write over a file that is there already and is no schema",
            "timpa berkas yang sudah ada walaupun bukan skema",
        ),
    )
    command.set_defaults(run=partial(_schema, command))


def _schema(parser: CommandParser, options: argparse.Namespace) -> int:
    document: Document | None = None
    if options.document is not None:
        if options.kind != "counts":
            parser.refuse(
                f"a DOCUMENT goes with counts, not with {options.kind}",
                f"DOCUMENT menyertai counts, bukan {options.kind}",
            )
        refuse_onto_input(parser, options.out, options.document)
        document = document_of(options)
        if document is None:
            return 1
    text = schema_text(options.kind, options.lang, document=document)
    if options.out in (None, "-"):
        print_document(text.removesuffix("\n"))
        return 0
    replace = options.replace or _may_be_replaced(options.out)
    return put_file(options.out, text.encode(), options.language, replace=replace)


def _may_be_replaced(out: str) -> bool:
    """Return whether what is there is no file, or a schema that this command has written."""
    path = path_of(out)
    if not path.is_file():
        return True
    data, _ = read_data(path, out)
    heads = {
        _head(schema_text(kind, language).encode())
        for kind in get_args(SchemaKind)
        for language in (None, *get_args(Language))
    }
    return _head(data) in heads


def _head(data: bytes) -> tuple[bytes, ...]:
    """Return the lines that say which schema a file holds."""
    return tuple(data.splitlines()[:_LINES_OF_HEAD])
