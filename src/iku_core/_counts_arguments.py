"""What commands that compute from counts have in common: their options, and what is read by them.

Enters: the parser of a command, then its options. Leaves: `Supply`, which gives results and
achievements of one period or several. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from iku_core._arguments import add_numbers, day_of, period_of
from iku_core._command_parser import CommandParser
from iku_core._package import MAX_PACKAGE_BYTES
from iku_core._streams import print_issues, standard_input
from iku_core.accumulation import CountsByPeriod, evaluate_period
from iku_core.achievement import Achievements
from iku_core.achieving import achieve_all
from iku_core.agreement import Agreement
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
from iku_core.period import Period, parse_period
from iku_core.result import Result

__all__ = [
    "Supply",
    "add_counts_options",
    "add_supply_options",
    "read_supply",
    "refuse_half_a_wish",
    "warn_of_edition",
]


def add_counts_options(command: CommandParser, *, required: bool) -> None:
    """Add the options by which a command is given counts, and what it makes of them."""
    add_supply_options(command, required=required)
    command.add_argument(
        "--through",
        type=command.typed(period_of),
        metavar="PART",
        help=command.say(
            "last part that is reported, such as 2020-Q3: the figures of the year to date",
            "bagian terakhir yang dilaporkan, misalnya 2020-Q3: angka tahun berjalan",
        ),
    )
    command.add_argument(
        "--date",
        type=command.typed(day_of),
        metavar="YYYY-MM-DD",
        help=command.say(
            "day of the evaluation, to be recorded; without it, none is",
            "tanggal penghitungan yang dicatat; tanpa opsi ini tidak ada",
        ),
    )


def add_supply_options(command: CommandParser, *, required: bool) -> None:
    """Add the options by which a command is given counts, a period and targets."""
    say = command.say
    command.add_argument(
        "--counts",
        required=required,
        metavar="FILE",
        help=say(
            "YAML, JSON, CSV or XLSX; - for standard input",
            "YAML, JSON, CSV, atau XLSX; - untuk masukan standar",
        ),
    )
    command.add_argument(
        "--previous",
        metavar="FILE",
        help=say("counts of the previous period", "cacah periode sebelumnya"),
    )
    command.add_argument(
        "--period",
        type=command.typed(period_of),
        metavar="PERIOD",
        help=say(
            "2020, 2020-S1, 2020-Q3 or 2020-07: the figures of it, against its targets",
            "2020, 2020-S1, 2020-Q3, atau 2020-07: angkanya, dibandingkan dengan targetnya",
        ),
    )
    command.add_argument(
        "--targets",
        metavar="FILE",
        help=say(
            "agreement whose targets are used; with --period",
            "perjanjian kinerja yang targetnya dipakai; bersama --period",
        ),
    )
    command.add_argument(
        "--counts-format",
        choices=("yaml", "json", "csv", "xlsx"),
        help=say(
            "format of --counts; without it, as its name or first line tells",
            "format --counts; tanpa opsi ini menurut nama atau baris pertamanya",
        ),
    )
    command.add_argument(
        "--decimal",
        choices=("point", "comma"),
        help=say(
            "how the counts write decimals; comma: 1.234,5; point: 1234.500",
            "cara cacah menulis desimal; comma: 1.234,5; point: 1234.500",
        ),
    )
    add_numbers(command)


def refuse_half_a_wish(parser: CommandParser, options: argparse.Namespace) -> None:
    """End with wrong use where options do not fit each other."""
    if options.counts is not None and options.counts == options.previous == "-":
        parser.refuse(
            "standard input cannot be both --counts and --previous",
            "masukan standar tidak dapat menjadi --counts sekaligus --previous",
        )
    if options.targets is not None and options.period is None:
        parser.refuse("--targets needs --period", "--targets memerlukan --period")
    through = getattr(options, "through", None)
    if through is not None and not _is_part(through, options.period):
        parser.refuse(
            "--through is a part of the --period, such as 2020-Q3 of 2020",
            "--through adalah bagian dari --period, misalnya 2020-Q3 dari 2020",
        )
    if options.previous is not None and options.period is not None and options.period.year == 1000:
        parser.refuse(
            "there is no period before the year 1000", "tidak ada periode sebelum tahun 1000"
        )


def warn_of_edition(options: argparse.Namespace, document: Document) -> None:
    """Warn where a definition is not that of the period: its formulas may be others."""
    period = options.period
    if period is not None and not document.is_in_force(period.last_day):
        words = {"text": document.id, "period": str(period), **_days(*document.validity)}
        print_issues((new_issue("IKU327", None, **words),), options.language)


def _days(first: date | None, last: date | None) -> dict[str, str]:
    """Return the words for the days in force, of which at least one is known."""
    if last is None:
        return {"days": f"from {first} on", "days_id": f"sejak {first}"}
    if first is None:
        return {"days": f"until {last}", "days_id": f"sampai {last}"}
    return {"days": f"from {first} to {last}", "days_id": f"dari {first} sampai {last}"}


def _is_part(through: Period, period: Period | None) -> bool:
    return period is not None and period.holds(through) and period != through


@frozen(kw_only=True)
class Supply:
    """Hold what was read of the files that a command names.

    Attributes:
        document: The document.
        period: The period that is asked for; None where none is.
        counts: The counts: by period where one is asked for, else those of one period.
        previous: Those of the previous period where no period is asked for; None for none.
        agreement: The agreement whose targets are used; None for those of the definition.
    """

    document: Document
    period: Period | None
    counts: Mapping[str, Any] = field(repr=False)
    previous: Mapping[str, Any] | None = field(default=None, repr=False)
    agreement: Agreement | None = None

    def results(
        self, period: Period | None, through: Period | None = None
    ) -> FrozenMapping[Result]:
        """Compute the results; raises CountsError where counts are refused."""
        if period is None:
            return evaluate_all(self.document, self.counts, previous=self.previous)
        counts: CountsByPeriod = {**self.counts}
        return evaluate_period(self.document, counts, period, through=through)

    def achievements(self, period: Period, through: Period | None = None) -> Achievements:
        """Compute the results of a period, and set them against their targets."""
        wishes: dict[str, Any] = {"agreement": self.agreement, "through": through}
        return achieve_all(self.document, self.results(period, through), period, **wishes)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that the counts name, in order."""
        return tuple(sorted(map(parse_period, self.counts)))


def read_supply(options: argparse.Namespace, document: Document) -> Supply:
    """Read the counts and the targets that a command names.

    Raises:
        CountsError: Some file has faults; those of the counts and of the targets together.
    """
    issues: list[Issue] = []
    agreement = None
    read: list[FrozenMapping[Any]] = []
    try:
        if options.targets is not None:
            agreement = load_agreement(options.targets, document)
    except DefinitionError as error:
        issues.extend(error.issues)
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
    counts, *others = read
    previous = others[0] if others else None
    if options.period is None or previous is None:
        return Supply(
            document=document,
            period=options.period,
            counts=counts,
            previous=previous,
            agreement=agreement,
        )
    twice = sorted(counts.keys() & previous.keys())
    if twice:
        raise CountsError(tuple(new_issue("IKU547", None, period=period) for period in twice))
    together = {**counts, **previous}
    return Supply(document=document, period=options.period, counts=together, agreement=agreement)


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
    data, issues = read_stream_data(standard_input(), "-", MAX_PACKAGE_BYTES)
    if issues:
        raise CountsError(tuple(issues))
    source = source_of(data, "-", chosen)
    if period is None:
        return read_counts(source, document, **how)
    return read_counts_by_period(source, document, period=period, **how)
