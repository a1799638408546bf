"""JSON Schemas of the files that people write, for the help that editors give while they do.

Enters: the tables of keys by which files are read. Leaves: schemas of draft 7 with a description of
every key. Whatever `iku check` accepts, they accept; what they refuse, it refuses. Layer 6.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias

from iku_core._accepts import SAYS, accepts_of
from iku_core._readers import name_of_count
from iku_core._reading_agreement import AGREEMENT
from iku_core._schema_words import (
    COUNTS_WORDS,
    EXAMPLES,
    KEY_WORDS,
    SENTENCES,
    TITLES,
    Words,
)
from iku_core._shapes import Table
from iku_core.declaration import Count
from iku_core.definition import Document
from iku_core.messages import Language
from iku_core.period import PERIOD_PATTERN
from iku_core.profiles import shipped_rules, shipped_scales
from iku_core.reading import ADOPTING

__all__ = ["SchemaKind", "agreement_schema", "counts_schema", "definition_schema", "schema_text"]

SchemaKind: TypeAlias = Literal["definition", "counts", "agreement"]

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_RULE_KEYS: Final = frozenset(
    {
        ("indicators", "achievement"),
        ("options", "rule"),
        *(("defaults", key) for key in ("higher", "lower", "range", "label")),
    }
)
_SCALE_KEYS: Final = frozenset(
    {("indicators", "scale"), ("options", "scale"), ("defaults", "scale")}
)
_REFERENCES: Final = "definitions"


def definition_schema(language: Language | None = None) -> dict[str, Any]:
    """Return the schema of a definition.

    Args:
        language: The language of its descriptions; None for both, Indonesian first.

    Example:
        >>> schema = definition_schema("en")
        >>> schema["properties"]["title"]["description"]
        'The title of the document as printed.'
    """
    return _Writer(language).root("definition", ADOPTING)


def agreement_schema(language: Language | None = None) -> dict[str, Any]:
    """Return the schema of the file of a performance agreement; as `definition_schema`.

    Example:
        >>> agreement_schema()["required"]
        ['schema', 'agreement', 'document', 'title', 'date', 'targets']
    """
    return _Writer(language).root("agreement", AGREEMENT)


def counts_schema(
    document: Document | None = None, language: Language | None = None
) -> dict[str, Any]:
    """Return the schema of a file of counts in YAML or JSON, with decimal points.

    Args:
        document: The document whose counts it supplies, all of which are named and described;
            None for counts of any name.
        language: The language of its descriptions; None for both, Indonesian first.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> schema = counts_schema(document, "en")
        >>> schema["properties"]["jumlah_desa"]["description"].splitlines()[0]
        'jumlah seluruh desa diwilayah Kecamatan'
    """
    return _Writer(language).counts(document)


def schema_text(
    kind: SchemaKind, language: Language | None = None, *, document: Document | None = None
) -> str:
    """Return a schema as the text of a file.

    Args:
        kind: `definition`, `counts` or `agreement`.
        language: The language of its descriptions; None for both, Indonesian first.
        document: The document whose counts are supplied; for `counts` alone.

    Example:
        >>> schema_text("definition").splitlines()[1]
        '  "$schema": "http://json-schema.org/draft-07/schema#",'
    """
    if kind == "counts":
        schema = counts_schema(document, language)
    else:
        schema = (definition_schema if kind == "definition" else agreement_schema)(language)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class _Writer:
    """Write tables as schemas, each once, with the words of one language or both."""

    def __init__(self, language: Language | None) -> None:
        self._language = language
        self._written: dict[str, dict[str, Any]] = {}

    def root(self, kind: SchemaKind, table: Table) -> dict[str, Any]:
        """Return the schema of a whole file."""
        schema = self._begin(kind) | self._keys(table)
        if self._written:
            schema[_REFERENCES] = dict(sorted(self._written.items()))
        return schema

    def counts(self, document: Document | None) -> dict[str, Any]:
        """Return the schema of a file of counts."""
        number = {"type": ["number", "null"], "errorMessage": self._say(SENTENCES["number"], " / ")}
        of_counts: dict[str, Any] = {"type": "object"}
        if document is None:
            number["description"] = self._say(COUNTS_WORDS["count"])
            pattern = accepts_of(name_of_count)["anyOf"][0]["pattern"]
            of_counts["patternProperties"] = {pattern: number}
        else:
            of_counts["properties"] = {
                name: number | {"description": self._of_count(count)}
                for name, count in document.counts.items()
            }
        of_counts["additionalProperties"] = False
        of_a_period = of_counts | {"description": self._say(COUNTS_WORDS["period"])}
        periods = {**of_counts.get("patternProperties", {}), PERIOD_PATTERN: of_a_period}
        return self._begin("counts") | of_counts | {"patternProperties": periods}

    def _of_count(self, count: Count) -> str:
        """Return what is told of a count: its label, and where its number comes from."""
        lines = [count.label]
        for word, text in (("unit", count.unit), ("source", count.source)):
            if text:
                lines.append(f"{self._say(COUNTS_WORDS[word], ' / ')}: {text}")
        kind = "decimal" if count.kind == "decimal" else "whole"
        return "\n\n".join([*lines, self._say(COUNTS_WORDS[kind])])

    def _begin(self, kind: SchemaKind) -> dict[str, Any]:
        # As a title, an editor would show it above the words of every key.
        return {"$schema": _DRAFT, "description": self._say(TITLES[kind], " / ")}

    def _say(self, words: Words, between: str = "\n\n") -> str:
        english, indonesian = words
        if self._language is None:
            return between.join(dict.fromkeys((indonesian, english)))
        return indonesian if self._language == "id" else english

    def _keys(self, table: Table) -> dict[str, Any]:
        """Return the schema of a mapping with fixed keys."""
        required = [key for key, field in table.fields.items() if field.required]
        return {
            "type": "object",
            "properties": {
                key: self._property(table.place, key, accepts_of(field.read))
                for key, field in table.fields.items()
            },
            "required": required,
            "additionalProperties": False,
            **table.also,
        }

    def _property(self, place: str, key: str, accepts: Any) -> dict[str, Any]:
        """Return the schema of the value of a key; it says itself what it is for."""
        schema = self._keys(accepts) if isinstance(accepts, Table) else self._written_out(accepts)
        described = {"description": self._say(KEY_WORDS[place][key]), **schema}
        examples = _examples(place, key)
        return described | {"examples": examples} if examples else described

    def _written_out(self, accepts: Any) -> Any:
        """Return a schema in which every table is named, and every sentence said."""
        if isinstance(accepts, Table):
            if accepts.place not in self._written:
                self._written[accepts.place] = {}
                self._written[accepts.place] = self._keys(accepts)
            return {"$ref": f"#/{_REFERENCES}/{accepts.place}"}
        if isinstance(accepts, Mapping):
            schema = {key: self._written_out(value) for key, value in accepts.items()}
            if SAYS in schema:
                schema["errorMessage"] = self._say(SENTENCES[schema.pop(SAYS)], " / ")
            return schema
        if isinstance(accepts, list):
            return [self._written_out(item) for item in accepts]
        return accepts


def _examples(place: str, key: str) -> list[object]:
    """Return what may stand behind a key; of rules and scales, those that are shipped."""
    shipped: Iterable[str] = ()
    if (place, key) in _RULE_KEYS:
        shipped = shipped_rules()
    elif (place, key) in _SCALE_KEYS:
        shipped = shipped_scales()
    return [*shipped, *EXAMPLES.get((place, key), ())]
