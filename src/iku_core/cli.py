"""The command line: arguments in, text and exit code out.

Exit code 0: all is well; 1: findings; 2: wrong use. Layer 7.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from importlib import import_module
from typing import Final, cast

from iku_core._arguments import LANGUAGES
from iku_core._command_parser import CommandParser
from iku_core._streams import run_guarded
from iku_core.messages import Language

__all__ = ["main"]


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
    words = [*(sys.argv[1:] if arguments is None else arguments)]
    parser = _parser(words[:1], _language(words))
    wished = os.environ.get("IKU_LANG", "")
    if wished and wished not in LANGUAGES and _told_language(words) is None:
        choices = ", ".join(LANGUAGES)
        parser.refuse(
            f"IKU_LANG is {wished!r}; choose from: {choices}",
            f"IKU_LANG berisi {wished!r}; pilih dari: {choices}",
        )
    options, unknown = parser.parse_known_args(words)
    if unknown:
        options.parser.refuse_unknown(unknown)
    options.language = parser.language
    code: int = options.run(options)
    return code


_COMMANDS: Final = {
    "new": (
        "begin a definition, or add an indicator to one",
        "mulai sebuah definisi, atau tambahkan satu indikator",
    ),
    "check": ("check definition files", "periksa berkas definisi"),
    "compute": ("compute the indicators of a document", "hitung indikator sebuah dokumen"),
    "verify": ("verify what definitions promise", "uji janji berkas definisi"),
    "table": (
        "compute the indicators of a whole table",
        "hitung indikator untuk seluruh isi tabel",
    ),
    "survey": (
        "make the counts of a satisfaction survey from its answers",
        "susun cacah survei kepuasan dari jawaban responden",
    ),
    "explain": (
        "compute recorded figures once more, or say what a code means",
        "hitung ulang angka yang tercatat, atau jelaskan arti sebuah kode",
    ),
    "diff": (
        "tell which figures and meanings a new definition changes",
        "tunjukkan angka dan makna yang berubah oleh definisi baru",
    ),
    "report": (
        "print the form of a document, or with counts its performance report",
        "cetak formulir dokumen, atau dengan cacah laporan kinerjanya",
    ),
    "collect": (
        "make a sheet in which officers fill in the counts of a period",
        "buat lembar isian cacah untuk satu periode",
    ),
    "schema": (
        "print the schemas by which an editor helps to write files",
        "cetak skema agar penyunting teks membantu menulis berkas",
    ),
}
"""The commands, and what each does, in English and Indonesian."""


def _parser(chosen: Collection[str], language: Language) -> CommandParser:
    """Return the parser, with the options of chosen commands; the others need not be imported."""
    parser = CommandParser(prog="iku", language=language)
    parser.set_defaults(parser=parser)
    say = parser.say
    parser.description = say(
        "Check and compute government performance indicators.",
        "Periksa dan hitung indikator kinerja pemerintah.",
    )
    parser.add_argument(
        "--version", action=_Version, help=say("show the version", "tampilkan versinya")
    )
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", title=say("commands", "perintah")
    )
    for name, summaries in _COMMANDS.items():
        command = commands.add_parser(name, help=say(*summaries), language=language)
        if name in chosen:
            import_module(f"iku_core._{name}_command").add_options(command)
            command.set_defaults(parser=command)
            command.add_argument(
                "--lang",
                choices=LANGUAGES,
                help=say("language of the messages", "bahasa pesan: id Indonesia, en Inggris"),
            )
    return parser


class _Version(argparse.Action):
    """Print the version; the slow look-up is made for this alone."""

    def __init__(self, option_strings: list[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib import metadata  # noqa: PLC0415 - slow to load

        print(f"iku-core {metadata.version('iku-core')}")
        parser.exit()


def _told_language(words: Sequence[str]) -> Language | None:
    """Return the language that the words choose last, looked for before they are parsed."""
    told: Language | None = None
    for option, value in zip(words, [*words, ""][1:], strict=True):
        name, _, joined = option.partition("=")
        if name == "--lang" and (joined or value) in LANGUAGES:
            told = cast("Language", joined or value)
    return told


def _language(words: Sequence[str]) -> Language:
    """Return the language: as chosen, else IKU_LANG, else the locale, else English."""
    told = _told_language(words)
    if told is not None:
        return told
    if (wished := os.environ.get("IKU_LANG")) in LANGUAGES:
        return wished
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "id" if value.split("_")[0].split(".")[0] == "id" else "en"
    return "en"
