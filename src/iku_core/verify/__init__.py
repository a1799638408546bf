"""Verify indicators: compute worked cases, prove what is promised, try the rest.

    document  ->  tasks  ->  checks  ->  verification

Example:
    >>> import iku_core as iku
    >>> from iku_core.verify import verify
    >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    >>> verify(document).is_sound
    True

Layer 6.
"""

from __future__ import annotations

from iku_core.verify.certificate import Certificate, Goal, certifies
from iku_core.verify.checks import Check, Counterexample, Gap, Verdict, Verification
from iku_core.verify.prover import Proof
from iku_core.verify.sampling import strategies, strategies_of_both_periods
from iku_core.verify.verification import Task, findings_of, tasks_of, verify

__all__ = [
    "Certificate",
    "Check",
    "Counterexample",
    "Gap",
    "Goal",
    "Proof",
    "Task",
    "Verdict",
    "Verification",
    "certifies",
    "findings_of",
    "strategies",
    "strategies_of_both_periods",
    "tasks_of",
    "verify",
]
