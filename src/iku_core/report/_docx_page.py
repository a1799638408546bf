"""The parts of a page in Word: paragraphs, tables with borders, a fraction with its bar.

Enters: texts. Leaves: a document of python-docx, and its bytes. What Word and LibreOffice both
show is used alone: a fraction is a small table with a line, for LibreOffice may drop equations.
Layer 6; the only place for `docx`, which is an extra.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias

import docx
from docx.document import Document as Page
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.simpletypes import ST_Merge
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from iku_core.messages import Language
from iku_core.report._office_files import shown_in_xml, without_clock

__all__ = [
    "LONG",
    "Cell",
    "Page",
    "Side",
    "add_fraction",
    "add_grid",
    "add_heading",
    "add_paragraph",
    "add_row",
    "add_text",
    "bytes_of",
    "join_across",
    "join_down",
    "keep_row_whole",
    "new_page",
    "repeat_row",
    "rows_of",
    "shade",
    "write_cell",
    "write_footer",
]

Cell: TypeAlias = _Cell
Side: TypeAlias = Literal["left", "center", "right"]

LONG: Final = 1_500
"""Letters of a row above which it may be broken over pages, for it may not fit on one."""

_FONT: Final = "Arial"
_TAGS: Final[dict[Language, str]] = {"id": "id-ID", "en": "en-GB"}
_SIDES: Final[dict[Side, WD_PARAGRAPH_ALIGNMENT]] = {
    "left": WD_PARAGRAPH_ALIGNMENT.LEFT,
    "center": WD_PARAGRAPH_ALIGNMENT.CENTER,
    "right": WD_PARAGRAPH_ALIGNMENT.RIGHT,
}
_BEHIND_SHADE: Final = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def new_page(title: str, author: str, day: datetime, language: Language) -> Page:
    """Return an empty document, A4 across.

    Args:
        title: Its title in the properties of the file.
        author: Who it is of, likewise.
        day: When it was made, likewise; it is given, and not read from a clock.
        language: Language of the text, by which Word checks the spelling.
    """
    page = docx.Document()
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(15), Mm(15)
    section.header_distance = section.footer_distance = Mm(8)
    normal: Any = page.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(0)
    for properties in page.styles.element.iter(qn("w:rPr")):
        for tag in properties.findall(qn("w:lang")):
            properties.remove(tag)
    defaults = next(page.styles.element.iter(qn("w:rPrDefault"))).find(qn("w:rPr"))
    assert defaults is not None, "the template of python-docx has defaults"
    defaults.append(_element("w:lang", val=_TAGS[language], eastAsia=_TAGS[language]))
    compatible = _element("w:compat")
    # Without this, Word opens the file as one of 2007 and says so in its title bar.
    compatible.append(
        _element(
            "w:compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val="15",
        )
    )
    for old in page.settings.element.findall(qn("w:compat")):
        page.settings.element.replace(old, compatible)
    _tell(page, title, author, day, _TAGS[language])
    return page


def _tell(page: Page, title: str, author: str, day: datetime, tag: str) -> None:
    """Write the properties of the file; the template has some of its own."""
    properties = page.core_properties
    properties.title, properties.author = shown_in_xml(title)[:255], shown_in_xml(author)[:255]
    properties.created = properties.modified = day
    properties.last_modified_by = "iku-core"
    properties.comments, properties.language, properties.revision = "", tag, 1


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def add_text(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    size: float | None = None,
) -> None:
    """Add text to a paragraph; a line end of it stays one."""
    run = paragraph.add_run(shown_in_xml(text))
    run.bold, run.italic, run.underline = bold or None, italic or None, underline or None
    if size is not None:
        run.font.size = Pt(size)


def add_paragraph(
    place: Page | Cell,
    text: str = "",
    *,
    side: Side = "left",
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    size: float | None = None,
    before: float = 0,
    after: float = 0,
    with_next: bool = False,
) -> Paragraph:
    """Add a paragraph to a page or a cell.

    Args:
        place: Where.
        text: Its text.
        side: Where its lines begin; likewise `bold`, `italic`, `underline` say how it looks.
        bold: As said.
        italic: As said.
        underline: As said.
        size: Size of its letters in points; None for that of the page.
        before: Points of space above it; likewise `after` below it.
        after: As said.
        with_next: Whether it stands on the same page as what follows.
    """
    paragraph = place.add_paragraph()
    paragraph.alignment = _SIDES[side]
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = with_next or None
    add_text(paragraph, text, bold=bold, italic=italic, underline=underline, size=size)
    return paragraph


def add_heading(page: Page, text: str, *, side: Side = "left", size: float = 12) -> Paragraph:
    """Add a line that a reader can jump to."""
    paragraph = add_paragraph(
        page, text, side=side, bold=True, size=size, before=10, after=4, with_next=True
    )
    paragraph._p.get_or_add_pPr().append(_element("w:outlineLvl", val="0"))  # noqa: SLF001
    return paragraph


def add_grid(
    place: Page | Cell, rows: int, widths: Sequence[float], *, lines: bool = True
) -> Table:
    """Add a table with columns of fixed width.

    Args:
        place: Where.
        rows: How many rows.
        widths: Millimetres of each column.
        lines: Whether it has borders.
    """
    if isinstance(place, _Cell):
        table = place.add_table(rows, len(widths))
    else:
        table = place.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    properties = table._tbl.tblPr  # noqa: SLF001
    if lines:
        borders = _element("w:tblBorders")
        for edge in _EDGES:
            borders.append(_element(f"w:{edge}", val="single", sz="4", space="0", color="000000"))
        properties.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = _element("w:tblCellMar")
    for edge, width in (("top", 30), ("left", 80), ("bottom", 30), ("right", 80)):
        margins.append(_element(f"w:{edge}", w=str(width if lines else 20), type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
    lengths = [Mm(width) for width in widths]
    for column, length in zip(table.columns, lengths, strict=True):
        column.width = length
    for row in table._tbl.tr_lst:  # noqa: SLF001
        for cell, length in zip(row.tc_lst, lengths, strict=True):
            cell.width = length
    return table


def add_row(table: Table) -> _Row:
    """Add a row to a table."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def rows_of(table: Table) -> list[list[Cell]]:
    """Return the cells of a table row by row, before any are joined; at once, for it is slow."""
    return [[_Cell(cell, table) for cell in row.tc_lst] for row in table._tbl.tr_lst]  # noqa: SLF001


