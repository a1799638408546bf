"""Every Hypothesis strategy of the tests.

A formula comes as a small tree of our own, which writes itself as text and computes itself with
`Fraction` alone: the oracle that shares no line with the library. Nothing is filtered: whatever
is generated lies within the limits of the language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final, Literal, TypeAlias

import yaml
from attrs import evolve, field, frozen
from hypothesis import strategies as st

from iku_core import (
    AchievementOptions,
    AchievementRule,
    Bound,
    Count,
    Document,
    Indicator,
    Period,
    Range,
    Scale,
    ScaleClass,
    parse_document,
    parse_period,
)
from iku_core.achievement_rule import kind_of
from iku_core.document import parse_yaml
from iku_core.exact import Exact, simplest
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.issues import Source
from iku_core.nodes import Mapping as Keys
from iku_core.nodes import Node, Scalar
from iku_core.nodes import Sequence as Items
from iku_core.profiles import shipped_rules, shipped_scales

NAMES: Final = ("a", "b", "c", "d")
"""The counts of every generated formula, each also as `prev(...)`."""

LEAVES: Final = (*NAMES, *(f"prev({name})" for name in NAMES))
"""What a generated formula holds: counts of this period and of the previous one."""

DECIMALS: Final = FrozenMapping(
    {name: Count(name=name, label=f"Cacah {name}", kind="decimal") for name in NAMES}
)
"""Their declarations as numbers of any kind."""


# Trees of formulas


@frozen
class Layout:
    """Say how much air and how many needless parentheses a part of a formula gets."""

    parentheses: int
    before: str
    after: str

    def around(self, text: str, *, needed: bool = False) -> str:
        count = self.parentheses or int(needed)
        inner = f"{self.before}{text}{self.after}"
        return "(" * count + inner + ")" * count


@frozen
class Number:
    """A literal such as `0.25`."""

    text: str
    layout: Layout

    def value(self, values: Mapping[str, Fraction]) -> Fraction | None:
        del values
        return Fraction(self.text)

    def write(self, level: int) -> str:
        del level
        return self.layout.around(self.text)

    def leaves(self) -> tuple[str, ...]:
        return ()


@frozen
class Name:
    """A count, or a count of the previous period as `prev(a)`."""

    text: str
    layout: Layout

    def value(self, values: Mapping[str, Fraction]) -> Fraction | None:
        return values[self.text]

    def write(self, level: int) -> str:
        del level
        return self.layout.around(self.text)

    def leaves(self) -> tuple[str, ...]:
        return (self.text,)


@frozen
class Negation:
    """A part behind a minus."""

    part: Tree
    layout: Layout

    def value(self, values: Mapping[str, Fraction]) -> Fraction | None:
        found = self.part.value(values)
        return None if found is None else -found

    def write(self, level: int) -> str:
        return self.layout.around(f"-{self.part.write(4)}", needed=level > 3)

    def leaves(self) -> tuple[str, ...]:
        return self.part.leaves()


@frozen
class Operation:
    """Two parts and the sign between them."""

    sign: Literal["+", "-", "*", "/"]
    left: Tree
    right: Tree
    layout: Layout

    def value(self, values: Mapping[str, Fraction]) -> Fraction | None:
        left, right = self.left.value(values), self.right.value(values)
        if left is None or right is None:
            return None
        match self.sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                return None if right == 0 else left / right

    def write(self, level: int) -> str:
        own = 1 if self.sign in "+-" else 2
        blank = " " * (len(self.layout.before) % 2)
        text = f"{self.left.write(own)}{blank}{self.sign}{blank}{self.right.write(own + 1)}"
        return self.layout.around(text, needed=level > own)

    def leaves(self) -> tuple[str, ...]:
        return self.left.leaves() + self.right.leaves()


@frozen
class Call:
    """A function and its arguments."""

    function: Literal["sum", "mean", "min", "max", "abs"]
    arguments: tuple[Tree, ...]
    layout: Layout

    def value(self, values: Mapping[str, Fraction]) -> Fraction | None:
        found = [argument.value(values) for argument in self.arguments]
        numbers = [number for number in found if number is not None]
        if len(numbers) < len(found):
            return None
        match self.function:
            case "sum":
                return sum(numbers, Fraction(0))
            case "mean":
                return sum(numbers, Fraction(0)) * Fraction(1, len(numbers))
            case "min":
                return min(numbers)
            case "max":
                return max(numbers)
            case "abs":
                return max(numbers[0], -numbers[0])

    def write(self, level: int) -> str:
        del level
        # A blank behind each comma: 1,5 would be a decimal comma.
        inner = ", ".join(argument.write(0) for argument in self.arguments)
        return self.layout.around(f"{self.function}({inner})")

    def leaves(self) -> tuple[str, ...]:
        return tuple(leaf for argument in self.arguments for leaf in argument.leaves())


@frozen
class Rounded:
    """A root or a logarithm; its value is rounded, and no oracle of fractions knows it."""

    function: Literal["root", "ln"]
    argument: Tree
    degree: int
    layout: Layout

    def value(self, values: Mapping[str, Fraction]) -> Fraction | None:
        raise NotImplementedError(self.function, values)

    def write(self, level: int) -> str:
        del level
        degree = f", {self.degree}" if self.function == "root" else ""
        return self.layout.around(f"{self.function}({self.argument.write(0)}{degree})")

    def leaves(self) -> tuple[str, ...]:
        return self.argument.leaves()


Tree: TypeAlias = Number | Name | Negation | Operation | Call | Rounded


@frozen
class Oracle:
    """A formula as text, and what it must give."""

    text: str
    tree: Tree = field(repr=False)

    def value(self, values: Mapping[str, Exact]) -> Fraction | None:
        """Return the exact value, or None where something is divided by nought."""
        return self.tree.value({name: Fraction(number) for name, number in values.items()})


LITERALS: Final = (
    *("0", "1", "3", "100", "0.1", "0.25", "0.0", "2.50", "12345678.9"),
    "0.00000000000025",
)
"""Literals: nought in two forms, decimals, and one of more places than are printed."""

_blanks = st.sampled_from(("", "", "", " ", "  ", "\n", " \n "))
_layouts = st.builds(Layout, st.sampled_from((0, 0, 0, 1, 2)), _blanks, _blanks)
_numbers = st.builds(Number, st.sampled_from(LITERALS), _layouts)


def _names(names: tuple[str, ...]) -> st.SearchStrategy[Tree]:
    return st.builds(Name, st.sampled_from(names), _layouts)


def _operation(sign: Any, left: Tree, right: Tree, layout: Layout) -> Tree:
    return Operation(sign, left, _no_nought(right) if sign == "/" else right, layout)


def _no_nought(divisor: Tree) -> Tree:
    """Return a divisor that is no literal 0, which is a fault of the text and not of the data."""
    if isinstance(divisor, Negation):
        return evolve(divisor, part=_no_nought(divisor.part))
    if isinstance(divisor, Number) and Fraction(divisor.text) == 0:
        return evolve(divisor, text="7")
    return divisor


def _parts(part: st.SearchStrategy[Tree], functions: tuple[str, ...]) -> st.SearchStrategy[Tree]:
    kinds: list[st.SearchStrategy[Tree]] = [
        st.builds(_operation, st.sampled_from("+-*/"), part, part, _layouts),
        st.builds(_operation, st.just("/"), part, part, _layouts),
        st.builds(Negation, part, _layouts),
    ]
    several = tuple(name for name in functions if name not in ("abs", "root", "ln"))
    arguments = st.lists(part, min_size=1, max_size=3).map(tuple)
    kinds.append(st.builds(Call, st.sampled_from(several), arguments, _layouts))
    if "abs" in functions:
        kinds.append(st.builds(Call, st.just("abs"), st.tuples(part), _layouts))
    if rounded := tuple(name for name in functions if name in ("root", "ln")):
        degrees = st.integers(2, 12)
        kinds.append(st.builds(Rounded, st.sampled_from(rounded), part, degrees, _layouts))
    return st.one_of(kinds)


def trees(
    *,
    names: tuple[str, ...] = LEAVES,
    functions: tuple[str, ...] = ("sum", "mean", "min", "max", "abs"),
    max_leaves: int = 10,
) -> st.SearchStrategy[Tree]:
    """Trees of formulas over `names`."""
    leaves = st.one_of(_names(names), _names(names), _numbers)
    return st.recursive(leaves, lambda part: _parts(part, functions), max_leaves=max_leaves)


def formulas(**limits: Any) -> st.SearchStrategy[Oracle]:
    """Formulas as text, each with its oracle; arguments as for `trees`."""
    return trees(**limits).map(lambda tree: Oracle(tree.write(0), tree))


def denominators(**limits: Any) -> st.SearchStrategy[Oracle]:
    """Formulas below the bar."""
    return trees(**limits).map(_no_nought).map(lambda tree: Oracle(tree.write(0), tree))


EVERY_FUNCTION: Final = ("sum", "mean", "min", "max", "abs", "root", "ln")
"""The functions of the language, those besides whose values are rounded."""


def displayed(labels: Mapping[str, str]) -> st.SearchStrategy[tuple[Indicator, str]]:
    """Indicators with every function, and the text of their whole formula; labels by count."""
    counts = FrozenMapping(
        {name: Count(name=name, label=label, kind="decimal") for name, label in labels.items()}
    )
    part = formulas(functions=EVERY_FUNCTION, max_leaves=8)
    below = denominators(functions=EVERY_FUNCTION, max_leaves=8)
    multipliers = st.sampled_from((1, 100, 1000, Fraction(1, 4)))

    def indicator(oracles: tuple[Oracle, ...], multiplier: Exact) -> tuple[Indicator, str]:
        found = indicator_of(oracles, multiplier=multiplier, precision=6)
        whole = " / ".join(f"({oracle.text})" for oracle in oracles)
        if multiplier != 1:
            whole = f"({whole}) * {Decimal(multiplier.numerator) / multiplier.denominator}"
        return evolve(found, counts=counts), whole

    bodies = st.one_of(st.tuples(part), st.tuples(part, below))
    return st.builds(indicator, bodies, multipliers)


def indicators() -> st.SearchStrategy[tuple[Indicator, tuple[Oracle, ...]]]:
    """Indicators over `NAMES` with the oracles of their formulas: one for a direct value, two."""
    multipliers = st.sampled_from((1, 100, 1000, Fraction(1, 3)))
    direct = st.tuples(formulas())
    ratio = st.tuples(formulas(max_leaves=6), formulas(max_leaves=6))
    return st.builds(
        lambda oracles, multiplier, decimals: (
            indicator_of(oracles, multiplier=multiplier, decimals=decimals),
            oracles,
        ),
        st.one_of(direct, ratio),
        multipliers,
        st.integers(0, 12),
    )


def indicator_of(oracles: tuple[Oracle, ...], **values: Any) -> Indicator:
    """Return an indicator of one formula (a direct value) or two (a ratio)."""
    keys = ("value",) if len(oracles) == 1 else ("numerator", "denominator")
    parsed: dict[str, Any] = {
        key: parse_formula(oracle.text) for key, oracle in zip(keys, oracles, strict=True)
    }
    return Indicator(id="uji", name="Uji", counts=DECIMALS, **parsed, **values)


# Numbers


whole_counts = st.one_of(
    st.just(0),
    st.integers(0, 20),
    st.integers(10**59, 10**60 - 1),
)
"""Counts: nought, small ones, and ones of sixty digits."""

fractions = st.one_of(
    st.fractions(-20, 20, max_denominator=100),
    st.builds(Fraction, st.integers(-(10**60), 10**60), st.integers(1, 10**30)),
)
"""Exact numbers of either sign."""

plain_decimals = st.builds(
    lambda minus, digits, places: f"{minus}{digits}{places and '.' + places}",
    st.sampled_from(("", "-")),
    st.one_of(st.integers(0, 1_000), st.integers(0, 10**60)).map(str),
    st.one_of(st.just(""), st.text("0123456789", min_size=1, max_size=40)),
)
"""Texts of numbers as the files hold them, such as `-12.50`."""

supplied = st.one_of(whole_counts, fractions, st.decimals(-1_000, 1_000, places=3))
"""What a program may give for a number of any kind."""

counts_and_previous = st.fixed_dictionaries(
    dict.fromkeys((*NAMES, *(f"prev({name})" for name in NAMES)), supplied)
)
"""A number for every name that a generated formula can hold."""


cells = st.one_of(
    st.none(),
    st.integers(-20, 20).map(float),
    st.integers(-(2**56), 2**56).map(float),
    st.integers(-(10**8), 10**8).map(lambda units: units / 10_000),
    st.floats(-1_000, 1_000).map(lambda number: round(number, 12)),
)
"""Cells of a column of decimal numbers: missing, whole, too large, with few or many decimals."""

tables = st.lists(st.fixed_dictionaries(dict.fromkeys(LEAVES, cells)), min_size=1, max_size=12)
"""Rows with a cell for every name that a generated formula can hold."""


def exact(values: Mapping[str, int | Fraction | Decimal]) -> dict[str, Exact]:
    """Return the values as the oracle takes them."""
    return {name: Fraction(number) for name, number in values.items()}


def both_periods(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Divide numbers by name into those of this period and those of the previous one."""
    current = {name: values[name] for name in NAMES}
    return current, {name: values[f"prev({name})"] for name in NAMES}


