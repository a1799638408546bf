"""Declare government performance indicators in YAML and compute them exactly.

    YAML text  ->  definitions  ->  evaluation  ->  result

Each name is imported when it is first used, so that a program pays for what it uses alone.

Example:
    >>> import iku_core as iku
    >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    >>> indicator = document["fasilitasi-ditindaklanjuti"]
    >>> counts = {"fasilitasi_ditindaklanjuti": 45, "fasilitasi_dilakukan": 50}
    >>> iku.evaluate(indicator, counts).value
    Decimal('90.00')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from iku_core.accumulation import evaluate_period
    from iku_core.achievement import Achievement, Achievements, AchievementSummary
    from iku_core.achievement_rule import (
        AchievementDefaults,
        AchievementOptions,
        AchievementRule,
        Bound,
    )
    from iku_core.achieving import achieve, achieve_all
    from iku_core.agreement import Agreement
    from iku_core.agreements import load_agreement
    from iku_core.audit import AuditRecord, DocumentRecord
    from iku_core.case import Case
    from iku_core.catalogue import Catalogue, check, load_catalogue, load_document, parse_document
    from iku_core.changes import Change, Difference, compare_documents
    from iku_core.collection import CollectionRow, CollectionSheet, collection_sheet
    from iku_core.counts import load_counts, load_counts_by_period
    from iku_core.declaration import Constant, Count, Range
    from iku_core.definition import Document, Indicator, Objective, Origin
    from iku_core.edition import Edition
    from iku_core.errors import (
        CountsError,
        DefinitionError,
        FormulaError,
        IkuError,
        RecordError,
        TableError,
    )
    from iku_core.evaluation import evaluate, evaluate_all
    from iku_core.issues import Issue, Location
    from iku_core.office import Decision, Goal, Officer, Organisation, Signature
    from iku_core.period import Period, parse_period
    from iku_core.profiles import shipped_rules, shipped_scales
    from iku_core.recomputing import Recomputation, recompute
    from iku_core.records import Records, load_records
    from iku_core.result import Result
    from iku_core.scale import Scale, ScaleClass
    from iku_core.status import Status
    from iku_core.survey import Survey, load_survey, sample_size
    from iku_core.writing import write_document

__all__ = [
    "Achievement",
    "AchievementDefaults",
    "AchievementOptions",
    "AchievementRule",
    "AchievementSummary",
    "Achievements",
    "Agreement",
    "AuditRecord",
    "Bound",
    "Case",
    "Catalogue",
    "Change",
    "CollectionRow",
    "CollectionSheet",
    "Constant",
    "Count",
    "CountsError",
    "Decision",
    "DefinitionError",
    "Difference",
    "Document",
    "DocumentRecord",
    "Edition",
    "FormulaError",
    "Goal",
    "IkuError",
    "Indicator",
    "Issue",
    "Location",
    "Objective",
    "Officer",
    "Organisation",
    "Origin",
    "Period",
    "Range",
    "Recomputation",
    "RecordError",
    "Records",
    "Result",
    "Scale",
    "ScaleClass",
    "Signature",
    "Status",
    "Survey",
    "TableError",
    "achieve",
    "achieve_all",
    "check",
    "collection_sheet",
    "compare_documents",
    "evaluate",
    "evaluate_all",
    "evaluate_period",
    "load_agreement",
    "load_catalogue",
    "load_counts",
    "load_counts_by_period",
    "load_document",
    "load_records",
    "load_survey",
    "parse_document",
    "parse_period",
    "recompute",
    "sample_size",
    "shipped_rules",
    "shipped_scales",
    "write_document",
]

_HOMES: Final = {
    "accumulation": ("evaluate_period",),
    "achievement": ("Achievement", "AchievementSummary", "Achievements"),
    "achievement_rule": ("AchievementDefaults", "AchievementOptions", "AchievementRule", "Bound"),
    "achieving": ("achieve", "achieve_all"),
    "agreement": ("Agreement",),
    "agreements": ("load_agreement",),
    "audit": ("AuditRecord", "DocumentRecord"),
    "case": ("Case",),
    "catalogue": ("Catalogue", "check", "load_catalogue", "load_document", "parse_document"),
    "changes": ("Change", "Difference", "compare_documents"),
    "collection": ("CollectionRow", "CollectionSheet", "collection_sheet"),
    "counts": ("load_counts", "load_counts_by_period"),
    "declaration": ("Constant", "Count", "Range"),
    "definition": ("Document", "Indicator", "Objective", "Origin"),
    "edition": ("Edition",),
    "errors": (
        "CountsError",
        "DefinitionError",
        "FormulaError",
        "IkuError",
        "RecordError",
        "TableError",
    ),
    "evaluation": ("evaluate", "evaluate_all"),
    "issues": ("Issue", "Location"),
    "office": ("Decision", "Goal", "Officer", "Organisation", "Signature"),
    "period": ("Period", "parse_period"),
    "profiles": ("shipped_rules", "shipped_scales"),
    "recomputing": ("Recomputation", "recompute"),
    "records": ("Records", "load_records"),
    "result": ("Result",),
    "scale": ("Scale", "ScaleClass"),
    "status": ("Status",),
    "survey": ("Survey", "load_survey", "sample_size"),
    "writing": ("write_document",),
}
"""The names by the module that makes them, as the imports above have them for type checkers."""

_MODULES: Final = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name from the module that makes it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
