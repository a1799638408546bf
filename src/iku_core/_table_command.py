"""`iku table`: a file of counts in, a file of figures out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from iku_core._arguments import (
    add_document,
    chosen_indicators,
    document_of,
    positive,
    refuse_onto_input,
)
from iku_core._command_parser import CommandParser, UnsuitableWordError
from iku_core._streams import print_issues, shown_while
from iku_core.errors import TableError
from iku_core.exact import number_from_text
from iku_core.issues import new_issue

if TYPE_CHECKING:
    from iku_core.tables._children import Grouping

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    say = command.say
    add_document(command)
    command.add_argument(
        "--data",
        required=True,
        metavar="FILE",
        help=say("counts: .parquet or .csv", "cacah: .parquet atau .csv"),
    )
    command.add_argument(
        "--out",
        required=True,
        metavar="FILE",
        help=say("figures: .parquet or .csv", "angka: .parquet atau .csv"),
    )
    command.add_argument(
        "--only",
        nargs="+",
        metavar="ID",
        help=say("these indicators; else all", "indikator ini saja; tanpa opsi ini semua"),
    )
    _add_grouping(command)
    _add_form(command)
    command.set_defaults(run=partial(_table, command))


def _add_grouping(command: CommandParser) -> None:
    """Add the options that say over what the counts are added up."""
    say = command.say
    command.add_argument(
        "--by",
        nargs="+",
        metavar="COLUMN",
        help=say(
            "add the counts up, and give a figure for each of these; else for each row",
            "jumlahkan cacahnya, satu angka untuk setiap kelompok; tanpa opsi ini untuk setiap"
            " baris",
        ),
    )
    command.add_argument(
        "--office",
        metavar="COLUMN",
        help=say("with --by: what names an office", "bersama --by: penanda OPD"),
    )
    command.add_argument(
        "--period",
        metavar="COLUMN",
        help=say(
            "with --office: accumulate over these periods",
            "bersama --office: gabungkan atas periode ini",
        ),
    )
    command.add_argument(
        "--periods",
        type=command.typed(positive),
        metavar="N",
        help=say(
            "how many periods each office must have", "banyaknya periode yang harus ada per OPD"
        ),
    )
    command.add_argument(
        "--register",
        metavar="FILE",
        help=say(
            "with --by: a row for each office that must report",
            "bersama --by: satu baris untuk setiap OPD yang wajib melapor",
        ),
    )
    command.add_argument(
        "--coverage",
        type=command.typed(_part),
        default=Fraction(1),
        metavar="PART",
        help=say(
            "with --by: the part of the offices that must be complete, such as 0.9; else all",
            "bersama --by: bagian OPD yang harus lengkap, misalnya 0.9; tanpa opsi ini semua",
        ),
    )


def _add_form(command: CommandParser) -> None:
    """Add the options that say how files are written, and what computes them."""
    say = command.say
    command.add_argument(
        "--long",
        type=command.typed(_four_columns),
        metavar="OFFICE,PERIOD,COUNT,VALUE",
        help=say(
            "columns of a file that has a row for each count; PERIOD may be left empty",
            "kolom berkas yang berisi satu baris untuk setiap cacah; PERIOD boleh kosong",
        ),
    )
    command.add_argument(
        "--decimal",
        choices=("point", "comma"),
        help=say(
            "how a CSV file writes decimals; comma: 1.234,5; point: 1234.500",
            "cara berkas CSV menulis desimal; comma: 1.234,5; point: 1234.500",
        ),
    )
    command.add_argument(
        "--text",
        action="store_true",
        help=say("add the status in words", "tambahkan status dengan kata-kata"),
    )
    command.add_argument(
        "--parts",
        action="store_true",
        help=say("add numerator and denominator", "tambahkan pembilang dan penyebut"),
    )
    command.add_argument("--engine", choices=("polars", "duckdb", "spark"))
    command.add_argument(
        "--master",
        metavar="URL",
        help=say("address of the cluster of Spark", "alamat klaster Spark"),
    )


def _part(text: str) -> Fraction:
    part = number_from_text(text)
    if part is None or not 0 < part <= 1:
        raise UnsuitableWordError(
            f"{text!r} is no number above 0 and up to 1",
            f"{text!r} bukan bilangan di atas 0 sampai 1",
        )
    return Fraction(part)


def _four_columns(text: str) -> list[str]:
    names = text.split(",")
    if len(names) != 4 or not (names[0] and names[2] and names[3]):
        raise UnsuitableWordError(
            f"{text!r} is not OFFICE,PERIOD,COUNT,VALUE",
            f"{text!r} bukan OFFICE,PERIOD,COUNT,VALUE",
        )
    return names


def _table(parser: CommandParser, options: argparse.Namespace) -> int:
    _refuse_half_a_wish(parser, options)
    refuse_onto_input(parser, options.out, options.document)
    document = document_of(options)
    if document is None:
        return 1
    chosen = chosen_indicators(parser, document, options.only)
    try:
        # Imported here, for it needs an extra, and the other commands start faster without it.
        from iku_core.report.tables import render_table_progress, render_table_summary  # noqa: PLC0415
        from iku_core.tables._batch import run_table  # noqa: PLC0415
        from iku_core.tables._tasks import LongColumns, TableTask  # noqa: PLC0415
    except ModuleNotFoundError as error:
        missing = new_issue("IKU612", None, engine=str(error.name), extra="tables")
        print_issues([missing], options.language)
        return 1
    task = TableTask(
        indicators=chosen,
        data=options.data,
        out=options.out,
        grouping=_grouping(options),
        register=options.register,
        coverage=options.coverage,
        long=None if options.long is None else LongColumns(*options.long),
        engine=options.engine,
        master=options.master,
        decimal=options.decimal,
        text=options.text,
        parts=options.parts,
    )
    try:
        with shown_while(partial(render_table_progress, options.out, options.language)):
            summary = run_table(task)
    except TableError as error:
        print_issues(error.issues, options.language)
        return 1
    print(render_table_summary(summary, options.out, options.language))
    return int(summary.has_invalid)


def _refuse_half_a_wish(parser: CommandParser, options: argparse.Namespace) -> None:
    """End with wrong use where an option stands without the one that it needs."""
    needed = (
        ("office", "by"),
        ("register", "by"),
        ("period", "office"),
        ("periods", "period"),
        ("master", "engine"),
    )
    for option, other in needed:
        if getattr(options, option) is not None and getattr(options, other) is None:
            parser.refuse(f"--{option} needs --{other}", f"--{option} memerlukan --{other}")


def _grouping(options: argparse.Namespace) -> Grouping | None:
    """Return what is rolled up over what; None for a figure for each row."""
    if options.by is None:
        return None
    from iku_core.tables._children import Grouping  # noqa: PLC0415

    return Grouping(tuple(options.by), options.office, options.period, options.periods)