# Texts


formula_like = st.one_of(
    st.text(max_size=60),
    st.text("ab1.05,+-*/() \nsumeanprvxX×÷:%=_^'\"[]", max_size=60),
    st.lists(
        st.sampled_from(
            (
                *("a", "jumlah_desa", "prev", "sum", "(", ")", ",", "+", "-", "*", "/", "//", "**"),
                *("3", "0.5", "1,5", "1.500", "1e3", "0x1", " ", "\n", "lambda", "not", "a.b", "é"),
            )
        ),
        max_size=30,
    ).map("".join),
)
"""Texts that come near to a formula, or not at all."""

document_like = st.one_of(
    st.text(max_size=80),
    st.text("abid:-[]{}#&*!|>'\"%@`,? \n\r\t0123456789.", max_size=80),
    st.lists(
        st.sampled_from(
            (
                *("schema: 1\n", "id: x\n", "title: T\n", "organisation: {name: X}\n"),
                *("counts:\n", "  a: {label: A}\n", "  b: {label: B, range: [1, 0]}\n"),
                *("objectives:\n", "  - statement: S\n", "    indicators:\n"),
                *("      - {id: i, name: I, value: a}\n", "      - {id: j, numerator: i, x: }\n"),
                *("signed: {by: z}\n", "cases: [", "}", "\n", "---\n", "<<: *a\n", "? [a]\n: b\n"),
                *("valid_from: 2020-13-01\n", "valid_to: 2019-01-01\n", "\x00", "\u202e", "%YAML"),
            )
        ),
        max_size=16,
    ).map("".join),
)
"""Texts that come near to a definition, or not at all."""

