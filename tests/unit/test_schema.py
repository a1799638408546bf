"""The schemas that editors use, and what they say of each key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator

import iku_core as iku
from iku_core._accepts import SAYS, accepts_of
from iku_core._reading_agreement import AGREEMENT
from iku_core._schema_words import EXAMPLES, KEY_WORDS, SENTENCES
from iku_core._shapes import Table
from iku_core.messages import Language
from iku_core.reading import ADOPTING
from iku_core.schema import (
    SchemaKind,
    agreement_schema,
    counts_schema,
    definition_schema,
    schema_text,
)

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "indicators" / "schema"
SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"


def tables(accepts: Any) -> Iterator[Table]:
    """Iterate over all tables of keys below a schema of readers."""
    if isinstance(accepts, Table):
        yield accepts
        for field in accepts.fields.values():
            yield from tables(accepts_of(field.read))
    elif isinstance(accepts, Mapping):
        for value in accepts.values():
            yield from tables(value)
    elif isinstance(accepts, list):
        for value in accepts:
            yield from tables(value)


def said(accepts: Any) -> Iterator[str]:
    """Iterate over the names of all sentences below a schema of readers."""
    if isinstance(accepts, Mapping):
        yield from (str(value) for key, value in accepts.items() if key == SAYS)
        accepts = list(accepts.values())
    if isinstance(accepts, list):
        for value in accepts:
            yield from said(value)


TABLES = [*tables(ADOPTING), *tables(AGREEMENT)]


@pytest.mark.parametrize("kind", get_args(SchemaKind))
def test_the_committed_schemas_are_those_of_the_code(kind: SchemaKind) -> None:
    """What an editor loads is what the reader does; after a change, run `iku schema --out`."""
    assert (COMMITTED / f"{kind}.schema.json").read_text("utf-8") == schema_text(kind)


def test_every_key_is_explained_and_no_other() -> None:
    """Each key of each table has words in both languages, and no words are left over."""
    keys: dict[str, set[str]] = {}
    for table in TABLES:
        keys.setdefault(table.place, set()).update(table.fields)

    assert {place: set(words) for place, words in KEY_WORDS.items()} == keys
    for words in KEY_WORDS.values():
        for english, indonesian in words.values():
            assert english.endswith("."), english
            assert indonesian.endswith("."), indonesian
            assert english != indonesian
    assert EXAMPLES.keys() <= {(place, key) for place, found in keys.items() for key in found}


def test_every_reader_tells_what_it_accepts() -> None:
    """A key whose reader says nothing would accept anything in an editor."""
    silent = [
        (table.place, key)
        for table in TABLES
        for key, field in table.fields.items()
        if not accepts_of(field.read)
    ]

    assert silent == []


def test_every_sentence_is_said_somewhere() -> None:
    """What is wanted of each kind of value is told in both languages, and nothing is left over."""
    fields = (accepts_of(field.read) for table in TABLES for field in table.fields.values())

    assert {name for accepts in fields for name in said(accepts)} == SENTENCES.keys()


@pytest.mark.parametrize("language", [None, "id", "en"])
@pytest.mark.parametrize("make", [definition_schema, agreement_schema, counts_schema])
def test_a_schema_keeps_to_its_draft(
    make: Callable[..., dict[str, Any]], language: Language | None
) -> None:
    """Each is a schema of draft 7, whose references lead somewhere."""
    schema = make(language=language)

    Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    for place in schema.get("definitions", {}):
        assert f'"#/definitions/{place}"' in text
    assert text.count("#/definitions/") >= len(schema.get("definitions", {}))


def test_words_are_in_one_language_or_in_both() -> None:
    """Where no language is chosen, Indonesian stands first."""
    words = [
        definition_schema(language)["properties"]["goal"]["description"]
        for language in ("id", "en", None)
    ]

    assert words[2] == f"{words[0]}\n\n{words[1]}"
    assert words[0].startswith("Tujuan")


def test_where_indicators_are_adopted_counts_may_be_left_out() -> None:
    """As for the reader: by a whole set, or by one indicator at any objective."""
    validator = Draft7Validator(definition_schema())
    office: dict[str, Any] = {
        "schema": 1,
        "id": "uji",
        "title": "Uji",
        "organisation": {"name": "Dinas Uji"},
    }
    adopted = {"statement": "S", "indicators": [{"adopts": "kecamatan-lumajang/nilai-ikm"}]}
    own = {"statement": "S", "indicators": [{"id": "a", "name": "A", "value": "a"}]}

    assert validator.is_valid(office | {"adopts": "kecamatan-lumajang"})
    assert validator.is_valid(office | {"objectives": [adopted]})
    assert not validator.is_valid(office | {"objectives": [own]})
    assert not validator.is_valid(office)
    assert validator.is_valid(office | {"objectives": [own], "counts": {"a": {"label": "A"}}})


def test_counts_of_a_document_are_named_and_described() -> None:
    """Each has its label, its unit, its source and which numbers it takes; no others are known."""
    schema = counts_schema(iku.load_document(SUMBERSUKO), "en")

    assert "Unit: desa" in schema["properties"]["jumlah_desa"]["description"]
    assert schema["properties"]["jumlah_desa"]["description"].endswith("0 or more.")
    assert schema["properties"]["nilai_ikm"]["description"].endswith("Any exact number.")
    validator = Draft7Validator(schema)
    assert validator.is_valid({"2020-Q1": {"jumlah_desa": 8, "nilai_ikm": None}})
    assert validator.is_valid({"jumlah_desa": 8})
    assert not validator.is_valid({"jumlah_dessa": 8})
    assert not validator.is_valid({"2020-Q5": {"jumlah_desa": 8}})
    assert not validator.is_valid({"2020": {"jumlah_desa": "8"}})


def test_counts_of_any_document_have_any_name() -> None:
    """Without a document the shape alone is known."""
    validator = Draft7Validator(counts_schema())

    assert validator.is_valid({"jumlah_desa": 8, "2020": {"nilai_ikm": 82.5}})
    assert not validator.is_valid({"Jumlah Desa": 8})
