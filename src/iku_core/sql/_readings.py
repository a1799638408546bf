"""The counts of a table as numbers, and what is wrong with them.

Enters: the columns of a table. Leaves: for each count a column with its state and one with its
number, null unless that can be computed with. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from math import ceil, floor

from attrs import evolve, frozen

from iku_core.declaration import Count
from iku_core.sql._dialect import Dialect
from iku_core.sql._names import literal, remark
from iku_core.sql._stages import Names, Stage, case

__all__ = ["Reading", "State", "Table", "readings_of"]


class State(IntEnum):
    """Say what a count is; the greatest of several is what stops a figure."""

    OK = 0
    MISSING = 1
    NEEDS_EXACT = 2
    INVALID = 3


@frozen
class Table:
    """Hold how a table has its counts.

    Attributes:
        name: Its name, as it stands in SQL.
        keys: The columns that tell its rows apart, likewise.
        long: The columns with the name of a count and its value, likewise; None where each count
            has a column of its own.
    """

    name: str
    keys: Sequence[str]
    long: tuple[str, str] | None


@frozen
class Reading:
    """Hold the numbers of one count.

    Attributes:
        state: The column of its state.
        number: The column of its number, in units.
        scale: How many units make one.
        largest: How large the number can be, without its sign, in ones.
        is_nonnegative: Whether it is never negative.
    """

    state: str
    number: str
    scale: int
    largest: int
    is_nonnegative: bool


def readings_of(
    table: Table, counts: Mapping[str, Count], names: Names, words: Mapping[str, str]
) -> tuple[dict[str, Reading], list[Stage]]:
    """Return how each count is read, and the tables that do it.

    Args:
        table: Where the counts are.
        counts: Them, by name; `prev(a)` for the previous period.
        names: Makes names.
        words: What each of the tables holds, in words.
    """
    dialect = names.dialect
    texts, states, numbers, ranges = (
        Stage(names.table(name), source, remark(words[name]), table.keys, fence=dialect.fence)
        for name, source in (
            ("texts", table.name),
            ("states", names.table("texts")),
            ("numbers", names.table("states")),
            ("ranges", names.table("numbers")),
        )
    )
    texts = evolve(texts, grouped=table.long is not None)
    if not counts:
        texts.put(names.column("text", "1"), "1" if table.long is None else "COUNT(*)")
    found: dict[str, Reading] = {}
    for name, count in counts.items():
        text, state = names.column("text", name), names.column("state", name)
        number, whole = names.column("number", name), count.kind == "count"
        choices = _put_text(texts, table, count, name, names)
        choices += [
            (f"{text} IS NULL", str(int(State.MISSING))),
            (dialect.fits(text, whole=whole), _put_fitting(texts, table, name, names)),
            (dialect.is_beyond(text, whole=whole), str(int(State.NEEDS_EXACT))),
        ]
        states.put(text, text)
        states.put(state, case(choices, str(int(State.INVALID))))
        numbers.put(state, state)
        read = dialect.number(text, whole=whole)
        numbers.put(number, f"CASE WHEN {state} = {int(State.OK)} THEN {read} END")
        broken = " OR ".join(_broken(count, number, dialect))
        if broken:
            ranges.put(state, case([(broken, str(int(State.INVALID)))], state))
            ranges.put(number, case([(broken, "NULL")], number))
        else:
            ranges.put(state, state)
            ranges.put(number, number)
        digits, scale = (dialect.digits, 1) if whole else (dialect.decimal_digits, dialect.scale)
        found[name] = Reading(state, number, scale, 10**digits, _is_nonnegative(count))
    has_ranges = any(column != expression for column, expression, _ in ranges.columns)
    return found, [texts, states, numbers, *([ranges] if has_ranges else [])]


def _put_text(
    stage: Stage, table: Table, count: Count, name: str, names: Names
) -> list[tuple[str, str]]:
    """Add the text of a count; return what shows that it is none of its states but invalid."""
    dialect, text = names.dialect, names.column("text", name)
    if table.long is None:
        stage.put(text, dialect.text(dialect.name(name)), remark(count.label))
        return []
    column, value = table.long
    rows, here = names.column("rows", name), dialect.equals(column, literal(name))
    chosen = f"CASE WHEN {here} THEN {dialect.text(value)} END"
    stage.put(text, f"MAX({chosen})", remark(count.label))
    stage.put(rows, f"COUNT(CASE WHEN {here} THEN 1 END)")
    return [(f"{rows} > 1", str(int(State.INVALID)))]


def _put_fitting(stage: Stage, table: Table, name: str, names: Names) -> str:
    """Add whether a count is written as another number; return the state of one that fits."""
    dialect = names.dialect
    rounds = dialect.rounds(dialect.name(name) if table.long is None else table.long[1])
    if not rounds:
        return str(int(State.OK))
    rounded = names.column("rounded", name)
    if table.long is not None:
        here = dialect.equals(table.long[0], literal(name))
        rounds = f"MAX(CASE WHEN {here} THEN {rounds} END)"
    stage.put(rounded, rounds)
    return f"CASE WHEN {rounded} THEN {int(State.NEEDS_EXACT)} ELSE {int(State.OK)} END"


def _broken(count: Count, number: str, dialect: Dialect) -> Iterator[str]:
    """Iterate over what shows, each for itself, that a number is out of its range."""
    if count.range is None:
        return
    whole = count.kind == "count"
    digits = dialect.digits if whole else dialect.decimal_digits + dialect.places
    scale = 1 if whole else dialect.scale
    for bound, sign in ((count.range.low, "<"), (count.range.high, ">")):
        if bound is None or (whole and sign == "<" and bound <= 0):
            continue
        if whole or scale > 1:
            units = ceil(bound * scale) if sign == "<" else floor(bound * scale)
            # No number that can be computed with is beyond these.
            yield f"{number} {sign} {max(-(10**digits), min(units, 10**digits))}"
        else:
            times = "" if bound.denominator == 1 else f" * {bound.denominator}"
            yield f"{number}{times} {sign} {bound.numerator}"


def _is_nonnegative(count: Count) -> bool:
    low = None if count.range is None else count.range.low
    return count.kind == "count" or (low is not None and low >= 0)