words = st.text(
    st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F), min_size=1, max_size=20
).map(lambda text: f"Kata {text}")
"""Words as a definition holds them: none that another reader takes for a number or a date."""


# Definitions


@frozen
class Definition:
    """A definition as text, with what must come out of it."""

    text: str
    id: str
    title: str
    counts: tuple[str, ...]
    formulas: tuple[tuple[Oracle, ...], ...] = field(repr=False)
    multipliers: tuple[int, ...]
    decimals: tuple[int, ...]
    valid_from: date
    valid_to: date


_definition_formulas = formulas(max_leaves=4)


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """Whole definitions, every text in quotes, over the counts of `NAMES`."""
    bodies = draw(
        st.lists(
            st.one_of(
                st.tuples(_definition_formulas),
                st.tuples(_definition_formulas, denominators(max_leaves=4)),
            ),
            min_size=1,
            max_size=4,
        )
    )
    number = len(bodies)
    decimals = tuple(draw(st.integers(0, 12)) for _ in range(number))
    multipliers = tuple(draw(st.sampled_from((1, 100, 1000))) for _ in range(number))
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    document_id = draw(st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True))
    title = draw(words)
    lines = [
        "schema: 1",
        f"id: {document_id}",
        f"title: {_quoted(title)}",
        f"valid_from: {start.isoformat()}",
        f"valid_to: {end.isoformat()}",
        f"organisation: {{name: {_quoted(draw(words))}}}",
        "counts:",
        *(f"  {name}: {{label: {_quoted(draw(words))}, kind: decimal}}" for name in NAMES),
        "objectives:",
        f"  - statement: {_quoted(draw(words))}",
        "    indicators:",
    ]
    for index, body in enumerate(bodies):
        keys = ("value",) if len(body) == 1 else ("numerator", "denominator")
        lines += [
            f"      - id: indikator-{index}",
            f"        name: {_quoted(draw(words))}",
            f"        decimals: {decimals[index]}",
            f"        multiplier: {multipliers[index]}",
            *(
                f"        {key}: {_quoted(oracle.text)}"
                for key, oracle in zip(keys, body, strict=True)
            ),
        ]
    return Definition(
        text="\n".join(lines) + "\n",
        id=document_id,
        title=title,
        counts=NAMES,
        formulas=tuple(bodies),
        multipliers=multipliers,
        decimals=decimals,
        valid_from=start,
        valid_to=end,
    )


# Definitions with faults, which can be laid out and mended in many ways


@frozen
class Faulty:
    """A definition with faults.

    Attributes:
        items: The id of each indicator, and the lines of it that are at fault.
    """

    items: tuple[tuple[str, tuple[str, ...]], ...]

    def without(self, mended: Collection[tuple[int, str]]) -> Faulty:
        """Return the definition without some of its faults, told by indicator and line."""
        return Faulty(
            tuple(
                (name, tuple(line for line in lines if (at, line) not in mended))
                for at, (name, lines) in enumerate(self.items)
            )
        )

    def text(self, *, step: int = 2, comments: tuple[int, ...] = (), objectives: int = 0) -> str:
        """Return the definition as a text.

        Args:
            step: How far each level is indented.
            comments: Above which lines a comment and an empty line stand.
            objectives: How many sound objectives stand above.
        """
        blank = " " * step
        texts = [
            *("schema: 1", "id: uji", "title: Uji", "organisation:", f"{blank}name: Uji"),
            *("counts:", f"{blank}a: {{label: Cacah A}}", f"{blank}b: {{label: Cacah B}}"),
            "objectives:",
        ]
        heads = (f"{blank}- statement: Sasaran", f"{blank}  indicators:")
        for at in range(objectives):
            texts += [*heads, f"{blank}  {blank}- {{id: baru-{at}, name: Baru, value: a}}"]
        texts += heads
        for name, faults in self.items:
            texts.append(f"{blank}  {blank}- id: {name}")
            texts += [f"{blank}  {blank}  {line}" for line in ("name: Nama", *faults)]
        lines: list[str] = []
        for number, line in enumerate(texts):
            lines += ["# catatan", "", line] if number in comments else [line]
        return "\n".join(lines) + "\n"


FAULTS: Final = (
    *("unti: orang", "unti: desa", "unit:", "better: naik", "decimals: dua", "range: [9, 1]"),
    *("value: a + c", "value: a +", "value: c + a + c", "name: Dua kali", "multiplier: -1"),
)
"""Lines of an indicator that are wrong, each by itself."""


@st.composite
def faulty_definitions(draw: st.DrawFn) -> Faulty:
    """Definitions with faults, some of them equal."""
    # A key that stands twice hides what is wrong with its second value.
    faults = st.lists(
        st.sampled_from(FAULTS), max_size=4, unique_by=lambda line: line.partition(":")[0]
    )
    items = draw(st.lists(faults, min_size=1, max_size=4))
    return Faulty(tuple((f"ind-{at}", tuple(lines)) for at, lines in enumerate(items)))


# Formulas with a fault at a known place


@frozen
class Misplaced:
    """A file with one fault in a formula, and what must stand above the caret."""

    data: bytes = field(repr=False)
    text: str
    code: str
    line: int
    column: int
    written: str


_FAULTS: Final = (
    *(("zz", "IKU202"), ("desa", "IKU202"), ("zz.yy", "IKU215"), ("2x", "IKU216")),
    *(("é", "IKU214"), ("値", "IKU214"), ("😀", "IKU214"), ("ｗ", "IKU214")),
)
"""What no formula over `NAMES` may hold, and the code that it earns."""

_WIDE_OR_NARROW: Final = st.lists(
    st.sampled_from(("a", "é", "e\u0301", "値", "😀", "ｗ", "\u00a0", " ", "#", "'")), max_size=12
).map("".join)
"""Letters of every width, as they stand in names on the line of a formula."""

_INDENTATION: Final = " " * 10
_LINE_ENDS: Final = (f"\n{_INDENTATION}", f"\n\n{_INDENTATION}")
_STYLES: Final = {
    "plain": ("", " ", f" {_LINE_ENDS[0]}", *_LINE_ENDS),
    "single": ("'", " ", "   ", *_LINE_ENDS),
    "double": ('"', " ", "\\ ", "\\x20", "\\n", "\\u0020", f" \\{_LINE_ENDS[0]}", *_LINE_ENDS),
    "block": ("", " ", "  ", *_LINE_ENDS),
}
"""Each way to write a scalar: its quote, and what a blank of its value can be in the file."""


