"""What is fuzzed: each function takes bytes as a file may hold them, and raises for a defect alone.

What a user would do with a file is done with these bytes: they are read, their faults are told in
both languages, and where there are none the result is used. An error of our own is an answer;
any other exception, a fault without a place in its text, or a figure that does not survive being
written and read, is a defect.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Final, cast, get_args

import iku_core as iku
from iku_core._new_indicator import _Target
from iku_core.characters import decode
from iku_core.checking import check_source, read_text
from iku_core.counts import CountsFormat, DecimalMark
from iku_core.document import parse_yaml
from iku_core.fixing import mended
from iku_core.issues import Source
from iku_core.messages import Language
from iku_core.notation import display_formula, spreadsheet_formula
from iku_core.report.annotations import render_annotations
from iku_core.report.diagnostics import render_issues, render_issues_json
from iku_core.report.fingerprint import fingerprints
from iku_core.report.form import render_form_html
from iku_core.report.recomputations import render_recomputations
from iku_core.report.results import render_json, render_table
from iku_core.report.sarif import render_sarif

__all__ = ["TARGETS"]

ROOT: Final = Path(__file__).parents[2]
SUMBERSUKO: Final = ROOT / "indicators/lumajang/kecamatan-sumbersuko.yaml"
LANGUAGES: Final = cast("tuple[Language, ...]", get_args(Language))
FORMATS: Final = cast("tuple[CountsFormat | None, ...]", (None, *get_args(CountsFormat)))
MARKS: Final = cast("tuple[DecimalMark | None, ...]", (None, *get_args(DecimalMark)))

DEFINITION: Final = """\
schema: 1
id: uji
title: Uji
organisation: {{name: Uji}}
counts: {{a: {{label: A}}, b: {{label: B, kind: decimal}}}}
objectives:
  - statement: Uji
    indicators:
      - {{id: capaian, name: Capaian, unit: indeks, precision: 12, value: {formula}}}
