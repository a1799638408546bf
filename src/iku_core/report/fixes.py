"""What a fix of a file would change, as a diff, and in a sentence.

Enters: a text before and after. Leaves: lines for a screen. Layer 6.
"""

from __future__ import annotations

import re
from typing import Final

from iku_core.issues import visible
from iku_core.messages import Language

__all__ = ["render_diff", "render_fixes", "render_question"]

_COMMAND: Final = re.compile(r"^(\s*)::")
"""What a run on GitHub takes for a command of its own, also behind the blank of a diff."""

_COLOURS: Final = {"+": "32", "-": "31", "@": "36"}

_WORDS: Final = {
    "en": {
        "waiting": "faults that can be mended: {faults}, in files: {files}; nothing is written yet;"
        " write them with: --fix --yes",
        "written": "faults mended: {faults}, in files: {files}",
        "more": "more faults can be mended; run it once more afterwards",
        "left": "nothing is written",
        "question": "Write these changes? [y/N] ",
    },
    "id": {
        "waiting": "kesalahan yang dapat diperbaiki: {faults}, dalam berkas: {files}; belum ada"
        " yang ditulis; tulis dengan: --fix --yes",
        "written": "kesalahan diperbaiki: {faults}, dalam berkas: {files}",
        "more": "masih ada kesalahan yang dapat diperbaiki; jalankan sekali lagi setelah ini",
        "left": "tidak ada yang ditulis",
        "question": "Tulis perubahan ini? [y/T] ",
    },
}


def render_diff(name: str, before: str, after: str, *, coloured: bool = False) -> str:
    r"""Return what differs between two texts of a file, as a unified diff.

    Args:
        name: Name of the file.
        before: The text as it is.
        after: The text as it would be.
        coloured: Whether lines have the colours of a terminal.

    Example:
        >>> print(render_diff("a.yaml", "unit: orang\nvalue: a × b", "unit: orang\nvalue: a * b"))
        --- a/a.yaml
        +++ b/a.yaml
        @@ -1,2 +1,2 @@
         unit: orang
        -value: a × b
        +value: a * b
    """
    # Imported here, for it is slow to load.
    from difflib import unified_diff  # noqa: PLC0415

    plain = name.lstrip("/")
    lines = unified_diff(
        _lines(before), _lines(after), f"a/{plain}", f"b/{plain}", lineterm="", n=3
    )
    shown = (visible(line) if line != " " else "" for line in lines)
    return "\n".join(_coloured(line) if coloured else line for line in shown)


def _lines(text: str) -> list[str]:
    lines = [_COMMAND.sub(r"\1\\x3a:", line.removesuffix("\r")) for line in text.split("\n")]
    return lines[:-1] if not lines[-1] else lines


def _coloured(line: str) -> str:
    colour = _COLOURS.get(line[:1])
    return line if colour is None else f"\x1b[{colour}m{line}\x1b[0m"


def render_fixes(kind: str, language: Language = "en", *, faults: int = 0, files: int = 0) -> str:
    """Return the sentence behind the diffs.

    Args:
        kind: `waiting` before they are written, `written`, or `left` where they are not; `more`
            where others could be mended.
        language: Its language.
        faults: How many faults are mended.
        files: In how many files.

    Example:
        >>> render_fixes("written", faults=3, files=1)
        'faults mended: 3, in files: 1'
    """
    return _WORDS[language][kind].format(faults=faults, files=files)


def render_question(language: Language = "en") -> str:
    """Return what is asked before anything is written.

    Example:
        >>> render_question("id")
        'Tulis perubahan ini? [y/T] '
    """
    return _WORDS[language]["question"]
