"""The least value of a sum where other sums are not negative, exactly.

Enters: an objective and constraints as `Affine`, each constraint 0 or more. Leaves: the least
value with a point that has it and the multipliers that prove it; or that there is no such point,
with multipliers again; or that there is no least value.

The dictionary method of G. B. Dantzig as in V. Chvatal, Linear Programming (1983), chapters 2, 3
and 8, over exact numbers, with the rule of R. G. Bland against cycling. At the end the objective
is written as its least value and a non-negative combination of constraints, which is the proof.
Layer 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from iku_core.exact import Exact, simplest
from iku_core.verify.affine import Affine

__all__ = ["Infeasible", "Minimum", "TooHardError", "Unbounded", "minimise"]

MAX_WORK: Final = 100_000
"""Most numbers touched for one problem: about a quarter of a second."""


class TooHardError(Exception):
    """The problem is too large to be solved in a reasonable time.

    Example:
        >>> raise TooHardError
        Traceback (most recent call last):
        iku_core.verify.simplex.TooHardError
    """


@frozen(kw_only=True)
class Minimum:
    """Hold the least value of an objective.

    Attributes:
        value: The least value.
        point: A point that has it.
        multipliers: For each constraint how often it is taken, 0 or more: the objective is the
            least value and these multiples of the constraints.

    Example:
        >>> found = minimise(Affine({"a": 1}), [Affine({"a": 1}, -2)])
        >>> found.value, found.point, found.multipliers
        (2, {'a': 2}, [1])
    """

    value: Exact
    point: dict[str, Exact]
    multipliers: list[Exact]


@frozen(kw_only=True)
class Infeasible:
    """Say that the constraints contradict each other.

    Attributes:
        multipliers: For each constraint how often it is taken, 0 or more: the sum is negative.

    Example:
        >>> minimise(Affine({}), [Affine({"a": 1}, -2), Affine({"a": -1}, 1)]).multipliers
        [Fraction(1, 2), Fraction(1, 2)]
    """

    multipliers: list[Exact]


@frozen
class Unbounded:
    """Say that the objective has no least value.

    Example:
        >>> minimise(Affine({"a": 1}), [])
        Unbounded()
    """


Outcome: TypeAlias = Minimum | Infeasible | Unbounded


def minimise(objective: Affine, constraints: Sequence[Affine]) -> Outcome:
    """Return the least value of `objective` where no constraint is negative.

    Args:
        objective: The sum.
        constraints: Sums that are 0 or more; a name may be negative where none forbids it.

    Raises:
        TooHardError: The problem is too large.

    Example:
        >>> shares = [Affine({"part": 1}), Affine({"whole": 1, "part": -1})]
        >>> minimise(Affine({"whole": 100, "part": -100}), shares).value
        0
    """
    return _Dictionary(objective, constraints).solved()


_Row: TypeAlias = dict[int, Exact]
_CONSTANT: Final = -1


class _Dictionary:
    """Hold basic variables written in those that are 0.

    Variable `i` below the number of constraints is the slack of constraint `i`. Then come the
    names that no constraint keeps from being negative, each as a difference of two variables, and
    one variable that makes any start feasible.
    """

    def __init__(self, objective: Affine, constraints: Sequence[Affine]) -> None:
        self.count = len(constraints)
        self.work = 0
        # A constraint `a >= 0` is the variable a itself, up to its factor.
        self.signed: dict[str, tuple[int, Exact]] = {}
        for at, form in enumerate(constraints):
            if len(form.terms) == 1 and not form.constant:
                (name, factor), *_ = form.terms.items()
                if factor > 0:
                    self.signed.setdefault(name, (at, factor))
        names = dict.fromkeys(name for form in (objective, *constraints) for name in form.terms)
        self.free = {
            name: self.count + 2 * at
            for at, name in enumerate(name for name in names if name not in self.signed)
        }
        self.names = list(names)
        self.artificial = self.count + 2 * len(self.free)
        own = {at for at, _ in self.signed.values()}
        self.rows = {at: self._row(form) for at, form in enumerate(constraints) if at not in own}
        self.objective = self._row(objective)

    def _row(self, form: Affine) -> _Row:
        row: _Row = {_CONSTANT: form.constant}
        for name, number in form.terms.items():
            if name in self.signed:
                variable, factor = self.signed[name]
                row[variable] = _divided(number, factor)
            else:
                row[self.free[name]], row[self.free[name] + 1] = number, -number
        return row

    def solved(self) -> Outcome:
        if min((row[_CONSTANT] for row in self.rows.values()), default=0) < 0:
            multipliers = self._make_feasible()
            if multipliers is not None:
                return Infeasible(multipliers=multipliers)
        if not self._descend(self.objective):
            return Unbounded()
        return Minimum(
            value=self.objective[_CONSTANT],
            point={name: self._value(name) for name in self.names},
            multipliers=self._multipliers(self.objective),
        )

    def _make_feasible(self) -> list[Exact] | None:
        """Lift every constraint by one more variable, and make that as small as can be."""
        for row in self.rows.values():
            row[self.artificial] = 1
        lowest = min(self.rows, key=lambda at: self.rows[at][_CONSTANT])
        own: _Row = {_CONSTANT: 0, self.artificial: 1}
        self._pivot(self.artificial, lowest, own)
        self._descend(own)
        if own[_CONSTANT] > 0:
            return self._multipliers(own)
        if self.artificial in self.rows:
            row = self.rows[self.artificial]
            entering = next(at for at in sorted(row) if at != _CONSTANT and row[at])
            self._pivot(entering, self.artificial, own)
        for row in (*self.rows.values(), self.objective):
            row.pop(self.artificial, None)
        return None

    def _descend(self, goal: _Row) -> bool:
        """Pivot until no variable lowers `goal`; return whether there is a least value."""
        while True:
            entering = min(
                (at for at, factor in goal.items() if factor < 0 and at != _CONSTANT), default=None
            )
            if entering is None:
                return True
            leaving, least = None, None
            for at, row in self.rows.items():
                factor = row.get(entering, 0)
                if factor < 0:
                    ratio = _divided(row[_CONSTANT], -factor)
                    if least is None or ratio < least or (ratio == least and at < leaving):  # type: ignore[operator]
                        leaving, least = at, ratio
            if leaving is None:
                return False
            self._pivot(entering, leaving, goal)

    def _pivot(self, entering: int, leaving: int, goal: _Row) -> None:
        """Let one variable enter the basis and another leave it."""
        row = self.rows.pop(leaving)
        factor = row.pop(entering)
        solved = {at: _divided(-number, factor) for at, number in row.items()}
        solved[leaving] = _divided(1, factor)
        changed = [*self.rows.values(), self.objective]
        if goal is not self.objective:
            changed.append(goal)
        for other in changed:
            times = other.pop(entering, 0)
            if times:
                self.work += len(solved)
                for at, number in solved.items():
                    total = other.get(at, 0) + times * number
                    if total or at == _CONSTANT:
                        other[at] = total if type(total) is int else simplest(total)  # type: ignore[arg-type]
                    else:
                        del other[at]
        self.rows[entering] = solved
        self.work += len(changed)
        if self.work > MAX_WORK:
            raise TooHardError

    def _multipliers(self, goal: _Row) -> list[Exact]:
        return [goal.get(at, 0) for at in range(self.count)]

    def _value(self, name: str) -> Exact:
        if name in self.signed:
            variable, factor = self.signed[name]
            return _divided(self._of(variable), factor)
        variable = self.free[name]
        return self._of(variable) - self._of(variable + 1)

    def _of(self, variable: int) -> Exact:
        return self.rows[variable][_CONSTANT] if variable in self.rows else 0


def _divided(number: Exact, divisor: Exact) -> Exact:
    if divisor == 1:
        return number
    if divisor == -1:
        return -number
    return simplest(Fraction(number) / Fraction(divisor))
