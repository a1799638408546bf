"""Proofs that can be added up again by hand, and the small checker that does so.

Enters: a goal, and multiples of declarations that are said to prove it. Leaves: whether they do.
Nothing counts as proved that `certifies` has not accepted; it shares nothing with the search in
`simplex`, which may be wrong without harm. By the lemma of J. Farkas (1902), in the form of
A. Schrijver, Theory of Linear and Integer Programming (1986), section 7.8, every linear goal that
holds has such a proof. Layer 6.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from iku_core.exact import Exact, format_exact
from iku_core.verify.affine import Affine
from iku_core.verify.declarations import Declared, System

__all__ = ["Certificate", "Goal", "certifies"]


@frozen
class Goal:
    """Hold something to be proved: a sum is never negative where a system holds.

    Attributes:
        text: What is to be proved, in words of formulas.
        system: What is declared.
        target: The sum.

    Example:
        >>> system = System(("a",), frozenset({"a"}), (Declared("a >= 0", Affine({"a": 1})),))
        >>> goal = Goal("a >= -1", system, Affine({"a": 1}, 1))
        >>> certifies(Certificate(((1, system.declared[0]),)), goal)
        True
    """

    text: str
    system: System
    target: Affine


@frozen
class Certificate:
    """Hold multiples of declarations.

    Attributes:
        parts: How often each declaration is taken.

    Example:
        >>> Certificate(((100, Declared("a <= b", Affine({"b": 1, "a": -1}))),)).text
        '100 * (a <= b)'
    """

    parts: tuple[tuple[Exact, Declared], ...]

    @property
    def text(self) -> str:
        """The multiples, to be added up; empty where nothing declared is needed."""
        return " + ".join(_times(factor, item.text) for factor, item in self.parts)


def _times(factor: Exact, text: str) -> str:
    return f"({text})" if factor == 1 else f"{format_exact(factor, 'plain')} * ({text})"


def certifies(certificate: Certificate, goal: Goal) -> bool:
    """Return whether a certificate proves a goal.

    The multiples must be of declarations of the goal's system, none of them negative. Added up,
    they and a number that is not negative are the target; or they are a negative number, so that
    the declarations contradict each other where the goal speaks.

    Example:
        >>> system = System(("a",), frozenset({"a"}), (Declared("a >= 0", Affine({"a": 1})),))
        >>> goal = Goal("a >= 1", system, Affine({"a": 1}, -1))
        >>> certifies(Certificate(((1, system.declared[0]),)), goal)
        False
    """
    total: dict[str, Fraction] = {}
    constant = Fraction(0)
    for factor, item in certificate.parts:
        if factor < 0 or not any(
            item.text == known.text and item.form == known.form for known in goal.system.declared
        ):
            return False
        for name, number in item.form.terms.items():
            total[name] = total.get(name, Fraction(0)) + Fraction(factor) * number
        constant += Fraction(factor) * item.form.constant
    total = {name: number for name, number in total.items() if number}
    if not total and constant < 0:
        return True
    return total == goal.target.terms and constant <= goal.target.constant
