"""`iku survey`: the answers of respondents in, a file of counts out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse

from iku_core._arguments import people
from iku_core._command_parser import CommandParser
from iku_core._streams import print_issues, standard_input
from iku_core.errors import CountsError
from iku_core.files import read_stream
from iku_core.issues import new_issue
from iku_core.survey import Survey, load_survey, read_survey, sample_size

__all__ = ["add_options"]


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    command.add_argument(
        "answers",
        metavar="ANSWERS",
        help=command.say(
            "CSV, a row for each respondent; - for standard input",
            "CSV, satu baris untuk setiap responden; - untuk masukan standar",
        ),
    )
    command.add_argument(
        "--population",
        type=command.typed(people),
        metavar="N",
        help=command.say(
            "how many people were served: tell where the sample is too small",
            "banyaknya orang yang dilayani: beri tahu bila sampelnya terlalu kecil",
        ),
    )
    command.set_defaults(run=_count)


def _count(options: argparse.Namespace) -> int:
    try:
        survey = _survey(options.answers)
    except CountsError as error:
        print_issues(error.issues, options.language)
        return 1
    if survey.warnings:
        print_issues(survey.warnings, options.language)
    if options.population is not None and survey.respondents < sample_size(options.population):
        words = {"found": survey.respondents, "wanted": sample_size(options.population)}
        told = {name: str(number) for name, number in words.items()}
        issue = new_issue("IKU565", None, population=str(options.population), **told)
        print_issues((issue,), options.language)
    for name, number in survey.counts.items():
        print(f"{name}: {number}")
    return 0


def _survey(path: str) -> Survey:
    if path != "-":
        return load_survey(path)
    source, issues = read_stream(standard_input(), "-")
    if issues:
        raise CountsError(tuple(issues))
    return read_survey(source)
