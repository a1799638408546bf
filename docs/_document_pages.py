"""Write a page about every definition that comes with the package, before Sphinx looks for pages.

What is written is not committed: `reference/documents` here and below `id`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from _generated_pages import FOLDERS, write_texts

import iku_core as iku
from iku_core.notation import FORMULA_CSS
from iku_core.report.document_page import render_document_page_markdown

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLE = f"""\
{FORMULA_CSS}
.iku-page-formula {{ margin: 1rem 0; overflow-x: auto; padding: .25rem 0; }}
@supports (display: math) {{
  .iku-page-formula :is(math, mrow, mtext, mn, mo, mi) {{ display: inline; }}
  .iku-page-formula math {{ line-height: 1.35; overflow-wrap: anywhere; white-space: normal; }}
  .iku-page-formula mn {{ white-space: nowrap; }}
  .iku-page-formula mo {{ padding: 0 .2em; }}
  .iku-page-formula :is(mfrac, mroot, msqrt) {{ box-sizing: border-box; display: inline-flex;
    max-width: calc(100% - 6em); padding: 0 .15em; vertical-align: middle; }}
  .iku-page-formula :is(mfrac, mroot, msqrt) > * {{ display: block; padding: .1em .25em; }}
  .iku-page-formula mfrac {{ flex-direction: column; text-align: center; }}
  .iku-page-formula mfrac > :first-child {{ border-bottom: 1px solid currentColor; }}
  .iku-page-formula mroot {{ flex-direction: row-reverse; }}
  .iku-page-formula mroot > :last-child {{ font-size: .7em; padding: 0; }}
  .iku-page-formula :is(mroot, msqrt) > :first-child {{ border-top: 1px solid currentColor; }}
  .iku-page-formula :is(mroot, msqrt) > :first-child::before {{ content: "√ "; }}
}}
"""
"""The style of formulas, whose labels are sentences: no engine of mathematics wraps them.

Where a browser lays MathML out as CSS says, its elements are laid out as text that wraps; any other
draws it on one line, which can be scrolled.
"""


def write_pages(app: Sphinx) -> None:
    """Write what has changed, and delete the pages of documents that are there no longer."""
    catalogue = iku.load_catalogue(Path(app.srcdir).parent / "indicators")
    for language, folder in FOLDERS.items():
        texts = {
            f"{document.id}.md": render_document_page_markdown(document, language)
            for document in catalogue
        }
        write_texts(Path(app.srcdir, folder, "reference", "documents"), texts)


def add_style(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Give the pages about documents the style of their formulas."""
    if "reference/documents/" in page:
        context["metatags"] = f"{context.get('metatags', '')}<style>{STYLE}</style>"


def setup(app: Sphinx) -> dict[str, bool]:
    """Run before pages are looked for, and while they are written."""
    app.connect("builder-inited", write_pages)
    app.connect("html-page-context", add_style)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
