"""Settings of every test: the profile of Hypothesis and the folder in which examples run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from programs import started_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from databases import Databases

ROOT = Path(__file__).parents[1]

settings.register_profile("ci", derandomize=True, max_examples=100, deadline=None, database=None)
settings.register_profile("thorough", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("IKU_HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def _at_the_root() -> Iterator[None]:
    """Let relative paths such as `indicators/...` in examples be found."""
    with chdir(ROOT):
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Offer a Chromium to the tests of one file."""
    with started_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Offer the databases that SQL is written for; the servers among them end with the tests."""
    from databases import Databases  # noqa: PLC0415 - the other tests need no database

    with ExitStack() as stack:
        yield Databases(stack)
