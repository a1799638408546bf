"""Goals to proofs: what the search finds, and the checker accepts. Layer 6."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from iku_core.exact import Exact
from iku_core.verify.affine import Affine
from iku_core.verify.certificate import Certificate, Goal, certifies
from iku_core.verify.claims import Claim
from iku_core.verify.declarations import System
from iku_core.verify.simplex import Infeasible, Minimum, TooHardError, minimise

__all__ = ["Proof", "contradiction", "prove"]


@frozen
class Proof:
    """Hold why a promise holds wherever the declarations do.

    Attributes:
        steps: Each goal with the multiples of declarations that prove it; a goal that can be seen
            without them has no multiples.
        remarks: What follows from the goals, or needs none.

    Example:
        >>> import iku_core as iku
        >>> from iku_core.verify.verification import verify
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> checks = verify(document).checks
        >>> name = "fasilitasi-ditindaklanjuti: range: at most 100"
        >>> proof = next(check.proof for check in checks if check.id == name)
        >>> proof.lines[0].partition(": ")[2]
        '100 * (fasilitasi_ditindaklanjuti <= fasilitasi_dilakukan)'
    """

    steps: tuple[tuple[Goal, Certificate], ...]
    remarks: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The proof in words of formulas, a line for each step."""
        steps = (
            f"{goal.text}: {certificate.text}" if certificate.parts else goal.text
            for goal, certificate in self.steps
        )
        return (*steps, *self.remarks)


def certificate_for(goal: Goal) -> Certificate | None:
    """Return a certificate that the checker accepts; None where there is none.

    Raises:
        TooHardError: The problem is too large.
    """
    found = minimise(goal.target, goal.system.forms)
    if isinstance(found, Infeasible) or (isinstance(found, Minimum) and found.value >= 0):
        certificate = _certificate(found.multipliers, goal.system)
        assert certifies(certificate, goal), "the search proves nothing that the checker refuses"
        return certificate
    return None


def _certificate(multipliers: Iterable[Exact], system: System) -> Certificate:
    pairs = zip(multipliers, system.declared, strict=True)
    return Certificate(tuple((factor, item) for factor, item in pairs if factor))


def prove(claims: Iterable[Claim]) -> Proof | None:
    """Return a proof of all claims; None where one of them has none, or the search gives up.

    Example:
        >>> system = System(("a",), frozenset({"a"}), ()).also(Affine({"a": 1}), text="a >= 0")
        >>> goal = Goal("2 * a + 1 >= 0", system, Affine({"a": 2}, 1))
        >>> prove([Claim(((goal,),))]).lines
        ('2 * a + 1 >= 0: 2 * (a >= 0)',)
    """
    steps: list[tuple[Goal, Certificate]] = []
    for claim in claims:
        found = _first_proved(claim)
        if found is None:
            return None
        steps.extend(found)
    return Proof(tuple(steps))


def _first_proved(claim: Claim) -> list[tuple[Goal, Certificate]] | None:
    for goals in claim.alternatives:
        steps: list[tuple[Goal, Certificate]] = []
        for goal in goals:
            try:
                certificate = certificate_for(goal)
            except TooHardError:
                return None
            if certificate is None:
                break
            steps.append((goal, certificate))
        else:
            return steps
    return None


def contradiction(system: System) -> Certificate | None:
    """Return multiples of declarations that add up to a negative number; None where none do.

    Raises:
        TooHardError: The problem is too large.

    Example:
        >>> system = System(("a",), frozenset({"a"}), ()).also(Affine({"a": 1}, -2), text="a >= 2")
        >>> contradiction(system.also(Affine({"a": -1}, 1), text="a <= 1")).text
        '0.5 * (a >= 2) + 0.5 * (a <= 1)'
    """
    found = minimise(Affine({}), system.forms)
    return _certificate(found.multipliers, system) if isinstance(found, Infeasible) else None
