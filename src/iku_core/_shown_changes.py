"""Changes of files at a terminal: shown as a diff, and written where that is wished.

Enters: the text of a file before and after. Leaves: lines on standard output, and an answer.
Layer 7, part of `cli`.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from iku_core.messages import Language
from iku_core.report.fixes import render_diff, render_fixes, render_question

__all__ = ["is_wished", "show_change"]

_YES: Final = frozenset({"y", "yes", "ya"})


def show_change(name: str, before: str, after: str) -> None:
    """Print what would change in a file, in colours where a terminal has them."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    coloured = is_terminal and not os.environ.get("NO_COLOR")
    print(render_diff(name, before, after, coloured=coloured))


def is_wished(language: Language) -> bool:
    """Ask whether changes are to be written; no answer means no, and that is told."""
    try:
        answer = input(render_question(language))
    except EOFError:
        print()
        answer = ""
    if answer.strip().lower() in _YES:
        return True
    print(render_fixes("left", language))
    return False
