"""What an officer meant where YAML gives up, and how the file is read on behind it.

Enters: the error of the parser, and the lines that it read. Leaves: the slip, with the line as it
can be read. Layer 1, part of `document`.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from iku_core.issues import Issue, Source, new_issue
from iku_core.nodes import Node, Scalar

__all__ = ["MENDED", "Slip", "find_slip", "glued_entry", "slip_of_glued_key"]

MENDED: Final = "\ue152"
"""What stands for a sign that has been told; no keyboard writes it."""

_NEVER_FIRST: Final = "%@`>|"
_BEFORE: Final = r"(?P<before> *(?:- +)*)"
_WORD: Final = r"(?P<key>[A-Za-z_][\w-]*)"
_KEY = re.compile(rf"{_BEFORE}{_WORD}:(?= |$)")
_GLUED = re.compile(rf"{_BEFORE}{_WORD}:(?![\s:/]|$)")
_GLUED_ENTRY = re.compile(r"(?P<key>[\w-]+):[^\s/]")
_NO_COLON = re.compile(rf"{_BEFORE}{_WORD}(?P<rest> +[^\s#:][^:]*)? *")
_OPENS = re.compile(rf"{_BEFORE}(?:{_WORD}: +)?(?P<quote>[\"'])")
_CLOSES: Final = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}
_VALUE_BEGINS = re.compile(rf"{_BEFORE}{_WORD}: +")


class Slip(NamedTuple):
    """Hold a slip, and the line as it can be read.

    Attributes:
        code: The code of what is told.
        line: The line at fault, counted from 0.
        start: The column of the first character at fault, counted from 0.
        end: The column behind the last one.
        values: The words of the message.
        readable: The line as it can be read.
        put_in: Where a sign was put into the line; None where all stand as they did.
    """

    code: str
    line: int
    start: int
    end: int
    values: dict[str, str]
    readable: str
    put_in: int | None = None

    def mended(self, text: str) -> str:
        """Return a text with the line at fault as it can be read."""
        lines = text.split("\n")
        lines[self.line] = self.readable
        return "\n".join(lines)


class _Stumble(NamedTuple):
    """Hold where the parser gave up, where it had begun what it did not understand, and why."""

    lines: list[str]
    line: int
    column: int
    begun: tuple[int, int] | None
    context: str
    problem: str

    @property
    def sign(self) -> str:
        return self.sign_at(self.line, self.column)

    def sign_at(self, line: int, column: int) -> str:
        return "".join(self.lines[line : line + 1])[column : column + 1]


def find_slip(error: Any, text: str) -> Slip | None:
    r"""Return what was meant where the parser gave up; None where that is not sure.

    Args:
        error: What the parser raised; None where it read all.
        text: What it read.

    Example:
        >>> import yaml
        >>> text = "title:Uji\nid: uji"
        >>> try:
        ...     list(yaml.parse(text))
        ... except yaml.YAMLError as error:
        ...     find_slip(error, text).readable
        'title: Uji'
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    begun = getattr(error, "context_mark", None)
    stumble = _Stumble(
        text.split("\n"),
        mark.line,
        mark.column,
        None if begun is None else (begun.line, begun.column),
        str(getattr(error, "context", "")),
        str(getattr(error, "problem", "")),
    )
    return (
        _open_quote(stumble)
        or _colon_missing(stumble)
        or _colon_in_text(stumble)
        or _dash(stumble)
        or _sign_in_front(stumble)
        or _bracket_in_front(stumble)
    )


def slip_of_glued_key(line: str, number: int) -> Slip | None:
    """Return the slip of a line that has no blank behind its colon; None for other lines.

    Example:
        >>> slip_of_glued_key("  place:Contoh", 3).readable
        '  place: Contoh'
    """
    found = _GLUED.match(line)
    if found is None:
        return None
    end = found.end()
    readable = f"{line[:end]} {line[end:]}"
    return Slip("IKU196", number, found.start("key"), end, {"key": found["key"]}, readable, end)


def _open_quote(stumble: _Stumble) -> Slip | None:
    """Find a quote that another one closes far below, where keys stand in between.

    It is sure where the parser gave up behind that other quote, or found none.
    """
    number = 0
    while number <= min(stumble.line, len(stumble.lines) - 1):
        opened = _OPENS.match(stumble.lines[number])
        if opened is None or _CLOSES[opened["quote"]].match(stumble.lines[number], opened.end()):
            number += 1
            continue
        closed = _closed_below(stumble.lines, number, opened["quote"])
        last = len(stumble.lines) - 1 if closed is None else closed[0]
        readable = f"{stumble.lines[number].rstrip()}{opened['quote']}"
        is_sure = _is_stuck_behind(stumble, closed) and any(
            _KEY.match(line) for line in stumble.lines[number + 1 : last + 1]
        )
        if is_sure and _CLOSES[opened["quote"]].match(readable, opened.end()):
            start = opened.start("quote")
            return Slip("IKU193", number, start, start + 1, {}, readable)
        number = last + 1
    return None


