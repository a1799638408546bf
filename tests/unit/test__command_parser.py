"""What the parser of the command line says, in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from iku_core import cli
from iku_core._command_parser import CommandParser, UnsuitableWordError
from iku_core.cli import main
from iku_core.messages import Language

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
COUNTS = "docs/examples/sumbersuko-2020.yaml"

Captured = pytest.CaptureFixture[str]


def wrong_use(capsys: Captured, words: list[str], language: Language) -> str:
    """Return the reason for which a command ends."""
    with pytest.raises(SystemExit) as caught:
        main([*words, "--lang", language])
    assert caught.value.code == 2
    *usage, reason = capsys.readouterr().err.splitlines()
    assert usage[0].startswith({"en": "usage: iku", "id": "pemakaian: iku"}[language])
    return re.sub("^iku.*?: (error|galat): ", "", reason)


def parsers(language: Language) -> dict[str, CommandParser]:
    parser = cli._parser(cli._COMMANDS, language)
    (commands,) = (action.choices for action in parser._actions if action.choices)
    assert isinstance(commands, dict)
    return {"": parser, **commands}


@pytest.mark.parametrize(
    ("words", "english", "indonesian"),
    [
        (["compute"], "the following arguments are required: DOCUMENT, --counts",
         "yang masih kurang: DOCUMENT, --counts"),
        (["compute", "a", "--counts"], "argument --counts: expected one argument",
         "argumen --counts: isinya belum ada"),
        (["table", "a", "--by"], "argument --by: expected at least one argument",
         "argumen --by: perlu satu isi atau lebih"),
        (["verify", "--proofs=1"], "argument --proofs: ignored explicit argument '1'",
         "argumen --proofs: tidak memerlukan isi '1'"),
        (["compute", "a", "--counts", "b", "--per", "2020"], "--per is not known here;"
         " did you mean --period?", "--per tidak dikenal di sini; maksudnya --period?"),
        (["check", "--periode"], "--periode is not known here", "--periode tidak dikenal di sini"),
        (["verify", "--samples=3", "--jobs", "1", "--profs"],
         "--profs is not known here; did you mean --proofs?",
         "--profs tidak dikenal di sini; maksudnya --proofs?"),
        (["survey", "a.csv", "b.csv"], "b.csv is not known here", "b.csv tidak dikenal di sini"),
        (["chek"], "argument COMMAND: 'chek' is none of: {commands}; did you mean check?",
         "argumen COMMAND: 'chek' bukan salah satu dari: {commands}; maksudnya check?"),
        (["check", "--format", "pdf"], "argument --format: 'pdf' is none of: {formats}",
         "argumen --format: 'pdf' bukan salah satu dari: {formats}"),
        (["verify", "--samples", "0"], "argument --samples: '0' is no number from 1 to 100000",
         "argumen --samples: '0' bukan bilangan 1 sampai 100000"),
        (["compute", "a", "--counts", "b", "--period", "TW III 2020"],
         "argument --period: 'TW III 2020' is no period, such as 2020, 2020-S1, 2020-Q3 or 2020-07;"
         " did you mean 2020-Q3?",
         "argumen --period: 'TW III 2020' bukan periode seperti 2020, 2020-S1, 2020-Q3, atau"
         " 2020-07; maksudnya 2020-Q3?"),
        (["compute", SUMBERSUKO, "--counts", COUNTS, "--targets", "c"], "--targets needs --period",
         "--targets memerlukan --period"),
        (["table", SUMBERSUKO, "--data", "a.csv", "--out", "b.csv", "--only", "nilai-ikmm"],
         "no indicator 'nilai-ikmm' in the document kecamatan-sumbersuko; did you mean nilai-ikm?",
         "tidak ada indikator 'nilai-ikmm' dalam dokumen kecamatan-sumbersuko; maksudnya"
         " nilai-ikm?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_use_is_told_in_the_language_of_the_reader(
    words: list[str], english: str, indonesian: str, capsys: Captured
) -> None:
    formats = next(a.choices for a in parsers("en")["check"]._actions if a.dest == "format")
    listed = {"commands": ", ".join(cli._COMMANDS), "formats": ", ".join(formats or ())}

    assert wrong_use(capsys, words, "en") == english.format(**listed)
    assert wrong_use(capsys, words, "id") == indonesian.format(**listed)


@pytest.mark.parametrize("name", ["", *cli._COMMANDS])
def test_every_word_of_help_stands_in_both_languages(name: str) -> None:
    english, indonesian = parsers("en")[name], parsers("id")[name]

    def said(parser: CommandParser) -> dict[str, Any]:
        return {action.dest: action.help for action in parser._actions if action.help}

    assert said(english).keys() == said(indonesian).keys()
    assert not {*said(english).values()} & {*said(indonesian).values()}
    assert "usage:" not in indonesian.format_help()
    assert "options:" not in indonesian.format_help()
    assert all("argument" not in line for line in indonesian.format_help().lower().splitlines())


def test_an_option_before_the_command_is_told(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--proofs", "check"])

    assert caught.value.code == 2
    assert "--proofs is not known here" in capsys.readouterr().err


def test_what_argparse_says_without_a_translation_is_told_as_it_is(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        CommandParser(prog="iku", language="id").error("something new")

    assert capsys.readouterr().err == "pemakaian: iku [-h]\niku: galat: something new\n"


def test_a_reader_refuses_in_the_language_of_its_parser() -> None:
    def read(_: str) -> int:
        raise UnsuitableWordError("no", "bukan")

    with pytest.raises(Exception, match=r"^bukan$"):
        CommandParser(prog="iku", language="id").typed(read)("x")


def test_an_unknown_language_of_the_environment_is_told_in_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("IKU_LANG", "jv")
    monkeypatch.setenv("LANG", "id_ID.UTF-8")

    with pytest.raises(SystemExit):
        main(["check"])

    assert "pilih dari: id, en" in capsys.readouterr().err


def test_an_option_cut_short_is_not_guessed(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["check", SUMBERSUKO, "--la", "id"])

    assert "--la is not known here; did you mean --lang?" in capsys.readouterr().err


def test_the_last_of_two_languages_is_that_of_the_messages(capsys: Captured) -> None:
    assert main(["check", SUMBERSUKO, "--lang", "en", "--lang=id"]) == 0

    assert capsys.readouterr().out == "tidak ditemukan kesalahan\n"