@st.composite
def misplaced(draw: st.DrawFn) -> Misplaced:
    """Definitions whose one formula has one fault, in every style of YAML and every layout."""
    fault, code = draw(st.sampled_from(_FAULTS))
    parts = draw(st.lists(st.sampled_from((*NAMES, "prev(a)", "(b - 1)", "0.5")), max_size=6))
    at = draw(st.integers(0, len(parts)))
    style = draw(st.sampled_from(sorted(_STYLES)))
    quote, *blanks = _STYLES[style]
    sign = st.one_of(st.just("{}"), *[st.just(form) for form in ("\\x{:02x}", "\\u{:04x}",
                                                                 "\\U{:08x}")])  # fmt: skip

    def escaped(text: str) -> str:
        if style != "double":
            return text
        written = ""
        for character in text:
            form = draw(sign)
            fits = len(f"{ord(character):x}") <= {"x": 2, "u": 4, "U": 8}.get(form[1:2], 0)
            written += form.format(ord(character)) if fits else character
        return written

    def joined(words: list[str]) -> str:
        return "".join(f"{draw(st.sampled_from(blanks))}{escaped(word)}" for word in words)

    signs = [draw(st.sampled_from("+-*")) for _ in parts]
    before = "".join(
        f"{escaped(part)}{joined([sign])}{draw(st.sampled_from(blanks))}"
        for part, sign in zip(parts[:at], signs, strict=False)
    )
    written = escaped(fault)
    after = joined([word for pair in zip(signs[at:], parts[at:], strict=True) for word in pair])
    if style == "block":
        head = draw(st.sampled_from(("|", ">", "|-", ">+", "| # é 値", "|2", ">2-")))
        more = "  " if "2" in head else ""
        before = f"{head}\n{_INDENTATION}{more}{before}"
    name = draw(_WIDE_OR_NARROW)
    above = f'schema: 1 # {draw(_WIDE_OR_NARROW)}\nid: uji\ntitle: "Uji {draw(_WIDE_OR_NARROW)}"\n'
    above += "organisation: {name: Uji}\ncounts:\n"
    above += "".join(f"  {count}: {{label: Cacah, kind: decimal}}\n" for count in NAMES)
    above += "objectives:\n  - statement: Sasaran\n    indicators:\n"
    below = "\n"
    if style != "block" and draw(st.booleans()):
        above += f'      - {{id: i, name: "Nama {name}", value: {quote}'
        below = "}\n"
    else:
        above += f'      - id: i\n        name: "Nama {name}"\n        value: {quote}'
    start = above + before
    text = f"{start}{written}{after}{quote}{below}"
    data = text.replace("\n", draw(st.sampled_from(("\n", "\r\n")))).encode()
    return Misplaced(
        data=draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + data,
        text=text,
        code=code,
        line=start.count("\n") + 1,
        column=len(start) - start.rfind("\n"),
        written=written,
    )


# Definitions that use every key


_NOT_IN_A_FILE: Final = (
    *("\ue152", "\ufffe", "\uffff", "\u00ad", "\u2065"),
    *(chr(number) for number in range(0xE0000, 0xE0080)),
)
"""Characters that no category tells: noncharacters, invisible ones, and one of the reader."""

_characters = st.one_of(
    st.characters(max_codepoint=0x7E, categories=("L", "N", "P", "S", "Z")),
    st.sampled_from(" \n:#-'\"\\%"),
    st.characters(
        exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters=_NOT_IN_A_FILE
    ),
)

TEXTS: Final = (
    *("ya", "no", "Yes", "y", "ON", "null", "~", "TRUE", "none", "0x1f", "1_000", "1:30", ".inf"),
    *("1.500", "2020-03-03", "19661114 199403 2 008", "45 dari 50", "-5", "+5", "007", "1e3"),
    *("- butir", "# tanda", "a # b", "a #b", "a: b", "a:", ": a", "a:b", "tautan http://a.b/c#d"),
    *('menyebut "tepat waktu" saja', '"awal"', "'kutip'", "Jum'at", "APBDesa dan LPPDesa."),
    *("x 100 %", "% x", "%YAML", "@a", "`a`", "{a}", "[a]", "? a", "| a", "> a", "! a", "& a"),
    *("* a", "---", "...", "=", "<<", ",", "\\n bukan baris", "\\U0001F600 bukan emoji", "\\"),
    *("Kesehatan é à ü ñ ø", "日本語", "😀 senang", "senang 😀", "𝐀 tebal", "\xa0x", "x\u3000y"),
    *("baris satu\nbaris dua", "alinea\n\nalinea", "\nmulai", " menjorok", "akhir ", "a\n "),
    *("satu\n  dua", "satu \ndua", "# a\n# b", "a:\n- b", "😀\n😀", "a\\\nb", "---\na", "(a) b"),
    *("kata " * 40 + "akhir", "- " + "kata: 'x' # " * 20 + "akhir", "dua  spasi " * 20 + "akhir"),
    *("😀 " * 60 + "akhir", " " + "kata " * 40, "kata\\ " * 30 + "akhir", "x" * 200),
    *("kata " * 30 + "\n" + "kata " * 29 + "akhir", '"' * 90 + " x", "kata \xa0 " * 30 + "x"),
)
"""Texts that a writer of YAML could get wrong."""

texts = st.one_of(
    words,
    st.sampled_from(TEXTS),
    st.builds(
        "{}{}{}".format,
        st.text(_characters, max_size=20),
        st.sampled_from("aZé9-#:"),
        st.text(_characters, max_size=40),
    ),
)
"""Any text that a file can hold."""


class Raw(str):
    """A part of a definition that stands without quotes."""

    __slots__ = ()


_decimals = st.one_of(
    st.sampled_from(("0", "1", "-1", "1.500", "90.00", "66.67", "0.0", "9" * 100, "0." + "1" * 40)),
    st.decimals(-1_000, 1_000, places=3).map("{:f}".format),
    st.integers(-(10**60), 10**60).map(str),
).map(Raw)
_fraction_texts = st.one_of(
    _decimals,
    st.sampled_from(("200/3", "-7/3", "6/4", "9/3", f"{'7' * 100}/{'9' * 100}")).map(Raw),
)
_missing = st.just(Raw("null"))
_ranges = st.one_of(
    *(
        st.just([Raw(low), Raw(high)])
        for low, high in (("0", "100"), ("null", "null"), ("0.5", "null"), ("null", "7.25"))
    ),
    st.integers(0, 10**50).map(lambda low: [Raw(low), Raw(low + 1)]),
)
_constraints = st.sampled_from(
    ("a + b <= c", " 2 * a >=  b - 1\n", "a = b", "tetap * a <= d", "0 <= a", "(a) >= 1.5 -\nb")
)
_conditions = st.one_of(_constraints, st.sampled_from(("a > 0", "prev(a) < 2.5 * b", "(a) > b")))
_decisions = st.lists(
    st.fixed_dictionaries(dict.fromkeys(("about", "printed", "decided", "reason"), texts)),
    max_size=2,
)
# Scales and targets

_LABELS: Final = ("Tinggi", "12a", "-1", "BB", "no", "Sedang: cukup", "#", "null")


@st.composite
def bounded_scales(draw: st.DrawFn) -> tuple[Scale, dict[str, Any]]:
    """Scales whose classes have bounds, and the same as they stand in a file.

    Numbers of the grid are cut into runs, and each bound is written in one of the ways in which it
    parts the grid there.
    """
    decimals = draw(st.integers(0, 3))
    rounded = draw(st.booleans())
    cuts = sorted(draw(st.sets(st.integers(-500, 500), min_size=2, max_size=6)))
    ends: list[_End | None] = [draw(_ends(rounded=rounded)) for _ in cuts]
    if draw(st.booleans()):
        ends[0] = None
    if draw(st.booleans()):
        ends[-1] = None
    labels = draw(st.permutations(_LABELS))
    classes = []
    for index, label in enumerate(labels[: len(cuts) - 1]):
        values: dict[str, Any] = {"label": label}
        if (end := ends[index]) is not None:
            shift, holds = end.above
            values |= {"low": Fraction(2 * cuts[index] + shift, 2 * 10**decimals)}
            values |= {"holds_low": holds}
        if (end := ends[index + 1]) is not None:
            shift, holds = end.below
            values |= {"high": Fraction(2 * cuts[index + 1] + shift, 2 * 10**decimals)}
            values |= {"holds_high": holds}
        classes.append(ScaleClass(**values))
    if len(classes) == 1 and not classes[0].is_bounded:
        classes = [evolve(classes[0], low=0)]
    if draw(st.booleans()):
        classes.reverse()
    classify: Literal["rounded", "exact"] = "rounded" if rounded else "exact"
    scale = Scale(
        id="skala", title="Skala", classes=tuple(classes), decimals=decimals, classify=classify
    )
    entry = {
        "title": "Skala",
        "classes": [_class_entry(item) for item in classes],
        "decimals": Raw(decimals),
        "classify": classify,
    }
    return scale, entry


