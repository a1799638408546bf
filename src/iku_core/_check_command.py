"""`iku check`: definition files in, their faults out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
import os
from functools import partial

from iku_core._arguments import add_paths
from iku_core._command_parser import CommandParser
from iku_core._machine_forms import add_form, print_findings
from iku_core._streams import print_checked
from iku_core.catalogue import check
from iku_core.issues import has_errors, visible

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    add_paths(command)
    add_form(command, json=command.say("the same as jsonl", "sama dengan jsonl"))
    command.add_argument(
        "--fix",
        action="store_true",
        help=command.say(
            "mend what can be mended in one way alone: show it as a diff, and ask",
            "perbaiki yang hanya dapat diperbaiki dengan satu cara: tampilkan bedanya, lalu tanya",
        ),
    )
    command.add_argument(
        "--yes",
        action="store_true",
        help=command.say("with --fix: write without asking", "dengan --fix: tulis tanpa bertanya"),
    )
    command.set_defaults(run=partial(_check, command))


def _check(parser: CommandParser, options: argparse.Namespace) -> int:
    if options.yes and not options.fix:
        parser.refuse("--yes needs --fix", "--yes memerlukan --fix")
    if options.fix:
        return _fix(parser, options)
    issues = check(*options.paths)
    if options.format != "text":
        # JSON was always a line for each fault here, so that both names mean that.
        form = "jsonl" if options.format == "json" else options.format
        print_findings(issues, form, options.language, command="check")
        return int(has_errors(issues))
    return print_checked(issues, options.language)


def _fix(parser: CommandParser, options: argparse.Namespace) -> int:
    # Imported here, for a check alone starts faster without it.
    from iku_core._mended_files import fix_files  # noqa: PLC0415

    if not options.paths:
        parser.refuse("--fix needs a PATH", "--fix memerlukan PATH")
    if options.format != "text":
        parser.refuse("--fix is told as text alone", "--fix hanya disampaikan sebagai teks")
    for path in options.paths:
        # A pipe can be read once alone, and a device not be written anew.
        is_known = os.path.isfile(path) or os.path.isdir(path)  # noqa: PTH112, PTH113 - never raise
        if os.path.exists(path) and not is_known:  # noqa: PTH110 - likewise
            told = visible(path)
            parser.refuse(f"--fix: {told} is no file", f"--fix: {told} bukan berkas")
    return fix_files(options.paths, options.language, yes=options.yes)
