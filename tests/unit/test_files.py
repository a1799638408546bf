"""Paths to texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from iku_core import check, load_catalogue
from iku_core.characters import MAX_BYTES
from iku_core.files import definition_files, installed_folders, read_source
from iku_core.issues import Issue

TEXT = Path("indicators/lumajang/kecamatan-sumbersuko.yaml").read_text("utf-8")


def names(root: Path, name: str) -> tuple[list[str], list[str]]:
    """Return the names of the definition files below a folder, and the codes of its faults."""
    issues: list[Issue] = []
    found = [file_name for _, file_name in definition_files(root, name, issues)]
    return found, [issue.code for issue in issues]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.YAML", "a/c.yml", "a/d.txt", ".e.yaml", ".f/g.yaml", "h.yaml/i.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    return tmp_path


class TestFolders:
    """A folder stands for its definition files at any depth, in the order of the alphabet."""

    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("opd", ["opd/a/c.yml", "opd/b.YAML", "opd/h.yaml/i.yaml"]),
            ("opd/", ["opd/a/c.yml", "opd/b.YAML", "opd/h.yaml/i.yaml"]),
            ("./", ["./a/c.yml", "./b.YAML", "./h.yaml/i.yaml"]),
            (".", ["a/c.yml", "b.YAML", "h.yaml/i.yaml"]),
            ("/", ["/a/c.yml", "/b.YAML", "/h.yaml/i.yaml"]),
        ],
    )
    def test_the_files_are_named_below_the_folder(
        self, folder: Path, name: str, found: list[str]
    ) -> None:
        assert names(folder, name) == (found, [])

    def test_a_folder_that_holds_itself_is_listed_once(self, folder: Path) -> None:
        (folder / "z1").symlink_to(folder)
        (folder / "z2").symlink_to(folder / "a")

        assert names(folder, ".") == (["a/c.yml", "b.YAML", "h.yaml/i.yaml"], [])

    def test_a_folder_without_a_definition_is_told(self, folder: Path) -> None:
        assert names(folder / ".f", "opd") == (["opd/g.yaml"], [])
        (folder / ".f" / "g.yaml").unlink()

        assert names(folder / ".f", "opd") == ([], ["IKU302"])

    def test_a_file_stands_for_itself_whatever_its_name(self, folder: Path) -> None:
        assert names(folder / "a" / "d.txt", "d.txt") == (["d.txt"], [])

    def test_a_folder_that_may_not_be_listed_is_told(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        listed = Path.iterdir

        def refused(path: Path) -> Iterator[Path]:
            if path.name == "a":
                raise PermissionError(13, "Permission denied")
            return listed(path)

        monkeypatch.setattr(Path, "iterdir", refused)

        issues = check(folder)

        assert [issue.message for issue in issues if issue.code == "IKU101"] == [
            "the file cannot be read: reading it is not permitted"
        ]


class TestFiles:
    """What cannot be read is told in words."""

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            pytest.param("belum-ada.yaml", "there is no such file", id="missing"),
            pytest.param(".", "it is a folder", id="a folder"),
            pytest.param("a\0b", "embedded null byte", id="no name at all"),
            pytest.param("a" * 5_000, "File name too long", id="too long a name"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_told(self, name: str, reason: str) -> None:
        source, issues = read_source(name, "a.yaml")

        assert source.text == ""
        assert [str(issue) for issue in issues] == [
            f"a.yaml:1:1: IKU101 the file cannot be read: {reason}"
        ]

    def test_no_more_is_read_than_is_needed_to_refuse(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        with path.open("wb") as file:
            file.truncate(MAX_BYTES * 1_000)

        _, issues = read_source(path, "a.yaml")

        assert [issue.code for issue in issues] == ["IKU102"]


class TestInstalled:
    """Other packages offer definitions under an entry point."""

    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Install a package `iku_opd` with the entry points of a text."""
        package = tmp_path / "iku_opd"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").touch()
        (tmp_path / "iku_opd-1.dist-info").mkdir()
        (tmp_path / "iku_opd-1.dist-info" / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: iku-opd\nVersion: 1\n"
        )
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, "iku_opd", raising=False)
        return package

    def offer(self, package: Path, *points: str) -> None:
        text = "\n".join(["[iku_core.catalogues]", *points])
        (package.parent / "iku_opd-1.dist-info" / "entry_points.txt").write_text(text)

    def test_its_definitions_are_loaded_beside_the_bundled_ones(self, package: Path) -> None:
        text = TEXT.replace("id: kecamatan-sumbersuko", "id: kecamatan-lain")
        (package / "data" / "lain.yaml").write_text(text, "utf-8")
        self.offer(package, "lain = iku_opd:data")

        catalogue = load_catalogue()

        assert {"kecamatan-lain", "kecamatan-sumbersuko"} <= {item.id for item in catalogue}

    def test_the_package_itself_can_be_the_folder(self, package: Path) -> None:
        self.offer(package, "lain = iku_opd")

        assert [name for _, name in installed_folders([])] == ["iku_core/indicators", "iku_opd"]

    def test_a_package_that_cannot_be_imported_is_told_and_the_others_are_read(
        self, package: Path
    ) -> None:
        (package / "rusak.py").write_text("raise RuntimeError('rusak')")
        self.offer(package, "a = iku_opd.rusak:data", "b = iku_tidak_ada:data", "c = iku_opd:data")
        issues: list[Issue] = []

        found = [name for _, name in installed_folders(issues)]

        assert found == ["iku_core/indicators", "iku_opd/data"]
        assert [issue.code for issue in issues] == ["IKU101", "IKU101"]
        assert issues[0].message == "the file cannot be read: rusak"
