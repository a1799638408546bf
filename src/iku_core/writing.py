"""A document to the text of a definition file: the mirror of `reading`.

Enters: a `Document`. Leaves: YAML of `schema: 1` that reads back as an equal document.
Layer 3, above `_writers`; the tables below hold the keys of those of `reading`, in that order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from attrs import NOTHING, Factory, fields_dict

from iku_core._writers import (
    date_of,
    decimal_of,
    formula_of,
    fraction_of,
    identifier_of,
    name_of,
    name_or_previous,
    number_of,
    number_or_null,
    places_of,
    range_of,
    status_of,
    text_of,
    true_of,
    word_of,
)
from iku_core._yaml_text import Plain, Tree, yaml_text
from iku_core.case import Case
from iku_core.declaration import Constant, Count
from iku_core.definition import Document, Indicator, Objective
from iku_core.drafts import formula_name
from iku_core.office import Decision, Goal, Officer, Organisation, Signature
from iku_core.rules import _is_nearly_percent

__all__ = ["write_document"]

Writer: TypeAlias = "Callable[[Any], Tree]"


def write_document(document: Document) -> str:
    r"""Return a document as the text of a definition file.

    What equals its default is left out. Comments and the layout of a file that the document was
    read from are not part of it.

    Args:
        document: A document read from a file, or one made by a program that a file could hold.

    Returns:
        YAML text; `parse_document` makes an equal document of it. Where a document made by a
        program breaks a rule that `iku check` knows, such as a case with a count that is not
        declared, the text is written all the same, and reading it tells the fault.

    Raises:
        ValueError: No file can hold the document: a text is empty, too long or has a character
            that files may not have; an id or a name is none; a number has no end as a decimal or
            too many digits; an officer is not among those of the document; an indicator rests on
            other counts, constants, constraints or indicators than those of the document; there
            is no objective, or one without indicators; or the whole is too long.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> text = iku.write_document(document)
        >>> text.split("\n")[1], iku.parse_document(text) == document
        ('id: kecamatan-sumbersuko', True)
    """
    by_name = {formula_name(indicator.id): indicator for indicator in document}
    tree = {"schema": Plain("1"), **_document(document)}
    tree["objectives"] = [
        {
            **_objective(objective),
            "indicators": [
                _linked(indicator, document, by_name)
                for indicator in _filled("indicator", objective.indicators)
            ],
        }
        for objective in _filled("objective", document.objectives)
    ]
    if document.signed is not None:
        tree["signed"] = {**_signature(document.signed), "by": _key(document.signed.by, document)}
    return yaml_text(tree)


def _linked(indicator: Indicator, document: Document, by_name: dict[str, Indicator]) -> Tree:
    """Return an indicator without what it has from its document."""
    _require_shared(indicator, document, by_name)
    tree = _indicator(indicator)
    if indicator.responsible is not None:
        tree["responsible"] = _key(indicator.responsible, document)
    if _has_usual_multiplier(indicator):
        del tree["multiplier"]
    return tree


def _require_shared(
    indicator: Indicator, document: Document, by_name: dict[str, Indicator]
) -> None:
    """Refuse an indicator that would rest on something else once it is read."""
    for what in ("counts", "constants", "constraints"):
        own, shared = getattr(indicator, what), getattr(document, what)
        if own is not shared and own != shared:
            raise ValueError(f"the indicator {indicator.id} has other {what} than its document")
    declared = {*document.counts, *document.constants}
    names = {name for formula in indicator.formulas for name in formula.names} - declared
    if dict(indicator.parts) != {name: by_name.get(name) for name in names}:
        raise ValueError(
            f"the indicator {indicator.id} refers to other indicators than those of its document"
        )


def _has_usual_multiplier(indicator: Indicator) -> bool:
    """Return whether the reader finds the multiplier where none is written."""
    unit = indicator.unit or ""
    if unit == "%":
        return indicator.value is None
    return indicator.multiplier == 1 and not _is_nearly_percent(unit)


def _key(officer: Officer, document: Document) -> Tree:
    """Return the key of an officer: of that very one, or else of one that is equal."""
    keys = [key for key, declared in document.officers.items() if declared is officer]
    keys += [key for key, declared in document.officers.items() if declared == officer]
    if not keys:
        raise ValueError(f"the officer {officer.title!r} is not among those of the document")
    return name_of(keys[0])


def _filled(what: str, items: tuple[Any, ...]) -> tuple[Any, ...]:
    if not items:
        raise ValueError(f"no definition file is without an {what}")
    return items


# Lists and mappings


def _later(_: object) -> Tree:
    """Keep the place of a key whose value is put in afterwards."""
    return ""


def _list(write: Writer) -> Writer:
    return lambda values: [write(value) for value in values]


def _one_or_more(write: Writer) -> Writer:
    """Make a writer of one item that stands alone, or of several on one line."""
    return lambda values: tuple(map(write, values)) if len(values) > 1 else write(values[0])


def _by_name(write: Writer) -> Writer:
    return lambda values: {name_of(name): write(value) for name, value in values.items()}


def _shape(kind: type, writers: dict[str, Writer]) -> Callable[[Any], dict[str, Tree]]:
    """Make a writer of what differs from its default, by key."""
    table = [(key, write, _default(kind, key)) for key, write in writers.items()]

    def write(thing: Any) -> dict[str, Tree]:
        return {
            key: writer(value)
            for key, writer, default in table
            if (value := getattr(thing, key)) is not default and value != default
        }

    return write


def _default(kind: type, key: str) -> Any:
    default: Any = fields_dict(kind)[key].default
    if type(default) is Factory:
        return NOTHING if default.takes_self else default.factory()
    return default


_officer = _shape(Officer, {"title": text_of, "name": text_of, "nip": text_of})

_organisation = _shape(
    Organisation,
    {"name": text_of, "government": text_of, "mandate": text_of, "functions": _list(text_of)},
)

_goal = _shape(Goal, {"statement": text_of, "indicator": text_of})

_count = _shape(
    Count,
    {
        "label": text_of,
        "unit": text_of,
        "kind": word_of,
        "range": range_of,
        "at_most": name_of,
        "source": text_of,
        "rollup": word_of,
        "accumulate": word_of,
    },
)

_constant = _shape(Constant, {"label": text_of, "value": number_of, "source": text_of})

_decision = _shape(Decision, dict.fromkeys(("about", "printed", "decided", "reason"), text_of))

_case = _shape(
    Case,
    {
        "name": text_of,
        "counts": _by_name(number_or_null),
        "previous": _by_name(number_or_null),
        "value": number_of,
        "exact": fraction_of,
        "status": status_of,
        "published": decimal_of,
        "source": text_of,
        "note": text_of,
    },
)

_indicator = _shape(
    Indicator,
    {
        "id": identifier_of,
        "name": text_of,
        "value": formula_of,
        "numerator": formula_of,
        "denominator": formula_of,
        "unit": text_of,
        "multiplier": number_of,
        "decimals": places_of,
        "better": word_of,
        "range": range_of,
        "rises_with": _one_or_more(name_or_previous),
        "falls_with": _one_or_more(name_or_previous),
        "unchanged_by_scale": true_of,
        "defined_when": _one_or_more(formula_of),
        "different_units": text_of,
        "source": text_of,
        "responsible": _later,
        "explanation": text_of,
        "printed_formula": text_of,
        "decisions": _list(_decision),
        "cases": _list(_case),
    },
)

_objective = _shape(Objective, {"statement": text_of, "indicators": _later})

_signature = _shape(Signature, {"place": text_of, "date": date_of, "by": _later})

_document = _shape(
    Document,
    {
        "id": identifier_of,
        "title": text_of,
        "heading": _list(text_of),
        "valid_from": date_of,
        "valid_to": date_of,
        "organisation": _organisation,
        "goal": _goal,
        "officers": _by_name(_officer),
        "counts": _by_name(_count),
        "constants": _by_name(_constant),
        "constraints": _one_or_more(formula_of),
        "objectives": _later,
        "decisions": _list(_decision),
        "signed": _later,
    },
)
