"""Files and folders to documents."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from definitions import RATIO, definition
from iku_core import (
    Catalogue,
    DefinitionError,
    check,
    load_catalogue,
    load_document,
    parse_document,
)
from iku_core.checking import read_document


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def edition(start: str, end: str = "") -> str:
    above = f"valid_from: {start}\n" + (f"valid_to: {end}\n" if end else "")
    return definition(above=above)


class TestDocuments:
    """One file is one document, or all of its faults."""

    def test_a_sound_file_is_a_document_that_knows_its_places(self, tmp_path: Path) -> None:
        read = load_document(write(tmp_path, "uji.yaml", definition()))

        assert read.places is not None
        assert str(read.places.find("counts", "a", "label")).endswith("uji.yaml:6:14")

    def test_all_faults_come_sorted_by_place(self) -> None:
        text = definition(RATIO.replace("denominator: a", "denominator: zz"), above="warna: x\n")

        with pytest.raises(DefinitionError) as caught:
            parse_document(text, name="uji.yaml")

        assert [issue.code for issue in caught.value.issues] == ["IKU121", "IKU202"]
        assert str(caught.value).startswith("faults in the definition: 2\nuji.yaml:5:1: IKU121")

    def test_warnings_come_with_a_sound_document(self, tmp_path: Path) -> None:
        path = write(tmp_path, "uji.yaml", definition().replace("name: Rasio", "name: no"))

        read, issues = read_document(path)

        assert read is not None
        assert [issue.code for issue in issues] == ["IKU133"]

    def test_a_mark_of_byte_order_is_no_part_of_the_text(self) -> None:
        assert parse_document("\ufeff" + definition()).id == "uji"

    def test_documents_travel_with_their_places(self) -> None:
        read = parse_document(definition(), name="uji.yaml")

        back = pickle.loads(pickle.dumps(read))

        assert back == read
        assert str(back.places.find("id")) == "uji.yaml:2:5"


class TestCatalogues:
    """Many files are a catalogue, or all the faults of all of them."""

    def test_documents_come_by_id_and_first_day(self, tmp_path: Path) -> None:
        write(tmp_path, "1.yaml", edition("2021-01-01"))
        write(tmp_path, "2.yaml", edition("2019-01-01", "2020-12-31"))
        write(tmp_path, "a/3.yml", definition().replace("id: uji", "id: badan"))

        catalogue = load_catalogue(tmp_path)

        assert len(catalogue) == 3
        assert [(document.id, document.valid_from) for document in catalogue] == [
            ("badan", None),
            ("uji", date(2019, 1, 1)),
            ("uji", date(2021, 1, 1)),
        ]
        assert catalogue["uji"].valid_from == date(2021, 1, 1)
        assert ("uji" in catalogue, "zz" in catalogue) == (True, False)
        assert Catalogue(tuple(reversed(catalogue.documents))) == catalogue

    def test_an_unknown_id_comes_with_the_nearest(self, tmp_path: Path) -> None:
        catalogue = load_catalogue(write(tmp_path, "1.yaml", definition()))

        with pytest.raises(KeyError, match="no document 'uij' in the catalogue; did you mean uji"):
            catalogue["uij"]

    def test_faults_of_all_files_are_told_at_once(self, tmp_path: Path) -> None:
        write(tmp_path, "1.yaml", definition().replace("title: Uji", "titel: Uji"))
        write(tmp_path, "2.yaml", "a: [b")
        write(tmp_path, "3.yaml", definition())

        with pytest.raises(DefinitionError) as caught:
            load_catalogue(tmp_path)

        assert [issue.code for issue in caught.value.issues] == ["IKU121", "IKU106"]
        assert check(tmp_path) == caught.value.issues

    def test_a_file_given_twice_is_read_once(self, tmp_path: Path) -> None:
        path = write(tmp_path, "1.yaml", definition())

        assert len(load_catalogue(path, tmp_path, str(path))) == 1

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (definition(), definition()),
            (edition("2020-01-01"), edition("2021-01-01")),
            (edition("2020-01-01", "2020-12-31"), edition("2020-12-31")),
            (definition(above="valid_to: 2020-12-31\n"), definition()),
        ],
    )
    def test_editions_in_force_at_the_same_time_are_refused(
        self, tmp_path: Path, first: str, second: str
    ) -> None:
        write(tmp_path, "1.yaml", first)
        write(tmp_path, "2.yaml", second)

        (issue,) = check(tmp_path)

        assert issue.code == "IKU301"
        assert {str(place)[-10:] for place in (issue.location, issue.related)} == {
            "1.yaml:2:5",
            "2.yaml:2:5",
        }

    def test_a_long_edition_overlaps_with_all_that_come_within_it(self, tmp_path: Path) -> None:
        write(tmp_path, "1.yaml", edition("2000-01-01", "2030-12-31"))
        write(tmp_path, "2.yaml", edition("2005-01-01", "2005-12-31"))
        write(tmp_path, "3.yaml", edition("2010-01-01"))

        assert [str(issue.location)[-10:] for issue in check(tmp_path)] == [
            "2.yaml:2:5",
            "3.yaml:2:5",
        ]

    def test_editions_that_follow_each_other_are_taken(self, tmp_path: Path) -> None:
        write(tmp_path, "1.yaml", edition("2020-01-01", "2020-12-31"))
        write(tmp_path, "2.yaml", edition("2021-01-01"))

        assert check(tmp_path) == ()

    def test_without_a_path_the_installed_catalogue_is_read(self) -> None:
        assert "kecamatan-sumbersuko" in [document.id for document in load_catalogue()]
        assert check() == ()

    def test_warnings_do_not_stop_a_catalogue(self, tmp_path: Path) -> None:
        write(tmp_path, "1.yaml", definition().replace("name: Rasio", "name: no"))

        assert len(load_catalogue(tmp_path)) == 1
        assert [issue.severity for issue in check(tmp_path)] == ["warning"]


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert [issue.code for issue in check("a\0b.yaml")] == ["IKU101"]


def test_files_of_the_empty_path_are_named_as_they_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "uji.yaml", "schema: 2\n")
    monkeypatch.chdir(tmp_path)

    files = {issue.location.file for issue in check("") if issue.location is not None}

    assert files == {"uji.yaml"}
