"""The options of `iku report --format sql`, which say where the counts of a query are.

Enters: the parser of a command, then its options. Leaves: a `Query`. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from typing import Final, get_args

from attrs import evolve

from iku_core.definition import Document
from iku_core.dialect_name import DialectName
from iku_core.report.formats import Query

__all__ = ["add_query_options", "chosen_part", "query_of"]

_OPTIONS: Final = ("dialect", "table", "view", "key", "long", "only")


def add_query_options(command: argparse.ArgumentParser) -> None:
    """Add the options by which a command is told where the counts of a query are."""
    command.add_argument(
        "--dialect",
        choices=get_args(DialectName),
        help="with --format sql: the database; mysql: MariaDB",
    )
    command.add_argument("--table", metavar="NAME", help="with --format sql: the table of counts")
    command.add_argument(
        "--view", metavar="NAME", help="with --format sql: make a view; else SELECT"
    )
    command.add_argument(
        "--key", nargs="+", metavar="COLUMN", help="with --format sql: columns that are handed on"
    )
    command.add_argument(
        "--long",
        type=_two_columns,
        nargs="?",
        const="count,value",
        metavar="COUNT,VALUE",
        help="with --format sql: columns of a table that has a row for each count",
    )
    command.add_argument(
        "--only", nargs="+", metavar="ID", help="with --format sql: these indicators; else all"
    )


def query_of(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Query | None:
    """Return the query that is wished; None for other formats, ends with wrong use."""
    given = [option for option in _OPTIONS if getattr(options, option) is not None]
    if options.format != "sql":
        if given:
            parser.error(f"--{given[0]} needs --format sql")
        return None
    if options.dialect is None or options.table is None:
        parser.error("--format sql needs --dialect and --table")
    return Query(
        dialect=options.dialect,
        table=options.table,
        view=options.view,
        keys=tuple(options.key or ()),
        long=options.long,
    )


def chosen_part(
    parser: argparse.ArgumentParser, document: Document, only: list[str] | None
) -> Document:
    """Return a document with some of its indicators; ends with wrong use where one is not there."""
    if only is None:
        return document
    try:
        wanted = {document[key].id for key in only}
    except KeyError as error:
        parser.error(str(error.args[0]))
    parts = (
        evolve(item, indicators=tuple(one for one in item.indicators if one.id in wanted))
        for item in document.objectives
    )
    return evolve(document, objectives=tuple(part for part in parts if part.indicators))


def _two_columns(text: str) -> tuple[str, str]:
    names = text.split(",")
    if len(names) != 2 or not all(names):
        raise argparse.ArgumentTypeError(f"{text!r} is not COUNT,VALUE")
    return names[0], names[1]
