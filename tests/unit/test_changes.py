"""What would change between two documents."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import iku_core as iku
from definitions import definition
from iku_core.cli import main
from iku_core.report.changes import render_changes, render_changes_json
from test_mutants import DOCUMENT, MUTANTS, TEXT

BODY = """\
      - id: rasio
        name: Rasio
        numerator: b + d
        denominator: a
        unit: "%"
"""
ABOVE = """\
officers:
  camat: {title: Camat Uji, name: Siti}
  kasi: {title: Kasi Uji}
constraints: b <= a
constants:
  k: {label: Tetapan, value: 3}
scales:
  skala:
    title: Skala
    decimals: 0
    classes: [{label: Baik, from: 51}, {label: Buruk, to: 50}]
"""
OLD = definition(BODY, above=ABOVE)


def compare(old: str, new: str, **more: object) -> tuple[iku.Change, ...]:
    pair = (iku.parse_document(text) for text in (old, new))
    return iku.compare_documents(*pair, **more)  # type: ignore[arg-type]


def replaced(old: str, new: str) -> str:
    assert OLD.count(old) >= 1
    return OLD.replace(old, new, 1)


UNIT = '        unit: "%"\n'


@pytest.mark.parametrize(
    ("old", "new", "part", "was", "now", "matters"),
    [
        ("b + d", "b - d", "formula", "(b + d) / a × 100", "(b - d) / a × 100", True),
        ("b + d", "(d+ b)", "wording", "(b + d) / a × 100", "((d+ b)) / a × 100", False),
        ("name: Rasio", "name: Nisbah", "name", "Rasio", "Nisbah", True),
        (UNIT, '        unit: "%"\n        decimals: 1\n', "decimals", "2", "1", True),
        (UNIT, f"{UNIT}        better: lower\n", "better", None, "lower", True),
        (UNIT, f"{UNIT}        range: [0, 99.5]\n", "range", None, "0 .. 99.5", True),
        (UNIT, f"{UNIT}        weight: 0.5\n", "weight", None, "0.5", True),
        (UNIT, f"{UNIT}        scale: skala\n", "scale", None, "skala (1)", True),
        (UNIT, f"{UNIT}        targets: {{2020: 80}}\n", "target", None, "80", True),
        (UNIT, f"{UNIT}        achievement: {{cap: 120}}\n", "achievement", None, None, True),
        ("Cacah B", "Jumlah B", "count label", "Cacah B", "Jumlah B", True),
        ("{label: Cacah B,", "{label: Cacah B, unit: desa,", "count unit", None, "desa", True),
        ("{label: Cacah B,", "{label: Cacah B, range: [1, null],", "count range", None, "1 ..",
         True),
        (", at_most: a", "", "count at_most", "a", None, True),
        ("{label: Cacah A}", "{label: Cacah A, kind: decimal}", "count kind", "count", "decimal",
         True),
        ("{label: Cacah A}", "{label: Cacah A, source: Seksi}", "count source", None, "Seksi",
         False),
        ("{label: Cacah A}", "{label: Cacah A, rollup: sum}", "count rollup", None, "sum", True),
        ("b <= a", "b <= 2 * a", "constraints", "b <= a", "b <= (2 * a)", True),
        (UNIT, f"{UNIT}        source: Seksi\n", "source", None, "Seksi", False),
        (UNIT, f"{UNIT}        responsible: camat\n", "responsible", None, "Camat Uji, Siti",
         False),
        (UNIT, f"{UNIT}        explanation: Arti\n", "explanation", None, "Arti", False),
        (UNIT, f"{UNIT}        printed_formula: B/A\n", "printed_formula", None, "B/A", False),
        (UNIT, f"{UNIT}        rises_with: b\n", "rises_with", None, None, False),
    ],
)  # fmt: skip
def test_each_part_of_an_indicator_is_told(
    old: str, new: str, part: str, was: str | None, now: str | None, *, matters: bool
) -> None:
    (change,) = compare(OLD, replaced(old, new))
    (difference,) = change.differences

    told = (difference.part, difference.old, difference.new, difference.matters)
    assert told == (part, was, now, matters)
    assert (change.kind, change.matters) == ("changed", matters)
    for language in ("en", "id"):
        assert "{" not in render_changes([change], language)


@pytest.mark.parametrize(
    ("old", "new"),
    [("title: Uji", "title: Judul"), ("Cacah D", "Cacah D"), ("statement: Sasaran", "statement: S"),
     ("label: Tetapan, value: 3", "label: Lain, value: 4")],
)  # fmt: skip
def test_what_no_indicator_rests_on_changes_none(old: str, new: str) -> None:
    assert compare(OLD, replaced(old, new)) == ()


def test_a_document_does_not_differ_from_itself() -> None:
    document = iku.parse_document(OLD)

    assert iku.compare_documents(document, document) == ()
    assert compare(OLD, OLD, counts={"a": 4, "b": 1, "d": 2}) == ()


def test_constants_and_other_indicators_are_told_where_something_rests_on_them() -> None:
    lines = (
        "      - {id: dasar, name: Dasar, value: a * k}\n"
        "      - {id: atas, name: Atas, value: dasar + 1}\n"
    )
    old = definition(lines, above=ABOVE)

    first, second = compare(old, old.replace("value: 3", "value: 4"))
    assert [(item.part, item.name) for item in first.differences] == [("constant", "k")]
    assert first.differences[0].matters
    assert [(item.part, item.name) for item in second.differences] == [("part", "dasar")]

    (labelled,) = compare(old, old.replace("label: Tetapan", "label: Lain"))
    assert [item.part for item in labelled.differences] == ["constant label"]

    _, other = compare(old, old.replace("a * k", "k * a"))
    assert [(item.part, item.matters) for item in other.differences] == [("part", False)]


def test_a_constant_that_is_no_longer_used_is_a_change_of_the_formula() -> None:
    old = definition("      - {id: i, name: I, value: a * k}\n", above=ABOVE)

    (change,) = compare(old, old.replace("a * k", "a * 3"))

    assert [(item.part, item.matters) for item in change.differences] == [("wording", False)]


def test_of_targets_only_those_that_change_are_told() -> None:
    old = replaced(UNIT, f"{UNIT}        targets: {{2020: 80, 2021: 85}}\n")

    (change,) = compare(old, old.replace("2021: 85", "2021: < 90"))

    told = [(item.name, item.old, item.new) for item in change.differences]
    assert told == [("2021", "85", "< 90")]


def test_long_texts_stand_below_each_other() -> None:
    long = "Kata " * 30
    (change,) = compare(OLD, replaced(UNIT, f"{UNIT}        explanation: {long}\n"))

    assert f"  explanation:\n    - -\n    + {long.strip()}\n" in render_changes([change])


def test_what_comes_goes_and_is_probably_renamed() -> None:
    lines = (
        "      - {id: satu, name: Satu, value: a / b}\n"
        "      - {id: dua, name: Dua, value: a + b}\n"
        "      - {id: tiga, name: Tiga, value: d}\n"
    )
    new = (
        "      - {id: baru, name: Baru, value: b + a}\n"
        "      - {id: tiga, name: Tiga, value: d}\n"
        "      - {id: lain, name: Lain, value: a - b}\n"
        "      - {id: lagi, name: Lagi, value: a + b}\n"
    )

    changes = compare(definition(lines), definition(new))

    found = [(item.kind, item.old and item.old.id, item.new and item.new.id) for item in changes]
    assert found == [
        ("renamed", "dua", "baru"),
        ("added", None, "lain"),
        ("added", None, "lagi"),
        ("removed", "satu", None),
    ]
    assert all(item.matters for item in changes)
    told = render_changes(changes)
    assert "probably renamed: dua -> baru, Baru" in told
    assert "removed: satu, Satu" in told


def test_figures_are_compared_for_counts_that_are_given() -> None:
    new = replaced("b + d", "b + 2 * d")

    (change,) = compare(OLD, new, counts={"a": 3, "b": 1, "d": 1})

    assert change.old_result is not None
    assert change.new_result is not None
    figures = (change.old_result.value, change.new_result.value)
    assert figures == (Decimal("66.67"), Decimal("100.00"))
    assert change.exact_difference == Fraction(100, 3)
    assert change.changes_figure
    assert "value: 66,67 % -> 100,00 %; exact difference 100/3" in render_changes(
        [change], numbers="id"
    )


def test_a_status_may_change_without_a_figure() -> None:
    new = replaced("{label: Cacah B, at_most: a}", "{label: Cacah B, at_most: a, range: [0, 5]}")

    (change,) = compare(OLD, new, counts={"a": 9, "b": 9, "d": 1})

    assert change.exact_difference is None
    assert "value: 111.11 % -> invalid data\n" in render_changes([change])


def test_a_wording_that_leaves_the_figure_says_so() -> None:
    changes = compare(OLD, replaced("b + d", "d + b"), counts={"a": 4, "b": 1, "d": 1})

    told = render_changes(changes)
    assert told.startswith("changed, but neither figure nor meaning: rasio, Rasio\n")
    assert "value: 50.00 %, the same" in told
    assert told.endswith("meaning: 0; otherwise: 1")


def test_counts_of_one_document_alone_are_for_it_alone() -> None:
    counts = "  a: {label: Cacah A}\n  b: {label: Cacah B}\n  e: {label: Cacah E}\n"
    new = definition(BODY.replace("b + d", "b + e"), counts=counts)
    numbers = {"a": 4, "b": 1, "d": 1, "e": 2}

    (change,) = compare(definition(BODY), new, counts=numbers, previous=numbers)

    assert change.exact_difference == 25
    with pytest.raises(iku.CountsError):
        compare(definition(BODY), new, counts={"z": 1})


def test_achievements_are_compared_for_a_period() -> None:
    graded = f"{UNIT}        better: higher\n        targets: {{2020: 40}}\n        scale: skala\n"
    old = replaced(UNIT, graded)
    new = (
        old.replace("2020: 40", "2020: 50")
        .replace("from: 51", "from: 50")
        .replace("to: 50", "to: 49")
    )
    counts = {"2020": {"a": 4, "b": 1, "d": 1}}

    (change,) = compare(old, new, counts=counts, period=iku.Period(2020))

    assert not change.changes_figure
    assert change.changes_achievement
    told = render_changes([change], "id")
    assert "capaian: 125,00 % (Buruk) -> 100,00 % (Baik)" in told
    record = json.loads(render_changes_json([change]))["changes"][0]
    assert record["new_achievement"]["value"] == "100.00"
    assert record["old_achievement"]["result_grade"] == "Buruk"


def test_an_agreement_gives_the_targets_of_both() -> None:
    old = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", old)
    text = iku.write_document(old).replace("id: kecamatan-sumbersuko", "id: kecamatan-lain", 1)
    text = text.replace("value: nilai_ikm\n", "value: nilai_ikm * 0.5\n", 1)

    changes = iku.compare_documents(
        old,
        iku.parse_document(text),
        counts={"2020": {"nilai_ikm": 82}},
        period=iku.Period(2020),
        agreement=agreement,
    )

    assert changes[0].old_achievement is not None
    assert changes[0].old_achievement.value == Decimal("100.00")
    assert "achievement: 100.00 % -> 50.00 %" in render_changes(changes[:1])


def test_what_has_no_figure_on_one_side_is_told_as_a_dash() -> None:
    new = replaced("id: rasio", "id: nisbah").replace("b + d", "b")
    wishes = {"counts": {"2020": {"a": 4, "b": 1, "d": 1}}, "period": iku.Period(2020)}

    added, removed = compare(OLD, new, **wishes)

    assert "value: - -> 25.00 %" in render_changes([added])
    assert "achievement: - -> missing data" in render_changes([added])
    assert "value: 50.00 % -> -" in render_changes([removed])
    record = json.loads(render_changes_json([added, removed]))["changes"]
    assert [item["old_figure"] is None for item in record] == [True, False]


@pytest.mark.parametrize(("indicator", "key", "text", "mutant"), MUTANTS)
def test_a_mutated_formula_is_a_change_of_meaning(
    indicator: str, key: str, text: str, mutant: str
) -> None:
    """Every operator, number and name put wrong is told, before anyone saves."""
    start = TEXT.index(f"id: {indicator}\n")
    changed = TEXT[:start] + TEXT[start:].replace(f"{key}: {text}\n", f"{key}: {mutant}\n", 1)
    try:
        document = iku.parse_document(changed)
    except iku.DefinitionError:
        return

    (change,) = iku.compare_documents(DOCUMENT, document)

    assert (change.new and change.new.id) == indicator
    assert change.changes_meaning


# The command


SUMBERSUKO = "indicators/lumajang/kecamatan-sumbersuko.yaml"
COUNTS = "docs/examples/sumbersuko-2020.yaml"


@pytest.fixture
def new(tmp_path: Path) -> str:
    path = tmp_path / "new.yaml"
    text = iku.write_document(DOCUMENT).replace("value: nilai_ikm\n", "value: nilai_ikm - 1\n", 1)
    path.write_text(text.replace("value: 82.38", "value: 81.38"), "utf-8")
    return str(path)


def test_the_command_tells_what_changes(new: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", SUMBERSUKO, new, "--counts", COUNTS, "--lang", "id"]) == 1

    assert "nilai: 82,38 indeks -> 81,38 indeks; selisih eksak -1" in capsys.readouterr().out


def test_the_command_tells_that_nothing_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", SUMBERSUKO, SUMBERSUKO, "--counts", COUNTS, "--lang", "en"]) == 0

    assert capsys.readouterr().out == "no indicator changes\n"


def test_the_command_writes_json(new: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", SUMBERSUKO, new, "--format", "json"]) == 1

    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["changes_meaning"], change["new_figure"]) == (True, None)


def test_the_command_takes_periods_and_targets(
    new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tmp_path / "before.yaml"
    before.write_text("nilai_ikm: 80\n", "utf-8")
    words = ["--counts", COUNTS, "--previous", str(before), "--period", "2020"]
    targets = ["--targets", "docs/examples/perjanjian-kinerja-2020.yaml", "--lang", "en"]

    assert main(["diff", SUMBERSUKO, new, *words, *targets]) == 1

    assert "achievement: 100.46 % -> 99.24 %" in capsys.readouterr().out


def test_faults_of_both_definitions_are_told_in_one_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, other = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text("schema: 1\n", "utf-8")
    other.write_text("schema: 2\n", "utf-8")

    assert main(["diff", str(old), str(other)]) == 1

    told = capsys.readouterr().err
    assert f"{old}:1:1" in told
    assert f"{other}:1:" in told


def test_faults_of_counts_and_targets_are_told_in_one_pass(
    new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = tmp_path / "counts.yaml"
    counts.write_text("desa: 1\n", "utf-8")
    words = ["--counts", str(counts), "--period", "2020", "--targets", str(counts)]

    assert main(["diff", SUMBERSUKO, new, *words]) == 1

    told = capsys.readouterr().err
    assert "IKU501" in told
    assert "IKU122" in told


@pytest.mark.parametrize(
    "words",
    [
        ["--period", "2020"],
        ["--previous", COUNTS],
        ["--targets", COUNTS],
        ["--counts", COUNTS, "--targets", COUNTS],
        ["--counts", "-", "--previous", "-"],
        ["--counts", COUNTS, "--previous", COUNTS, "--period", "1000"],
    ],
)
def test_options_that_do_not_fit_together_are_wrong_use(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["diff", SUMBERSUKO, SUMBERSUKO, *words])

    assert stopped.value.code == 2
