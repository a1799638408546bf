"""Issues as annotations: lines by which a run on GitHub marks the lines of files. Layer 6."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iku_core.issues import Issue, visible
from iku_core.messages import Language
from iku_core.report.diagnostics import plain_lines

__all__ = ["render_annotations"]

_ESCAPES: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_OF_DATA: Final = str.maketrans(_ESCAPES)
_OF_PROPERTIES: Final = str.maketrans({**_ESCAPES, ":": "%3A", ",": "%2C"})


def render_annotations(issues: Iterable[Issue], language: Language = "en") -> str:
    """Return a line for each issue, which GitHub shows beside the line of the file.

    The message holds the sentence, a second place where there is one, and the hint. A place in a
    workbook has no line that could be marked: its cell opens the message.

    Example:
        >>> from iku_core.issues import Source, new_issue
        >>> place = Source("a.yaml", "f: ").location(0, 2)
        >>> print(render_annotations([new_issue("IKU203", place)]))
        ::error file=a.yaml,line=1,endLine=1,col=3,endColumn=4,title=IKU203::the formula is \
empty%0Ahint: write a formula, such as: jumlah_a / jumlah_b
    """
    return "\n".join(_annotation(issue, language) for issue in issues)


def _annotation(issue: Issue, language: Language) -> str:
    place = issue.location
    lines = plain_lines(issue, language)
    properties: dict[str, str | int] = {}
    if place is not None:
        properties["file"] = place.file
        if place.cell:
            lines[0] = f"{place.cell}: {lines[0]}"
        else:
            properties |= {"line": place.line, "endLine": place.line}
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = issue.code
    told = ",".join(
        f"{name}={str(value).translate(_OF_PROPERTIES)}" for name, value in properties.items()
    )
    message = "\n".join(lines).translate(_OF_DATA)
    # The escapes of GitHub are made first, for by them the ends of lines come back.
    return visible(f"::{issue.severity} {told}::{message}")
