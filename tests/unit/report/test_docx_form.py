"""The form of a document in Word."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import attrs
import docx
import pytest
from docx.oxml.ns import qn

import iku_core as iku
from iku_core.cli import main
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.report import _office_files
from iku_core.report.docx_form import render_form_docx
from office import Office, words_of_pdf
from printing import HOSTILE, SUMBERSUKO, hostile_document

PRINTED = Path(__file__).parents[2] / "seed" / "iku-kecamatan-sumbersuko-2020.txt"
MARKUP = re.compile(r"\\(?:frac|text|times)?|[^\w%/.\\]+")


@pytest.fixture(scope="module")
def document() -> iku.Document:
    return iku.load_document(SUMBERSUKO)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def content_words(text: str) -> list[str]:
    """Return words without the signs around them; a stroke between words is a bar on the form."""
    return [word.strip("./") for word in MARKUP.sub(" ", text).split() if word.strip("./")]


def seed_words() -> set[str]:
    """Return the words of the founding document; two of its headings are spelt as today."""
    words = set(content_words(PRINTED.read_text("utf-8")))
    return words - {"Startegis", "Penanggungjawab"}


def texts(file: bytes) -> list[str]:
    """Return the texts of a file in their order."""
    body = docx.Document(io.BytesIO(file)).element.body
    return [
        "".join(leaf.text or "" for leaf in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]


def part(file: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name).decode()


class TestWords:
    """Nothing of the founding document is lost on the way to Word, and through it to paper."""

    def test_every_word_of_the_founding_document_is_there(self, document: iku.Document) -> None:
        written = set(content_words(" ".join(texts(render_form_docx(document)))))

        assert seed_words() <= written
        assert {"Strategis", "Penanggung", "Jawab"} <= written

    def test_libreoffice_prints_every_word(self, document: iku.Document, office: Office) -> None:
        (pdf,) = office.converted([render_form_docx(document)], "docx", "pdf")

        printed = words_of_pdf(pdf)
        assert seed_words() <= set(content_words(" ".join(printed)))
        assert printed.count("Formula") == 2, "the head of the table stands on both pages"

    def test_a_goal_may_have_no_indicator(self, document: iku.Document) -> None:
        without = attrs.evolve(document, goal=iku.Goal(statement="Warga puas"))

        written = texts(render_form_docx(without))

        assert "Warga puas" in written
        assert "Indikator Tujuan" not in written

    def test_decisions_stand_as_notes_at_the_end(self, document: iku.Document) -> None:
        written = texts(render_form_docx(document))

        assert written[-2] == "Catatan pembacaan"
        assert "“Jumlah desa yang menyusun APBDesa tepat waktu”" in written[-1]

    def test_the_words_of_the_form_follow_the_language(self, document: iku.Document) -> None:
        written = texts(render_form_docx(document, "en"))

        assert {"Key performance indicator", "Responsible officer"} <= {*written}
        assert "Sumbersuko, 3 March 2020" in written


class TestTable:
    """The table is one of Word, with spans, a repeated head and whole rows."""

    def test_an_objective_spans_its_indicators(self, document: iku.Document) -> None:
        table = docx.Document(io.BytesIO(render_form_docx(document))).tables[1]

        assert table.cell(2, 1)._tc is table.cell(4, 1)._tc
        assert table.cell(0, 1).text == "Sasaran"
        assert table.cell(0, 0).text == "No"
        assert table.cell(2, 1).text.startswith("Meningkatnya kualitas pelayanan")

    def test_the_head_is_repeated_and_rows_are_whole(self, document: iku.Document) -> None:
        table = docx.Document(io.BytesIO(render_form_docx(document))).tables[1]

        marks = [
            [row._tr.find(f".//{qn(tag)}") is not None for tag in ("w:tblHeader", "w:cantSplit")]
            for row in table.rows
        ]
        assert marks == [[True, False]] * 2 + [[False, True]] * 3

    def test_a_row_that_fits_on_no_page_may_be_broken(self, document: iku.Document) -> None:
        text = "kata " * 2000
        found = attrs.evolve(document["nilai-ikm"], explanation=text)
        objective = attrs.evolve(document.objectives[0], indicators=(found,))

        file = render_form_docx(attrs.evolve(document, objectives=(objective,)))

        row = docx.Document(io.BytesIO(file)).tables[1].rows[2]
        assert row._tr.find(qn("w:trPr")) is None

    def test_a_fraction_has_a_bar_and_its_factor_beside(self, document: iku.Document) -> None:
        cell = docx.Document(io.BytesIO(render_form_docx(document))).tables[1].cell(3, 3)

        (fraction,) = cell.tables
        above = fraction.cell(0, 0)
        assert above.text == "Jumlah hasil fasilitasi dan koordinasi yang ditindaklanjuti"
        assert fraction.cell(1, 0).text.startswith("Jumlah fasilitasi dan koordinasi")
        assert fraction.cell(0, 1)._tc is fraction.cell(1, 1)._tc
        assert fraction.cell(0, 1).text == "x 100 %"
        assert above._tc.find(f".//{qn('w:tcBorders')}/{qn('w:bottom')}") is not None
        assert cell.text.strip().startswith("Penjelasan: Fasilitasi dan koordinasi")


def test_indicators_are_counted_through_the_document() -> None:
    """As they are in the form for browsers, whose numbers a reader quotes."""
    document = iku.load_document("indicators/lumajang/bappeda.yaml")
    names = [indicator.name for indicator in document]

    written = texts(render_form_docx(document))

    assert [text for text in written if text.partition(". ")[2] in names] == [
        f"{number}. {name}" for number, name in enumerate(names, start=1)
    ]


class TestFormula:
    """A formula that the document does not print is written from the labels of its counts."""

    COUNTS = FrozenMapping(
        {name: iku.Count(name=name, label=f"Jumlah {name}") for name in ("a", "b")}
    )

    def written(self, **formulas: object) -> list[str]:
        made = iku.Indicator(id="uji", name="Uji", counts=self.COUNTS, **formulas)  # type: ignore[arg-type]
        objective = iku.Objective(statement="Sasaran", indicators=(made,))
        bare = iku.Document(
            id="uji",
            title="Uji",
            organisation=iku.Organisation(name="Dinas Uji"),
            counts=self.COUNTS,
            objectives=(objective,),
        )
        return texts(render_form_docx(bare))

    def test_a_ratio_is_a_fraction(self) -> None:
        formulas = {"numerator": parse_formula("a + b"), "denominator": parse_formula("b")}

        written = self.written(**formulas, unit="%")

        at = written.index("Jumlah a + Jumlah b")
        assert written[at + 1 : at + 3] == ["× 100 %", "Jumlah b"]

    def test_a_ratio_without_a_factor_has_nothing_beside(self) -> None:
        formulas = {"numerator": parse_formula("a"), "denominator": parse_formula("b")}

        written = self.written(**formulas)

        assert written[written.index("Jumlah a") + 1] == "Jumlah b"

    def test_a_value_stands_in_one_line(self) -> None:
        assert "Jumlah a" in self.written(value=parse_formula("a"))


class TestFile:
    """The file tells no clock, is the same each time, and opens in Word without a complaint."""

    def test_the_bytes_are_the_same_each_time(self, document: iku.Document) -> None:
        assert render_form_docx(document) == render_form_docx(document)

    def test_the_file_is_dated_by_the_signature(self, document: iku.Document) -> None:
        file = render_form_docx(document)

        with ZipFile(io.BytesIO(file)) as archive:
            assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        days = re.findall(r"20\d\d-\d\d-\d\d", part(file, "docProps/core.xml"))
        assert days == ["2020-03-03", "2020-03-03"]

    def test_a_document_without_a_day_is_dated_all_the_same(self, document: iku.Document) -> None:
        without = attrs.evolve(document, signed=None, valid_from=None, goal=None, heading=())

        file = render_form_docx(without)

        assert "2000-01-01" in part(file, "docProps/core.xml")
        assert document.title in texts(file)
        assert not any(text.startswith("NIP") for text in texts(file))

    def test_the_language_is_indonesian(self, document: iku.Document) -> None:
        styles = part(render_form_docx(document), "word/styles.xml")

        assert 'w:lang w:val="id-ID"' in styles
        assert "en-US" not in styles

    def test_the_elements_of_word_stand_in_their_order(self, document: iku.Document) -> None:
        """Word calls a file damaged whose properties stand in another order."""
        orders = {
            "tblPr": ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
            "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"),
            "pPr": ("keepNext", "spacing", "ind", "jc", "outlineLvl"),
        }

        body = docx.Document(io.BytesIO(render_form_docx(document))).element.body

        for tag, order in orders.items():
            for properties in body.iter(qn(f"w:{tag}")):
                names = [child.tag.partition("}")[2] for child in properties]
                assert names == sorted(names, key=order.index)

    def test_a_signatory_may_have_a_title_alone(self, document: iku.Document) -> None:
        assert document.signed is not None
        signed = attrs.evolve(document.signed, by=iku.Officer(title="Camat"))

        written = texts(render_form_docx(attrs.evolve(document, signed=signed)))

        assert "CAMAT" in written
        assert not any(text.startswith("NIP") for text in written)


class TestHostileTexts:
    """Whatever stands in a document is text in Word."""

    def test_each_text_is_there_as_it_is(self) -> None:
        shown = (
            HOSTILE.replace("\x00", "\u2400").replace("\x1b", "\u241b").replace("\ud800", "\ufffd")
        )

        written = texts(render_form_docx(hostile_document(HOSTILE)))

        assert sum(shown in text for text in written) >= 12

    def test_libreoffice_opens_it(self, office: Office) -> None:
        long = "kata" * 2500
        files = [render_form_docx(hostile_document(text)) for text in (HOSTILE, long)]

        first, second = office.converted(files, "docx", "pdf")

        assert "<script>alert(1)</script>]]>" in " ".join(words_of_pdf(first))
        assert "".join(words_of_pdf(second)).count("kata") >= 10 * 2500


class TestExtra:
    """Without python-docx it says what to install."""

    def test_a_missing_library_is_told(
        self, document: iku.Document, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_office_files, "find_spec", lambda _: None)

        with pytest.raises(ModuleNotFoundError, match=r"pip install 'iku-core\[docx\]'") as caught:
            render_form_docx(document)

        assert caught.value.name == "python-docx"

    def test_the_command_tells_it_with_its_code(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(_office_files, "find_spec", lambda _: None)

        code = main(["report", SUMBERSUKO, "--out", str(tmp_path / "form.docx"), "--lang", "en"])

        assert code == 1
        assert capsys.readouterr().err.startswith(
            "error IKU632: python-docx is not installed, and the format docx needs it"
        )
        assert list(tmp_path.iterdir()) == []

    def test_the_command_writes_the_file(self, document: iku.Document, tmp_path: Path) -> None:
        file = tmp_path / "form.docx"

        assert main(["report", SUMBERSUKO, "--out", str(file)]) == 0

        assert file.read_bytes() == render_form_docx(document)
