"""What `iku new` asks about an indicator, for a new document and for one that is there.

Enters: the names that are taken. Leaves: questions, and the faults of answers by the rules of
the format. Layer 7, part of `cli`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from iku_core._answers import Answers, Choice, Question
from iku_core._proposals import (
    is_score,
    is_told_in_words,
    proposed_count,
    proposed_id,
    proposed_unit,
    read_unit,
)
from iku_core._streams import print_issues
from iku_core.checking import read_text
from iku_core.issues import Issue, Source, new_issue
from iku_core.messages import Language
from iku_core.skeleton import FORMULA_PARTS, new_counts

__all__ = [
    "by_question",
    "formula_questions",
    "id_question",
    "is_sound",
    "named_twice",
    "trait_questions",
]

_KINDS: Final = (
    Choice(
        "ratio",
        *("ratio: a part of a whole, or one number per another", "rasio: bagian dari keseluruhan"),
        ("rasio", "persentase", "persen", "percentage", "bagian", "part"),
    ),
    Choice(
        "value",
        *("value: a value of its own, such as an index", "nilai langsung, misalnya indeks"),
        ("nilai", "nilai langsung", "indeks", "index"),
    ),
)
_NUMBERS: Final = (
    Choice("decimal", "with decimals, such as 82.5", "dengan desimal, misalnya 82.5", ("desimal",)),
    Choice("count", "always a whole number", "selalu bilangan bulat", ("whole", "bulat", "cacah")),
)
_BETTER: Final = (
    Choice("higher", "higher is better", "makin tinggi makin baik", ("tinggi", "makin tinggi")),
    Choice("lower", "lower is better", "makin rendah makin baik", ("rendah", "makin rendah")),
)
_RULES: Final = (
    Choice("mirror", "mirror: 2 - R/T", "mirror: 2 - R/T"),
    Choice("inverse", "inverse: T/R", "inverse: T/R"),
)
_ASKED: Final = {
    "numerator": ("What is counted (numerator)", "Apa yang dihitung (pembilang)"),
    "denominator": ("Of how many (denominator)", "Dari keseluruhan apa (penyebut)"),
    "value": ("What the value is", "Nilai apa"),
}


def formula_questions(known: Collection[str] | None = None) -> list[Question]:
    """Return the questions about what is computed.

    Args:
        known: The names that counts and constants have already; None where there are none yet, so
            that each part is told in words.
    """
    taken = known or ()

    def is_ratio(answers: Answers) -> bool:
        return answers.get("kind") == "ratio"

    def is_value(answers: Answers) -> bool:
        return answers.get("kind") == "value"

    def is_told(part: str, answers: Answers) -> bool:
        text = answers.get(part, "")
        return bool(text) and is_told_in_words(text, known)

    def name_of(part: str, answers: Answers) -> str:
        others = {answers.get(f"{other}_name", "") for other in FORMULA_PARTS}
        return proposed_count(answers[part], {*taken, *others})

    names, names_id = (", ".join([*taken][:12]) or words for words in ("counts", "cacah"))
    more = "" if known is None else f"; in words, or a formula of: {names}"
    more_id = "" if known is None else f"; dengan kata-kata, atau rumus dari: {names_id}"
    questions = [
        Question(
            "kind",
            *("What kind of indicator is it", "Indikator itu berupa apa"),
            is_required=True,
            is_option=False,
            propose=lambda answers: "value" if is_score(answers.get("name", "")) else "ratio",
            choices=lambda _: _KINDS,
        )
    ]
    for part, (english, indonesian) in _ASKED.items():
        questions += [
            Question(
                part,
                *(f"{english}{more}", f"{indonesian}{more_id}"),
                is_required=True,
                propose=_proposed_label if part == "value" and known is None else _nothing,
                applies=is_value if part == "value" else is_ratio,
            ),
            Question(
                f"{part}_name",
                *(f"Short name of the new count ({part})", f"Nama pendek cacah baru ({part})"),
                propose=_proposal(name_of, part),
                applies=_test(is_told, part),
            ),
        ]
    number = Question(
        "number",
        *("Which numbers the new value has: decimal or count", "Bilangannya: decimal atau count"),
        propose=lambda _: "decimal",
        choices=lambda _: _NUMBERS,
        applies=_test(is_told, "value"),
    )
    return [*questions, number]


def _nothing(_: Answers) -> str:
    return ""


def _proposed_label(answers: Answers) -> str:
    return answers.get("name", "")


def _proposal(propose: Callable[[str, Answers], str], part: str) -> Callable[[Answers], str]:
    return lambda answers: propose(part, answers)


def _test(applies: Callable[[str, Answers], bool], part: str) -> Callable[[Answers], bool]:
    return lambda answers: applies(part, answers)


def trait_questions() -> list[Question]:
    """Return the questions about unit, decimals, direction and source."""
    return [
        Question(
            "unit",
            *("Unit of the figure", "Satuan nilainya"),
            read=read_unit,
            propose=lambda answers: proposed_unit(
                answers["name"], is_ratio=answers["kind"] == "ratio"
            ),
        ),
        Question(
            "decimals",
            *("Decimals of the figure, a whole number", "Banyaknya desimal, bilangan bulat"),
            propose=lambda _: "2",
            judge=_fault_of_decimals,
        ),
        Question(
            "better",
            *("Which is better: higher or lower", "Mana yang lebih baik: higher atau lower"),
            propose=lambda _: "higher",
            choices=lambda _: _BETTER,
            is_certain=False,
        ),
        Question(
            "achievement",
            "Rule for the achievement; where none is chosen, none is computed",
            "Aturan capaian; tanpa pilihan, capaian tidak dihitung",
            choices=lambda _: _RULES,
            is_open=True,
            applies=lambda answers: answers["better"] == "lower",
        ),
        Question("source", "Source of the data", "Sumber data"),
    ]


def _fault_of_decimals(text: str) -> Issue | None:
    is_whole = text.isascii() and text.isdigit()
    return None if is_whole else new_issue("IKU786", None, text=text)


def id_question(taken: Collection[str]) -> Question:
    """Return the question for the id of an indicator, which no other may have."""
    return Question(
        "indicator_id",
        *("Id of the indicator", "Pengenal (id) indikator"),
        is_required=True,
        propose=lambda answers: proposed_id(answers["name"], taken),
    )


def named_twice(answers: Answers, taken: Collection[str]) -> dict[str, list[Issue]]:
    """Return the faults of names of new counts that others have already."""
    found: dict[str, list[Issue]] = {}
    names = [*taken]
    for part in FORMULA_PARTS:
        name = answers.get(f"{part}_name", "")
        if name in names:
            found[f"{part}_name"] = [new_issue("IKU113", None, key=name)]
        elif name:
            names.append(name)
    return found


def by_question(
    issues: Sequence[Issue],
    places: Mapping[str, str],
    answers: Answers,
    *,
    known: Collection[str] | None = None,
) -> dict[str, list[Issue]]:
    """Return the errors of a text by the key of the question that they come from.

    Args:
        issues: Everything told of the text.
        places: Patterns of paths in the text, and the question that each comes from.
        answers: What the text was made of.
        known: The names that formulas know already, as for `formula_questions`.
    """
    names = {}
    for part in FORMULA_PARTS:
        for name in new_counts({**answers, **_only(part, answers)}, known):
            names[name] = part
    found: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.severity == "error":
            path = "" if issue.location is None else issue.location.path
            found.setdefault(_question_of(path, places, names), []).append(issue)
    return found


def is_sound(source: Source, language: Language, *, known: Sequence[Issue] = ()) -> bool:
    """Tell what is wrong with a text that is to be written, and return whether it may be.

    While questions are asked, a text is judged in which something stands for the answers to come;
    this one is judged as it will stand in the file.

    Args:
        source: The text, with the name of its file.
        language: The language of the messages.
        known: What was wrong already, and need not be told again.
    """
    _, issues = read_text(source, source.name)
    told_before = {(issue.code, issue.message) for issue in known}
    told = [
        issue
        for issue in issues
        if issue.severity != "notice" and (issue.code, issue.message) not in told_before
    ]
    if told:
        print_issues(told, language)
    return all(issue.severity != "error" for issue in issues)


def _only(part: str, answers: Answers) -> Answers:
    return {other: answers.get(other, "") if other == part else "" for other in FORMULA_PARTS}


def _question_of(path: str, places: Mapping[str, str], names: Mapping[str, str]) -> str:
    _, _, below = path.partition("$.counts.")
    name, _, key = below.partition(".")
    if name in names:
        part = names[name]
        return {"label": part, "kind": "number", "source": "source"}.get(key, f"{part}_name")
    return next((key for place, key in places.items() if re.fullmatch(place, path)), "")
