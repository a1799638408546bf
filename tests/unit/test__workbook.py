"""Workbooks from their bytes: what a cell holds, and what no workbook gets past."""

from __future__ import annotations

import io
import zipfile

import pytest

from iku_core._workbook import Area, Cell, Sheet, Workbook, read_workbook
from sheets import SHEET, rendered, replaced, with_parts

STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"


def cells(text: str, *, styles: str = "", shared: str = "") -> dict[str, Cell]:
    """Return the cells of a small workbook with these rows."""
    parts = {
        "_rels/.rels": "<Relationships>"
        '<Relationship Id="a" Type="x/officeDocument" Target="w.xml"/>'
        "</Relationships>",
        "w.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="s"/></sheets></workbook>',
        "_rels/w.xml.rels": "<Relationships>"
        '<Relationship Id="s" Type="x/worksheet" Target="/s.xml"/>'
        '<Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/>'
        '<Relationship Id="f" Type="x/styles" Target="f.xml"/>'
        '<Relationship Id="w" Type="x/hyperlink" Target="https://a.id" TargetMode="External"/>'
        "</Relationships>",
        "s.xml": f"<worksheet><sheetData>{text}</sheetData></worksheet>",
        "t.xml": f"<sst>{shared}</sst>",
        "f.xml": f"<styleSheet>{styles}</styleSheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    workbook, issues = read_workbook(packed.getvalue(), "a.xlsx")
    if issues:
        return {issues[0].message: Cell("error", issues[0].code)}
    (sheet,) = workbook.sheets
    return {sheet.place(*at).cell.removeprefix("A!"): cell for at, cell in sheet.cells.items()}


def told(data: bytes) -> str:
    """Return the one fault of a workbook."""
    workbook, (issue,) = read_workbook(data, "a.xlsx")
    assert workbook == Workbook("a.xlsx", [])
    return f"{issue.code} {issue.message}"


class TestCells:
    """A cell is its kind and the text that stands in the file."""

    @pytest.mark.parametrize(
        ("written", "cell"),
        [
            ("<c><v>45</v></c>", Cell("number", "45")),
            ("<c><v>0.10000000000000001</v></c>", Cell("number", "0.10000000000000001")),
            ('<c t="str"><f>A2</f><v> 45  kali </v></c>', Cell("text", "45 kali")),
            ('<c t="inlineStr"><is><r><t>4</t></r><t>5</t></is></c>', Cell("text", "45")),
            ('<c t="b"><v>1</v></c>', Cell("boolean", "1")),
            ('<c t="e"><v>#DIV/0!</v></c>', Cell("error", "#DIV/0!")),
            ('<c t="d"><v>2020-01-01</v></c>', Cell("date", "2020-01-01")),
            ("<c><f>A2+1</f></c>", Cell("formula", "")),
            ("<c><f>A2+1</f><v>46</v></c>", Cell("number", "46")),
            ("<c t='inlineStr'><is><t>4\u200b5</t></is></c>", Cell("text", "4 5")),
        ],
    )
    def test_each_kind_is_told(self, written: str, cell: Cell) -> None:
        assert cells(f"<row>{written}</row>") == {"A1": cell}

    @pytest.mark.parametrize("written", ["<c/>", "<c><v/></c>", '<c t="str"><f>A2</f><v></v></c>'])
    def test_an_empty_cell_is_none(self, written: str) -> None:
        assert cells(f"<row>{written}</row>") == {}

    def test_cells_without_a_reference_stand_beside_each_other(self) -> None:
        found = cells(
            '<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="AA4"><v>3</v></c></row>'
        )

        assert list(found) == ["A1", "B1", "AA4"]

    def test_a_shared_text_leaves_out_how_it_sounds(self) -> None:
        shared = "<si><r><t>de</t></r><r><t>sa</t></r><rPh><t>x</t></rPh></si>"

        assert cells('<row><c t="s"><v>0</v></c></row>', shared=shared) == {
            "A1": Cell("text", "desa")
        }

    @pytest.mark.parametrize(
        ("number", "code", "style"),
        [
            ("0", "", "plain"),
            ("9", "", "percent"),
            ("14", "", "date"),
            ("x", "", "plain"),
            ("170", "0.0%", "percent"),
            ("170", "[h]:mm", "date"),
            ("170", '#,##0 "desa"', "plain"),
            ("170", "[Red]0", "plain"),
            ("170", "General", "plain"),
        ],
    )
    def test_how_a_number_is_shown_is_told(self, number: str, code: str, style: str) -> None:
        formats = f"<numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts>" if code else ""
        styles = (
            f"{formats}<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
            f"<cellXfs><xf/><xf numFmtId='{number}'/></cellXfs><cellStyles/>"
        )

        assert cells('<row><c s="1"><v>1</v></c></row>', styles=styles)["A1"].style == style

    @pytest.mark.parametrize(
        "written",
        [
            "<row r='0'/>",
            "<row r='1048577'/>",
            "<row><c r='A0'><v>1</v></c></row>",
            "<row><c r='A1048577'><v>1</v></c></row>",
            "<row><c t='x'><v>1</v></c></row>",
            "<row><c t='s'><v>7</v></c></row>",
            "<row><c",
        ],
    )
    def test_what_no_program_writes_is_refused(self, written: str) -> None:
        ((_, cell),) = cells(written).items()

        assert cell.text == "IKU752"


class TestSheets:
    """Visible sheets alone are read, by the names that people see."""

    def test_a_place_names_sheet_and_cell(self) -> None:
        assert str(Sheet("a.xlsx", "Cacah").place(10, 4)) == "a.xlsx:Cacah!D10"
        assert str(Sheet("a.xlsx", "Kasi'e 1").place(1, 27)) == "a.xlsx:'Kasi''e 1'!AA1"

    def test_hidden_sheets_and_charts_are_passed_over(self) -> None:
        hidden = replaced('name="Indikator"', 'name="Indikator" x="" ', BOOK)
        hidden = replaced('state="visible"', 'state="hidden"', BOOK, hidden)

        assert read_workbook(hidden, "a.xlsx")[0].sheets == []

    def test_a_sheet_of_another_kind_is_passed_over(self) -> None:
        data = replaced(
            "relationships/worksheet", "relationships/chartsheet", f"xl/_rels/{BOOK[3:]}.rels"
        )

        assert read_workbook(data, "a.xlsx")[0].sheets == []

    def test_hidden_rows_and_merged_cells_are_kept(self) -> None:
        data = replaced('<row r="10"', '<row hidden="1" r="10"')
        (sheet, _) = read_workbook(data, "a.xlsx")[0].sheets

        assert sheet.hidden == {10}
        assert Area(7, 2, 7, 10) in sheet.merged
        assert sheet.text(99, 1) == ""

    def test_a_merged_area_of_one_cell_is_one(self) -> None:
        data = replaced('<mergeCell ref="B7:J7"', '<mergeCell ref="B7"')
        (sheet, _) = read_workbook(data, "a.xlsx")[0].sheets

        assert "B7:B7" in map(str, sheet.merged)


class TestLimits:
    """Whatever is too large is told before it fills the memory."""

    def test_a_large_file(self) -> None:
        assert (
            told(b"PK\x03\x04" * 1_250_001) == "IKU756 the workbook holds more than 5,000,000 bytes"
        )

    def test_a_part_that_unpacks_to_much(self) -> None:
        assert "10,000,000 bytes" in told(with_parts({SHEET: b" " * 10_000_001}))

    def test_many_parts(self) -> None:
        assert "1,000 parts" in told(with_parts({f"a{n}": b"" for n in range(1_000)}))

    def test_many_cells(self) -> None:
        assert (
            "IKU756"
            in next(iter(cells("<row>" + "<c><v>1</v></c>" * 100_001 + "</row>").values())).text
        )

    def test_many_sheets(self) -> None:
        sheets = '<sheet name="A" r:id="rId1"/>' * 51
        data = replaced("</sheets>", f"{sheets}</sheets>".replace("r:id", 'xmlns:r="q" r:id'), BOOK)

        assert "50 sheets" in told(data)

    def test_many_merged_cells(self) -> None:
        data = replaced("</mergeCells>", '<mergeCell ref="A1:A2"/>' * 1_001 + "</mergeCells>")

        assert "1,000 merged cells" in told(data)


class TestFiles:
    """Files of other kinds, and broken ones."""

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "IKU752"),
            (b"PK\x03\x04 cut off", "its archive cannot be opened"),
            (b"\xd0\xcf\x11\xe0", "an Excel file of before 2007"),
            (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "IKU754"),
            (with_parts({"word/document.xml": b""}), "a Word document"),
            (with_parts({"xl/workbook.bin": b""}), "a binary workbook"),
            (with_parts({"mimetype": b""}), "an OpenDocument file"),
            (with_parts({"xl/vbaProject.bin": b""}), "IKU755"),
            (with_parts({"xl/externalLinks/externalLink1.xml": b""}), "IKU758"),
            (with_parts({"_rels/.rels": None}), "it names no workbook"),
            (with_parts({SHEET: None}), "IKU777"),
            (with_parts({SHEET: b"<a>&b;</a>"}), f"{SHEET} cannot be read"),
            (with_parts({SHEET: b'<?xml version="1.0" encoding="x"?><a/>'}), "cannot be read"),
            (with_parts({STYLES: b"<!DOCTYPE a><a/>"}), "IKU757"),
        ],
    )
    def test_each_is_told_by_name(self, data: bytes, words: str) -> None:
        assert words in told(data)

    def test_a_part_that_is_there_twice(self) -> None:
        packed = io.BytesIO(rendered())
        with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(SHEET, b"<worksheet/>")

        assert "twice" in told(packed.getvalue())

    def test_a_part_with_a_password(self) -> None:
        data = bytearray(rendered())
        at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"_rels/.rels"))
        data[at + 8] |= 1

        assert "IKU754" in told(bytes(data))

    def test_a_part_that_is_damaged(self) -> None:
        data = rendered()
        at = data.index(b"_rels/.rels") + 11

        assert "_rels/.rels cannot be unpacked" in told(data[:at] + b"\xff\xff" + data[at + 2 :])

    def test_a_part_that_is_packed_in_an_unusual_way(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("_rels/.rels", b"<a/>")

        assert "cannot be unpacked" in told(packed.getvalue())
