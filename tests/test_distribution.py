"""The wheel and the source archive, built and installed for real, away from this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen

ROOT: Final = Path(__file__).parents[1]
DOCUMENT: Final = "indicators/lumajang/kecamatan-sumbersuko.yaml"
CORE: Final = {"attrs", "iku-core", "PyYAML", "simpleeval"}

INSTALLED: Final = """\
from importlib.resources import files
from pathlib import Path
import sys
import iku_core

package = Path(iku_core.__file__)
assert package.is_relative_to(sys.prefix), package
assert files("iku_core").joinpath("py.typed").is_file()
assert files("iku_core").joinpath("indicators/lumajang/kecamatan-sumbersuko.yaml").is_file()
catalogue = iku_core.load_catalogue()
assert "kecamatan-sumbersuko" in catalogue
assert "skm-14-2017" in catalogue
assert catalogue["skm-14-2017"]["ikm"].scale.class_of(82).label == "B"
print(package.parent / "indicators/lumajang/kecamatan-sumbersuko.yaml")
"""


def clean_environment() -> dict[str, str]:
    """Return the environment without anything that leads Python back to the sources."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def done(*command: str | Path, folder: Path) -> str:
    """Return what a command prints that must succeed."""
    ran = run(*command, folder=folder)
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder, where packages can be had."""
    folder = tmp_path_factory.mktemp("distribution")
    wanted = folder / "hatchling"
    command = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "hatchling")
    if run(*command, "-d", wanted, folder=folder).returncode != 0:
        assert "IKU_ALL_ENGINES" not in os.environ, "no registry of packages can be reached"
        pytest.skip("needs a registry of packages")
    return folder


@frozen
class Built:
    """What was built: the archive and the wheel made of it, and a wheel made of the tree."""

    archive: Path
    wheel: Path
    from_tree: Path


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    both, tree = folder / "both", folder / "tree"
    build = (sys.executable, "-m", "build")
    done(*build, "--outdir", both, ROOT, folder=folder)
    done(*build, "--wheel", "--outdir", tree, ROOT, folder=folder)
    (archive,), (wheel,), (from_tree,) = both.glob("*.tar.gz"), both.glob("*.whl"), tree.iterdir()
    return Built(archive, wheel, from_tree)


@frozen
class Environment:
    """An environment that holds the wheel and what it needs, and nothing else."""

    folder: Path

    def program(self, name: str) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin") / name


@pytest.fixture(scope="module")
def environment(folder: Path, built: Built) -> Environment:
    made = Environment(folder / "empty")
    venv.create(made.folder, with_pip=True)
    done(made.program("python"), "-m", "pip", "install", "-q", built.wheel, folder=folder)
    return made


def files_of_wheel(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def files_of_archive(path: Path) -> set[str]:
    with tarfile.open(path) as archive:
        return {member.name.partition("/")[2] for member in archive if member.isfile()}


class TestArchives:
    """What is handed out holds what belongs there, and nothing else."""

    def test_the_wheel_of_the_archive_is_that_of_the_tree(self, built: Built) -> None:
        """Whoever builds from the source archive gets the same program and catalogue."""
        assert built.wheel.name == built.from_tree.name
        assert files_of_wheel(built.wheel) == files_of_wheel(built.from_tree)

    def test_the_wheel_holds_the_package_the_plugin_and_the_catalogue(self, built: Built) -> None:
        sources = {
            path.relative_to(ROOT / "src").as_posix()
            for path in (ROOT / "src").rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        shipped = {
            f"iku_core/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / "indicators").rglob("*")
            if path.is_file()
        }

        held = {name for name in files_of_wheel(built.wheel) if ".dist-info/" not in name}

        assert held == sources | shipped

    def test_the_archive_holds_the_files_of_the_repository_alone(self, built: Built) -> None:
        """No cache, no report and no editor's file is handed out."""
        held = files_of_archive(built.archive)

        stray = ("__pycache__", ".hypothesis", ".venv", "build/", "dist/", "_build/", ".coverage")
        assert [name for name in held if name.endswith(".pyc") or name.startswith(stray)] == []
        assert {"LICENSE", "README.md", "SECURITY.md", "tests/api.txt", DOCUMENT} <= held
        if not (ROOT / ".git").exists():
            return
        listed = done("git", "ls-files", "-co", "--exclude-standard", folder=ROOT).splitlines()
        wanted = {name for name in listed if not name.startswith(".ci/")}
        assert held - {"PKG-INFO"} <= wanted
        assert {name for name in wanted if not name.startswith(".")} <= held


class TestInstalled:
    """In an empty environment the program runs, with its catalogue and three libraries."""

    def test_it_brings_its_catalogue_and_no_more_than_three_libraries(
        self, environment: Environment, folder: Path
    ) -> None:
        python = environment.program("python")

        done(python, "-c", INSTALLED, folder=folder)

        done(python, "-m", "pip", "check", folder=folder)
        listed = done(python, "-m", "pip", "list", "--format=freeze", folder=folder)
        names = {line.partition("==")[0] for line in listed.splitlines()}
        assert names - {"pip", "setuptools", "wheel"} == CORE

    def test_it_checks_the_catalogue_it_brings(
        self, environment: Environment, folder: Path
    ) -> None:
        told = done(environment.program("iku"), "check", "--lang", "en", folder=folder)

        assert told == "no faults found\n"

    def test_it_computes_the_bundled_document(self, environment: Environment, folder: Path) -> None:
        document = done(environment.program("python"), "-c", INSTALLED, folder=folder).strip()
        counts = ROOT / "docs" / "examples" / "sumbersuko-2020.yaml"

        told = done(
            *(environment.program("iku"), "compute", document, "--counts", counts),
            folder=folder,
        )

        assert all(figure in told for figure in ("82.38", "90.00", "87.50"))

    def test_it_prints_the_form_without_an_extra(
        self, environment: Environment, folder: Path
    ) -> None:
        iku, form = environment.program("iku"), folder / "form.html"

        done(iku, "report", ROOT / DOCUMENT, "--out", form, folder=folder)

        assert "Dra. HERTUTIK, M.Si" in form.read_text("utf-8")

    @pytest.mark.parametrize(
        ("words", "answer"),
        [
            pytest.param(
                ("table", ROOT / DOCUMENT, "--data", "a.csv", "--out", "b.csv"),
                "IKU612: narwhals is not installed",
                id="a table",
            ),
            pytest.param(("report", ROOT / DOCUMENT, "--out", "form.docx"), "IKU632", id="Word"),
        ],
    )
    def test_what_needs_an_extra_says_so(
        self, environment: Environment, folder: Path, words: tuple[str | Path, ...], answer: str
    ) -> None:
        ran = run(environment.program("iku"), *words, "--lang", "en", folder=folder)

        assert ran.returncode == 1
        assert answer in ran.stderr
