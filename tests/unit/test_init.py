"""The names that other programs import."""

from __future__ import annotations

import inspect
from importlib import metadata

import pytest

import iku_core as iku


def test_the_errors_are_one_tree() -> None:
    """Whoever catches IkuError catches everything of ours."""
    errors = [iku.CountsError, iku.DefinitionError, iku.FormulaError]

    assert all(issubclass(error, iku.IkuError) for error in errors)


@pytest.mark.parametrize("name", iku.__all__)
def test_every_name_is_documented_where_it_is_made(name: str) -> None:
    """A name of the facade is a class or a function of its own, with a docstring."""
    item = getattr(iku, name)

    assert inspect.isclass(item) or inspect.isfunction(item)
    assert item.__module__.startswith("iku_core.")
    assert item.__doc__


def test_the_command_is_installed() -> None:
    """The package brings the command `iku`."""
    (point,) = metadata.entry_points(group="console_scripts", name="iku")

    assert point.value == "iku_core.cli:main"
