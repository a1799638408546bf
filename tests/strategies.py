"""Every Hypothesis strategy of the tests.

A formula comes as a small tree of our own, which writes itself as text and computes itself with
`Fraction` alone: the oracle that shares no line with the library. Nothing is filtered: whatever
is generated lies within the limits of the language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias

from attrs import evolve, field, frozen
from hypothesis import strategies as st

from iku_core import Count, Indicator
from iku_core.exact import Exact
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping

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


Tree: TypeAlias = Number | Name | Negation | Operation | Call


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
    several = tuple(name for name in functions if name != "abs")
    arguments = st.lists(part, min_size=1, max_size=3).map(tuple)
    kinds.append(st.builds(Call, st.sampled_from(several), arguments, _layouts))
    if "abs" in functions:
        kinds.append(st.builds(Call, st.just("abs"), st.tuples(part), _layouts))
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


def _quoted(text: str) -> str:
    """Write a text in double quotes, whose escapes YAML and JSON share."""
    return json.dumps(text, ensure_ascii=False)
