"""Write the page of every code before Sphinx looks for its pages, from the data of the package.

What is written is not committed: `reference/rules` here and below `id`, a page for each code, and
`tables.md`, which the page of all codes includes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from _generated_pages import FOLDERS, write_texts

from iku_core.code_page import page_for
from iku_core.messages import MESSAGES, Language
from iku_core.report.code_page import render_code_page_markdown, render_codes_markdown

if TYPE_CHECKING:
    from sphinx.application import Sphinx

OTHERS: dict[Language, str] = {
    "en": "*Bahasa Indonesia: [{code}](../../id/reference/rules/{code}.md).*",
    "id": "*In English: [{code}](../../../reference/rules/{code}.md).*",
}
"""What leads from a page to that of the other language."""

ALONE = "---\norphan: true\n---\n\n"
"""No page of a code stands in the navigation, which would be hundreds of lines long."""


def write_pages(app: Sphinx) -> None:
    """Write what has changed, and delete the pages of codes that are there no longer."""
    for language, folder in FOLDERS.items():
        reference = Path(app.srcdir, folder, "reference")
        texts = {"tables.md": render_codes_markdown("rules", language)}
        for code in MESSAGES:
            page = page_for(code)
            see = None if page.see is None else _link(Path(app.srcdir), folder, page.see)
            title, _, rest = render_code_page_markdown(page, language, see=see).partition("\n")
            other = OTHERS[language].format(code=code)
            texts[f"{code}.md"] = f"{ALONE}{title}\n\n{other}\n{rest}\n[](../codes.md)\n"
        write_texts(reference / "rules", texts)


def _link(docs: Path, folder: str, see: str) -> str:
    """Return the way from the page of a code to one of its language, else to the English one."""
    return f"../../{see}" if (docs / folder / see).is_file() else f"../../../{see}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Run before pages are looked for."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
