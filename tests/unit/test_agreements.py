"""Performance agreements: files of targets with a date and a version of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import iku_core as iku
from definitions import document
from iku_core.frozen import FrozenMapping

HEAD = "schema: 1\nagreement: pk-2020\ndocument: uji\ntitle: PK 2020\ndate: 2020-01-15\n"
DOCUMENT = document(
    "      - {id: i, name: I, value: a, better: lower, achievement: mirror}\n"
    "      - {id: j, name: J, value: b, scale: opini-bpk}\n"
)


def told(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "pk.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        iku.load_agreement(path, DOCUMENT)
    except iku.DefinitionError as error:
        return [f"{issue.code}:{issue.location and issue.location.line}" for issue in error.issues]
    return []


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ("{i: {2020: 10}, j: {2020: WTP}}", []),
        ("{k: {2020: 10}}", ["IKU320:6"]),
        ("{k: {2020: [1]}, i: {2020: 1}}", ["IKU320:6", "IKU123:6"]),
        ("{i: {2020: [1, 2]}}", ["IKU167:6"]),
        ("{i: {2020: WTP}}", ["IKU168:6"]),
        ("{j: {2020: WTPP}}", ["IKU168:6"]),
        ("{i: 10}", ["IKU123:6"]),
        ("10", ["IKU123:6"]),
    ],
)
def test_targets_fit_the_document(tmp_path: Path, targets: str, expected: list[str]) -> None:
    assert told(tmp_path, f"{HEAD}targets: {targets}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [", ["IKU106:1"]),
        ("", ["IKU117:1"]),
        ("- a\n", ["IKU123:1"]),
        (HEAD, ["IKU122:1"]),
        ("schema: 1\nobjectives: []\n", ["IKU324:2"]),
        (f"{HEAD.replace('uji', 'lain')}targets: {{k: {{2020: 1}}}}\n", ["IKU321:3"]),
        (HEAD + "targets: {" + ", ".join(f"x{n}: {{0: 1}}" for n in range(101)) + "}\n", 101),
    ],
)
def test_faults_of_the_file_are_told(tmp_path: Path, text: str, expected: list[str] | int) -> None:
    found = told(tmp_path, text)

    assert (len(found) if isinstance(expected, int) else found) == expected


def test_beside_definitions_its_faults_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "pk.yaml"
    path.write_text(HEAD.replace("title: ", "title:\t"), "utf-8")

    assert [issue.code for issue in iku.check(path)] == ["IKU122", "IKU322", "IKU105"]


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(iku.DefinitionError, match="IKU101"):
        iku.load_agreement("no-such-file.yaml", DOCUMENT)


def test_what_is_read() -> None:
    path = "docs/examples/perjanjian-kinerja-2020.yaml"
    found = iku.load_agreement(
        path, iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    )

    assert (found.id, found.document, found.date, found.version) == (
        "perjanjian-kinerja-2020",
        "kecamatan-sumbersuko",
        date(2020, 1, 15),
        1,
    )
    assert found.targets == {"nilai-ikm": {"2020": 82}, "fasilitasi-ditindaklanjuti": {"2020": 85}}


def test_a_program_makes_one_of_exact_targets() -> None:
    with pytest.raises(ValueError, match="a target is an int or a Fraction"):
        iku.Agreement(
            id="pk",
            document="uji",
            title="PK",
            date=date(2020, 1, 15),
            targets=FrozenMapping({"i": FrozenMapping[Any]({"2020": 0.5})}),
        )


def test_the_rule_of_the_document_serves_targets_of_another_kind(tmp_path: Path) -> None:
    """As it does for targets in the definition."""
    both = document(
        "      - {id: i, name: I, value: d, achievement: ratio, better: higher}\n",
        above="achievement: {range: range-within}\n",
    )
    path = tmp_path / "pk.yaml"
    path.write_text(HEAD + "targets: {i: {2020: [1, 2]}}\n", encoding="utf-8")

    assert iku.load_agreement(path, both).targets["i"]["2020"] == iku.Range(1, 2)


class TestVersions:
    """An agreement may be revised; its versions follow each other."""

    def agreement(self, version: int, day: str, path: Path) -> None:
        text = (
            HEAD.replace("2020-01-15", day) + f"version: {version}\ntargets: {{i: {{2020: 1}}}}\n"
        )
        (path / f"pk-{day}.yaml").write_text(text, encoding="utf-8")

    def test_the_one_that_holds_on_a_day(self, tmp_path: Path) -> None:
        (tmp_path / "uji.yaml").write_text(iku.write_document(DOCUMENT), encoding="utf-8")
        self.agreement(1, "2020-01-15", tmp_path)
        self.agreement(2, "2020-09-01", tmp_path)
        catalogue = iku.load_catalogue(tmp_path)

        found = [catalogue.agreement("uji", date(2020, month, 1)) for month in (1, 2, 8, 9, 12)]

        assert [item and item.version for item in found] == [None, 1, 1, 2, 2]
        assert catalogue.agreement("lain", date(2020, 12, 1)) is None

    @pytest.mark.parametrize(
        ("versions", "expected"),
        [
            (((1, "2020-01-15"), (2, "2020-09-01")), []),
            (((1, "2020-01-15"), (1, "2020-09-01")), ["IKU325"]),
            (((2, "2020-01-15"), (1, "2020-09-01")), ["IKU326"]),
        ],
    )
    def test_they_are_compared(
        self, tmp_path: Path, versions: tuple[tuple[int, str], ...], expected: list[str]
    ) -> None:
        (tmp_path / "uji.yaml").write_text(iku.write_document(DOCUMENT), encoding="utf-8")
        for version, day in versions:
            self.agreement(version, day, tmp_path)

        assert [issue.code for issue in iku.check(tmp_path)] == expected

    def test_the_latest_edition_is_meant_where_none_was_in_force(self, tmp_path: Path) -> None:
        old = iku.write_document(DOCUMENT) + "valid_from: 2018-01-01\nvalid_to: 2018-12-31\n"
        new = old.replace("2018", "2019").replace("id: i\n", "id: baru\n")
        for names in (("a", "b"), ("b", "a")):
            for name, text in zip(names, (old, new), strict=True):
                (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
            self.agreement(1, "2020-01-15", tmp_path)

            assert "IKU320" in [issue.code for issue in iku.check(tmp_path)]
