"""`iku collect`: a definition and a period in, a sheet to be filled in out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from iku_core._arguments import (
    add_document,
    day_of,
    document_of,
    period_of,
    refuse_onto_input,
)
from iku_core._command_parser import CommandParser
from iku_core._streams import print_issues, write_file
from iku_core.collection import CollectionSheet, collection_sheet
from iku_core.counts import load_counts_by_period
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.issues import new_issue
from iku_core.messages import Language
from iku_core.report.collection_csv import render_collection_csv

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    say = command.say
    add_document(command)
    command.add_argument(
        "--period",
        required=True,
        type=command.typed(period_of),
        metavar="PERIOD",
        help=say(
            "2020, 2020-S1, 2020-Q3 or 2020-07: the period that is asked for",
            "2020, 2020-S1, 2020-Q3, atau 2020-07: periode yang diminta",
        ),
    )
    command.add_argument(
        "--out", required=True, metavar="FILE", help=say("the sheet", "lembar isiannya")
    )
    command.add_argument(
        "--due",
        type=command.typed(day_of),
        metavar="DATE",
        help=say(
            "last day for handing in, such as 2020-10-10",
            "tanggal terakhir penyerahan, misalnya 2020-10-10",
        ),
    )
    command.add_argument(
        "--counts",
        metavar="FILE",
        help=say(
            "what is known already: YAML, JSON, CSV or XLSX",
            "yang sudah diketahui: YAML, JSON, CSV, atau XLSX",
        ),
    )
    command.add_argument(
        "--decimal",
        choices=("point", "comma"),
        help=say("how the counts write decimals", "cara cacah menulis desimal"),
    )
    command.add_argument(
        "--format",
        choices=("xlsx", "csv"),
        help=say(
            "without it, csv where FILE ends so, else xlsx",
            "tanpa opsi ini csv bila FILE berakhiran demikian, selain itu xlsx",
        ),
    )
    command.add_argument(
        "--replace",
        action="store_true",
        help=say("write over a file that is there already", "timpa berkas yang sudah ada"),
    )
    command.set_defaults(run=partial(_collect, command))


def _collect(parser: CommandParser, options: argparse.Namespace) -> int:
    refuse_onto_input(parser, options.out, options.document, options.counts)
    document = document_of(options)
    if document is None:
        return 1
    is_csv = options.format == "csv" or (
        options.format is None and options.out.lower().endswith(".csv")
    )
    render = _to_csv if is_csv else _xlsx_renderer(options.language)
    if render is None:
        return 1
    try:
        known = {} if options.counts is None else _known(options, document)
        sheet = collection_sheet(document, options.period, due=options.due, counts=known)
    except CountsError as error:
        print_issues(error.issues, options.language)
        return 1
    except ValueError:
        parser.refuse(
            f"there is no period before {options.period}, which the document needs",
            f"tidak ada periode sebelum {options.period}, padahal dokumen ini memerlukannya",
        )
    # A sheet is a document of the office, and Indonesian unless it is wished otherwise.
    data = render(sheet, options.lang or "id")
    issue = write_file(options.out, data, replace=options.replace)
    if issue is not None:
        print_issues([issue], options.language)
        return 1
    print(_summary(sheet, options.out, options.language))
    return 0


def _known(options: argparse.Namespace, document: Document) -> Any:
    """Return the counts that are known; a sheet of another period names its own."""
    how = {"decimal": options.decimal}
    try:
        return load_counts_by_period(options.counts, document, period=options.period, **how)
    except CountsError as error:
        if [issue.code for issue in error.issues] != ["IKU764"]:
            raise
    return load_counts_by_period(options.counts, document, **how)


def _to_csv(sheet: CollectionSheet, language: Language) -> bytes:
    # With the byte order mark and the line ends that Excel expects.
    return f"{render_collection_csv(sheet, language)}\n".replace("\n", "\r\n").encode("utf-8-sig")


def _xlsx_renderer(language: Language) -> Callable[[CollectionSheet, Language], bytes] | None:
    try:
        # Imported here, for it needs an extra, and the other commands start faster without it.
        from iku_core.report.collection_xlsx import render_collection_xlsx  # noqa: PLC0415
    except ModuleNotFoundError as error:
        missing = new_issue("IKU612", None, engine=str(error.name), extra="xlsx")
        print_issues([missing], language)
        return None
    return render_collection_xlsx


def _summary(sheet: CollectionSheet, out: str, language: Language) -> str:
    filled = sum(row.value is not None for row in sheet.rows)
    if language == "id":
        return f"cacah yang diminta: {len(sheet.rows)}, sudah terisi: {filled}, ditulis ke {out}"
    return f"counts asked for: {len(sheet.rows)}, filled in: {filled}, written to {out}"
