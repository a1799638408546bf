"""`iku check --fix`: what is shown, what is asked, and what is written."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from definitions import definition
from iku_core import _mended_files, _streams
from iku_core.cli import main
from terminal import run_in_terminal

Captured = pytest.CaptureFixture[str]

GOOD = "# kepala berkas\n" + definition(
    "      - id: rasio\n        name: Rasio\n        value: a * b  # kali\n        unit: orang\n"
)
BAD = GOOD.replace("*", "×")
SHOWN = "-        value: a × b  # kali\n+        value: a * b  # kali\n"


class Terminal(io.StringIO):
    """Somebody's terminal, with what is typed there."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IKU_LANG", "en")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("uji.yaml")
    path.write_bytes(BAD.encode())
    return path


def at_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> Terminal:
    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stdout", shown)
    return shown


class TestWithoutATerminal:
    """A script sees the diff, and writes where it says so."""

    def test_the_diff_is_shown_and_nothing_is_written(self, bad: Path, capsys: Captured) -> None:
        assert main(["check", "uji.yaml", "--fix"]) == 1

        out = capsys.readouterr().out
        assert out.startswith("--- a/uji.yaml\n+++ b/uji.yaml\n@@ ")
        assert SHOWN in out
        assert out.endswith("write them with: --fix --yes\n")
        assert bad.read_bytes() == BAD.encode()

    def test_with_yes_it_is_written(self, bad: Path, capsys: Captured) -> None:
        assert main(["check", "uji.yaml", "--fix", "--yes"]) == 0

        out, err = capsys.readouterr()
        assert SHOWN in out
        assert err == ""
        assert out.endswith("\nfaults mended: 1, in files: 1\n\nno faults found\n")
        assert bad.read_bytes() == GOOD.encode()
        assert list(Path().iterdir()) == [bad]

    def test_what_remains_is_told(self, bad: Path, capsys: Captured) -> None:
        bad.write_text(BAD.replace("unit: orang", "unit: persen"), "utf-8")

        assert main(["check", "uji.yaml", "--fix", "--yes", "--lang", "id"]) == 1

        out = capsys.readouterr().out
        assert "\nkesalahan diperbaiki: 1, dalam berkas: 1\n\nuji.yaml:16:15: galat IKU148" in out
        assert out.endswith("galat: 1, peringatan: 0\n")

    def test_sound_files_are_told_as_a_check_tells_them(self, bad: Path, capsys: Captured) -> None:
        bad.write_text(GOOD, "utf-8")

        assert main(["check", "uji.yaml", "--fix"]) == 0
        assert capsys.readouterr().out == "no faults found\n"

    def test_faults_for_an_officer_are_told_as_a_check_tells_them(
        self, bad: Path, capsys: Captured
    ) -> None:
        bad.write_text(GOOD.replace("title:", "zzz: 1\ntitle:"), "utf-8")

        assert main(["check", "uji.yaml", "--fix", "--yes"]) == 1
        assert capsys.readouterr().out.startswith("uji.yaml:4:1: error IKU121: the key zzz")

    def test_files_that_cannot_be_read_are_told_and_the_others_mended(
        self, bad: Path, capsys: Captured
    ) -> None:
        Path("lama.yaml").write_bytes(b"title: Uji \x96 lama")

        assert main(["check", ".", "nowhere.yaml", "--fix", "--yes"]) == 1

        out = capsys.readouterr().out
        assert "lama.yaml:1:12: error IKU103" in out
        assert "nowhere.yaml:1:1: error IKU101" in out
        assert bad.read_bytes() == GOOD.encode()

    def test_a_file_reached_twice_is_mended_once(self, bad: Path, capsys: Captured) -> None:
        assert main(["check", "uji.yaml", f"./{bad}", ".", "--fix", "--yes"]) == 0
        assert "faults mended: 1, in files: 1\n" in capsys.readouterr().out

    def test_the_file_of_an_agreement_is_mended(self, bad: Path) -> None:
        bad.write_text(GOOD, "utf-8")
        agreement = (
            "schema: 1\nagreement: pk-2020\ntitle: PK\ndocument: uji\nversion: 1\n"
            "date: 2020-01-15\ntargets:\n  rasio: {2020: 82.5}\n"
        )
        path = Path("pk.yaml")
        path.write_text(agreement.replace("82.5", "82,5").replace("title", "judul"), "utf-8")

        assert main(["check", ".", "--fix", "--yes"]) == 0
        assert path.read_text("utf-8") == agreement


class TestFiles:
    """All but what is mended stays as it was."""

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("\ufeff" + BAD, id="a byte order mark"),
            pytest.param(BAD.replace("\n", "\r\n"), id="line ends of Windows"),
            pytest.param(BAD.rstrip("\n"), id="no newline at the end"),
            pytest.param(BAD + "\n\n# akhir\n\n", id="blank lines and comments"),
        ],
    )
    def test_bytes_that_are_not_at_fault_stay(self, text: str, bad: Path) -> None:
        bad.write_bytes(text.encode())

        assert main(["check", "uji.yaml", "--fix", "--yes"]) == 0
        assert bad.read_bytes() == text.replace("×", "*").encode()

    def test_permissions_stay(self, bad: Path) -> None:
        bad.chmod(0o640)

        assert main(["check", "uji.yaml", "--fix", "--yes"]) == 0
        assert bad.stat().st_mode & 0o777 == 0o640

    def test_a_link_stays_a_link(self, bad: Path) -> None:
        link = Path("tautan.yaml")
        link.symlink_to(bad)

        assert main(["check", "tautan.yaml", "--fix", "--yes"]) == 0
        assert link.is_symlink()
        assert bad.read_bytes() == GOOD.encode()