@frozen
class _End:
    """Say how one cut is written from above and from below: halves of a step, and whether held."""

    above: tuple[int, bool]
    below: tuple[int, bool]


@st.composite
def _ends(draw: st.DrawFn, *, rounded: bool) -> _End:
    if rounded:
        above = st.sampled_from(((0, True), (-2, False), (-1, True), (-1, False)))
        below = st.sampled_from(((0, False), (-2, True), (-1, True), (-1, False)))
        return _End(draw(above), draw(below))
    holds = draw(st.booleans())
    return _End((0, holds), (0, not holds))


def _class_entry(item: ScaleClass) -> dict[str, Any]:
    entry: dict[str, Any] = {"label": item.label}
    if item.low is not None:
        entry["from" if item.holds_low else "above"] = Raw(_decimal_text(item.low))
    if item.high is not None:
        entry["to" if item.holds_high else "below"] = Raw(_decimal_text(item.high))
    return entry


def _decimal_text(number: Exact) -> str:
    exact = Decimal(Fraction(number).numerator) / Decimal(Fraction(number).denominator)
    return f"{exact:f}"


_relations = st.sampled_from(("<", "<=", ">", ">="))
_periods = st.one_of(
    st.integers(1000, 9999).map(str),
    st.builds("{}-S{}".format, st.just(2020), st.integers(1, 2)),
    st.builds("{}-Q{}".format, st.just(2020), st.integers(1, 4)),
    st.builds("{}-{:02}".format, st.just(2020), st.integers(1, 12)),
)
_number_targets = st.one_of(_decimals, st.builds("{} {}".format, _relations, _decimals))
_closed_ranges = st.integers(0, 10**50).map(lambda low: [Raw(low), Raw(low + 1)])
_percentages = st.integers(0, 200).map(Raw)
_options: Final[dict[str, st.SearchStrategy[Any]]] = {
    "scale": st.sampled_from(("three-states", "skala")),
    "realisation": st.sampled_from(("exact", "displayed")),
    "decimals": st.integers(0, 12).map(Raw),
    "cap": st.integers(100, 200).map(Raw),
    "floor": st.integers(-50, 100).map(Raw),
    **dict.fromkeys(("both_zero", "zero_target", "zero_realisation"), _percentages),
}
_rules = st.fixed_dictionaries(
    {
        "title": texts,
        "formula": st.sampled_from(("realisation - target", "100 * realisation/ target\n", "1")),
    },
    optional={
        "negative_targets": st.sampled_from(("true", "false")).map(Raw),
        "version": st.integers(1, 9).map(Raw),
        "source": texts,
        "confidence": st.sampled_from(("high", "medium", "general")),
        "note": texts,
    },
)
_achievement_defaults = st.fixed_dictionaries(
    {},
    optional={
        "higher": st.sampled_from(("ratio", "aturan")),
        "lower": st.sampled_from(("mirror", "inverse", "aturan")),
        "range": st.sampled_from(("range", "range-within")),
        "label": st.just("label"),
        "objective": st.sampled_from(("mean", "weights")),
        "document": st.sampled_from(("objectives", "indicators", "weights")),
        **_options,
    },
)


