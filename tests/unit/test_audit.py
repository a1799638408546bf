"""The audit record of a result."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import metadata

import pytest

import iku_core as iku
from definitions import document
from iku_core.audit import library_version, record_of_all
from iku_core.canonical import counts_hash, definition_hash
from iku_core.edition import Edition
from iku_core.frozen import FrozenMapping

SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
CHAIN = """\
      - {id: dasar, name: Dasar, value: a + prev(d)}
      - {id: atas, name: Atas, value: dasar * 2}
      - {id: rasio, name: Rasio, numerator: dasar + atas, denominator: b}
"""


def test_a_record_holds_what_the_figure_rests_on() -> None:
    indicator = iku.load_document(SUMBERSUKO)["fasilitasi-ditindaklanjuti"]
    counts = {"fasilitasi_ditindaklanjuti": 45, "fasilitasi_dilakukan": 50}

    record = iku.evaluate(indicator, counts).record(evaluated_on=date(2021, 1, 15))

    assert record == iku.AuditRecord(
        indicator=indicator.id,
        edition=Edition("kecamatan-sumbersuko", date(2020, 3, 3), None),
        origins=(),
        definition=definition_hash(indicator),
        counts=counts_hash(counts, {}),
        inputs=FrozenMapping(counts),
        status=iku.Status.OK,
        value=Decimal("90.00"),
        exact=Fraction(90),
        version=library_version(),
        evaluated_on=date(2021, 1, 15),
    )
    assert pickle.loads(pickle.dumps(record)) == record


def test_without_a_day_none_is_recorded() -> None:
    """The clock is never asked."""
    indicator = iku.load_document(SUMBERSUKO)["nilai-ikm"]

    assert iku.evaluate(indicator, {}).record().evaluated_on is None


def test_a_missing_count_is_recorded_as_missing() -> None:
    indicator = iku.load_document(SUMBERSUKO)["nilai-ikm"]

    missing, nought = (iku.evaluate(indicator, {"nilai_ikm": n}).record() for n in (None, 0))

    assert missing.inputs == {"nilai_ikm": None}
    assert missing.counts != nought.counts


def test_the_counts_below_other_indicators_are_recorded() -> None:
    result = iku.evaluate(document(CHAIN)["rasio"], {"a": 1, "b": 2}, previous={"d": 3})

    assert result.record().inputs == {"b": 2, "a": 1, "prev(d)": 3}
    assert [*result.parts] == ["dasar", "atas"]
    assert pickle.loads(pickle.dumps(result)).record() == result.record()


def test_counts_by_period_say_how_they_were_put_together() -> None:
    counts = "  a: {label: A, accumulate: sum}\n  b: {label: B}\n"
    line = "      - {id: r, name: R, numerator: prev(a), denominator: a + b}\n"
    told = document(line, counts=counts)
    quarters = {f"2020-Q{number}": {"a": number - 3} for number in range(1, 5)}

    record = iku.evaluate_period(told, quarters, iku.Period(2020))["r"].record()

    assert record.inputs == {"a": -2, "b": None, "prev(a)": None}
    words = {name: status.value for name, status in record.accumulated.items()}
    assert words == {"a": "invalid", "b": "missing", "prev(a)": "missing"}


def test_an_adopted_indicator_has_its_own_edition_and_both_origins() -> None:
    catalogue = iku.load_catalogue("indicators/lumajang", "indicators/shared")
    found = [item for office in catalogue for item in office if item.origins]

    assert found
    for indicator in found:
        assert indicator.edition is not None
        assert indicator.edition.document == indicator.origins[-1].document
        assert iku.evaluate(indicator, {}).record().origins == indicator.origins


def test_an_indicator_of_a_program_has_no_edition() -> None:
    value = iku.load_document(SUMBERSUKO)["nilai-ikm"]
    made = iku.Indicator(id="i", name="I", value=value.value, counts=value.counts)

    assert iku.evaluate(made, {}).record().edition is None


def test_the_record_of_a_document_is_that_of_its_figures_in_order() -> None:
    results = iku.evaluate_all(iku.load_document(SUMBERSUKO), {"nilai_ikm": 82})
    records = [result.record() for result in results.values()]

    whole = record_of_all(records, evaluated_on=date(2021, 1, 15))

    assert whole.edition == records[0].edition
    assert whole != record_of_all(records)
    assert whole.definition != record_of_all(records[::-1]).definition
    assert whole.counts != record_of_all(records[1:]).counts


def test_the_version_is_unknown_where_the_library_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", none)

    assert library_version.__wrapped__() == "unknown"
