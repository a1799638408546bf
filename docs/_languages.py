"""Give each language a navigation of its own: a page in `id` is Indonesian, any other English.

Both halves are one site, so that one search finds the words of both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

INDONESIAN = ("Belajar", "Mengerjakan", "Mencari", "Memahami", "English")
"""The captions that an Indonesian page shows; an English one shows the others."""

CAPTION = re.compile(r'(?=<p class="caption")')


def show_one_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Say in which language a page is, and leave the other one out of its navigation."""
    indonesian = page.startswith("id/")
    context["language"] = "id" if indonesian else "en"
    before, *parts = CAPTION.split(context["furo_navigation_tree"])
    shown = (
        part for part in parts if any(f">{word}<" in part for word in INDONESIAN) is indonesian
    )
    context["furo_navigation_tree"] = before + "".join(shown)


def setup(app: Sphinx) -> dict[str, bool]:
    """Run behind furo, which makes the navigation."""
    app.connect("html-page-context", show_one_language, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
