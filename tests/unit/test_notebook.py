"""Tables in Jupyter, by a real shell of IPython."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import iku_core as iku
from definitions import document
from iku_core import Document, notebook
from iku_core.frozen import FrozenMapping

LABEL = "<script>alert(1)</script>"
AGREEMENT = "docs/examples/perjanjian-kinerja-2020.yaml"


@pytest.fixture(scope="module")
def _one_shell() -> InteractiveShell:
    quiet = Config({"HistoryManager": {"enabled": False}})
    return InteractiveShell(config=quiet)


@pytest.fixture
def shell(_one_shell: InteractiveShell) -> Iterator[InteractiveShell]:
    """Return a shell without the extension, as the next test finds it again."""
    yield _one_shell
    _one_shell.run_line_magic("unload_ext", "iku_core.notebook")
    notebook.unload_ipython_extension(_one_shell)


@pytest.fixture
def lumajang() -> Document:
    """Return the founding document."""
    return iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")


def shown(shell: InteractiveShell, thing: object) -> str | None:
    assert shell.display_formatter is not None
    data, _ = shell.display_formatter.format(thing)
    html: str | None = data.get("text/html")
    return html


class Cells(HTMLParser):
    """Gather the texts of the cells of a table, row by row."""

    def __init__(self, html: str | None) -> None:
        super().__init__()
        assert html is not None
        self.rows: list[list[str]] = []
        self.caption = ""
        self.tags: set[str] = set()
        self._within = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag in ("td", "th", "caption"):
            self._within = tag
        if tag == "li":
            self.handle_data(" | ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "caption":
            self.caption += data
        elif self._within:
            self.rows[-1][-1] += data


class TestExtension:
    """`%load_ext` shows objects as tables, and `%unload_ext` as they were."""

    def test_it_is_loaded_and_unloaded(self, shell: InteractiveShell, lumajang: Document) -> None:
        before = shown(shell, lumajang)
        shell.run_line_magic("load_ext", "iku_core.notebook")
        loaded = shown(shell, lumajang)
        shell.run_line_magic("unload_ext", "iku_core.notebook")

        assert (before, shown(shell, lumajang)) == (None, None)
        assert Cells(loaded).caption == (
            "Indikator Kinerja Utama Kecamatan Sumbersuko, Kecamatan Sumbersuko"
        )

    def test_other_objects_stay_as_they_are(self, shell: InteractiveShell) -> None:
        notebook.register(shell)

        for thing in ({"a": 1}, FrozenMapping({}), FrozenMapping({"a": 1}), (1, 2)):
            assert shown(shell, thing) is None

    def test_language_and_numbers_can_be_chosen(
        self, shell: InteractiveShell, lumajang: Document
    ) -> None:
        notebook.register(shell, "en", numbers="plain")

        cells = Cells(shown(shell, iku.evaluate(lumajang["nilai-ikm"], {"nilai_ikm": 82})))

        assert cells.rows == [
            ["Indicator", "Value", "Unit", "Status", "Formula"],
            ["Nilai IKM Kecamatan", "82.00", "indeks", "ok", "82 = 82.00 indeks"],
        ]


class TestTables:
    """Each kind of object has its columns."""

    @pytest.fixture(autouse=True)
    def _registered(self, shell: InteractiveShell) -> None:
        notebook.register(shell)

    def test_a_document(self, shell: InteractiveShell, lumajang: Document) -> None:
        cells = Cells(shown(shell, lumajang))

        assert cells.rows[0] == [
            *("Indikator Kinerja Utama", "Formula", "Satuan", "Sumber Data", "Penanggung jawab"),
        ]
        assert cells.rows[1] == [
            *("Nilai IKM Kecamatan", "Nilai IKM", "indeks", "Hasil Survey Kepuasan Masyarakat"),
            "Camat Sumbersuko",
        ]
        assert len(cells.rows) == 4

    def test_a_document_without_indicators_or_words(self, shell: InteractiveShell) -> None:
        plain = document("      - {id: i, name: I, value: a}\n")
        empty = Document(
            id="kosong",
            title="Kosong",
            organisation=plain.organisation,
            counts=FrozenMapping({}),
            objectives=(),
        )

        assert Cells(shown(shell, plain)).rows[1:] == [["I", "Cacah A", "", "", ""]]
        assert Cells(shown(shell, empty)).rows == [["Indikator Kinerja Utama"]]

    def test_results_with_reasons_and_warnings(self, shell: InteractiveShell) -> None:
        results = iku.evaluate_all(document(), {"a": 2, "b": 3})
        missing = iku.evaluate_all(document(), {"a": 2})

        assert Cells(shown(shell, results)).rows[1] == [
            *("Rasio", "150,00", "%", "ok"),
            "3 / 2 × 100 % = 150,00 % | peringatan: cacah “Cacah B” bernilai 3,"
            " lebih dari “Cacah A” yang bernilai 2",
        ]
        assert Cells(shown(shell, missing)).rows[1] == [
            *("Rasio", "-", "%", "data belum lengkap"),
            "Cacah B / Cacah A × 100 % | cacah “Cacah B” belum ada",
        ]

    def test_achievements(self, shell: InteractiveShell, lumajang: Document) -> None:
        agreement = iku.load_agreement(AGREEMENT, lumajang)
        results = iku.evaluate_all(lumajang, {"nilai_ikm": 82})
        found = iku.achieve_all(lumajang, results, iku.Period(2020), agreement=agreement)

        whole = Cells(shown(shell, found))
        one = Cells(shown(shell, found.indicators["nilai-ikm"]))
        many = Cells(shown(shell, found.indicators))

        assert whole.caption == "Indikator Kinerja Utama Kecamatan Sumbersuko, 2020"
        assert whole.rows[0] == [
            *("Indikator Kinerja Utama", "Target", "Nilai", "Satuan", "Capaian %", "Predikat"),
            *("Status", "Formula"),
        ]
        assert whole.rows[1] == [
            *("Nilai IKM Kecamatan", "82", "82,00", "indeks", "100,00", "", "ok"),
            "82 = 82,00 indeks",
        ]
        assert whole.rows[2][4:7] == ["-", "", "data belum lengkap"]
        assert one.rows == whole.rows[:2]
        assert many.rows == whole.rows

    def test_without_a_target_there_is_a_dash(
        self, shell: InteractiveShell, lumajang: Document
    ) -> None:
        result = iku.evaluate(lumajang["nilai-ikm"], {"nilai_ikm": 82})

        cells = Cells(shown(shell, iku.achieve(result, iku.Period(2020))))

        assert cells.rows[1][1:3] == ["-", "82,00"]

    def test_grades_are_shown(self, shell: InteractiveShell) -> None:
        skm = iku.load_catalogue("indicators")["skm-14-2017"]
        indicator = next(item for item in skm if item.scale is not None)
        result = iku.evaluate(indicator, dict.fromkeys(indicator.counts, 300))

        achieved = iku.achieve(result, iku.Period(2020))

        assert achieved.result_grade is not None
        assert Cells(shown(shell, achieved)).rows[1][5] == achieved.result_grade.label

    @pytest.mark.parametrize("key", ["label", "name", "unit", "source"])
    def test_hostile_text_stays_text(self, shell: InteractiveShell, key: str) -> None:
        words: dict[str, Any] = {"label": "A", "name": "N", "unit": "u", "source": "s", key: LABEL}
        line = "{{id: i, name: '{name}', value: a, unit: '{unit}', source: '{source}'}}"
        found = document(
            f"      - {line.format(**words)}\n",
            counts=f"  a: {{label: '{words['label']}'}}\n",
        )

        for thing in (found, iku.evaluate_all(found, {}), iku.evaluate_all(found, {"a": 1})):
            cells = Cells(shown(shell, thing))
            assert "script" not in cells.tags
        assert any(LABEL in cell for cell in Cells(shown(shell, found)).rows[1])
