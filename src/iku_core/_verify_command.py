"""`iku verify`: definition files in, what they promise proved or refuted.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Final

from iku_core._arguments import add_paths, positive
from iku_core._command_parser import CommandParser
from iku_core._machine_forms import MACHINE_FORMS, add_form, print_findings
from iku_core._streams import print_json, show_progress
from iku_core.checking import read_documents
from iku_core.issues import has_errors, sort_issues
from iku_core.report import verification as report
from iku_core.report.diagnostics import render_issues
from iku_core.verify.batch import verify_all

__all__ = ["LONG_RUN", "add_options"]

LONG_RUN: Final = 20
"""Most documents that are verified without a word on how far it is."""


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    say = command.say
    add_paths(command)
    everything = say("everything as one object", "semuanya sebagai satu objek")
    runners = say("for test runners", "untuk penjalan pengujian")
    add_form(command, json=everything, junit=runners)
    command.add_argument(
        "--samples",
        type=command.typed(positive),
        metavar="N",
        help=say(
            "examples for each promise that is not proved, made by Hypothesis; else 25",
            "banyaknya contoh buatan Hypothesis untuk janji yang belum terbukti; tanpa opsi ini 25",
        ),
    )
    command.add_argument(
        "--jobs",
        type=command.typed(positive),
        metavar="N",
        help=say(
            "processes; else one for each processor",
            "banyaknya proses; tanpa opsi ini satu per prosesor",
        ),
    )
    command.add_argument(
        "--proofs", action="store_true", help=say("write out the proofs", "tuliskan buktinya")
    )
    command.set_defaults(run=_verify)


def _verify(options: argparse.Namespace) -> int:
    documents, issues = read_documents(options.paths)
    found = verify_all(
        documents,
        samples=options.samples,
        jobs=options.jobs,
        progress=partial(_show_progress, len(documents)),
    )
    issues = list(sort_issues(issues))
    if options.format == "json":
        print_json(report.render_verifications_json(found, issues, options.language))
    elif options.format == "junit":
        print(report.render_verifications_junit(found, issues, options.language))
    elif options.format in MACHINE_FORMS:
        told = sort_issues((*issues, *(issue for one in found for issue in one.issues)))
        # What two checks tell of one thing, such as a contradiction, is told once.
        print_findings(dict.fromkeys(told), options.format, options.language, command="verify")
    else:
        for verification in found:
            text = report.render_verification(verification, options.language, proofs=options.proofs)
            print(f"{text}\n")
        if issues:
            print(f"{render_issues(issues, options.language)}\n")
        print(report.render_verification_summary(found, options.language))
    sound = all(verification.is_sound for verification in found)
    return int(not sound or has_errors(issues))


def _show_progress(total: int, done: int) -> None:
    if total >= LONG_RUN:
        show_progress(f"{done}/{total}", last=done == total)
