"""Files of records read back, and recomputed."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import iku_core as iku
from definitions import document
from iku_core.frozen import FrozenMapping
from iku_core.issues import Source
from iku_core.records import MAX_RECORD_BYTES, load_records, read_records
from iku_core.report.results import render_json

DOCUMENT = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
RESULTS = iku.evaluate_all(DOCUMENT, {"nilai_ikm": 82})


def exported(day: date | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_json(DOCUMENT, RESULTS, evaluated_on=day))
    return found


def read(found: object) -> iku.Records:
    return read_records(Source("r.json", json.dumps(found)))


def told(found: object) -> list[str]:
    """Return what is told of a file of records."""
    with pytest.raises(iku.RecordError) as caught:
        read(found)
    return [issue.message for issue in caught.value.issues]


def test_what_is_exported_reads_back_equal() -> None:
    day = date(2021, 1, 15)

    records = read(exported(day))

    expected = tuple(result.record(evaluated_on=day) for result in RESULTS.values())
    assert records == iku.Records(expected)


def test_the_record_of_one_figure_is_read_as_well() -> None:
    records = read(exported()["indicators"][0])

    assert records.indicators == (RESULTS["nilai-ikm"].record(),)


def test_origins_are_read_back() -> None:
    offices = iku.load_catalogue("indicators/lumajang", "indicators/shared")
    office = next(item for item in offices if any(part.origins for part in item))
    results = iku.evaluate_all(office, {})

    records = read(json.loads(render_json(office, results)))

    assert records.indicators == tuple(result.record() for result in results.values())


def changed(path: tuple[str | int, ...], value: object) -> Any:
    """Return an export with one value changed, or taken out where the value is `...`."""
    found: Any = exported()
    *above, last = path
    inner = found
    for step in above:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return found


FIRST = ("indicators", 0)
RECORD = (*FIRST, "record")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("record",), ..., "record is missing"),
        (("record",), [], "record is a list, and not an object"),
        (("record", "counts"), None, "record.counts is null, and not a hash"),
        (FIRST, "x", "indicators[0] is 'x', and not an object"),
        (RECORD, ..., "indicators[0].record is missing"),
        ((*FIRST, "value"), ..., "indicators[0].value is missing"),
        ((*FIRST, "value"), 82, "indicators[0].value is 82, and not a decimal") ,
        ((*FIRST, "value"), "8e1", "indicators[0].value is '8e1', and not a decimal"),
        ((*FIRST, "exact"), "1/0", "indicators[0].exact is '1/0', and not an exact"),
        ((*FIRST, "status"), "fine", "indicators[0].status is 'fine', and not a status"),
        ((*FIRST, "id"), "", "indicators[0].id is '', and not a text"),
        ((*FIRST, "id"), "a\u202eb", "indicators[0].id is 'a\\u202eb', and not a text"),
        ((*FIRST, "id"), "x" * 10_000, f"indicators[0].id is '{'x' * 59}..., and not a text"),
        ((*FIRST, "inputs", "nilai_ikm"), "83", "indicators[0].inputs.nilai_ikm is '83', and not"),
        ((*RECORD, "origins"), ..., "indicators[0].record.origins is missing"),
        ((*RECORD, "origins"), {}, "indicators[0].record.origins is an object, and not a list"),
        ((*RECORD, "origins"), ["x"], "indicators[0].record.origins[0] is 'x', and not an object"),
        ((*RECORD, "inputs"), [], "indicators[0].record.inputs is a list, and not an object"),
        ((*RECORD, "inputs", "\x1b"), "1", "indicators[0].record.inputs is '\\x1b', and not"),
        ((*RECORD, "inputs", "a"), "9" * 103, "indicators[0].record.inputs.a is '999"),
        ((*RECORD, "accumulated", "a"), None, "indicators[0].record.accumulated.a is null, and"),
        ((*RECORD, "valid_from"), "2020-02-30", "indicators[0].record.valid_from is '2020-02-30'"),
        ((*RECORD, "evaluated_on"), "20200203", "indicators[0].record.evaluated_on is '20200203'"),
        ((*RECORD, "definition"), "A" * 64, "indicators[0].record.definition is 'AAA"),
    ],
)  # fmt: skip
def test_what_no_export_holds_is_told_at_its_path(
    path: tuple[str | int, ...], value: object, message: str
) -> None:
    (found, *_) = told(changed(path, value))

    assert found.startswith(message)


def test_a_name_that_cannot_be_printed_is_never_printed() -> None:
    found = exported()
    for inputs in (found["indicators"][0]["inputs"], found["indicators"][0]["record"]["inputs"]):
        inputs["\x1b[2J"] = "1"
    found["indicators"][0]["inputs"]["\x1b[2J"] = "2"

    assert all(message.isprintable() for message in told(found))


@pytest.mark.parametrize("found", [None, [], 5, {}, {"indicators": []}, {"indicators": {}}])
def test_what_holds_no_record_is_told(found: object) -> None:
    assert told(found) == ["there is no audit record in this file"]


def test_of_very_many_faults_a_hundred_are_told() -> None:
    found = exported()
    found["indicators"] = [{}] * 500

    assert len(told(found)) == 101


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, "[[[[[" * 4 + "]]]]]" * 4 + "[" * 21]
)
def test_deep_texts_never_reach_the_parser_of_json(text: str) -> None:
    """It calls itself, and ends the process where the stack is small."""
    with pytest.raises(iku.RecordError) as caught:
        read_records(Source("r.json", text))

    assert [issue.code for issue in caught.value.issues] == ["IKU802"]


def test_brackets_in_texts_are_no_depth() -> None:
    found = exported()
    found["indicators"][0]["name"] = "[" * 1_000 + '"\\'

    assert read(found).indicators


@pytest.mark.parametrize("text", ["", "nilai_ikm: 82", '"' + "[" * 9, "{'a': 1}", '{"a": 1,}'])
def test_what_is_no_json_is_told_at_its_place(text: str) -> None:
    with pytest.raises(iku.RecordError) as caught:
        read_records(Source("r.json", text))

    assert [issue.code for issue in caught.value.issues] == ["IKU801"]


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    """A file of a gigabyte does not fill the memory."""
    path = tmp_path / "r.json"
    path.write_text(json.dumps(exported()) + " " * 2_000_000, "utf-8")
    assert load_records(path).indicators

    with path.open("ab") as file:
        file.truncate(1_000_000_000)
    tracemalloc.start()
    with pytest.raises(iku.RecordError) as caught:
        load_records(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [issue.code for issue in caught.value.issues] == ["IKU102"]
    assert peak < 3 * MAX_RECORD_BYTES


def codes(record: iku.AuditRecord, *documents: iku.Document) -> list[str]:
    return [issue.code for issue in iku.recompute(record, documents).issues]


def test_a_changed_definition_is_told_with_what_it_brings_about() -> None:
    text = iku.write_document(DOCUMENT).replace("value: nilai_ikm", "value: nilai_ikm / 2", 1)

    recomputed = iku.recompute(RESULTS["nilai-ikm"].record(), [iku.parse_document(text)])

    assert [issue.code for issue in recomputed.issues] == ["IKU811", "IKU814"]
    assert recomputed.result is not None
    assert str(recomputed.result.value) == "41.00"
    assert not recomputed.is_same


def test_a_definition_that_needs_another_count_lacks_it() -> None:
    text = iku.write_document(DOCUMENT).replace("value: nilai_ikm", "value: jumlah_desa", 1)

    record = RESULTS["nilai-ikm"].record()

    assert codes(record, iku.parse_document(text)) == ["IKU811", "IKU813", "IKU814"]


def test_the_recorded_edition_is_taken_else_that_of_the_day_else_the_latest() -> None:
    old, middle, new = (
        evolve(DOCUMENT, valid_from=date(year, 1, 1)) for year in (2018, 2019, 2021)
    )
    old, middle = (
        evolve(item, valid_to=date(year, 12, 31)) for item, year in ((old, 2018), (middle, 2020))
    )
    found = iku.recompute(RESULTS["nilai-ikm"].record(), [new, DOCUMENT, old])
    assert found.is_same

    record = RESULTS["nilai-ikm"].record(evaluated_on=date(2019, 5, 1))
    other = evolve(middle, objectives=(), valid_from=date(2019, 1, 1))
    assert codes(record, new, other, old) == ["IKU808"]
    assert codes(evolve(record, evaluated_on=None), old, other, new) == []


def test_a_figure_of_no_document_cannot_be_recomputed() -> None:
    record = evolve(RESULTS["nilai-ikm"].record(), edition=None)

    assert codes(record, DOCUMENT) == ["IKU807"]
    assert codes(RESULTS["nilai-ikm"].record()) == ["IKU807"]


def test_a_value_of_other_places_is_another_value() -> None:
    record = RESULTS["nilai-ikm"].record()

    for value in ("82.0", "82.000"):
        assert codes(evolve(record, value=Decimal(value)), DOCUMENT) == ["IKU814"]


def test_counts_by_period_are_recomputed_as_they_were_put_together() -> None:
    """A mean is no whole number, and a part may break what the sum does not."""
    counts = (
        "  a: {label: A, accumulate: mean}\n  b: {label: B, accumulate: sum}\n  c: {label: C}\n"
    )
    lines = "".join(f"      - {{id: i-{name}, name: I, value: {name}}}\n" for name in "abc")
    uji = document(lines, counts=counts)
    quarters = {f"2020-Q{n}": {"a": n, "b": n - 2} for n in range(1, 5)}

    results = iku.evaluate_period(uji, quarters, iku.Period(2020))

    assert [item.status.value for item in results.values()] == ["ok", "invalid", "missing"]
    for result in results.values():
        assert codes(result.record(), uji) == []


def test_a_tampered_status_of_accumulation_does_not_fit_the_hash() -> None:
    record = RESULTS["nilai-ikm"].record()

    forged = evolve(record, accumulated=FrozenMapping({"nilai_ikm": iku.Status.INVALID}))

    assert codes(forged, DOCUMENT) == ["IKU812", "IKU813", "IKU814"]
