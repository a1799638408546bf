"""`iku explain`: a file of audit records computed once more, or what a code means.

Enters: the parser of the command. Leaves: its options. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
import re
from functools import partial
from typing import Final, NoReturn

from iku_core._arguments import add_numbers
from iku_core._command_parser import CommandParser
from iku_core._streams import print_issues, standard_input
from iku_core.checking import read_documents
from iku_core.code_page import page_for
from iku_core.errors import RecordError
from iku_core.files import read_stream
from iku_core.issues import sort_issues
from iku_core.messages import MESSAGES, Language
from iku_core.recomputing import recompute
from iku_core.records import MAX_RECORD_BYTES, Records, load_records, read_records
from iku_core.report.code_page import render_code_page, render_codes
from iku_core.report.recomputations import render_recomputations

__all__ = ["add_options"]

_LIKE_A_CODE: Final = re.compile(r"IKU[-_ ]?(?=[A-Z]*[0-9])[0-9A-Z]{1,5}", re.ASCII)
_LETTERS_FOR_DIGITS: Final = str.maketrans("OILSB", "01158")
_ALL_CODES: Final = "codes"


def add_options(command: CommandParser) -> None:
    """Add the options of the command to its parser."""
    command.add_argument(
        "record",
        metavar="RECORD",
        help=command.say(
            "what `iku compute --format json` printed, - for standard input; or a code: IKU202;"
            " or the word codes, for all of them",
            "hasil `iku compute --format json`, - untuk masukan standar; atau sebuah kode: IKU202;"
            " atau kata codes, untuk semua kode",
        ),
    )
    command.add_argument(
        "--definition",
        action="append",
        default=[],
        metavar="PATH",
        help=command.say(
            "file or folder of definitions, as often as needed; without it, those installed",
            "berkas atau folder definisi, boleh berulang; tanpa opsi ini yang terpasang",
        ),
    )
    add_numbers(command)
    command.set_defaults(run=partial(_explain, command))


def _explain(parser: CommandParser, options: argparse.Namespace) -> int:
    language: Language = options.language
    if options.record == _ALL_CODES:
        print(render_codes(language))
        return 0
    if _LIKE_A_CODE.fullmatch(options.record.upper()):
        print(render_code_page(page_for(_code(parser, options.record.upper())), language))
        return 0
    try:
        records = _records(options.record)
    except RecordError as error:
        print_issues(error.issues, language)
        return 1
    documents, issues = read_documents(options.definition)
    errors = [issue for issue in sort_issues(issues) if issue.severity == "error"]
    if errors:
        print_issues(errors, language)
    found = [recompute(record, documents) for record in records.indicators]
    print(render_recomputations(found, records.issues, language, numbers=options.numbers))
    same = not records.issues and all(item.is_same for item in found)
    return int(not same or bool(errors))


def _code(parser: CommandParser, word: str) -> str:
    """Return the code that is named; ends with wrong use, and a near one, where there is none."""
    plain = "IKU" + re.sub("[-_ ]", "", word.removeprefix("IKU"))
    if plain not in MESSAGES:
        _refuse_code(parser, word, plain)
    return plain


def _refuse_code(parser: CommandParser, word: str, plain: str) -> NoReturn:
    meant = "IKU" + plain.removeprefix("IKU").translate(_LETTERS_FOR_DIGITS)
    near = [code for code in MESSAGES if code.startswith(meant)]
    near += [code for code in MESSAGES if _differs_in_one_digit(code, meant)]
    english, indonesian = "choose one of them", "pilih salah satu"
    if near:
        english, indonesian = f"did you mean {near[0]}?", f"maksudnya {near[0]}?"
    parser.refuse(
        f"there is no code {word}; {english} (all: iku explain codes)",
        f"tidak ada kode {word}; {indonesian} (semua: iku explain codes)",
    )


def _differs_in_one_digit(code: str, other: str) -> bool:
    return len(code) == len(other) and sum(map(str.__ne__, code, other)) == 1


def _records(path: str) -> Records:
    if path != "-":
        return load_records(path)
    source, issues = read_stream(standard_input(), "-", limit=MAX_RECORD_BYTES)
    if issues:
        raise RecordError(tuple(issues))
    return read_records(source)
