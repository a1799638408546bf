"""The findings of `iku check` and `iku verify` for other programs, in one shape for both.

Layer 7, part of `cli`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iku_core._command_parser import CommandParser
from iku_core._streams import print_json
from iku_core.issues import Issue
from iku_core.messages import Language

__all__ = ["MACHINE_FORMS", "add_form", "print_findings"]

MACHINE_FORMS: Final = ("jsonl", "github", "sarif")
"""What programs read: JSON lines, annotations of GitHub, SARIF 2.1.0."""


def add_form(command: CommandParser, **own: str) -> None:
    """Add the choice of how findings are told.

    Args:
        command: The parser of the command.
        own: Forms of this command alone, and what they are.
    """
    say = command.say
    forms = {
        "text": say("for people", "untuk dibaca orang"),
        **own,
        "jsonl": say("JSON, a line for each finding", "JSON, satu baris per temuan"),
        "github": say("annotations of GitHub", "anotasi GitHub"),
        "sarif": "SARIF 2.1.0",
    }
    command.add_argument(
        "--format",
        choices=tuple(forms),
        default="text",
        help="; ".join(f"{form}: {meaning}" for form, meaning in forms.items()),
    )


def print_findings(issues: Iterable[Issue], form: str, language: Language, *, command: str) -> None:
    """Print findings for a program; without one, SARIF alone has anything to say.

    Args:
        issues: The findings.
        form: One of `MACHINE_FORMS`.
        language: Language of the messages.
        command: The command that found them.

    Example:
        >>> print_findings([Issue(code="IKU203")], "github", "en", command="check")
        ::error title=IKU203::the formula is empty%0Ahint: write a formula, such as: \
jumlah_a / jumlah_b
    """
    # Imported here, for a run that prints text needs none of them.
    from iku_core.report.annotations import render_annotations  # noqa: PLC0415
    from iku_core.report.diagnostics import render_issues_json  # noqa: PLC0415
    from iku_core.report.sarif import render_sarif  # noqa: PLC0415

    found = [*issues]
    if form == "sarif":
        print_json(render_sarif(found, language, command=command))
    elif found and form == "github":
        print(render_annotations(found, language))
    elif found:
        print_json(render_issues_json(found, language))