def _closed_below(lines: list[str], number: int, quote: str) -> tuple[int, int] | None:
    """Return line and column behind the quote that closes the one of a line above it."""
    for below in range(number + 1, len(lines)):
        closed = _CLOSES[quote].match(lines[below])
        if closed is not None:
            return below, closed.end()
    return None


def _is_stuck_behind(stumble: _Stumble, closed: tuple[int, int] | None) -> bool:
    """Return whether the parser gave up on the line of a closing quote, and behind it."""
    if closed is None:
        return True
    places = [(stumble.line, stumble.column), stumble.begun or (-1, -1)]
    return any(line == closed[0] and column >= closed[1] for line, column in places)


def _colon_missing(stumble: _Stumble) -> Slip | None:
    """Find the line above that has no colon, or no blank behind it."""
    number = _line_of_a_key(stumble)
    if number is None:
        return None
    line = stumble.lines[number]
    if (slip := slip_of_glued_key(line, number)) is not None:
        return slip
    found = _NO_COLON.fullmatch(line)
    if found is None:
        return None
    start, end = found.span("key")
    values = {"key": found["key"]}
    return Slip("IKU192", number, start, end, values, f"{line[:end]}:{line[end:]}", end)


def _line_of_a_key(stumble: _Stumble) -> int | None:
    """Return the line that was read as a key together with the next; None where there is none."""
    if "simple key" in stumble.context and stumble.begun is not None:
        return stumble.begun[0]
    if stumble.sign != ":" or "mapping values" not in stumble.problem:
        return None
    key = _KEY.match(stumble.lines[stumble.line])
    if key is None or key.end() - 1 != stumble.column:
        return None
    number = max((n for n in range(stumble.line) if stumble.lines[n].strip()), default=0)
    above = re.match(_BEFORE, stumble.lines[number])
    assert above is not None, "it matches nothing as well"
    return number if above.end() == key.end("before") else None


def _colon_in_text(stumble: _Stumble) -> Slip | None:
    if stumble.sign != ":" or "mapping values are not allowed" not in stumble.problem:
        return None
    return _hidden("IKU152", stumble, stumble.line, stumble.column)


def _dash(stumble: _Stumble) -> Slip | None:
    """Find a dash in the place of a value, and one in front of a text."""
    begins = _VALUE_BEGINS.match("".join(stumble.lines[stumble.line : stumble.line + 1]))
    if begins is None or "sequence entries are not allowed" not in stumble.problem:
        return None
    if begins.end() != stumble.column:
        return None
    behind = stumble.lines[stumble.line][stumble.column + 1 :].strip()
    code = "IKU153" if behind and not behind.startswith("#") else "IKU194"
    return _hidden(code, stumble, stumble.line, stumble.column)


def _sign_in_front(stumble: _Stumble) -> Slip | None:
    """Find a sign that means something to YAML, in front of a text without quotes."""
    if "cannot start any token" in stumble.problem:
        is_one = stumble.sign != "" and stumble.sign in _NEVER_FIRST
        return _hidden("IKU153", stumble, stumble.line, stumble.column) if is_one else None
    if "mapping keys are not allowed" in stumble.problem and stumble.sign == "?":
        return _hidden("IKU153", stumble, stumble.line, stumble.column)
    words = ("a block scalar", "an anchor", "an alias")
    if stumble.begun is not None and stumble.context.endswith(words):
        return _hidden("IKU153", stumble, *stumble.begun)
    return None


def _bracket_in_front(stumble: _Stumble) -> Slip | None:
    """Find a text that begins with something in brackets and goes on behind them."""
    line = "".join(stumble.lines[stumble.line : stumble.line + 1])
    begins = _VALUE_BEGINS.match(line)
    if begins is None or line[begins.end() : begins.end() + 1] not in ("[", "{"):
        return None
    if stumble.column <= begins.end() or ": " in line[begins.end() :] or stumble.sign in "]}":
        return None
    return _hidden("IKU153", stumble, stumble.line, begins.end())


def _hidden(code: str, stumble: _Stumble, line: int, column: int) -> Slip:
    """Return the slip of one sign, which becomes a part of the text around it."""
    sign = stumble.sign_at(line, column)
    text = stumble.lines[line]
    readable = f"{text[:column]}{MENDED}{text[column + 1 :]}"
    return Slip(code, line, column, column + 1, {"sign": sign}, readable)


def glued_entry(source: Source, key: Scalar, node: Node) -> tuple[str, Issue] | None:
    """Return key and fault of an entry between braces that has no blank behind its colon.

    YAML reads all of it as the key, and no value.

    Example:
        >>> source = Source("a.yaml", "{2024:80}")
        >>> glued_entry(source, Scalar("2024:80", "", 0, 1, 0, 8), Scalar("", "", 0, 8, 0, 8))[0]
        '2024'
    """
    found = None if key.style else _GLUED_ENTRY.match(key.value)
    if found is None or type(node) is not Scalar or node.value or node.style:
        return None
    if source.lines[key.line][key.end_column :].lstrip().startswith(":"):
        return None
    name = found["key"]
    place = source.location(key.line, key.column, end_column=key.column + len(name) + 1)
    return name, new_issue("IKU196", place, key=name)
