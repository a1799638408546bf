"""How a fix is shown."""

from __future__ import annotations

from iku_core.report.fixes import render_diff, render_fixes, render_question


def test_a_change_is_shown_with_the_lines_around_it() -> None:
    before = "".join(f"{number}\n" for number in range(9))

    assert render_diff("/x/a.yaml", before, before.replace("5", "five")).splitlines() == [
        *("--- a/x/a.yaml", "+++ b/x/a.yaml", "@@ -3,7 +3,7 @@"),
        *(" 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"),
    ]


def test_what_cannot_be_seen_is_shown() -> None:
    """A reader sees what goes, and no terminal obeys a file."""
    text = render_diff("a.yaml", "a\u200bb\r\n\x1b[31m", "ab\r\n\x1b[31m")

    assert text.splitlines()[3:] == ["-a\\u200bb", "+ab", " \\x1b[31m"]


def test_on_a_terminal_lines_have_colours() -> None:
    text = render_diff("a.yaml", "c\na", "c\nb", coloured=True)

    assert "\x1b[31m-a\x1b[0m\n\x1b[32m+b\x1b[0m" in text
    assert "\n c\n" in text


def test_the_sentences_are_told_in_both_languages() -> None:
    assert render_fixes("written", "id", faults=2, files=1) == (
        "kesalahan diperbaiki: 2, dalam berkas: 1"
    )
    assert render_fixes("left") == "nothing is written"
    assert render_question() == "Write these changes? [y/N] "


def test_a_name_is_part_of_one_line() -> None:
    text = render_diff("a\n::error::\x1b[2J.yaml", "a", "b")

    assert text.splitlines()[0] == r"--- a/a\n::error::\x1b[2J.yaml"
    assert len(text.splitlines()) == 5


def test_a_soft_hyphen_that_goes_is_seen() -> None:
    assert render_diff("a.yaml", "jum\u00adlah", "jumlah").splitlines()[3:] == [
        *(r"-jum\xadlah", "+jumlah"),
    ]


def test_no_line_is_a_command_of_a_run_on_github() -> None:
    text = render_diff("a.yaml", "::debug::\n  ::debug::\na", "::debug::\n  ::debug::\nb")

    assert text.splitlines()[3:5] == [r" \x3a:debug::", r"   \x3a:debug::"]
