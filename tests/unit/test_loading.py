"""Definitions that are read together: which is read when, and what others are found for it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

import iku_core as iku
from iku_core.loading import MAX_ADOPTIONS

HEAD = "schema: 1\nid: {0}\ntitle: T\norganisation: {{name: K}}\n"
SET = (
    "counts: {{a: {{label: Cacah A}}}}\n"
    "objectives: [{{statement: S, indicators: [{{id: x, name: X, value: a, unit: {0}}}]}}]\n"
)


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def shared(name: str = "bersama", unit: str = "orang") -> str:
    return HEAD.format(name) + SET.format(unit)


def adopting(name: str, other: str = "bersama") -> str:
    return f"{HEAD.format(name)}adopts: {other}\n"


def codes(*paths: Path) -> list[str]:
    return [issue.code for issue in iku.check(*paths)]


class TestChains:
    """Documents may adopt from each other in a row, in any order of their files."""

    @pytest.mark.parametrize("upwards", [True, False])
    def test_a_chain_as_long_as_allowed(self, tmp_path: Path, *, upwards: bool) -> None:
        self.chain(tmp_path, MAX_ADOPTIONS, upwards=upwards)

        assert codes(tmp_path) == []

    @pytest.mark.parametrize("upwards", [True, False])
    def test_a_longer_one_is_refused_where_it_is_too_long(
        self, tmp_path: Path, *, upwards: bool
    ) -> None:
        self.chain(tmp_path, 300, upwards=upwards)

        assert codes(tmp_path).count("IKU314") == 1
        assert set(codes(tmp_path)) == {"IKU309", "IKU314"}

    def chain(self, folder: Path, length: int, *, upwards: bool) -> None:
        for number in range(length + 1):
            place = number if upwards else length - number
            text = adopting(f"k{number}", f"k{number + 1}")
            write(folder, **{f"{place:03}": shared(f"k{number}") if number == length else text})

    def test_a_circle_of_three(self, tmp_path: Path) -> None:
        write(tmp_path, **{name: adopting(name, other) for name, other in ("ab", "bc", "ca")})

        assert sorted(codes(tmp_path)) == ["IKU305", "IKU309", "IKU309"]

    def test_one_that_adopts_from_itself(self, tmp_path: Path) -> None:
        write(tmp_path, a=adopting("a", "a"))

        assert codes(tmp_path) == ["IKU305"]


@pytest.mark.parametrize(
    "line", ["id: z", 'id: "z"', "id: >-\n  z", "id: # nama\n  z", '"id": z', '"i\\x64": z']
)
@pytest.mark.parametrize("name", ["a", "zz"])
def test_a_shared_document_is_found_however_its_id_is_written(
    tmp_path: Path, line: str, name: str
) -> None:
    """Whether its file is read before or after that of the office."""
    write(tmp_path, **{name: shared("z").replace("id: z", line) + "# adopts nothing\n"})
    write(tmp_path, m=adopting("kantor", "z"))

    assert codes(tmp_path) == []


class TestFolders:
    """Each office sees what stands beside it, whatever was read for another."""

    def test_two_shared_folders_are_not_mixed(self, tmp_path: Path) -> None:
        for name, unit in (("satu", "orang"), ("dua", "keluarga")):
            write(tmp_path / name / "shared", bersama=shared(unit=unit))
            write(tmp_path / name / "kantor", kantor=adopting(name))
        folders = [tmp_path / name / "kantor" for name in ("satu", "dua")]

        for order in (folders, folders[::-1]):
            catalogue = iku.load_catalogue(*order)
            assert [catalogue[name]["x"].unit for name in ("satu", "dua")] == ["orang", "keluarga"]

    def test_one_file_serves_several_folders(self, tmp_path: Path) -> None:
        write(tmp_path / "shared", bersama=shared())
        for name in ("satu", "dua"):
            write(tmp_path / name, kantor=adopting(name))
        paths = [tmp_path / name for name in ("satu", "dua")]

        first, second = (item.shared_documents[0] for item in iku.load_catalogue(*paths))

        assert first is second

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        write(tmp_path / "kantor", kantor=adopting("kantor"))
        (tmp_path / "shared").mkdir()
        for path in (tmp_path / "shared" / "bersama.yaml", tmp_path / "kantor" / "lain.yaml"):
            os.mkfifo(path)

        assert codes(tmp_path / "kantor") == ["IKU303"]


class TestEditions:
    """An office that goes on while the shared document changes is told."""

    @pytest.mark.parametrize(
        ("validity", "expected"),
        [
            ("", ["IKU315"]),
            ("valid_from: 2020-01-01\n", ["IKU315"]),
            ("valid_from: 2020-01-01\nvalid_to: 2020-12-31\n", []),
            ("valid_from: 2021-01-01\n", []),
        ],
    )
    def test_it_needs_editions_of_its_own(
        self, tmp_path: Path, validity: str, expected: list[str]
    ) -> None:
        write(
            tmp_path,
            lama=shared() + "valid_to: 2020-12-31\n",
            baru=shared() + "valid_from: 2021-01-01\n",
            kantor=adopting("kantor") + validity,
        )

        assert codes(tmp_path) == expected

    @pytest.mark.parametrize(
        ("validity", "adopted"), [("2019-01-01", "first edition"), ("2021-01-01", "2021-01-01")]
    )
    def test_it_is_told_which_edition_is_adopted(
        self, tmp_path: Path, validity: str, adopted: str
    ) -> None:
        write(
            tmp_path,
            lama=shared() + "valid_to: 2020-12-31\n",
            baru=shared() + "valid_from: 2021-01-01\nvalid_to: 2021-12-31\n",
            terbaru=shared() + "valid_from: 2022-01-01\n",
            kantor=adopting("kantor") + f"valid_from: {validity}\n",
        )

        (issue,) = iku.check(tmp_path)

        assert issue.message.endswith(adopted)

    def test_the_office_itself_in_editions(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            lama=shared() + "valid_to: 2020-12-31\n",
            baru=shared(unit="keluarga") + "valid_from: 2021-01-01\n",
            a=adopting("kantor") + "valid_to: 2020-12-31\n",
            b=adopting("kantor") + "valid_from: 2021-01-01\n",
        )
        catalogue = iku.load_catalogue(tmp_path)

        units = [catalogue.at(date(year, 5, 5))["kantor"]["x"].unit for year in (2020, 2021)]

        assert units == ["orang", "keluarga"]
        assert codes(tmp_path) == ["IKU330", "IKU330"]


def test_the_file_of_an_agreement_is_no_definition(tmp_path: Path) -> None:
    """Nothing is returned in silence."""
    path = tmp_path / "pk.yaml"
    path.write_text("schema: 1\nagreement: pk\n", encoding="utf-8")

    with pytest.raises(iku.DefinitionError) as caught:
        iku.load_document(path)

    assert [issue.code for issue in caught.value.issues] == ["IKU323"]
