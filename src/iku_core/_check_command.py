"""`iku check`: definition files in, their faults out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse

from iku_core._arguments import add_paths
from iku_core._command_parser import CommandParser
from iku_core._machine_forms import add_form, print_findings
from iku_core.catalogue import check
from iku_core.report.diagnostics import render_issues, render_summary

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    add_paths(command)
    add_form(command, json=command.say("the same as jsonl", "sama dengan jsonl"))
    command.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    issues = check(*options.paths)
    if options.format != "text":
        # JSON was always a line for each fault here, so that both names mean that.
        form = "jsonl" if options.format == "json" else options.format
        print_findings(issues, form, options.language, command="check")
    else:
        if issues:
            print(f"{render_issues(issues, options.language)}\n")
        print(render_summary(issues, options.language))
    return int(any(issue.severity == "error" for issue in issues))