def _targets(labels: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Targets of one indicator: any of them numbers or ranges, or labels of its scale."""
    kinds = [_number_targets, _closed_ranges]
    if labels:
        kinds.append(st.sampled_from(labels))
    return st.dictionaries(_periods, st.one_of(kinds), max_size=4)


@st.composite
def _achievements(draw: st.DrawFn, labels: list[str], *, weighed: bool) -> dict[str, Any]:
    """What one indicator says of targets; its own rule fits targets that are numbers."""
    rule = st.sampled_from(("ratio", "mirror", "aturan"))
    options = st.fixed_dictionaries({}, optional={"rule": rule, **_options})
    found: dict[str, Any] = {}
    if weighed or draw(st.booleans()):
        found["weight"] = Raw(draw(st.sampled_from(("1", "0.25", "40"))))
    graded = draw(st.booleans())
    if graded:
        found["scale"] = "skala"
    if draw(st.booleans()):
        found["targets"] = draw(_targets(labels if graded else []))
    if not draw(st.booleans()):
        return found
    if all(type(target) is Raw for target in found.get("targets", {}).values()):
        found["achievement"] = draw(st.one_of(rule, options))
    return found


_DIRECT_UNITS: Final = (
    *(("%", "1"), ("%", "100"), ("persen", "1"), ("indeks", "1"), ("indeks", None), (None, None)),
    *((None, "0.125"), ("rata-rata %", "1"), ("no", "100.0")),
)
_RATIO_UNITS: Final = (
    *(("%", None), ("%", "100"), ("persen", "1"), ("Persen (%)", "1.0"), ("per mil", "1000")),
    *(("indeks", None), (None, None), (None, "1"), ("%/tahun", "0.5")),
)


def _one_or_several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(items, st.lists(items, max_size=3, unique=True))


def _cases() -> st.SearchStrategy[dict[str, Any]]:
    numbers = st.dictionaries(st.sampled_from(NAMES), st.one_of(_decimals, _missing), max_size=4)
    always = {"name": texts, "counts": numbers}
    more = {"previous": numbers, "source": texts, "note": texts, "published": _decimals}
    figures = {
        "value": _decimals,
        "exact": _fraction_texts,
        "published": _decimals,
        "status": st.just("ok"),
    }
    without = st.sampled_from(("missing", "zero-denominator", "invalid"))
    expected = [{key: figures[key]} for key in ("value", "exact", "published")]
    with_figure = [
        st.fixed_dictionaries(
            always | one,
            optional={key: part for key, part in (more | figures).items() if key not in one},
        )
        for one in expected
    ]
    without_figure = st.fixed_dictionaries(always | {"status": without}, optional=more)
    return st.one_of(*with_figure, without_figure)


def _indicators(number: int, officers: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Indicators of a definition; each but the first may refer to the one before it."""
    parts = _names((*LEAVES, f"indikator_{number - 1}") if number else LEAVES)
    tree = st.recursive(
        parts, lambda part: _parts(part, ("sum", "mean", "min", "max", "abs")), max_leaves=3
    )
    ratio = st.tuples(tree, tree.map(_no_nought))
    return st.one_of(st.tuples(tree), ratio).flatmap(
        lambda body: _indicators_of(number, officers, body)
    )


def _indicators_of(
    number: int, officers: list[str], body: tuple[Tree, ...]
) -> st.SearchStrategy[dict[str, Any]]:
    keys = ("value",) if len(body) == 1 else ("numerator", "denominator")
    ends = st.sampled_from(("", "", "\n", " ", "\n\n"))
    always: dict[str, Any] = {"id": st.just(f"indikator-{number}"), "name": texts}
    always |= {key: ends.map(tree.write(0).__add__) for key, tree in zip(keys, body, strict=True)}
    used = sorted({leaf for tree in body for leaf in tree.leaves() if leaf in LEAVES})
    optional: dict[str, Any] = {
        "decimals": st.integers(0, 12).map(Raw),
        "better": st.sampled_from(("higher", "lower")),
        "range": _ranges,
        "unchanged_by_scale": st.sampled_from(("true", "false")).map(Raw),
        "defined_when": _one_or_several(_conditions),
        "different_units": texts,
        "source": texts,
        "explanation": texts,
        "printed_formula": texts,
        "decisions": _decisions,
        "cases": st.lists(_cases(), max_size=3),
    }
    if officers:
        optional["responsible"] = st.sampled_from(officers)
    if used:
        optional["rises_with"] = _one_or_several(st.sampled_from(used[::2]))
        if used[1::2]:
            optional["falls_with"] = _one_or_several(st.sampled_from(used[1::2]))
    units = st.sampled_from(_DIRECT_UNITS if len(body) == 1 else _RATIO_UNITS)
    return st.tuples(st.fixed_dictionaries(always, optional=optional), units).map(
        lambda drawn: drawn[0] | _unit(*drawn[1])
    )


def _unit(unit: str | None, multiplier: str | None) -> dict[str, Any]:
    given = {} if unit is None else {"unit": unit}
    return given if multiplier is None else given | {"multiplier": Raw(multiplier)}


@st.composite
def whole_definitions(draw: st.DrawFn) -> str:
    """Definitions as text that use every key of the format, with texts of any kind."""
    count = {
        "unit": texts,
        "kind": st.sampled_from(("count", "decimal")),
        "range": _ranges,
        "source": texts,
        "rollup": st.sampled_from(("sum", "none")),
        "accumulate": st.sampled_from(("sum", "last", "mean", "none")),
    }
    bounded = st.fixed_dictionaries({"label": texts, "at_most": st.just("a")}, optional=count)
    free = st.fixed_dictionaries({"label": texts}, optional=count)
    odd = st.sampled_from(("no", "y", "on", "off", "n", "null", "a__b_", "x" * 80))
    officer = st.fixed_dictionaries({"title": texts}, optional={"name": texts, "nip": texts})
    named = st.sampled_from(("camat", "no", "kepala_dinas"))
    officers = draw(st.dictionaries(named, officer, max_size=2))
    constant = st.fixed_dictionaries({"label": texts, "value": _decimals})
    indicators = [
        draw(_indicators(number, list(officers))) for number in range(draw(st.integers(1, 4)))
    ]
    cut = draw(st.integers(0, len(indicators) - 1))
    _, scale = draw(bounded_scales())
    achievement = draw(_achievement_defaults)
    weighed = "weights" in (achievement.get("objective"), achievement.get("document"))
    labels = [item["label"] for item in scale["classes"]]
    for indicator in indicators:
        indicator.update(draw(_achievements(labels, weighed=weighed)))
    definition: dict[str, Any] = {
        "scales": {"skala": scale},
        "rules": {"aturan": draw(_rules)},
        "achievement": achievement,
        "schema": Raw("1"),
        "id": draw(st.sampled_from(("uji", "no", "dinas-uji-2", "y", "null"))),
        "title": draw(texts),
        "counts": {
            **draw(st.dictionaries(odd, bounded, max_size=2)),
            **{name: draw(bounded if name == "b" else free) for name in NAMES},
        },
        "constants": {
            "tetap": {"label": draw(texts), "value": Raw("2.50")},
            **draw(st.dictionaries(st.just("lain"), constant)),
        },
        "officers": officers,
        "objectives": [
            {"statement": draw(texts), "indicators": part}
            for part in (indicators[:cut], indicators[cut:])
            if part
        ],
    }
    optional: dict[str, Any] = {
        "heading": st.lists(texts, max_size=3),
        "valid_from": st.dates().map(str).map(Raw),
        "goal": st.fixed_dictionaries({"statement": texts}, optional={"indicator": texts}),
        "constraints": _one_or_several(_constraints),
        "decisions": _decisions,
    }
    if officers:
        optional["signed"] = st.fixed_dictionaries(
            {"place": texts, "date": st.dates().map(str), "by": st.sampled_from(list(officers))}
        )
    office = st.fixed_dictionaries(
        {"name": texts},
        optional={"government": texts, "mandate": texts, "functions": st.lists(texts, max_size=3)},
    )
    more = draw(st.fixed_dictionaries({"organisation": office}, optional=optional))
    if draw(st.booleans()):
        more["valid_to"] = Raw("9999-12-31")
    return _flow({**definition, **more}) + "\n"


def _flow(value: Any) -> str:
    """Write a value as JSON would, with numbers as they stand."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_quoted(key)}: {_flow(item)}" for key, item in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value) if isinstance(value, Raw) else _quoted(value)


def _quoted(text: str) -> str:
    """Write a text in double quotes, whose escapes YAML and JSON share."""
    return json.dumps(text, ensure_ascii=False)


@st.composite
def written_definitions(draw: st.DrawFn) -> str:
    """Definitions in the layouts that people give to a file, with comments anywhere."""
    root, _ = parse_yaml(Source("uji.yaml", draw(whole_definitions())))
    assert type(root) is Keys
    blank = st.sampled_from(([], [], [""], ["# catatan"], ["", "  # catatan"]))
    lines = _block(draw, root, draw(st.sampled_from((2, 4))), 0, blank)
    text = "\n".join([*draw(blank), *lines, *draw(blank), *draw(st.sampled_from(([], [""])))])
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def _block(
    draw: st.DrawFn, node: Node, step: int, depth: int, blank: st.SearchStrategy[list[str]]
) -> list[str]:
    """Write a node line by line, each part on lines of its own."""
    lines: list[str] = []
    if type(node) is Items:
        dash = draw(st.integers(1, 3))
        for item in node.items:
            lines += draw(blank)
            if type(item) is Scalar or _is_short(draw, item):
                lines.append(f"{' ' * depth}-{' ' * dash}{_in_line(item)}")
            else:
                inner = _block(draw, item, step, depth + 1 + dash, st.just([]))
                lines += [f"{' ' * depth}-{' ' * dash}{inner[0].lstrip()}", *inner[1:]]
        return lines
    assert type(node) is Keys
    for key, value in node.entries.values():
        lines += draw(blank)
        name = f"{' ' * depth}{_in_line(key)}:"
        if type(value) is Scalar and key.value in _LONG_TEXTS and _IN_BLOCK.fullmatch(value.value):
            kind = draw(st.sampled_from(("|", "|-", "|+", "")))
            texts = value.value.split("\n")
            below = [f"{' ' * (depth + step)}{text}" for text in texts]
            lines += [f"{name} {kind}", *below] if kind else [f"{name} {_in_line(value)}"]
        elif type(value) is Scalar or _is_short(draw, value):
            lines.append(f"{name} {_in_line(value)}{draw(st.sampled_from(('', '  # catatan')))}")
        else:
            less = 0 if type(value) is Items and draw(st.booleans()) else step
            lines += [name, *_block(draw, value, step, depth + less, blank)]
    return lines


_LONG_TEXTS: Final = ("title", "label", "name", "statement", "source", "explanation", "mandate")
_IN_BLOCK: Final = re.compile(r"[A-Za-z0-9][^\n\u0085\u2028\u2029]*(\n[A-Za-z0-9][^\n\u0085]*)*")


def _is_short(draw: st.DrawFn, node: Node) -> bool:
    """Return whether a list or a mapping stands on one line; empty ones have to."""
    if type(node) is Items:
        if not node.items or any(type(item) is not Scalar for item in node.items):
            return not node.items
        return draw(st.booleans())
    assert type(node) is Keys
    if any(type(value) is not Scalar for _, value in node.entries.values()):
        return False
    return not node.entries or draw(st.booleans())


def _in_line(node: Node) -> str:
    if type(node) is Items:
        return f"[{', '.join(map(_in_line, node.items))}]"
    if type(node) is Keys:
        entries = (f"{_in_line(key)}: {_in_line(value)}" for key, value in node.entries.values())
        return f"{{{', '.join(entries)}}}"
    assert type(node) is Scalar
    return _quoted(node.value) if node.style else node.value


markdown_like = st.text(
    st.sampled_from("ab1 \n\t.,#*_-+=>|`~[]()<>!&;:/\\$@\"'x%0\x00\x1b"), max_size=30
)
"""Texts of characters that mean something in Markdown."""


chart_numbers = st.one_of(
    st.none(),
    st.integers(-3, 3),
    st.fractions(max_denominator=10**6),
    st.integers(-(10**40), 10**40),
    st.builds(Fraction, st.just(1), st.integers(1, 10**40)),
)
"""Figures to be drawn, and none."""


# Collection sheets


@st.composite
def collections(draw: st.DrawFn) -> tuple[Document, Period, dict[str, dict[str, Exact | None]]]:
    """Return a document, a period, and counts of it and of the one before that keep their rules."""
    document = parse_document(draw(whole_definitions()))
    period = parse_period(draw(st.sampled_from(("2020", "2020-S2", "2020-Q1", "2020-07"))))
    counts = {
        str(of): {
            name: draw(st.none() | _allowed(count))
            for name, count in document.counts.items()
            if draw(st.booleans())
        }
        for of in (period, period.previous)
    }
    return document, period, counts


def _allowed(count: Count) -> st.SearchStrategy[Exact]:
    """Return numbers that a count declares: whole ones, and decimals of up to 12 places."""
    low = None if count.range is None else count.range.low
    high = None if count.range is None else count.range.high
    if count.kind == "count":
        low = 0 if low is None else max(0, low)

    def scaled(unit: int) -> st.SearchStrategy[Exact]:
        least = -(10**60) if low is None else ceil(low * unit)
        most = 10**60 if high is None else floor(high * unit)
        if least > most:
            return st.just(least).map(lambda _: Fraction(low or 0))
        return st.integers(least, most).map(lambda number: Fraction(number, unit))

    units = (1,) if count.kind == "count" else (1, 10, 1_000, 10**12)
    return st.sampled_from(units).flatmap(scaled).map(lambda number: simplest(Fraction(number)))


# Achievements over tables

_COUNTED: Final = FrozenMapping(
    {
        "a": Count(name="a", label="A"),
        "b": Count(name="b", label="B"),
        "d": Count(name="d", label="D", kind="decimal"),
        # What the formula of a rule is written with may be a count as well.
        "target": Count(name="target", label="T", kind="decimal"),
    }
)
_IN_ONE_PIECE: Final = (
    *("b / a * 100", "a - b", "d", "d", "target", "(a + b) / (a - b)", "a * d", "d / 3", "7"),
)
_REALISATIONS: Final = (*_IN_ONE_PIECE, "min(a, b) - d", "abs(d) / b")
_SCORED: Final = Scale(
    id="skor",
    title="Skor",
    classes=(
        ScaleClass(label="WTP", score=4),
        ScaleClass(label="WDP", score=Fraction(5, 2)),
        ScaleClass(label="TMP", score=0),
        ScaleClass(label="TW", score=-1),
    ),
)
_OWN_RULES: Final = {
    "number": ("realisation - target", "7", "target / 3", "max(realisation, target) * 1.005"),
    "range": ("realisation / low + high", "(realisation - low) / (high - low) * 100"),
    "label": ("realisation - target", "realisation / target * 100"),
}


@frozen
class AchievedTable:
    """Hold indicators with targets, and rows of their counts."""

    indicators: tuple[Indicator, ...]
    rows: list[dict[str, Any]]
    columns: dict[str, str]


def _scale_of(*, bounded: bool) -> st.SearchStrategy[Scale]:
    shipped = [item for item in shipped_scales().values() if item.is_bounded]
    found = st.one_of(bounded_scales().map(lambda made: made[0]), st.sampled_from(shipped))
    return found if bounded else st.one_of(found, st.just(_SCORED))


_small = st.one_of(st.integers(-5, 12), st.fractions(-3, 120, max_denominator=8))
_ends_of_ranges = st.tuples(
    st.integers(-2, 60), st.fractions(Fraction(1, 4), 40, max_denominator=4)
)


@st.composite
def achieved_indicators(draw: st.DrawFn, name: str) -> Indicator:
    """Indicators with a target of any kind for 2020, any options, and scales."""
    scale = draw(st.none() | _scale_of(bounded=False))
    targets: list[st.SearchStrategy[Any]] = [
        _small,
        st.sampled_from((0, 5, 100)),
        st.builds(Bound, _relations, _small),
        _ends_of_ranges.map(lambda ends: Range(ends[0], ends[0] + ends[1])),
    ]
    if scale is not None:
        targets.append(st.sampled_from([item.label for item in scale.classes]))
    target = draw(st.one_of(targets))
    kind = kind_of(target)
    shipped = [rule for rule in shipped_rules().values() if rule.target == kind]
    own = st.builds(
        lambda text, negative: AchievementRule(
            id="aturan",
            title="Aturan",
            formula=parse_formula(text),
            target=kind,
            negative_targets=negative,
        ),
        st.sampled_from(_OWN_RULES[kind]),
        st.booleans(),
    )
    percent = st.none() | st.integers(0, 150) | st.just(Fraction(201, 2))
    floor, cap = draw(st.none() | st.integers(-50, 100)), draw(st.none() | st.integers(100, 150))
    options = AchievementOptions(
        rule=draw(st.one_of(st.none(), st.sampled_from(shipped), st.sampled_from(shipped), own)),
        scale=draw(st.none() | _scale_of(bounded=False)),
        realisation=draw(st.sampled_from(("exact", "displayed", None))),
        decimals=draw(st.sampled_from((None, 0, 1, 3))),
        cap=cap,
        floor=floor,
        both_zero=draw(percent),
        zero_target=draw(percent),
        zero_realisation=draw(percent),
    )
    # A rule for ranges has four pieces; what has several too is then too long for exact grades.
    graded = options.scale is not None and options.scale.classify + kind != "roundednumber"
    realisations = _IN_ONE_PIECE if graded else _REALISATIONS
    return Indicator(
        id=name,
        name=name,
        value=parse_formula(draw(st.sampled_from(realisations))),
        decimals=draw(st.integers(0, 3)),
        better=draw(st.sampled_from(("higher", "lower", None))),
        scale=scale,
        targets=FrozenMapping({"2020": target}),
        achievement=options,
        counts=_COUNTED,
    )


_halves = st.integers(-400, 2_000).map(lambda units: units / 8)
_decimal_cells = st.one_of(
    st.none(),
    st.integers(-3, 100).map(float),
    _halves,
    st.integers(-40_000, 400_000).map(lambda units: units / 2_000),
    st.sampled_from((0.0, 4.0, 2.5, -1.0, 144071367499.000001, 1e-7, 2.0**60)),
)
_whole_cells = st.one_of(
    st.none(),
    st.integers(0, 12),
    st.integers(0, 100_000),
    st.sampled_from((0, -1, 200, 2**53, 3 * 10**15, 7 * 10**15)),
)
_achieved_rows = st.fixed_dictionaries(
    {
        "a": _whole_cells,
        "b": _whole_cells,
        "d": _decimal_cells,
        "target": _decimal_cells,
        "target of the row": _decimal_cells,
    }
)


@st.composite
def achieved_tables(draw: st.DrawFn) -> AchievedTable:
    """Indicators, rows that stand on the brink of their figures, and targets of rows."""
    indicators = tuple(draw(achieved_indicators(name)) for name in ("satu", "dua"))
    columns = {item.id: "target of the row" for item in indicators if draw(st.integers(0, 2)) == 0}
    rows = draw(st.lists(_achieved_rows, min_size=50, max_size=80))
    return AchievedTable(indicators, rows, columns)


# Definitions with slips of the pen

_TEMPLATE: Final = """\
schema: <1|"1">
id: kecamatan-uji
<title|titel|judul|Title>: <Indikator|Indika\u200btor|\ufeffIndikator> Kinerja  # ini
<organisation|organistion|opd>:
  name: Kecamatan Uji  # nama resmi
<valid_from|valid_frm>: <2021-03-13|13 Maret 2021|13/03/2021|2021-3-13|13.3.2021>
officers:
  camat:
    title: <Camat|Ca\u2060mat|Ca\u00admat>
    nip: <"196805121990032004"|196805121990032004>
constants:
  penduduk:
    label: Penduduk
    value: <1119251|1.119.251|"1119251">
counts:

  # dari aplikasi, bukan dari buku tamu
  nilai_ikm:
    <label|lable|labl>: Nilai IKM
    kind: <decimal|desimal|decimall>
    range: [25.5, 100]
  desa:
    label:< |\t|\t\t>Jumlah desa
objectives:
  - <statement|statment>: <"Mutu: pelayanan"|Mutu: pelayanan>
    <indicators|indikator|indicatros>:
      - id: nilai
        <name|nama|nmae>: Nilai
        <value|rumus>: nilai_ikm <*|×|·|x> <0.5|0,5> + desa <-|–|−> desa <*|•> desa
        <unit|satuan|unti>: indeks
        <better|beter>: <higher|tinggi|hgiher|Higher>
        achievement: ratio
        targets:
          2021: <82.5|82,5|"82,5">
          2022: 83
      - id: per-seribu
        name: Per seribu
        value: desa * <1000000|1.000.000> </|÷|:> penduduk
        unit: "per seribu"
      - {id: bagian, name: <Desa|De\u200bsa>, numerator: desa, denominator: desa, unit: "%"}
      - id: rasio
        name: Rasio
        <numerator|pembilang|numeratr>: desa
        <denominator|penyebut|denominatro>: desa
        unit: <"%"|%>  # persen
        better: higher
        achievement: ratio
        targets: {2021: <82.5|82.5 %|"82,5%">, 2022: <83|83%|83 persen>}
# akhir"""
"""A whole definition; behind what is right stand slips that nobody could misread."""


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A sound definition, and the same with slips of the pen."""
    parts = re.split(r"<([^<>\n]*)>", _TEMPLATE)
    end = draw(st.sampled_from(("\n", "\r\n")))
    last = draw(st.sampled_from(("", end)))
    good, bad = [], []
    for position, part in enumerate(parts):
        choices = part.split("|") if position % 2 else [part]
        good.append(choices[0])
        bad.append(draw(st.sampled_from(choices)))
    texts = ("".join(pieces).replace("\n", end) + last for pieces in (good, bad))
    return next(texts), next(texts)


# Files with a mistake of an editor

_PLAIN_WORDS: Final = (
    *("", "null", "~", "true", "yes", "0", "5", "-1", "2.5", "2.0", "1.250", "82,5", "007", "1e3"),
    *("0x1F", ".inf", "12345678901234567890", "2020", "2020-03-03", "2020-13-41", "2020-Q3", "a"),
    *("Jumlah Desa", "sum", "mean", "high", "rounded", "ok", "a / b", "a <= b", "200/3", "prev(a)"),
    *("'>= 90'", "'82'", "'true'", "''", "kecamatan-lumajang/nilai-ikm", "ratio", "x" * 81),
)
_PARTS: Final = (
    *(
        "[]",
        "[1]",
        "[1, 2]",
        "[null, 5]",
        "['1', 2]",
        "{}",
        "{a: 1}",
        "{2020: 5}",
        "{2020: [1, 2]}",
    ),
    *("{label: A}", "{title: T, classes: []}", "[{name: N, counts: {a: 1}}]", "{rule: ratio}"),
    *("{about: a, printed: b, decided: c, reason: d}", "[[1]]", "{scale: x, cap: 'y'}"),
)
_OTHER_KEYS: Final = (
    *("note", "source", "unit", "2020", "2020-Q5", "null", "Kunci", "label", "adopts", "range"),
    *("targets", "id", "value", "x", "scale", "decimals"),
)


@st.composite
def with_a_mistake(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Return a YAML text in which a few values or keys are deleted, misspelt, doubled or others."""
    root = yaml.compose(draw(texts), Loader=yaml.BaseLoader)
    assert root is not None, "the texts are not empty"
    for _ in range(draw(st.integers(1, 3))):
        _make_a_mistake(draw, root)
    return yaml.serialize(root, Dumper=yaml.BaseDumper, allow_unicode=True, width=1_000)


def _make_a_mistake(draw: st.DrawFn, root: yaml.Node) -> None:
    nodes = list(_nodes_below(root))
    if not nodes:
        return
    node = draw(st.sampled_from(nodes))
    part = yaml.compose(draw(st.sampled_from(_PLAIN_WORDS + _PARTS)), Loader=yaml.BaseLoader)
    part = draw(st.sampled_from((part, *nodes))) or yaml.ScalarNode("tag:yaml.org,2002:str", "")
    at = draw(st.integers(0, len(node.value) - 1))
    if isinstance(node, yaml.SequenceNode):
        kept = draw(st.sampled_from(([], [part], [node.value[at]], [node.value[at]] * 2)))
        node.value[at : at + 1] = deepcopy(kept)
        return
    key, value = node.value[at]
    name = draw(st.sampled_from((key.value, key.value[1:], key.value + "s", *_OTHER_KEYS)))
    renamed = yaml.ScalarNode(key.tag, name)
    entries: tuple[list[tuple[yaml.Node, yaml.Node]], ...] = (
        [],
        [(key, part)],
        [(renamed, value)],
        [(key, value), (renamed, part)],
    )
    node.value[at : at + 1] = deepcopy(draw(st.sampled_from(entries)))


def _nodes_below(root: yaml.Node) -> Iterator[yaml.Node]:
    """Iterate over the lists and mappings that hold something."""
    stack = [root]
    while stack:
        node = stack.pop()
        if not isinstance(node, yaml.ScalarNode) and node.value:
            yield node
            parts = node.value if isinstance(node, yaml.SequenceNode) else sum(node.value, ())
            stack.extend(parts)
