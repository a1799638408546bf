"""What one code means, at length: what is checked, why, and an example of each side.

Enters: a code such as `IKU202`. Leaves: a `CodePage`; the sentence of the code stands in
`messages`. The pages are data of the package, read when somebody asks for the first of a kind.
Layer 3.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from attrs import frozen

from iku_core._findings import Reading
from iku_core._readers import text
from iku_core._shapes import Field, Table, mapping_of, shape
from iku_core.characters import decode
from iku_core.document import parse_yaml
from iku_core.frozen import FrozenMapping
from iku_core.messages import MESSAGES
from iku_core.nodes import Node, Scalar

__all__ = ["CodePage", "page_for"]

_KINDS: Final = {
    "1": "definitions",
    "2": "formulas",
    "3": "catalogue",
    "4": "verification",
    "5": "counts",
    "6": "tables",
    "7": "collection",
    "8": "records",
}
"""The file of a page by the first digit of its code."""

_LAST_OF_FILES: Final = "IKU120"


@frozen(kw_only=True)
class CodePage:
    """Hold what an officer is told about one code beyond its sentence.

    Attributes:
        code: The code, such as `IKU202`.
        checks: What must hold, by language.
        why: What would go wrong otherwise, by language.
        wrong: An example that gives the code, by language; the same text in both, unless `form`
            is `words`.
        right: The example mended, likewise.
        form: What the examples are: the name of a file, such as `definition.yaml` for parts of
            one, or `python`, `console`, or `words` where they cannot be shown.
        files: Text of the files that stand beside an example, by name.
        arguments: Words behind the command that reads an example, such as `--period 2020`.
        hint: What to do, by language, where the hint of the message is made anew each time.
        see: Page of the documentation to read on, such as `reference/formula.md`; or None.

    Example:
        >>> page_for("IKU113").why["en"]
        'Of two values under one key, no program could know which is meant.'
    """

    code: str
    checks: FrozenMapping[str]
    why: FrozenMapping[str]
    wrong: FrozenMapping[str]
    right: FrozenMapping[str]
    form: str
    files: FrozenMapping[str]
    arguments: str = ""
    hint: FrozenMapping[str] | None = None
    see: str | None = None


def page_for(code: str) -> CodePage:
    """Return the page of `code`; raises KeyError for a code that does not exist.

    Example:
        >>> page_for("IKU113").form
        'definition.yaml'
    """
    if code not in MESSAGES:
        raise KeyError(code)
    return _pages(_kind(code))[code]


def _kind(code: str) -> str:
    return "files" if code <= _LAST_OF_FILES else _KINDS[code[3]]


@cache
def _pages(kind: str) -> FrozenMapping[CodePage]:
    # Imported here, for it is slow to load and needed by those who ask for a page alone.
    from importlib import resources  # noqa: PLC0415

    name = f"{kind}.yaml"
    data = resources.files("iku_core").joinpath("pages", name).read_bytes()
    source, issues = decode(data, name)
    root, found = parse_yaml(source)
    assert root is not None, f"the file is part of the package: {issues + found}"
    reading = Reading(source, root, issues + found)
    pages = mapping_of(text, _page)(reading, root)
    assert not reading.issues, f"the file is part of the package: {reading.issues}"
    return FrozenMapping(pages)


def _page(reading: Reading, node: Node, code: str) -> Any:
    return _READ_PAGE(reading, node, code=code)


def _built(*, code: str, **values: Any) -> CodePage:
    """Make a page of the keys of the data, two of which are words of Python."""
    files = FrozenMapping(values.pop("with", {}))
    form = values.pop("as", "definition.yaml")
    return CodePage(code=code, form=form, files=files, **values)


def _in_both(**texts: str) -> FrozenMapping[str]:
    return FrozenMapping(texts)


def _example(reading: Reading, node: Node) -> Any:
    """Read an example, which is one text or a sentence in each language."""
    if type(node) is not Scalar:
        return _READ_BOTH(reading, node)
    return FrozenMapping(dict.fromkeys(_LANGUAGES, text(reading, node)))


def _file(reading: Reading, node: Node, _: str) -> Any:
    return text(reading, node)


_LANGUAGES: Final = {"en": Field(text, required=True), "id": Field(text, required=True)}
_READ_BOTH: Final = shape(Table("languages", _LANGUAGES), _in_both)
_BOTH: Final = Field(_READ_BOTH, required=True)
_EXAMPLE: Final = Field(_example, required=True)
_FIELDS: Final = {
    "checks": _BOTH,
    "why": _BOTH,
    "as": Field(text),
    "with": Field(mapping_of(text, _file)),
    "arguments": Field(text),
    "wrong": _EXAMPLE,
    "right": _EXAMPLE,
    "hint": Field(_READ_BOTH),
    "see": Field(text),
}
_READ_PAGE: Final = shape(Table("page", _FIELDS), _built)
