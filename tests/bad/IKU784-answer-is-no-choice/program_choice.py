from __future__ import annotations

from iku_core import Issue
from iku_core._answers import Choice, Question


def run() -> tuple[Issue, ...]:
    """Answer with a number that no choice has."""
    kinds = (Choice("ratio", "ratio", "rasio"), Choice("value", "value", "nilai"))
    question = Question("kind", "Kind", "Jenis", choices=lambda _: kinds)
    issue = question.fault("3", {})
    return () if issue is None else (issue,)
