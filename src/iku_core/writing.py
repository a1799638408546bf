"""A document to the text of a definition file: the mirror of `reading`.

Enters: a `Document`. Leaves: YAML of `schema: 1` that reads back as an equal document.
Layer 3, above `_writers`; the tables below hold the keys of those of `reading`, in that order.
"""

from __future__ import annotations

from typing import Any, Final

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
from iku_core._writing_achievement import (
    defaults_of,
    id_of,
    options_of,
    require_named,
    rules_of,
    scales_of,
    targets_of,
)
from iku_core._writing_adoption import Adoption
from iku_core._written_shapes import by_name, later, list_of, one_or_more_of, shape_of
from iku_core._yaml_text import Plain, Tree, yaml_text
from iku_core.case import Case
from iku_core.declaration import Constant, Count
from iku_core.definition import Document, Indicator, Objective
from iku_core.drafts import formula_name
from iku_core.office import Decision, Goal, Officer, Organisation, Signature
from iku_core.rules import _is_nearly_percent

__all__ = ["write_document"]


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
            other counts, constants, constraints or indicators than those of the document; a scale
            or a rule is neither the document's own nor a shipped one; there is no objective, or
            one without indicators; or the whole is too long.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> text = iku.write_document(document)
        >>> text.split("\n")[1], iku.parse_document(text) == document
        ('id: kecamatan-sumbersuko', True)
    """
    by_word = {formula_name(indicator.id): indicator for indicator in document}
    adoption = Adoption(document)
    require_named(document, adoption.achievement())
    tree = {"schema": Plain("1"), **_document(document)}
    if document.shared_documents:
        _leave_out(tree, adoption)
    overrides = {
        indicator.id: told
        for indicator in adoption.set_indicators()
        if (told := _override(indicator, document, adoption))
    }
    if overrides:
        tree["overrides"] = overrides
    objectives = adoption.own_objectives()
    if objectives or adoption.lender is None:
        tree["objectives"] = [
            {
                **_objective(objective),
                "indicators": [
                    _written(indicator, document, by_word, adoption)
                    for indicator in _filled("indicator", objective.indicators)
                ],
            }
            for objective in _filled("objective", objectives)
        ]
    if document.signed is not None:
        tree["signed"] = {**_signature(document.signed), "by": _key(document.signed.by, document)}
    return yaml_text(tree)


def _leave_out(tree: dict[str, Tree], adoption: Adoption) -> None:
    """Leave out of a tree what the document has from those that it adopts from."""
    constraints = adoption.constraints()
    own = {
        "counts": by_name(_count)(adoption.declares("counts")),
        "constants": by_name(_constant)(adoption.declares("constants")),
        "constraints": one_or_more_of(formula_of)(constraints) if constraints else "",
        "achievement": defaults_of(adoption.achievement()),
        "objectives": "",
    }
    for key, value in own.items():
        tree.pop(key, None)
        if value:
            tree[key] = value


def _written(
    indicator: Indicator,
    document: Document,
    by_word: dict[str, Indicator],
    adoption: Adoption,
) -> Tree:
    """Return an indicator that is declared here, or what is said of one that is adopted."""
    if not indicator.origins:
        return _linked(indicator, document, by_word)
    shared = adoption.shared(indicator)
    tree: dict[str, Tree] = {"adopts": f"{shared.document.id}/{shared.indicator.id}"}
    if indicator.id != shared.indicator.id:
        tree["id"] = identifier_of(indicator.id)
    return tree | _override(indicator, document, adoption)


def _override(indicator: Indicator, document: Document, adoption: Adoption) -> dict[str, Tree]:
    """Return what is said of an adopted indicator beside what is taken over."""
    differing = adoption.differing(indicator)
    tree = {key: value for key, value in _indicator(indicator).items() if key in differing}
    if indicator.responsible is not None and "responsible" in differing:
        tree["responsible"] = _key(indicator.responsible, document)
    return tree


def _linked(indicator: Indicator, document: Document, by_word: dict[str, Indicator]) -> Tree:
    """Return an indicator without what it has from its document."""
    _require_shared(indicator, document, by_word)
    tree = _indicator(indicator)
    if indicator.responsible is not None:
        tree["responsible"] = _key(indicator.responsible, document)
    if _has_usual_multiplier(indicator):
        del tree["multiplier"]
    return tree


_SHARED: Final = {
    **{what: what for what in ("counts", "constants", "constraints")},
    "achievement_defaults": "achievement",
}
"""What an indicator has from its document, and what that calls it."""


def _require_shared(
    indicator: Indicator, document: Document, by_word: dict[str, Indicator]
) -> None:
    """Refuse an indicator that would rest on something else once it is read."""
    for what, of_document in _SHARED.items():
        own, shared = getattr(indicator, what), getattr(document, of_document)
        if own is not shared and own != shared:
            raise ValueError(f"the indicator {indicator.id} has other {what} than its document")
    declared = {*document.counts, *document.constants}
    names = {name for formula in indicator.formulas for name in formula.names} - declared
    if dict(indicator.parts) != {name: by_word.get(name) for name in names}:
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


_officer = shape_of(Officer, {"title": text_of, "name": text_of, "nip": text_of})

_organisation = shape_of(
    Organisation,
    {"name": text_of, "government": text_of, "mandate": text_of, "functions": list_of(text_of)},
)

_goal = shape_of(Goal, {"statement": text_of, "indicator": text_of})

_count = shape_of(
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

_constant = shape_of(Constant, {"label": text_of, "value": number_of, "source": text_of})

_decision = shape_of(Decision, dict.fromkeys(("about", "printed", "decided", "reason"), text_of))

_case = shape_of(
    Case,
    {
        "name": text_of,
        "counts": by_name(number_or_null),
        "previous": by_name(number_or_null),
        "value": number_of,
        "exact": fraction_of,
        "status": status_of,
        "published": decimal_of,
        "source": text_of,
        "note": text_of,
    },
)

_indicator = shape_of(
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
        "precision": places_of,
        "better": word_of,
        "range": range_of,
        "rises_with": one_or_more_of(name_or_previous),
        "falls_with": one_or_more_of(name_or_previous),
        "unchanged_by_scale": true_of,
        "defined_when": one_or_more_of(formula_of),
        "different_units": text_of,
        "source": text_of,
        "responsible": later,
        "explanation": text_of,
        "printed_formula": text_of,
        "decisions": list_of(_decision),
        "cases": list_of(_case),
        "targets": targets_of,
        "achievement": options_of,
        "scale": id_of,
        "weight": number_of,
    },
)

_objective = shape_of(Objective, {"statement": text_of, "indicators": later})

_signature = shape_of(Signature, {"place": text_of, "date": date_of, "by": later})

_document = shape_of(
    Document,
    {
        "id": identifier_of,
        "title": text_of,
        "heading": list_of(text_of),
        "valid_from": date_of,
        "valid_to": date_of,
        "organisation": _organisation,
        "goal": _goal,
        "officers": by_name(_officer),
        "counts": by_name(_count),
        "constants": by_name(_constant),
        "constraints": one_or_more_of(formula_of),
        "objectives": later,
        "adopts": identifier_of,
        "scales": scales_of,
        "rules": rules_of,
        "achievement": defaults_of,
        "decisions": list_of(_decision),
        "signed": later,
    },
)
