"""Answers about a new definition: as options of the command, completed by proposals, and judged.

Enters: questions, and the options of the command. Leaves: answers, and their faults in the words
of the options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from attrs import evolve, frozen

from iku_core._command_parser import CommandParser
from iku_core.characters import forbidden_in_escapes, forbidden_issue
from iku_core.document import MAX_SCALAR
from iku_core.issues import Issue, Source, new_issue
from iku_core.messages import Language, limit_words
from iku_core.report.diagnostics import render_issue

__all__ = [
    "Answers",
    "Choice",
    "Judge",
    "Question",
    "add_flags",
    "complete",
    "faults_of_answers",
    "given_answers",
    "missing_flags",
    "show_faults",
]

Answers: TypeAlias = dict[str, str]
"""What was answered, by the key of the question; empty where nothing is to be said."""

Judge: TypeAlias = Callable[[Answers], Mapping[str, Sequence[Issue]]]
"""Tells the faults of answers by the key of the question; under an empty key those of none."""


class Choice(NamedTuple):
    """Offer one answer of several.

    Attributes:
        answer: The answer.
        english: What it means.
        indonesian: The same.
        words: Other words for it that somebody may answer with.
    """

    answer: str
    english: str
    indonesian: str
    words: tuple[str, ...] = ()


@frozen
class Question:
    """Hold a question, which is an option of the command as well.

    Attributes:
        key: Name of the answer, and with `-` of the option.
        english: The question.
        indonesian: The same.
        is_required: Whether there is nothing without an answer.
        propose: Makes a proposal of the answers before; empty for none.
        choices: Makes the answers to choose from; none for any text.
        is_open: Whether an answer in words may be none of the choices; a bare number never may.
        applies: Tells from the answers before whether it is asked at all.
        is_certain: Whether the proposal is taken also where nobody is asked.
        is_option: Whether it is an option; else other options tell the answer.
        option: Name of the option, where it is not that of the answer.
        read: Makes the answer of what was typed.
        judge: Finds what is wrong with an answer that the format does not judge.
    """

    key: str
    english: str
    indonesian: str
    is_required: bool = False
    propose: Callable[[Answers], str] = lambda _: ""
    choices: Callable[[Answers], Sequence[Choice]] = lambda _: ()
    is_open: bool = False
    applies: Callable[[Answers], bool] = lambda _: True
    is_certain: bool = True
    is_option: bool = True
    option: str = ""
    read: Callable[[str], str] = lambda text: text
    judge: Callable[[str], Issue | None] = lambda _: None

    @property
    def flag(self) -> str:
        """The option that gives the answer."""
        return f"--{(self.option or self.key).replace('_', '-')}"

    def answer(self, text: str, answers: Answers) -> str:
        """Return the answer that a text means: a choice by its number or a word for it.

        Args:
            text: What was typed, or told by an option.
            answers: The answers before.
        """
        choices = self.choices(answers)
        if text.isascii() and text.isdigit() and 0 < int(text[:4]) <= len(choices):
            return choices[int(text[:4]) - 1].answer
        meant = [choice.answer for choice in choices if text.lower() in _words_of(choice)]
        return meant[0] if meant else self.read(text)

    def fault(self, answer: str, answers: Answers) -> Issue | None:
        """Return what is wrong with an answer that the format does not judge."""
        choices = self.choices(answers)
        if not choices or answer in [choice.answer for choice in choices]:
            return self.judge(answer)
        if self.is_open and not answer.isdigit():
            return None
        numbers = [str(number) for number in range(1, len(choices) + 1)]
        words = {"numbers": _either(numbers, "or"), "numbers_id": _either(numbers, "atau")}
        if self.is_open:
            words["numbers"] += ", or answer in words"
            words["numbers_id"] += ", atau jawab dengan kata-kata"
        return new_issue("IKU784", None, answer=answer, **words)


def _words_of(choice: Choice) -> list[str]:
    words = (choice.answer, choice.english, choice.indonesian, *choice.words)
    return [word.lower() for word in words]


def _either(numbers: Sequence[str], joint: str) -> str:
    *most, last = numbers
    return f"{', '.join(most)} {joint} {last}" if most else last


def add_flags(command: CommandParser, questions: Iterable[Question]) -> None:
    """Add an option for each question that has one."""
    for question in questions:
        if question.is_option:
            text = command.say(question.english, question.indonesian)
            command.add_argument(
                question.flag,
                dest=f"answer_{question.key}",
                metavar=command.say("TEXT", "ISI"),
                choices=_closed(question),
                help=text.replace("%", "%%"),
            )


def _closed(question: Question) -> list[str] | None:
    """Return the only words that an option may have, where they are the same everywhere."""
    if question.is_open:
        return None
    return [choice.answer for choice in question.choices({})] or None


def missing_flags(questions: Iterable[Question], answers: Answers) -> list[str]:
    """Return the options of questions that need an answer and have none in complete answers."""
    return [
        question.flag
        for question in questions
        if question.is_required and question.applies(answers) and not answers[question.key]
    ]


def complete(questions: Iterable[Question], answers: Answers) -> Answers:
    """Return answers with the proposals that are taken without being asked for."""
    found = dict(answers)
    for question in questions:
        if question.key not in found:
            is_taken = question.is_certain and question.applies(found)
            found[question.key] = question.propose(found) if is_taken else ""
    return found


def faults_of_answers(questions: Iterable[Question], answers: Answers) -> dict[str, list[Issue]]:
    """Return the faults of answers that the format does not judge, by the key of the question."""
    found: dict[str, list[Issue]] = {}
    for question in questions:
        text = answers.get(question.key, "")
        if character := forbidden_in_escapes(text):
            issue = forbidden_issue(Source(question.flag, text), 0, 0, character)
            found[question.key] = [evolve(issue, location=None)]
        elif len(text) > MAX_SCALAR:
            found[question.key] = [new_issue("IKU118", None, **limit_words(MAX_SCALAR))]
        elif text and (fault := question.fault(text, answers)):
            found[question.key] = [fault]
    return found


def show_faults(
    questions: Iterable[Question], faults: Mapping[str, Sequence[Issue]], language: Language
) -> None:
    """Tell on standard error what is wrong with answers, each with its option."""
    flags = {question.key: question.flag for question in questions}
    for key, issues in faults.items():
        for issue in issues:
            text = render_issue(evolve(issue, location=None) if key else issue, language)
            print(f"{flags[key]}: {text}" if key else text, file=sys.stderr)


def given_answers(questions: Iterable[Question], options: argparse.Namespace) -> Answers:
    """Return the answers that options of the command give."""
    found: Answers = {}
    for question in questions:
        text = getattr(options, f"answer_{question.key}", None)
        if text is not None:
            found[question.key] = question.answer(text.strip(), found)
    return found