class TestFailures:
    """A file that cannot be written is told, and stays whole."""

    def test_a_read_only_file_stays(
        self, bad: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(os, "access", lambda *_: False)

        assert main(["check", "uji.yaml", "--fix", "--yes"]) == 1

        captured = capsys.readouterr()
        assert "IKU631: uji.yaml cannot be written: writing there is not" in captured.err
        assert "faults mended" not in captured.out
        assert bad.read_bytes() == BAD.encode()

    def test_a_full_disk_leaves_what_was_there(
        self, bad: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(_streams, "S_IMODE", full)

        assert main(["check", "uji.yaml", "--fix", "--yes"]) == 1
        assert "No space left on device" in capsys.readouterr().err
        assert bad.read_bytes() == BAD.encode()
        assert list(Path().iterdir()) == [bad]

    def test_a_file_that_somebody_changed_meanwhile_stays_and_the_others_are_written(
        self, bad: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        other = Path("dua.yaml")
        other.write_text(BAD.replace("id: uji", "id: dua"), "utf-8")
        show = _mended_files._show

        def show_and_change(changes: list[_mended_files._Change]) -> None:
            show(changes)
            bad.write_text(BAD + "# baru\n", "utf-8")

        monkeypatch.setattr(_mended_files, "_show", show_and_change)

        assert main(["check", ".", "--fix", "--yes"]) == 1

        captured = capsys.readouterr()
        assert "IKU781: uji.yaml was changed" in captured.err
        assert "faults mended: 1, in files: 1\n" in captured.out
        assert bad.read_text("utf-8") == BAD + "# baru\n"
        assert other.read_text("utf-8") == GOOD.replace("id: uji", "id: dua")

    def test_a_file_that_is_gone_is_not_made_anew(
        self, bad: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(_mended_files, "_show", lambda _: bad.unlink())

        assert main(["check", "uji.yaml", "--fix", "--yes"]) == 1
        assert "IKU781" in capsys.readouterr().err
        assert not bad.exists()


class TestAtATerminal:
    """Somebody is asked, and nothing is written without a yes."""

    @pytest.mark.parametrize("typed", ["y\n", "Yes\n", " ya \n"])
    def test_a_yes_writes(self, typed: str, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shown = at_terminal(monkeypatch, typed)

        assert main(["check", "uji.yaml", "--fix"]) == 0
        assert "Write these changes? [y/N] " in shown.getvalue()
        assert bad.read_bytes() == GOOD.encode()

    @pytest.mark.parametrize("typed", ["\n", "n\n", "tidak\n", ""])
    def test_anything_else_writes_nothing(
        self, typed: str, bad: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown = at_terminal(monkeypatch, typed)

        assert main(["check", "uji.yaml", "--fix", "--lang", "id"]) == 1
        assert shown.getvalue().endswith("tidak ada yang ditulis\n")
        assert bad.read_bytes() == BAD.encode()

    @pytest.mark.usefixtures("bad")
    def test_the_diff_has_colours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        shown = at_terminal(monkeypatch, "n\n")

        main(["check", "uji.yaml", "--fix"])

        assert "\x1b[32m+        value: a * b" in shown.getvalue()

    @pytest.mark.usefixtures("bad")
    def test_without_colours_where_they_are_not_wanted(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown = at_terminal(monkeypatch, "n\n")
        monkeypatch.setenv("NO_COLOR", "1")

        main(["check", "uji.yaml", "--fix"])

        assert "\x1b" not in shown.getvalue()

    def test_without_a_standard_output_nobody_is_asked(
        self, bad: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
        monkeypatch.setattr(sys, "stdout", None)

        assert main(["check", "uji.yaml", "--fix"]) == 1
        assert bad.read_bytes() == BAD.encode()

    def test_a_full_disk_without_a_standard_output_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def full() -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(sys, "stdout", None)

        assert _streams.run_guarded(full) == 1
        assert capsys.readouterr().err == "iku: No space left on device\n"

    @pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal of Unix")
    def test_ctrl_c_at_the_question_ends_with_130(self, bad: Path) -> None:
        words = ["check", "--fix", "uji.yaml", "--lang", "id"]

        code, screen = run_in_terminal(words, [b"\x03"], Path.cwd())

        assert code == 130
        assert screen.endswith("\niku: dihentikan\n")
        assert "Traceback" not in screen
        assert bad.read_bytes() == BAD.encode()

    def test_without_a_standard_input_nobody_is_asked(
        self, bad: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown = at_terminal(monkeypatch, "")
        monkeypatch.setattr(sys, "stdin", None)

        assert main(["check", "uji.yaml", "--fix"]) == 1
        assert shown.getvalue().endswith("write them with: --fix --yes\n")
        assert bad.read_bytes() == BAD.encode()


class TestWrongUse:
    """What makes no sense together is told in the reader's language."""

    @pytest.mark.parametrize(
        ("words", "english", "indonesian"),
        [
            (["--fix"], "--fix needs a PATH", "--fix memerlukan PATH"),
            (["a.yaml", "--yes"], "--yes needs --fix", "--yes memerlukan --fix"),
            (
                ["--fix", "--yes", os.devnull],
                f"--fix: {os.devnull} is no file",
                f"--fix: {os.devnull} bukan berkas",
            ),
            (
                ["a.yaml", "--fix", "--format", "json"],
                "--fix is told as text alone",
                "--fix hanya disampaikan sebagai teks",
            ),
        ],
    )
    def test_it_ends_with_2(
        self, words: list[str], english: str, indonesian: str, capsys: Captured
    ) -> None:
        for language, sentence in (("en", english), ("id", indonesian)):
            with pytest.raises(SystemExit) as ended:
                main(["check", *words, "--lang", language])

            assert ended.value.code == 2
            assert sentence in capsys.readouterr().err
