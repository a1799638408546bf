"""`iku new document`: answers in, the file of a first definition out.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
import os
from functools import partial
from typing import Final

from iku_core._answers import Answers, Question, add_flags, faults_of_answers
from iku_core._command_parser import CommandParser
from iku_core._new_questions import (
    by_question,
    formula_questions,
    id_question,
    is_sound,
    named_twice,
    trait_questions,
)
from iku_core._proposals import proposed_head
from iku_core._questions import answers_of
from iku_core._readers import proposed_name
from iku_core._streams import print_issues, unwritable, write_file
from iku_core.checking import read_text
from iku_core.issues import Issue, Source, new_issue, visible
from iku_core.messages import Language
from iku_core.skeleton import definition_text

__all__ = ["QUESTIONS", "add_options"]

_NIP_DIGITS: Final = 18


def _fault_of_nip(text: str) -> Issue | None:
    digits = text.replace(" ", "")
    is_whole = digits.isascii() and digits.isdigit() and len(digits) == _NIP_DIGITS
    return None if is_whole else new_issue("IKU785", None, text=text)


QUESTIONS: Final = (
    Question("office", "Name of the office", "Nama perangkat daerah", is_required=True),
    Question(
        "government",
        "Its government, such as Pemerintah Kabupaten Lumajang",
        "Pemerintah daerahnya, misalnya Pemerintah Kabupaten Lumajang",
    ),
    Question(
        "id",
        *("Id of the document", "Pengenal (id) dokumen"),
        is_required=True,
        option="document_id",
        propose=lambda answers: proposed_name(answers["office"], "-"),
    ),
    Question(
        "title",
        *("Title of the document", "Judul dokumen"),
        is_required=True,
        propose=lambda answers: f"Indikator Kinerja Utama {answers['office']}",
    ),
    Question(
        "responsible",
        *("Title of the responsible officer", "Jabatan penanggung jawab"),
        is_required=True,
        propose=lambda answers: proposed_head(answers["office"]),
    ),
    Question("officer_name", "Name of that officer, with degrees", "Nama pejabat itu dan gelarnya"),
    Question(
        "nip",
        *("Civil servant number (NIP) of that officer, 18 digits", "NIP pejabat itu, 18 angka"),
        judge=_fault_of_nip,
    ),
    Question("objective", "Objective", "Sasaran strategis", is_required=True),
    Question("name", "Name of the first indicator", "Nama indikator pertama", is_required=True),
    id_question(()),
    *formula_questions(),
    *trait_questions(),
)

_TAKEN: Final = "IKU782"
_MODELINE: Final = "# yaml-language-server: $schema="
_SCHEMA: Final = "iku-definition.schema.json"
"""The file beside a definition by which an editor helps."""

_INDICATOR: Final = r"\$\.objectives\[0\]\.indicators\[0\]"
_INDICATOR_KEYS: Final = (
    *("name", "numerator", "denominator", "value"),
    *("unit", "decimals", "better", "achievement", "source"),
)
_PLACES: Final = {
    r"\$\.id": "id",
    r"\$\.title": "title",
    r"\$\.organisation\.name": "office",
    r"\$\.organisation\.government": "government",
    r"\$\.officers\.[^.]+\.name": "officer_name",
    r"\$\.officers\.[^.]+\.nip": "nip",
    r"\$\.officers.*": "responsible",
    r"\$\.objectives\[0\]\.statement": "objective",
    rf"{_INDICATOR}\.id": "indicator_id",
    **{rf"{_INDICATOR}\.{key}": key for key in _INDICATOR_KEYS},
}
"""Where the text says what was answered."""

_UNTIL_ANSWERED: Final = {
    **dict.fromkeys(("office", "title", "responsible", "objective", "name", "kind"), "..."),
    **dict.fromkeys(("id", "indicator_id"), "a"),
}
"""What stands for an answer while the questions before it are asked."""


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    command.add_argument(
        "file", metavar="FILE", help=command.say("the file to write", "berkas yang akan ditulis")
    )
    add_flags(command, QUESTIONS)
    command.add_argument(
        "--no-schema",
        dest="schema",
        action="store_false",
        help=command.say(
            "write no schema for the help of editors beside it",
            "tanpa skema di sampingnya untuk bantuan penyunting teks",
        ),
    )
    command.set_defaults(run=partial(_run, command))


def _run(parser: CommandParser, options: argparse.Namespace) -> int:
    if not options.file.endswith((".yaml", ".yml")):
        parser.refuse(
            f"the name of a definition ends in .yaml; write: {options.file}.yaml",
            f"nama berkas definisi berakhiran .yaml; tulis: {options.file}.yaml",
        )
    issue = _unusable(options.file)
    dangling = _dangling(options.file) if options.schema else None
    if issue is None:
        answers = answers_of(
            parser, options, QUESTIONS, judge=partial(_judged, options.file, parser.language)
        )
        if answers is None:
            return 1
        options.schema = options.schema and dangling is None
        first_line = f"{_MODELINE}{_SCHEMA}" if options.schema else ""
        text = definition_text(
            answers,
            parser.language,
            first_line=first_line,
            remark=parser.say(
                "Check it after each change: iku check FILE. All its figures: iku compute FILE.",
                "Periksa setiap kali diubah: iku check BERKAS."
                " Hitung nilainya: iku compute BERKAS.",
            ),
            further=parser.say(
                "One more indicator: iku new indicator FILE",
                "Tambah satu indikator: iku new indicator BERKAS",
            ),
        )
        if not is_sound(Source(options.file, text), parser.language):
            return 1
        issue = write_file(options.file, text.encode(), replace=False, taken=_TAKEN)
    if issue is not None:
        print_issues([issue], parser.language)
        return 1
    if dangling is not None:
        print_issues([dangling], parser.language)
    if options.schema:
        _write_schema(parser, options.file)
    shown = visible(options.file)
    print(
        parser.say(
            f"written: {shown}\n"
            f"check it after each change: iku check {shown}\n"
            f"one more indicator: iku new indicator {shown}",
            f"ditulis: {shown}\n"
            f"periksa setiap kali diubah: iku check {shown}\n"
            f"tambah satu indikator: iku new indicator {shown}",
        )
    )
    return 0


def _schema_beside(path: str) -> str:
    return os.path.join(os.path.dirname(path), _SCHEMA)  # noqa: PTH118, PTH120 - names as given


def _dangling(path: str) -> Issue | None:
    """Return the fault that a link to nothing has the name of the schema beside a definition."""
    schema = _schema_beside(path)
    if not os.path.lexists(schema) or os.path.exists(schema):  # noqa: PTH110 - never raises
        return None
    reasons = {
        "reason": "there is a link to a file that is gone",
        "reason_id": "di sana ada tautan ke berkas yang tidak ada",
    }
    return new_issue("IKU631", None, file=schema, **reasons)


def _write_schema(parser: CommandParser, path: str) -> None:
    """Write the schema for editors beside a definition, where none is there yet."""
    schema = _schema_beside(path)
    # Imported here, for only a definition that was written needs it.
    from iku_core.schema import schema_text  # noqa: PLC0415

    issue = write_file(schema, schema_text("definition").encode(), replace=False)
    if issue is None:
        print(
            parser.say(
                f"written: {visible(schema)}, by which editors help",
                f"ditulis: {visible(schema)}, untuk penyunting",
            )
        )
    elif issue.code != "IKU750":
        print_issues([issue], parser.language)


def _unusable(path: str) -> Issue | None:
    """Return why a file cannot be made, before anybody has answered a question for it."""
    if os.path.lexists(path):
        return new_issue(_TAKEN, None, file=path)
    if os.path.isdir(os.path.dirname(path) or "."):  # noqa: PTH112, PTH120 - never raises
        return None
    return unwritable(path, FileNotFoundError())


def _judged(path: str, language: Language, answers: Answers) -> dict[str, list[Issue]]:
    """Return the faults of answers, the later ones of which may not be given yet."""
    own = faults_of_answers(QUESTIONS, answers)
    answers = {**answers, **dict.fromkeys(own, "")}
    so_far = {**answers}
    so_far |= {key: answers.get(key) or text for key, text in _UNTIL_ANSWERED.items()}
    parts = ("numerator", "denominator") if so_far["kind"] == "ratio" else ("value",)
    so_far |= {part: answers.get(part) or "..." for part in parts}
    source = Source(path, definition_text(so_far, language))
    _, issues = read_text(source, path)
    found = by_question(issues, _PLACES, so_far)
    return {**found, **named_twice(so_far, ()), **own}
