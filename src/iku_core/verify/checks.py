"""What verification gives: checks with their verdicts, findings, and what no case reaches.

Frozen values that know neither files nor screens. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import field, frozen

from iku_core.exact import Exact, format_exact
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, sort_issues
from iku_core.verify.prover import Proof

__all__ = ["Check", "Counterexample", "Gap", "Verdict", "Verification"]


class Verdict(Enum):
    """Say how a check ended.

    Attributes:
        PASSED: A worked case gives what it expects.
        FAILED: A worked case gives something else.
        PROVED: A promise holds for all allowed counts; there is a proof.
        SAMPLED: A promise held for every example that was tried, and is not proved.
        REFUTED: A promise does not hold; there is a counter-example.
        UNDECIDED: Nothing is known of a promise; the issues say why.

    Example:
        >>> Verdict("proved") is Verdict.PROVED
        True
    """

    PASSED = "passed"
    FAILED = "failed"
    PROVED = "proved"
    SAMPLED = "sampled"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


@frozen(kw_only=True)
class Counterexample:
    """Hold allowed counts for which a promise does not hold.

    Attributes:
        counts: Numbers by count.
        previous: Likewise for the previous period.
        labels: What each of these counts is, in words.
        outcome: What they give, as a worked case expects it: `exact: 200/3` or a status.

    Example:
        >>> counts = FrozenMapping({"a": 2, "b": 1})
        >>> found = Counterexample(counts=counts, labels=FrozenMapping({}), outcome="exact: 200")
        >>> print(found.as_case())
        - name: counter-example
          counts: {a: 2, b: 1}
          exact: 200
    """

    counts: FrozenMapping[Exact]
    previous: FrozenMapping[Exact] = field(factory=lambda: FrozenMapping({}))
    labels: FrozenMapping[str]
    outcome: str

    def as_case(self, name: str = "counter-example") -> str:
        """Return the counts as a worked case of that name, to be pasted below `cases:`."""
        lines = [f"- name: {name}", f"  counts: {_flow(self.counts)}"]
        if self.previous:
            lines.append(f"  previous: {_flow(self.previous)}")
        return "\n".join([*lines, f"  {self.outcome}"])


def _flow(numbers: FrozenMapping[Exact]) -> str:
    items = (f"{name}: {format_exact(number, 'plain')}" for name, number in numbers.items())
    return f"{{{', '.join(items)}}}"


@frozen(kw_only=True)
class Check:
    """Hold one thing that was checked.

    Attributes:
        indicator: Id of the indicator; None for the document as a whole.
        name: What was checked, such as `case: 45 dari 50` or `range: at most 100`.
        verdict: How it ended.
        examples: How many different examples kept the promise; 0 where none were needed.
        proof: The proof; None where there is none.
        counterexample: Counts that break the promise; None where there are none.
        issues: What there is to say about it; empty where all is well.

    Example:
        >>> import iku_core as iku
        >>> from iku_core.verify import verify
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> check = verify(document).checks[0]
        >>> check.id, check.verdict
        ('nilai-ikm: case: nilai survei dipakai apa adanya', <Verdict.PASSED: 'passed'>)
    """

    indicator: str | None
    name: str
    verdict: Verdict
    examples: int = 0
    proof: Proof | None = None
    counterexample: Counterexample | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def id(self) -> str:
        """The name together with that of the indicator."""
        return self.name if self.indicator is None else f"{self.indicator}: {self.name}"

    @property
    def is_case(self) -> bool:
        """Whether this is a worked case, and no promise."""
        return self.verdict in (Verdict.PASSED, Verdict.FAILED)


@frozen
class Gap:
    """Hold something that no worked case reaches.

    Attributes:
        indicator: Id of the indicator.
        kind: `count`, `branch` or `status`.
        name: The count, the condition of the branch, or the status.

    Example:
        >>> Gap("nilai-ikm", "status", "invalid").name
        'invalid'
    """

    indicator: str
    kind: str
    name: str


@frozen(kw_only=True)
class Verification:
    """Hold all that was found about one document.

    Attributes:
        document: Id of the document.
        file: Name of its file; None for a document made by a program.
        checks: Every case and every promise, in the order of the document.
        findings: What else was noticed: units, roles of counts.
        gaps: What no worked case reaches.

    Example:
        >>> import iku_core as iku
        >>> from iku_core.verify import verify
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> verify(document).is_sound
        True
    """

    document: str
    file: str | None
    checks: tuple[Check, ...]
    findings: tuple[Issue, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues of checks and findings, by their places."""
        of_checks = (issue for check in self.checks for issue in check.issues)
        return sort_issues((*of_checks, *self.findings))

    @property
    def is_sound(self) -> bool:
        """Whether no case failed, no promise was refuted, and no finding is an error."""
        return all(issue.severity != "error" for issue in self.issues)

    def of(self, indicator_id: str | None) -> Iterator[Check]:
        """Iterate over the checks of one indicator, or of the document as a whole."""
        return (check for check in self.checks if check.indicator == indicator_id)
