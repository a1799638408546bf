"""The public surface as text: each name with its kind, signature, fields and defaults."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from typing import Any, Final, get_origin

import attrs

__all__ = ["PUBLIC", "render_surface"]

PUBLIC: Final = (
    "iku_core",
    *("iku_core.notation", "iku_core.notebook", "iku_core.schema", "iku_core.sql"),
    *("iku_core.tables", "iku_core.report.document_page"),
    *("iku_core.report.collection_csv", "iku_core.report.collection_xlsx"),
    *("iku_core.report.docx_form", "iku_core.report.docx_report", "iku_core.report.form"),
    *("iku_core.report.performance", "iku_core.report.performance_text"),
    *("iku_core.report.results", "iku_core.report.xlsx_report", "iku_core.verify"),
)
"""The modules whose names are promised: those that the documentation tells people to import."""

_OPERATORS: Final = frozenset(
    {"__call__", "__contains__", "__getitem__", "__iter__", "__len__", "__lt__", "__str__"}
)
"""What a class can do beside its named methods, where it says so itself."""

_LONGEST: Final = 80


class _Bare:
    """An annotation that is printed as it was written, without quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def render_surface() -> str:
    """Return the surface of all public modules, a name or a part of it a line."""
    return "\n".join(line for name in PUBLIC for line in _module_lines(name)) + "\n"


def _module_lines(name: str) -> Iterator[str]:
    module = import_module(name)
    yield name
    for public in sorted(module.__all__):
        thing = getattr(module, public)
        if name != "iku_core" and getattr(import_module("iku_core"), public, None) is thing:
            yield f"  {public}: as in iku_core"
        elif inspect.isclass(thing):
            yield from _class_lines(public, thing)
        elif inspect.isfunction(thing):
            yield f"  function {public}{_signature(thing)}"
        elif get_origin(thing) is not None or hasattr(thing, "__supertype__"):
            yield f"  type {public} = {_plain(thing)}"
        else:
            yield f"  constant {public}: {type(thing).__name__} = {_plain(thing)}"
    yield ""


def _class_lines(name: str, thing: type) -> Iterator[str]:
    """Yield a class: what it is, what it is made of, and what it can do."""
    bases = [base for base in thing.__bases__ if base is not object]
    above = f"({', '.join(base.__name__.lstrip('_') for base in bases)})" if bases else ""
    if issubclass(thing, Enum):
        yield f"  enum {name}{above}"
        yield from (f"    {item.name} = {item.value!r}" for item in thing)
    elif attrs.has(thing):
        yield f"  attrs class {name}{above}"
        yield from (f"    {_field(item)}" for item in attrs.fields(thing))
    else:
        yield f"  class {name}{above}{_constructor(thing)}"
        own = [base for base in thing.__mro__ if base.__module__.startswith("iku_core")]
        found = {key: text for base in reversed(own) for key, text in _annotations(base)}
        yield from (f"    attribute {key}: {text}" for key, text in sorted(found.items()))
    yield from (f"    {line}" for line in _members(thing))


def _field(item: Any) -> str:
    default = ""
    if isinstance(item.default, attrs.Factory):  # type: ignore[arg-type]
        default = " = <made anew>"
    elif item.default is not attrs.NOTHING:
        default = f" = {_plain(item.default)}"
    marks = "".join(
        f" [{mark}]"
        for mark, holds in (
            ("by name", item.kw_only),
            ("not in the constructor", not item.init),
            ("not compared", not item.eq),
        )
        if holds
    )
    return (
        f"field {item.alias if item.init else item.name}: {_annotation(item.type)}{default}{marks}"
    )


def _constructor(thing: type) -> str:
    own = [base for base in thing.__mro__ if base.__module__.startswith("iku_core")]
    made = next((vars(base)["__init__"] for base in own if "__init__" in vars(base)), None)
    return "" if made is None else _signature(made)


def _annotations(base: type) -> Iterator[tuple[str, str]]:
    for key, annotation in inspect.get_annotations(base).items():
        if not key.startswith("_") and not hasattr(base.__dict__.get(key), "fget"):
            yield key, _annotation(annotation)


def _members(thing: type) -> Iterator[str]:
    own = [base for base in reversed(thing.__mro__) if base.__module__.startswith("iku_core")]
    found = {key: member for base in own for key, member in vars(base).items()}
    fields = {item.name for item in attrs.fields(thing)} if attrs.has(thing) else set()
    for key, member in sorted(found.items()):
        if key in fields or (key.startswith("_") and key not in _OPERATORS):
            continue
        if isinstance(member, property):
            assert member.fget is not None
            told = inspect.signature(member.fget).return_annotation
            yield f"property {key}: {_annotation(told)}"
        elif isinstance(member, classmethod | staticmethod):
            kind = type(member).__name__
            yield f"{kind} {key}{_signature(member.__func__)}"
        elif inspect.isfunction(member):
            yield f"method {key}{_signature(member)}"


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    parameters = [
        item.replace(
            annotation=item.empty
            if item.annotation is item.empty
            else _Bare(_annotation(item.annotation)),
            default=item.empty if item.default is item.empty else _Bare(_plain(item.default)),
        )
        for item in signature.parameters.values()
    ]
    told = signature.return_annotation
    returned = "" if told is signature.empty else f" -> {_annotation(told)}"
    return f"{inspect.Signature(parameters)}{returned}"


def _annotation(annotation: Any) -> str:
    """Return an annotation as it was written."""
    return annotation if isinstance(annotation, str) else _plain(annotation)


def _plain(value: Any) -> str:
    """Return a value without anything that differs from one machine or Python to the next."""
    if inspect.isclass(value) or inspect.isfunction(value):
        return value.__name__
    text = re.sub(r" at 0x[0-9a-f]+", "", repr(value))
    text = re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Za-z_])", "", text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
