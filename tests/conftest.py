"""Settings of every test: the profile of Hypothesis and the folder in which examples run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("ci", derandomize=True, max_examples=100, deadline=None, database=None)
settings.register_profile("thorough", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("IKU_HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def _at_the_root() -> Iterator[None]:
    """Let relative paths such as `indicators/...` in examples be found."""
    with chdir(ROOT):
        yield
