"""Text in Markdown is read as the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from iku_core.report._markdown import markdown_table, markdown_text
from printing import HOSTILE
from strategies import markdown_like

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(text: str) -> str:
    """Return the words of a paragraph; there is no element in it but that."""
    tokens = READER.parse(text)
    assert [token.type for token in tokens] in (
        [], ["paragraph_open", "inline", "paragraph_close"],
    )  # fmt: skip
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@pytest.mark.parametrize("text", [
    "# judul", "- butir", "+ butir", "1. butir", "12) butir", "> kutip", "---", "===", "a | b",
    "`kode`", "*a* **b** _c_ __d__ ~~e~~", "[a](b) ![c](d) <a@b.c> <http://e.f>", "&lt; &#35; &x",
    "a_b_c", "\\*", "$x$", "<b>", "http://a.b", "10.000 desa", "-5 %", "=1+1", "+62", "| a | b |",
    "&copy;", "a\\", "***", "___", "#", "-", "1.", "R&D", "Tipe A & B;",
])  # fmt: skip
def test_it_is_read_as_it_was(text: str) -> None:
    assert shown(markdown_text(text)) == text


@given(markdown_like)
def test_any_text_is_read_as_it_was(text: str) -> None:
    """Line ends and blanks become one blank, and what is no character a mark."""
    read = shown(markdown_text(text))

    assert read.replace("\ufffd", "") == "".join(
        character for character in " ".join(text.split()) if character not in "\x00\x1b\ufffd"
    )


def test_hostile_text_stays_text() -> None:
    assert "<script>alert(1)</script>" in shown(markdown_text(HOSTILE))


def test_addresses_become_no_links() -> None:
    """Readers that make links of bare addresses find none."""
    assert markdown_text("http://a.b, WWW.c.d, e@f.g") == r"http:/\/a.b, WWW\.c.d, e\@f.g"


@given(st.lists(st.tuples(markdown_like, markdown_like), max_size=4))
def test_a_cell_stays_in_its_cell(rows: list[tuple[str, str]]) -> None:
    lines = markdown_table(("A", "B"), [[markdown_text(cell) for cell in row] for row in rows])

    tokens = READER.parse("\n".join(lines))

    assert sum(token.type == "td_open" for token in tokens) == 2 * len(rows)
