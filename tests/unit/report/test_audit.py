"""Audit records at the foot of a page."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

import iku_core as iku
from iku_core.edition import Edition
from iku_core.report.audit import audit_lines, audit_of

DOCUMENT = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
RESULTS = iku.evaluate_all(DOCUMENT, {"nilai_ikm": 82})


def test_four_lines_tell_document_definition_counts_and_library() -> None:
    lines = audit_lines(RESULTS, evaluated_on=date(2021, 1, 5))

    assert lines[0] == "Document: kecamatan-sumbersuko, edition in force from 3 March 2020"
    for line, kind in zip(lines[1:3], ("Definition", "Counts"), strict=True):
        word, short, name, full = line.split()
        assert (word, name, full[:12] + ":") == (kind, "SHA-256", short)
        assert len(full) == 64
    version = next(iter(RESULTS.values())).record().version
    assert lines[3] == f"Computed by iku-core {version} on 5 January 2021"


def test_figures_come_in_several_forms() -> None:
    """Results by id, results, achievements, and those of a document have the same foot."""
    found = iku.achieve_all(DOCUMENT, RESULTS, iku.Period(2020))
    lines = audit_lines(RESULTS, "id")

    assert audit_lines([*RESULTS.values()], "id") == lines
    assert audit_lines(found, "id") == lines
    assert audit_lines(found.indicators.values(), "id") == lines
    assert "pada" not in lines[3]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, None, "edition without a first day"),
        (date(1, 2, 3), None, "edition in force from 3 February 1"),
        (None, date(2020, 12, 31), "edition in force to 31 December 2020"),
        (date(2020, 1, 1), date(2020, 12, 31), "from 1 January 2020 to 31 December 2020"),
    ],
)
def test_an_edition_is_told_by_its_days(start: date | None, end: date | None, told: str) -> None:
    result = RESULTS["nilai-ikm"]
    indicator = evolve(result.indicator, edition=Edition("uji", start, end))

    assert audit_lines([evolve(result, indicator=indicator)])[0].endswith(told)


def test_figures_of_no_document_say_so() -> None:
    assert audit_lines([])[0] == "Document: none"


def test_a_figure_of_no_document_has_keys_without_values() -> None:
    record = evolve(RESULTS["nilai-ikm"].record(), edition=None)

    found = audit_of(record)

    assert [found[key] for key in ("document", "valid_from", "valid_to")] == [None, None, None]
