"""Declare government performance indicators in YAML and compute them exactly.

    YAML text  ->  definitions  ->  evaluation  ->  result

Example:
    >>> import iku_core as iku
    >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    >>> indicator = document["fasilitasi-ditindaklanjuti"]
    >>> counts = {"fasilitasi_ditindaklanjuti": 45, "fasilitasi_dilakukan": 50}
    >>> iku.evaluate(indicator, counts).value
    Decimal('90.00')
"""

from __future__ import annotations

from iku_core.case import Case
from iku_core.catalogue import Catalogue, check, load_catalogue, load_document, parse_document
from iku_core.counts import load_counts
from iku_core.declaration import Constant, Count, Range
from iku_core.definition import Document, Indicator, Objective
from iku_core.errors import CountsError, DefinitionError, FormulaError, IkuError, TableError
from iku_core.evaluation import evaluate, evaluate_all
from iku_core.issues import Issue, Location
from iku_core.office import Decision, Goal, Officer, Organisation, Signature
from iku_core.period import Period, parse_period
from iku_core.result import Result
from iku_core.status import Status
from iku_core.writing import write_document

__all__ = [
    "Case",
    "Catalogue",
    "Constant",
    "Count",
    "CountsError",
    "Decision",
    "DefinitionError",
    "Document",
    "FormulaError",
    "Goal",
    "IkuError",
    "Indicator",
    "Issue",
    "Location",
    "Objective",
    "Officer",
    "Organisation",
    "Period",
    "Range",
    "Result",
    "Signature",
    "Status",
    "TableError",
    "check",
    "evaluate",
    "evaluate_all",
    "load_catalogue",
    "load_counts",
    "load_document",
    "parse_document",
    "parse_period",
    "write_document",
]
