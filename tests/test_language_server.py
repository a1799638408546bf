"""What an editor shows of definitions, by the language server that the extensions run on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import iku_core as iku
from iku_core.schema import schema_text
from language_server import LanguageServer, Place, started_server

ROOT: Final = Path(__file__).parents[1]
SHIPPED: Final = sorted((ROOT / "indicators").rglob("*.yaml"))
EXAMPLES: Final = sorted((ROOT / "docs" / "examples").glob("*.yaml"))
MODELINE: Final = "# yaml-language-server: $schema="

HALF_WRITTEN: Final = """\
# yaml-language-server: $schema=definition.schema.json
schema: 1
id: dinas-uji
titel: Indikator Kinerja Utama
organisation: {name: Dinas Uji}
counts:
  a: {label: Cacah A, kind: whole}
  Jumlah Desa: {label: Jumlah desa}
objectives:
  - statement: Sasaran
    indicators:
      - id: rasio
        name: Rasio
        numerator: a
        decimals: 13
        targets: {2020: 82.5, 2020-Q5: 80}
        better: higher
        achievement: ratio
        unchanged_by_scale: true
        CURSOR
      -
""".replace("CURSOR", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the schemas in it."""
    made = tmp_path_factory.mktemp("editor")
    for kind in ("definition", "agreement"):
        (made / f"{kind}.schema.json").write_text(schema_text(kind), "utf-8")
    document = iku.load_document(ROOT / "indicators" / "lumajang" / "kecamatan-sumbersuko.yaml")
    (made / "counts.schema.json").write_text(schema_text("counts", document=document), "utf-8")
    return made


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """Return a running server that knows of no schema but those that files name."""
    with started_server(ROOT) as running:
        yield running


def place_of(text: str, word: str, behind: int = 0) -> Place:
    """Return where a word stands, or a place some characters behind its beginning."""
    before = text[: text.index(word)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1 + behind


@pytest.fixture(scope="module")
def half_written(server: LanguageServer, folder: Path) -> tuple[Path, dict[str, str]]:
    """Return an open file with some mistakes, and what is said of each word with a squiggle."""
    path = folder / "dinas-uji.yaml"
    lines = HALF_WRITTEN.split("\n")
    told = {
        lines[first[0]][first[1] : last[1]]: message
        for first, last, message in server.open(path, HALF_WRITTEN)
    }
    return path, told


@pytest.mark.parametrize("path", [*SHIPPED, *EXAMPLES], ids=lambda path: path.stem)
def test_what_is_shipped_has_no_squiggle(server: LanguageServer, path: Path) -> None:
    """Each file names its schema in its first line, from where it lies, and keeps to it."""
    first = path.read_text("utf-8").partition("\n")[0]
    assert first.startswith(MODELINE)
    assert (path.parent / first.removeprefix(MODELINE)).is_file()

    assert server.open(path) == []


def test_squiggles_stand_under_the_words_that_are_wrong(
    half_written: tuple[Path, dict[str, str]],
) -> None:
    """A misspelt key, a wrong choice, a wrong name and a number too large, exactly those words."""
    _, told = half_written

    assert told["titel"] == "Property titel is not allowed."
    assert "count" in told["whole"]
    assert "jumlah_desa" in told["Jumlah Desa"]
    assert "12" in told["13"]
    assert "2020-Q3" in told["2020-Q5"]
    assert any('"title"' in message for message in told.values())
    assert len(told) == 7


def test_keys_that_are_missing_are_offered(
    server: LanguageServer, half_written: tuple[Path, dict[str, str]]
) -> None:
    """Within an indicator, its keys are offered without those that it has."""
    path, _ = half_written
    line, _ = place_of(HALF_WRITTEN, "unchanged_by_scale")

    offered = server.completions(path, (line + 1, 8))

    assert {"denominator", "unit", "scale", "responsible"} <= offered.keys()
    assert not {"id", "name", "numerator", "decimals", "targets", "better"} & offered.keys()
    assert offered["unit"]["textEdit"]["newText"].startswith("unit: ")


def test_a_new_indicator_may_be_one_that_is_adopted(
    server: LanguageServer, half_written: tuple[Path, dict[str, str]]
) -> None:
    """Where nothing stands yet, both kinds of indicator are offered."""
    path, _ = half_written
    line = HALF_WRITTEN.count("\n") - 1

    offered = server.completions(path, (line, 8))

    assert {"adopts", "id", "name", "numerator", "value"} <= offered.keys()


@pytest.mark.parametrize(
    ("behind", "offered"),
    [
        ("better: ", {"higher", "lower"}),
        ("kind: ", {"count", "decimal"}),
        ("unchanged_by_scale: ", {"true", "false"}),
        ("achievement: ", {"ratio", "mirror"}),
        ("name: Rasio", set[str]()),
    ],
)
def test_values_are_offered_where_they_are_known(
    server: LanguageServer,
    half_written: tuple[Path, dict[str, str]],
    behind: str,
    offered: set[str],
) -> None:
    """Choices, shipped rules and scales are offered; behind a text, nothing is."""
    path, _ = half_written

    found = server.completions(path, place_of(HALF_WRITTEN, behind, len(behind)))

    assert offered <= found.keys()
    assert not {"null", "adopts"} & found.keys()


def test_a_key_is_explained_in_both_languages(
    server: LanguageServer, half_written: tuple[Path, dict[str, str]]
) -> None:
    """Indonesian stands first."""
    path, _ = half_written

    shown = server.hover(path, place_of(HALF_WRITTEN, "numerator", 2))

    assert shown.startswith("Rumus pembilang.\n\nThe formula above the bar.")


def test_counts_of_a_document_are_explained_by_their_labels(
    server: LanguageServer, folder: Path
) -> None:
    """By the schema of a document, its counts are offered, and told with unit and source."""
    path = folder / "cacah.yaml"
    text = (
        "# yaml-language-server: $schema=counts.schema.json\n"
        "2020-Q1:\n  jumlah_desa: 8\n  nilai_ikm: 82,5\n  \n2020: {nilai_ikm:}\njumlah_dessa: 8\n"
    )

    told = server.open(path, text)

    assert [(first, last) for first, last, _ in told] == [((3, 13), (3, 17)), ((6, 0), (6, 12))]
    assert server.hover(path, (2, 4)).startswith("jumlah seluruh desa diwilayah Kecamatan")
    offered = server.completions(path, (4, 2))
    assert "fasilitasi_dilakukan" in offered
    assert "jumlah_desa" not in offered
