"""Every example of a docstring runs, and everything public has one."""

from __future__ import annotations

import doctest
import inspect
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

import iku_core as iku
from test_architecture import MODULES

NAMES = [f"iku_core.{name}" for name in MODULES if name not in ("__init__", "__main__")]
PUBLIC = [name for name in NAMES if not name.rpartition(".")[2].startswith("_")]


def documented(module: ModuleType) -> list[Any]:
    """Return the classes and functions that a module lists as public."""
    listed = [getattr(module, name) for name in getattr(module, "__all__", ())]
    return [item for item in listed if inspect.isclass(item) or inspect.isfunction(item)]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_module_run(name: str) -> None:
    """What a docstring shows is what happens."""
    options = doctest.NORMALIZE_WHITESPACE

    failed, _ = doctest.testmod(import_module(name), optionflags=options)

    assert failed == 0


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_public_shows_an_example(name: str) -> None:
    """A class or a function of `__all__` has a docstring with an example."""
    module = import_module(name)

    without = [item.__name__ for item in documented(module) if ">>>" not in (item.__doc__ or "")]

    assert without == []


@pytest.mark.parametrize("item", documented(iku), ids=lambda item: item.__name__)
def test_the_facade_tells_of_arguments_attributes_and_errors(item: Any) -> None:
    """A docstring of the facade names every parameter and every attribute."""
    doc = inspect.getdoc(item) or ""
    attributes = [name.name for name in getattr(item, "__attrs_attrs__", ())]
    parameters = list(inspect.signature(item).parameters) if inspect.isfunction(item) else []

    untold = [name for name in (*attributes, *parameters) if f"{name}: " not in doc]

    assert untold == []
