"""`iku new indicator`: answers in, a definition with one more indicator out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import Final

from attrs import frozen

from iku_core._answers import (
    Answers,
    Choice,
    Question,
    add_flags,
    faults_of_answers,
    show_faults,
)
from iku_core._command_parser import CommandParser
from iku_core._new_questions import (
    by_question,
    formula_questions,
    id_question,
    is_sound,
    named_twice,
    trait_questions,
)
from iku_core._proposals import proposed_count, proposed_id
from iku_core._questions import answers_of
from iku_core._shown_changes import is_wished, show_change
from iku_core._streams import is_asked, print_issues, rewrite_file, tell_written
from iku_core._yaml_text import Tree
from iku_core.characters import decode, encode_as
from iku_core.checking import read_text
from iku_core.definition import Document
from iku_core.document import parse_yaml
from iku_core.files import read_data
from iku_core.insertion import insert_indicator
from iku_core.issues import Issue, Source
from iku_core.nodes import Node, Scalar, node_at
from iku_core.nodes import Sequence as Items
from iku_core.skeleton import indicator_tree, new_counts

__all__ = ["add_options"]

_COUNT: Final = Question("count", "One more new count", "Satu cacah baru lagi")
_NEW: Final = "..."
"""What stands for the name and the objective until they are answered."""

_NEW_COUNT: Final = "Cacah baru"
"""What stands for a formula where there are no counts yet."""


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    command.add_argument(
        "file", metavar="FILE", help=command.say("definition file", "berkas definisi")
    )
    add_flags(command, _questions(None))
    command.add_argument(
        "--count",
        action="append",
        default=[],
        metavar=command.say("NAME=LABEL", "NAMA=LABEL"),
        help=command.say(
            "one more new count, for a longer formula; may be given again",
            "satu cacah baru lagi, untuk rumus yang lebih panjang; boleh diulang",
        ),
    )
    command.add_argument(
        "--dry-run",
        action="store_true",
        help=command.say(
            "show what would be added, and write nothing",
            "tampilkan yang akan ditambahkan, tanpa menulis",
        ),
    )
    command.add_argument(
        "--yes",
        action="store_true",
        help=command.say(
            "write without asking at a terminal", "tulis tanpa bertanya, juga di terminal"
        ),
    )
    command.set_defaults(run=partial(_run, command))


@frozen
class _Target:
    """Hold the definition that is added to.

    Attributes:
        path: Its file.
        data: The bytes of the file.
        source: Its text.
        root: The nodes of the text.
        document: What it means.
        counts: New counts that were told beside the questions.
    """

    path: str
    data: bytes
    source: Source
    root: Node
    document: Document
    counts: dict[str, Tree]

    @property
    def objectives(self) -> list[str]:
        """The statements of the objectives in the file."""
        node = node_at(self.root, "objectives")
        items = node.items if type(node) is Items else []
        found = (node_at(item, "statement") for item in items)
        return [node.value.rstrip("\n") for node in found if type(node) is Scalar]

    @property
    def taken(self) -> tuple[str, ...]:
        """The names that formulas know already, or will."""
        return (*self.document.counts, *self.document.constants, *self.counts)

    @property
    def ids(self) -> list[str]:
        """The ids of the indicators."""
        return [indicator.id for indicator in self.document]

    def place(self, objective: str) -> int | str:
        """Return the objective of the file, from 0, that is meant; else the words of a new one."""
        statements = self.objectives
        return statements.index(objective) if objective in statements else objective

    def text(self, answers: Answers) -> tuple[str, list[Issue]]:
        """Return the text with what was answered, and the places where nothing can be added."""
        return insert_indicator(
            self.source,
            self.root,
            indicator_tree(answers, self.taken),
            objective=self.place(answers["objective"]),
            counts={**self.counts, **new_counts(answers, self.taken)},
        )

    def judge(self, answers: Answers) -> dict[str, list[Issue]]:
        """Return the faults of answers, the later ones of which may not be given yet."""
        own = faults_of_answers(_questions(self), answers)
        answers = {**answers, **dict.fromkeys(own, "")}
        so_far = {**answers}
        known = next(iter(self.taken), _NEW_COUNT)
        for key, text in (("objective", _NEW), ("name", _NEW), ("kind", "value")):
            so_far[key] = so_far.get(key) or text
        so_far["indicator_id"] = so_far.get("indicator_id") or proposed_id("indikator", self.ids)
        parts = ("numerator", "denominator") if so_far["kind"] == "ratio" else ("value",)
        so_far |= {part: answers.get(part) or known for part in parts}
        twice = named_twice(so_far, self.taken)
        if twice:
            return {**twice, **own}
        text, issues = self.text(so_far)
        if not issues:
            issues = [*read_text(Source(self.path, text), self.path)[1]]
        places = self._places(so_far["objective"])
        return {**by_question(issues, places, so_far, known=self.taken), **own}

    def _places(self, objective: str) -> dict[str, str]:
        """Return where the text says what was answered."""
        number = self.place(objective)
        if isinstance(number, str):
            number = len(self.objectives)
        above = rf"\$\.objectives\[{number}\]"
        # Only what was added can be at fault, so that its place in the list need not be told.
        inner = rf"{above}\.indicators\[\d+\]\."
        keys = ("name", "numerator", "denominator", "value", "unit", "decimals", "better")
        more = ("achievement", "source", "responsible", "weight")
        return {
            rf"{above}\.statement": "objective",
            rf"{inner}id": "indicator_id",
            **{rf"{inner}{key}": key for key in (*keys, *more)},
            rf"{inner}range.*": "range",
        }


def _questions(target: _Target | None) -> list[Question]:
    """Return the questions; without a target only their options are needed."""
    objectives = target.objectives if target else []
    officers = target.document.officers if target else {}
    taken = target.taken if target else ()
    is_weighed = target is not None and any(item.weight for item in target.document)
    return [
        Question(
            "objective",
            "Objective: one of the file by its number or words, or a new one",
            "Sasaran: salah satu dari berkas menurut nomor atau bunyinya, atau yang baru",
            is_required=True,
            propose=lambda _: objectives[-1] if objectives else "",
            choices=lambda _: [Choice(text, text, text) for text in objectives],
            is_open=True,
            is_certain=len(objectives) == 1,
        ),
        Question("name", "Name of the indicator", "Nama indikator", is_required=True),
        id_question(target.ids if target else ()),
        *formula_questions(taken),
        *trait_questions(),
        Question(
            "range",
            *("Range of the figure, such as 0, 100", "Rentang nilainya, misalnya 0, 100"),
            propose=lambda answers: "0, 100" if answers["unit"] == "%" else "",
            is_certain=False,
        ),
        Question(
            "responsible",
            *("Responsible officer", "Penanggung jawab"),
            propose=lambda _: [*officers][-1],
            choices=lambda _: [
                Choice(
                    key,
                    *(f"{key}: {officer.title}", f"{key}: {officer.title}"),
                    (officer.title,),
                )
                for key, officer in officers.items()
            ],
            applies=lambda _: bool(officers),
            is_certain=len(officers) == 1,
        ),
        Question(
            "weight",
            *("Weight among the indicators", "Bobot di antara indikator"),
            is_required=True,
            propose=lambda _: "1",
            applies=lambda _: is_weighed,
            is_certain=False,
        ),
    ]


def _run(parser: CommandParser, options: argparse.Namespace) -> int:
    if options.yes and options.dry_run:
        parser.refuse("--yes writes, --dry-run does not", "--yes menulis, --dry-run tidak")
    faults = [faults_of_answers((_COUNT,), {_COUNT.key: word}) for word in options.count]
    for fault in faults:
        show_faults((_COUNT,), fault, options.language)
    if any(faults):
        return 1
    counts = _counts_of(parser, options.count)
    target = _target(options, counts)
    if target is None:
        return 1
    answers = answers_of(parser, options, _questions(target), judge=target.judge)
    if answers is None:
        return 1
    text, _ = target.text(answers)
    known = read_text(target.source, target.path)[1]
    if not is_sound(Source(target.path, text), options.language, known=known):
        return 1
    return _write(parser, options, target, text)


def _write(parser: CommandParser, options: argparse.Namespace, target: _Target, text: str) -> int:
    """Show what would be added, and write it where it is wished."""
    show_change(options.file, target.source.text, text)
    if options.dry_run:
        print(parser.say("nothing was written", "tidak ada yang ditulis"))
        return 0
    if is_asked() and not options.yes and not is_wished(options.language):
        return 1
    issue = rewrite_file(options.file, target.data, encode_as(target.data, text))
    return tell_written(options.file, issue, options.language)


def _counts_of(parser: CommandParser, words: Sequence[str]) -> dict[str, Tree]:
    """Return the new counts that options tell as NAME=LABEL, or by their label alone."""
    found: dict[str, Tree] = {}
    for word in words:
        name, sign, label = (part.strip() for part in word.partition("="))
        if not sign:
            name, label = proposed_count(word, found), name
        if not name or not label:
            parser.refuse(
                f"--count {word}: write it as jumlah_desa='Jumlah desa'",
                f"--count {word}: tulis seperti jumlah_desa='Jumlah desa'",
            )
        if name in found:
            parser.refuse(f"--count {name} is given twice", f"--count {name} disebut dua kali")
        found[name] = {"label": label}
    return found


def _target(options: argparse.Namespace, counts: dict[str, Tree]) -> _Target | None:
    """Return the definition that is added to; what is wrong with it goes to standard error."""
    data, issues = read_data(options.file, options.file)
    document = root = None
    source = Source(options.file, "")
    if not issues:
        source, issues = decode(data, options.file)
    if not issues:
        document, found = read_text(source, options.file)
        issues = list(found)
        root, _ = parse_yaml(source)
    if document is None or root is None:
        print_issues(issues, options.language)
        return None
    return _Target(options.file, data, source, root, document, counts)
