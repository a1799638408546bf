"""The options of `iku report --format sql`, which say where the counts of a query are.

Enters: the parser of a command, then its options. Leaves: a `Query`. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from typing import Final, get_args

from attrs import evolve

from iku_core._arguments import chosen_indicators
from iku_core._command_parser import CommandParser, UnsuitableWordError
from iku_core.definition import Document
from iku_core.dialect_name import DialectName
from iku_core.report.formats import Query

__all__ = ["add_query_options", "chosen_part", "query_of"]

_OPTIONS: Final = ("dialect", "table", "view", "key", "long", "only")


def add_query_options(command: CommandParser) -> None:
    """Add the options by which a command is told where the counts of a query are."""

    def for_sql(english: str, indonesian: str) -> str:
        return command.say(f"with --format sql: {english}", f"bersama --format sql: {indonesian}")

    command.add_argument(
        "--dialect",
        choices=get_args(DialectName),
        help=for_sql("the database; mysql: MariaDB", "basis datanya; mysql: MariaDB"),
    )
    command.add_argument(
        "--table", metavar="NAME", help=for_sql("the table of counts", "tabel cacahnya")
    )
    command.add_argument(
        "--view",
        metavar="NAME",
        help=for_sql("make a view; else SELECT", "buat view; tanpa opsi ini SELECT"),
    )
    command.add_argument(
        "--key",
        nargs="+",
        metavar="COLUMN",
        help=for_sql("columns that are handed on", "kolom yang diteruskan"),
    )
    command.add_argument(
        "--long",
        type=command.typed(_two_columns),
        nargs="?",
        const="count,value",
        metavar="COUNT,VALUE",
        help=for_sql(
            "columns of a table that has a row for each count",
            "kolom tabel yang berisi satu baris untuk setiap cacah",
        ),
    )
    command.add_argument(
        "--only",
        nargs="+",
        metavar="ID",
        help=for_sql("these indicators; else all", "indikator ini saja; tanpa opsi ini semua"),
    )


def query_of(parser: CommandParser, options: argparse.Namespace) -> Query | None:
    """Return the query that is wished; None for other formats, ends with wrong use."""
    given = [option for option in _OPTIONS if getattr(options, option) is not None]
    if options.format != "sql":
        if given:
            parser.refuse(
                f"--{given[0]} needs --format sql", f"--{given[0]} memerlukan --format sql"
            )
        return None
    if options.dialect is None or options.table is None:
        parser.refuse(
            "--format sql needs --dialect and --table",
            "--format sql memerlukan --dialect dan --table",
        )
    return Query(
        dialect=options.dialect,
        table=options.table,
        view=options.view,
        keys=tuple(options.key or ()),
        long=options.long,
    )


def chosen_part(parser: CommandParser, document: Document, only: list[str] | None) -> Document:
    """Return a document with some of its indicators; ends with wrong use where one is not there."""
    if only is None:
        return document
    wanted = {indicator.id for indicator in chosen_indicators(parser, document, only)}
    parts = (
        evolve(item, indicators=tuple(one for one in item.indicators if one.id in wanted))
        for item in document.objectives
    )
    return evolve(document, objectives=tuple(part for part in parts if part.indicators))


def _two_columns(text: str) -> tuple[str, str]:
    names = text.split(",")
    if len(names) != 2 or not all(names):
        raise UnsuitableWordError(f"{text!r} is not COUNT,VALUE", f"{text!r} bukan COUNT,VALUE")
    return names[0], names[1]