def join_across(cells: Sequence[Cell]) -> Cell:
    """Make cells of one row into one, and return it; what stood in the others is lost."""
    first, *others = (cell._tc for cell in cells)  # noqa: SLF001
    width = sum(cell.width or 0 for cell in (first, *others))
    for other in others:
        other.getparent().remove(other)
    first.grid_span = len(cells)
    first.width = Emu(width)
    return cells[0]


def join_down(cells: Sequence[Cell]) -> Cell:
    """Make cells of one column into one, and return it; what stood in the others is hidden."""
    for cell in cells:
        cell._tc.vMerge = ST_Merge.CONTINUE  # noqa: SLF001
    cells[0]._tc.vMerge = ST_Merge.RESTART  # noqa: SLF001
    return cells[0]


def write_cell(
    cell: Cell,
    text: str,
    *,
    side: Side = "left",
    bold: bool = False,
    size: float | None = None,
    with_next: bool = False,
) -> None:
    """Write the text of a cell into its first paragraph."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = _SIDES[side]
    paragraph.paragraph_format.keep_with_next = with_next or None
    add_text(paragraph, text, bold=bold, size=size)


def shade(cell: Cell, colour: str = "D9E2F3") -> None:
    """Colour the ground of a cell."""
    ground = _element("w:shd", val="clear", color="auto", fill=colour)
    cell._tc.get_or_add_tcPr().insert_element_before(ground, *_BEHIND_SHADE)  # noqa: SLF001
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def repeat_row(row: _Row) -> None:
    """Let a row stand again at the top of each page that the table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001


def keep_row_whole(row: _Row, letters: int) -> None:
    """Let a row stand on one page as a whole, where it is short enough for one.

    Args:
        row: The row.
        letters: How many letters stand in its longest cell.
    """
    if letters <= LONG:
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        properties.insert(0, _element("w:cantSplit"))


def add_fraction(cell: Cell, above: str, below: str, factor: str, width: float) -> None:
    """Add a fraction to a cell: two lines with a bar between them, and what it is multiplied by.

    Args:
        cell: The cell, which is empty so far.
        above: The numerator.
        below: The denominator.
        factor: What stands beside the bar, such as `x 100 %`; empty for nothing.
        width: Millimetres that the cell has.
    """
    beside = min(4.0 + 2.2 * len(factor), width / 3)
    widths: list[float] = [width - beside, beside] if factor else [width]
    table = add_grid(cell, 2, widths, lines=False)
    first = cell.paragraphs[0]
    first._p.getparent().remove(first._p)  # noqa: SLF001
    (top, *right), (bottom, *right_below) = rows_of(table)
    for row, own, text in zip(table.rows, (top, bottom), (above, below), strict=True):
        write_cell(own, text, side="center", with_next=True)
        keep_row_whole(row, len(text))
    bar = _element("w:tcBorders")
    bar.append(_element("w:bottom", val="single", sz="8", space="0", color="000000"))
    top._tc.get_or_add_tcPr().insert_element_before(bar, "w:shd", *_BEHIND_SHADE)  # noqa: SLF001
    if factor:
        beside_both = join_down([*right, *right_below])
        beside_both.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        write_cell(beside_both, factor, side="center")
    cell.paragraphs[-1].paragraph_format.line_spacing = Pt(4)


def write_footer(page: Page, text: str, of: str) -> None:
    """Write the line at the foot of each page, with the number of the page.

    Args:
        page: The document.
        text: What stands in front of the number.
        of: The word between the number of the page and how many there are.
    """
    paragraph = page.sections[0].footer.paragraphs[0]
    paragraph.alignment = _SIDES["right"]
    add_text(paragraph, f"{text}    ", size=8)
    for field in ("PAGE", "NUMPAGES"):
        if field == "NUMPAGES":
            add_text(paragraph, f" {of} ", size=8)
        element = _element("w:fldSimple", instr=field)
        run = paragraph.add_run("1")
        run.font.size = Pt(8)
        element.append(run._r)  # noqa: SLF001
        paragraph._p.append(element)  # noqa: SLF001


def bytes_of(page: Page) -> bytes:
    """Return the bytes of a document, the same from run to run."""
    buffer = io.BytesIO()
    page.save(buffer)
    return without_clock(buffer.getvalue())
