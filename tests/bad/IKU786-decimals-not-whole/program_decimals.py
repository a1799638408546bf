from __future__ import annotations

from iku_core import Issue
from iku_core._answers import faults_of_answers
from iku_core._new_questions import trait_questions


def run() -> tuple[Issue, ...]:
    """Answer with a number that is not whole."""
    return (*faults_of_answers(trait_questions(), {"decimals": "1.5"})["decimals"],)
