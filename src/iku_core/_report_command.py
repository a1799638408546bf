"""`iku report`: a document to its form, or with counts to its performance report.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from functools import partial
from typing import Final

from attrs import evolve

from iku_core._arguments import add_document, document_of, period_of, refuse_onto_input
from iku_core._command_parser import CommandParser
from iku_core._counts_arguments import (
    Supply,
    add_counts_options,
    read_supply,
    refuse_half_a_wish,
    warn_of_edition,
)
from iku_core._query_arguments import add_query_options, chosen_part, query_of
from iku_core._streams import print_document, print_issues, put_file
from iku_core.achievement import Achievements
from iku_core.definition import Document
from iku_core.errors import CountsError, TableError
from iku_core.issues import Issue, new_issue
from iku_core.period import Period
from iku_core.report.formats import FORMATS, ReportFormat, Wishes, format_of_name
from iku_core.status import Status

__all__ = ["add_options"]

_PDF: Final = ".pdf"


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    say = command.say
    add_document(command)
    add_counts_options(command, required=False)
    command.add_argument(
        "--trend",
        type=command.typed(period_of),
        nargs="*",
        metavar="PERIOD",
        help=say(
            "other periods to be shown, none without a PERIOD; else those that the counts name",
            "periode lain yang ditampilkan, tanpa PERIOD tidak ada; tanpa opsi ini yang disebut"
            " oleh cacah",
        ),
    )
    command.add_argument(
        "--form",
        action="store_true",
        help=say("the form, as it is without --counts", "formulir, sama dengan tanpa --counts"),
    )
    command.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help=say(
            "without it, as the name of --out tells; else html",
            "tanpa opsi ini menurut nama --out; selain itu html",
        ),
    )
    command.add_argument(
        "--out",
        metavar="FILE",
        help=say(
            "file to be written; else standard output",
            "berkas yang ditulis; tanpa opsi ini keluaran standar",
        ),
    )
    add_query_options(command)
    command.set_defaults(run=partial(_report, command))


def _report(parser: CommandParser, options: argparse.Namespace) -> int:
    if options.out == "-":
        options.out = None
    chosen = _chosen_format(parser, options)
    _refuse_wrong_use(parser, options, chosen)
    query = query_of(parser, options)
    inputs = (options.document, options.counts, options.previous, options.targets)
    refuse_onto_input(parser, options.out, *inputs)
    document = document_of(options)
    if document is None:
        return 1
    warn_of_edition(options, document)
    document = chosen_part(parser, document, options.only)
    wishes = Wishes(
        language=options.lang or "id",
        numbers=options.numbers,
        evaluated_on=options.date,
        query=query,
    )
    invalid: list[Issue] = []
    try:
        if options.counts is None:
            assert chosen.form is not None, "the format has been found to be one of forms"
            written = chosen.form(document, wishes)
        else:
            achievements, wishes = _computed(options, document, wishes)
            assert chosen.report is not None, "the format has been found to be one of reports"
            written = chosen.report(achievements, wishes)
            invalid = [
                issue
                for item in achievements.indicators.values()
                if Status.INVALID in (item.status, item.result.status)
                for issue in item.reasons
            ]
    except (CountsError, TableError) as error:
        print_issues(error.issues, options.language)
        return 1
    except ModuleNotFoundError as error:
        missing = {"library": str(error.name), "format": options.format}
        print_issues((new_issue("IKU632", None, **missing),), options.language)
        return 1
    code = _put(written, options)
    if invalid:
        print_issues(invalid, options.language)
    return code or int(bool(invalid))


def _chosen_format(parser: CommandParser, options: argparse.Namespace) -> ReportFormat:
    """Return the format, chosen or told by the name of the file; ends where nothing tells."""
    if options.out is not None and options.out.lower().endswith(_PDF):
        page = f"{options.out[: -len(_PDF)]}.html"
        parser.refuse(
            f"PDF is not written directly; write {page} and print it as PDF (Ctrl+P)",
            f"PDF tidak ditulis langsung; tulis {page}, lalu cetak sebagai PDF (Ctrl+P)",
        )
    if options.format is None:
        options.format = "html" if options.out is None else format_of_name(options.out)
        if options.format is None:
            parser.refuse(
                f"the name {options.out} tells no format; say --format",
                f"nama {options.out} tidak menunjukkan format; sebutkan --format",
            )
    return FORMATS[options.format]


def _refuse_wrong_use(
    parser: CommandParser, options: argparse.Namespace, chosen: ReportFormat
) -> None:
    if options.form and options.counts is not None:
        parser.refuse("--form is without --counts", "--form tanpa --counts")
    if options.counts is None:
        for option in ("previous", "period", "through", "targets", "trend"):
            if getattr(options, option) is not None:
                _refuse_without_counts(parser, f"--{option}")
        if chosen.form is None:
            _refuse_without_counts(parser, f"--format {options.format}")
    elif options.period is None:
        parser.refuse(
            "--counts needs --period: the period that is reported",
            "--counts memerlukan --period: periode yang dilaporkan",
        )
    elif chosen.report is None:
        parser.refuse(
            f"--format {options.format} is without --counts",
            f"--format {options.format} tanpa --counts",
        )
    if options.trend and len({period.kind for period in options.trend}) > 1:
        parser.refuse(
            "--trend has periods of one kind, such as 2018 2019",
            "--trend berisi periode sejenis, misalnya 2018 2019",
        )
    if options.out is None and not chosen.is_text:
        parser.refuse(
            f"--format {options.format} needs --out", f"--format {options.format} memerlukan --out"
        )
    refuse_half_a_wish(parser, options)


def _refuse_without_counts(parser: CommandParser, option: str) -> None:
    parser.refuse(f"{option} needs --counts", f"{option} memerlukan --counts")


def _computed(
    options: argparse.Namespace, document: Document, wishes: Wishes
) -> tuple[Achievements, Wishes]:
    """Compute the period that is reported, and those of its trend."""
    supply = read_supply(options, document)
    achievements = supply.achievements(options.period, options.through)
    periods = _periods_known(supply) if options.trend is None else options.trend
    others = sorted({period for period in periods if period != options.period})
    trend = tuple(map(supply.achievements, others))
    if options.trend is None:
        trend = tuple(filter(_has_a_figure, trend))
    return achievements, evolve(wishes, trend=trend)


def _has_a_figure(achievements: Achievements) -> bool:
    """Return whether any indicator has a value; a period without one is no part of a trend."""
    return any(item.result.value is not None for item in achievements.indicators.values())


def _periods_known(supply: Supply) -> list[Period]:
    """Return the periods of a trend: those of the same kind, else the parts that are known.

    A period is known where the counts name it or a part of it.
    """
    period = supply.period
    assert period is not None, "a report is of a period"
    same = [
        known.parent(period.kind) for known in supply.periods if period.kind in _kinds_above(known)
    ]
    if any(known != period for known in same):
        return same
    parts = [known for known in supply.periods if period.holds(known) and known != period]
    kinds = Counter(known.kind for known in parts)
    return [known for known in parts if known.kind == kinds.most_common(1)[0][0]]


def _kinds_above(period: Period) -> tuple[str, ...]:
    """Return the kinds of a period and of those that hold it."""
    kinds = ("month", "quarter", "semester", "year")
    return kinds[kinds.index(period.kind) :]


def _put(written: str | bytes, options: argparse.Namespace) -> int:
    """Write to the file that is named, or to standard output; return 1 where that fails."""
    if options.out is None:
        assert isinstance(written, str), "what is no text has a file"
        print_document(written)
        return 0
    if isinstance(written, str):
        written = f"{written}\n".encode(errors="backslashreplace")
    return put_file(options.out, written, options.language)
