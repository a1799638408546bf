"""`iku compute`: a definition and a file of counts in, its figures out.

Enters: the parser of the command line. Leaves: a command with its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
import io
import sys
from functools import partial
from typing import Any

from iku_core._arguments import LANGUAGES, document_of, period_of
from iku_core._package import MAX_PACKAGE_BYTES
from iku_core._streams import print_issues, print_json
from iku_core.accumulation import CountsByPeriod, evaluate_period
from iku_core.achievement import Achievements
from iku_core.achieving import achieve_all
from iku_core.agreements import load_agreement
from iku_core.counts import (
    CountsFormat,
    DecimalMark,
    load_counts,
    load_counts_by_period,
    read_counts,
    read_counts_by_period,
    source_of,
)
from iku_core.definition import Document
from iku_core.errors import CountsError, DefinitionError
from iku_core.evaluation import evaluate_all
from iku_core.files import read_stream_data
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, new_issue
from iku_core.period import Period
from iku_core.report.achievements import (
    render_achievement_csv,
    render_achievement_json,
    render_achievement_table,
)
from iku_core.report.results import render_csv, render_json, render_table
from iku_core.result import Result
from iku_core.status import Status

__all__ = ["add_compute_command"]


def add_compute_command(commands: Any) -> argparse.ArgumentParser:
    """Add the command to those of a parser, and return its own parser."""
    computing: argparse.ArgumentParser = commands.add_parser(
        "compute", help="compute the indicators of a document"
    )
    computing.add_argument("document", metavar="DOCUMENT", help="definition file")
    computing.add_argument(
        "--counts",
        required=True,
        metavar="FILE",
        help="YAML, JSON, CSV or XLSX; - for standard input",
    )
    computing.add_argument("--previous", metavar="FILE", help="counts of the previous period")
    computing.add_argument(
        "--period",
        type=period_of,
        metavar="PERIOD",
        help="2020, 2020-S1, 2020-Q3 or 2020-07: the figures of it, against its targets",
    )
    computing.add_argument(
        "--through",
        type=period_of,
        metavar="PART",
        help="last part that is reported, such as 2020-Q3: the figures of the year to date",
    )
    computing.add_argument(
        "--targets", metavar="FILE", help="agreement whose targets are used; with --period"
    )
    computing.add_argument(
        "--counts-format",
        choices=("yaml", "json", "csv", "xlsx"),
        help="format of --counts; without it, as its name or first line tells",
    )
    computing.add_argument(
        "--decimal",
        choices=("point", "comma"),
        help="how the counts write decimals; comma: 1.234,5; point: 1234.500",
    )
    computing.add_argument("--format", choices=("text", "json", "csv"), default="text")
    computing.add_argument(
        "--numbers", choices=LANGUAGES, help="id: 1.234,56; en: 1,234.56; default as --lang"
    )
    computing.add_argument("--explain", action="store_true", help="show the worked formulas")
    computing.set_defaults(run=partial(_compute, computing))
    return computing


def _compute(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.counts == options.previous == "-":
        parser.error("standard input cannot be both --counts and --previous")
    if options.targets is not None and options.period is None:
        parser.error("--targets needs --period")
    if options.through is not None and not _is_part(options.through, options.period):
        parser.error("--through is a part of the --period, such as 2020-Q3 of 2020")
    if options.previous is not None and options.period is not None and options.period.year == 1000:
        parser.error("there is no period before the year 1000")
    document = document_of(options)
    if document is None:
        return 1
    try:
        results, achievements = _computed(options, document)
    except CountsError as error:
        print_issues(error.issues, options.language)
        return 1
    if achievements is None:
        _print_results(options, document, results)
    else:
        _print_achievements(options, achievements)
    return int(any(result.status is Status.INVALID for result in results.values()))


def _is_part(through: Period, period: Period | None) -> bool:
    return period is not None and period.holds(through) and period != through


def _computed(
    options: argparse.Namespace, document: Document
) -> tuple[FrozenMapping[Result], Achievements | None]:
    """Compute the figures, and with a period what the targets make of them.

    Raises:
        CountsError: Some file has faults; those of the counts and of the targets together.
    """
    issues: list[Issue] = []
    agreement = results = None
    try:
        if options.targets is not None:
            agreement = load_agreement(options.targets, document)
    except DefinitionError as error:
        issues.extend(error.issues)
    try:
        results = _results(options, document)
    except CountsError as error:
        issues.extend(error.issues)
    if issues or results is None:
        raise CountsError(tuple(issues))
    if options.period is None:
        return results, None
    wishes: dict[str, Any] = {"agreement": agreement, "through": options.through}
    return results, achieve_all(document, results, options.period, **wishes)


def _print_results(
    options: argparse.Namespace, document: Document, results: FrozenMapping[Result]
) -> None:
    if options.format == "json":
        print_json(render_json(document, results, options.language))
    elif options.format == "csv":
        print(render_csv(results, options.language))
    else:
        wishes = {"numbers": options.numbers, "explain": options.explain}
        print(render_table(document, results, options.language, **wishes))


def _print_achievements(options: argparse.Namespace, achievements: Achievements) -> None:
    if options.format == "json":
        print_json(render_achievement_json(achievements, options.language))
    elif options.format == "csv":
        print(render_achievement_csv(achievements, options.language))
    else:
        wishes = {"numbers": options.numbers, "explain": options.explain}
        print(render_achievement_table(achievements, options.language, **wishes))


def _results(options: argparse.Namespace, document: Document) -> FrozenMapping[Result]:
    """Compute the figures; raises CountsError with the faults of both files of counts."""
    counts, previous = _supplied(options, document)
    if options.period is None:
        return evaluate_all(document, counts, previous=previous)
    before: dict[str, Any] = {} if previous is None else {**previous}
    twice = sorted(counts.keys() & before.keys())
    if twice:
        raise CountsError(tuple(new_issue("IKU547", None, period=period) for period in twice))
    by_period: CountsByPeriod = {**counts, **before}
    return evaluate_period(document, by_period, options.period, through=options.through)


def _supplied(
    options: argparse.Namespace, document: Document
) -> tuple[FrozenMapping[Any], FrozenMapping[Any] | None]:
    """Read both files of counts; the faults of both are told at once."""
    read: list[FrozenMapping[Any]] = []
    issues: list[Issue] = []
    files = [(options.counts, options.counts_format, options.period)]
    if options.previous is not None:
        before = None if options.period is None else options.period.previous
        files.append((options.previous, None, before))
    for path, chosen, period in files:
        try:
            read.append(_counts(path, chosen, options.decimal, document, period))
        except CountsError as error:
            issues.extend(error.issues)
    if issues:
        raise CountsError(tuple(issues))
    return read[0], read[1] if len(read) == 2 else None


def _counts(
    path: str,
    chosen: CountsFormat | None,
    decimal: DecimalMark | None,
    document: Document,
    period: Period | None,
) -> FrozenMapping[Any]:
    """Return the counts of a file; by period, where one is given for a file that names none."""
    how: dict[str, Any] = {"format": chosen, "decimal": decimal}
    if path != "-":
        if period is None:
            return load_counts(path, document, **how)
        return load_counts_by_period(path, document, period=period, **how)
    stream = io.BytesIO() if sys.stdin is None else sys.stdin.buffer
    data, issues = read_stream_data(stream, "-", MAX_PACKAGE_BYTES)
    if issues:
        raise CountsError(tuple(issues))
    source = source_of(data, "-", chosen)
    if period is None:
        return read_counts(source, document, **how)
    return read_counts_by_period(source, document, period=period, **how)
