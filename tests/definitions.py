"""Small definitions for tests, and how faults are told in them."""

from __future__ import annotations

import iku_core as iku
from iku_core.issues import Issue

COUNTS = """\
  a: {label: Cacah A}
  b: {label: Cacah B, at_most: a}
  d: {label: Cacah D, kind: decimal}
"""
RATIO = "      - {id: rasio, name: Rasio, numerator: b, denominator: a, unit: '%'}\n"


def definition(
    indicators: str = RATIO, *, counts: str = COUNTS, above: str = "", below: str = ""
) -> str:
    """Return the text of a definition; each argument is a block with its own indentation."""
    return (
        "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Dinas Uji}\n"
        f"{above}counts:\n{counts}objectives:\n  - statement: Sasaran\n    indicators:\n"
        f"{indicators}{below}"
    )


def document(indicators: str = RATIO, **blocks: str) -> iku.Document:
    """Return the document of `definition`."""
    return iku.parse_document(definition(indicators, **blocks))


def faults(text: str) -> list[Issue]:
    """Return what is told of a definition; nothing where it is sound."""
    try:
        iku.parse_document(text, name="uji.yaml")
    except iku.DefinitionError as error:
        return list(error.issues)
    return []


def told(text: str) -> list[str]:
    """Return place, code and sentence of everything told of a definition."""
    return [str(issue) for issue in faults(text)]


def codes(text: str) -> list[str]:
    """Return the codes of everything told of a definition."""
    return [issue.code for issue in faults(text)]
