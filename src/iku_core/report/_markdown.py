r"""Texts to Markdown in which they stay texts. Layer 6."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["markdown_table", "markdown_text"]

_ACTIVE: Final = re.compile(
    r"[\\`*\[\]<>|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\w)@|!(?=\[)"
)
_LINK: Final = re.compile(r"://|\bwww\.", re.IGNORECASE)
_AT_THE_START: Final = re.compile(r"(?:[#+=-]|\d+[.)])(?=\s|$|[-=#+])|-{2,}|={2,}")
_NOT_A_CHARACTER: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def markdown_text(text: str) -> str:
    r"""Return a text as one line of Markdown that a reader sees as it is.

    Example:
        >>> markdown_text("# a | b <i> *c* snake_case _d_")
        '\\# a \\| b \\<i\\> \\*c\\* snake_case \\_d\\_'
    """
    line = " ".join(_NOT_A_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text).split())
    line = _ACTIVE.sub(lambda match: f"\\{match[0]}", line)
    line = _LINK.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", line)
    if match := _AT_THE_START.match(line):
        at = match.end() - 1 if match[0][0].isdigit() else 0
        line = f"{line[:at]}\\{line[at:]}"
    return line


def markdown_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()
) -> list[str]:
    """Return the lines of a table; its cells are Markdown already.

    Args:
        columns: The names of the columns.
        rows: The cells.
        right: The columns whose cells stand at the right.

    Example:
        >>> markdown_table(("No", "Name"), [("1", "a")], right=(0,))
        ['| No | Name |', '| ---: | --- |', '| 1 | a |']
    """
    at_the_right = frozenset(right)
    marks = ["---:" if number in at_the_right else "---" for number in range(len(columns))]
    return [f"| {' | '.join(cells)} |" for cells in (columns, marks, *rows)]
