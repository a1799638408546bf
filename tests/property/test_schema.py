"""Schemas and `iku check` never disagree about what is wrong."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import iku_core as iku
from editor_yaml import as_an_editor_sees
from iku_core.agreements import agreement_of
from iku_core.counts import read_counts, read_counts_by_period
from iku_core.issues import Source
from iku_core.schema import agreement_schema, counts_schema, definition_schema
from strategies import whole_definitions, with_a_mistake

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "indicators").rglob("*.yaml"))
BAD = sorted((ROOT / "tests" / "bad").rglob("*.yaml"))
AGREEMENT = ROOT / "docs" / "examples" / "perjanjian-kinerja-2020.yaml"
COUNTS = ROOT / "docs" / "examples" / "sumbersuko-2020.yaml"
SUMBERSUKO = iku.load_document(ROOT / "indicators" / "lumajang" / "kecamatan-sumbersuko.yaml")

DEFINITION = Draft7Validator(definition_schema())
OF_AGREEMENTS = Draft7Validator(agreement_schema())
ANY_COUNTS = Draft7Validator(counts_schema())
OUR_COUNTS = Draft7Validator(counts_schema(SUMBERSUKO))


@cache
def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def is_sound(text: str) -> bool:
    """Return whether `iku check` finds no error in a definition or an agreement."""
    source = Source("uji.yaml", text)
    if is_of_agreement(text):
        return agreement_of(source, []) is not None
    try:
        iku.parse_document(text, name="uji.yaml")
    except iku.DefinitionError:
        return False
    return True


def is_of_agreement(text: str) -> bool:
    value = as_an_editor_sees(text)
    return isinstance(value, dict) and "agreement" in value


def objections(text: str, validator: Draft7Validator) -> list[str]:
    value: Any = as_an_editor_sees(text)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def agree(text: str) -> None:
    """Whatever a schema objects to is an error for `iku check` too."""
    found = objections(text, OF_AGREEMENTS if is_of_agreement(text) else DEFINITION)
    assert not found or not is_sound(text), found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_schemas_accept_what_is_shipped(path: Path) -> None:
    """A shipped definition shows no squiggle."""
    assert objections(text_of(path), DEFINITION) == []


def test_schemas_accept_the_examples() -> None:
    """Nor do the agreement and the counts of the guides."""
    assert objections(text_of(AGREEMENT), OF_AGREEMENTS) == []
    assert objections(text_of(COUNTS), ANY_COUNTS) == []
    assert objections(text_of(COUNTS), OUR_COUNTS) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_schemas_object_to_nothing_that_is_only_warned_about(path: Path) -> None:
    """In the folders of faults, too, a schema sees errors alone."""
    try:
        text = text_of(path)
        as_an_editor_sees(text)
    except (UnicodeDecodeError, yaml.YAMLError):
        return

    agree(text)


@given(with_a_mistake(st.sampled_from([*SHIPPED, AGREEMENT]).map(text_of)))
def test_every_objection_to_a_mutant_is_an_error(text: str) -> None:
    """Keys deleted, misspelt and doubled, and values of other kinds: both tell, or check alone."""
    agree(text)


@given(st.one_of(whole_definitions(), with_a_mistake(whole_definitions())))
@example("schema: 1\nid: null\n")
def test_every_objection_to_any_definition_is_an_error(text: str) -> None:
    """The same of definitions that use every key of the format, sound ones and others."""
    agree(text)


@given(with_a_mistake(st.sampled_from((text_of(COUNTS), "2020-Q1: {nilai_ikm: 80}\n2020: {}\n"))))
@example("nilai_ikm:\njumlah_desa: null\n")
def test_every_objection_to_counts_is_an_error(text: str) -> None:
    """The numbers of a file of counts are numbers, and its names are those of the document."""
    source = Source("cacah.yaml", text)
    found = [*objections(text, ANY_COUNTS), *objections(text, OUR_COUNTS)]

    for read in (read_counts, read_counts_by_period):
        with suppress(iku.CountsError):
            read(source, SUMBERSUKO, format="yaml")
            assert not found, found
