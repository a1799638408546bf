"""Write a page for each part of the programming interface, before Sphinx looks for its pages.

The names of `iku_core` are those of the tables of `reference/api.md`, a page for each table; a
module with names of its own has a page too. What is written is not committed: `reference/api`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from _generated_pages import write_texts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MODULES: Final = ("verify", "tables", "sql", "notation", "notebook", "schema")
"""Modules whose `__all__` is public."""

REPORTS: Final = (
    *("form", "performance", "performance_text", "docx_form", "docx_report", "xlsx_report"),
    *("results", "collection_csv", "collection_xlsx", "document_page"),
)
"""Modules of `iku_core.report` whose functions `render_...` are public."""

TABLE: Final = re.compile(r"^## (?P<title>.+)\n(?P<text>(?:(?!^## ).*\n?)*)", re.MULTILINE)
NAME: Final = re.compile(r"^\| `(?P<name>\w+)", re.MULTILINE)


def page(title: str, about: str, names: Iterable[tuple[str, str]]) -> str:
    """Return a page about names, each given with its module."""
    directives = (_directive(module, name) for module, name in names)
    body = "\n\n".join(directives)
    return f"# {title}\n\n{about}\n\n```{{eval-rst}}\n{body}\n```\n"


def _directive(module: str, name: str) -> str:
    found = getattr(import_module(module), name)
    if inspect.isclass(found):
        return f".. autoclass:: {module}.{name}\n   :members:"
    if inspect.isfunction(found):
        return f".. autofunction:: {module}.{name}"
    return f".. autodata:: {module}.{name}\n   :no-value:"


def texts_of(overview: str) -> dict[str, str]:
    """Return all pages by file name; `overview` is the text of `reference/api.md`."""
    texts: dict[str, str] = {}
    for match in TABLE.finditer(overview):
        names = [("iku_core", name) for name in NAME.findall(match["text"])]
        if names:
            file = f"{match['title'].lower().replace(' ', '-')}.md"
            texts[file] = page(match["title"], "Names of `iku_core`.", names)
    for name in MODULES:
        module = import_module(f"iku_core.{name}")
        names = [(module.__name__, found) for found in module.__all__]
        texts[f"{name}.md"] = page(f"`{module.__name__}`", _summary(module.__doc__), names)
    rendering = [
        (module.__name__, found)
        for module in (import_module(f"iku_core.report.{name}") for name in REPORTS)
        for found in module.__all__
        if found.startswith("render_")
    ]
    about = "What is computed, as text and files; each function is imported from its own module."
    texts["report.md"] = page("`iku_core.report`", about, rendering)
    return texts


def _summary(docstring: str | None) -> str:
    return (docstring or "").partition("\n")[0]


def write_pages(app: Sphinx) -> None:
    """Write what has changed, and delete pages of what is there no longer."""
    reference = Path(app.srcdir, "reference")
    overview = (reference / "api.md").read_text("utf-8")
    write_texts(reference / "api", texts_of(overview))


def setup(app: Sphinx) -> dict[str, bool]:
    """Run before pages are looked for."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
