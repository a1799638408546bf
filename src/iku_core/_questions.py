"""Questions on a terminal: one after the other, each with a proposal that Enter takes.

Enters: questions, what is answered already, and who judges an answer. Leaves: all answers.
A wrong answer is told at once, and the question is asked again. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from attrs import evolve

from iku_core._answers import (
    Answers,
    Choice,
    Judge,
    Question,
    complete,
    given_answers,
    missing_flags,
    show_faults,
)
from iku_core._command_parser import CommandParser, say
from iku_core._streams import is_asked
from iku_core.issues import Issue, new_issue
from iku_core.messages import Language
from iku_core.report.diagnostics import render_issue

__all__ = ["answers_of", "ask"]

_SHORT: Final = 60
"""Characters of a question behind which there is room for an answer on the same line."""

_NOTHING: Final = "-"
"""What leaves an optional answer out."""


def answers_of(
    parser: CommandParser,
    options: argparse.Namespace,
    questions: Sequence[Question],
    *,
    judge: Judge,
) -> Answers | None:
    """Return answers as options give them, and where they are too few, as somebody gives them.

    Args:
        parser: The parser of the command.
        options: Its options.
        questions: The questions.
        judge: Tells what is wrong with answers.

    Returns:
        The answers; None where they have faults, or whoever is asked ends the input, which has
        been told.
    """
    given = given_answers(questions, options)
    ratio = [key for key in ("numerator", "denominator") if given.get(key)]
    if given.get("value"):
        if ratio:
            parser.refuse(
                f"--value stands alone; --{ratio[0]} is for a ratio",
                f"--value berdiri sendiri; --{ratio[0]} untuk rasio",
            )
        given["kind"] = "value"
    elif ratio:
        given["kind"] = "ratio"
    answers = complete(questions, given)
    missing = missing_flags(questions, answers)
    if missing and not is_asked():
        words = ", ".join(missing)
        either = () if "kind" in given else (", or --value", ", atau --value")
        english, indonesian = either or ("", "")
        parser.refuse(f"missing: {words}{english}", f"yang masih kurang: {words}{indonesian}")
    faults = judge(given if missing else answers)
    if missing and not faults:
        try:
            asked = ask(questions, given, judge=judge, language=parser.language)
        except EOFError:
            told = parser.say("stopped; nothing was written", "dihentikan; tidak ada yang ditulis")
            print(f"\n{told}", file=sys.stderr)
            return None
        answers = complete(questions, asked)
        faults = judge(answers)
    show_faults(questions, faults, parser.language)
    return None if faults else answers


def ask(
    questions: Sequence[Question], answers: Answers, *, judge: Judge, language: Language
) -> Answers:
    """Ask on the terminal what is not answered yet.

    Args:
        questions: The questions in their order.
        answers: What is answered already.
        judge: Tells what is wrong with answers.
        language: The language of the questions.

    Raises:
        EOFError: Whoever is asked ends the input.
    """
    with suppress(ImportError):
        # With it arrow keys move within a line; it is slow to load, and not there on Windows.
        import readline  # noqa: F401, PLC0415
    assert isinstance(sys.stdin, io.TextIOWrapper), "a terminal is one"
    # Keys that are no text are told as a fault of the answer, and not by a traceback.
    sys.stdin.reconfigure(errors="surrogateescape")
    found = dict(answers)
    print(
        say(
            language,
            "Enter takes what stands in brackets, - leaves an answer out, Ctrl-C ends"
            " without writing.",
            "Enter mengambil isi dalam kurung, - mengosongkan jawaban, Ctrl-C berhenti tanpa"
            " menulis.",
        )
    )
    for question in questions:
        if question.key not in found:
            found[question.key] = ""
            if question.applies(found):
                found[question.key] = _answer(question, found, judge, language)
    return found


def _answer(question: Question, answers: Answers, judge: Judge, language: Language) -> str:
    choices = question.choices(answers)
    proposal = question.propose(answers)
    prompt = _prompt(question, choices, proposal, language)
    while True:
        words = " ".join(input(prompt).split())
        text = "" if words == _NOTHING else question.answer(words or proposal, answers)
        issues: Sequence[Issue] = ()
        if text:
            judged = judge({**answers, question.key: text})
            issues = (*judged.get(question.key, ()), *judged.get("", ()))
        elif question.is_required:
            issues = (new_issue("IKU783", None),)
        if not issues:
            return text
        for issue in issues:
            text = render_issue(evolve(issue, location=None, related=None), language)
            print("\n".join(f"  {line}" for line in text.split("\n")))


def _prompt(
    question: Question, choices: Sequence[Choice], proposal: str, language: Language
) -> str:
    lines = [say(language, question.english, question.indonesian)]
    for number, choice in enumerate(choices, start=1):
        lines.append(f"  {number} {say(language, choice.english, choice.indonesian)}")
        if choice.answer == proposal:
            proposal = str(number)
    offered = f"[{proposal}]" if proposal else ""
    if len(lines) == 1 and len(lines[0]) + len(offered) < _SHORT:
        return f"{lines[0]} {offered}: " if offered else f"{lines[0]}: "
    return "\n".join([*lines, f"{offered}> "])
