"""Plans as columns: sums of products, then whole units of the last decimal, then a status.

Enters: plans, and the readings of their counts. Leaves: the tables of a query. Layer 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Final

from attrs import frozen

from iku_core.plan import Piece, Plan, Terms
from iku_core.rational import Monomial
from iku_core.sql._dialect import Dialect, in_parts
from iku_core.sql._names import literal
from iku_core.sql._readings import Reading, State
from iku_core.sql._stages import Names, Stage, case

__all__ = ["Figure", "Figures"]

_OK: Final = literal("ok")
_ZERO: Final = literal("zero-denominator")
_NEEDS_EXACT: Final = literal("needs-exact")


@frozen
class Figure:
    """Hold the columns of one indicator.

    Attributes:
        value: The published figure where its status is ok; it may be anything elsewhere.
        status: Its status, a column.
    """

    value: str
    status: str


class Sums:
    """Make columns of polynomials, of each polynomial one.

    Attributes:
        readings: The counts that are used, by name.
        dialect: The dialect.
        stage: Takes the columns.
        names: Makes names.
    """

    def __init__(
        self, readings: Mapping[str, Reading], dialect: Dialect, stage: Stage, names: Names
    ) -> None:
        self.readings = readings
        self.dialect = dialect
        self.stage = stage
        self.names = names
        self._known: dict[tuple[tuple[Monomial, int], ...], str] = {}

    def value(self, terms: Terms) -> str:
        """Return the column of a polynomial, or the number that it is."""
        number = _constant(terms)
        if number is not None:
            return self.dialect.nothing() if self.may_be_unknown(terms) else str(number)
        if _is_a_count(terms):
            return self.readings[next(iter(terms))[0]].number
        key = tuple(sorted(terms.items()))
        if key not in self._known:
            self._known[key] = self.names.column("sum", str(len(self._known) + 1))
            self.stage.put(self._known[key], self._guarded(terms))
        return self._known[key]

    def may_be_unknown(self, terms: Terms) -> bool:
        """Return whether a polynomial of known counts can be too large to be known."""
        if _is_a_count(terms):
            return False
        if self.dialect.overflows and _constant(terms) is None:
            return True
        return self._limit(terms) < self._largest_of(terms)

    def is_nonnegative(self, terms: Terms) -> bool:
        """Return whether no term is ever negative where the counts are valid."""
        return all(
            number >= 0 and all(self.readings[name].is_nonnegative for name in names)
            for names, number in terms.items()
        )

    def _largest_of(self, terms: Terms) -> int:
        names = {name for product in terms for name in product}
        return max((self.readings[name].largest for name in names), default=1)

    def _limit(self, terms: Terms) -> int:
        """Return how large counts may be so that every number on the way to a sum can be held.

        A quarter is kept for what rounding adds.
        """
        largest = self.dialect.largest
        low, high = 0, self._largest_of(terms)
        if largest is None or self._bound(terms, high) <= largest // 4:
            return high
        while high - low > 1:
            middle = (low + high) // 2
            if self._bound(terms, middle) <= largest // 4:
                low = middle
            else:
                high = middle
        return low

    def _bound(self, terms: Terms, size: int) -> int:
        """Return what the sizes of all terms add up to where no count is larger than `size`."""
        return sum(
            abs(number) * prod(size * self.readings[name].scale for name in names)
            for names, number in terms.items()
        )

    def _guarded(self, terms: Terms) -> str:
        """Return a polynomial, null where a count is too large for it."""
        limit = self._limit(terms)
        if self.dialect.overflows or limit >= self._largest_of(terms):
            return self._written(terms)
        if limit == 0:
            return self.dialect.nothing()
        used = dict.fromkeys(name for product in terms for name in product)
        conditions = (
            f"{reading.number} <= {limit * reading.scale}"
            if reading.is_nonnegative
            else f"{reading.number} BETWEEN -{limit * reading.scale} AND {limit * reading.scale}"
            for reading in map(self.readings.__getitem__, used)
        )
        return f"CASE WHEN {' AND '.join(conditions)} THEN {self._written(terms)} END"

    def _written(self, terms: Terms) -> str:
        return in_parts([self._term(names, number) for names, number in terms.items()], _added)

    def _term(self, names: Monomial, number: int) -> str:
        numbers = [self.readings[name].number for name in names]
        if abs(number) != 1 or not numbers:
            numbers.insert(0, str(abs(number)))
        return ("-" if number < 0 else "") + " * ".join(numbers)


@frozen
class _Part:
    """Hold what stands above or below the bar of a figure.

    Attributes:
        text: The column, or the number.
        number: The number; None for a column.
        is_nonnegative: Whether it is never negative.
        size: It without its sign.
    """

    text: str
    number: int | None
    is_nonnegative: bool
    size: str


class Figures:
    """Make the columns of indicators.

    Attributes:
        readings: The counts that are used, by name.
        dialect: The dialect.
        names: Makes names.
        sums: Makes the columns of polynomials.
        choices: Takes the columns of indicators with `min`, `max` or `abs`.
        units: Takes the columns of figures in units of their last decimal.
        statuses: Takes the columns of statuses.
    """

    def __init__(
        self,
        readings: Mapping[str, Reading],
        dialect: Dialect,
        names: Names,
        stages: Sequence[Stage],
    ) -> None:
        self.readings = readings
        self.dialect = dialect
        self.names = names
        sums, self.choices, self.units, self.statuses = stages
        self.sums = Sums(readings, dialect, sums, names)

    def figure(self, plan: Plan) -> Figure:
        """Return the columns of one indicator."""
        top = self._part(plan, "top", lambda piece: piece.top)
        bottom = self._part(plan, "bottom", lambda piece: piece.bottom)
        units = self.names.column("units", plan.indicator.id)
        self.units.put(units, self._quotient(top, bottom))
        status = self.names.column("status", plan.indicator.id)
        self.statuses.put(status, self._status(plan, units))
        # What is below the bar is no negative number unless it is a column.
        negative = [
            "(0 = 0)" if part.number is not None else f"({part.text} < 0)"
            for part in (top, bottom)
            if not part.is_nonnegative
        ]
        return Figure(
            self.dialect.value(units, " <> ".join(negative), plan.indicator.decimals), status
        )

    def _part(self, plan: Plan, name: str, of: Callable[[Piece], Terms]) -> _Part:
        """Return a part of the ratio: of the one piece, or of that whose conditions hold."""
        parts = [of(piece) for piece in plan.pieces]
        is_nonnegative = all(map(self.sums.is_nonnegative, parts))
        number = _constant(parts[0]) if len(parts) == 1 else None
        if number is not None and not self.sums.may_be_unknown(parts[0]):
            return _Part(str(number), number, is_nonnegative, str(abs(number)))
        text = self._choice(plan, lambda piece: self.sums.value(of(piece)))
        if len(parts) > 1:
            column = self.names.column(name, plan.indicator.id)
            self.choices.put(column, text)
            text = column
        size = text if is_nonnegative else self.dialect.size(text)
        return _Part(text, None, is_nonnegative, size)

    def _choice(self, plan: Plan, of: Callable[[Piece], str]) -> str:
        """Return what the first piece has whose conditions hold."""
        *others, last = plan.pieces
        if not others:
            return of(last)
        choices = [
            (
                " AND ".join(f"{self.sums.value(terms)} >= 0" for terms in piece.conditions),
                of(piece),
            )
            for piece in others
        ]
        return case(choices, of(last))

    def _quotient(self, top: _Part, bottom: _Part) -> str:
        """Return the figure in units of its last decimal, without its sign."""
        if bottom.number == 0:
            return self.dialect.nothing()
        above = f"{top.size} + {bottom.size}"
        if top.number is not None and bottom.number is not None:
            above = self.dialect.constant(abs(top.number) + abs(bottom.number))
        twice = f"NULLIF(2 * {bottom.size}, 0)"
        if bottom.number is not None:
            twice = str(2 * abs(bottom.number))
        return self.dialect.quotient(above, twice)

    def _status(self, plan: Plan, units: str) -> str:
        states = [self.readings[name].state for name in plan.names]
        choices = [(self._unknown(plan), _NEEDS_EXACT), (self._zero(plan), _ZERO)]
        if self.dialect.overflows:
            choices.append((self.dialect.is_unknown(units), _NEEDS_EXACT))
        choices = [(condition, status) for condition, status in choices if condition]
        computed = case(choices, _OK) if choices else _OK
        if not states:
            return computed
        return case(
            [
                (str(int(State.INVALID)), literal("invalid")),
                (str(int(State.NEEDS_EXACT)), _NEEDS_EXACT),
                (str(int(State.MISSING)), literal("missing")),
            ],
            computed,
            self.dialect.greatest(states),
        )

    def _unknown(self, plan: Plan) -> str:
        """Return whether anything to compute is too large; empty where it never is."""
        judged = {
            tuple(terms.items()): terms
            for piece in plan.pieces
            for terms in (*piece.conditions, *piece.divisors, piece.top, piece.bottom)
        }
        return " OR ".join(
            dict.fromkeys(
                self.dialect.is_unknown(self.sums.value(terms))
                for terms in judged.values()
                if self.sums.may_be_unknown(terms)
            )
        )

    def _zero(self, plan: Plan) -> str:
        """Return whether a divisor is 0; empty where there is none."""
        if all(piece.divisors == plan.pieces[0].divisors for piece in plan.pieces):
            return self._zero_of(plan.pieces[0])
        column = self.names.column("zero", plan.indicator.id)
        self.choices.put(
            column,
            self._choice(plan, lambda piece: f"({self._zero_of(piece) or '0 = 1'})"),
        )
        return column

    def _zero_of(self, piece: Piece) -> str:
        return " OR ".join(f"{self.sums.value(terms)} = 0" for terms in piece.divisors)


def _constant(terms: Terms) -> int | None:
    """Return the number that a polynomial is; None where it has names."""
    return terms.get((), 0) if set(terms) <= {()} else None


def _is_a_count(terms: Terms) -> bool:
    return list(terms.values()) == [1] and len(next(iter(terms))) == 1


def _added(parts: Sequence[str]) -> str:
    """Return a sum, between parentheses, for it may become a part of another."""
    first, *others = parts
    signs = (f" - {part[1:]}" if part.startswith("-") else f" + {part}" for part in others)
    return f"({first}{''.join(signs)})"
