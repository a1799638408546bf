"""`iku compute`: a document and a file of counts in, its figures out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from functools import partial

from iku_core._arguments import add_document, document_of
from iku_core._command_parser import CommandParser
from iku_core._counts_arguments import (
    add_counts_options,
    read_supply,
    refuse_half_a_wish,
    warn_of_edition,
)
from iku_core._streams import print_issues, print_json
from iku_core.achievement import Achievements
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.frozen import FrozenMapping
from iku_core.report.achievements import (
    render_achievement_csv,
    render_achievement_json,
    render_achievement_table,
)
from iku_core.report.results import render_csv, render_json, render_table
from iku_core.result import Result
from iku_core.status import Status

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    add_document(command)
    add_counts_options(command, required=True)
    command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    command.add_argument(
        "--explain",
        action="store_true",
        help=command.say("show the worked formulas", "tampilkan rumus beserta angkanya"),
    )
    command.set_defaults(run=partial(_compute, command))


def _compute(parser: CommandParser, options: argparse.Namespace) -> int:
    refuse_half_a_wish(parser, options)
    document = document_of(options)
    if document is None:
        return 1
    warn_of_edition(options, document)
    try:
        supply = read_supply(options, document)
        if options.period is None:
            results = supply.results(None)
            _print_results(options, document, results)
            statuses = [result.status for result in results.values()]
        else:
            achievements = supply.achievements(options.period, options.through)
            _print_achievements(options, achievements)
            statuses = [
                status
                for item in achievements.indicators.values()
                for status in (item.status, item.result.status)
            ]
    except CountsError as error:
        print_issues(error.issues, options.language)
        return 1
    return int(Status.INVALID in statuses)


def _print_results(
    options: argparse.Namespace, document: Document, results: FrozenMapping[Result]
) -> None:
    if options.format == "json":
        print_json(render_json(document, results, options.language, evaluated_on=options.date))
    elif options.format == "csv":
        print(render_csv(results, options.language, evaluated_on=options.date))
    else:
        wishes = {"numbers": options.numbers, "explain": options.explain}
        print(render_table(document, results, options.language, **wishes))


def _print_achievements(options: argparse.Namespace, achievements: Achievements) -> None:
    if options.format == "json":
        day = options.date
        print_json(render_achievement_json(achievements, options.language, evaluated_on=day))
    elif options.format == "csv":
        day = options.date
        print(render_achievement_csv(achievements, options.language, evaluated_on=day))
    else:
        wishes = {"numbers": options.numbers, "explain": options.explain}
        print(render_achievement_table(achievements, options.language, **wishes))
