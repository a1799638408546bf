"""The first look at a formula: its characters, words and signs, before any parser sees it.

Enters: the text of a formula. Leaves: every fault with its span, in the writer's own words.
A text without a fault here is a sentence of the formula grammar:

    formula  = operand { ("+" | "-" | "*" | "/") operand }
    operand  = { "-" } term
    term     = number | name | "(" formula ")" | function "(" formula { "," formula } ")"
    number   = digits without a leading nought [ "." digits ]
    name     = a letter or "_", then letters, digits, "_"

Layer 1, part of `formula`.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from typing import Final, NamedTuple

from iku_core.messages import limit_words, message_for
from iku_core.suggestion import advice

__all__ = [
    "FUNCTIONS",
    "IRRATIONAL",
    "MAX_LENGTH",
    "PERHAPS_THOUSANDS",
    "RESERVED",
    "Fault",
    "both_readings",
    "scan",
]

MAX_LENGTH: Final = 2_000
MAX_TOKENS: Final = 800
MAX_PARENTHESES: Final = 60
MAX_NUMBER: Final = 40

FUNCTIONS: Final[dict[str, str]] = {
    "sum": "sum(a, b, c)",
    "mean": "mean(a, b, c)",
    "min": "min(a, b)",
    "max": "max(a, b)",
    "abs": "abs(a - b)",
    "prev": "prev(a)",
    "root": "root(a * b, 2)",
    "ln": "ln(a)",
}
"""The functions of the language, each with an example."""

IRRATIONAL: Final = ("root", "ln")
"""Those whose values have no end as a decimal, so that they are rounded."""

RESERVED: Final = frozenset({*FUNCTIONS, *(word.lower() for word in keyword.kwlist)})
"""Words that cannot be the name of a count."""


class Fault(NamedTuple):
    """Hold a fault of a formula: its code, its span in the text, the words of its message."""

    code: str
    start: int
    end: int
    values: dict[str, str]

    @property
    def is_error(self) -> bool:
        """Whether the text cannot be used."""
        return message_for(self.code).severity == "error"


_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    r"|(?P<commas>[0-9]+,[0-9]+)"
    r"|(?P<number>\.?[0-9][A-Za-z0-9_.]*)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?P<attribute>(?:\s*\.\s*[A-Za-z_][A-Za-z0-9_]*)+)?)"
    r"|(?P<power>\*\*|\^)|(?P<floor>//)|(?P<sign>[-+*/(),])"
    r"|(?P<other>.)",
    re.ASCII | re.DOTALL,
)
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_SEPARATED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,10}", re.ASCII)
PERHAPS_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{2}0", re.ASCII)
_OFFICE_SIGNS: Final = {
    **dict.fromkeys("×·∙⋅•✕", "IKU205"),
    **dict.fromkeys("÷:∶", "IKU206"),
    "%": "IKU207",
    **dict.fromkeys("‐‑‒–—―−", "IKU208"),
    "=": "IKU209",
}


_ROUNDING: Final = frozenset(
    {"bulat", "bulatkan", "ceil", "ceiling", "floor", "int", "pembulatan", "round"}
    | {"rounddown", "roundup", "trunc"}
)
_ROUNDED_ONCE: Final = {
    "advice": "leave it out; the figure is rounded once, to its decimals",
    "advice_id": "hapus; angka dibulatkan satu kali menurut decimals",
}


def _instead(function: str) -> dict[str, str]:
    """Return what to write for a function of other programs."""
    return _ROUNDED_ONCE if function.lower() in _ROUNDING else advice(function, FUNCTIONS)


def both_readings(number: str) -> dict[str, str]:
    """Return the words of the warning about a number such as `1.500`.

    Example:
        >>> both_readings("1.500")["reading"], both_readings("1.500")["thousands"]
        ('1.5', '1500')
    """
    short = number.rstrip("0").rstrip(".")
    return {
        "text": number,
        "reading": short,
        "reading_id": short.replace(".", ","),
        "thousands": number.replace(".", ""),
    }


def scan(text: str) -> list[Fault]:
    """Return the faults of `text` as a sentence of the grammar; empty where it is one.

    Example:
        >>> [(fault.code, fault.start) for fault in scan("a × 100 %")]
        [('IKU205', 2), ('IKU207', 8)]
    """
    if len(text) > MAX_LENGTH:
        return [Fault("IKU204", 0, len(text), limit_words(MAX_LENGTH))]
    if not text.strip():
        return [Fault("IKU203", 0, len(text), {})]
    return _Scan(text).run()


class _Scan:
    """Read token by token, knowing whether a name or a sign comes next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self._wrong = False
        self._expecting = True
        self._operand = ""
        self._open: list[tuple[int, bool]] = []
        self._function = False

    def run(self) -> list[Fault]:
        tokens = [match for match in _TOKEN.finditer(self.text) if match.lastgroup != "blank"]
        if len(tokens) > MAX_TOKENS:
            return [Fault("IKU225", 0, len(self.text), {"limit": str(MAX_TOKENS)})]
        for match in tokens:
            self._take(match.lastgroup or "", match)
        if self._expecting and not self._wrong:
            self._missing_operand(len(self.text.rstrip()), "at the end", "di akhir rumus")
        for at, _ in self._open:
            self._fault("IKU217", at, at + 1, text="(")
        return sorted(self.faults, key=lambda fault: fault.start)

    def _fault(self, code: str, start: int, end: int, **values: str) -> None:
        self.faults.append(Fault(code, start, end, values))
        self._wrong = self._wrong or code != "IKU227"

    def _take(self, kind: str, match: re.Match[str]) -> None:
        token, start, end = match.group(), match.start(), match.end()
        if kind in ("name", "attribute"):
            self._name(match)
        elif kind == "number":
            self._number(token, start, end)
        elif kind == "commas":
            point = token.replace(",", ".")
            in_function = bool(self._open) and self._open[-1][1]
            meant = {} if in_function else {"meant": point}
            self._fault("IKU210", start, end, text=token, point=point, **meant)
            self._operand_read(token, start, end)
        elif kind == "sign":
            self._SIGNS[token](self, token, start)
        else:
            self._foreign(kind, token, start, end)

    def _foreign(self, kind: str, token: str, start: int, end: int) -> None:
        if kind == "power":
            self._fault("IKU212", start, end, text=token)
            self._expecting = True
        elif kind == "floor":
            self._fault("IKU213", start, end)
            self._expecting = True
        elif (code := _OFFICE_SIGNS.get(token)) is not None:
            self._fault(code, start, end, text=token)
            self._expecting = self._expecting or code != "IKU207"
        else:
            point = f"U+{ord(token):04X} {unicodedata.name(token, '')}".rstrip()
            shown = token if token.isprintable() else "?"
            self._fault("IKU214", start, end, text=shown, code_point=point)

    def _name(self, match: re.Match[str]) -> None:
        name, start, end = match.group(), match.start(), match.end()
        self._function = self.text[end:].lstrip()[:1] == "("
        if match.group("attribute"):
            self._fault("IKU215", start, end, text=name)
        elif name in ("x", "X") and not self._expecting and not self._function:
            self._fault("IKU205", start, end, text=name)
            self._expecting = True
            return
        elif (name in RESERVED and name not in FUNCTIONS) or keyword.iskeyword(name):
            self._fault("IKU228", start, end, name=name)
        elif self._function and name not in FUNCTIONS:
            self._fault("IKU221", start, end, name=name, **_instead(name))
        elif name in FUNCTIONS and not self._function:
            self._fault("IKU224", start, end, name=name, example=FUNCTIONS[name])
        self._operand_read(name, start, end)

    def _number(self, token: str, start: int, end: int) -> None:
        if _SEPARATED.fullmatch(token):
            self._fault("IKU236", start, end, text=token, joined=token.replace(".", ""))
        elif not _NUMBER.fullmatch(token) or len(token) > MAX_NUMBER:
            self._fault("IKU216", start, end, text=token, limit=str(MAX_NUMBER))
        elif PERHAPS_THOUSANDS.fullmatch(token):
            self._fault("IKU227", start, end, **both_readings(token))
        self._operand_read(token, start, end)

    def _operand_read(self, token: str, start: int, end: int) -> None:
        if not self._expecting and not self._wrong:
            self._fault("IKU211", start, end, left=self._operand, right=token)
        self._operand = token
        self._expecting = False

    def _missing_operand(self, at: int, place: str, place_id: str) -> None:
        self._fault("IKU219", max(at - 1, 0), at, place=place, place_id=place_id)

    def _operator(self, token: str, start: int) -> None:
        if self._expecting and token != "-" and not self._wrong:
            self._missing_operand(start + 1, f"before {token}", f"sebelum {token}")
        self._expecting = True

    def _opening(self, token: str, start: int) -> None:
        if not self._function and not self._expecting and not self._wrong:
            self._fault("IKU211", start, start + 1, left=self._operand, right=token)
        self._open.append((start, self._function))
        if len(self._open) == MAX_PARENTHESES + 1:
            self._fault("IKU218", start, start + 1, limit=str(MAX_PARENTHESES))
        self._function = False
        self._expecting = True

    def _closing(self, token: str, start: int) -> None:
        if self._expecting and not self._wrong:
            self._missing_operand(start + 1, f"before {token}", f"sebelum {token}")
        if self._open:
            self._open.pop()
        else:
            self._fault("IKU217", start, start + 1, text=token)
        self._operand = token
        self._expecting = False

    def _comma(self, token: str, start: int) -> None:
        if not self._open or not self._open[-1][1]:
            self._fault("IKU220", start, start + 1)
        elif self._expecting and not self._wrong:
            self._missing_operand(start + 1, f"before {token}", f"sebelum {token}")
        self._expecting = True

    _SIGNS: Final = {
        **dict.fromkeys("+-*/", _operator),
        "(": _opening,
        ")": _closing,
        ",": _comma,
    }
