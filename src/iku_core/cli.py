"""The command line: arguments in, text and exit code out.

Exit code 0: all is well; 1: findings; 2: wrong use. Layer 7.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from functools import partial
from importlib import import_module
from typing import Final

from iku_core._arguments import LANGUAGES, positive
from iku_core._streams import print_json, run_guarded, show_progress
from iku_core.catalogue import check, read_documents
from iku_core.issues import sort_issues
from iku_core.messages import Language
from iku_core.report.diagnostics import render_issues, render_issues_json, render_summary

__all__ = ["main"]

LONG_RUN: Final = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Words behind the name of the program; None for those of the process.

    Returns:
        The exit code.

    Raises:
        SystemExit: Wrong use (code 2), `--help` or `--version` (code 0).

    Example:
        >>> main(["check", "indicators", "--lang", "en"])
        no faults found
        0
    """
    return run_guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    parser = _parser([*words[:1]])
    options = parser.parse_args(words)
    options.language = _language(options.lang, parser)
    code: int = options.run(options)
    return code


_COMMANDS: Final = {
    "check": "check definition files",
    "compute": "compute the indicators of a document",
    "verify": "verify what definitions promise",
    "table": "compute the indicators of a whole table",
    "survey": "make the counts of a satisfaction survey from its answers",
    "explain": "compute recorded figures once more, or say what a code means",
    "diff": "tell which figures and meanings a new definition changes",
    "report": "print the form of a document, or with counts its performance report",
    "collect": "make a sheet in which officers fill in the counts of a period",
}
"""The commands, and what each does."""


def _parser(chosen: Collection[str]) -> argparse.ArgumentParser:
    """Return the parser, with the options of chosen commands; the others need not be imported."""
    parser = argparse.ArgumentParser(
        prog="iku", description="Check and compute government performance indicators."
    )
    parser.add_argument("--version", action=_Version, help="show the version")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    own = {"check": _add_check_options, "verify": _add_verify_options}
    for name, summary in _COMMANDS.items():
        command = commands.add_parser(name, help=summary)
        if name in chosen:
            add_options = own.get(name)
            if add_options is None:
                add_options = import_module(f"iku_core._{name}_command").add_options
            add_options(command)
            command.add_argument("--lang", choices=LANGUAGES, help="language of the messages")
    return parser


def _add_check_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; without one, those installed"
    )
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("--fix", action="store_true", help="show certain fixes, and ask")
    command.add_argument("--yes", action="store_true", help="with --fix: write without asking")
    command.set_defaults(run=partial(_check, command))


def _add_verify_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; without one, those installed"
    )
    command.add_argument("--format", choices=("text", "json", "junit"), default="text")
    command.add_argument(
        "--samples",
        type=positive,
        metavar="N",
        help="examples for each promise that is not proved, made by Hypothesis; else 25",
    )
    command.add_argument(
        "--jobs", type=positive, metavar="N", help="processes; else one for each processor"
    )
    command.add_argument("--proofs", action="store_true", help="write out the proofs")
    command.set_defaults(run=_verify)


class _Version(argparse.Action):
    """Print the version; the slow look-up is made for this alone."""

    def __init__(self, option_strings: list[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib import metadata  # noqa: PLC0415 - slow to load

        print(f"iku-core {metadata.version('iku-core')}")
        parser.exit()


def _language(chosen: Language | None, parser: argparse.ArgumentParser) -> Language:
    """Return the language: as chosen, else IKU_LANG, else the locale, else English."""
    if chosen is not None:
        return chosen
    wished = os.environ.get("IKU_LANG", "")
    if wished:
        if wished not in LANGUAGES:
            parser.error(f"IKU_LANG is {wished!r}; choose from: {', '.join(LANGUAGES)}")
        return "id" if wished == "id" else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "id" if value.split("_")[0].split(".")[0] == "id" else "en"
    return "en"


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.fix or options.yes:
        from iku_core._mended_files import fix_files  # noqa: PLC0415

        if not options.fix:
            parser.error("--yes is for --fix")
        if not options.paths:
            parser.error("--fix needs a PATH")
        if options.format != "text":
            parser.error("--fix is shown as text")
        return fix_files(options.paths, options.language, yes=options.yes)
    issues = check(*options.paths)
    if options.format == "json":
        if issues:
            print_json(render_issues_json(issues, options.language))
    else:
        if issues:
            print(f"{render_issues(issues, options.language)}\n")
        print(render_summary(issues, options.language))
    return int(any(issue.severity == "error" for issue in issues))


def _verify(options: argparse.Namespace) -> int:
    # Imported here, for the other commands start faster without it.
    from iku_core.report import verification as report  # noqa: PLC0415
    from iku_core.verify.batch import verify_all  # noqa: PLC0415

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
    else:
        for verification in found:
            text = report.render_verification(verification, options.language, proofs=options.proofs)
            print(f"{text}\n")
        if issues:
            print(f"{render_issues(issues, options.language)}\n")
        print(report.render_verification_summary(found, options.language))
    sound = all(verification.is_sound for verification in found)
    return int(not sound or any(issue.severity == "error" for issue in issues))


def _show_progress(total: int, done: int) -> None:
    if total >= LONG_RUN:
        show_progress(f"{done}/{total}", last=done == total)