"""


@cache
def sumbersuko() -> iku.Document:
    return iku.load_document(SUMBERSUKO)


@cache
def folder() -> Path:
    """Return a folder of this process, in memory where the system has such a place."""
    shared = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="iku-fuzz-", dir=shared if shared.is_dir() else None))


def written(data: bytes, name: str) -> Path:
    path = folder() / name
    path.write_bytes(data)
    return path


def tell(issues: Iterable[iku.Issue]) -> None:
    """Tell faults in both languages and all forms, each at a place that its line has."""
    issues = tuple(issues)
    for issue in issues:
        place = issue.location
        if place is not None and not place.cell and place.source_line:
            assert 1 <= place.column < place.end_column, issue
            assert place.column <= len(place.source_line) + 1, issue
    assert len({*fingerprints(issues)}) == len(issues)
    for language in LANGUAGES:
        lines = render_issues(issues, language).splitlines()
        assert not any(line.lstrip().startswith("::") for line in lines)
        json.loads(f"[{','.join(render_issues_json(issues, language).splitlines())}]")
        json.loads(render_sarif(issues, language, command="check"))
        annotations = render_annotations(issues, language)
        assert len(annotations.splitlines()) == len(issues)
        annotations.encode()


def use(document: iku.Document) -> None:
    """Do with a sound definition what an office does with it."""
    assert iku.parse_document(iku.write_document(document)) == document
    for counts in ({}, dict.fromkeys(document.counts, 1), dict.fromkeys(document.counts, 0)):
        results = iku.evaluate_all(document, counts)
        for language in LANGUAGES:
            render_table(document, results, language, explain=True)
            json.loads(render_json(document, results, language))
        for indicator in document:
            display_formula(indicator)
    render_form_html(document)


def definition(data: bytes) -> None:
    path = written(data, "definition.yaml")
    issues = iku.check(path)
    tell(issues)
    if any(issue.severity == "error" for issue in issues):
        return
    try:
        document = iku.load_document(path)
    except iku.DefinitionError as error:
        # A performance agreement is sound for `check`, and no definition.
        assert {issue.code for issue in error.issues} == {"IKU323"}
    else:
        use(document)


def mending(data: bytes) -> None:
    """Mend what is certain, and mend it once more: the second time there is nothing left."""
    source, issues = decode(data, "definition.yaml")
    if issues:
        return
    found = mended(source, check_source)
    assert found.fixes or found.source.text == source.text
    assert not mended(found.source, check_source).fixes


ANSWERS: Final = {
    "name": "Baru",
    "indicator_id": "baru",
    "objective": "1",
    "kind": "value",
    **dict.fromkeys(("value", "numerator", "denominator"), "nilai_ikm"),
    **dict.fromkeys(("unit", "decimals", "better", "achievement", "source", "range"), ""),
    **dict.fromkeys(("responsible", "weight"), ""),
}
"""What is answered where a line of the input is empty."""


@cache
def target() -> _Target:
    """Return a definition of this project, as `iku new indicator` adds to it."""
    data = SUMBERSUKO.read_bytes()
    source, _ = decode(data, SUMBERSUKO.name)
    root, _ = parse_yaml(source)
    assert root is not None
    return _Target(SUMBERSUKO.name, data, source, root, sumbersuko(), {})


def adding(data: bytes) -> None:
    """Add an indicator, a line for each answer: no line of the file goes, and the new is sound."""
    given = data.decode("utf-8", "surrogateescape").split("\n")[: len(ANSWERS)]
    answers = {**ANSWERS, **{key: text for key, text in zip(ANSWERS, given, strict=False) if text}}
    parts = ("value",) if answers["kind"] == "ratio" else ("numerator", "denominator")
    answers |= dict.fromkeys(parts, "")
    faults = target().judge(answers)
    for issues in faults.values():
        tell(issues)
    if faults:
        return
    text, issues = target().text(answers)
    assert not issues
    document, found = read_text(Source(SUMBERSUKO.name, text), SUMBERSUKO.name)
    tell(found)
    assert document is not None
    lines = iter(text.split("\n"))
    assert all(line in lines for line in target().source.text.split("\n"))
    assert len([*document]) == len([*sumbersuko()]) + 1
    use(document)


def formula(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    try:
        document = iku.parse_document(DEFINITION.format(formula=json.dumps(text)))
    except iku.DefinitionError as error:
        tell(error.issues)
    else:
        use(document)
        spreadsheet_formula(document["capaian"], {"a": "A1", "b": "A2"})


def counts(data: bytes) -> None:
    first, data = (data[0], data[1:]) if data else (0, b"")
    how = {
        "format": FORMATS[first % len(FORMATS)],
        "decimal": MARKS[first // len(FORMATS) % len(MARKS)],
    }
    _read_counts(written(data, "counts"), **how)


def workbook(data: bytes) -> None:
    """Read a workbook: of these bytes as a whole, and as one sheet of a sound workbook."""
    _read_counts(written(data, "counts.xlsx"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in PARTS.items():
            package.writestr(name, part)
        package.writestr("xl/worksheets/sheet1.xml", data)
    _read_counts(written(packed.getvalue(), "counts.xlsx"))


def _read_counts(path: Path, **how: object) -> None:
    wishes = cast("dict[str, None]", how)
    try:
        numbers = iku.load_counts(path, sumbersuko(), **wishes)
    except iku.CountsError as error:
        tell(error.issues)
    else:
        results = iku.evaluate_all(sumbersuko(), numbers)
        render_table(sumbersuko(), results, "id", explain=True)
    try:
        iku.load_counts_by_period(path, sumbersuko(), period=iku.parse_period("2020"), **wishes)
    except iku.CountsError as error:
        tell(error.issues)


def agreement(data: bytes) -> None:
    try:
        iku.load_agreement(written(data, "agreement.yaml"), sumbersuko())
    except iku.DefinitionError as error:
        tell(error.issues)


def records(data: bytes) -> None:
    try:
        read = iku.load_records(written(data, "records.json"))
    except iku.RecordError as error:
        tell(error.issues)
        return
    tell(read.issues)
    found = [iku.recompute(record, [sumbersuko()]) for record in read.indicators]
    for language in LANGUAGES:
        render_recomputations(found, read.issues, language)


def survey(data: bytes) -> None:
    try:
        iku.load_survey(written(data, "answers.csv"))
    except iku.CountsError as error:
        tell(error.issues)


_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SHEETS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r"'
    f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="Cacah" sheetId="1" r:id="s"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="s" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
"""A workbook around one sheet."""

TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    run.__name__: run
    for run in (definition, mending, adding, formula, counts, workbook, agreement, records, survey)
}
"""The targets by name."""
