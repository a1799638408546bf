"""The parser of a command line that speaks the language of its reader.

Enters: options with their help in both languages. Leaves: a parser whose help, and whose answer to
wrong use, are in one of them. Layer 7, part of `cli`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn, TypeVar

from iku_core.messages import Language
from iku_core.suggestion import nearest

__all__ = ["CommandParser", "UnsuitableWordError", "say"]

Value = TypeVar("Value")

_SENTENCES: Final = (
    (r"argument (?P<name>.+?): (?P<rest>.+)", "argumen {name}: {rest}"),
    (r"the following arguments are required: (?P<names>.+)", "yang masih kurang: {names}"),
    (r"expected one argument", "isinya belum ada"),
    (r"expected at least one argument", "perlu satu isi atau lebih"),
    (r"ignored explicit argument (?P<word>.+)", "tidak memerlukan isi {word}"),
)
"""What `argparse` says of wrong use, and the same in Indonesian."""

_INVALID_CHOICE: Final = re.compile(
    r"(?P<before>.*)invalid choice: (?P<word>.*) \(choose from (?P<choices>.*)\)", re.DOTALL
)


class UnsuitableWordError(ValueError):
    """Say in both languages why a word is nothing for its option.

    Attributes:
        english: The reason in English.
        indonesian: The reason in Indonesian.
    """

    english: str
    indonesian: str

    def __init__(self, english: str, indonesian: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(english)
        self.english = english
        self.indonesian = indonesian


def say(language: Language, english: str, indonesian: str) -> str:
    """Return the text in the language of the reader.

    Example:
        >>> say("id", "the sheet", "lembar isian")
        'lembar isian'
    """
    return indonesian if language == "id" else english


class _Form(argparse.HelpFormatter):
    """Write the word before the usage in Indonesian."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """Read the words of a command, and answer in one language.

    Attributes:
        language: The language of help and of answers to wrong use.

    Example:
        >>> parser = CommandParser(prog="iku", language="id")
        >>> parser.say("definition file", "berkas definisi")
        'berkas definisi'
    """

    language: Language

    def __init__(self, *, language: Language = "en", **how: Any) -> None:
        """Make a parser that speaks `language`; the rest is that of `argparse`."""
        if language == "id":
            how.setdefault("formatter_class", _Form)
        # An option cut short could be another one in the next version.
        super().__init__(add_help=False, allow_abbrev=False, **how)
        self.language = language
        self._positionals.title = self.say("arguments", "argumen")
        self._optionals.title = self.say("options", "opsi")
        self.add_argument(
            "-h", "--help", action="help", help=self.say("show this help", "tampilkan bantuan ini")
        )

    def say(self, english: str, indonesian: str) -> str:
        """Return the text in the language of the reader."""
        return say(self.language, english, indonesian)

    def typed(self, read: Callable[[str], Value]) -> Callable[[str], Value]:
        """Return a reader of one option that tells in the right language what it refuses.

        Args:
            read: A reader that raises UnsuitableWordError for what it refuses.
        """

        def reader(word: str) -> Value:
            try:
                return read(word)
            except UnsuitableWordError as error:
                reason = self.say(error.english, error.indonesian)
                raise argparse.ArgumentTypeError(reason) from None

        return reader

    def refuse(self, english: str, indonesian: str) -> NoReturn:
        """End with wrong use, for a reason in both languages."""
        self._end(self.say(english, indonesian))

    def refuse_unknown(self, words: Sequence[str]) -> NoReturn:
        """End with wrong use, for words that are no option and no argument."""
        word = words[0].partition("=")[0]
        near = nearest(word, self._option_string_actions) if word.startswith("-") else None
        if near is None:
            self.refuse(f"{word} is not known here", f"{word} tidak dikenal di sini")
        self.refuse(
            f"{word} is not known here; did you mean {near}?",
            f"{word} tidak dikenal di sini; maksudnya {near}?",
        )

    def error(self, message: str) -> NoReturn:
        """End with wrong use, for a reason that `argparse` gives in English."""
        match = _INVALID_CHOICE.fullmatch(message)
        if match is not None:
            message = f"{match['before']}{self._wrong_choice(match['word'], match['choices'])}"
        self._end(_translated(message) if self.language == "id" else message)

    def _wrong_choice(self, word: str, choices: str) -> str:
        # Newer versions of Python leave out the quotes around the choices.
        known = [choice.strip("'") for choice in choices.split(", ")]
        near = nearest(word.strip("'"), known)
        listed = ", ".join(known)
        told = self.say(f"{word} is none of: {listed}", f"{word} bukan salah satu dari: {listed}")
        if near is None:
            return told
        return told + self.say(f"; did you mean {near}?", f"; maksudnya {near}?")

    def _end(self, reason: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {self.say('error', 'galat')}: {reason}\n")


def _translated(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is not None:
            words = match.groupdict()
            if "rest" in words:
                words["rest"] = _translated(words["rest"])
            return sentence.format(**words)
    return message
