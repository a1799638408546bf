"""The checks of a change, each in an environment of its own: `nox`, or `nox -s lint types`.

A Python that is not on the machine is skipped. `.ci/run` has `lint`, `types` and `docs` run in the
environment of its tests: `nox --no-venv --no-install -s lint types docs`.
"""

from __future__ import annotations

import shutil

import nox

nox.needs_version = ">=2025.11.12"
nox.options.sessions = ["lint", "types", "tests", "docs", "build"]
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
"""The versions of Python that the tests are run on, where they are found."""


@nox.session
def lint(session: nox.Session) -> None:
    """Look for what is badly written."""
    session.install("ruff>=0.17")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Look for what does not fit, with two type checkers."""
    session.install("-e", ".[dev]")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "iku_core", "--ignoreexternal")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests on each Python that is found; words behind -- are for pytest."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-q", "-W", "-b", "html", "docs", "docs/_build/html")


@nox.session
def build(session: nox.Session) -> None:
    """Build the source archive, and the wheel from it, in `dist`."""
    session.install("build")
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build")
