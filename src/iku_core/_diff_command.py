"""`iku diff`: two definitions in, what would change out, before anyone saves.

Enters: the parser of the command line. Leaves: a command with its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

from attrs import evolve

from iku_core._arguments import LANGUAGES, period_of
from iku_core._counts_arguments import read_supply
from iku_core._streams import print_issues, print_json
from iku_core.catalogue import read_document
from iku_core.changes import compare_documents
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue
from iku_core.report.changes import render_changes, render_changes_json

__all__ = ["add_diff_command"]


def add_diff_command(commands: Any) -> argparse.ArgumentParser:
    """Add the command to those of a parser, and return its own parser."""
    comparing: argparse.ArgumentParser = commands.add_parser(
        "diff", help="tell which figures and meanings a new definition changes"
    )
    comparing.add_argument("old", metavar="OLD", help="definition file as it is")
    comparing.add_argument("new", metavar="NEW", help="definition file as it would be")
    comparing.add_argument(
        "--counts", metavar="FILE", help="YAML, JSON or CSV; - for standard input"
    )
    comparing.add_argument("--previous", metavar="FILE", help="counts of the previous period")
    comparing.add_argument(
        "--period", type=period_of, metavar="PERIOD", help="2020, 2020-S1, 2020-Q3 or 2020-07"
    )
    comparing.add_argument(
        "--targets", metavar="FILE", help="agreement whose targets are used; with --period"
    )
    comparing.add_argument("--counts-format", choices=("yaml", "json", "csv"))
    comparing.add_argument("--decimal", choices=("point", "comma"))
    comparing.add_argument("--format", choices=("text", "json"), default="text")
    comparing.add_argument(
        "--numbers", choices=LANGUAGES, help="id: 1.234,56; en: 1,234.56; default as --lang"
    )
    comparing.set_defaults(run=partial(_diff, comparing))
    return comparing


def _diff(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    for name in ("previous", "period", "targets"):
        if getattr(options, name) is not None and options.counts is None:
            parser.error(f"--{name} needs --counts")
    if options.targets is not None and options.period is None:
        parser.error("--targets needs --period")
    if options.counts is not None and options.counts == options.previous == "-":
        parser.error("standard input cannot be both --counts and --previous")
    if options.previous is not None and options.period is not None and options.period.year == 1000:
        parser.error("there is no period before the year 1000")
    old, new, issues = _documents(options)
    doubts = [issue for issue in issues if issue.severity != "notice"]
    if doubts:
        print_issues(doubts, options.language)
    if old is None or new is None:
        return 1
    try:
        changes = compare_documents(old, new, **_wishes(options, old, new))
    except CountsError as error:
        print_issues(error.issues, options.language)
        return 1
    if options.format == "json":
        print_json(render_changes_json(changes))
    else:
        print(render_changes(changes, options.language, numbers=options.numbers))
    return int(any(change.matters for change in changes))


def _documents(
    options: argparse.Namespace,
) -> tuple[Document | None, Document | None, list[Issue]]:
    """Read both files; what is wrong with a shared document of both is told once."""
    old, issues = read_document(options.old)
    new, more = read_document(options.new)
    return old, new, [*dict.fromkeys((*issues, *more))]


def _wishes(options: argparse.Namespace, old: Document, new: Document) -> dict[str, Any]:
    """Read counts and targets; raises CountsError with the faults of all their files."""
    if options.counts is None:
        return {}
    # The counts of both, for a count may be new, or go.
    both = evolve(
        new,
        counts=FrozenMapping({**old.counts, **new.counts}),
        constants=FrozenMapping({}),
        constraints=(),
    )
    supply = read_supply(options, both)
    return {
        "counts": supply.counts,
        "previous": supply.previous,
        "period": supply.period,
        "agreement": supply.agreement,
    }
