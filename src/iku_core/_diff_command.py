"""`iku diff`: two definitions in, what would change out, before anyone saves.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

from attrs import evolve

from iku_core._command_parser import CommandParser
from iku_core._counts_arguments import add_supply_options, read_supply, refuse_half_a_wish
from iku_core._streams import print_issues, print_json
from iku_core.changes import compare_documents
from iku_core.checking import read_document
from iku_core.definition import Document
from iku_core.errors import CountsError
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue
from iku_core.report.changes import render_changes, render_changes_json

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    say = command.say
    command.add_argument(
        "old", metavar="OLD", help=say("definition file as it is", "berkas definisi yang berlaku")
    )
    command.add_argument(
        "new",
        metavar="NEW",
        help=say("definition file as it would be", "berkas definisi yang diusulkan"),
    )
    add_supply_options(command, required=False)
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.set_defaults(run=partial(_diff, command))


def _diff(parser: CommandParser, options: argparse.Namespace) -> int:
    for name in ("previous", "period", "targets"):
        if getattr(options, name) is not None and options.counts is None:
            parser.refuse(f"--{name} needs --counts", f"--{name} memerlukan --counts")
    refuse_half_a_wish(parser, options)
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
